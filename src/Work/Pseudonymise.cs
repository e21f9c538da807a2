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

    /// <summary>The store's file, beside which the key may not lie; null: it is on a server.</summary>
    public string? Store { get; init; }

    /// <summary>Columns of any file in whose words identity numbers are replaced, beside those that the mapping marks.</summary>
    public IReadOnlyList<string> FreeText { get; init; } = [];

    /// <summary>The table of those who have changed number; null: none.</summary>
    public string? Merged { get; init; }

    /// <summary>Whether the first row that cannot be written refuses all.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Where the rows not written are listed; null: beside the folder, named as it.</summary>
    public string? Log { get; init; }

    /// <summary>The list's path.</summary>
    public string LogPath => Log ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(Out)) + ".ej-skrivna.csv";
}

/// <summary>What was written: each file, its rows, those set aside and the columns replaced. <see cref="NewKey"/>: the key was made in this run.</summary>
public sealed record Pseudonymised(IReadOnlyList<PseudonymisedFile> Files, IReadOnlyList<Phrase> NotWritten, bool NewKey)
{
    /// <summary>Rows not written, by what is wrong with them; also those of the table of mergings.</summary>
    public required IReadOnlyDictionary<AsideKind, long> Aside { get; init; }

    /// <summary>How many changed numbers were told of; null: no table was given.</summary>
    public int? Merged { get; init; }
}

/// <summary>One file or sheet written: its rows, those set aside, and the columns replaced whole.</summary>
public sealed record PseudonymisedFile(string Name, long Rows, long Aside, IReadOnlyList<string> Replaced);

/// <summary>
/// The verb pseudonymise: identities are replaced before anything is imported. Rows pass through one by one; those that cannot be written are listed
/// beside the output by file, line and column, never by value. All files stand at the end, or none is changed.
/// </summary>
public static class Pseudonymise
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <param name="request">What, by which key, and where to.</param>
    /// <param name="language">Of the list's reasons.</param>
    /// <param name="progress">Told of rows written so far; null: nobody.</param>
    /// <param name="stop">Nothing is changed when it comes before the end.</param>
    /// <exception cref="RefusedException">The files or the key cannot be read (10), the key lies where others may read it or where it must not be, or nothing can be written (12).</exception>
    public static Pseudonymised Run(PseudonymRequest request, Language language, IProgress<long>? progress, CancellationToken stop)
    {
        RefusePlaces(request);
        var reserve = ReserveNumbers.Bundled;
        var delivery = PseudonymFiles.Open(request.Paths, request.Mapping, reserve, request.FreeText);
        if (request.Merged is not null)
        {
            delivery.DemandPlaceForMerged();
        }

        Folders.Ensure(request.Out);
        WrittenTogether.Clear(request.Out);
        WrittenTogether.Clear(Path.GetDirectoryName(Path.GetFullPath(request.LogPath))!);
        var (key, isNew) = Key(request.Key);
        try
        {
            using var written = new WrittenTogether();
            using var list = new AsideList(written, request.LogPath, language);
            var run = new PseudonymRun(new(key, request.Now.Year, reserve), stop) { Aside = request.IsStrict ? null : list.Add, Progress = progress };
            Write(request, delivery, run, written);
            list.Close();
            stop.ThrowIfCancellationRequested();
            written.Finish();
            return new(
                [.. delivery.Files.Select(file => new PseudonymisedFile(file.Sheet is { } sheet ? $"{file.Name} ({sheet})" : file.Name, file.Rows, file.Aside, file.Replaced))],
                delivery.NotWritten, isNew)
            {
                Aside = list.Counts,
                Merged = run.Merged?.Count,
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What cannot be read has been refused as such: this is a full disk, or a place that went away.
            Forget(request.Key, isNew);
            throw Folders.NotWritable(request.Out, fault);
        }
        catch when (isNew)
        {
            Forget(request.Key, isNew);
            throw;
        }
    }

    // Nothing was written by it, and the next run would speak of an earlier key.
    private static void Forget(string key, bool isNew)
    {
        if (isNew)
        {
            File.Delete(key);
        }
    }

    private static void Write(PseudonymRequest request, PseudonymFiles delivery, PseudonymRun run, WrittenTogether written)
    {
        if (request.Merged is { } table)
        {
            run.Merged = MergedNumbers.Read(table, run);
        }

        foreach (var file in delivery.Files)
        {
            file.Learn(run);
        }

        foreach (var file in delivery.Files.Where(file => file.Sheet is null))
        {
            file.Write(run, written.Begin(Path.Combine(request.Out, Named(file.Name))));
        }

        foreach (var book in delivery.Files.Where(file => file.Sheet is not null).GroupBy(file => file.Name))
        {
            var sheets = book.Select(file => new Sheet(file.Sheet!, [], []) { Streamed = file.Texts(run).Select(row => new SheetRow([.. row.Select(cell => new Cell.Text(cell))])) });
            SpreadsheetWriter.Write(new(book.Key, "", $"Trettio {Program.Version}", request.Now, [.. sheets]), written.Begin(Path.Combine(request.Out, book.Key)));
        }

        if (PseudonymFiles.Untold(run) is { } untold)
        {
            written.Begin(Path.Combine(request.Out, PseudonymFiles.UntoldName)).Write(untold);
        }
    }

    // An archive's files are written beside each other; none may choose a place of its own.
    private static string Named(string name) => Path.GetFileName(name);

    private static void RefusePlaces(PseudonymRequest request)
    {
        var key = Path.GetFullPath(request.Key);
        if (request.Store is { } store && Path.GetDirectoryName(key) is { } beside && beside == Path.GetDirectoryName(Path.GetFullPath(store)))
        {
            throw InPlace(beside);
        }

        if (request.Apart.Append(request.Out).Concat(request.Paths.Where(Directory.Exists)).FirstOrDefault(folder => IsIn(key, folder)) is { } place)
        {
            throw InPlace(place);
        }

        if (request.Paths.Any(path => IsIn(Path.GetFullPath(request.Out), Directory.Exists(path) ? path : "") || IsIn(Path.GetFullPath(path), request.Out)))
        {
            throw new RefusedException(ExitCode.NotPermitted, new(
                $"--out {request.Out} är underlagets egen mapp; ange en annan, så att inget original skrivs över.",
                $"--out {request.Out} is the inputs' own folder; give another, so that no original is overwritten."));
        }
    }

    private static RefusedException InPlace(string place) => new(ExitCode.NotPermitted, new(
        $"Nyckelfilen får inte ligga i {place}; lägg den där bara de som gör leveranserna kommer åt den.",
        $"The key file may not lie in {place}; put it where only those who make the deliveries can reach it."));

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
