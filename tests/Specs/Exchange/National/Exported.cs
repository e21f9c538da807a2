using System.Text;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Exchange.National;
using Trettio.Measuring;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Exchange.National;

/// <summary>Deliveries made and read again in memory-sized folders, and the settings they are made by.</summary>
internal static class Exported
{
    internal static NationalOrigins Origins { get; } = Parse("origins", (text, file) => NationalOrigins.Parse(text, file, NationalFormat.Bundled));

    /// <summary>Everything that the format demands of every unit, but the unit's own HSA-ids.</summary>
    internal const string ForAll = """
        settings:
          - from: 2000-01-01
            region_code: "99"
            region_hsa_id: SE-R
            provider_hsa_id: SE-P
            hospital_code: "00000"
            hospital_name: Sjukhus saknas
            mvo: "999"
            care_guarantee: "1"
            booking: "4"
            booking_waiting: "5"
            contact_type_waiting: "0"
            profession_waiting: XS922

        """;

    internal static T Parse<T>(string id, Func<string, string, T> parse)
    {
        var path = Path.Combine(MarkdownTable.Root, "definitions", "national", id + ".yaml");
        return parse(File.ReadAllText(path), path);
    }

    /// <summary>Settings of units A to D, whose HSA-ids hold their id; of B the unit itself has none.</summary>
    internal static NationalUnitSettings Settings(string more = "") => NationalUnitSettings.Parse(
        ForAll + string.Concat("ABCD".Select(unit => $"  - {{ unit: {unit}, from: 2000-01-01, care_unit_hsa_id: SE-V{unit}{(unit == 'B' ? "" : $", unit_hsa_id: SE-E{unit}")} }}\n")) + more, "national-units.yaml", Origins.Settings);

    internal static string HsaIdOf(string unit) => unit == "B" ? "SE-VB" : "SE-E" + unit;

    internal static NationalTerms Terms(RuleSet rules, NationalUnitSettings? settings = null) => new(rules, NationalFormat.Bundled, Origins, settings ?? Settings());

    /// <summary>Writes the delivery to a folder of its own and opens it as any delivery is opened.</summary>
    internal static CareDelivery ReadAgain(NationalExport export, bool xml, Deliveries files)
    {
        foreach (var kind in Enum.GetValues<NationalKind>())
        {
            using var stream = new MemoryStream();
            if (xml)
            {
                NationalWriter.WriteXml(export, NationalFormat.Bundled, kind, stream);
            }
            else
            {
                NationalWriter.WriteCsv(export, NationalFormat.Bundled, kind, stream);
            }

            files.Write($"{Codes.Code(kind)}.{(xml ? "xml" : "csv")}", stream.ToArray());
        }

        return CareFiles.Open([files.Folder]);
    }

    internal static string Text(NationalExport export)
    {
        using var stream = new MemoryStream();
        foreach (var kind in Enum.GetValues<NationalKind>())
        {
            NationalWriter.WriteXml(export, NationalFormat.Bundled, kind, stream);
            NationalWriter.WriteCsv(export, NationalFormat.Bundled, kind, stream);
        }

        NationalWriter.WriteMeasuresCsv(export, NationalFormat.Bundled, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
