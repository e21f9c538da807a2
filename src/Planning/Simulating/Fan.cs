namespace Trettio.Planning.Simulating;

/// <summary>
/// How a figure spreads over replications: its mean and the 10th, 25th, 50th, 75th and 90th percentiles (the smallest value with at least that
/// share of the replications at or below). <see cref="Of"/> says how many replications had a figure at all.
/// </summary>
public sealed record Fan(double Mean, double P10, double P25, double P50, double P75, double P90, int Of)
{
    /// <summary>Null when no replication has a figure.</summary>
    public static Fan? From(IEnumerable<double?> figures)
    {
        double[] known = [.. figures.OfType<double>()];
        if (known.Length == 0)
        {
            return null;
        }

        Array.Sort(known);
        double At(int percent) => known[Math.Max(0, (int)Math.Ceiling(known.Length * percent / 100.0) - 1)];
        return new(known.Average(), At(10), At(25), At(50), At(75), At(90), known.Length);
    }

    public Fan Times(double factor) => new(Mean * factor, P10 * factor, P25 * factor, P50 * factor, P75 * factor, P90 * factor, Of);
}
