using Trettio.Care;

namespace Trettio.Benchmarks;

/// <summary>One line of the result.</summary>
internal sealed record Figure(Phrase What, Phrase Value)
{
    /// <summary>What is aimed at; null when nothing is.</summary>
    internal Target? Target { get; init; }
}

/// <summary>A limit, and whether it held. A <see cref="IsPromise"/> that was not met makes the exit code other than 0; an aim does not.</summary>
internal sealed record Target(Phrase Limit, bool IsMet, bool IsPromise = false);

/// <summary>Numbers as they are read.</summary>
internal static class Written
{
    internal static Phrase Rate(double perSecond, Phrase what)
    {
        var (sv, en) = perSecond >= 1e6
            ? (Number(perSecond / 1e6, 1, true) + " miljoner", Number(perSecond / 1e6, 1, false) + " million")
            : (Number(perSecond, 0, true), Number(perSecond, 0, false));
        return new($"{sv} {what.Sv}/s", $"{en} {what.En}/s");
    }

    internal static Phrase Seconds(TimeSpan time)
    {
        var (value, unit) = time.TotalSeconds >= 0.1 ? (time.TotalSeconds, "s") : (time.TotalMilliseconds, "ms");
        return new($"{Number(value, 2, true)} {unit}", $"{Number(value, 2, false)} {unit}");
    }

    internal static Phrase Plain(double value, int decimals, Phrase unit) =>
        new($"{Number(value, decimals, true)} {unit.Sv}", $"{Number(value, decimals, false)} {unit.En}");

    internal static Phrase Mebibytes(long bytes) => Plain(bytes / 1048576.0, 0, new("MiB", "MiB"));

    private static string Number(double value, int decimals, bool swedish)
    {
        var text = value.ToString("N" + decimals.ToString(System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
        return swedish ? text.Replace(',', ' ').Replace('.', ',') : text.Replace(',', ' ');
    }
}
