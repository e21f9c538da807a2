using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>
/// Two years that the region resembles: Västra Götaland's published months of 2024 and 2025 (examples/vgr/vgr-2024-2025.csv).
/// Months that were not published are our own guesses between their neighbours and the same month of the other year.
/// </summary>
internal static class VgrPattern
{
    // Per measuring point, January to December of 2024, then of 2025: in time, counted.
    private static readonly (int InTime, int Counted)[][] Months =
    [
        [
            (377, 751), (364, 627), (817, 1080), (934, 1257), (1034, 1356), (739, 1093),
            (315, 644), (473, 914), (965, 1242), (1267, 1407), (1373, 1516), (900, 1050),
            (570, 760), (546, 700), (875, 1041), (761, 950), (685, 899), (587, 781),
            (418, 575), (214, 486), (690, 1030), (890, 1150), (990, 1220), (680, 850),
        ],
        [
            (58, 168), (91, 161), (91, 149), (88, 175), (87, 135), (78, 148),
            (12, 40), (24, 117), (88, 151), (142, 214), (125, 182), (85, 140),
            (75, 165), (92, 165), (93, 172), (127, 183), (109, 178), (101, 164),
            (40, 75), (40, 107), (85, 160), (130, 205), (125, 190), (88, 140),
        ],
        [
            (205, 326), (155, 241), (171, 266), (170, 286), (160, 262), (156, 251),
            (62, 120), (101, 336), (210, 419), (217, 447), (324, 558), (250, 440),
            (320, 480), (360, 520), (479, 652), (441, 629), (462, 661), (576, 744),
            (210, 293), (565, 937), (510, 800), (530, 780), (580, 820), (420, 600),
        ],
    ];

    /// <summary>
    /// Completed and counted in a month, in Västra Götaland's own numbers, and the share of them in time.
    /// Years other than the two published repeat them, even years 2024 and odd years 2025, with a mild drift by seed.
    /// </summary>
    public static (double Counted, double Share) Of(MeasuringPoint point, Month month, int seed)
    {
        var (inTime, counted) = Months[(int)point][month.Number - 1 + (month.Year % 2 == 0 ? 0 : 12)];
        var share = (double)inTime / counted;
        if (month.Year is 2024 or 2025)
            return (counted, share);
        var chance = SplitMix64.For(seed, -month.Year);
        var volume = 0.97 + (0.06 * chance.Fraction());
        return (counted * volume, Math.Clamp(share - 0.02 + (0.04 * chance.Fraction()), 0.05, 0.95));
    }

    /// <summary>
    /// The share of completed that is excluded: low except in summer, as the distance between the published flow and
    /// the published denominators (225 of 3 896 in March–June, 173 of 1 234 in July–August 2025).
    /// </summary>
    public static double Excluded(MeasuringPoint point, Month month) =>
        (month.Number is 7 or 8 ? 0.125 : 0.065) + (point == MeasuringPoint.FirstVisit ? 0 : 0.01);
}
