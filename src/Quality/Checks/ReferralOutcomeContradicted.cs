using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class ReferralOutcomeContradicted
{
    public static Check Check { get; } = new(
        "referral_outcome_contradicted",
        new("Remissens utfall motsägs", "Referral outcome contradicted"),
        (count, of) => new(
            $"{count} av {of} remisser har ett utfall som ett annat fält motsäger: mottagen men vidareskickad, väntar på bedömning men har ett datum, eller avgjord innan den kom in.",
            $"{count} of {of} referrals have an outcome that another field contradicts: accepted yet forwarded, pending yet dated, or decided before it arrived."))
    {
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks)
    {
        for (var row = 0; row < part.Referrals.Count; row++)
        {
            ref readonly var referral = ref part.Referrals[row];
            if (referral.Outcome <= (byte)ReferralOutcome.Pending && marks.Asks(referral.Unit) && IsContradicted(referral))
            {
                marks.Add(RecordKind.Referral, row, referral.Unit, referral.Received);
            }
        }
    }

    private static bool IsContradicted(in ReferralFact referral) => (ReferralOutcome)referral.Outcome switch
    {
        ReferralOutcome.Accepted when referral.IsForwarded => true,
        ReferralOutcome.Pending when referral.OutcomeOn != WaitFact.None => true,
        _ => referral.OutcomeOn < referral.Received,
    };
}
