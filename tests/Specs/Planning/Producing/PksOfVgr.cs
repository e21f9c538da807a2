using Trettio.Care;
using Trettio.Planning.Producing;
using Trettio.Specs.Reports;

namespace Trettio.Specs.Planning.Producing;

/// <summary>SKR's published figures of Västra Götaland, as its template would have them. Source: skr-2025-12.</summary>
public sealed class PksOfVgr
{
    private static readonly PksGoals Goals = new(75, 75, [new(1, 50), new(5, 75), new(10, 100)]);

    private static readonly IReadOnlyList<PksTable> Tables = Of(PlanInputs.Empty);

    [Fact]
    public void A_month_with_an_outcome_shows_it()
    {
        var august = Tables[0][new(2025, 8)];
        Assert.Equal((PksBasis.Outcome, 486, 214), (august.Basis, august.Completed, august.InTime));
        Assert.Equal(214.0 / 486, august.Share);
        Assert.Equal(-7.718, august.ChangePp!.Value, 3);
        Assert.Equal(365, august.NeededForShare);
        Assert.Equal([257, 276, 301], august.NeededForImprovements.Select(need => need.Visits));
    }

    [Fact]
    public void Ten_points_more_than_in_October_and_November_2024_are_not_possible()
    {
        Assert.Equal(
            [false, true, true],
            Enumerable.Range(9, 3).Select(month => Tables[0][new(2025, month)].NeededForImprovements[2].IsImpossible));
        Assert.True(Tables[0].Sum.NeededForImprovements[2].IsImpossible);
        Assert.False(Tables[0].Sum.NeededForImprovements[1].IsImpossible);
        Assert.All(Tables.Skip(1), table => Assert.All(table.Rows, row => Assert.DoesNotContain(row.NeededForImprovements, need => need.IsImpossible)));
    }

    [Fact]
    public void Every_missing_patient_of_the_published_months_is_what_was_needed_less_what_was_done()
    {
        // domain: need +1/+5/+10 and need 75 %, of the months that reached neither.
        (MeasuringPoint Point, int Month, int[] Missing)[] published =
        [
            (MeasuringPoint.FirstVisit, 5, [10, 46, 91]), (MeasuringPoint.FirstVisit, 8, [43, 62, 87, 151]),
            (MeasuringPoint.Investigation, 3, [14, 21, 30, 36]), (MeasuringPoint.Investigation, 5, [8, 15, 24, 25]),
        ];
        foreach (var (point, number, missing) in published)
        {
            var row = Tables[(int)point][new(2025, number)];
            int[] actual = [.. row.NeededForImprovements.Select(need => need.Visits!.Value - row.InTime!.Value), row.NeededForShare!.Value - row.InTime!.Value];
            Assert.Equal(missing, actual.Take(missing.Length));
        }
    }

    [Fact]
    public void A_month_without_an_outcome_is_proposed_by_last_years_and_the_percentage()
    {
        var september = Of(PlanInputs.Empty with { GrowthPerMille = 25 })[0][new(2025, 9)];
        Assert.Equal((PksBasis.Proposal, 1273, null), (september.Basis, september.Completed, september.InTime));
        Assert.Equal(1273, september.ForecastInflow);
        Assert.Null(september.Share);

        // Nobody was told of December 2024.
        var december = Tables[0][new(2025, 12)];
        Assert.Equal((PksBasis.None, null), (december.Basis, december.Completed));
        Assert.Null(december.ForecastInflow);
    }

    [Fact]
    public void The_year_is_a_sum_and_its_share_that_of_the_sums()
    {
        var written = Month.Range(new(2025, 1), new(2025, 12)).Where(month => month.Number is < 3 or > 8)
            .SelectMany(month => (KeyValuePair<PlanKey, int?>[])[
                new(new(MeasuringPoint.FirstVisit, month, PlanField.Completed), 800), new(new(MeasuringPoint.FirstVisit, month, PlanField.InTime), 600)]);
        var inputs = PlanInputs.Empty.With(written);
        var table = Of(inputs)[0];
        Assert.Equal((4732 + (6 * 800), 3540 + (6 * 600)), (table.Sum.Completed, table.Sum.InTime));
        Assert.Equal(7140.0 / 9532, table.Sum.Share);

        // December has no base, so the year has no change; without December it has.
        Assert.Null(table.Sum.ChangePp);
        var eleven = Of(inputs.With([new(new(MeasuringPoint.FirstVisit, new(2025, 12), PlanField.Completed), null), new(new(MeasuringPoint.FirstVisit, new(2025, 12), PlanField.InTime), null)]))[0];
        Assert.Equal(100 * ((6540.0 / 8732) - (8658.0 / 11887)), eleven.Sum.ChangePp!.Value, 9);

        // One month that is not planned within 30 days leaves the year without a share.
        var gap = Of(inputs.With([new(new(MeasuringPoint.FirstVisit, new(2025, 11), PlanField.InTime), null)]))[0];
        Assert.Null(gap.Sum.Share);
        Assert.Equal(table.Sum.Completed, gap.Sum.Completed);
    }

    private static IReadOnlyList<PksTable> Of(PlanInputs inputs) => PksTable.All(PublishedVgr.Series.Of, 2025, inputs, Goals);
}
