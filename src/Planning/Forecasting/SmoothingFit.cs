namespace Trettio.Planning.Forecasting;

/// <summary>
/// A form of exponential smoothing fitted to a series by maximum likelihood: its weights, and the states it passed through. Months without a
/// number move the states on and tell nothing.
/// </summary>
/// <remarks>
/// The likelihood of an added error is greatest where the sum of squares is least; that of a relative error where the sum of squared relative errors
/// times the squared geometric mean of the expected values is. Both are sums of squares, so <see cref="LeastSquares"/> finds weights and first
/// states at once, with exact slopes carried through the recursions. The weights stay in the usual region (0 &lt; β &lt; α &lt; 1, 0 &lt; γ &lt; 1 − α,
/// 0.8 &lt; φ &lt; 0.98) because what is sought is their place in it on a logistic scale.
/// </remarks>
internal sealed class SmoothingFit
{
    // A slow and a quick start: the likelihood may have a hill at each.
    private static readonly double[] Starts = [0.1, 0.5];

    private readonly List<SmoothingState> states;
    private readonly double scale;

    private SmoothingFit(SmoothingForm form, SmoothingRun run, double scale, (double Squares, int Told) fitted)
    {
        (Form, Weights, states, this.scale) = (form, run.Weights, run.States, scale);
        var (squares, told) = fitted;
        var parameters = form.Weights + form.States + 1;
        Criterion = (told * Math.Log(Math.Max(squares / told, 1e-12))) + (2.0 * parameters) + (2.0 * parameters * (parameters + 1) / (told - parameters - 1));
    }

    internal SmoothingForm Form { get; }

    internal SmoothingWeights Weights { get; }

    /// <summary>AICc, less what all forms of a series share.</summary>
    internal double Criterion { get; }

    /// <summary>All forms that the series allows, the best by AICc first; empty where it allows none.</summary>
    internal static IReadOnlyList<SmoothingFit> All(IReadOnlyList<double?> values) =>
        [.. SmoothingForm.All.Select(form => Of(form, values)).OfType<SmoothingFit>().OrderBy(fit => fit.Criterion)];

    /// <summary>Null where the form cannot be fitted: too few numbers, or zeros where a relative error needs none.</summary>
    internal static SmoothingFit? Of(SmoothingForm form, IReadOnlyList<double?> values)
    {
        var known = values.OfType<double>().ToList();
        var mean = known.Count == 0 ? 0 : known.Average();
        if (!(mean > 0) || known.Count <= form.Weights + form.States + 2 || (form.IsRelative && known.Any(value => value <= 0)))
        {
            return null;
        }

        var run = new SmoothingRun(form, [.. values.Select(value => value / mean)]);
        var (best, least) = ((double[]?)null, double.PositiveInfinity);
        foreach (var alpha in Starts)
        {
            var parameters = run.Start(alpha);
            var squares = LeastSquares.Minimise(parameters, known.Count, run.Residuals);
            if (squares < least)
            {
                (best, least) = (parameters, squares);
            }
        }

        run.KeepsStates = true;
        return best is not null && run.Residuals(best, new double[known.Count], new double[known.Count, best.Length])
            ? new(form, run, mean, (least, known.Count))
            : null;
    }

    /// <summary>What is expected from a point in the series on, with no further errors; never below zero.</summary>
    internal double[] Ahead(int known, int horizon)
    {
        var (level, slope, season) = states[known];
        var ahead = new double[horizon];
        for (var month = 0; month < horizon; month++)
        {
            slope *= Weights.Phi;
            level += slope;
            var place = season[(known + month) % Seasons.Period];
            var expected = Form.Season switch { SmoothingSeason.Added => level + place, SmoothingSeason.Factor => level * place, _ => level };
            ahead[month] = Math.Max(0, expected) * scale;
        }

        return ahead;
    }
}
