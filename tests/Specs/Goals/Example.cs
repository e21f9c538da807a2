using System.Globalization;
using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Goals;

/// <summary>The bundled agreement and VGR's published figures, and series made up for a case.</summary>
internal static class Example
{
    public const string AgreementFile = "definitions/agreements/bup-2025.yaml";

    public static Month August { get; } = new(2025, 8);

    public static string AgreementText { get; } = File.ReadAllText(Path.Combine(MarkdownTable.Root, AgreementFile));

    public static Agreement Agreement { get; } = Agreement.Parse(AgreementText, AgreementFile);

    public static RegionSeries Vgr { get; } = new("VGR", "VGR")
    {
        Figures = [.. Lines("vgr-2024-2025.csv").Select(cells => Figure(
            Month.Parse(cells[1]), Codes.MeasuringPoints.Single(point => point.Code() == cells[2]), Int(cells[3]), Int(cells[4])))],
        FlowSums = [.. Lines("vgr-flow-2025.csv").Select(cells => new FlowSum(
            cells[0], Month.Parse(cells[1]), Month.Parse(cells[2]), Int(cells[3])!.Value, Int(cells[4])!.Value))],
    };

    public static MonthlyFigure Figure(Month month, MeasuringPoint point, int? inTime, int? counted) =>
        new(new FigureKey(month, "VGR", point)) { InTime = inTime, Counted = counted };

    /// <summary>First visits in August 2025 and August 2024, and no other figure.</summary>
    public static RegionSeries Series(AreaCounts counts) => SeriesIn(August, counts);

    public static RegionSeries SeriesIn(Month month, AreaCounts counts) => new("X", "Region X")
    {
        Figures =
        [
            Figure(month, MeasuringPoint.FirstVisit, counts.InTime, counts.Counted) with { Waiting = counts.Waiting, WaitingInTime = counts.WaitingInTime },
            Figure(month.SameMonthLastYear, MeasuringPoint.FirstVisit, counts.BaseInTime, counts.BaseCounted),
        ],
    };

    public static AreaResult FirstVisit(AreaCounts counts, long? pot = 1000) => FirstVisit(Agreement, August, counts, pot);

    public static AreaResult FirstVisit(Agreement agreement, Month month, AreaCounts counts, long? pot = 1000) =>
        agreement.Judge(SeriesIn(month, counts), month, pot).Areas[0];

    /// <summary>Null for an en dash.</summary>
    public static int? Int(string cell) => cell is "–" or "" ? null : int.Parse(cell, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(Path.Combine(MarkdownTable.Root, "examples", "vgr", file)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(';'));
}
