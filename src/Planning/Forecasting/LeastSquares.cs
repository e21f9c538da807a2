namespace Trettio.Planning.Forecasting;

/// <summary>
/// Finds the numbers that make a sum of squares least, from residuals and their slopes. Source: Levenberg 1944, Marquardt 1963, with the damping on
/// the diagonal. Never ends worse than it began.
/// </summary>
internal static class LeastSquares
{
    private const int MostSteps = 60;

    /// <summary>Fills the residuals and their slopes, [residual, parameter]; false where the parameters make no sense.</summary>
    internal delegate bool Model(double[] parameters, double[] residuals, double[,] slopes);

    /// <summary>The sum of squares reached, and the parameters changed in place; infinite when the start makes no sense.</summary>
    internal static double Minimise(double[] parameters, int residualCount, Model model)
    {
        var (count, damping) = (parameters.Length, 1e-2);
        var (residuals, slopes) = (new double[residualCount], new double[residualCount, count]);
        var (tried, triedResiduals, triedSlopes) = (new double[count], new double[residualCount], new double[residualCount, count]);
        var best = model(parameters, residuals, slopes) ? Sum(residuals) : double.PositiveInfinity;
        for (var step = 0; step < MostSteps && double.IsFinite(best) && damping < 1e10; step++)
        {
            var (squares, slope) = Normal(residuals, slopes, count);
            var move = Solve(squares, slope, damping);
            for (var at = 0; at < count; at++)
            {
                tried[at] = parameters[at] - (move?[at] ?? 0);
            }

            var sum = move is not null && model(tried, triedResiduals, triedSlopes) ? Sum(triedResiduals) : double.PositiveInfinity;
            if (!(sum < best))
            {
                damping *= 8;
                continue;
            }

            var gain = (best - sum) / best;
            (best, damping) = (sum, Math.Max(1e-9, damping / 5));
            Array.Copy(tried, parameters, count);
            (residuals, triedResiduals, slopes, triedSlopes) = (triedResiduals, residuals, triedSlopes, slopes);
            if (gain < 1e-9)
            {
                break;
            }
        }

        return best;
    }

    private static double Sum(double[] residuals)
    {
        var sum = 0.0;
        foreach (var residual in residuals)
        {
            sum += residual * residual;
        }

        return double.IsNaN(sum) ? double.PositiveInfinity : sum;
    }

    private static (double[,] Squares, double[] Slope) Normal(double[] residuals, double[,] slopes, int count)
    {
        var (squares, slope) = (new double[count, count], new double[count]);
        for (var row = 0; row < residuals.Length; row++)
        {
            for (var at = 0; at < count; at++)
            {
                var one = slopes[row, at];
                if (one == 0)
                {
                    continue;
                }

                slope[at] += one * residuals[row];
                for (var other = 0; other <= at; other++)
                {
                    squares[at, other] += one * slopes[row, other];
                }
            }
        }

        return (squares, slope);
    }

    // By Cholesky's factors of the lower half; null when it is not positive.
    private static double[]? Solve(double[,] squares, double[] slope, double damping)
    {
        var count = slope.Length;
        var (factor, move) = (new double[count, count], (double[])slope.Clone());
        for (var at = 0; at < count; at++)
        {
            for (var other = 0; other <= at; other++)
            {
                var sum = squares[at, other] + (at == other ? (damping * squares[at, at]) + 1e-12 : 0);
                for (var under = 0; under < other; under++)
                {
                    sum -= factor[at, under] * factor[other, under];
                }

                if (at == other && !(sum > 0))
                {
                    return null;
                }

                factor[at, other] = at == other ? Math.Sqrt(sum) : sum / factor[other, other];
            }
        }

        for (var at = 0; at < count; at++)
        {
            for (var other = 0; other < at; other++)
            {
                move[at] -= factor[at, other] * move[other];
            }

            move[at] /= factor[at, at];
        }

        for (var at = count - 1; at >= 0; at--)
        {
            for (var other = at + 1; other < count; other++)
            {
                move[at] -= factor[other, at] * move[other];
            }

            move[at] /= factor[at, at];
        }

        return move;
    }
}
