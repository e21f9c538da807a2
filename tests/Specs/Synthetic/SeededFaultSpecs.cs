using System.Globalization;
using System.Text.RegularExpressions;
using Trettio.Care;
using Trettio.Synthetic;

namespace Trettio.Specs.Synthetic;

public class SeededFaultSpecs
{
    private static readonly SyntheticOptions Clean = new() { Patients = 5000, Years = 2, Seed = 11 };
    private static readonly SyntheticOptions Faulty = Clean with { Faults = true };

    private static readonly Lazy<List<string>> Found =
        new(() => [.. new RegionReading(SyntheticRegion.Of(Faulty), Faulty.From, Faulty.Until).Objections()]);

    private readonly SyntheticRegion region = SyntheticRegion.Of(Faulty);

    [Theory]
    [InlineData(FaultKind.MissingDecision, "no clock start")]
    [InlineData(FaultKind.DecisionAfterStart, "before its decision")]
    [InlineData(FaultKind.ContactNamesUnknownWait, "unknown wait")]
    [InlineData(FaultKind.ContactNamesWaitOfOtherPoint, "wait of another point")]
    [InlineData(FaultKind.FirstMoveFromAnotherUnit, "moved from elsewhere")]
    [InlineData(FaultKind.LateRegistration, "registered late")]
    public void Each_single_fault_is_found_as_often_as_it_was_seeded(FaultKind kind, string objection) =>
        Assert.Equal(Seeded(kind), Objections().Count(found => found.StartsWith(objection, StringComparison.Ordinal) && found[objection.Length] == ' '));

    [Fact]
    public void Referrals_never_delivered_are_found_on_their_waits() =>
        Assert.Equal(Seeded(FaultKind.ReferralNeverDelivered), Objections().Count(found => found.StartsWith("unknown referral w", StringComparison.Ordinal)));

    [Fact]
    public void Removals_and_stops_in_the_wrong_order_are_found_on_both_sides_of_the_day()
    {
        var reading = new RegionReading(region, Faulty.From, Faulty.Until);
        var both = reading.Waits.Values.Where(wait => wait.RemovedOn is not null && reading.StopOf(wait) is not null).ToList();
        Assert.Equal(Seeded(FaultKind.RemovalAfterStop), both.Count(wait => wait.RemovedOn >= reading.StopOf(wait)));
        Assert.Contains(both, wait => wait.RemovedOn == reading.StopOf(wait));
        Assert.Contains(both, wait => wait.RemovedOn > reading.StopOf(wait));
        Assert.Equal(Seeded(FaultKind.StopAfterRemoval), both.Count(wait => wait.RemovedOn < reading.StopOf(wait)));
    }

    [Fact]
    public void Single_faults_lie_on_added_children_alone()
    {
        // The lost, the doubled and the moved months, and they alone, also trouble the region's own children.
        string[] bulk =
        [
            "stopped twice", "two on a day", "booked twice", "closed without stop", "outside its commitment", "medicine begun at no treatment", "weekend",
        ];
        var others = Objections().FindAll(found => !Array.Exists(bulk, name => found.StartsWith(name, StringComparison.Ordinal)));
        Assert.NotEmpty(others);
        Assert.DoesNotContain(others, found => !Regex.IsMatch(found, "[pwcr]f[0-9]+qz", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Rows_that_are_no_records_are_seeded_as_text()
    {
        var raw = region.RawRows()["contacts.csv"];
        var repeats = raw.GroupBy(row => row["contact_id"]).Where(rows => rows.Count() == 2).ToList();
        Assert.Equal(Seeded(FaultKind.IdenticalRepeat), repeats.Count(pair => pair.First().SequenceEqual(pair.Last())));
        Assert.Equal(Seeded(FaultKind.DifferingRepeat), repeats.Count(pair => !pair.First().SequenceEqual(pair.Last())));
        Assert.Equal(Seeded(FaultKind.UnreadableRequiredDate), raw.Count(row => !IsDay(row["started_on"])));
        Assert.Equal(Seeded(FaultKind.UnreadableOptionalDate), raw.Count(row => row.TryGetValue("registered_on", out var text) && !IsDay(text)));
        Assert.Equal(raw.Count, (repeats.Count * 2) + Seeded(FaultKind.UnreadableRequiredDate) + Seeded(FaultKind.UnreadableOptionalDate));
    }

    [Fact]
    public void One_units_month_is_lost_and_anothers_doubled()
    {
        var clean = SyntheticRegion.Of(Clean).Contacts().ToList();
        var faulty = Own(region.Contacts()).ToList();
        int In(IEnumerable<Contact> contacts, SeededFault fault) =>
            contacts.Count(contact => contact.UnitId == fault.UnitId && fault.Month!.Value.Contains(contact.StartedOn));
        string?[] others = [Fault(FaultKind.SilentUnit).UnitId, Fault(FaultKind.VolumeJump).UnitId];

        var (lost, doubled) = (Fault(FaultKind.MonthMissing), Fault(FaultKind.MonthDoubled));
        Assert.True(In(clean, lost) > 50);
        Assert.Equal(0, In(faulty, lost));
        Assert.Equal(2 * In(clean, doubled), In(faulty, doubled));
        Assert.Equal(
            clean.Count(contact => !others.Contains(contact.UnitId)) - In(clean, lost) + In(clean, doubled),
            faulty.Count(contact => !others.Contains(contact.UnitId)));
    }

    [Fact]
    public void One_unit_decides_on_the_day_of_the_start()
    {
        var unit = Fault(FaultKind.DecisionsOnStartInBulk).UnitId;
        Assert.True(ShareDecidedOnStart(region, unit!) > 0.75);
        Assert.True(ShareDecidedOnStart(SyntheticRegion.Of(Clean), unit!) < 0.1);
    }

    [Fact]
    public void One_units_first_visits_heap_just_before_the_limit()
    {
        var unit = Fault(FaultKind.HeapBeforeLimit).UnitId!;
        var (before, after) = Around(region, unit);
        Assert.True(before > 10 * after, $"{before} before, {after} after");
        (before, after) = Around(SyntheticRegion.Of(Clean), unit);
        Assert.InRange(before, 0, 3 * after);
    }

    [Fact]
    public void Apart_from_the_seeded_faults_nothing_differs()
    {
        var clean = SyntheticRegion.Of(Clean);
        Assert.Equal(clean.Patients(), Own(region.Patients()));
        Assert.Equal(clean.Commitments(), Own(region.Commitments()));
        Assert.Equal(clean.Moves(), Own(region.Moves()));
        Assert.Equal(clean.Units(), region.Units());
        string[] spoiled = [Fault(FaultKind.DecisionsOnStartInBulk).UnitId!, Fault(FaultKind.HeapBeforeLimit).UnitId!, Fault(FaultKind.MovSovJump).UnitId!];
        Assert.Equal(clean.Waits().Where(wait => !spoiled.Contains(wait.UnitId)), Own(region.Waits()).Where(wait => !spoiled.Contains(wait.UnitId)));
    }

    [Fact]
    public void The_manifest_names_every_kind_once_and_a_clean_region_has_none()
    {
        Assert.Equal(Enum.GetValues<FaultKind>(), region.ManifestOfFaults.Select(fault => fault.Kind).Order());
        Assert.All(region.ManifestOfFaults, fault => Assert.True(fault.Count > 0));
        Assert.Empty(SyntheticRegion.Of(Clean).ManifestOfFaults);
        Assert.Empty(SyntheticRegion.Of(Clean).RawRows());
    }

    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private SeededFault Fault(FaultKind kind) => region.ManifestOfFaults.Single(fault => fault.Kind == kind);

    private int Seeded(FaultKind kind) => Fault(kind).Count;

    private static List<string> Objections() => Found.Value;

    private static IEnumerable<T> Own<T>(IEnumerable<T> rows)
        where T : CareEvent => rows.Where(row => !IdOf(row).StartsWith('f'));

    // Without its first letter, which says what it is an id of.
    private static string IdOf(CareEvent row) => (row switch
    {
        Patient patient => patient.PatientId,
        Commitment commitment => commitment.CommitmentId,
        Wait wait => wait.WaitId,
        Move move => move.WaitId,
        Contact contact => contact.ContactId,
        _ => throw new ArgumentException("No id."),
    })[1..];

    private static double ShareDecidedOnStart(SyntheticRegion region, string unit)
    {
        var reading = new RegionReading(region, Faulty.From, Faulty.Until);
        var started = reading.Waits.Values.Where(wait => wait.UnitId == unit && reading.StopOf(wait) is not null).ToList();
        return (double)started.Count(wait => wait.DecidedOn == reading.StopOf(wait)) / started.Count;
    }

    private static (int Before, int After) Around(SyntheticRegion region, string unit)
    {
        var reading = new RegionReading(region, Faulty.From, Faulty.Until);
        var days = reading.Waits.Values.Where(wait => wait.UnitId == unit && wait.MeasuringPoint == MeasuringPoint.FirstVisit && reading.StopOf(wait) is not null)
            .Select(wait => reading.StopOf(wait)!.Value.DayNumber - reading.StartOf(wait)!.Value.DayNumber).ToList();
        return (days.Count(day => day is 29 or 30), days.Count(day => day is 31 or 32));
    }
}
