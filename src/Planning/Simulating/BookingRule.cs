using Trettio.Care;

namespace Trettio.Planning.Simulating;

/// <summary>Who is offered the next time. Urgent children come first under every rule.</summary>
public enum BookingOrder
{
    /// <summary>The longest wait first: what fairness asks for.</summary>
    Oldest,

    /// <summary>Those who can still be seen within the limit first, the closest to it first; the rest in the order of their wait.</summary>
    InTime,

    /// <summary>A part of each day's time is kept for those who have passed the limit, the rest for those who have not.</summary>
    Mixed,
}

/// <summary>A booking rule as it is written: <c>oldest</c>, <c>in_time</c> or <c>mixed:40</c> (percent of the time for those past the limit).</summary>
public sealed record BookingRule
{
    private BookingRule(BookingOrder order, int quotaPercent) => (Order, QuotaPercent) = (order, quotaPercent);

    public static BookingRule Oldest { get; } = new(BookingOrder.Oldest, 100);

    public static BookingRule InTime { get; } = new(BookingOrder.InTime, 0);

    public BookingOrder Order { get; }

    /// <summary>0–100: the part of the day's time kept for those past the limit; only <see cref="BookingOrder.Mixed"/> uses it.</summary>
    public int QuotaPercent { get; }

    /// <exception cref="ArgumentOutOfRangeException">The quota is not 0–100 percent.</exception>
    public static BookingRule Mixed(int quotaPercent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quotaPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quotaPercent, 100);
        return new(BookingOrder.Mixed, quotaPercent);
    }

    /// <summary>Null when the text is no rule.</summary>
    public static BookingRule? Parse(string text) => text.Split(':') switch
    {
        ["oldest"] => Oldest,
        ["in_time"] => InTime,
        ["mixed", var quota] when Numbers.TryWhole(quota, 0, 100, out var percent) => Mixed(percent),
        _ => null,
    };

    /// <summary>As it is written.</summary>
    public string Code => Order switch
    {
        BookingOrder.Oldest => "oldest",
        BookingOrder.InTime => "in_time",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"mixed:{QuotaPercent}"),
    };

    public Phrase Name => Order switch
    {
        BookingOrder.Oldest => new("längst väntan först", "longest wait first"),
        BookingOrder.InTime => new("inom gränsen först", "within the limit first"),
        _ => new($"{QuotaPercent} % av tiden till dem över gränsen", $"{QuotaPercent}% of the time for those past the limit"),
    };

    public override string ToString() => Code;
}
