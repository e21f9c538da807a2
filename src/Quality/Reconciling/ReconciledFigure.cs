namespace Trettio.Quality.Reconciling;

/// <summary>The figures that one way of counting gives, in whole waits; the median in days, null when it was not asked for or nothing counts.</summary>
public sealed record ReconciledFigure(int InTime, int Counted, int Completed, int Waiting, int WaitingInTime)
{
    public int? Median { get; init; }

    public Rounding Rounding { get; init; }

    /// <summary>As it would be printed with so many decimals; null where there is no figure.</summary>
    public decimal? Printed(FigureField field, int decimals) => field switch
    {
        FigureField.InTime => InTime,
        FigureField.Counted => Counted,
        FigureField.Completed => Completed,
        FigureField.Waiting => Waiting,
        FigureField.WaitingInTime => WaitingInTime,
        FigureField.Share => Percent(InTime, Counted, decimals, Rounding),
        FigureField.WaitingShare => Percent(WaitingInTime, Waiting, decimals, Rounding),
        _ => Median,
    };

    /// <summary>
    /// How far off a published figure is, in its last printed digit: 0 is exact. A suppressed figure is met by anything under
    /// <see cref="PublishedValue.SuppressedBelow"/>; a figure printed where we have none is as far off as it is large.
    /// </summary>
    public decimal Off(FigureField field, PublishedValue value)
    {
        if (value.IsSuppressed)
        {
            return field is FigureField.Share or FigureField.WaitingShare or FigureField.Median
                ? 0
                : Math.Max(0, (Printed(field, 0) ?? 0) - (PublishedValue.SuppressedBelow - 1));
        }

        return Math.Abs((Printed(field, value.Decimals) ?? -1) - value.Number) * Power(value.Decimals);
    }

    /// <summary>Over all that is printed; 0 when every figure is met.</summary>
    public decimal Off(PublishedFigure published) => published.Values.Sum(value => Off(value.Key, value.Value));

    /// <summary>Per cent in exact arithmetic, rounded once.</summary>
    internal static decimal? Percent(int part, int whole, int decimals, Rounding rounding)
    {
        if (whole == 0)
        {
            return null;
        }

        var scale = Power(decimals);
        var exact = 100 * scale * part;
        var (down, rest) = (Math.Floor(exact / whole), exact % whole);
        var up = rounding switch
        {
            Rounding.Down => false,
            Rounding.Up => rest > 0,
            _ => rest * 2 >= whole,
        };
        return (down + (up ? 1 : 0)) / scale;
    }

    internal static decimal Power(int decimals)
    {
        var power = 1m;
        for (var at = 0; at < decimals; at++)
        {
            power *= 10;
        }

        return power;
    }
}

/// <summary>A wait by its id, or an implied wait by its contact's; the two may be the same text.</summary>
public readonly record struct RecordId(bool IsImplied, string Id);

/// <summary>What a record is part of.</summary>
[Flags]
public enum Parts
{
    None = 0,
    Completed = 1,
    Counted = 2,
    InTime = 4,
    Waiting = 8,
    WaitingInTime = 16,
}
