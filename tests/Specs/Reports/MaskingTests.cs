using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Reports;

namespace Trettio.Specs.Reports;

public class MaskingTests
{
    private static readonly Gen<IReadOnlyList<MonthlyFigure>> Tables =
        Gen.Choose(1, 7).SelectMany(count => Row.ListOf(count)).Select(rows => (IReadOnlyList<MonthlyFigure>)[.. rows]);

    private static Gen<MonthlyFigure> Row =>
        from counted in Gen.Frequency((2, Gen.Choose(0, 6)), (3, Gen.Choose(0, 40)))
        from inTime in Gen.Choose(0, counted)
        from unit in Gen.Choose(0, int.MaxValue)
        select new MonthlyFigure(new(new Month(2025, 8), $"u{unit}", MeasuringPoint.Treatment)) { Counted = counted, InTime = inTime };

    [Theory]
    [InlineData(0, Shown.Few)]
    [InlineData(4, Shown.Few)]
    [InlineData(5, Shown.AsItIs)]
    [InlineData(6, Shown.AsItIs)]
    public void Fewer_than_five_are_not_shown(int counted, Shown expected)
    {
        var rows = Masking.Rows([Figure("a", counted, 0), Figure("b", 2, 0), Figure("c", 2, 0), Figure("d", 1, 0), Figure("e", 40, 20)]);
        Assert.Equal(expected, rows[0].Counted);
        Assert.Equal(Shown.AsItIs, rows[4].Counted);
    }

    [Theory]
    [InlineData(15, 10, true)]
    [InlineData(15, 11, false)]
    [InlineData(15, 5, true)]
    [InlineData(15, 4, false)]
    public void A_share_that_gives_a_few_away_is_not_shown(int counted, int inTime, bool shows) =>
        Assert.Equal(shows, Masking.Rows([Figure("a", counted, inTime), Figure("b", 60, 30), Figure("c", 70, 30)])[0].ShowsShare);

    [Fact]
    public void One_hidden_cell_takes_the_next_smallest_with_it()
    {
        var rows = Masking.Rows([Figure("a", 90, 40), Figure("b", 3, 1), Figure("c", 20, 10)]);
        Assert.Equal([Shown.AsItIs, Shown.Few, Shown.Hidden], rows.Select(row => row.Counted));
        Assert.Equal("<5", Masking.Text(3, rows[1].Counted, Language.Swedish));
        Assert.Equal("dold", Masking.Text(20, rows[2].Counted, Language.Swedish));
    }

    [Fact]
    public void A_mark_of_few_is_withheld_where_the_sum_would_settle_it()
    {
        // 0 + 5 = 5: "<5" beside "hidden, so 5 or more" would leave 0 alone; the mark is then the same for both.
        var rows = Masking.Rows([Figure("a", 0, 0), Figure("b", 5, 5), Figure("c", 50, 25)]);
        Assert.Equal([Shown.Hidden, Shown.Hidden, Shown.AsItIs], rows.Select(row => row.Counted));
    }

    [Fact]
    public void Not_known_is_a_dash_and_hides_nothing()
    {
        var rows = Masking.Rows([new(Figure("a", 0, 0).Key), Figure("b", 30, 20), Figure("c", 40, 20)]);
        Assert.Equal(Written.NoFigure, Masking.Text(rows[0].Figure.Counted, rows[0].Counted, Language.Swedish));
        Assert.True(rows[1].ShowsShare);
    }

    [Theory]
    [InlineData(0, Shown.AsItIs)]
    [InlineData(1, Shown.Few)]
    [InlineData(4, Shown.Few)]
    [InlineData(5, Shown.AsItIs)]
    public void Of_the_whole_region_only_one_to_four_are_hidden(int count, Shown expected) => Assert.Equal(expected, Masking.OfRegion(count));

    [Theory]
    [InlineData(45, true)]
    [InlineData(44, false)]
    public void Completed_yields_where_it_would_tell_how_few_were_excluded(int completed, bool shows)
    {
        var row = Masking.Rows([Excluding("a", completed, 40, (0, 0, 0)), Excluding("b", 90, 60, (10, 10, 10)), Excluding("c", 95, 60, (15, 10, 10))])[0];
        Assert.Equal(Shown.AsItIs, row.Counted);
        Assert.Equal(shows, row.Marks[FigureCount.Completed] == Shown.AsItIs);
    }

    [Fact]
    public void The_kinds_of_exclusion_are_shown_together_or_not_at_all()
    {
        var rows = Masking.Rows([Excluding("a", 90, 60, (20, 3, 7)), Excluding("b", 90, 60, (10, 10, 10)), Excluding("c", 95, 60, (15, 10, 10)), Excluding("d", 96, 60, (16, 10, 10))]);
        Assert.All(rows, row => Assert.Single(FigureCount.Excluded.Select(kind => row.Marks[kind] == Shown.AsItIs).Distinct()));
        Assert.NotEqual(Shown.AsItIs, rows[0].Marks[FigureCount.Excluded[0]]);
        Assert.Equal(Shown.AsItIs, rows[3].Marks[FigureCount.Excluded[0]]);
    }

    [Fact]
    public void Every_count_of_a_figure_is_masked_once()
    {
        var figure = MonthlyFigure.Zero(Figure("a", 0, 0).Key);
        var row = Masking.Rows([figure])[0];
        Assert.Equal(FigureCount.All.Select(count => count.Name).Order(StringComparer.Ordinal), row.Marks.Keys.Select(count => count.Name).Order(StringComparer.Ordinal));
        var counts = typeof(MonthlyFigure).GetProperties().Count(property => property.PropertyType == typeof(int?));
        Assert.Equal(counts, FigureCount.All.Count);
    }

    [Fact]
    public void No_cell_shows_a_few_and_no_share_betrays_one() =>
        Prop.ForAll(Tables.ToArbitrary(), table => Masking.Rows(table).All(row =>
            (row.Counted != Shown.AsItIs || row.Figure.Counted >= 5)
            && (row.InTime != Shown.AsItIs || row.Figure.InTime >= 5)
            && (!row.ShowsShare || row.Figure.Counted - row.Figure.InTime >= 5)))
        .QuickCheckThrowOnFailure();

    /// <summary>A reader knows the region's sums and every shown cell: still five values or more are possible in each hidden cell.</summary>
    [Fact]
    public void The_regions_sum_never_reveals_a_hidden_cell() =>
        Prop.ForAll(Tables.ToArbitrary(), table =>
        {
            var rows = Masking.Rows(table);
            return IsUncertain([.. rows.Select(row => (row.Figure.Counted!.Value, row.Counted, int.MaxValue))])
                && IsUncertain([.. rows.Select(row => (row.Figure.InTime!.Value, row.InTime, row.Counted == Shown.AsItIs ? row.Figure.Counted!.Value : int.MaxValue))]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_units_changes_nothing() =>
        Prop.ForAll(Tables.ToArbitrary(), table =>
        {
            var byUnit = (IEnumerable<MaskedRow> rows) => rows.Select(row => (row.Figure.Counted, row.Figure.InTime, row.ShowsShare))
                .Order().ToList();
            return byUnit(Masking.Rows(table)).SequenceEqual(byUnit(Masking.Rows([.. table.Reverse()])));
        }).QuickCheckThrowOnFailure();

    private static bool IsUncertain(IReadOnlyList<(int Value, Shown Shown, int Cap)> column)
    {
        var hidden = column.Where(cell => cell.Shown != Shown.AsItIs).ToList();

        // With no cell shown the reader has the sum alone, which the report prints on purpose.
        if (hidden.Count == column.Count)
            return true;

        // "Hidden" in a column that also says "<5" is 5 or more.
        var floor = hidden.Exists(cell => cell.Shown == Shown.Few) ? 5 : 0;
        var sum = hidden.Sum(cell => (long)cell.Value);
        return hidden.TrueForAll(cell =>
        {
            var most = sum - (hidden.Sum(other => Least(other, floor)) - Least(cell, floor));
            var least = sum - (hidden.Sum(Most) - Most(cell));
            return Math.Min(Most(cell), most) - Math.Max(Least(cell, floor), least) >= 4;
        });
    }

    private static long Least((int Value, Shown Shown, int Cap) cell, int floor) => cell.Shown == Shown.Few ? 0 : floor;

    private static long Most((int Value, Shown Shown, int Cap) cell) => cell.Shown == Shown.Few ? Math.Min(4, cell.Cap) : cell.Cap;

    private static MonthlyFigure Excluding(string unit, int completed, int counted, (int Mov, int Sov, int Pvv) excluded) =>
        Figure(unit, counted, counted / 2) with { Completed = completed, ExcludedMov = excluded.Mov, ExcludedSov = excluded.Sov, ExcludedPvv = excluded.Pvv };

    private static MonthlyFigure Figure(string unit, int counted, int inTime) =>
        new(new(new Month(2025, 8), unit, MeasuringPoint.Treatment)) { Counted = counted, InTime = inTime };
}
