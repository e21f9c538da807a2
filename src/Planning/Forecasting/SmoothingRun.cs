namespace Trettio.Planning.Forecasting;

/// <summary>How fast level, slope and season follow, and how the slope flattens; 0 where the form has none, phi 1 where it does not flatten.</summary>
internal readonly record struct SmoothingWeights(double Alpha, double Beta, double Gamma, double Phi);

/// <summary>Where exponential smoothing has come to: a level, a slope, and a season for each place in the year.</summary>
internal readonly record struct SmoothingState(double Level, double Slope, double[] Season);

/// <summary>
/// The recursions of exponential smoothing over a series, with the slope of every residual in every parameter carried along: the parameters are
/// the weights on a logistic scale, then level, slope and eleven seasons.
/// </summary>
internal sealed class SmoothingRun(SmoothingForm form, double?[] values)
{
    private const double LowPhi = 0.8;
    private const double HighPhi = 0.98;
    private const double Edge = 1e-4;
    private const int BetaAt = 1;

    private readonly int count = form.Weights + form.States;
    private readonly double[] levelSlopes = new double[form.Weights + form.States];
    private readonly double[] slopeSlopes = new double[form.Weights + form.States];
    private readonly double[][] seasonSlopes = [.. Enumerable.Range(0, Seasons.Period).Select(_ => new double[form.Weights + form.States])];
    private readonly double[] expectedSlopes = new double[form.Weights + form.States];
    private readonly double[] trendSlopes = new double[form.Weights + form.States];
    private readonly double[] logSlopes = new double[form.Weights + form.States];
    private readonly double[] season = new double[Seasons.Period];
    private double level;
    private double slope;
    private double alphaSlope;
    private double betaSlope;
    private double gammaSlope;
    private double phiSlope;

    internal SmoothingWeights Weights { get; private set; }

    internal bool KeepsStates { get; set; }

    /// <summary>How many months tell a number, and so how many residuals there are.</summary>
    internal int Count => values.Count(value => value is not null);

    /// <summary>The states before each month, and last those after all.</summary>
    internal List<SmoothingState> States { get; } = [];

    private bool HasTrend => form.Trend != SmoothingTrend.None;

    private bool HasSeason => form.Season != SmoothingSeason.None;

    private int GammaAt => HasTrend ? 2 : 1;

    private int PhiAt => form.Weights - 1;

    private int LevelAt => form.Weights;

    private int SeasonAt => form.Weights + (HasTrend ? 2 : 1);

    /// <summary>Where the search begins: the weights in the middle of their regions, the states from the year's pattern and the first year.</summary>
    internal double[] Start(double alpha)
    {
        var start = new double[count];
        start[0] = Math.Log(alpha / (1 - alpha));
        if (HasTrend)
        {
            start[BetaAt] = -2.2;
        }

        if (HasSeason)
        {
            start[GammaAt] = -2.2;
        }

        if (form.Trend == SmoothingTrend.Damped)
        {
            start[PhiAt] = 1;
        }

        var filled = Seasons.Filled(values);
        var pattern = HasSeason ? Seasons.Pattern(filled, form.Season == SmoothingSeason.Factor) : [];
        var first = filled.Take(Seasons.Period).ToArray();
        start[LevelAt] = first.Average();
        if (HasTrend && filled.Length > 2 * Seasons.Period)
        {
            start[LevelAt + 1] = (filled.Skip(Seasons.Period).Take(Seasons.Period).Average() - first.Average()) / Seasons.Period / 2;
        }

        for (var place = 0; HasSeason && place < Seasons.Period - 1; place++)
        {
            start[SeasonAt + place] = pattern[place];
        }

        return start;
    }

    /// <summary>The residuals whose squares the likelihood asks to be least; false where what must be above zero is not.</summary>
    internal bool Residuals(double[] parameters, double[] residuals, double[,] slopes)
    {
        Begin(parameters);
        Array.Clear(logSlopes);
        var (logs, row) = (0.0, 0);
        States.Clear();
        for (var at = 0; at < values.Length; at++)
        {
            Keep();
            var expected = Expected(at % Seasons.Period, out var trend);
            // A season as a factor divides by the trend, too.
            if (form.IsRelative && (expected <= 1e-6 || trend <= 1e-6))
            {
                return false;
            }

            if (values[at] is not { } value)
            {
                Follow(at % Seasons.Period, trend, null);
                continue;
            }

            var error = value - expected;
            residuals[row] = form.IsRelative ? error / expected : error;
            for (var of = 0; of < count; of++)
            {
                slopes[row, of] = form.IsRelative ? -expectedSlopes[of] * value / (expected * expected) : -expectedSlopes[of];
                logSlopes[of] += form.IsRelative ? expectedSlopes[of] / expected : 0;
            }

            logs += form.IsRelative ? Math.Log(expected) : 0;
            row++;
            Follow(at % Seasons.Period, trend, error);
        }

        Keep();
        if (form.IsRelative)
        {
            Scale(residuals, slopes, Math.Exp(logs / row));
        }

        return true;
    }

    // The geometric mean of what was expected turns relative errors into the unit of the series.
    private void Scale(double[] residuals, double[,] slopes, double mean)
    {
        for (var row = 0; row < residuals.Length; row++)
        {
            for (var of = 0; of < count; of++)
            {
                slopes[row, of] = mean * (slopes[row, of] + (residuals[row] * logSlopes[of] / residuals.Length));
            }

            residuals[row] *= mean;
        }
    }

    private void Keep()
    {
        if (KeepsStates)
        {
            States.Add(new(level, slope, [.. season]));
        }
    }

    private void Begin(double[] parameters)
    {
        var alpha = Within(parameters[0]);
        Weights = new(
            alpha,
            HasTrend ? alpha * Within(parameters[BetaAt]) : 0,
            HasSeason ? (1 - alpha) * Within(parameters[GammaAt]) : 0,
            form.Trend == SmoothingTrend.Damped ? LowPhi + ((HighPhi - LowPhi) * Within(parameters[PhiAt])) : HasTrend ? 1 : 0);
        (alphaSlope, betaSlope, gammaSlope, phiSlope) = (
            WithinSlope(parameters[0]),
            HasTrend ? alpha * WithinSlope(parameters[BetaAt]) : 0,
            HasSeason ? (1 - alpha) * WithinSlope(parameters[GammaAt]) : 0,
            form.Trend == SmoothingTrend.Damped ? (HighPhi - LowPhi) * WithinSlope(parameters[PhiAt]) : 0);
        Array.Clear(levelSlopes);
        Array.Clear(slopeSlopes);
        (level, levelSlopes[LevelAt]) = (parameters[LevelAt], 1);
        slope = 0;
        if (HasTrend)
        {
            (slope, slopeSlopes[LevelAt + 1]) = (parameters[LevelAt + 1], 1);
        }

        if (!HasSeason)
        {
            return;
        }

        var rest = form.Season == SmoothingSeason.Factor ? (double)Seasons.Period : 0;
        for (var place = 0; place < Seasons.Period; place++)
        {
            Array.Clear(seasonSlopes[place]);
            if (place < Seasons.Period - 1)
            {
                season[place] = parameters[SeasonAt + place];
                seasonSlopes[place][SeasonAt + place] = 1;
                rest -= season[place];
            }
            else
            {
                season[place] = rest;
                seasonSlopes[place].AsSpan(SeasonAt, Seasons.Period - 1).Fill(-1);
            }
        }
    }

    private double Expected(int place, out double trend)
    {
        trend = level + (Weights.Phi * slope);
        for (var of = 0; of < count; of++)
        {
            trendSlopes[of] = levelSlopes[of] + (Weights.Phi * slopeSlopes[of]);
        }

        if (form.Trend == SmoothingTrend.Damped)
        {
            trendSlopes[PhiAt] += phiSlope * slope;
        }

        var (factor, ofSeason) = (season[place], seasonSlopes[place]);
        for (var of = 0; of < count; of++)
        {
            expectedSlopes[of] = form.Season switch
            {
                SmoothingSeason.Added => trendSlopes[of] + ofSeason[of],
                SmoothingSeason.Factor => (trendSlopes[of] * factor) + (trend * ofSeason[of]),
                _ => trendSlopes[of],
            };
        }

        return form.Season switch { SmoothingSeason.Added => trend + factor, SmoothingSeason.Factor => trend * factor, _ => trend };
    }

    // The states after a month: pulled by its error, or without one as they were expected.
    private void Follow(int place, double trend, double? error)
    {
        var e = error ?? 0;
        var isFactor = form.Season == SmoothingSeason.Factor;
        var (factor, ofSeason) = (season[place], seasonSlopes[place]);
        var (onLevel, onSeason) = isFactor ? (e / factor, e / trend) : (e, e);
        var (alpha, beta, gamma, phi) = (Weights.Alpha, Weights.Beta, Weights.Gamma, Weights.Phi);
        for (var of = 0; of < count; of++)
        {
            var eSlope = error is null ? 0 : -expectedSlopes[of];
            var levelPull = isFactor ? (eSlope - (onLevel * ofSeason[of])) / factor : eSlope;
            var seasonPull = isFactor ? (eSlope - (onSeason * trendSlopes[of])) / trend : eSlope;
            var runSlope = phi * slopeSlopes[of];
            levelSlopes[of] = trendSlopes[of] + (alpha * levelPull);
            slopeSlopes[of] = runSlope + (beta * levelPull);
            if (HasSeason)
            {
                ofSeason[of] += gamma * seasonPull;
            }
        }

        WeightSlopes(onLevel, onSeason, ofSeason);
        if (form.Trend == SmoothingTrend.Damped)
        {
            slopeSlopes[PhiAt] += phiSlope * slope;
        }

        slope = (phi * slope) + (beta * onLevel);
        level = trend + (alpha * onLevel);
        if (HasSeason)
        {
            season[place] += gamma * onSeason;
        }
    }

    // What the weights themselves do, on the logistic scale: alpha bounds beta and gamma, and so moves them too.
    private void WeightSlopes(double onLevel, double onSeason, double[] ofSeason)
    {
        var (alpha, beta, gamma) = (Weights.Alpha, Weights.Beta, Weights.Gamma);
        levelSlopes[0] += alphaSlope * onLevel;
        if (HasTrend)
        {
            slopeSlopes[0] += beta / alpha * alphaSlope * onLevel;
            slopeSlopes[BetaAt] += betaSlope * onLevel;
        }

        if (HasSeason)
        {
            ofSeason[0] -= gamma / (1 - alpha) * alphaSlope * onSeason;
            ofSeason[GammaAt] += gammaSlope * onSeason;
        }
    }

    // Not quite 0 and not quite 1, where a weight would stop being one.
    private static double Within(double number) => Edge + ((1 - (2 * Edge)) / (1 + Math.Exp(-number)));

    private static double WithinSlope(double number) => (1 - (2 * Edge)) / (2 + Math.Exp(number) + Math.Exp(-number));
}
