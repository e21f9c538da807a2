using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Work;

/// <summary>Finds one record and what belongs to it by reading care events through, twice at most, holding only what is asked for.</summary>
internal static class RecordSearch
{
    internal static FoundRecord In(ICareEvents events, string id)
    {
        var last = DateOnly.MinValue;
        Wait? wait = null;
        Contact? contact = null;
        foreach (var row in events.Contacts())
        {
            last = row.Status == ContactStatus.Done && row.StartedOn > last ? row.StartedOn : last;
            contact = row.ContactId == id ? row : contact;
        }

        Wait? named = null;
        foreach (var row in events.Waits())
        {
            last = row.ListedOn > last ? row.ListedOn : last;
            wait = row.WaitId == id ? row : wait;
            named = contact?.WaitId == row.WaitId ? row : named;
        }

        string?[] patients = [wait?.PatientId, contact?.PatientId, named?.PatientId];
        return new FoundRecord
        {
            IsProtected = events.Patients().Any(patient => patient.IsProtected && patients.Contains(patient.PatientId)),
            Units = [.. events.Units()],
            Until = Month.Of(last == DateOnly.MinValue ? new(2000, 1, 1) : last),
            Wait = wait is null ? null : HistoryOf(events, wait),
            Contact = contact,
            Referral = Referral(events, contact?.ReferralId),
            Named = named is null ? null : HistoryOf(events, named),
        };
    }

    private static History HistoryOf(ICareEvents events, Wait wait) => new(
        wait,
        Referral(events, wait.ReferralId),
        [.. events.Moves().Where(move => move.WaitId == wait.WaitId)],
        [.. events.Contacts().Where(contact => contact.WaitId == wait.WaitId)]);

    private static Referral? Referral(ICareEvents events, string? id) =>
        id is null ? null : events.Referrals().FirstOrDefault(referral => referral.ReferralId == id);
}
