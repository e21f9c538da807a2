using Trettio.Care;
using Trettio.Exchange;
using Trettio.Measuring;
using Trettio.Quality.Reconciling;

namespace Trettio.Specs.Quality.Reconciling;

/// <summary>Figures that were really published, against finished figures alone; and how printed numbers are read.</summary>
public sealed class PublishedCases
{
    private static readonly FigureKey Key = new(new(2025, 6), "VGR", MeasuringPoint.FirstVisit);

    [Fact]
    public void Area_4s_first_visits_of_period_1_are_225_more_than_area_1_counted_which_the_figures_alone_cannot_settle()
    {
        // skr-2025-12: 3 896 completed in March to June; the months' denominators are 1 041, 950, 899 and 781.
        var own = new MonthlyFigure(Key) { Counted = 1041 + 950 + 899 + 781, InTime = 2900 };
        var found = ReconcileFigures.Of(own, Published((FigureField.Completed, "3 896")));
        Assert.Empty(found.Exact);
        var presumed = Assert.Single(found.Presumed);
        Assert.Equal(("completed", 3896, 225), (presumed.Id, presumed.Whole, presumed.Presumes));

        var told = ReconcileFigures.Of(own with { Completed = 3896 }, Published((FigureField.Completed, "3 896")));
        Assert.NotEmpty(told.Exact);
        Assert.Empty(told.Presumed);
    }

    [Theory] // vantetider-bup-tables: total, PvV over 30 days, within 30 days, per cent shown.
    [InlineData(4075, 466, 2054, "57")]
    [InlineData(3914, 410, 2463, "70")]
    [InlineData(87, 0, 21, "24")]
    public void The_public_tables_share_is_of_all_less_PvV_over_30_days(int total, int pvv, int inTime, string percent)
    {
        var own = new MonthlyFigure(Key) { Completed = total, ExcludedPvv = pvv, InTime = inTime };
        var found = ReconcileFigures.Of(own, Published((FigureField.InTime, $"{inTime}"), (FigureField.Completed, $"{total}"), (FigureField.Share, percent)));
        Assert.Contains(found.Exact, one => one.Id == "completed_less:PvV" && one.Rounding == Rounding.HalfUp && one.Whole == total - pvv);
        Assert.Equal(pvv == 0, found.Exact.Any(one => one.Id == "completed"));
        Assert.InRange(total - pvv, found.Denominators!.Value.From, found.Denominators.Value.To);
    }

    [Fact]
    public void Figures_that_say_nothing_of_what_is_printed_reconcile_nothing()
    {
        var found = ReconcileFigures.Of(new MonthlyFigure(Key) { InTime = 10, Counted = 20 }, Published((FigureField.Waiting, "5")));
        Assert.Empty(found.Exact);
        Assert.Empty(found.Presumed);
        Assert.Empty(found.Nearest);
    }

    [Theory]
    [InlineData("214", 214, 0)]
    [InlineData("57,0 %", 57.0, 1)]
    [InlineData("44.03", 44.03, 2)]
    [InlineData("3 896", 3896, 0)]
    [InlineData("3\u00A0896", 3896, 0)]
    public void A_printed_number_keeps_its_decimals(string text, double number, int decimals)
    {
        Assert.True(PublishedValue.TryParse(text, out var value));
        Assert.Equal(((decimal)number, decimals), (value.Number, value.Decimals));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("ja")]
    [InlineData("1,2,3")]
    public void What_is_no_number_is_not_read(string text) => Assert.False(PublishedValue.TryParse(text, out _));

    [Theory]
    [InlineData(Rounding.HalfUp, 1, 8, 1, 12.5)]
    [InlineData(Rounding.HalfUp, 1, 8, 0, 13)]
    [InlineData(Rounding.Down, 1, 8, 0, 12)]
    [InlineData(Rounding.Up, 1, 3, 0, 34)]
    [InlineData(Rounding.Up, 1, 2, 0, 50)]
    [InlineData(Rounding.HalfUp, 2, 3, 2, 66.67)]
    public void A_share_is_rounded_once_and_exactly(Rounding rounding, int part, int whole, int decimals, double expected) =>
        Assert.Equal((decimal)expected, new ReconciledFigure(part, whole, whole, 0, 0) { Rounding = rounding }.Printed(FigureField.Share, decimals));

    [Fact]
    public void A_suppressed_figure_is_met_by_what_is_small_and_by_nothing_else()
    {
        Assert.Equal(0, new ReconciledFigure(19, 19, 19, 0, 0).Off(FigureField.Counted, PublishedValue.Suppressed));
        Assert.Equal(1, new ReconciledFigure(20, 20, 20, 0, 0).Off(FigureField.Counted, PublishedValue.Suppressed));
    }

    [Fact]
    public void Socialstyrelsens_table_is_read_with_decimal_comma_suppressed_cells_and_parts_left_out()
    {
        var file = Path.Combine(Path.GetTempPath(), $"sdb-{Guid.NewGuid():N}.csv");
        try
        {
            File.WriteAllText(file, """
                Status;Fas;År;Månad;Mått;Region;Kön;Ålder;Värde
                Genomförda;Första besök;2025;Augusti;Andel inom 30 dagar;Västra Götaland;Totalt;Totalt;44,0
                Genomförda;Första besök;2025;8;Antal;Västra Götaland;Båda könen;;486
                Genomförda;Första besök;2025;8;Antal;Västra Götaland;Flickor;;246
                Genomförda;Fördjupad utredning;2025;8;Antal inom 30 dagar;Gotland;;;N
                Väntande;Påbörjad behandling;2025;8;Antal;Gotland;;;12
                Väntande;Påbörjad behandling;2025;13;Antal;Gotland;;;12
                """);
            var read = PublishedFile.Read(file, null);
            Assert.Equal(1, read.Skipped);
            Assert.Equal(7, Assert.Single(read.Unread).Line);
            var first = read.Figures.Single(one => one.Point == MeasuringPoint.FirstVisit);
            Assert.Equal(("Västra Götaland", new Month(2025, 8)), (first.Region, first.Month));
            Assert.Equal(new PublishedValue(44.0m, 1), first.Values[FigureField.Share]);
            Assert.Equal(new PublishedValue(486, 0), first.Values[FigureField.Counted]);
            Assert.True(read.Figures.Single(one => one.Point == MeasuringPoint.Investigation).Values[FigureField.InTime].IsSuppressed);
            Assert.Equal(12, read.Figures.Single(one => one.Point == MeasuringPoint.Treatment).Values[FigureField.Waiting].Number);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static PublishedFigure Published(params (FigureField Field, string Text)[] values) => new("VGR", new(2025, 3), MeasuringPoint.FirstVisit)
    {
        To = new(2025, 6),
        Values = values.ToDictionary(value => value.Field, value => PublishedValue.TryParse(value.Text, out var read) ? read : throw new ArgumentException(value.Text)),
    };
}
