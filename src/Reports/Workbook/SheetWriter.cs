using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Trettio.Reports.Workbook;

/// <summary>Writes one worksheet part.</summary>
internal static partial class SheetWriter
{
    // What the format allows in one cell; longer text is cut, with an ellipsis to show it.
    private const int LongestText = 32_767;

    private const int LongestFooter = 200;

    public static void Write(XmlWriter xml, Sheet sheet, Spreadsheet spreadsheet, bool isFirst)
    {
        xml.WriteStartElement("worksheet", SpreadsheetWriter.Main);
        xml.WriteRaw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        WriteView(xml, sheet.HeadingRow, isFirst);
        xml.WriteRaw("<sheetFormatPr defaultRowHeight=\"15\"/>");
        WriteColumns(xml, sheet.ColumnWidths);
        xml.WriteStartElement("sheetData");
        var number = 0;
        foreach (var row in sheet.Streamed ?? sheet.Rows)
        {
            WriteRow(xml, ++number, row);
        }

        xml.WriteEndElement();
        if (sheet.IsProtected)
        {
            xml.WriteRaw("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>");
        }

        if (sheet.HasFilter)
        {
            xml.WriteStartElement("autoFilter");
            xml.WriteAttributeString("ref", FilterRange(sheet, CellAddress.Of));
            xml.WriteEndElement();
        }

        WriteWholeNumbers(xml, sheet.WholeNumbers);

        // A4 landscape (paper 9), one page wide and as many pages long as it takes.
        xml.WriteRaw("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/>");
        xml.WriteRaw($"<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"{(sheet.FitsOnePage ? 1 : 0)}\"/>");
        WriteFooter(xml, spreadsheet, sheet.Name);
        xml.WriteEndElement();
    }

    public static string FilterRange(Sheet sheet, Func<int, int, string> address)
    {
        var headings = sheet.Rows[sheet.HeadingRow - 1].Cells.Count;
        return $"{address(sheet.HeadingRow, 1)}:{address(Math.Max(sheet.HeadingRow, LastTableRow(sheet, headings)), headings)}";
    }

    /// <summary>Text that XML can hold and that the spreadsheet format reads back as it was written.</summary>
    public static string Readable(string text)
    {
        var readable = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // U+FFFE and U+FFFF, control characters and lone halves (already replaced by the enumeration) have no place in XML.
            var isAllowed = rune.Value is '\t' or '\n' or >= ' ' and not (0xFFFE or 0xFFFF);
            readable.Append(isAllowed ? rune.ToString() : "\uFFFD");
        }

        // _x0041_ would be read as "A".
        return EscapeLookalike().Replace(readable.ToString(), "_x005F_");
    }

    // The table under a heading ends at the first row that is shorter than it: a note or the end.
    private static int LastTableRow(Sheet sheet, int headings)
    {
        var row = sheet.HeadingRow;
        while (row < sheet.Rows.Count && sheet.Rows[row].Cells.Count == headings)
        {
            row++;
        }

        return row;
    }

    private static void WriteView(XmlWriter xml, int headingRow, bool isFirst)
    {
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("showGridLines", "0");
        if (isFirst)
        {
            xml.WriteAttributeString("tabSelected", "1");
        }

        xml.WriteAttributeString("workbookViewId", "0");
        if (headingRow > 0)
        {
            var below = CellAddress.Of(headingRow + 1, 1);
            xml.WriteRaw(FormattableString.Invariant($"<pane ySplit=\"{headingRow}\" topLeftCell=\"{below}\" activePane=\"bottomLeft\" state=\"frozen\"/>"));
            xml.WriteRaw($"<selection pane=\"bottomLeft\" activeCell=\"{below}\" sqref=\"{below}\"/>");
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteWholeNumbers(XmlWriter xml, WholeNumbers? numbers)
    {
        if (numbers is null)
        {
            return;
        }

        xml.WriteStartElement("dataValidations");
        xml.WriteAttributeString("count", "1");
        xml.WriteStartElement("dataValidation");
        foreach (var (name, value) in ((string, string)[])
        [
            ("type", "whole"), ("operator", "between"), ("allowBlank", "1"), ("showErrorMessage", "1"), ("errorTitle", numbers.Title), ("error", numbers.Message),
            ("sqref", string.Join(' ', numbers.Ranges)),
        ])
        {
            xml.WriteAttributeString(name, value);
        }

        xml.WriteElementString("formula1", "0");
        xml.WriteElementString("formula2", numbers.Most.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteColumns(XmlWriter xml, IReadOnlyList<double> widths)
    {
        xml.WriteStartElement("cols");
        for (var index = 0; index < widths.Count; index++)
        {
            xml.WriteRaw(FormattableString.Invariant($"<col min=\"{index + 1}\" max=\"{index + 1}\" width=\"{widths[index]}\" customWidth=\"1\"/>"));
        }

        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, int number, SheetRow row)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        if (row.Height is { } height)
        {
            xml.WriteAttributeString("ht", SpreadsheetWriter.Text(height));
            xml.WriteAttributeString("customHeight", "1");
        }

        for (var index = 0; index < row.Cells.Count; index++)
        {
            WriteCell(xml, CellAddress.Of(number, index + 1), row.Cells[index]);
        }

        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, string address, Cell cell)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", address);
        xml.WriteAttributeString("s", ((int)StyleOf(cell)).ToString(CultureInfo.InvariantCulture));
        switch (cell)
        {
            case Cell.Text text:
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is");
                WriteText(xml, "t", text.Value);
                xml.WriteEndElement();
                break;
            case Cell.Number number:
                xml.WriteElementString("v", SpreadsheetWriter.Text(number.Value));
                break;
            case Cell.Formula { Computed: Cell.Number number } formula:
                xml.WriteElementString("f", formula.Expression);
                xml.WriteElementString("v", SpreadsheetWriter.Text(number.Value));
                break;
            case Cell.Formula { Computed: Cell.Text text } formula:
                xml.WriteAttributeString("t", "str");
                xml.WriteElementString("f", formula.Expression);
                WriteText(xml, "v", text.Value);
                break;
        }

        xml.WriteEndElement();
    }

    // A cell that begins like a formula is marked as text, so that it stays text when somebody edits it or pastes it on.
    private static CellStyle StyleOf(Cell cell) =>
        cell is Cell.Text { Value: ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] } ? CellStyle.QuotedText : cell.Style;

    private static void WriteText(XmlWriter xml, string element, string text)
    {
        var readable = Readable(text);
        xml.WriteStartElement(element);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(readable.Length <= LongestText ? readable : readable[..(LongestText - 1)] + "…");
        xml.WriteEndElement();
    }

    private static void WriteFooter(XmlWriter xml, Spreadsheet spreadsheet, string sheet)
    {
        // & begins a code in a footer, and the whole footer may hold 255 characters.
        var footer = Readable(spreadsheet.Footer).Replace("&", "&&", StringComparison.Ordinal);
        footer = footer.Length <= LongestFooter ? footer : footer[..LongestFooter].TrimEnd('&');
        xml.WriteStartElement("headerFooter");
        xml.WriteElementString("oddFooter", $"&L&8{(footer is [>= '0' and <= '9', ..] ? " " : "")}{footer}&R&8 {sheet} · {spreadsheet.PageOf}");
        xml.WriteEndElement();
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EscapeLookalike();
}
