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

    /// <summary>What <see cref="WriteFigures"/> wrote, read back.</summary>
    /// <exception cref="FormatException">The text is no figures.csv of ours.</exception>
    public static IReadOnlyList<MonthlyFigure> ReadFigures(string text)
    {
        var figures = new List<MonthlyFigure>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var cells = Split(line);
            if (cells.Count != Columns.Length + 3)
            {
                throw new FormatException("A row of figures.csv has another number of cells than its head.");
            }

            var point = Codes.MeasuringPoints.Single(point => point.Code() == cells[2]);
            figures.Add(Figure(new(Month.Parse(cells[0]), cells[1], point), [.. cells.Skip(3).Select(Number)]));
        }

        return figures;
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
                Key(row.Key), .. row.Splits.Select(CsvCell.Quoted), .. Spreads.Select(spread => Number(spread.Value(row.Completed))),
                .. Spreads.Select(spread => Number(spread.Value(row.Waiting))),
            ]);
        }
    }

    // In the order of Columns, which a test holds.
    private static MonthlyFigure Figure(FigureKey key, IReadOnlyList<int?> cells) => new(key)
    {
        Completed = cells[0],
        ExcludedMov = cells[1],
        ExcludedSov = cells[2],
        ExcludedPvv = cells[3],
        Counted = cells[4],
        InTime = cells[5],
        Waiting = cells[6],
        WaitingInTime = cells[7],
        Added = cells[8],
        Removed = cells[9],
        Planned = cells[10],
        LeftOut = cells[11],
        MovedIn = cells[12],
        MovedOut = cells[13],
        CompletedForOthers = cells[14],
        CompletedElsewhere = cells[15],
    };

    private static int? Number(string cell) => cell.Length == 0 ? null : int.Parse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>Units' ids may be quoted; nothing else is.</summary>
    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        for (var at = 0; at <= line.Length; at++)
        {
            if (at < line.Length && line[at] == '"')
            {
                var end = at + 1;
                while (line[end] != '"' || (end + 1 < line.Length && line[end + 1] == '"'))
                {
                    end += line[end] == '"' ? 2 : 1;
                }

                cells.Add(line[(at + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal));
                at = end + 1;
            }
            else
            {
                var end = line.IndexOf(';', at) is >= 0 and var next ? next : line.Length;
                cells.Add(line[at..end]);
                at = end;
            }
        }

        return cells;
    }

    private static string Key(FigureKey key) => $"{key.Month};{CsvCell.Quoted(key.Unit)};{key.Point.Code()}";

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static void Line(TextWriter output, IEnumerable<string> cells)
    {
        output.Write(string.Join(';', cells));
        output.Write('\n');
    }
}
