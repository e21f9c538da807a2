using System.Globalization;
using Trettio.Care;

namespace Trettio.Quality.Reconciling;

/// <summary>What a publisher may print of a month, in the order it is listed.</summary>
public enum FigureField
{
    InTime,

    /// <summary>The share's denominator.</summary>
    Counted,

    /// <summary>All completed, whatever their deviation.</summary>
    Completed,

    /// <summary>Per cent, 0–100, with as many decimals as are printed.</summary>
    Share,
    Waiting,
    WaitingInTime,

    /// <summary>Per cent of the waiting, as <see cref="Share"/>.</summary>
    WaitingShare,

    /// <summary>Days, over the counted completed.</summary>
    Median,
}

/// <summary>
/// One printed figure: the number and how many decimals it has, or that it was suppressed as too small. A figure that is not printed has
/// no value at all.
/// </summary>
public readonly record struct PublishedValue(decimal Number, int Decimals)
{
    /// <summary>Publishers hide what is under 5 or under 20; a hidden figure tells only that it is under the larger. Source: vantetider-extended.</summary>
    public const int SuppressedBelow = 20;

    private static readonly string[] SuppressedMarks = ["N", "X", ".."];

    public static PublishedValue Suppressed { get; } = new(-1, 0);

    public bool IsSuppressed => Number < 0;

    /// <summary>Reads "214", "57,0", "57.0 %", "3 896", and N for suppressed; false for anything else, empty included.</summary>
    public static bool TryParse(string text, out PublishedValue value)
    {
        var plain = text.Replace("\u00A0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).TrimEnd('%').Replace(',', '.');
        if (SuppressedMarks.Contains(plain, StringComparer.OrdinalIgnoreCase))
        {
            value = Suppressed;
            return true;
        }

        value = default;
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 100_000_000)
        {
            return false;
        }

        var point = plain.IndexOf('.', StringComparison.Ordinal);
        value = new(number, point < 0 ? 0 : plain.Length - point - 1);
        return value.Decimals <= 6;
    }
}

/// <summary>
/// What another publisher shows of a region or unit, a measuring point and a month, or several months together: <see cref="To"/> is the
/// last of them, and what waits is counted at its end.
/// </summary>
public sealed record PublishedFigure(string Region, Month Month, MeasuringPoint Point)
{
    private readonly Month? to;

    /// <summary>Null for the whole region.</summary>
    public string? Unit { get; init; }

    /// <summary>The month itself unless it is said.</summary>
    public Month To
    {
        get => to ?? Month;
        init => to = value;
    }

    /// <summary>Only what is printed.</summary>
    public IReadOnlyDictionary<FigureField, PublishedValue> Values { get; init; } = new Dictionary<FigureField, PublishedValue>();
}
