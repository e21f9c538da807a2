using System.Globalization;
using Trettio.Care;

namespace Trettio.Store;

/// <content>Records that end without another taking their place.</content>
public sealed partial class ImportSession
{
    /// <summary>
    /// From this delivery on the record counts no longer; its versions are kept, and undoing the delivery brings it back. 0: it was gone already.
    /// </summary>
    /// <exception cref="ArgumentException">It is of a table that nothing is taken out of.</exception>
    public long End(CareEvent record) => Unchanged ? 0 : record switch
    {
        Referral referral => End(CareTables.Referrals, [referral.ReferralId]),
        Wait wait => End(QueueTables.Waits, [wait.WaitId]),
        Contact contact => End(QueueTables.Contacts, [contact.ContactId]),
        Move move => End(QueueTables.Moves, [move.WaitId, move.MovedOn, move.FromUnitId]),
        Offer offer => End(QueueTables.Offers, [offer.WaitId, offer.GivenOn, offer.OfferedFor]),
        _ => throw new ArgumentException("Nothing is taken out of its table.", nameof(record)),
    };

    /// <param name="table">Where it stands.</param>
    /// <param name="key">The values of the table's key, texts and days.</param>
    private long End(VersionedTable table, IReadOnlyList<object> key)
    {
        DemandOpen();
        return database.Guard(() =>
        {
            var places = string.Join(" AND ", table.Key.Select(column => column + " = ?"));
            using var ended = session.Ask(string.Create(CultureInfo.InvariantCulture, $"UPDATE {table.Name} SET superseded_by = {Delivery} WHERE {places} AND superseded_by IS NULL RETURNING 1"));
            foreach (var value in key)
            {
                if (value is DateOnly day)
                {
                    ended.Writer.Day(day);
                }
                else
                {
                    ended.Writer.Text((string)value);
                }
            }

            var count = 0;
            while (ended.Step())
            {
                count++;
            }

            return count;
        });
    }
}
