using Trettio.Care;

namespace Trettio.Planning.Forecasting;

/// <summary>A number for each month without a hole: null where there is none, because nobody told or because it was set aside.</summary>
public sealed record MonthSeries
{
    /// <exception cref="ArgumentException">A number is negative or no number.</exception>
    public MonthSeries(Month first, IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Any(value => value is < 0 or double.NaN or double.PositiveInfinity))
        {
            throw new ArgumentException("An inflow is a number from 0.", nameof(values));
        }

        (First, Values) = (first, values);
    }

    public Month First { get; }

    public IReadOnlyList<double?> Values { get; }

    /// <summary>The last month; the one before <see cref="First"/> when there is none.</summary>
    public Month Last => First.Plus(Values.Count - 1);

    public IEnumerable<double> Known => Values.OfType<double>();

    /// <summary>A month's number; null outside the series or where there is none.</summary>
    public double? this[Month month] => month.Since(First) is var at && at >= 0 && at < Values.Count ? Values[at] : null;

    /// <summary>What was known when a month was the last: nothing after it is seen.</summary>
    public MonthSeries Until(Month last) => new(First, [.. Values.Take(Math.Max(0, last.Since(First) + 1))]);

    /// <summary>From a month on: what lies before a break is another series.</summary>
    public MonthSeries From(Month first) => first <= First ? this : new(first, [.. Values.Skip(first.Since(First))]);

    /// <summary>With a month set aside: treated as not known.</summary>
    public MonthSeries Without(Month month) => new(First, [.. Values.Select((value, at) => First.Plus(at) == month ? null : value)]);

    /// <summary>Each number times what its month asks for; a factor per month, as of the working days.</summary>
    public MonthSeries Times(Func<Month, double> factor) => new(First, [.. Values.Select((value, at) => value * factor(First.Plus(at)))]);

    /// <summary>From the months that are told; those between that are not are null. Empty when none is.</summary>
    /// <exception cref="ArgumentException">A month twice, or a number that is negative or no number.</exception>
    public static MonthSeries Of(IEnumerable<(Month Month, double Value)> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var values = told.ToDictionary(one => one.Month, one => one.Value);
        return values.Count == 0
            ? new(new(1, 1), [])
            : new(values.Keys.Min(), [.. Month.Range(values.Keys.Min(), values.Keys.Max()).Select(month => values.TryGetValue(month, out var value) ? value : (double?)null)]);
    }
}
