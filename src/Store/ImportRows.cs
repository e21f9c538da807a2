using Trettio.Quality;

namespace Trettio.Store;

/// <summary>
/// The rows that every import leaves in the tables that are not versioned, written past EF Core: its model takes a quarter of a second to work out, and an
/// import has no other use of it.
/// </summary>
internal static class ImportRows
{
    /// <summary>Far below the number of values that either engine takes in a statement.</summary>
    private const int Together = 50;

    public static void Add(Session session, int delivery, DeliveryInfo info, string? log)
    {
        const string columns = "id content_hash who program note mapping log received_at";
        using var query = session.Ask(Sql.InsertPlain("deliveries", columns.Split(' '), $"?, ?, ?, ?, ?, ?, ?, {session.Moment(info.ReceivedAt.ToUniversalTime())}", 1));
        var to = query.Writer;
        to.Number(delivery);
        foreach (var text in (string?[])[info.ContentHash, info.Who, info.Program, info.Note, info.Mapping, log])
        {
            to.Text(text);
        }

        query.Step();
    }

    public static void Add(Session session, int delivery, IReadOnlyList<DeliveryFile> files) =>
        Insert(session, "delivery_files", "delivery place name read stored replaced quarantined sha256", files, (to, place, file) =>
        {
            to.Number(delivery);
            to.Number(place);
            to.Text(file.Name);
            to.Number(file.Read);
            to.Number(file.Stored);
            to.Number(file.Replaced);
            to.Number(file.Quarantined);
            to.Text(file.Sha256);
        });

    public static void Add(Session session, int delivery, IReadOnlyList<Finding> findings) =>
        Insert(session, "findings", "delivery place check severity count of sv en", findings, (to, place, finding) =>
        {
            to.Number(delivery);
            to.Number(place);
            to.Text(finding.Check);
            to.Number((int)finding.Severity);
            to.Number(finding.Count);
            to.Number(finding.Of);
            to.Text(finding.Sentence.Sv);
            to.Text(finding.Sentence.En);
        });

    public static void Add(Session session, IReadOnlyList<KeptOutcome> outcomes) =>
        Insert(session, "check_outcomes", "delivery place check outcome severity count of sv en", outcomes, (to, place, kept) =>
        {
            to.Number(kept.Delivery);
            to.Number(place);
            to.Text(kept.Check);
            to.Text(kept.Outcome);
            to.Number((int)kept.Severity);
            to.Number(kept.Count);
            to.Number(kept.Of);
            to.Text(kept.Sentence.Sv);
            to.Text(kept.Sentence.En);
        });

    /// <summary>Where failed checks found how much.</summary>
    public static void Add(Session session, int delivery, IReadOnlyList<(string Check, UnitMonthCount Where)> places) =>
        Insert(session, "check_places", "delivery place check unit month count", places, (to, place, found) =>
        {
            to.Number(delivery);
            to.Number(place);
            to.Text(found.Check);
            to.Text(found.Where.Unit);
            to.Number(found.Where.Month is { } month ? RowWriter.NumberOf(month) : null);
            to.Number(found.Where.Count);
        });

    private static void Insert<T>(Session session, string table, string columns, IReadOnlyList<T> rows, Action<RowWriter, int, T> write)
    {
        var (names, place) = (columns.Split(' '), 0);
        foreach (var part in rows.Chunk(Together))
        {
            using var query = session.Ask(Sql.InsertPlain(table, names, string.Join(", ", names.Select(_ => "?")), part.Length));
            foreach (var row in part)
            {
                write(query.Writer, place++, row);
            }

            query.Step();
        }
    }
}
