using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Trettio.Reports.Workbook;

/// <summary>
/// Writes a spreadsheet as .xlsx (ECMA-376): plain parts in a zip, no macros, no links out, strings inline.
/// Our own writer rather than a library's packaging because that stamps its parts with the clock, and equal reports are to be equal files.
/// </summary>
public static class SpreadsheetWriter
{
    internal const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // The earliest date a zip can hold.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Leaves the stream open; it need not be seekable.</summary>
    public static void Write(Spreadsheet spreadsheet, Stream output)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        Part(zip, "[Content_Types].xml", xml => WriteContentTypes(xml, spreadsheet.Sheets.Count));
        Part(zip, "_rels/.rels", WritePackageRelations);
        Part(zip, "docProps/core.xml", xml => WriteProperties(xml, spreadsheet));
        Part(zip, "docProps/app.xml", WriteApplication);
        Part(zip, "xl/workbook.xml", xml => WriteWorkbook(xml, spreadsheet));
        Part(zip, "xl/_rels/workbook.xml.rels", xml => WriteWorkbookRelations(xml, spreadsheet.Sheets.Count));
        Part(zip, "xl/styles.xml", SpreadsheetStyles.Write);
        for (var index = 0; index < spreadsheet.Sheets.Count; index++)
        {
            var sheet = spreadsheet.Sheets[index];
            Part(zip, $"xl/worksheets/sheet{Text(index + 1)}.xml", xml => SheetWriter.Write(xml, sheet, spreadsheet, isFirst: sheet == spreadsheet.Sheets[0]));
        }
    }

    internal static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static void Part(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoDate;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }

    private static void WriteContentTypes(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Types", "http://schemas.openxmlformats.org/package/2006/content-types");
        xml.WriteRaw("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
        xml.WriteRaw("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        Override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        Override("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
        Override("/xl/workbook.xml", $"{SheetType}.sheet.main+xml");
        Override("/xl/styles.xml", $"{SheetType}.styles+xml");
        for (var sheet = 1; sheet <= sheets; sheet++)
        {
            Override($"/xl/worksheets/sheet{Text(sheet)}.xml", $"{SheetType}.worksheet+xml");
        }

        xml.WriteEndElement();

        void Override(string part, string type) => xml.WriteRaw($"<Override PartName=\"{part}\" ContentType=\"{type}\"/>");
    }

    private static void WritePackageRelations(XmlWriter xml)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        xml.WriteRaw($"<Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/>");
        xml.WriteRaw("<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>");
        xml.WriteRaw($"<Relationship Id=\"rId3\" Type=\"{Relations}/extended-properties\" Target=\"docProps/app.xml\"/>");
        xml.WriteEndElement();
    }

    private static void WriteWorkbookRelations(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        for (var sheet = 1; sheet <= sheets; sheet++)
        {
            xml.WriteRaw($"<Relationship Id=\"rId{Text(sheet)}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{Text(sheet)}.xml\"/>");
        }

        xml.WriteRaw($"<Relationship Id=\"rId{Text(sheets + 1)}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/>");
        xml.WriteEndElement();
    }

    private static void WriteProperties(XmlWriter xml, Spreadsheet spreadsheet)
    {
        const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string Terms = "http://purl.org/dc/terms/";
        const string Dublin = "http://purl.org/dc/elements/1.1/";
        const string Instance = "http://www.w3.org/2001/XMLSchema-instance";

        xml.WriteStartElement("cp", "coreProperties", Core);
        xml.WriteAttributeString("xmlns", "dcterms", null, Terms);
        xml.WriteElementString("dc", "title", Dublin, SheetWriter.Readable(spreadsheet.Title));
        xml.WriteElementString("dc", "subject", Dublin, SheetWriter.Readable(spreadsheet.Subject));
        xml.WriteElementString("dc", "creator", Dublin, SheetWriter.Readable(spreadsheet.Program));
        xml.WriteStartElement("dcterms", "created", Terms);
        xml.WriteAttributeString("xsi", "type", Instance, "dcterms:W3CDTF");
        xml.WriteString(spreadsheet.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteApplication(XmlWriter xml)
    {
        xml.WriteStartElement("Properties", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
        xml.WriteElementString("Application", "Trettio");
        xml.WriteEndElement();
    }

    private static void WriteWorkbook(XmlWriter xml, Spreadsheet spreadsheet)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteRaw("<bookViews><workbookView activeTab=\"0\"/></bookViews>");
        xml.WriteStartElement("sheets");
        for (var index = 0; index < spreadsheet.Sheets.Count; index++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", spreadsheet.Sheets[index].Name);
            xml.WriteAttributeString("sheetId", Text(index + 1));
            xml.WriteAttributeString("id", Relations, $"rId{Text(index + 1)}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        WriteNames(xml, spreadsheet.Sheets);

        // The values in the file are the model's own; a program that calculates is to do so at once and show what the formulas say.
        xml.WriteRaw("<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/>");
        xml.WriteEndElement();
    }

    private static void WriteNames(XmlWriter xml, IReadOnlyList<Sheet> sheets)
    {
        if (sheets.All(sheet => sheet.HeadingRow == 0))
        {
            return;
        }

        xml.WriteStartElement("definedNames");
        for (var index = 0; index < sheets.Count; index++)
        {
            var (sheet, at) = (sheets[index], Text(index));
            if (sheet.HasFilter)
            {
                Name("_xlnm._FilterDatabase", at, $"'{sheet.Name}'!{SheetWriter.FilterRange(sheet, CellAddress.Fixed)}", hidden: true);
            }

            if (sheet.HeadingRow > 0)
            {
                Name("_xlnm.Print_Titles", at, FormattableString.Invariant($"'{sheet.Name}'!${sheet.HeadingRow}:${sheet.HeadingRow}"), hidden: false);
            }
        }

        xml.WriteEndElement();

        void Name(string name, string sheet, string range, bool hidden)
        {
            xml.WriteStartElement("definedName");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("localSheetId", sheet);
            if (hidden)
            {
                xml.WriteAttributeString("hidden", "1");
            }

            xml.WriteString(range);
            xml.WriteEndElement();
        }
    }
}
