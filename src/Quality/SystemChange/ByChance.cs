namespace Trettio.Quality.SystemChange;

/// <summary>
/// How probable it is that chance alone makes a difference at least so great, were there no change: exact tests on two sides of a date. Rows of one
/// child follow each other, so that counts are first divided by the design effect (Kish, Survey Sampling, 1965): a child's rows count as one.
/// </summary>
internal static class ByChance
{
    // Fewer are summed one by one; of more, Stirling's series is exact to a double's last digits.
    private const int Tabled = 256;
    private const double Negligible = 1e-17;

    private static readonly double[] Small = Table();

    /// <summary>
    /// Two shares, two-sided: Fisher's exact test (The Design of Experiments, 1935), twice the smaller tail and at most 1. 1 when a side is empty.
    /// </summary>
    /// <param name="before">How many of how many rows before.</param>
    /// <param name="after">How many of how many rows after.</param>
    /// <param name="design">The design effect, at least 1.</param>
    internal static double OfShares((long Part, long Whole) before, (long Part, long Whole) after, double design)
    {
        var (a, n1, c, n2) = (Whole(before.Part, design), Whole(before.Whole, design), Whole(after.Part, design), Whole(after.Whole, design));
        var (all, part) = (n1 + n2, a + c);
        if (n1 == 0 || n2 == 0 || part == 0 || part == all)
        {
            return 1;
        }

        // How many of the part fall before the date, all else given.
        double Log(long x) => Choose(n1, x) + Choose(n2, part - x) - Choose(all, part);
        var (least, most) = (Math.Max(0, part - n2), Math.Min(part, n1));
        return Math.Min(1, 2 * Math.Min(Tail(Log, a, least, -1), Tail(Log, a, most, 1)));
    }

    /// <summary>
    /// Two counts over equally long times, two-sided: given their sum, the first is binomial with one half (Przyborowski and Wilenski, Biometrika 31,
    /// 1940).
    /// </summary>
    internal static double OfCounts(long before, long after, double design)
    {
        var (a, all) = (Whole(before, design), Whole(before, design) + Whole(after, design));
        double Log(long x) => Choose(all, x) - (all * Math.Log(2));
        return all == 0 ? 1 : Math.Min(1, 2 * Math.Min(Tail(Log, a, 0, -1), Tail(Log, a, all, 1)));
    }

    /// <summary>The sum of squares over the sum of the children's rows: 1 when each has one, and as many as they all have when each has the same.</summary>
    internal static double Design(IEnumerable<int> rowsOfEach)
    {
        double rows = 0, squares = 0;
        foreach (var count in rowsOfEach)
        {
            rows += count;
            squares += (double)count * count;
        }

        return rows > 0 ? Math.Max(1, squares / rows) : 1;
    }

    /// <summary>From a term outwards to the end, as far as anything is left to add.</summary>
    private static double Tail(Func<long, double> log, long from, long to, int step)
    {
        double sum = 0, before = 0;
        for (var at = from; step < 0 ? at >= to : at <= to; at += step)
        {
            var term = Math.Exp(log(at));
            sum += term;
            if (term < before && term < sum * Negligible)
            {
                break;
            }

            before = term;
        }

        return sum;
    }

    private static long Whole(long rows, double design) => (long)Math.Round(rows / design, MidpointRounding.AwayFromZero);

    private static double Choose(long of, long taken) => LogFactorial(of) - LogFactorial(taken) - LogFactorial(of - taken);

    private static double LogFactorial(long n)
    {
        if (n < Tabled)
        {
            return Small[n];
        }

        double x = n;
        return (x * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI * x)) + (1 / (12 * x)) - (1 / (360 * x * x * x));
    }

    private static double[] Table()
    {
        var table = new double[Tabled];
        for (var n = 2; n < Tabled; n++)
        {
            table[n] = table[n - 1] + Math.Log(n);
        }

        return table;
    }
}
