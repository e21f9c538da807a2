namespace Trettio.Planning.Queues;

/// <summary>How many had the next step come so many days after the one before, and how many were last seen without it that long after.</summary>
public readonly record struct LagCount(int Days, int Came, int NotYet);

/// <summary>
/// What share goes on from one step to the next (a first visit that leads to an investigation or a treatment), and how soon, when the latest have
/// not had time to: each counts among those who could still go on for as long as it has been followed. The product-limit estimate.
/// Source: Kaplan and Meier 1958, Journal of the American Statistical Association 53; variance by Greenwood 1926.
/// </summary>
/// <remarks>Not modelled: that leaving the clinic and still being followed are different ends. Both end the watch the same way.</remarks>
public sealed class StepLag
{
    /// <summary>Fewer left to follow than this, and the estimate says more of them than of the rest; the curve ends.</summary>
    public const int FewestFollowed = 5;

    private readonly double[] shares;
    private readonly double[] variances;

    private StepLag(double[] shares, double[] variances, int followed, int came) =>
        (this.shares, this.variances, Followed, Came) = (shares, variances, followed, came);

    /// <summary>How many the estimate rests on.</summary>
    public int Followed { get; }

    /// <summary>How many of them were seen to go on.</summary>
    public int Came { get; }

    /// <summary>The last day that the estimate reaches; −1 when nobody was followed.</summary>
    public int LastDay => shares.Length - 1;

    /// <summary>The share that goes on within the last day that can be told; null when nobody was followed.</summary>
    public double? Share => shares.Length == 0 ? null : shares[^1];

    /// <summary>The share that has gone on by a day; past the last day, as on the last; null when nobody was followed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is negative.</exception>
    public double? By(int day)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(day);
        return shares.Length == 0 ? null : shares[Math.Min(day, LastDay)];
    }

    /// <summary>An interval around <see cref="By"/>: 80 % at 1.2816 standard errors, 95 % at 1.96; cut at 0 and 1. Null when nobody was followed.</summary>
    public (double Low, double High)? Interval(int day, double standardErrors = 1.2816)
    {
        if (By(day) is not { } share)
        {
            return null;
        }

        var reach = standardErrors * Math.Sqrt(variances[Math.Min(day, LastDay)]);
        return (Math.Max(0, share - reach), Math.Min(1, share + reach));
    }

    /// <summary>Of those who go on, the share on each day from 0: sums to 1; empty when none does.</summary>
    public IReadOnlyList<double> Distribution() => Share is > 0
        ? [.. shares.Select((share, day) => (share - (day == 0 ? 0 : shares[day - 1])) / shares[^1])]
        : [];

    /// <summary>The day by which that share of those who go on have done so; null when none does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share lies outside 0–1.</exception>
    public int? DayOf(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        // A hair's breadth: the last day's share over itself must count as all.
        return Share is > 0 ? Array.FindIndex(shares, by => by >= (share * shares[^1]) - 1e-12) : null;
    }

    /// <summary>The estimate from counts, in any order; several of one day are added.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A day or a count is negative.</exception>
    public static StepLag Of(IEnumerable<LagCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var byDay = new SortedDictionary<int, (int Came, int NotYet)>();
        foreach (var (days, came, notYet) in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(days, nameof(counts));
            ArgumentOutOfRangeException.ThrowIfNegative(came, nameof(counts));
            ArgumentOutOfRangeException.ThrowIfNegative(notYet, nameof(counts));
            var before = byDay.GetValueOrDefault(days);
            byDay[days] = (before.Came + came, before.NotYet + notYet);
        }

        var all = byDay.Values.Sum(day => day.Came + day.NotYet);
        var (atRisk, staying, greenwood) = (all, 1.0, 0.0);
        var (shares, variances) = (new List<double>(), new List<double>());
        for (var day = 0; atRisk >= Math.Min(FewestFollowed, Math.Max(1, all)); day++)
        {
            var (came, notYet) = byDay.GetValueOrDefault(day);
            // Who is last seen on a day was followed through it.
            greenwood += came == 0 || came == atRisk ? 0 : came / ((double)atRisk * (atRisk - came));
            staying *= 1 - (came / (double)atRisk);
            shares.Add(1 - staying);
            variances.Add(staying * staying * greenwood);
            atRisk -= came + notYet;
        }

        return new([.. shares], [.. variances], all, byDay.Values.Sum(day => day.Came));
    }
}
