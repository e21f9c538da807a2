using System.Globalization;

namespace Trettio.Planning.Simulating;

/// <summary>Numbers as people write them in scenarios: without a culture, so that a file means the same on every machine.</summary>
internal static class Numbers
{
    internal static bool TryWhole(string text, int least, int most, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;

    /// <summary>A decimal number; both comma and point are read as the decimal sign.</summary>
    internal static bool TryDecimal(string text, double least, double most, out double number) =>
        double.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && number >= least && number <= most;

    /// <summary>A change in percent, <c>+10%</c>, <c>-5 %</c> or <c>10</c>, as a factor: 1.10, 0.95.</summary>
    internal static bool TryChange(string text, out double factor)
    {
        var bare = text.Trim().TrimEnd('%').TrimEnd().Replace('−', '-');
        var isChange = TryDecimal(bare, -100, 1000, out var percent);
        factor = 1 + (percent / 100);
        return isChange;
    }
}
