using System.Globalization;
using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Exchange;

/// <summary>Writes figures.csv and distribution.csv of contracts §3: <c>;</c> between cells, UTF-8, LF, empty for not known.</summary>
public static class MeasuredFiguresCsv
{
    private const string Keys = "month;unit_id;measuring_point";

    private static readonly (string Name, Func<MonthlyFigure, int?> Value)[] Columns =
    [
        ("completed", figure => figure.Completed),
        ("excluded_mov", figure => figure.ExcludedMov),
        ("excluded_sov", figure => figure.ExcludedSov),
        ("excluded_pvv", figure => figure.ExcludedPvv),
        ("counted", figure => figure.Counted),
        ("in_time", figure => figure.InTime),
        ("waiting", figure => figure.Waiting),
        ("waiting_in_time", figure => figure.WaitingInTime),
        ("added", figure => figure.Added),
        ("removed", figure => figure.Removed),
        ("planned", figure => figure.Planned),
        ("left_out", figure => figure.LeftOut),
        ("moved_in", figure => figure.MovedIn),
        ("moved_out", figure => figure.MovedOut),
        ("completed_for_others", figure => figure.CompletedForOthers),
        ("completed_elsewhere", figure => figure.CompletedElsewhere),
    ];

    private static readonly (string Name, Func<Spread, int?> Value)[] Spreads =
    [
        ("counted", spread => spread.Count),
        ("median", spread => spread.Median),
        ("p90", spread => spread.P90),
        ("longest", spread => spread.Longest),
        ("over_30", spread => spread.Over30),
        ("over_60", spread => spread.Over60),
        ("over_90", spread => spread.Over90),
        ("over_365", spread => spread.Over365),
    ];

    /// <summary>The column names and values of one figure, in order; JSON uses the same.</summary>
    public static IEnumerable<(string Name, int? Value)> Cells(MonthlyFigure figure) =>
        Columns.Select(column => (column.Name, column.Value(figure)));

    public static void WriteFigures(IEnumerable<MonthlyFigure> figures, TextWriter output)
    {
        Line(output, [Keys, .. Columns.Select(column => column.Name)]);
        foreach (var figure in figures)
        {
            Line(output, [Key(figure.Key), .. Columns.Select(column => Number(column.Value(figure)))]);
        }
    }

    public static void WriteDistribution(IEnumerable<Distribution> rows, IReadOnlyList<Split> splits, TextWriter output)
    {
        Line(output,
        [
            Keys, .. splits.Select(Codes.Code), .. Spreads.Select(spread => spread.Name),
            .. Spreads.Select(spread => "waiting_" + spread.Name),
        ]);
        foreach (var row in rows)
        {
            Line(output,
            [
                Key(row.Key), .. row.Splits.Select(Quoted), .. Spreads.Select(spread => Number(spread.Value(row.Completed))),
                .. Spreads.Select(spread => Number(spread.Value(row.Waiting))),
            ]);
        }
    }

    private static string Key(FigureKey key) => $"{key.Month};{Quoted(key.Unit)};{key.Point.Code()}";

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static void Line(TextWriter output, IEnumerable<string> cells)
    {
        output.Write(string.Join(';', cells));
        output.Write('\n');
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(";\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
