using Trettio.Care;
using Trettio.Quality;
using Trettio.Store.Schema;
using Trettio.Store.Sqlite;

namespace Trettio.Store;

/// <summary>
/// The region's store: one SQLite file that holds every delivery and every version of what it brought. Many may read, from any thread,
/// while one imports; readers see whole deliveries only. What a person can mend is refused with a <see cref="RefusedException"/>.
/// </summary>
public sealed partial class TrettioStore : IDisposable
{
    private readonly Connections connections;

    private TrettioStore(Connections connections)
    {
        this.connections = connections;
    }

    public string Path => connections.Path;

    /// <summary>Opens the file and brings its schema up to date. With <paramref name="create"/>, a missing file and its folder are made.</summary>
    /// <exception cref="RefusedException">The file is missing, no database of ours, or written by a newer program (10); not writable or locked (12).</exception>
    public static TrettioStore Open(string path, bool create) => Open(path, create, new OpenSettings());

    internal static TrettioStore Open(string path, bool create, OpenSettings settings) => Faults.Guard(path, () =>
    {
        if (!create && !File.Exists(path))
        {
            throw Faults.Missing(path);
        }

        if (create)
        {
            MakeFile(path);
        }

        var store = new TrettioStore(new Connections(path, settings));
        using var connection = store.connections.Writer();
        SchemaUpdate.Run(path, connection);
        return store;
    });

    /// <summary>All deliveries, oldest first.</summary>
    public IReadOnlyList<Delivery> Deliveries() => Ask(Deliveries);

    /// <summary>What the checks found in a delivery, in the order they were given.</summary>
    public IReadOnlyList<Finding> Findings(int delivery) => Ask(context => context.Findings
        .Where(row => row.Delivery == delivery)
        .OrderBy(row => row.Place)
        .Select(row => new Finding(row.Check, (Severity)row.Severity, row.Count, row.Of, new Phrase(row.Sv, row.En)))
        .ToList());

    /// <summary>How many rows of a delivery could not be read.</summary>
    public long QuarantineCount(int delivery) => Ask(context => context.Quarantine.LongCount(row => row.Delivery == delivery));

    /// <summary>The rows of a delivery that could not be read, in file order as read; at most <paramref name="most"/>.</summary>
    public IReadOnlyList<QuarantinedRow> Quarantine(int delivery, int most = 1000) => Ask(context => context.Quarantine
        .Where(row => row.Delivery == delivery)
        .OrderBy(row => row.RowId)
        .Take(most)
        .Select(row => new QuarantinedRow(
            new UnreadRow(row.File, row.Line, row.Column, row.ValueClass, new Phrase(row.ReasonSv, row.ReasonEn)), row.RawText))
        .ToList());

    /// <summary>The cells of a delivery that were read as empty, with their raw text; at most <paramref name="most"/>.</summary>
    public IReadOnlyList<UnreadCell> UnreadCells(int delivery, int most = 1000) => Ask(context => context.UnreadCells
        .Where(row => row.Delivery == delivery)
        .OrderBy(row => row.RowId)
        .Take(most)
        .Select(row => new UnreadCell(row.File, row.Line, row.Column, row.RawText))
        .ToList());

    public void Dispose() => connections.Close();

    private static IReadOnlyList<Delivery> Deliveries(StoreContext context)
    {
        var files = context.DeliveryFiles.OrderBy(file => file.Place).AsEnumerable().ToLookup(file => file.Delivery);
        return [.. context.Deliveries.OrderBy(row => row.Id).AsEnumerable().Select(row => new Delivery(
            row.Id,
            new DeliveryInfo(row.ReceivedAt, row.ContentHash, row.Who, row.Program, row.Note),
            [.. files[row.Id].Select(file => new DeliveryFile(file.Name, file.Read, file.Stored, file.Replaced, file.Quarantined, file.Sha256))]))];
    }

    private static void MakeFile(string path)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
            if (!System.IO.Path.Exists(path))
            {
                // Pseudonyms are still about children: the file is its owner's alone, and SQLite gives its log the same mode.
                var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                new FileStream(path, options).Dispose();
            }
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw Faults.NotWritable(path, fault);
        }
    }

    private T Ask<T>(Func<StoreContext, T> question) => Faults.Guard(Path, () =>
    {
        using var connection = connections.Reader();
        using var context = StoreContext.On(connection);
        return question(context);
    });
}
