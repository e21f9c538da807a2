using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Synthetic;

namespace Trettio.Specs.Synthetic;

public class CleanRegionLaws
{
    [Fact]
    public void No_careful_reader_objects_to_a_region_without_faults() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), Gen.Choose(1, 3).ToArbitrary(), (seed, years) =>
            Assert.Empty(Reading(new() { Patients = 1200, Years = years, Seed = seed }).Objections()))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    [Fact]
    public void A_large_region_and_one_of_other_years_are_as_clean()
    {
        Assert.Empty(Reading(new() { Patients = 12_000, Years = 2, Seed = 7 }).Objections());
        Assert.Empty(Reading(new() { Patients = 4000, Years = 1, Seed = -3, Until = new(1999, 2) }).Objections());
    }

    [Fact]
    public void Every_kind_of_row_that_the_formats_know_occurs()
    {
        var region = Reading(new() { Patients = 20_000, Years = 2, Seed = 5 });
        var contacts = region.Contacts.Values;
        Assert.Equal(Enum.GetValues<ReferralOutcome>(), region.Referrals.Values.Select(referral => referral.Outcome!.Value).Distinct().Order());
        Assert.Equal(Enum.GetValues<ContactStatus>(), contacts.Select(contact => contact.Status).Distinct().Order());
        Assert.Equal(Enum.GetValues<ContactKind>(), contacts.Select(contact => contact.Kind!.Value).Distinct().Order());
        Assert.Equal(Enum.GetValues<Deviation>(), contacts.Select(contact => contact.Deviation).Distinct().Order());
        Assert.Equal(Enum.GetValues<Deviation>(), region.Waits.Values.Select(wait => wait.Deviation).Distinct().Order());
        Assert.Equal(Enum.GetValues<Sex>(), region.Patients.Values.Select(patient => patient.Sex!.Value).Distinct().Order());
        Assert.Equal(Enum.GetValues<CareLevel>(), region.Units.SelectMany(unit => unit).Select(unit => unit.CareLevel).Distinct().Order());
        Assert.Equal(Enum.GetValues<CancelledBy>(), contacts.Where(contact => contact.CancelledBy is not null).Select(contact => contact.CancelledBy!.Value).Distinct().Order());
    }

    [Fact]
    public void The_turns_that_measuring_must_know_occur_in_numbers()
    {
        var region = Reading(new() { Patients = 20_000, Years = 2, Seed = 5 });
        var waits = region.Waits.Values;
        var done = region.Contacts.Values.Where(contact => contact.Status == ContactStatus.Done).ToList();
        Assert.InRange(done.Count(contact => contact.WaitId is null && contact.Kind.Point() is not null), 500, 3000);
        Assert.InRange(done.Count(contact => contact.WaitId is { } id && !region.Moves.Contains(id) && region.Waits[id].UnitId != contact.UnitId), 200, 1500);
        Assert.InRange(region.Moves.Count, 200, 1500);
        Assert.InRange(waits.Count(wait => wait.DecidedOn > wait.ListedOn), 300, 3000);
        Assert.InRange(waits.Count(wait => wait.MeasuringPoint != MeasuringPoint.FirstVisit && wait.DecidedOn is null), 2, 200);
        Assert.InRange(waits.Count(wait => wait.RemovedOn is not null), 800, 2500);
        Assert.InRange(region.Patients.Values.Count(patient => patient.MergedInto is not null), 5, 100);
        Assert.InRange(region.Patients.Values.Count(patient => patient.IsProtected), 40, 160);
        Assert.InRange(region.Patients.Values.Count(patient => patient.HomeRegion != "SYN"), 300, 900);
        Assert.InRange(region.Referrals.Values.Count(referral => referral.Kind == ReferralKind.Self) / (double)region.Referrals.Count, 0.2, 0.4);
    }

    [Fact]
    public void The_region_has_one_root_with_areas_a_clinic_that_moves_and_one_that_opens()
    {
        var options = new SyntheticOptions { Patients = 10, Years = 2, Seed = 1 };
        var units = SyntheticRegion.Of(options).Units().ToList();
        Assert.Equal("Exempelregionen", Assert.Single(units, unit => unit.ParentUnitId is null).Name);
        Assert.All(units.Where(unit => unit.ParentUnitId is not null), unit => Assert.Contains(units, other => other.UnitId == unit.ParentUnitId));
        var moved = Assert.Single(units.GroupBy(unit => unit.UnitId), rows => rows.Count() > 1).ToList();
        Assert.Equal(new DateOnly(2024, 12, 31), moved[0].ValidTo);
        Assert.Equal(new DateOnly(2025, 1, 1), moved[1].ValidFrom);
        Assert.NotEqual(moved[0].ParentUnitId, moved[1].ParentUnitId);
        Assert.Single(units.GroupBy(unit => unit.UnitId), rows => rows.All(unit => unit.ValidFrom is not null));
        Assert.All(units, unit => Assert.StartsWith("SYN", unit.UnitId, StringComparison.Ordinal));
    }

    internal static RegionReading Reading(SyntheticOptions options) => new(SyntheticRegion.Of(options), options.From, options.Until);
}
