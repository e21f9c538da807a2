using Trettio.Care;
using Trettio.Exchange;
using Trettio.Measuring;
using Trettio.Measuring.Explaining;
using Trettio.Reports;
using Trettio.Work.Closing;

namespace Trettio.Web.Closing;

/// <summary>A changed figure as it may be shown.</summary>
public sealed record ChangedFigure(string Unit, MeasuringPoint Point, Phrase Figure, (int? Value, Shown Shown) Old, (int? Value, Shown Shown) New);

/// <summary>Which figures differ between two versions of a month: the region's sums, and each unit's masked as in every table per unit.</summary>
public sealed record ChangedFigures(IReadOnlyList<ChangedFigure> OfRegion, IReadOnlyList<ChangedFigure> OfUnits, int Count)
{
    /// <param name="before">figures.csv.</param>
    /// <param name="after">figures.csv.</param>
    /// <param name="region">The region's id: a row of that unit is the region's own.</param>
    /// <param name="nameOf">A unit's name.</param>
    internal static ChangedFigures Of(string before, string after, string region, Func<string, string> nameOf)
    {
        var (old, now) = (MeasuredFiguresCsv.ReadFigures(before), MeasuredFiguresCsv.ReadFigures(after));
        var changes = FrozenFigures.Changes(before, after);
        var (oldMarks, newMarks) = (Marks(old, region), Marks(now, region));
        return new ChangedFigures(
            [.. Codes.MeasuringPoints.SelectMany(point => Summed(old, now, region, point))],
            [.. changes.Where(change => change.Unit != region).Select(change => new ChangedFigure(
                nameOf(change.Unit), change.Point, NameOf(change.Column), (change.Old, MarkOf(oldMarks, change)), (change.New, MarkOf(newMarks, change))))],
            changes.Count);
    }

    private static IEnumerable<ChangedFigure> Summed(IReadOnlyList<MonthlyFigure> old, IReadOnlyList<MonthlyFigure> now, string region, MeasuringPoint point)
    {
        var (before, after) = (SumOf(old, region, point), SumOf(now, region, point));
        return MeasuredFiguresCsv.Cells(before).Zip(MeasuredFiguresCsv.Cells(after))
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => new ChangedFigure(
                "", point, NameOf(pair.First.Name), (pair.First.Value, Masking.OfRegion(pair.First.Value)), (pair.Second.Value, Masking.OfRegion(pair.Second.Value))));
    }

    /// <summary>The region's own row where there is one, else the sum of its units.</summary>
    private static MonthlyFigure SumOf(IReadOnlyList<MonthlyFigure> figures, string region, MeasuringPoint point)
    {
        var rows = figures.Where(figure => figure.Key.Point == point).ToList();
        var own = rows.Where(figure => figure.Key.Unit == region).ToList();
        var counted = own.Count > 0 ? own : rows;
        return counted.Count == 0 ? MonthlyFigure.Zero(new(default, region, point)) : MonthlyFigure.Sum(new(default, region, point), counted);
    }

    private static Dictionary<FigureKey, MaskedRow> Marks(IReadOnlyList<MonthlyFigure> figures, string region) => figures.Where(figure => figure.Key.Unit != region)
        .GroupBy(figure => figure.Key.Point).SelectMany(group => Masking.Rows([.. group])).ToDictionary(row => row.Figure.Key);

    /// <summary>A unit without a row has nothing, which is few.</summary>
    private static Shown MarkOf(Dictionary<FigureKey, MaskedRow> marks, FigureChange change)
    {
        var row = marks.FirstOrDefault(one => one.Key.Unit == change.Unit && one.Key.Point == change.Point).Value;
        var name = string.Concat(change.Column.Split('_').Select((word, at) => at == 0 ? word : Written.Capital(word)));
        return row is null ? Shown.Few : row.Marks.First(mark => mark.Key.Name == name).Value;
    }

    private static Phrase NameOf(string column) => FigureColumn.Find(column)!.Name;
}
