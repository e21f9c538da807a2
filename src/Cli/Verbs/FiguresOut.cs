using System.Text.Json;
using Trettio.Care;
using Trettio.Measuring.Explaining;

namespace Trettio.Cli.Verbs;

/// <summary>Which figures a record is counted in, as explain shows it.</summary>
internal static class FiguresOut
{
    private static readonly Phrase Head = new("Räknas i:", "Counted in:");

    /// <summary>A line for each month, unit and measuring point, with the columns of figures.csv.</summary>
    internal static void Print(IReadOnlyList<FigureCounting> figures, Call call)
    {
        if (figures.Count == 0)
        {
            return;
        }

        call.Output.WriteLine();
        call.Output.WriteLine(Head.In(call.Language));
        foreach (var cell in figures.GroupBy(figure => figure.Key))
        {
            call.Output.WriteLine($"  {cell.Key.Month}  {cell.Key.Unit}  {cell.Key.Point.Code()}: {string.Join(", ", cell.Select(figure => figure.Column.Code))}");
        }
    }

    internal static void Json(Utf8JsonWriter json, IReadOnlyList<FigureCounting> figures)
    {
        json.WriteStartArray("figures");
        foreach (var figure in figures)
        {
            json.WriteStartObject();
            json.WriteString("month", figure.Key.Month.ToString());
            json.WriteString("unitId", figure.Key.Unit);
            json.WriteString("measuringPoint", figure.Key.Point.Code());
            json.WriteString("figure", figure.Column.Code);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
