using System.Text.Json;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>What differs between two deliveries, as CSV and JSON. Values of fields are not told: they may be about a child, and stand in the store.</summary>
internal static class DifferenceOut
{
    internal static Phrase Sentence(DeliveryDifference difference)
    {
        var (records, cells) = (difference.Records.Count, difference.Figures.Count);
        var hidden = difference.Protected == 0 ? new Phrase("", "") : new Phrase(
            $", och {difference.Protected} med skyddade uppgifter som inte visas", $", and {difference.Protected} of protected identities that are not shown");
        return new(
            $"Mellan leverans {difference.From} och {difference.To} skiljer {records} poster{hidden.Sv}; {cells} tal har ändrats.",
            $"Between deliveries {difference.From} and {difference.To} {records} records differ{hidden.En}; {cells} figures have changed.");
    }

    internal static void Csv(DeliveryDifference difference, TextWriter output)
    {
        output.WriteLine("table;id;change;fields;effects;journal_ref");
        foreach (var listed in difference.Records)
        {
            var fields = Change(listed) == "changed" ? string.Join(' ', listed.Record.Fields.Select(field => field.Column)) : "";
            output.WriteLine(string.Join(';', new[] { listed.Record.Table, listed.ShownId, Change(listed), fields, string.Join(", ", listed.Effects.Select(Effect)), listed.JournalRef }.Select(CsvCell.Quoted)));
        }
    }

    internal static void Json(DeliveryDifference difference, TextWriter output) => JsonOut.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("from", difference.From);
        json.WriteNumber("to", difference.To);
        json.WriteNumber("protected", difference.Protected);
        json.WriteStartArray("records");
        foreach (var listed in difference.Records)
        {
            json.WriteStartObject();
            json.WriteString("table", listed.Record.Table);
            json.WriteString("id", listed.ShownId);
            json.WriteString("journalRef", listed.JournalRef);
            json.WriteString("change", Change(listed));
            json.WriteStartArray("fields");
            listed.Record.Fields.ToList().ForEach(field => json.WriteStringValue(field.Column));
            json.WriteEndArray();
            Cells(json, "effects", listed.Effects);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Cells(json, "figures", difference.Figures);
        json.WriteEndObject();
    });

    private static string Change(ListedChange listed) => (listed.Record.Before, listed.Record.After) switch
    {
        (null, _) => "new",
        (_, null) => "gone",
        _ => "changed",
    };

    private static string Effect(CellChange cell) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{cell.Key.Month} {cell.Key.Unit} {cell.Key.Point.Code()} {cell.Column} {(cell.After ?? 0) - (cell.Before ?? 0):+0;-0}");

    private static void Cells(Utf8JsonWriter json, string name, IReadOnlyList<CellChange> cells)
    {
        json.WriteStartArray(name);
        foreach (var cell in cells)
        {
            json.WriteStartObject();
            json.WriteString("month", cell.Key.Month.ToString());
            json.WriteString("unitId", cell.Key.Unit);
            json.WriteString("measuringPoint", cell.Key.Point.Code());
            json.WriteString("figure", JsonOut.Camel(cell.Column));
            json.WriteOrNull("before", cell.Before);
            json.WriteOrNull("after", cell.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
