using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class ContactAfterReturnedReferral
{
    public static Check Check { get; } = new(
        "contact_after_returned_referral",
        new("Besök på en återsänd remiss", "Contact after a returned referral"),
        (count, of) => new(
            $"{count} av {of} genomförda första besök anger en remiss som hade återsänts eller skickats vidare.",
            $"{count} of {of} done first visits name a referral that had been returned or forwarded."))
    {
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachContact((in contact, row) =>
    {
        var named = contact.Referral != -1 || contact.Wait < 0 ? contact.Referral : part.Waits[contact.Wait].Referral;
        if (contact.IsDone && contact.Kind == (byte)ContactKind.FirstVisit && named >= 0 && marks.Asks(contact.Unit)
            && IsTurnedAway(part.Referrals[named], contact.Day))
        {
            marks.Add(RecordKind.Contact, row, contact.Unit, contact.Day);
        }
    });

    private static bool IsTurnedAway(in ReferralFact referral, int day) =>
        referral.Outcome is (byte)ReferralOutcome.Returned or (byte)ReferralOutcome.Forwarded
        && day >= (referral.OutcomeOn == WaitFact.None ? referral.Received : referral.OutcomeOn);
}
