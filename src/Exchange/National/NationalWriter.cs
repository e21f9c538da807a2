using System.Globalization;
using System.Text;
using System.Xml;
using Trettio.Care;

namespace Trettio.Exchange.National;

/// <summary>Writes a national delivery as XML, or as CSV with the same field names. Empty optional fields are left out of the XML.</summary>
public static class NationalWriter
{
    private const string Region = "Regionkod";
    private const string Contact = "VardkontaktId";

    /// <summary>One file: the contacts of one kind, and for completed the measure codes beside them. Leaves the stream open.</summary>
    public static void WriteXml(NationalExport export, NationalFormat format, NationalKind kind, Stream output)
    {
        var layout = format.Layouts[kind];
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false });
        xml.WriteStartElement(layout.Root);
        xml.WriteElementString(format.ReferenceField, export.DeliveryId);
        xml.WriteStartElement(layout.Block);
        xml.WriteElementString(format.MonthField, Day(export.Month));
        var fields = format.FieldsOf(kind);
        foreach (var row in Rows(export, kind))
        {
            xml.WriteStartElement(layout.Row);
            for (var index = 0; index < fields.Count; index++)
            {
                if (row.Cells[index] is { } cell)
                {
                    xml.WriteElementString(fields[index].Name, cell);
                }
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        WriteMeasures(xml, export, format, kind);
        xml.WriteEndElement();
    }

    /// <summary>The contacts of one kind, the month on each row.</summary>
    public static void WriteCsv(NationalExport export, NationalFormat format, NationalKind kind, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        Line(text, [format.MonthField, .. format.FieldsOf(kind).Select(field => field.Name)]);
        foreach (var row in Rows(export, kind))
        {
            Line(text, [Day(export.Month), .. row.Cells]);
        }
    }

    /// <summary>The measure codes beside the completed contacts.</summary>
    public static void WriteMeasuresCsv(NationalExport export, NationalFormat format, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        Line(text, [format.MonthField, Region, Contact, format.CodeLayouts[NationalBlock.Measures].Code]);
        foreach (var (region, contact, code) in Measures(export, format))
        {
            Line(text, [Day(export.Month), region, contact, code]);
        }
    }

    private static void WriteMeasures(XmlWriter xml, NationalExport export, NationalFormat format, NationalKind kind)
    {
        var layout = format.CodeLayouts[NationalBlock.Measures];
        List<(string, string, string)> codes = kind == NationalKind.Completed ? [.. Measures(export, format)] : [];
        if (codes.Count == 0)
        {
            return;
        }

        xml.WriteStartElement(layout.Block);
        xml.WriteElementString(format.MonthField, Day(export.Month));
        foreach (var (region, contact, code) in codes)
        {
            xml.WriteStartElement(layout.Row);
            xml.WriteElementString(Region, region);
            xml.WriteElementString(Contact, contact);
            xml.WriteElementString(layout.Code, code);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static IEnumerable<(string Region, string Contact, string Code)> Measures(NationalExport export, NationalFormat format)
    {
        var fields = format.FieldsOf(NationalKind.Completed).Select(field => field.Name).ToList();
        var (region, contact) = (fields.IndexOf(Region), fields.IndexOf(Contact));
        return Rows(export, NationalKind.Completed).SelectMany(row => row.Measures, (row, code) => (row.Cells[region]!, row.Cells[contact]!, code));
    }

    private static IEnumerable<NationalRow> Rows(NationalExport export, NationalKind kind) => export.Rows.Where(row => row.Kind == kind);

    private static string Day(Month month) => month.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Line(TextWriter text, IEnumerable<string?> cells) => text.WriteLine(string.Join(';', cells.Select(CsvCell.Quoted)));
}
