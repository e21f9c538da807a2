using Trettio.Care;

namespace Trettio.Measuring.Rules;

/// <summary>Which contact stops the clock, and where every contact stands. The table beside this file is the rule.</summary>
public static class ClockStop
{
    /// <summary>The contact that stops the clock; null when none does.</summary>
    public static Contact? Of(History history)
    {
        Contact? first = null;
        foreach (var contact in history.Contacts)
        {
            if (CanStop(contact, history.Point) && (first is null || IsBefore(contact, first)))
            {
                first = contact;
            }
        }

        return first;
    }

    /// <summary>
    /// Where a contact stands on the registered basis. <paramref name="named"/> is the history of the wait it names, null when it names
    /// none or one that was never delivered.
    /// </summary>
    public static Reason Standing(Contact contact, History? named) => contact switch
    {
        { Status: not ContactStatus.Done } => Reasons.NotDone,
        _ when contact.Kind.Point() is null => Reasons.NoMeasuringPoint,
        { WaitId: null } => Reasons.StopsTheClock,
        _ when named is null => Reasons.WaitUnknown,
        _ when contact.Kind.Point() != named.Point => Reasons.WaitOfOtherPoint,
        _ => Of(named)?.ContactId == contact.ContactId ? Reasons.StopsTheClock : Reasons.LaterContact,
    };

    private static bool CanStop(Contact contact, MeasuringPoint point) =>
        contact.Status == ContactStatus.Done && contact.Kind.Point() == point;

    private static bool IsBefore(Contact left, Contact right) =>
        left.StartedOn != right.StartedOn
            ? left.StartedOn < right.StartedOn
            : string.CompareOrdinal(left.ContactId, right.ContactId) < 0;
}
