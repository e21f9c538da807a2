using System.IO.Compression;
using Trettio.Care;
using Trettio.Quality;

namespace Trettio.Exchange;

/// <summary>Finds the files of the paths given: single files, folders, archives and workbooks.</summary>
internal sealed class DeliveryPaths(SourceMapping? mapping = null)
{
    // A region's files pack to a tenth or a thirtieth. What unpacks to far more was made to fill a memory.
    private const long MostTimesPacked = 200;
    private const long SmallEnough = 10_000_000;

    private readonly List<SourceFile> files = [];
    private readonly List<Finding> findings = [];

    public IReadOnlyList<SourceFile> Files => files;

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Every text file and sheet of the paths, whatever it is called and holds: the name of the file and of the sheet.</summary>
    /// <exception cref="RefusedException">Something cannot be read (CannotRead).</exception>
    public static IReadOnlyList<(SourceFile File, string Name, string? Sheet)> Anything(IReadOnlyList<string> paths)
    {
        var found = new List<(SourceFile, string, string?)>();
        foreach (var path in paths.SelectMany(FilesOf))
        {
            var name = Path.GetFileName(path);
            if (Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
            {
                found.AddRange(SheetNames(path).Select((sheet, index) => (
                    SourceFile.Sheet(sheet, () => OpenFile(path), index, (name, new FileInfo(path).Length * 8)), name, (string?)sheet)));
            }
            else
            {
                found.Add((TextFile(path, null), name, null));
            }
        }

        return found;
    }

    private static IReadOnlyList<string> FilesOf(string path)
    {
        try
        {
            return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)]
                : File.Exists(path) ? [path]
                : throw Refusals.NoSuchPath(path);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw Refusals.Unreadable(path, broken);
        }
    }

    public void Add(string path)
    {
        try
        {
            if (Directory.Exists(path))
                AddFolder(path);
            else if (File.Exists(path))
                AddFile(path);
            else
                throw Refusals.NoSuchPath(path);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw Refusals.Unreadable(path, broken);
        }
    }

    /// <summary>Where two files have the same name, their folder's or archive's name is set before it.</summary>
    public void TellApart()
    {
        foreach (var same in files.GroupBy(file => file.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            foreach (var file in same.ToList())
                file.Name = file.Container + "/" + file.Name;
        }
    }

    private static bool IsKnown(SourceFile file) =>
        file.Table is not null || FiguresFile.IsFigures(file.Header) || FiguresFile.IsFlow(file.Header);

    private static bool IsNotYetRead(string name) =>
        CareTables.NotYetRead.Contains(Path.GetFileNameWithoutExtension(name), StringComparer.OrdinalIgnoreCase);

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);

    private void AddFile(string path)
    {
        var name = Path.GetFileName(path);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".ZIP":
                AddArchive(path);
                break;
            case ".XLSX":
                AddWorkbook(path);
                break;
            case not "" when mapping?.Find(name) is { } asked:
                files.AddRange(Views(TextFile(path, asked), asked));
                break;
            case ".XML" when FileAt(path, null) is { Table: not null } file:
                files.Add(file);
                break;
            case ".CSV" when IsNotYetRead(name):
                findings.Add(ReadingChecks.NotUsed(name));
                break;
            case ".CSV" when TextFile(path, null) is var file && IsKnown(file):
                files.Add(file);
                break;
            default:
                throw Refusals.NotKnown(path, mapping?.Id);
        }
    }

    private static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private static SourceFile FileAt(string path, MappedFile? asked) => asked is null && IsXml(path)
        ? SourceFile.Xml(Path.GetFileName(path), () => OpenFile(path), (FolderOf(path), new FileInfo(path).Length))
        : TextFile(path, asked);

    private static SourceFile TextFile(string path, MappedFile? asked) => SourceFile.Text(
        Path.GetFileName(path), () => OpenFile(path), (FolderOf(path), new FileInfo(path).Length), asked);

    private IEnumerable<SourceFile> Views(SourceFile file, MappedFile asked) => asked.Tables.Select(table => file.As(mapping!, asked, table));

    private static string FolderOf(string path) => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "");

    private void AddFolder(string path)
    {
        var (known, before, books) = (0, files.Count, new List<string>());
        foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            if (!name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
                known += Sort(name, mapping?.Find(name), asked => FileAt(file, asked));
            else if (name.StartsWith("~$", StringComparison.Ordinal)) // a note by a program that has the workbook open
                findings.Add(ReadingChecks.FileUnknown(name));
            else if (mapping is not null) // a region's own export may be a folder of workbooks; the contract's own is one workbook
                known += AddSheets(file);
            else
                books.Add(file);
        }

        known += AddBooks(books, files[before..]);
        if (known == 0 && books.Count > 1)
            throw Refusals.SeveralWorkbooks(path);
        Demand(known, path);
    }

    /// <summary>One workbook alone is the delivery; beside text files it is read when it adds tables to theirs, and else passed over with a warning.</summary>
    private int AddBooks(List<string> books, List<SourceFile> beside)
    {
        if (books is [var book] && (beside.Count == 0 || Adds(book, beside)))
            return AddSheets(book);
        findings.AddRange(books.Select(other => ReadingChecks.FileUnknown(Path.GetFileName(other))));
        return 0;
    }

    private static bool Adds(string book, List<SourceFile> beside)
    {
        try
        {
            var tables = SheetNames(book).Select(name => CareTables.Find(name.Trim())).OfType<CareTable>().ToList();
            return tables.Count > 0 && !beside.Exists(file => file.Table is { } table && tables.Contains(table));
        }
        catch (Exception broken) when (broken is RefusedException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return false;
        }
    }

    private void AddArchive(string path)
    {
        List<(string Entry, long Length)> entries;
        RefuseBomb(path);
        using (var archive = ZipFile.OpenRead(path))
            entries = [.. archive.Entries.Where(entry => entry.Name.Length > 0).Select(entry => (entry.FullName, entry.Length))];

        var known = 0;
        foreach (var (entry, length) in entries.OrderBy(entry => entry.Entry, StringComparer.Ordinal))
        {
            var name = Path.GetFileName(entry);
            known += Sort(name, mapping?.Find(name), asked => asked is null && IsXml(name)
                ? SourceFile.Xml(name, () => OpenEntry(path, entry), (Path.GetFileName(path), length))
                : SourceFile.Text(name, () => OpenEntry(path, entry), (Path.GetFileName(path), length), asked));
        }

        Demand(known, path);
    }

    private static OwningStream OpenEntry(string path, string entry)
    {
        var archive = ZipFile.OpenRead(path);
        try
        {
            var found = archive.GetEntry(entry)!;
            return new OwningStream(new CheckedStream(found.Open(), found.Crc32), archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    private void AddWorkbook(string path) => Demand(AddSheets(path), path);

    private int AddSheets(string path)
    {
        var known = 0;
        var book = Path.GetFileName(path);
        foreach (var (name, index) in SheetNames(path).Select((name, index) => (name, index)))
        {
            known += Sort(name + ".csv", mapping?.Find(book, (name, index == 0)), asked => SourceFile.Sheet(
                name, () => OpenFile(path), index, (book, new FileInfo(path).Length * 8), asked));
        }

        return known;
    }

    /// <exception cref="RefusedException">The archive unpacks to more than a delivery's files do (CannotRead).</exception>
    private static void RefuseBomb(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        if (archive.Entries.Any(entry => entry.Length > SmallEnough && entry.Length / Math.Max(1, entry.CompressedLength) > MostTimesPacked)
            || archive.Entries.Sum(entry => (double)entry.Length) > SmallEnough + (MostTimesPacked * (double)new FileInfo(path).Length))
        {
            throw Refusals.Bomb(Path.GetFileName(path));
        }
    }

    private static List<string> SheetNames(string path)
    {
        try
        {
            RefuseBomb(path);
        }
        catch (InvalidDataException broken)
        {
            throw Refusals.Unreadable(Path.GetFileName(path), broken);
        }

        using var reader = SheetRows.OpenWorkbook(Path.GetFileName(path), OpenFile(path));
        var names = new List<string>();
        do
            names.Add(reader.Name ?? "");
        while (SheetRows.NextSheet(Path.GetFileName(path), reader));
        return names;
    }

    /// <summary>1 for a file that is known, read or not; 0 for one that is passed over with a warning.</summary>
    private int Sort(string name, MappedFile? asked, Func<MappedFile?, SourceFile> look)
    {
        if (asked is not null)
        {
            files.AddRange(Views(look(asked), asked));
            return 1;
        }

        if (!name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !IsXml(name))
        {
            findings.Add(ReadingChecks.FileUnknown(name));
            return 0;
        }

        if (IsNotYetRead(name))
        {
            findings.Add(ReadingChecks.NotUsed(name));
            return 1;
        }

        if (LookOrPassOver(name, () => look(null)) is not { } file)
        {
            findings.Add(ReadingChecks.FileUnknown(name));
            return 0;
        }

        files.Add(file);
        return 1;
    }

    /// <summary>Null when the file is not known. Only a file with a known name refuses the delivery by being unreadable.</summary>
    private static SourceFile? LookOrPassOver(string name, Func<SourceFile> look)
    {
        try
        {
            var file = look();
            return IsKnown(file) ? file : null;
        }
        catch (RefusedException) when (CareTables.Find(Path.GetFileNameWithoutExtension(name)) is null)
        {
            return null;
        }
    }

    private void Demand(int known, string path)
    {
        if (known == 0)
            throw Refusals.NothingKnown(path, mapping?.Id);
    }
}

/// <summary>A stream that closes what it was opened from.</summary>
internal sealed class OwningStream(Stream inner, IDisposable owner) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer) => inner.Read(buffer);

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            owner.Dispose();
        }

        base.Dispose(disposing);
    }
}
