using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>Which contact is the first in its care commitment. The table beside this file is the rule.</summary>
public static class FirstVisit
{
    /// <summary>
    /// The id of each commitment's first done contact of a counted form, by the commitment's key; an acute one only where the readings of its
    /// day let it open.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Openers(
        IReadOnlyList<Contact> done, IReadOnlyDictionary<string, CommitmentFound> commitments, Func<Contact, Wait?> waitOf, CodeLists lists,
        DatedReadings readings) =>
        done.Where(contact => CanOpen(contact, lists, readings.On(contact.StartedOn)))
            .Where(contact => commitments[contact.ContactId].Key is not null)
            .GroupBy(contact => commitments[contact.ContactId].Key!)
            .ToDictionary(group => group.Key, group => SameDay.First(group, waitOf, readings)!.ContactId);

    private static bool CanOpen(Contact contact, CodeLists lists, Readings readings) =>
        (contact.Kind != ContactKind.Acute || readings.AcuteOpens) && CountedForms.Of(contact, lists, readings).Holds == true;

    public static Ruling Of(Contact contact, CommitmentFound commitment, IReadOnlyDictionary<string, string> openers) => commitment.Key switch
    {
        null => new(null, Reasons.CommitmentUnknown),
        var key when openers.GetValueOrDefault(key) == contact.ContactId => new(true, Reasons.FirstInCommitment),
        _ => new(false, Reasons.NotFirstInCommitment),
    };
}
