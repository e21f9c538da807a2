using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class ReferralAfterArrival
{
    public static Check Check { get; } = new(
        "referral_after_arrival",
        new("Remissen är daterad efter att den kom in", "Referral decided after it arrived"),
        (count, of) => new(
            $"{count} av {of} remisser är beslutade efter att de kom in; klockan startar då för sent.",
            $"{count} of {of} referrals are decided after they arrived; the clock then starts too late."))
    {
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks)
    {
        for (var row = 0; row < part.Referrals.Count; row++)
        {
            ref readonly var referral = ref part.Referrals[row];
            if (referral.Decided != WaitFact.None && marks.Asks(referral.Unit) && referral.Decided > referral.Received)
            {
                marks.Add(RecordKind.Referral, row, referral.Unit, referral.Received);
            }
        }
    }
}
