using System.Globalization;
using Trettio.Care;

namespace Trettio.Store;

/// <content>When what is known came to be known.</content>
public sealed partial class TrettioStore
{
    /// <summary>
    /// The delivery that first brought each contact as done, by the contact's id: a booked visit is not known as done before that. Deliveries that were
    /// taken back have brought nothing, and what taking back brings back is no news.
    /// </summary>
    /// <exception cref="RefusedException">It cannot be read (10).</exception>
    public IReadOnlyDictionary<string, int> FirstDone() => database.Guard(() =>
    {
        using var session = database.Reader();
        session.BeginReading();
        using var query = session.Stream(FirstDoneStatement);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        while (query.Step())
        {
            first.Add(query.Reader.Text(), query.Reader.Number());
        }

        return first;
    });

    private static string FirstDoneStatement => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT contact_id, min(delivery) FROM contacts WHERE status = {(int)ContactStatus.Done}
        AND delivery NOT IN (SELECT undoes FROM deliveries WHERE undoes IS NOT NULL UNION ALL SELECT id FROM deliveries WHERE undoes IS NOT NULL)
        GROUP BY contact_id
        """);
}
