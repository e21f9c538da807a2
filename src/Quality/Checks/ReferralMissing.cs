using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class ReferralMissing
{
    public static Check Check { get; } = new(
        "referral_missing",
        new("Remiss saknas i leveransen", "Referral not delivered"),
        (count, _) => new(
            $"{count} väntan anger en remiss som inte har levererats; för första besök startar klockan då på ett annat datum.",
            $"{count} waits name a referral that was never delivered; for a first visit the clock then starts on another date."))
    {
        Tallied = tallies => (tallies.ReferralMissing, tallies.Waits + tallies.ImpliedWaits),
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachWait((in wait, number) =>
    {
        if (marks.Asks(wait.Unit) && wait.Referral == PartFacts.Missing)
        {
            marks.Add(wait, number, wait.Unit, wait.Entry);
        }
    });
}
