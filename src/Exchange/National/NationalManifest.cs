using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Trettio.Care;

namespace Trettio.Exchange.National;

/// <summary>A file of the delivery as it was written. <see cref="Sha256"/> in hexadecimal.</summary>
public sealed record DeliveredFile(string Name, int Records, long Bytes, string Sha256);

/// <summary>A field that is empty in every record of a delivery, and why.</summary>
public sealed record EmptyField(NationalKind Kind, string Field, Origin Origin);

/// <summary>
/// All that is told of a national delivery beside its records: id, files and hashes, control totals, what would be rejected and why, which
/// fields are empty, and what the format cannot carry. Names no patient, and no record of a protected one.
/// </summary>
public sealed record NationalManifest
{
    public required NationalExport Export { get; init; }

    public required NationalTerms Terms { get; init; }

    public required NationalControl Control { get; init; }

    /// <summary>Empty in a dry run.</summary>
    public IReadOnlyList<DeliveredFile> Files { get; init; } = [];

    /// <summary>Whether the files, read again, gave the same figures per unit; null in a dry run.</summary>
    public bool? ReadsBackEqual { get; init; }

    public required string ProgramVersion { get; init; }

    /// <summary>By the format's order.</summary>
    public IReadOnlyList<EmptyField> EmptyFields => [.. Enum.GetValues<NationalKind>().SelectMany(EmptyFieldsOf)];

    public int Written(NationalKind kind) => Export.Rows.Count(row => row.Kind == kind);

    public int Rejected(NationalKind kind) => Export.Rejected.Count(row => row.Kind == kind);

    /// <summary>As JSON: camelCase, ends with a line break. Leaves the stream open.</summary>
    public void Write(Stream output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            json.WriteStartObject();
            WriteHead(json);
            WriteRecords(json);
            WriteControl(json);
            WriteReadiness(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private IEnumerable<EmptyField> EmptyFieldsOf(NationalKind kind)
    {
        List<NationalRow> rows = [.. Export.Rows.Where(row => row.Kind == kind)];
        return Terms.Format.FieldsOf(kind)
            .Select((one, index) => (Field: new EmptyField(kind, one.Name, Terms.Origins.Of(kind, one.Name)), Index: index))
            // Of a delivery without records only what no record could have is worth telling.
            .Where(one => rows.Count == 0 ? one.Field.Origin.Kind == OriginKind.None : rows.TrueForAll(row => row.Cells[one.Index] is null))
            .Select(one => one.Field);
    }

    private void WriteHead(Utf8JsonWriter json)
    {
        json.WriteString("deliveryId", Export.DeliveryId);
        json.WriteString("month", Export.Month.ToString());
        json.WriteString("format", Terms.Format.Name.Sv);
        json.WriteString("formatVersion", Terms.Format.Version);
        json.WriteString("originsVersion", Terms.Origins.Version);
        json.WriteString("ruleSet", Terms.Rules.Id);
        json.WriteString("careLevel", Terms.Level is { } level ? Codes.Code(level) : "all");
        json.WriteString("programVersion", ProgramVersion);
        json.WriteStartArray("files");
        foreach (var file in Files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("records", file.Records);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteRecords(Utf8JsonWriter json)
    {
        json.WriteStartObject("records");
        foreach (var kind in Enum.GetValues<NationalKind>())
        {
            json.WriteStartObject(Codes.Code(kind));
            json.WriteNumber("written", Written(kind));
            json.WriteNumber("rejected", Rejected(kind));
            json.WriteNumber("heldBack", Export.HeldBack(kind));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteControl(Utf8JsonWriter json)
    {
        json.WriteStartObject("control");
        json.WriteBoolean("isExplained", Control.IsExplained);
        if (ReadsBackEqual is { } equal)
        {
            json.WriteBoolean("readsBackEqual", equal);
        }

        json.WriteNumber("leftOut", Control.LeftOut);
        json.WriteNumber("planned", Control.Planned);
        json.WriteStartArray("points");
        foreach (var line in Control.Lines)
        {
            json.WriteStartObject();
            json.WriteString("measuringPoint", line.Point.Code());
            json.WriteString("figure", line.Column);
            json.WriteNumber("figures", line.Figures);
            json.WriteNumber("written", line.Written);
            json.WriteNumber("rejected", line.Rejected);
            json.WriteNumber("heldBack", line.HeldBack);
            json.WriteNumber("unexplained", line.Unexplained);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("units");
        foreach (var unit in Control.Units)
        {
            json.WriteStartObject();
            json.WriteString("unitId", unit.Written.Key.Unit);
            json.WriteString("measuringPoint", unit.Written.Key.Point.Code());
            foreach (var (name, value) in MeasuredFiguresCsv.Cells(unit.Written).Where(cell => cell.Value is not null))
            {
                json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(Camel(name)), value!.Value);
            }

            json.WriteBoolean("isExplained", unit.IsExplained);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("deviations");
        foreach (var (kind, deviation, records) in Control.Deviations)
        {
            json.WriteStartObject();
            json.WriteString("delivery", Codes.Code(kind));
            json.WriteString("deviation", deviation.Code());
            json.WriteNumber("records", records);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Camel(string name) => string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private void WriteReadiness(Utf8JsonWriter json)
    {
        json.WriteStartArray("readiness");
        foreach (var line in Export.Readiness)
        {
            json.WriteStartObject();
            json.WriteString("delivery", Codes.Code(line.Kind));
            json.WriteString("field", line.Breach.Field);
            json.WriteString("unitId", line.UnitId);
            json.WriteString("rule", line.Breach.Rule.Id);
            json.WriteBoolean("rejects", line.Breach.Rejects);
            json.WriteNumber("records", line.Count);
            json.WriteString("origin", line.Origin.Words.En);
            json.WriteString("toDo", NationalSummary.ToDo(line).En);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("emptyFields");
        foreach (var empty in EmptyFields)
        {
            json.WriteStartObject();
            json.WriteString("delivery", Codes.Code(empty.Kind));
            json.WriteString("field", empty.Field);
            json.WriteString("origin", empty.Origin.Words.En);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notCarried");
        foreach (var (name, _) in NotCarried.All)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }
}
