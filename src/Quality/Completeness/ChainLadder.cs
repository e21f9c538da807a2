using Trettio.Care;

namespace Trettio.Quality.Completeness;

/// <summary>What is expected of a month that is not whole yet. Whole numbers of completed; the interval holds what is still to come in four times of five.</summary>
/// <param name="SoFar">Registered by the day asked about.</param>
/// <param name="ToCome">Expected still to be registered, rounded to the nearest.</param>
/// <param name="Low">The 10th percentile of what is to come.</param>
/// <param name="High">The 90th.</param>
/// <param name="Share">The share of a month that is usually registered by now, 0–1.</param>
public sealed record ExpectedFinal(int SoFar, int ToCome, int Low, int High, double Share)
{
    public int Final => SoFar + ToCome;

    /// <summary>Known by the days of deliveries, as no days of registration are told.</summary>
    public bool IsByDelivery { get; init; }
}

/// <summary>
/// The chain ladder: from day to day after the month's end the number registered grows by a factor, estimated over the latest months seen to
/// that day (Mack, "Distribution-free calculation of the standard error of chain ladder reserve estimates", ASTIN Bulletin 23:2, 1993); the
/// product of the factors that are left gives the final number. For reporting delays: Lawless, "Adjustments for reporting delays and the
/// prediction of occurred but not reported events", Canadian Journal of Statistics 22:1, 1994.
/// The interval: of n seen at a share F, what is to come has mean nθ with θ = (1 − F)/F, and variance φ(nθ(1 + θ) + n²(1 + θ)²v). The first term is what
/// the month itself varies (the negative binomial chain ladder: Verrall, "An investigation into stochastic claims reserving models and the
/// chain-ladder technique", Insurance: Mathematics and Economics 26, 2000; England and Verrall, "Stochastic claims reserving in general insurance",
/// British Actuarial Journal 8, 2002), the second what the factors vary, v being the variance of the logarithm of their product: the sum over the
/// steps left of 1/seen before − 1/seen after. φ is measured: how much the whole months differed from what was expected of them at this very day, over
/// k − 1. It may be under 1: where a clinic sees as many children each week and what is late is what was seen last, months differ less than chance
/// alone would have them. Because φ comes from a dozen months, the tails are those of Student's t with k − 1 degrees of freedom; see
/// <see cref="Counts.Middle"/> for the rest. What that means for a reader: docs/guide/fullstandighet.md.
/// </summary>
public sealed class ChainLadder
{
    /// <summary>No more than a year is looked back on, from the first month that is whole: habits change.</summary>
    public const int MostMonths = 12;

    /// <summary>With fewer whole months than this nothing is foretold.</summary>
    public const int FewestMonths = 4;

    private readonly DelayTable table;
    private readonly double[] shares;

    // By day, the variance of the logarithm of the share, where φ is 1.
    private readonly double[] unsure = new double[DelayTable.Horizon + 1];

    /// <param name="table">Registrations of a region, unit or measuring point.</param>
    /// <param name="knownOn">The day up to which registrations are known; later ones in the table are not looked at.</param>
    public ChainLadder(DelayTable table, DateOnly knownOn)
    {
        (this.table, KnownOn) = (table, knownOn);
        Whole = [.. table.Months.Where(month => Elapsed(month) >= DelayTable.Horizon).TakeLast(MostMonths)];
        shares = Shares();
    }

    public DateOnly KnownOn { get; }

    /// <summary>The whole months that the estimate looks back on.</summary>
    public IReadOnlyList<Month> Whole { get; }

    /// <summary>How many completed those months hold.</summary>
    public int Seen => Whole.Sum(month => table.By(month, DelayTable.Horizon));

    /// <summary>True when there is enough to go by.</summary>
    public bool Knows => Whole.Count >= FewestMonths && Seen > 0;

    /// <summary>The share of a month registered by that day after its end, 0–1; null when nothing is known.</summary>
    public double? ShareBy(int day) => Knows ? shares[Math.Clamp(day, 0, DelayTable.Horizon)] : null;

    /// <summary>Null before the month's end, with too little to go by, or when so little is usually registered by now that nothing can be said.</summary>
    public ExpectedFinal? Of(Month month) => Of(month, table.By(month, Elapsed(month)), [table]);

    /// <summary>The same of a part that is too small to tell of itself, foretold by this table's delays.</summary>
    /// <param name="month">The month.</param>
    /// <param name="seen">What the part has registered by now.</param>
    /// <param name="alike">The parts it is one of: how they have differed from this table's delays tells how much it may.</param>
    public ExpectedFinal? Of(Month month, int seen, IReadOnlyList<DelayTable> alike)
    {
        const double tooLittle = 0.1;
        var elapsed = Elapsed(month);
        if (!Knows || elapsed < 0 || shares[Math.Min(elapsed, DelayTable.Horizon)] is var share && (share < tooLittle || seen == 0))
        {
            return null;
        }

        var odds = (1 - share) / share;
        var mean = seen * odds;
        var (dispersion, freedom) = Dispersion(alike, elapsed, odds);
        var variance = dispersion * ((mean * (1 + odds)) + (seen * (double)seen * (1 + odds) * (1 + odds) * unsure[Math.Min(elapsed, DelayTable.Horizon)]));
        var (low, high) = Counts.Middle(mean, variance, freedom);
        return new(seen, (int)Math.Round(mean, MidpointRounding.AwayFromZero), low, high, share);
    }

    /// <summary>Days from the month's end to the day up to which things are known; negative before its end.</summary>
    public int Elapsed(Month month) => KnownOn.DayNumber - month.Last.DayNumber;

    private double[] Shares()
    {
        var share = new double[DelayTable.Horizon + 1];
        share[DelayTable.Horizon] = 1;
        var from = Whole.Count > 0 ? Whole[0] : default;
        for (var day = DelayTable.Horizon - 1; day >= 0; day--)
        {
            // Every month since that was seen to the next day tells of this step, whole or not.
            var (now, next) = (0L, 0L);
            foreach (var month in table.Months.Where(month => month >= from && Elapsed(month) > day))
            {
                now += table.By(month, day);
                next += table.By(month, day + 1);
            }

            share[day] = next > 0 ? share[day + 1] * now / next : share[day + 1];
            unsure[day] = unsure[day + 1] + (now > 0 ? (1.0 / now) - (1.0 / next) : 0);
        }

        return share;
    }

    // How much the whole months differed from what was expected of them at this day, where chance alone makes it 1; and from how many that is known.
    private (double Dispersion, int? Freedom) Dispersion(IReadOnlyList<DelayTable> tables, int elapsed, double odds)
    {
        var (sum, months) = (0.0, 0);
        foreach (var (one, month) in tables.SelectMany(one => Whole.Select(month => (one, month))))
        {
            double seen = one.By(month, elapsed), came = one.By(month, DelayTable.Horizon) - seen;
            if (seen > 0 && odds > 0)
            {
                sum += Math.Pow(came - (seen * odds), 2) / (seen * odds * (1 + odds));
                months++;
            }
        }

        return months > 1 ? (sum / (months - 1), months - 1) : (1, null);
    }
}
