using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Planning.Forecasting;

/// <summary>How a forecast is made. The code of each is what the command line takes.</summary>
public enum ForecastModel
{
    /// <summary>The default: the mean of exponential smoothing, the median of its forms, and Theta; or what a short or sparse series allows.</summary>
    Combined,

    /// <summary>Exponential smoothing, its form chosen by AICc.</summary>
    Smoothing,

    Theta,

    /// <summary>The same month last year.</summary>
    SeasonalNaive,

    /// <summary>The same month last year and a percentage, as the template has it.</summary>
    Percentage,

    /// <summary>A constant rate, for few or many zeros.</summary>
    Rate,
}

/// <summary>A month ahead: what is expected, and between what it lies with 80 and 95 percent chance. Never below 0.</summary>
public readonly record struct ForecastMonth(Month Month, double Mean, (double Low, double High) Eighty, (double Low, double High) NinetyFive)
{
    internal const double Z80 = 1.2815515655446004;
    internal const double Z95 = 1.959963984540054;

    /// <summary>
    /// The number that the month stays below with that chance (0 to 1, both excluded): straight between the expected and the ends of the intervals,
    /// on the scale of the normal distribution, and on beyond them. What a simulation draws its arrivals from.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The chance is not between 0 and 1.</exception>
    public double Quantile(double chance)
    {
        var z = Normal.Quantile(chance);
        var (side, eighty, ninetyFive) = z < 0 ? (-1, Mean - Eighty.Low, Mean - NinetyFive.Low) : (1, Eighty.High - Mean, NinetyFive.High - Mean);
        var beyond = (ninetyFive - eighty) / (Z95 - Z80);
        var reach = Math.Abs(z) <= Z80 ? Math.Abs(z) / Z80 * eighty : eighty + ((Math.Abs(z) - Z80) * beyond);
        return Math.Max(0, Mean + (side * reach));
    }
}

/// <summary>How such forecasts of the same series have turned out, made anew at earlier months and compared with what came.</summary>
/// <param name="Origins">How many times.</param>
/// <param name="Mase">Mean absolute error over that of guessing the same month last year within the history; below 1 is better. Null where that never erred.</param>
/// <param name="Wape">The sum of absolute errors over the sum of what came; null where nothing came.</param>
/// <param name="Coverage">The share of months within the 80 % interval.</param>
public sealed record ForecastErrors(int Origins, double? Mase, double? Wape, double Coverage);

/// <summary>What is expected to come in, month by month, how it was reckoned, and how far to believe it.</summary>
/// <param name="Months">The months ahead, in order.</param>
/// <param name="Model">The model asked for, or the one that the series allows.</param>
/// <param name="Form">The form within the model, as "ETS(M,Ad,M)"; empty where there is but one.</param>
/// <param name="Errors">Null when the history is too short to try.</param>
/// <param name="Reasons">What was chosen, set aside or adjusted, and why.</param>
public sealed record Forecast(IReadOnlyList<ForecastMonth> Months, ForecastModel Model, string Form, ForecastErrors? Errors, IReadOnlyList<Told> Reasons);
