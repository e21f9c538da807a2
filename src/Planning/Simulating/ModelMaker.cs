using Trettio.Care;

namespace Trettio.Planning.Simulating;

/// <summary>What one month is expected to bring to a region from outside, and its 80 % interval.</summary>
public readonly record struct ExpectedInflow(double Mean, double Low, double High)
{
    /// <summary>The standard deviation of the logarithm that gives the interval; 0 when it has no width.</summary>
    /// <remarks>The interval holds the chance of who happens to come, which the simulation draws by itself: that variance, 1/mean, is taken out.</remarks>
    internal double Spread => Low > 0 && High > Low && Math.Log(High / Low) / (2 * 1.2815515655446004) is var whole
        ? Math.Sqrt(Math.Max(0, (whole * whole) - (1 / Mean)))
        : 0;
}

/// <summary>What a model is made by, beside what happened.</summary>
public sealed record ModelSettings
{
    public required Month First { get; init; }

    public required int Months { get; init; }

    /// <summary>Whether clinics are open on a day.</summary>
    public required Func<DateOnly, bool> IsOpen { get; init; }

    public required Func<MeasuringPoint, Appointments> Appointments { get; init; }

    /// <summary>The forecast of first visits' arrivals to the whole region; null: as in the year read.</summary>
    public Func<Month, ExpectedInflow>? Inflow { get; init; }

    public int Limit { get; init; } = 30;

    /// <summary>The unit simulated; null: all of the region. What goes on to other units then leaves the model.</summary>
    public string? Unit { get; init; }
}

/// <summary>Makes the queues of today, and of a year like the last, out of what happened.</summary>
public sealed class ModelMaker
{
    /// <summary>How unsure a month's inflow is when nobody has forecast it: an assumption of ours, said wherever it is used.</summary>
    public const double AssumedSpread = 0.1;

    /// <summary>Minutes of a visit where nothing else is known; time and visits are then in visits, and the number is of no matter.</summary>
    public const double UsualMinutes = 60;

    // A unit with fewer in the year has too few a month to have a season of its own: it has the region's.
    private const int EnoughOfItsOwn = 120;
    private readonly RegionPast past;
    private readonly ModelSettings settings;
    private readonly List<(string Unit, MeasuringPoint Point)> keys;

    private ModelMaker(RegionPast past, ModelSettings settings)
    {
        (this.past, this.settings) = (past, settings);
        keys = [.. past.Keys.Where(key => settings.Unit is null || key.Unit == settings.Unit)];
    }

    public static SimulationModel Of(RegionPast past, ModelSettings settings) => new ModelMaker(past, settings).Model();

    private SimulationModel Model()
    {
        var first = settings.First.First;
        var days = Enumerable.Range(0, settings.First.Plus(settings.Months).First.DayNumber - first.DayNumber).Select(first.AddDays).ToList();
        return new SimulationModel
        {
            First = settings.First,
            Months = settings.Months,
            Limit = settings.Limit,
            Queues = [.. keys.Select(key => Queue(key, days))],
            Unsure = [.. Enumerable.Range(0, settings.Months).Select(month => settings.Inflow is { } inflow ? Math.Min(2, inflow(settings.First.Plus(month)).Spread) : AssumedSpread)],
        };
    }

    private QueueModel Queue((string Unit, MeasuringPoint Point) key, List<DateOnly> days)
    {
        var appointments = settings.Appointments(key.Point);
        var arrivals = PerOpenDay(key, past.FromOutside);
        var visits = PerOpenDay(key, past.Completed);

        // The time that no-shows used was there too.
        var used = UsualMinutes / Math.Max(0.1, 1 - appointments.NoShow);
        return new QueueModel
        {
            Unit = key.Unit,
            Point = key.Point,
            Arrivals = [.. days.Select(day => settings.IsOpen(day) ? Math.Min(Chance.MostExpected, arrivals[day.Month - 1] * Forecast(key.Point, day)) : 0)],
            Minutes = [.. days.Select(day => settings.IsOpen(day) ? visits[day.Month - 1] * used : 0)],
            VisitMinutes = UsualMinutes,
            NoShow = appointments.NoShow,
            Cancelled = appointments.CancelledShare,
            RebookDays = Math.Clamp(appointments.DaysToNext ?? 14, 1, 365),
            LeavePerDay = past.LeavePerDay(key.Point),
            ExcludedInTime = past.Excluded(key.Point, inTime: true),
            ExcludedLate = past.Excluded(key.Point, inTime: false),
            Rule = BookingRule.Mixed(past.LatePercent(key, EnoughOfItsOwn)),
            Onward = Onward(key),
            Waiting = past.Waiting(key),
            Planned = past.Planned(key),
            SeenBefore = past.SeenBefore(key),
        };
    }

    private List<Onward> Onward((string Unit, MeasuringPoint Point) key)
    {
        var known = past.Onward(key);

        // One visit may lead to two steps; here each child takes one, as many in all.
        var scale = 1 / Math.Max(1, known.Sum(step => step.Share));
        return [.. known.Where(step => keys.Contains(step.To)).Select(step => new Onward(keys.IndexOf(step.To), step.Share * scale, step.Lags))];
    }

    /// <summary>By month 1–12: how many on each open day, from the year read; a small unit's year is spread as the region's.</summary>
    private double[] PerOpenDay((string Unit, MeasuringPoint Point) key, Func<(string Unit, MeasuringPoint Point), IReadOnlyList<int>> counts)
    {
        var own = counts(key);
        var region = Enumerable.Range(0, 12).Select(month => past.Keys.Where(other => other.Point == key.Point).Sum(other => counts(other)[month])).ToList();
        var (ofUnit, ofRegion) = (own.Sum(), region.Sum());
        return
        [
            .. Enumerable.Range(1, 12).Select(month =>
            {
                var count = ofUnit >= EnoughOfItsOwn || ofRegion == 0 ? own[month - 1] : (double)ofUnit * region[month - 1] / ofRegion;
                var open = OpenDaysRead(month);
                return open == 0 ? 0 : count / open;
            }),
        ];
    }

    private int OpenDaysRead(int month) => Enumerable.Range(0, past.Day.DayNumber - past.From.DayNumber + 1)
        .Select(past.From.AddDays).Count(day => day.Month == month && settings.IsOpen(day));

    /// <summary>What the forecast makes of the year read, for the day's month; 1 without one.</summary>
    private double Forecast(MeasuringPoint point, DateOnly day)
    {
        if (settings.Inflow is not { } inflow || point != MeasuringPoint.FirstVisit)
        {
            return 1;
        }

        var read = past.Keys.Where(key => key.Point == point).Sum(key => past.FromOutside(key)[day.Month - 1]);
        var open = Enumerable.Range(1, DateTime.DaysInMonth(day.Year, day.Month)).Count(number => settings.IsOpen(new(day.Year, day.Month, number)));
        return read == 0 || open == 0 ? 1 : inflow(Month.Of(day)).Mean / open / (read / (double)Math.Max(1, OpenDaysRead(day.Month)));
    }
}
