using Trettio.Care;

namespace Trettio.Measuring.Explaining;

/// <summary>
/// What would change a record's standing, and the proof of it: were the rows delivered, the rules would give <see cref="Becomes"/>.
/// </summary>
/// <param name="Told">The sentence.</param>
/// <param name="Delivered">
/// The rows of a delivery that would correct the record so; empty when nothing need or can be corrected. Dates and ids that nobody knows
/// are examples: of those that fit the sentence, one.
/// </param>
/// <param name="Month">The month that <see cref="Becomes"/> speaks of; null where it speaks of a contact and no month.</param>
/// <param name="Becomes">The reasons of the standings it would then have.</param>
public sealed record Change(Told Told, IReadOnlyList<CareEvent> Delivered, Month? Month, IReadOnlyList<Reason> Becomes)
{
    public Reason Reason => Told.Reason;
}

/// <summary>Rows with others delivered after them: the same key replaces.</summary>
public static class Corrected
{
    public static IReadOnlyList<CareEvent> By(IEnumerable<CareEvent> events, IReadOnlyList<CareEvent> delivered)
    {
        var keys = delivered.Select(Key).ToHashSet();
        return [.. events.Where(row => !keys.Contains(Key(row))), .. delivered];
    }

    /// <summary>The history of a wait or an implied wait with rows delivered after it; null when they leave no such wait.</summary>
    public static History? By(History history, IReadOnlyList<CareEvent> delivered)
    {
        List<CareEvent> rows = [.. history.Moves, .. history.Contacts];
        rows.AddRange(((CareEvent?[])[history.Wait, history.Referral]).OfType<CareEvent>());
        return Histories.Of(new CareEventList(By(rows, delivered))).All.FirstOrDefault(one => one.Id == history.Id && one.Wait is null == history.Wait is null);
    }

    private static (Type Type, object Id) Key(CareEvent row) => (row.GetType(), row switch
    {
        Wait wait => wait.WaitId,
        Contact contact => contact.ContactId,
        Referral referral => referral.ReferralId,
        CareUnit unit => (unit.UnitId, unit.ValidFrom),
        _ => row,
    });
}
