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

/// <summary>A unit's row, each figure with what may be shown of it.</summary>
public sealed record MaskedRow(MonthlyFigure Figure, Shown Counted, Shown InTime, Shown Waiting, Shown WaitingInTime)
{
    /// <summary>A share is shown only beside both of its numbers: it would give the hidden one away.</summary>
    public bool ShowsShare => Counted == Shown.AsItIs && InTime == Shown.AsItIs;

    public bool ShowsWaitingShare => Waiting == Shown.AsItIs && WaitingInTime == Shown.AsItIs;
}

/// <summary>
/// Small numbers in tables per unit: what is few is hidden, and so is what would let a reader work it out
/// from the region's sum, which the same report prints, or from a share.
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
        var (counted, inTime) = WholeAndPart(figures, figure => figure.Counted, figure => figure.InTime);
        var (waiting, waitingInTime) = WholeAndPart(figures, figure => figure.Waiting, figure => figure.WaitingInTime);
        return [.. figures.Select((figure, row) => new MaskedRow(figure, counted[row], inTime[row], waiting[row], waitingInTime[row]))];
    }

    private static (Shown[] Whole, Shown[] Part) WholeAndPart(
        IReadOnlyList<MonthlyFigure> figures, Func<MonthlyFigure, int?> whole, Func<MonthlyFigure, int?> part)
    {
        var rows = figures.Select(figure => (Unit: figure.Key.Unit, Whole: whole(figure), Part: part(figure))).ToList();
        var wholes = Column([.. rows.Select(row => new Cell(row.Unit, row.Whole, null, row.Whole < SmallestShown))]);
        var parts = Column([.. rows.Select((row, index) => new Cell(
            row.Unit,
            row.Part,
            wholes[index] == Shown.AsItIs ? row.Whole : null,
            wholes[index] != Shown.AsItIs || row.Part < SmallestShown || row.Whole - row.Part < SmallestShown))]);
        return (wholes, parts);
    }

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
