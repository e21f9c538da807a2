using System.Security;

namespace Trettio.Whole.Cli;

/// <summary>The least that is a workbook: every cell its own text.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>Its parts by name; the lines' cells are separated by semicolons.</summary>
    public static IEnumerable<(string Name, string Xml)> Parts(params (string Name, string[] Lines)[] sheets)
    {
        const string Start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        string Each(Func<string, int, string> one) => string.Concat(sheets.Select((sheet, at) => one(sheet.Name, at)));
        yield return ("[Content_Types].xml", $"{Start}<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}sheet.main+xml\"/>{Each((_, at) => $"<Override PartName=\"/xl/s{at}.xml\" ContentType=\"{Type}worksheet+xml\"/>")}</Types>");
        yield return ("_rels/.rels", $"{Start}<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r\" Type=\"{Related}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        yield return ("xl/workbook.xml", $"{Start}<workbook xmlns=\"{Main}\" xmlns:r=\"{Related}\"><sheets>{Each((name, at) => $"<sheet name=\"{name}\" sheetId=\"{at + 1}\" r:id=\"s{at}\"/>")}</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels", $"{Start}<Relationships xmlns=\"{Package}/relationships\">{Each((_, at) => $"<Relationship Id=\"s{at}\" Type=\"{Related}/worksheet\" Target=\"s{at}.xml\"/>")}</Relationships>");
        for (var at = 0; at < sheets.Length; at++)
        {
            yield return ($"xl/s{at}.xml", $"{Start}<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(sheets[at].Lines.Select(Row))}</sheetData></worksheet>");
        }
    }

    private static string Row(string line) =>
        $"<row>{string.Concat(line.Split(';').Select(cell => $"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell)}</t></is></c>"))}</row>";
}
