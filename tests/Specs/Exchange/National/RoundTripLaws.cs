using Trettio.Care;
using Trettio.Exchange.National;
using Trettio.Measuring;
using Trettio.Specs.Measuring;
using Trettio.Synthetic;

namespace Trettio.Specs.Exchange.National;

/// <summary>
/// A delivery read again gives the same completed, exclusions, counted, in time, waiting and waiting in time per unit and measuring point;
/// what the format cannot carry is not known.
/// </summary>
public sealed class RoundTripLaws
{
    private const int Regions = 160;

    private static readonly Month From = new(2025, 1);
    private static readonly Month To = new(2025, 4);

    [Theory]
    [InlineData(true, "bup-2025")]
    [InlineData(false, "bup-2025")]
    [InlineData(true, "skr-general")]
    [InlineData(false, "vantetider-2021")]
    public void A_delivery_read_again_gives_the_same_figures_per_unit(bool xml, string ruleSet)
    {
        var rules = Given.Parse(ruleSet);
        var counted = 0;
        for (var seed = 0; seed < Regions; seed++)
        {
            var events = new CareEventList([.. Complete(GeneratedRegion.Of(seed))]);
            foreach (var month in Month.Range(From, To))
            {
                counted += Law(events, rules, Exported.Terms(rules), month, xml, Exported.HsaIdOf);
            }
        }

        Assert.True(counted > 500, $"Only {counted} records went round: the law was hardly tried.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void So_does_the_synthetic_regions(bool xml)
    {
        var events = new CareEventList([.. All(SyntheticRegion.Of(new() { Patients = 1500, Years = 1, Seed = 5 }))]);
        var units = events.Units().Select(unit => unit.UnitId).Distinct().ToList();
        var settings = NationalUnitSettings.Parse(
            Exported.ForAll + string.Concat(units.Select(unit => $"  - {{ unit: {unit}, from: 2000-01-01, care_unit_hsa_id: SE-{unit} }}\n")), "units.yaml", Exported.Origins.Settings);
        foreach (var month in (Month[])[new(2025, 5), new(2025, 6), new(2025, 12)])
        {
            Assert.True(Law(events, Given.Bup2025, Exported.Terms(Given.Bup2025, settings), month, xml, unit => "SE-" + unit) > 50);
        }
    }

    [Fact]
    public void Whatever_is_missing_figures_are_what_was_written_rejected_and_held_back()
    {
        var (rejected, held) = (0, 0);
        for (var seed = 0; seed < Regions; seed++)
        {
            // As generated: without professions, some without a patient, and one patient protected.
            var events = new CareEventList([.. GeneratedRegion.Of(seed).Select((one, index) => one switch
            {
                Patient patient => patient with { IsProtected = patient.PatientId == "p1" },
                Contact contact when index % 2 == 0 => contact with { Profession = "XS917", ContactType = "0" },
                _ => one,
            })]);
            foreach (var month in Month.Range(From, To))
            {
                var export = NationalExport.Of(events, Exported.Terms(Given.Bup2025), month);
                var control = NationalControl.Of(export, PlainFigures.Of(events, Given.Bup2025, month, month, CareLevel.Specialist));
                Assert.True(control.IsExplained, $"seed {seed}, {month}");
                rejected += export.Rejected.Count;
                held += export.HeldBack(NationalKind.Completed) + export.HeldBack(NationalKind.Waiting);
            }
        }

        Assert.True(rejected > 80 && held > 80, $"{rejected} rejected, {held} held back: the law was hardly tried.");
    }

    /// <summary>The number of records that went round.</summary>
    private static int Law(CareEventList events, RuleSet rules, NationalTerms terms, Month month, bool xml, Func<string, string> hsaId)
    {
        var export = NationalExport.Of(events, terms, month);
        Assert.Empty(export.Rejected);
        using var files = new Deliveries();
        var delivery = Exported.ReadAgain(export, xml, files);
        var read = NationalFigures.Of(delivery, rules).Rows.Where(row => row.Unit is not null).Select(row => row.Figure).ToDictionary(figure => figure.Key);
        var direct = PlainFigures.Of(events, rules, month, month, rules.CareLevel).Where(figure => figure.Completed > 0 || figure.Waiting > 0);
        foreach (var figure in direct)
        {
            Assert.True(read.Remove(figure.Key with { Unit = hsaId(figure.Key.Unit) }, out var again), $"{figure.Key} is not there");
            Assert.Equal(Carried(figure), Carried(again!));
            Assert.Equal((null, null, null, null), (again!.Added, again.Removed, again.Planned, again.LeftOut));
            Assert.Equal((null, null, null, null), (again.MovedIn, again.MovedOut, again.CompletedForOthers, again.CompletedElsewhere));
        }

        Assert.DoesNotContain(read.Values, figure => figure.Completed > 0 || figure.Waiting > 0);
        Assert.Equal(export.Rows.Count, delivery.Completed().Count() + delivery.Waiting().Count());
        Assert.Empty(delivery.UnreadRows);
        return export.Rows.Count;
    }

    // Where a month has no record of a kind, the format cannot tell that there were none.
    private static int[] Carried(MonthlyFigure figure) =>
        [.. new[] { figure.Completed, figure.ExcludedMov, figure.ExcludedSov, figure.ExcludedPvv, figure.Counted, figure.InTime, figure.Waiting, figure.WaitingInTime }.Select(value => value ?? 0)];

    /// <summary>With all that the format demands of a patient and a contact.</summary>
    private static IEnumerable<CareEvent> Complete(IEnumerable<CareEvent> events)
    {
        yield return new Patient { PatientId = "p4", BirthYear = 2012 };
        foreach (var one in events)
        {
            yield return one is Contact contact ? contact with { Profession = "XS917", ContactType = "0", Kva = "AU118 AU011" } : one;
        }
    }

    private static IEnumerable<CareEvent> All(SyntheticRegion events) =>
        [.. events.Units(), .. events.Patients().Select(patient => patient with { IsProtected = false }), .. events.Referrals(), .. events.Waits(), .. events.Moves(), .. events.Contacts()];
}
