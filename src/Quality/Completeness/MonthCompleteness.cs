using Trettio.Care;

namespace Trettio.Quality.Completeness;

/// <summary>One part's expectation. <see cref="IsPooled"/>: too small to tell of itself, so the delays are the region's.</summary>
public sealed record PartExpected(LagPart Part, ExpectedFinal? Expected, bool IsPooled)
{
    /// <summary>The share of a month registered by each day after its end, from 0 to <see cref="DelayTable.Horizon"/>; empty when nothing is known.</summary>
    public required IReadOnlyList<double> Curve { get; init; }

    /// <summary>How many completed of whole months the curve rests on.</summary>
    public required int Seen { get; init; }
}

/// <summary>How whole a month is, as known on a day.</summary>
public sealed record MonthCompleteness(Month Month, DateOnly KnownOn)
{
    /// <summary>A part with fewer completed in its whole months than this borrows the region's delays.</summary>
    public const int SmallestOwn = 200;

    /// <summary>The whole region, all measuring points; the sum that is said first.</summary>
    public required PartExpected All { get; init; }

    /// <summary>The region at each measuring point.</summary>
    public required IReadOnlyList<PartExpected> Points { get; init; }

    /// <summary>Each unit, all measuring points.</summary>
    public required IReadOnlyList<PartExpected> Units { get; init; }

    /// <summary>Completed that tell no day of registration, and those that do.</summary>
    public required (int Untold, int Told) Registered { get; init; }

    /// <summary>True when something is still expected.</summary>
    public bool IsPreliminary => All.Expected is { ToCome: > 0 } or { High: > 0 };

    /// <param name="lags">The region's registrations.</param>
    /// <param name="month">The month asked about.</param>
    /// <param name="knownOn">The day up to which registrations are known.</param>
    public static MonthCompleteness Of(RegistrationLags lags, Month month, DateOnly knownOn)
    {
        var units = lags.Units.Select(unit => new LagPart(unit, null)).ToList();
        var points = Codes.MeasuringPoints.Select(point => new LagPart(null, point)).ToList();

        // The small ones tell together how far one of them may be from the region's delays.
        Dictionary<LagPart, ChainLadder> own = units.Concat(points).Append(default).ToDictionary(part => part, part => new ChainLadder(lags.Table(part), knownOn));
        var region = own[default];
        List<DelayTable> smallUnits = [.. units.Where(IsSmall).Select(lags.Table)], smallPoints = [.. points.Where(IsSmall).Select(lags.Table)];
        return new MonthCompleteness(month, knownOn)
        {
            All = Part(default, []),
            Points = [.. points.Select(point => Part(point, smallPoints))],
            Units = [.. units.Select(unit => Part(unit, smallUnits))],
            Registered = (lags.Untold, lags.Told),
        };

        bool IsSmall(LagPart part) => part != default && (!own[part].Knows || own[part].Seen < SmallestOwn);

        PartExpected Part(LagPart part, IReadOnlyList<DelayTable> alike)
        {
            var isPooled = IsSmall(part);
            var used = isPooled ? region : own[part];
            var expected = isPooled ? region.Of(month, lags.Table(part).By(month, Math.Max(0, region.Elapsed(month))), alike) : used.Of(month);
            return new(part, expected, isPooled)
            {
                Curve = used.Knows ? [.. Enumerable.Range(0, DelayTable.Horizon + 1).Select(day => used.ShareBy(day)!.Value)] : [],
                Seen = used.Seen,
            };
        }
    }
}

/// <summary>How often the interval held what came, over past months foretold as they were known then.</summary>
public sealed record LagBacktest(int Forecasts, int Held, double MeanWidth, double MeanError)
{
    /// <summary>0–1; an 80 % interval should hold about four of five. Null without any forecast.</summary>
    public double? Coverage => Forecasts > 0 ? (double)Held / Forecasts : null;

    /// <summary>Every past month that is whole by now, foretold on each of the days after its end, by what was known then; where nothing more was expected nothing is tried.</summary>
    /// <param name="tables">Of a region, its units or its measuring points.</param>
    /// <param name="knownOn">The day up to which registrations are known.</param>
    /// <param name="days">Days after a month's end.</param>
    public static LagBacktest Of(IReadOnlyList<DelayTable> tables, DateOnly knownOn, IReadOnlyList<int> days)
    {
        var (forecasts, held, width, error) = (0, 0, 0.0, 0.0);
        foreach (var table in tables)
        {
            foreach (var month in table.Months.Where(month => knownOn.DayNumber - month.Last.DayNumber >= DelayTable.Horizon))
            {
                foreach (var day in days)
                {
                    if (new ChainLadder(table, month.Last.AddDays(day)).Of(month) is { Share: < 1 } foretold)
                    {
                        var came = table.By(month, DelayTable.Horizon) - foretold.SoFar;
                        forecasts++;
                        held += came >= foretold.Low && came <= foretold.High ? 1 : 0;
                        width += foretold.High - foretold.Low;
                        error += Math.Abs(came - foretold.ToCome);
                    }
                }
            }
        }

        return new(forecasts, held, forecasts > 0 ? width / forecasts : 0, forecasts > 0 ? error / forecasts : 0);
    }
}
