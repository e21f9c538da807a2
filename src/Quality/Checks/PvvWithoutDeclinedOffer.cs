using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class PvvWithoutDeclinedOffer
{
    public static Check Check { get; } = new(
        "pvv_without_declined_offer",
        new("PvV utan avböjt erbjudande inom gränsen", "PvV without a declined offer in time"),
        (count, of) => new(
            $"{count} av {of} genomförda väntan med PvV och erbjuden tid inom gränsen har inget avböjt erbjudande.",
            $"{count} of {of} completed waits with PvV and an offer in time have no declined offer."))
    {
        OnPart = Run,
        OnRegion = End,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachWait((in wait, number) =>
    {
        if (wait.IsCompleted && wait.Final == Deviation.PatientChosen && wait.HasOfferInTime && marks.Asks(wait.Unit) && !wait.HasDeclinedInTime)
        {
            marks.Add(wait, number, wait.Unit, wait.Stop);
        }
    });

    private static void End(RegionFacts region, CheckSettings by, Marks marks)
    {
        if (!region.HasOffers)
        {
            marks.NotApplicable(new("Inga erbjudanden har levererats (offers.csv).", "No offers were delivered (offers.csv)."));
        }
    }
}
