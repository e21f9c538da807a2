using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Exchange.Fhir;

/// <summary>A count as it may be told. Value null and not hidden: it is not known.</summary>
public readonly record struct ReportedCount(int? Value, bool IsHidden);

/// <summary>
/// A unit's figures of one month and measuring point, each count as it may be told. <see cref="HsaId"/> null: the unit has none that is known,
/// and is named by its name alone.
/// </summary>
public sealed record ReportedFigure(FigureKey Key, string UnitName, string? HsaId)
{
    public required ReportedCount Completed { get; init; }

    /// <summary>Completed less counted.</summary>
    public required ReportedCount Excluded { get; init; }

    public required ReportedCount InTime { get; init; }

    /// <summary>0–1; null when it is not known or would give a hidden count away.</summary>
    public double? Share { get; init; }

    public required ReportedCount Waiting { get; init; }

    public required ReportedCount WaitingInTime { get; init; }

    public double? WaitingShare { get; init; }
}

/// <summary>
/// Monthly figures as a FHIR R4 Bundle of MeasureReports, one a unit and measuring point: counts as populations, the share in per cent as
/// measureScore. Equal figures give equal bytes. Structure: hl7-fhir-r4, MeasureReport.
/// </summary>
public static class MeasureReports
{
    /// <summary>The Swedish system of HSA-ids.</summary>
    public const string HsaSystem = "urn:oid:1.2.752.129.2.1.4.1";

    private const string PopulationSystem = "http://terminology.hl7.org/CodeSystem/measure-population";
    private const string NotationSystem = "http://terminology.hl7.org/CodeSystem/measure-improvement-notation";
    private const string UnitSystem = "http://unitsofmeasure.org";
    private const string AbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /// <summary>Ends with a line break; leaves the stream open.</summary>
    public static void Write(Month month, string ruleSet, IReadOnlyList<ReportedFigure> figures, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            json.WriteStartObject();
            json.WriteString("resourceType", "Bundle");
            json.WriteString("id", $"trettio-{month}-{ruleSet}");
            json.WriteString("type", "collection");
            json.WriteStartArray("entry");
            foreach (var figure in figures.OrderBy(figure => figure.Key.Unit, StringComparer.Ordinal).ThenBy(figure => figure.Key.Point))
            {
                var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{ruleSet}\0{figure.Key.Month}\0{figure.Key.Unit}\0{figure.Key.Point.Code()}"));
                json.WriteStartObject();
                json.WriteString("fullUrl", "urn:uuid:" + UuidOf(hash));
                json.WriteStartObject("resource");
                Report(json, ruleSet, figure, hash);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Report(Utf8JsonWriter json, string ruleSet, ReportedFigure figure, byte[] hash)
    {
        var (month, point) = (figure.Key.Month, figure.Key.Point);
        json.WriteString("resourceType", "MeasureReport");
        // At most 64 letters, digits, hyphens and points.
        json.WriteString("id", $"trettio-{month}-{point.Code().Replace('_', '-')}-{Convert.ToHexStringLower(hash)[..16]}");
        json.WriteString("status", "complete");
        json.WriteString("type", "summary");
        json.WriteString("measure", $"urn:trettio:measure:{ruleSet}:{point.Code()}");
        json.WriteStartObject("reporter");
        if (figure.HsaId is { } hsaId)
        {
            json.WriteString("type", "Organization");
            json.WriteStartObject("identifier");
            json.WriteString("system", HsaSystem);
            json.WriteString("value", hsaId);
            json.WriteEndObject();
        }

        json.WriteString("display", figure.UnitName);
        json.WriteEndObject();
        json.WriteStartObject("period");
        json.WriteString("start", Day(month.First));
        json.WriteString("end", Day(month.Last));
        json.WriteEndObject();
        Concept(json, "improvementNotation", NotationSystem, "increase");
        json.WriteStartArray("group");
        Group(json, new("genomförda", "completed"), (figure.Completed, figure.Excluded, figure.InTime), figure.Share);
        Group(json, new("väntande", "waiting"), (figure.Waiting, null, figure.WaitingInTime), figure.WaitingShare);
        json.WriteEndArray();
    }

    private static void Group(Utf8JsonWriter json, Phrase name, (ReportedCount Whole, ReportedCount? Excluded, ReportedCount Part) counts, double? share)
    {
        json.WriteStartObject();
        json.WriteStartObject("code");
        json.WriteString("text", $"{name.Sv} ({name.En})");
        json.WriteEndObject();
        json.WriteStartArray("population");
        Population(json, "initial-population", counts.Whole);
        Population(json, "denominator", counts.Whole);
        if (counts.Excluded is { } excluded)
        {
            Population(json, "denominator-exclusion", excluded);
        }

        Population(json, "numerator", counts.Part);
        json.WriteEndArray();
        if (share is { } known)
        {
            json.WriteStartObject("measureScore");
            json.WriteNumber("value", (decimal)known * 100);
            json.WriteString("unit", "%");
            json.WriteString("system", UnitSystem);
            json.WriteString("code", "%");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Population(Utf8JsonWriter json, string code, ReportedCount count)
    {
        json.WriteStartObject();
        Concept(json, "code", PopulationSystem, code);
        if (count is { IsHidden: false, Value: { } value })
        {
            json.WriteNumber("count", value);
        }
        else
        {
            json.WriteStartObject("_count");
            json.WriteStartArray("extension");
            json.WriteStartObject();
            json.WriteString("url", AbsentReason);
            json.WriteString("valueCode", count.IsHidden ? "masked" : "unknown");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Concept(Utf8JsonWriter json, string name, string system, string code)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("coding");
        json.WriteStartObject();
        json.WriteString("system", system);
        json.WriteString("code", code);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A UUID of version 8 (RFC 9562): ours to fill, and here the same for the same figures.</summary>
    private static string UuidOf(byte[] hash)
    {
        var bytes = hash[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
