using System.Text;
using System.Text.Unicode;
using Trettio.Care;
using Trettio.Exchange.National;

namespace Trettio.Exchange;

/// <summary>One file, archive entry or sheet of a delivery: how it is opened, how it is written, and its header.</summary>
internal sealed class SourceFile
{
    private const int FirstBytes = 64 * 1024;
    private readonly Func<Stream> open;
    private readonly int? sheet;
    private readonly (string Block, string Row)? elements;
    private readonly MappedFile? asked;
    private bool scanned;
    private bool isUtf8 = true;
    private bool isPlain;
    private char separator = ';';
    private long firstLine = 1;
    private IReadOnlyList<string> sourceHeader = [];

    private SourceFile(string name, string table, Func<Stream> open, (int? Sheet, MappedFile? Asked) shape, (string Block, string Row)? elements = null)
    {
        (Name, OwnName, TableName, this.open, sheet, asked, this.elements) = (name, name, table, open, shape.Sheet, shape.Asked, elements);
    }

    /// <summary>The file's name as people know it; with its folder or archive where two have the same.</summary>
    public string Name { get; set; }

    /// <summary>The name of the file or sheet itself.</summary>
    public string OwnName { get; private init; }

    /// <summary>The file or sheet name without extension.</summary>
    public string TableName { get; }

    /// <summary>The folder, archive or workbook it lies in.</summary>
    public string Container { get; init; } = "";

    /// <summary>About how many bytes of text it holds.</summary>
    public long Length { get; init; }

    /// <summary>Trimmed; as many as the file has columns.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    public bool IsSheet => sheet is not null;

    /// <summary>The table its rows are of; null for figures, and for a file that is not known.</summary>
    public CareTable? Table { get; private set; }

    /// <summary>What the file is read through; null for a file in the contract's own form.</summary>
    public MappedView? View { get; private init; }

    /// <summary>What reading met that the contract takes in more than one way; of the latest reading.</summary>
    public Tolerated Tolerated { get; } = new();

    /// <summary>The header of the file itself, also where it is read through a mapping.</summary>
    public IReadOnlyList<string> SourceHeader => sourceHeader;

    public char Separator => separator;

    public static SourceFile Text(string name, Func<Stream> open, (string Container, long Length) lies, MappedFile? asked = null)
    {
        var read = asked?.Encoding is { } encoding and not UTF8Encoding ? () => Encoding.CreateTranscodingStream(open(), encoding, new UTF8Encoding(false)) : open;
        var file = new SourceFile(name, Path.GetFileNameWithoutExtension(name), read, (null, asked)) { Container = lies.Container, Length = lies.Length };
        file.Look();
        file.Table = CareTables.Find(file.TableName) ?? NationalTables.OfHeader(name, file.Header);
        return file;
    }

    public static SourceFile Sheet(string name, Func<Stream> open, int sheet, (string Container, long Length) lies, MappedFile? asked = null)
    {
        var file = new SourceFile(name, name.Trim(), open, (sheet, asked)) { Container = lies.Container, Length = lies.Length };
        file.Header = file.sourceHeader = file.ReadHeader();
        file.Table = CareTables.Find(file.TableName) ?? NationalTables.OfHeader(name, file.Header);
        return file;
    }

    /// <summary>The contacts of a national XML file; its <see cref="Table"/> is null when the root is not the format's.</summary>
    public static SourceFile Xml(string name, Func<Stream> open, (string Container, long Length) lies)
    {
        try
        {
            using var stream = open();
            if (XmlRows.Root(stream) is not { } root || NationalTables.OfRoot(root) is not { } kind)
                return new SourceFile(name, "", open, (null, null)) { Container = lies.Container, Length = lies.Length };
            var layout = NationalTables.Format.Layouts[kind];
            return OfBlock(new(name, "", open, (null, null)) { Container = lies.Container, Length = lies.Length }, (layout.Block, layout.Row), NationalTables.Contacts[kind]);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw Refusals.Unreadable(name, broken);
        }
    }

    /// <summary>The codes that stand beside the contacts in the same XML file; null for a file of another kind.</summary>
    public SourceFile? Beside(NationalBlock block)
    {
        var layout = NationalTables.Format.CodeLayouts[block];
        return elements is null || NationalTables.KindOf(Table) != NationalKind.Completed ? null : OfBlock(this, (layout.Block, layout.Row), NationalTables.Codes[block]);
    }

    /// <summary>This file as one table of a mapping.</summary>
    public SourceFile As(SourceMapping mapping, MappedFile file, MappedTable table) =>
        new(NameIn(file, table), table.Table, open, (sheet, file))
        {
            Container = Container,
            OwnName = OwnName,
            Length = Length,
            isUtf8 = isUtf8,
            separator = separator,
            firstLine = firstLine,
            sourceHeader = sourceHeader,
            Table = CareTables.Find(table.Table),
            View = new(mapping, file, table, sourceHeader),
            Header = [.. table.Columns.Select(column => column.Target)],
        };

    /// <summary>"export.csv", and where the file gives several tables "export.csv (waits)".</summary>
    private string NameIn(MappedFile file, MappedTable table)
    {
        var same = file.Tables.Where(other => other.Table == table.Table).ToList();
        var number = same.Count > 1 ? FormattableString.Invariant($" {same.IndexOf(table) + 1}") : "";
        return file.Tables.Count > 1 ? $"{Name} ({table.Table}{number})" : Name;
    }

    /// <summary>The column as the file itself names it.</summary>
    public string Shown(string column) => View?.Shown(column) ?? column;

    /// <summary>The bytes of the file (for a sheet: of its workbook).</summary>
    public Stream Bytes() => open();

    /// <summary>The rows after the header.</summary>
    public RowReader Rows()
    {
        if (elements is { } block)
            return new XmlRows(Name, open, block, Table!);
        if (sheet is null && !scanned)
        {
            Scan();
        }

        var rows = Reader();
        ReadToHeader(rows);
        return View is null ? rows : new MappedRows(rows, View);
    }

    public Phrase Interpretation()
    {
        if (elements is not null)
            return new($"{Name}: nationella poster i XML.", $"{Name}: national records in XML.");
        if (sheet is not null)
            return new($"{Name}: blad i arbetsbok.", $"{Name}: a sheet of a workbook.");
        var encoding = asked?.Encoding is { } told and not UTF8Encoding ? told.WebName : isUtf8 ? "UTF-8" : "Windows-1252";
        var (sv, en) = separator switch
        {
            '\t' => ("tabb", "tab"),
            ',' => ("komma", "comma"),
            '|' => ("lodstreck", "bar"),
            _ => ("semikolon", "semicolon"),
        };
        return new($"{Name}: {encoding}, avgränsare {sv}.", $"{Name}: {encoding}, separator {en}.");
    }

    private static SourceFile OfBlock(SourceFile file, (string Block, string Row) block, CareTable table) =>
        new(file.Name, file.TableName, file.open, (null, null), block)
        {
            Container = file.Container,
            Length = file.Length,
            Table = table,
            Header = [.. table.Columns.Select(column => column.Name)],
        };

    private RowReader Reader() => sheet is { } index
        ? new SheetRows(Name, open, index)
        : isPlain ? new PlainRows(new(Name, open, separator, null, firstLine))
        : new CsvRows(new(Name, open, separator, isUtf8 ? null : Windows1252(), firstLine));

    private static Encoding Windows1252()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1252);
    }

    private void Look()
    {
        try
        {
            isUtf8 = IsUtf8(FirstBytes);
            firstLine = asked?.HeaderLine ?? 1;
            FindSeparator();
            separator = asked?.Separator ?? separator;
            Header = sourceHeader = ReadHeader();
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw Refusals.Unreadable(Name, broken);
        }
    }

    private void Scan()
    {
        try
        {
            // Only the whole file tells: one byte that is no UTF-8, however late, makes it Windows-1252.
            var plain = new PlainText();
            isUtf8 = isUtf8 && IsUtf8(long.MaxValue, plain);
            if (!isUtf8 && asked?.Encoding is UTF8Encoding)
                throw Refusals.NotUtf8(Name);
            plain.End();
            isPlain = isUtf8 && plain.IsPlain && separator is not ('"' or '\n' or '\r') && char.IsAscii(separator);
            scanned = true;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw Refusals.Unreadable(Name, broken);
        }
    }

    private List<string> ReadHeader()
    {
        using var rows = Reader();
        if (!ReadToHeader(rows))
            return [];
        if (rows.Fault == RowFault.NotText)
            throw Refusals.NotText(Name);
        var header = new List<string>(rows.Count);
        for (var index = 0; index < rows.Count; index++)
            header.Add(Encoding.UTF8.GetString(CellText.Trim(rows.Cell(index))).Trim('\uFEFF'));
        return header;
    }

    /// <summary>Reads the header itself. A text file begins at its header; a sheet may have other rows before it.</summary>
    private bool ReadToHeader(RowReader rows)
    {
        while (rows.Read())
        {
            if (!IsSheet || rows.Line >= (asked?.HeaderLine ?? 1))
                return true;
        }

        return false;
    }

    private void FindSeparator()
    {
        using var lines = new LineStream(open());
        lines.Skip(firstLine - 1);
        var line = lines.TakeLine(FirstBytes).AsSpan();
        if (line.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            line = line[3..];
        if (line.Contains((byte)0))
            throw Refusals.NotText(Name);
        if (line.Length == 5 && line.StartsWith("sep="u8))
        {
            // The line by which a spreadsheet is told the separator; the header comes after it.
            separator = (char)line[4];
            firstLine++;
            return;
        }

        var most = 0;
        foreach (var candidate in ";,\t|")
        {
            var count = line.Count((byte)candidate);
            if (count > most)
                (most, separator) = (count, candidate);
        }
    }

    private bool IsUtf8(long most, PlainText? plain = null)
    {
        using var stream = open();
        var buffer = new byte[FirstBytes];
        var kept = 0;
        for (long read = 0; read < most;)
        {
            var count = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            read += count;
            var span = buffer.AsSpan(0, kept + count);
            if (count == 0)
                return span.Length == 0;
            var tail = span.Length < buffer.Length ? 0 : IncompleteTail(span);
            if (!Utf8.IsValid(span[..^tail]))
                return false;
            plain?.Look(span[..^tail]);
            span[^tail..].CopyTo(buffer);
            kept = tail;
        }

        return true;
    }

    /// <summary>How many bytes at the end begin a letter that the next bytes may finish.</summary>
    private static int IncompleteTail(ReadOnlySpan<byte> span)
    {
        for (var back = 1; back <= Math.Min(3, span.Length); back++)
        {
            var letter = span[^back];
            if (letter >= 0xC0)
                return back < (letter >= 0xF0 ? 4 : letter >= 0xE0 ? 3 : 2) ? back : 0;
            if (letter < 0x80)
                return 0;
        }

        return 0;
    }
}
