using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>The order of contacts, and which of one day is the first visit. The table beside this file is the rule.</summary>
public static class SameDay
{
    /// <summary>By day, then contact id in ordinal order: contacts carry no time of day.</summary>
    public static IReadOnlyList<Contact> InOrder(IEnumerable<Contact> contacts) =>
        [.. contacts.OrderBy(contact => contact.StartedOn).ThenBy(contact => contact.ContactId, StringComparer.Ordinal)];

    /// <summary>
    /// The contact that opens: of the earliest day, the one registered as a first visit that names no wait to another point, so that a
    /// first visit and an investigation of one day are both what they are; else, and where the readings of that day do not ask for it, the
    /// lowest id. Null for none.
    /// </summary>
    public static Contact? First(IEnumerable<Contact> contacts, Func<Contact, Wait?> waitOf, DatedReadings readings)
    {
        Contact? first = null;
        foreach (var contact in InOrder(contacts))
        {
            if (first is null)
            {
                first = contact;
            }
            else if (contact.StartedOn == first.StartedOn && readings.On(first.StartedOn).RegisteredFirstVisitOpens
                && !IsPlainFirstVisit(first, waitOf) && IsPlainFirstVisit(contact, waitOf))
            {
                return contact;
            }
        }

        return first;
    }

    private static bool IsPlainFirstVisit(Contact contact, Func<Contact, Wait?> waitOf) =>
        contact.Kind == ContactKind.FirstVisit && waitOf(contact) is null or { MeasuringPoint: MeasuringPoint.FirstVisit };
}
