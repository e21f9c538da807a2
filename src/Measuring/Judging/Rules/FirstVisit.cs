using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>Which contact is the first in its care commitment. The table beside this file is the rule.</summary>
public static class FirstVisit
{
    /// <summary>The id of each commitment's first done, non-acute contact of a counted form, by the commitment's key.</summary>
    public static IReadOnlyDictionary<string, string> Openers(
        IReadOnlyList<Contact> done, IReadOnlyDictionary<string, CommitmentFound> commitments, PatientHistory history, CodeLists lists) =>
        done.Where(contact => contact.Kind != ContactKind.Acute && CountedForms.Counts(contact, lists))
            .Where(contact => commitments[contact.ContactId].Key is not null)
            .GroupBy(contact => commitments[contact.ContactId].Key!)
            .ToDictionary(group => group.Key, group => SameDay.First(group, history.WaitOf)!.ContactId);

    public static Ruling Of(Contact contact, CommitmentFound commitment, IReadOnlyDictionary<string, string> openers) => commitment.Key switch
    {
        null => new(null, Reasons.CommitmentUnknown),
        var key when openers.GetValueOrDefault(key) == contact.ContactId => new(true, Reasons.FirstInCommitment),
        _ => new(false, Reasons.NotFirstInCommitment),
    };
}
