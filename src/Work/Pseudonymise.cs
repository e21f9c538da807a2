using System.Security.Cryptography;
using System.Text;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Reports.Workbook;

namespace Trettio.Work;

/// <summary>What is to be written again without identities. The folders in <see cref="Apart"/> may not hold the key: the store's.</summary>
public sealed record PseudonymRequest(IReadOnlyList<string> Paths, string Key, string Out, DateTimeOffset Now)
{
    public SourceMapping? Mapping { get; init; }

    public IReadOnlyList<string> Apart { get; init; } = [];
}

/// <summary>What was written: each file, its rows and the columns replaced. <see cref="NewKey"/>: the key was made in this run.</summary>
public sealed record Pseudonymised(IReadOnlyList<(string Name, long Rows, IReadOnlyList<string> Replaced)> Files, IReadOnlyList<Phrase> NotRead, bool NewKey);

/// <summary>The verb pseudonymise: identities are replaced before anything is imported.</summary>
public static class Pseudonymise
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <exception cref="RefusedException">The files or the key cannot be read (10), the key lies where others may read it or where it must not be, or nothing can be written (12).</exception>
    public static Pseudonymised Run(PseudonymRequest request)
    {
        RefusePlaces(request);
        var reserve = ReserveNumbers.Bundled;
        var delivery = PseudonymFiles.Open(request.Paths, request.Mapping, reserve);
        foreach (var file in delivery.Files)
        {
            file.Check();
        }

        Folders.Ensure(request.Out);
        var (key, isNew) = Key(request.Key);
        var pseudonyms = new Pseudonyms(key, request.Now.Year, reserve);
        foreach (var file in delivery.Files.Where(file => file.Sheet is null))
        {
            Folders.WriteWhole(Path.Combine(request.Out, Named(file.Name)), stream => file.Write(pseudonyms, stream));
        }

        foreach (var book in delivery.Files.Where(file => file.Sheet is not null).GroupBy(file => file.Name))
        {
            var sheets = book.Select(file => new Sheet(file.Sheet!, [], [.. file.Written(pseudonyms).Select(row => new SheetRow([.. row.Select(cell => new Cell.Text(cell))]))]));
            var written = new Spreadsheet(book.Key, "", $"Trettio {Program.Version}", request.Now, [.. sheets]);
            Folders.WriteWhole(Path.Combine(request.Out, book.Key), stream => SpreadsheetWriter.Write(written, stream));
        }

        return new(
            [.. delivery.Files.Select(file => (file.Sheet is { } sheet ? $"{file.Name} ({sheet})" : file.Name, file.Rows, file.Replaced))],
            [.. delivery.NotRead.Select(finding => finding.Sentence)], isNew);
    }

    // An archive's files are written beside each other; none may choose a place of its own.
    private static string Named(string name) => Path.GetFileName(name);

    private static void RefusePlaces(PseudonymRequest request)
    {
        var key = Path.GetFullPath(request.Key);
        if (request.Apart.Append(request.Out).Concat(request.Paths.Where(Directory.Exists)).FirstOrDefault(folder => IsIn(key, folder)) is { } place)
        {
            throw new RefusedException(ExitCode.NotPermitted, new(
                $"Nyckelfilen får inte ligga i {place}; lägg den där bara de som gör leveranserna kommer åt den.",
                $"The key file may not lie in {place}; put it where only those who make the deliveries can reach it."));
        }

        if (request.Paths.Any(path => IsIn(Path.GetFullPath(request.Out), Directory.Exists(path) ? path : "") || IsIn(Path.GetFullPath(path), request.Out)))
        {
            throw new RefusedException(ExitCode.NotPermitted, new(
                $"--out {request.Out} är underlagets egen mapp; ange en annan, så att inget original skrivs över.",
                $"--out {request.Out} is the inputs' own folder; give another, so that no original is overwritten."));
        }
    }

    private static bool IsIn(string path, string folder) => folder.Length > 0
        && Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) is var whole
        && (path == whole || path.StartsWith(whole + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static (PseudonymKey Key, bool IsNew) Key(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return (Make(path), true);
            }

            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
            {
                throw new RefusedException(ExitCode.NotPermitted, new(
                    $"Nyckelfilen {path} kan läsas av andra; kör chmod 600 {path}, och byt nyckel om någon kan ha läst den.",
                    $"The key file {path} can be read by others; run chmod 600 {path}, and change the key if anyone may have read it."));
            }

            // Longer than any key: not read whole, whatever the path is.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
            var bytes = new byte[4096];
            var text = Encoding.UTF8.GetString(bytes, 0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
            return (PseudonymKey.Parse(text) ?? throw NoKey(path), false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new RefusedException(ExitCode.NotPermitted, new(
                $"Nyckelfilen {path} kan inte läsas eller skapas; ange en plats där du får läsa och skriva.",
                $"The key file {path} cannot be read or made; name a place where you may read and write."), fault);
        }
    }

    private static PseudonymKey Make(string path)
    {
        var key = PseudonymKey.Of(RandomNumberGenerator.GetBytes(PseudonymKey.Length));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersOnly;
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(key.FileText()));
        file.Flush(flushToDisk: true);
        return key;
    }

    private static RefusedException NoKey(string path) => new(ExitCode.CannotRead, new(
        $"{path} är ingen nyckelfil; ange den som tidigare leveranser gjordes med, eller en fil som inte finns så görs en ny nyckel.",
        $"{path} is no key file; give the one that earlier deliveries were made with, or a file that does not exist and a new key is made."));
}
