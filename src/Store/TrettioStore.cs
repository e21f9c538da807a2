using Trettio.Care;
using Trettio.Quality;
using Trettio.Store.Columns;
using Trettio.Store.Schema;

namespace Trettio.Store;

/// <summary>
/// The region's store: one SQLite file or one PostgreSQL database that holds every delivery and every version of what it brought. Many may read,
/// from any thread, while one imports; readers see whole deliveries only. What a person can mend is refused with a <see cref="RefusedException"/>.
/// </summary>
public sealed partial class TrettioStore : IDisposable
{
    private readonly Database database;
    private readonly ColumnFolder? folder;

    private TrettioStore(Database database, StoreAddress address)
    {
        this.database = database;
        folder = address.ColumnsFolder is { } beside ? new ColumnFolder(beside) : null;
        Address = address;
    }

    public StoreAddress Address { get; }

    /// <summary>Whether there is a file, or a store in the server's database.</summary>
    /// <exception cref="RefusedException">A server cannot be reached, or does not let us in (10).</exception>
    public static bool Exists(StoreAddress address)
    {
        using var asked = Database.At(address, new OpenSettings());
        return asked.Guard(asked.Exists);
    }

    /// <summary>
    /// Opens the store and brings its schema up to date. With <paramref name="create"/>, what is missing is made: a file and its folder, or the tables
    /// in a server's database.
    /// </summary>
    /// <exception cref="RefusedException">
    /// It is missing, no store of ours, written by a newer program, or on a server that cannot be reached (10); not writable or locked (12).
    /// </exception>
    public static TrettioStore Open(StoreAddress address, bool create) => Open(address, create, new OpenSettings());

    internal static TrettioStore Open(StoreAddress address, bool create, OpenSettings settings)
    {
        var opened = Database.At(address, settings);
        try
        {
            opened.Guard(() => opened.Open(create));
            return new TrettioStore(opened, address);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

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

    public void Dispose() => database.Dispose();

    private T Ask<T>(Func<StoreContext, T> question) => database.Guard(() =>
    {
        using var session = database.Reader();
        using var context = session.Context();
        return question(context);
    });
}
