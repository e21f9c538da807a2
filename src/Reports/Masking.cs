using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Reports;

/// <summary>A unit's cell as it may be shown. Null text stands for a figure that is not known.</summary>
public enum Shown
{
    AsItIs,

    /// <summary>Fewer than <see cref="Masking.SmallestShown"/>, written "&lt;5"; anything from 0 up to there is possible.</summary>
    Few,

    /// <summary>Hidden so that a small one cannot be worked out.</summary>
    Hidden,
}

/// <summary>A unit's row, each count with what may be shown of it.</summary>
public sealed record MaskedRow(MonthlyFigure Figure, IReadOnlyDictionary<FigureCount, Shown> Marks)
{
    public Shown Counted => Marks[FigureCount.Counted];

    public Shown InTime => Marks[FigureCount.InTime];

    public Shown Waiting => Marks[FigureCount.Waiting];

    public Shown WaitingInTime => Marks[FigureCount.WaitingInTime];

    /// <summary>A share is shown only beside both of its numbers: it would give the hidden one away.</summary>
    public bool ShowsShare => Counted == Shown.AsItIs && InTime == Shown.AsItIs;

    public bool ShowsWaitingShare => Waiting == Shown.AsItIs && WaitingInTime == Shown.AsItIs;
}

/// <summary>
/// Small numbers in tables per unit: what is few is hidden, and so is what would let a reader work it out
/// from the region's sum, which the same report prints, from a share, or from the other counts of the row.
/// The page, the workbook and the JSON all mask here (docs/decisions/0010).
/// </summary>
public static class Masking
{
    /// <summary>The smallest number of children a unit's cell may show.</summary>
    public const int SmallestShown = 5;

    /// <summary>How many values must remain possible in each hidden cell, for a reader who knows the sum and all that is shown.</summary>
    public const int FewestPossible = 5;

    /// <summary>Masks the units' rows of one month and measuring point. The order of rows is kept and changes nothing.</summary>
    public static IReadOnlyList<MaskedRow> Rows(IReadOnlyList<MonthlyFigure> figures)
    {
        var marks = new Dictionary<FigureCount, Shown[]>();
        foreach (var whole in FigureCount.Alone.Append(FigureCount.Counted).Append(FigureCount.Waiting))
        {
            marks[whole] = Whole(figures, whole);
        }

        marks[FigureCount.InTime] = Part(figures, FigureCount.InTime, FigureCount.Counted, marks);
        marks[FigureCount.WaitingInTime] = Part(figures, FigureCount.WaitingInTime, FigureCount.Waiting, marks);
        MaskCompleted(figures, marks);
        return [.. figures.Select((figure, row) => new MaskedRow(figure, marks.ToDictionary(mark => mark.Key, mark => mark.Value[row])))];
    }

    /// <summary>The units' rows of the reported month, point by point.</summary>
    public static IReadOnlyList<MaskedRow> Units(MonthlyReport report) =>
    [
        .. report.Series.UnitFigures.Where(figure => figure.Key.Month == report.Month)
            .GroupBy(figure => figure.Key.Point).SelectMany(group => Rows([.. group])),
    ];

    /// <summary>A count of a whole region: 1–4 could be four known children; 0 is nobody and is shown.</summary>
    public static Shown OfRegion(int? count) => count is > 0 and < SmallestShown ? Shown.Few : Shown.AsItIs;

    // Counted is what the report is about, so where the two together would tell how few were excluded it is completed that yields.
    // The three kinds of exclusion add up to the difference, so they are shown together or not at all.
    private static void MaskCompleted(IReadOnlyList<MonthlyFigure> figures, Dictionary<FigureCount, Shown[]> marks)
    {
        var counted = marks[FigureCount.Counted];
        var completed = marks[FigureCount.Completed] = Column([.. figures.Select((figure, row) => new Cell(
            figure.Key.Unit,
            figure.Completed,
            null,
            figure.Completed < SmallestShown || IsHidden(figure.Counted, counted[row]) || figure.Completed - figure.Counted < SmallestShown))]);
        marks[FigureCount.CompletedForOthers] = Part(figures, FigureCount.CompletedForOthers, FigureCount.Completed, marks);
        var apart = figures.Select((figure, row) =>
            completed[row] != Shown.AsItIs || FigureCount.Excluded.Any(kind => kind.Of(figure) < SmallestShown)).ToList();
        for (var hidden = -1; hidden != apart.Count(isApart => isApart);)
        {
            hidden = apart.Count(isApart => isApart);
            foreach (var kind in FigureCount.Excluded)
            {
                marks[kind] = Column([.. figures.Select((figure, row) => new Cell(figure.Key.Unit, kind.Of(figure), null, apart[row]))]);
                apart = [.. apart.Select((isApart, row) => isApart || IsHidden(kind.Of(figures[row]), marks[kind][row]))];
            }
        }
    }

    private static bool IsHidden(int? count, Shown shown) => count is not null && shown != Shown.AsItIs;

    private static Shown[] Whole(IReadOnlyList<MonthlyFigure> figures, FigureCount count) =>
        Column([.. figures.Select(figure => new Cell(figure.Key.Unit, count.Of(figure), null, count.Of(figure) < SmallestShown))]);

    private static Shown[] Part(IReadOnlyList<MonthlyFigure> figures, FigureCount part, FigureCount whole, Dictionary<FigureCount, Shown[]> marks) =>
        Column([.. figures.Select((figure, row) => new Cell(
            figure.Key.Unit,
            part.Of(figure),
            marks[whole][row] == Shown.AsItIs ? whole.Of(figure) : null,
            marks[whole][row] != Shown.AsItIs || part.Of(figure) < SmallestShown || whole.Of(figure) - part.Of(figure) < SmallestShown))]);

    /// <param name="Unit">Settles which of two equal cells is hidden, so that the order of rows does not.</param>
    /// <param name="Value">What would be printed; null when not known, which hides nothing.</param>
    /// <param name="Cap">The most it can be: the whole that is shown beside it; null when there is none.</param>
    /// <param name="MustHide">True when the cell itself, or what it leaves of the whole, is few.</param>
    private readonly record struct Cell(string Unit, int? Value, int? Cap, bool MustHide)
    {
        public bool IsFew => Value < SmallestShown;
    }

    private static Shown[] Column(IReadOnlyList<Cell> cells)
    {
        var known = Enumerable.Range(0, cells.Count).Where(row => cells[row].Value is not null).ToList();
        var hidden = known.Where(row => cells[row].MustHide).ToHashSet();

        // The smallest first, so that as little as possible is lost.
        foreach (var row in known.Where(row => !cells[row].MustHide).OrderBy(row => cells[row].Value).ThenBy(row => cells[row].Unit, StringComparer.Ordinal))
        {
            if (StaysUncertain(cells, hidden, tellsFew: true) || StaysUncertain(cells, hidden, tellsFew: false))
                break;

            hidden.Add(row);
        }

        var tellsFew = StaysUncertain(cells, hidden, tellsFew: true);
        return [.. cells.Select((cell, row) => !hidden.Contains(row) ? Shown.AsItIs : tellsFew && cell.IsFew ? Shown.Few : Shown.Hidden)];
    }

    // What a reader can work out who knows the column's sum, each shown cell, and what the marks mean:
    // "<5" is 0–4, and "hidden" beside such a mark is 5 or more.
    private static bool StaysUncertain(IReadOnlyList<Cell> cells, HashSet<int> hidden, bool tellsFew)
    {
        var ranges = hidden.Select(row => cells[row]).Select(cell => tellsFew && cell.IsFew
            ? (Least: 0L, Most: Math.Min(cell.Cap ?? long.MaxValue, SmallestShown - 1))
            : (Least: tellsFew ? SmallestShown : 0L, Most: (long)(cell.Cap ?? int.MaxValue))).ToList();
        var sum = hidden.Sum(row => (long)cells[row].Value!.Value);
        var (least, most) = (ranges.Sum(range => range.Least), ranges.Sum(range => range.Most));
        return ranges.TrueForAll(range =>
            Math.Min(range.Most, sum - (least - range.Least)) - Math.Max(range.Least, sum - (most - range.Most)) + 1 >= FewestPossible);
    }

    /// <summary>What the cell reads: the number, "&lt;5", "dold", or an en dash when not known.</summary>
    public static string Text(int? value, Shown shown, Language language) => (value, shown) switch
    {
        (null, _) => Written.NoFigure,
        (_, Shown.Few) => "<" + Written.Count(SmallestShown, language),
        (_, Shown.Hidden) => language == Language.Swedish ? "dold" : "hidden",
        _ => Written.Count(value, language),
    };
}
