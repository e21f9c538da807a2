using System.Xml;

namespace Trettio.Reports.Workbook;

/// <summary>The stylesheet: one cell format per <see cref="CellStyle"/>, in its order.</summary>
internal static class SpreadsheetStyles
{
    private const string Ink = "FF17212B";
    private const string Quiet = "FF55606B";
    private const string Accent = "FF0F5C5C";
    private const string HeadingFill = "FFEFF3F2";
    private const string LightGrey = "FFE7E7E7";
    private const string DarkGrey = "FFC4C4C4";

    private enum Font
    {
        Plain,
        Bold,
        Title,
        Quiet,
        Accent,
    }

    private enum Border
    {
        None,
        Below,
        Above,
        Hair,
    }

    // By their places among the fills.
    private enum Fill
    {
        None = 0,
        Heading = 2,
        Light,
        Dark,
    }

    private sealed record Look(Font Font = Font.Plain, Border Border = Border.Hair, string? Align = null, bool Wrap = false, string? Format = null, bool Quoted = false)
    {
        public bool IsHeading => Border == Border.Below;

        public Fill Fill { get; init; } = Border == Border.Below ? Fill.Heading : Fill.None;

        public bool IsInput => Fill is Fill.Light or Fill.Dark;
    }

    // Format codes are written as the file format wants them; the viewer shows the decimal comma and the thin space of its own country.
    private static readonly string?[] Formats =
    [
        null, "#,##0", "0.0\\ %", "0\\ %", "+0.0;\"−\"0.0;0.0", "#,##0\\ \"kr\"", "yyyy\\-mm", "yyyy\\-mm\\-dd", "+#,##0;\"−\"#,##0;0",
    ];

    private static Look LookOf(CellStyle style) => style switch
    {
        CellStyle.Text => new(),
        CellStyle.WrappedText => new(Wrap: true),
        CellStyle.QuotedText => new(Wrap: true, Quoted: true),
        CellStyle.Muted => new(Font.Quiet, Border.None),
        CellStyle.Title => new(Font.Title, Border.None),
        CellStyle.Heading => new(Font.Bold, Border.Below, Wrap: true),
        CellStyle.NumberHeading => new(Font.Bold, Border.Below, "right", Wrap: true),
        CellStyle.Section => new(Font.Accent, Border.Above),
        CellStyle.Label => new(Wrap: true),
        CellStyle.Result => new(Font.Bold, Align: "right", Wrap: true),
        CellStyle.ResultNote => new(Align: "right", Wrap: true),
        CellStyle.Explanation => new(Font.Quiet, Wrap: true),
        CellStyle.Count => Numeric(1),
        CellStyle.Share => Numeric(2),
        CellStyle.WholeShare => Numeric(3),
        CellStyle.Change => Numeric(4),
        CellStyle.Difference => Numeric(8),
        CellStyle.Kronor => Numeric(5),
        CellStyle.SumKronor => Numeric(5) with { Font = Font.Bold },
        CellStyle.SumLabel => new(Font.Bold),
        CellStyle.Month => new(Align: "left", Format: Formats[6]),
        CellStyle.Day => new(Align: "left", Format: Formats[7]),
        CellStyle.Input => Numeric(1) with { Fill = Fill.Light },
        CellStyle.PastInput => Numeric(1) with { Fill = Fill.Dark },
        CellStyle.DecimalInput => new(Align: "right") { Fill = Fill.Light },
        CellStyle.Word => new(Font.Quiet),
        CellStyle.SumCount => Numeric(1) with { Font = Font.Bold },
        CellStyle.SumShare => Numeric(2) with { Font = Font.Bold },
        CellStyle.SumChange => Numeric(4) with { Font = Font.Bold },
        _ => throw new ArgumentOutOfRangeException(nameof(style)),
    };

    private static Look Numeric(int format) => new(Align: "right", Format: Formats[format]);

    public static void Write(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", SpreadsheetWriter.Main);
        WriteFormats(xml);
        WriteFonts(xml);
        WriteFills(xml);
        WriteBorders(xml);
        xml.WriteRaw("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
        var styles = Enum.GetValues<CellStyle>();
        xml.WriteStartElement("cellXfs");
        xml.WriteAttributeString("count", Text(styles.Length));
        foreach (var style in styles)
        {
            WriteLook(xml, LookOf(style));
        }

        xml.WriteEndElement();
        xml.WriteRaw("<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>");
        xml.WriteEndElement();
    }

    private static void WriteFormats(XmlWriter xml)
    {
        xml.WriteStartElement("numFmts");
        xml.WriteAttributeString("count", Text(Formats.Length - 1));
        for (var index = 1; index < Formats.Length; index++)
        {
            xml.WriteStartElement("numFmt");
            xml.WriteAttributeString("numFmtId", Text(FormatId(index)));
            xml.WriteAttributeString("formatCode", Formats[index]);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // Ids below 164 are the format's own.
    private static int FormatId(int index) => index == 0 ? 0 : 163 + index;

    private static void WriteFonts(XmlWriter xml)
    {
        static string Of(string size, string colour, bool bold) =>
            $"<font>{(bold ? "<b/>" : "")}<sz val=\"{size}\"/><color rgb=\"{colour}\"/><name val=\"Arial\"/><family val=\"2\"/></font>";

        xml.WriteRaw("<fonts count=\"5\">");
        xml.WriteRaw(Of("10", Ink, bold: false) + Of("10", Ink, bold: true) + Of("15", Ink, bold: true));
        xml.WriteRaw(Of("9", Quiet, bold: false) + Of("10", Accent, bold: true) + "</fonts>");
    }

    // The first two fills are fixed by the format.
    private static void WriteFills(XmlWriter xml)
    {
        static string Solid(string colour) => $"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>";

        xml.WriteRaw("<fills count=\"5\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
            + $"{Solid(HeadingFill)}{Solid(LightGrey)}{Solid(DarkGrey)}</fills>");
    }

    private static void WriteBorders(XmlWriter xml)
    {
        static string Of(string top, string bottom) => $"<border><left/><right/>{top}{bottom}<diagonal/></border>";
        static string Line(string side, string style, string colour) => $"<{side} style=\"{style}\"><color rgb=\"{colour}\"/></{side}>";

        xml.WriteRaw("<borders count=\"4\">" + Of("<top/>", "<bottom/>") + Of("<top/>", Line("bottom", "medium", Accent)));
        xml.WriteRaw(Of(Line("top", "thin", Accent), "<bottom/>") + Of("<top/>", Line("bottom", "hair", "FFB9C2C0")) + "</borders>");
    }

    private static void WriteLook(XmlWriter xml, Look look)
    {
        xml.WriteStartElement("xf");
        xml.WriteAttributeString("numFmtId", Text(FormatId(Math.Max(0, Array.IndexOf(Formats, look.Format)))));
        xml.WriteAttributeString("fontId", Text((int)look.Font));
        xml.WriteAttributeString("fillId", Text((int)look.Fill));
        xml.WriteAttributeString("borderId", Text((int)look.Border));
        xml.WriteAttributeString("xfId", "0");
        if (look.Quoted)
        {
            xml.WriteAttributeString("quotePrefix", "1");
        }

        foreach (var part in (string[])["applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment"])
        {
            xml.WriteAttributeString(part, "1");
        }

        if (look.IsInput)
        {
            xml.WriteAttributeString("applyProtection", "1");
        }

        xml.WriteStartElement("alignment");
        if (look.Align is { } align)
        {
            xml.WriteAttributeString("horizontal", align);
            if (align == "right")
            {
                // Keeps numbers off the text of the next column.
                xml.WriteAttributeString("indent", "1");
            }
        }

        xml.WriteAttributeString("vertical", look.IsHeading ? "bottom" : "top");
        if (look.Wrap)
        {
            xml.WriteAttributeString("wrapText", "1");
        }

        xml.WriteEndElement();
        if (look.IsInput)
        {
            xml.WriteRaw("<protection locked=\"0\"/>");
        }

        xml.WriteEndElement();
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
