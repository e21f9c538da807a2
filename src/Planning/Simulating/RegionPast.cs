using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Planning.Simulating;

/// <summary>How appointments ended at one measuring point over the year before: what they were and how long until the next.</summary>
public readonly record struct Appointments(int Kept, int NoShows, int Cancelled, int? DaysToNext)
{
    public double NoShow => Part(NoShows);

    public double CancelledShare => Part(Cancelled);

    private double Part(int number) => Kept + NoShows + Cancelled is var all && all == 0 ? 0 : (double)number / all;
}

/// <summary>
/// What happened in a region up to a day, read into what a simulation needs: who waits, what comes, what is done, who leaves and who goes on.
/// Shares of chance are the whole region's by measuring point; lists, inflow and capacity are each unit's own.
/// </summary>
public sealed class RegionPast
{
    /// <summary>A next step counts as led to by a visit when its clock starts at most so many days after it.</summary>
    public const int LongestLag = 180;

    private const int DaysRead = 365;
    private readonly List<Queue> queues;
    private readonly Dictionary<(string Unit, MeasuringPoint Point), Queue> byKey = [];
    private readonly RuleSet rules;

    private RegionPast(DateOnly day, RuleSet rules)
    {
        (Day, this.rules) = (day, rules);
        From = day.AddDays(1 - DaysRead);
        queues = [];
    }

    /// <summary>The day whose end the waiting are counted on.</summary>
    public DateOnly Day { get; }

    /// <summary>The first day of the year that is read.</summary>
    public DateOnly From { get; }

    /// <summary>In order of unit and measuring point; a queue wherever somebody waits, came or was seen.</summary>
    public IReadOnlyList<(string Unit, MeasuringPoint Point)> Keys => [.. queues.Select(queue => (queue.Unit, queue.Point))];

    /// <summary>Those on the planning list whose clock has no date to start on: in no queue, and in no simulation.</summary>
    public int PlannedWithoutDate { get; private set; }

    public static RegionPast Of(IEnumerable<WaitDates> waits, DateOnly day, RuleSet rules)
    {
        var past = new RegionPast(day, rules);
        var known = waits.Where(wait => !wait.IsLeftOut).ToList();
        foreach (var wait in known)
        {
            past.Read(wait);
        }

        foreach (var person in known.Where(wait => wait.Start is not null).GroupBy(wait => wait.Person))
        {
            past.ReadSteps([.. person.OrderBy(wait => wait.Start).ThenBy(wait => wait.Point)]);
        }

        past.queues.RemoveAll(queue => queue.Waiting.Count + queue.Added.Sum() + queue.Completed.Sum() + queue.Planned.Count == 0);
        past.queues.Sort((one, other) => (string.CompareOrdinal(one.Unit, other.Unit), one.Point.CompareTo(other.Point)) is var (unit, point) && unit != 0 ? unit : point);
        return past;
    }

    /// <summary>Days since the clock started, as the morning after <see cref="Day"/> begins; longest first.</summary>
    public IReadOnlyList<int> Waiting((string Unit, MeasuringPoint Point) queue) => [.. byKey[queue].Waiting.OrderDescending()];

    /// <summary>Days after <see cref="Day"/> on which clocks already set start; 0 is the morning after.</summary>
    public IReadOnlyList<int> Planned((string Unit, MeasuringPoint Point) queue) => [.. byKey[queue].Planned.Order()];

    /// <summary>Days before the morning after <see cref="Day"/> on which somebody was seen, the last half year's.</summary>
    public IReadOnlyList<int> SeenBefore((string Unit, MeasuringPoint Point) queue) => [.. byKey[queue].SeenBefore.Order()];

    /// <summary>Who came in without a visit that led to it, by calendar month 1–12, in the year read.</summary>
    public IReadOnlyList<int> FromOutside((string Unit, MeasuringPoint Point) queue) => byKey[queue].Outside;

    public IReadOnlyList<int> Added((string Unit, MeasuringPoint Point) queue) => byKey[queue].Added;

    /// <summary>Who was seen there, by calendar month 1–12, in the year read.</summary>
    public IReadOnlyList<int> Completed((string Unit, MeasuringPoint Point) queue) => byKey[queue].Completed;

    /// <summary>The chance for each day of waiting to leave the list unseen: leavers over days waited, the whole region's.</summary>
    public double LeavePerDay(MeasuringPoint point) => Of(point) is var all && all.Sum(queue => queue.DaysWaited) is var days && days == 0
        ? 0
        : Math.Min(1, all.Sum(queue => queue.Left) / (double)days);

    /// <summary>The part of those seen in time, or late, that is excluded from the counted.</summary>
    public double Excluded(MeasuringPoint point, bool inTime)
    {
        var (excluded, all) = (Of(point).Sum(queue => inTime ? queue.ExcludedInTime : queue.ExcludedLate), Of(point).Sum(queue => inTime ? queue.SeenInTime : queue.SeenLate));
        return all == 0 ? 0 : (double)excluded / all;
    }

    /// <summary>
    /// How times were given: the part of the year's visits that went to those who had passed the limit, in percent; a unit with few visits as the
    /// region.
    /// </summary>
    public int LatePercent((string Unit, MeasuringPoint Point) queue, int fewest)
    {
        var own = byKey[queue];
        var (late, all) = own.SeenLate + own.SeenInTime >= fewest
            ? (own.SeenLate, own.SeenLate + own.SeenInTime)
            : (Of(queue.Point).Sum(one => one.SeenLate), Of(queue.Point).Sum(one => one.SeenLate + one.SeenInTime));
        return all == 0 ? 100 : (int)Math.Round(100.0 * late / all);
    }

    /// <summary>Of those seen in a queue half a year ago or more: how many went on to which other queue within half a year, and after how many days.</summary>
    public IReadOnlyList<((string Unit, MeasuringPoint Point) To, double Share, IReadOnlyList<int> Lags)> Onward((string Unit, MeasuringPoint Point) queue)
    {
        var from = byKey[queue];
        return from.Followed == 0
            ? []
            : [.. from.Onward.OrderBy(entry => entry.Key.Unit, StringComparer.Ordinal).ThenBy(entry => entry.Key.Point)
                .Select(entry => (entry.Key, entry.Value.Count / (double)from.Followed, (IReadOnlyList<int>)[.. entry.Value.Order()]))];
    }

    private IEnumerable<Queue> Of(MeasuringPoint point) => queues.Where(queue => queue.Point == point);

    private Queue At(string unit, MeasuringPoint point)
    {
        if (!byKey.TryGetValue((unit, point), out var queue))
        {
            byKey.Add((unit, point), queue = new Queue(unit, point));
            queues.Add(queue);
        }

        return queue;
    }

    private void Read(in WaitDates wait)
    {
        // What was not known that day had not happened.
        var stopped = wait.Stopped <= Day ? wait.Stopped : null;
        var removed = wait.Removed <= Day ? wait.Removed : null;
        var end = stopped ?? removed;
        if (wait.Start is null || wait.Start > Day || wait.Entry > Day)
        {
            ReadPlanned(wait, end);
            return;
        }

        if (removed < wait.Entry)
        {
            return;
        }

        var queue = At(wait.Unit, wait.Point);
        if (wait.Entry >= From)
        {
            At(wait.EntryUnit, wait.Point).Added[wait.Entry.Month - 1]++;
        }

        if (end is null)
        {
            queue.Waiting.Add(Math.Clamp(Day.DayNumber + 1 - wait.Start.Value.DayNumber, 1, ModelChecks.MostDaysWaited));
        }

        queue.DaysWaited += Math.Max(0, (end ?? Day.AddDays(1)).DayNumber - Math.Max(wait.Entry.DayNumber, From.DayNumber));
        queue.Left += stopped is null && removed >= From ? 1 : 0;
        if (stopped is { } day)
        {
            ReadVisit(At(wait.StoppedAt ?? wait.Unit, wait.Point), wait, day);
        }
    }

    private void ReadPlanned(in WaitDates wait, DateOnly? end)
    {
        if (end is not null || wait.Listed is not { } listed || listed > Day)
        {
            return;
        }

        if (wait.Start is { } start && start > Day)
        {
            At(wait.Unit, wait.Point).Planned.Add(start.DayNumber - Day.DayNumber - 1);
        }
        else
        {
            PlannedWithoutDate++;
        }
    }

    private void ReadVisit(Queue queue, in WaitDates wait, DateOnly day)
    {
        if (day.DayNumber > Day.DayNumber - LongestLag)
        {
            queue.SeenBefore.Add(Day.DayNumber + 1 - day.DayNumber);
        }

        if (day < From)
        {
            return;
        }

        queue.Completed[day.Month - 1]++;
        var inTime = day.DayNumber - wait.Start!.Value.DayNumber <= rules.LimitInDays;
        var excluded = rules.ExcludedFromCompleted.GetValueOrDefault(wait.Deviation, ExcludedWhen.Never) is var when
            && (when == ExcludedWhen.Always || (when == ExcludedWhen.BeyondLimit && !inTime)) ? 1 : 0;
        if (inTime)
        {
            (queue.SeenInTime, queue.ExcludedInTime) = (queue.SeenInTime + 1, queue.ExcludedInTime + excluded);
        }
        else
        {
            (queue.SeenLate, queue.ExcludedLate) = (queue.SeenLate + 1, queue.ExcludedLate + excluded);
        }
    }

    /// <summary>One child's waits in the order of their clocks: which visit led to which later step.</summary>
    private void ReadSteps(IReadOnlyList<WaitDates> steps)
    {
        foreach (var step in steps)
        {
            var cause = steps.Where(one => one.Point < step.Point && one.Stopped <= step.Start && one.Stopped <= Day
                    && step.Start!.Value.DayNumber - one.Stopped!.Value.DayNumber <= LongestLag)
                .OrderBy(one => one.Stopped).Select(one => (WaitDates?)one).LastOrDefault();
            if (cause is null && step.Entry >= From && step.Entry <= Day && step.Start <= Day)
            {
                At(step.EntryUnit, step.Point).Outside[step.Entry.Month - 1]++;
            }
            else if (cause is { } visit && IsFollowed(visit.Stopped!.Value))
            {
                At(visit.StoppedAt ?? visit.Unit, visit.Point).GoesOn((step.EntryUnit, step.Point), step.Start!.Value.DayNumber - visit.Stopped.Value.DayNumber);
            }
        }

        foreach (var step in steps.Where(step => step.Stopped is { } day && IsFollowed(day)))
        {
            At(step.StoppedAt ?? step.Unit, step.Point).Followed++;
        }
    }

    // Whoever was seen later may still go on: counting them as stayers would make the shares too small.
    private bool IsFollowed(DateOnly seen) => seen.DayNumber <= Day.DayNumber - LongestLag && seen.DayNumber > Day.DayNumber - LongestLag - DaysRead;

    private sealed class Queue(string unit, MeasuringPoint point)
    {
        internal string Unit => unit;

        internal MeasuringPoint Point => point;

        internal List<int> Waiting { get; } = [];

        internal List<int> Planned { get; } = [];

        internal List<int> SeenBefore { get; } = [];

        internal int[] Outside { get; } = new int[12];

        internal int[] Added { get; } = new int[12];

        internal int[] Completed { get; } = new int[12];

        internal Dictionary<(string Unit, MeasuringPoint Point), List<int>> Onward { get; } = [];

        internal int Followed { get; set; }

        internal long DaysWaited { get; set; }

        internal int Left { get; set; }

        internal int SeenInTime { get; set; }

        internal int SeenLate { get; set; }

        internal int ExcludedInTime { get; set; }

        internal int ExcludedLate { get; set; }

        internal void GoesOn((string Unit, MeasuringPoint Point) to, int lag)
        {
            if (!Onward.TryGetValue(to, out var lags))
            {
                Onward.Add(to, lags = []);
            }

            lags.Add(lag);
        }
    }
}
