using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Specs.Exchange;

/// <summary>Monthly figures without patients (contracts §1.3).</summary>
public class FiguresSpecs
{
    private const string Header = "region;unit;month;measuring_point;completed_in_time;completed_counted;completed;waiting;waiting_in_time;added\n";

    [Fact]
    public void Figures_are_known_by_their_header_whatever_the_name()
    {
        using var files = new Deliveries();
        files.Write("d/any name.csv", "Region,Month,Measuring_Point,completed_in_time,completed_counted\nVGR,2024-01,first_visit,377,751\n");
        files.Write("d/flow.csv", "region;from;to;added;completed\nVGR;2025-03;2025-06;4440;3896\n");
        var delivery = files.Open("d");
        var region = delivery.Figures().Series().Single();
        Assert.True(delivery.HasFigures);
        Assert.False(delivery.HasCareEvents);
        Assert.Equal(2, delivery.FiguresFiles.Count);
        var key = new FigureKey(new(2024, 1), "VGR", MeasuringPoint.FirstVisit);
        Assert.Equal(new MonthlyFigure(key) { InTime = 377, Counted = 751 }, region.Figures.Single());
        Assert.Equal(new FlowSum("VGR", new(2025, 3), new(2025, 6), 4440, 3896), region.FlowSums.Single());
        Assert.Equal(FigureSource.Figures, region.Sources[new(2024, 1)]);
        Assert.Empty(delivery.Findings);
    }

    [Theory]
    [InlineData("R;;2025-01;first_visit;5;5;5;5;5;0", null)]
    [InlineData("R;;2025-01;first_visit;0;0;;;;", null)]
    [InlineData("R;;2025-01;nybesök;0;0;;;;", null)]
    [InlineData("R;;2025-01;first_visit;6;5;;;;", "completed_in_time")]
    [InlineData("R;;2025-01;first_visit;5;6;5;;;", "completed_counted")]
    [InlineData("R;;2025-01;first_visit;5;5;;5;6;", "waiting_in_time")]
    [InlineData("R;;2025-01;first_visit;-1;5;;;;", "completed_in_time")]
    [InlineData("R;;2025-01;first_visit;1;5;;;;-1", "added")]
    [InlineData("R;;2025-01;first_visit;N;5;;;;", "completed_in_time")]
    [InlineData("R;;2025-01;first_visit;1.5;5;;;;", "completed_in_time")]
    [InlineData("R;;2025-01;first_visit;;5;;;;", "completed_in_time")]
    [InlineData("R;;2025-01;first_visit;99999999999;5;;;;", "completed_in_time")]
    [InlineData("R;;2025-13;first_visit;1;5;;;;", "month")]
    [InlineData("R;;;first_visit;1;5;;;;", "month")]
    [InlineData("R;;2025-01;follow_up;1;5;;;;", "measuring_point")]
    [InlineData(";;2025-01;first_visit;1;5;;;;", "region")]
    [InlineData("R;;2025-01;first_visit;1", "")]
    public void An_impossible_row_goes_to_quarantine(string row, string? column)
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("figures.csv", Header + row + "\n");
        Assert.Equal(column is null ? 1 : 0, delivery.Figures().Rows.Count);
        Assert.Equal(column, delivery.UnreadRows.SingleOrDefault()?.Column);
    }

    [Theory]
    [InlineData("R;2025-01;2025-01;5;6", null)]
    [InlineData("R;2025-02;2025-01;5;6", "to")]
    [InlineData("R;2025-01;2025-01;-5;6", "added")]
    public void A_flow_sum_covers_whole_months_forwards(string row, string? column)
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("flow.csv", "region;from;to;added;completed\n" + row + "\n");
        Assert.Equal(column is null ? 1 : 0, delivery.Figures().Flows.Count);
        Assert.Equal(column, delivery.UnreadRows.SingleOrDefault()?.Column);
    }

    [Fact]
    public void A_regions_own_row_stands_and_units_are_summed_where_there_is_none()
    {
        using var files = new Deliveries();
        var set = files.OpenText("f.csv", Header
            + "R;u1;2025-01;first_visit;1;2;;7;;\nR;u2;2025-01;first_visit;3;4;;8;;\nR;;2025-01;first_visit;9;10;;;;\n"
            + "R;u1;2025-02;first_visit;1;2;;7;;\nR;u2;2025-02;first_visit;3;4;;;;\n").Figures();
        var region = set.SeriesOf("R")!;
        Assert.Equal((9, 10), (region.Of(new(2025, 1), MeasuringPoint.FirstVisit)!.InTime, region.Of(new(2025, 1), MeasuringPoint.FirstVisit)!.Counted));
        var february = region.Of(new(2025, 2), MeasuringPoint.FirstVisit)!;
        Assert.Equal((4, 6, null, "R"), (february.InTime, february.Counted, february.Waiting, february.Key.Unit));
        Assert.Equal(4, region.UnitFigures.Count);
        Assert.Null(set.SeriesOf("S"));
    }

    [Theory]
    [InlineData("R;;2025-01;first_visit;1;5;;;;\nR;;2025-01;first_visit;2;5;;;;\n", 1)]
    [InlineData("R;;2025-01;first_visit;2;5;;;;\nR;;2025-01;first_visit;1;5;;;;\n", 1)]
    [InlineData("R;;2025-01;first_visit;2;5;;;;\nR;;2025-01;first_visit;2;5;;;;\n", 0)]
    public void Of_differing_repeats_the_greatest_counts(string rows, int findings)
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("f.csv", Header + rows);
        Assert.Equal(2, delivery.Figures().Rows.Single().Figure.InTime);
        Assert.Equal(findings, delivery.Findings.Count);
    }
}
