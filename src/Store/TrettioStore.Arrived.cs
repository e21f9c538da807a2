using System.Globalization;
using Trettio.Care;
using Trettio.Quality;

namespace Trettio.Store;

/// <content>
/// The deliveries and what their reading found, which every command asks for first. Read past EF Core, whose model takes a quarter of a second to work out:
/// most commands have no other use of it.
/// </content>
public sealed partial class TrettioStore
{
    /// <summary>All deliveries, oldest first.</summary>
    public IReadOnlyList<Delivery> Deliveries() => database.Guard(() =>
    {
        using var session = database.Reader();

        // A delivery and its files are of one state, whatever arrives meanwhile.
        session.BeginReading();
        return Deliveries(session);
    });

    /// <summary>What the checks found in a delivery, in the order they were given.</summary>
    public IReadOnlyList<Finding> Findings(int delivery) => database.Guard(() =>
    {
        using var session = database.Reader();
        return (IReadOnlyList<Finding>)All(session, Sql.FindingsOf(delivery), from =>
            new Finding(from.Text(), (Severity)from.Number(), from.LongNumber(), from.LongNumber(), new Phrase(from.Text(), from.Text())));
    });

    private static IReadOnlyList<Delivery> Deliveries(Session session)
    {
        var files = All(session, Sql.DeliveryFiles, from => (Delivery: from.Number(), File: new DeliveryFile(
            from.Text(), from.LongNumber(), from.LongNumber(), from.LongNumber(), from.LongNumber(), from.TextOrNull()))).ToLookup(row => row.Delivery, row => row.File);
        var rows = All(session, Sql.Deliveries, from => new Delivery(
            from.Number(), new DeliveryInfo(Moment(from.Text()), from.Text(), from.Text(), from.Text(), from.TextOrNull()) { Mapping = from.TextOrNull(), Log = from.TextOrNull() }, [])
        {
            Undoes = from.NumberOrNull(),
        });
        var undoneBy = rows.Where(row => row.Undoes is not null).ToDictionary(row => row.Undoes!.Value, row => row.Id);
        return [.. rows.Select(row => row with { Files = [.. files[row.Id]], UndoneBy = undoneBy.TryGetValue(row.Id, out var by) ? by : null })];
    }

    private static List<T> All<T>(Session session, string sql, Func<RowReader, T> read)
    {
        var all = new List<T>();
        using var query = session.Ask(sql);
        while (query.Step())
        {
            all.Add(read(query.Reader));
        }

        return all;
    }

    /// <summary>As either engine writes a moment in text: SQLite as EF stored it, PostgreSQL in the connection's time zone, which is UTC.</summary>
    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
