using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class PvvWithoutOffer
{
    public static Check Check { get; } = new(
        "pvv_without_offer",
        new("PvV utan erbjudande inom gränsen", "PvV without an offer in time"),
        (count, of) => new(
            $"{count} av {of} genomförda väntan med PvV har inget noterat erbjudande om en tid inom gränsen.",
            $"{count} of {of} completed waits with PvV have no offer of a time within the limit."))
    {
        OnPart = Run,
        OnRegion = End,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachWait((in wait, number) =>
    {
        if (wait.IsCompleted && wait.Final == Deviation.PatientChosen && marks.Asks(wait.Unit) && !wait.HasOfferInTime)
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
