using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>
/// How often and how well, month by month, so that the region comes out like <see cref="VgrPattern"/>.
/// Told backwards: a child's visit is drawn first, then how long that visit had been waited for. So volumes and shares are
/// what they should be by construction, and the waiting list at each month's end is the one that belongs to them:
/// months before the first and after the last are drawn too, which gives the first month its queue and the last month its unfinished waits.
/// </summary>
internal sealed class Rhythm
{
    /// <summary>How many days after the first visit an investigation or a treatment is started: soon (then always in time), later, much later.</summary>
    public static readonly (int Least, int Most)[] Delays = [(3, 34), (35, 220), (150, 500)];

    public const double LaterRemoved = 0.06;

    // As long as the longest delay before, and the longest wait after.
    private const int MonthsBefore = 18;
    private const int MonthsAfter = 11;
    private const double PartPrompt = 0.35;

    private readonly Month first;
    private readonly int firstDay;
    private readonly ushort[] monthOfDay;
    private readonly double[] visitsUpTo;
    private readonly MonthChance[][] chances;

    public Rhythm(SyntheticOptions options)
    {
        first = options.From.Plus(-MonthsBefore);
        Month[] months = [.. Month.Range(first, options.Until.Plus(MonthsAfter))];
        firstDay = first.First.DayNumber;
        monthOfDay = [.. months.SelectMany((month, index) => Enumerable.Repeat((ushort)index, month.Last.Day))];
        chances = new MonthChance[3][];
        chances[0] = [.. months.Select(month => MonthChance.Of(MeasuringPoint.FirstVisit, month, options.Seed))];
        visitsUpTo = Sums(chances[0].Select(chance => chance.Completed));
        double[] perDay = [.. monthOfDay.Select(month => chances[0][month].Completed / months[month].Last.Day)];
        chances[1] = Later(MeasuringPoint.Investigation, months, perDay, options.Seed);
        chances[2] = Later(MeasuringPoint.Treatment, months, perDay, options.Seed);
    }

    /// <summary>How many of <see cref="Delays"/> are tried for a point: a child can have two investigations and three treatments.</summary>
    public static int Attempts(MeasuringPoint point) => point == MeasuringPoint.Treatment ? 3 : 2;

    public MonthChance At(MeasuringPoint point, int day) => chances[(int)point][monthOfDay[day - firstDay]];

    /// <summary>True while the day lies in the months that were drawn.</summary>
    public bool Reaches(int day) => day >= firstDay && day - firstDay < monthOfDay.Length;

    /// <summary>The day of a first visit: a weekday, in a month chosen by its volume.</summary>
    public int VisitDay(ref SplitMix64 chance)
    {
        var at = Array.BinarySearch(visitsUpTo, chance.Fraction() * visitsUpTo[^1]);
        var month = first.Plus(at < 0 ? ~at : Math.Min(at + 1, visitsUpTo.Length - 1));
        return Weekday(month.First.DayNumber + chance.Below(month.Last.Day));
    }

    /// <summary>The day itself, or the nearest weekday in the same month.</summary>
    public int Weekday(int day) => (day % 7) switch
    {
        5 => SameMonth(day - 1, day) ? day - 1 : day + 2,
        6 => SameMonth(day + 1, day) ? day + 1 : day - 2,
        _ => day,
    };

    private bool SameMonth(int one, int other) => Reaches(one) && monthOfDay[one - firstDay] == monthOfDay[other - firstDay];

    // The first visits, delayed, propose more starts than there should be; a part of them is taken, month by month.
    private MonthChance[] Later(MeasuringPoint point, Month[] months, double[] visitsPerDay, int seed)
    {
        var visitsBefore = Sums(visitsPerDay.Prepend(0));
        var prompt = new double[months.Length];
        var later = new double[months.Length];
        for (var day = 0; day < monthOfDay.Length; day++)
        {
            for (var attempt = 0; attempt < Attempts(point); attempt++)
            {
                var (least, most) = Delays[attempt];
                var visits = visitsBefore[Math.Max(0, day - least + 1)] - visitsBefore[Math.Max(0, day - most)];
                (attempt == 0 ? prompt : later)[monthOfDay[day]] += visits / (most - least + 1);
            }
        }

        return [.. months.Select((month, index) => MonthChance.Of(point, month, seed).OutOf(prompt[index], later[index], PartPrompt))];
    }

    private static double[] Sums(IEnumerable<double> parts)
    {
        var sum = 0.0;
        return [.. parts.Select(part => sum += part)];
    }
}

/// <summary>
/// One measuring point in one month: how many are completed (in Västra Götaland's numbers), which part of them is excluded and in time,
/// and with what chance a proposed start, prompt or later, is taken.
/// </summary>
internal readonly record struct MonthChance(double Completed, double Excluded, double InTime, double Share)
{
    public double TakePrompt { get; private init; }

    public double TakeLater { get; private init; }

    public static MonthChance Of(MeasuringPoint point, Month month, int seed)
    {
        var (counted, share) = VgrPattern.Of(point, month, seed);
        var excluded = VgrPattern.Excluded(point, month);
        return new(counted / (1 - excluded), excluded, (1 - excluded) * share, share);
    }

    // Prompt starts are all in time, so the later ones must be that much worse for the month to come out right.
    public MonthChance OutOf(double prompt, double later, double partPrompt)
    {
        var promptly = Math.Min(partPrompt * InTime * Completed, 0.9 * prompt);
        var rest = Completed - promptly;
        return this with
        {
            Excluded = Excluded * Completed / rest,
            InTime = ((InTime * Completed) - promptly) / rest,
            TakePrompt = prompt <= 0 ? 0 : Math.Min(1, promptly / prompt),
            TakeLater = later <= 0 ? 0 : Math.Min(1, rest / (1 - Rhythm.LaterRemoved) / later),
        };
    }
}
