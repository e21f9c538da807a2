using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Reports;

/// <summary>A unit's cell as it may be shown. Null text stands for a figure that is not known.</summary>
public enum Shown
{
    AsItIs,

    /// <summary>Fewer than <see cref="Masking.SmallestShown"/>, written "&lt;5"; anything from 0 up to there is possible.</summary>
    Few,

    /// <summary>Hidden so that a small one cannot be worked out; may be any number, small or not.</summary>
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

    /// <summary>A column hides none, or at least this many: one alone is the region's sum less the others.</summary>
    public const int FewestHidden = 2;

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
        var rows = figures.Select(figure => (Whole: whole(figure), Part: part(figure))).ToList();
        var wholes = Column([.. rows.Select(row => new Cell(row.Whole, null, row.Whole < SmallestShown))]);
        var parts = Column([.. rows.Select((row, index) => new Cell(
            row.Part,
            row.Whole - row.Part,
            wholes[index] != Shown.AsItIs || row.Part < SmallestShown || row.Whole - row.Part < SmallestShown))]);
        return (wholes, parts);
    }

    /// <param name="Value">What would be printed; null when not known, which hides nothing.</param>
    /// <param name="Rest">What the reader gets by subtraction from the whole beside it; null when there is no whole.</param>
    /// <param name="MustHide">True when the cell itself, or its rest, is few.</param>
    private readonly record struct Cell(int? Value, int? Rest, bool MustHide);

    private static Shown[] Column(IReadOnlyList<Cell> cells)
    {
        var known = Enumerable.Range(0, cells.Count).Where(row => cells[row].Value is not null).ToList();
        var hidden = known.Where(row => cells[row].MustHide).ToHashSet();
        var few = hidden.Where(row => cells[row].Value < SmallestShown).ToHashSet();
        if (hidden.Count == 0 || FewAreSafe(cells, hidden, few))
            return Marks(cells.Count, hidden, few);

        // The smallest first, so that as little as possible is lost.
        foreach (var row in known.Where(row => !hidden.Contains(row)).OrderBy(row => cells[row].Value).ThenBy(row => row))
        {
            if (IsSafe(cells, hidden))
                break;

            hidden.Add(row);
        }

        // "Fewer than 5" beside "hidden" would say that the hidden ones are 5 or more, and their sum could then settle the few.
        return Marks(cells.Count, hidden, []);
    }

    // Every one of the few can be 0 and can be 4: only then does "<5" say no more than it says.
    private static bool FewAreSafe(IReadOnlyList<Cell> cells, HashSet<int> hidden, HashSet<int> few)
    {
        var sum = hidden.Sum(row => cells[row].Value!.Value);
        return few.Count == hidden.Count && IsSafe(cells, hidden) && sum <= (SmallestShown - 1) * (few.Count - 1);
    }

    private static bool IsSafe(IReadOnlyList<Cell> cells, HashSet<int> hidden) =>
        hidden.Count >= FewestHidden
        && hidden.Sum(row => cells[row].Value!.Value) >= SmallestShown
        && (hidden.All(row => cells[row].Rest is null) || hidden.Sum(row => cells[row].Rest ?? 0) >= SmallestShown);

    private static Shown[] Marks(int count, HashSet<int> hidden, HashSet<int> few) =>
        [.. Enumerable.Range(0, count).Select(row => few.Contains(row) ? Shown.Few : hidden.Contains(row) ? Shown.Hidden : Shown.AsItIs)];

    /// <summary>What the cell reads: the number, "&lt;5", "dold", or an en dash when not known.</summary>
    public static string Text(int? value, Shown shown, Language language) => (value, shown) switch
    {
        (null, _) => Written.NoFigure,
        (_, Shown.Few) => "<" + Written.Count(SmallestShown, language),
        (_, Shown.Hidden) => language == Language.Swedish ? "dold" : "hidden",
        _ => Written.Count(value, language),
    };
}
