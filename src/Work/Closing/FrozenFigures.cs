using System.Text.Json;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Measuring;
using Trettio.Reports;

namespace Trettio.Work.Closing;

/// <summary>The figures that a decided month is made of, and how others differ from them.</summary>
public static class FrozenFigures
{
    /// <summary>Each unit's own where the source knows units; of delivered figures the region's as well, for units need not add up to it.</summary>
    public static IReadOnlyList<MonthlyFigure> Rows(RegionSeries series, Month month)
    {
        var units = series.UnitFigures.Where(figure => figure.Key.Month == month && !IsNothing(figure));
        var region = series.Figures.Where(figure => figure.Key.Month == month);
        var isCare = series.Sources.GetValueOrDefault(month, FigureSource.Figures) == FigureSource.CareEvents;
        return [.. (isCare ? units : region.Concat(units)).OrderBy(figure => figure.Key.Unit, StringComparer.Ordinal).ThenBy(figure => figure.Key.Point)];
    }

    /// <summary>figures.csv of contracts §3.</summary>
    public static string Csv(RegionSeries series, Month month)
    {
        using var text = new StringWriter { NewLine = "\n" };
        MeasuredFiguresCsv.WriteFigures(Rows(series, month), text);
        return text.ToString();
    }

    /// <summary>
    /// A mark of each unit's rows in a figures.csv: equal rows have equal marks. Taken of the text as it was written, so that a later program that
    /// writes more columns does not make old figures others.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Marks(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        return MeasuredFiguresCsv.ReadFigures(csv).Zip(lines).GroupBy(row => row.First.Key.Unit, row => row.Second, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => Hashes.Of(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', rows)))[..16], StringComparer.Ordinal);
    }

    /// <summary>By unit, measuring point and column. A row that is not there has nothing but zeros (contracts §3).</summary>
    public static IReadOnlyList<FigureChange> Changes(string before, string after)
    {
        var (old, now) = (ByKey(before), ByKey(after));
        return
        [
            .. from key in old.Keys.Union(now.Keys).OrderBy(key => key.Unit, StringComparer.Ordinal).ThenBy(key => key.Point)
               from change in Changes(key, old.GetValueOrDefault(key) ?? MonthlyFigure.Zero(key), now.GetValueOrDefault(key) ?? MonthlyFigure.Zero(key))
               select change,
        ];
    }

    public static string Json(IReadOnlyList<FigureChange> changes)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var change in changes)
            {
                json.WriteStartObject();
                json.WriteString("unitId", change.Unit);
                json.WriteString("measuringPoint", change.Point.Code());
                json.WriteString("figure", change.Column);
                Write(json, "old", change.Old);
                Write(json, "new", change.New);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static IReadOnlyList<FigureChange> FromJson(string text)
    {
        using var json = JsonDocument.Parse(text);
        return
        [
            .. json.RootElement.EnumerateArray().Select(one => new FigureChange(
                one.GetProperty("unitId").GetString()!,
                Codes.MeasuringPoints.Single(point => point.Code() == one.GetProperty("measuringPoint").GetString()),
                one.GetProperty("figure").GetString()!,
                Read(one.GetProperty("old")),
                Read(one.GetProperty("new")))),
        ];
    }

    private static IEnumerable<FigureChange> Changes(FigureKey key, MonthlyFigure old, MonthlyFigure now) =>
        MeasuredFiguresCsv.Cells(old).Zip(MeasuredFiguresCsv.Cells(now))
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => new FigureChange(key.Unit, key.Point, pair.First.Name, pair.First.Value, pair.Second.Value));

    private static Dictionary<FigureKey, MonthlyFigure> ByKey(string csv) => MeasuredFiguresCsv.ReadFigures(csv).ToDictionary(figure => figure.Key);

    private static bool IsNothing(MonthlyFigure figure) => MeasuredFiguresCsv.Cells(figure).All(cell => cell.Value == 0);

    private static int? Read(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetInt32();

    private static void Write(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
