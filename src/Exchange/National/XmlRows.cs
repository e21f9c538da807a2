using System.Text;
using System.Xml;

namespace Trettio.Exchange.National;

/// <summary>
/// One block of a national XML file as rows: a record an element, a field a cell, the block's month the first cell. Streams; namespaces and the
/// letter case of names are free. A document type declaration is refused, so that nothing outside the file is ever read.
/// </summary>
internal sealed class XmlRows : RowReader
{
    // No field of the format is near so long; a file that never ends a field must not fill the memory.
    private const int LongestField = 4096;

    private readonly string name;
    private readonly (string Block, string Row) elements;
    private readonly IReadOnlyList<Column> columns;
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> strangers = new(StringComparer.Ordinal);
    private readonly byte[][] cells;
    private readonly char[] letters = new char[LongestField + 1];
    private readonly XmlReader reader;
    private byte[] month = [];
    private int block = -1;
    private long line;
    private RowFault fault;

    public XmlRows(string name, Func<Stream> open, (string Block, string Row) elements, CareTable table)
    {
        (this.name, this.elements, columns) = (name, elements, table.Columns);
        for (var index = 0; index < columns.Count; index++)
            places[columns[index].Name] = index;
        cells = new byte[columns.Count][];
        reader = Open(open());
    }

    public override int Count => columns.Count;

    public override long Line => line;

    public override RowFault Fault => fault;

    public override IReadOnlyCollection<string> Strangers => strangers;

    /// <summary>The local name of the root; null when the stream is no XML that can be read so far.</summary>
    public static string? Root(Stream stream)
    {
        using var xml = Open(stream);
        try
        {
            return xml.MoveToContent() == XmlNodeType.Element ? xml.LocalName : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public override bool Read()
    {
        try
        {
            return ReadOne();
        }
        catch (Exception broken) when (broken is XmlException or IOException or InvalidDataException)
        {
            throw Refusals.Unreadable(name, broken);
        }
    }

    public override ReadOnlySpan<byte> Cell(int index) => cells[index];

    public override string Raw()
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment }))
        {
            writer.WriteStartElement(elements.Row);
            for (var index = 0; index < columns.Count; index++)
            {
                if (cells[index].Length > 0)
                    writer.WriteElementString(columns[index].Name, Encoding.UTF8.GetString(cells[index]));
            }

            writer.WriteEndElement();
        }

        return text.ToString();
    }

    public override void Dispose() => reader.Dispose();

    private static XmlReader Open(Stream stream)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    private bool ReadOne()
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == block)
                block = -1;
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (block < 0 && Is(elements.Block))
                (block, month) = (reader.IsEmptyElement ? -1 : reader.Depth, []);
            else if (block >= 0 && reader.Depth == block + 1 && Is(columns[0].Name))
                month = Text();
            else if (block >= 0 && reader.Depth == block + 1 && Is(elements.Row))
                return Row();
        }

        return false;
    }

    private bool Row()
    {
        line = reader is IXmlLineInfo place ? place.LineNumber : 0;
        fault = RowFault.None;
        Array.Fill(cells, []);
        cells[0] = month;
        var depth = reader.Depth;
        while (!reader.IsEmptyElement && reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType == XmlNodeType.Element)
                Field();
        }

        return true;
    }

    private void Field()
    {
        var field = reader.LocalName;
        if (!places.TryGetValue(field, out var at))
        {
            // Told once each; past so many it is another kind of file.
            if (strangers.Count < 100)
                strangers.Add(field);
            var before = fault;
            Text();
            fault = before;
            return;
        }

        var text = Text();
        if (cells[at].Length > 0 && at > 0)
            fault = RowFault.FieldTwice;
        cells[at] = text;
    }

    /// <summary>The text of the element that the reader stands on, its children's included; the reader then stands on its end.</summary>
    private byte[] Text()
    {
        if (reader.IsEmptyElement)
            return [];
        var (depth, used) = (reader.Depth, 0);
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace))
                continue;
            for (int read; used < letters.Length && (read = reader.ReadValueChunk(letters, used, letters.Length - used)) > 0;)
                used += read;
        }

        if (used <= LongestField)
            return Encoding.UTF8.GetBytes(letters, 0, used);
        fault = RowFault.FieldTooLong;
        return [];
    }

    private bool Is(string element) => reader.LocalName.Equals(element, StringComparison.OrdinalIgnoreCase);
}
