namespace Trettio.Planning.Simulating;

/// <summary>
/// One replication the slow and obvious way: children in lists, sorted anew for every day and queue. The oracle of <see cref="FastRun"/>.
/// </summary>
internal sealed class PlainRun
{
    private readonly SimulationModel model;
    private readonly RunDays days;
    private readonly List<QueueDraws> draws;
    private readonly List<List<Child>> lists;
    private readonly List<(int Due, Child Child, int Queue, int Start)> coming = [];
    private readonly CellShape shape;
    private readonly ulong replication;
    private readonly double[] factors;
    private int entries;

    private PlainRun(SimulationModel model, int number, ulong seed)
    {
        (this.model, days) = (model, new RunDays(model));
        draws = [.. model.Queues.Select(queue => new QueueDraws(queue))];
        lists = [.. model.Queues.Select(_ => new List<Child>())];
        shape = new(draws.Count, model.Months);
        (Cells, Waits) = (new int[shape.Size], new int[shape.WaitsSize]);
        replication = Chance.Of(seed, (ulong)number);
        factors = new double[model.Months];
        days.Factors(replication, factors);
    }

    internal int[] Cells { get; }

    internal int[] Waits { get; }

    /// <summary>Every visit held, as queue, child, day and days waited: what the laws about single children are tested on.</summary>
    internal List<(int Queue, ulong Child, int Day, int Waited)> Seen { get; } = [];

    /// <summary>Days on the list of all who were on it, day by day of their leaving it or of the end.</summary>
    internal long DaysOnLists { get; private set; }

    internal static PlainRun Of(SimulationModel model, int number, ulong seed)
    {
        var run = new PlainRun(model, number, seed);
        run.Begin();
        for (var day = 0; day < run.days.Count; day++)
        {
            run.Run(day);
        }

        run.DaysOnLists += run.lists.SelectMany(list => list).Sum(child => (long)run.days.Count - child.EnteredOn);
        return run;
    }

    private void Begin()
    {
        for (var queue = 0; queue < draws.Count; queue++)
        {
            var (given, at) = (model.Queues[queue], queue);
            foreach (var (key, days) in Keyed(Streams.Waiting, queue, given.Waiting))
            {
                Enter(new Child(key), at, -days, -1);
            }

            foreach (var (key, day) in Keyed(Streams.Planned, queue, given.Planned))
            {
                coming.Add((day, new Child(key), at, day));
            }

            foreach (var (key, ago) in Keyed(Streams.SeenBefore, queue, given.SeenBefore))
            {
                var (to, lag) = draws[queue].GoesOn(key);
                if (to >= 0 && lag >= ago)
                {
                    coming.Add((lag - ago, new Child(key), to, lag - ago));
                }
            }
        }
    }

    private IEnumerable<(ulong Key, int Days)> Keyed(ulong about, int queue, IReadOnlyList<int> days) =>
        days.Select((day, at) => (Chance.Of(Streams.Of(replication, draws[queue], about), (ulong)at), day));

    private void Run(int day)
    {
        foreach (var (_, child, queue, start) in coming.Where(one => one.Due == day).ToList())
        {
            Add(queue, day, Counted.Added, 1);
            Enter(child, queue, start, day);
        }

        for (var queue = 0; queue < draws.Count; queue++)
        {
            Arrive(queue, day);
            var leaving = lists[queue].Where(child => child.LeavesOn == day).ToList();
            leaving.ForEach(child => Leave(queue, child, day));
            Add(queue, day, Counted.Left, leaving.Count);
        }

        for (var queue = 0; queue < draws.Count; queue++)
        {
            Serve(queue, day);
        }

        for (var queue = 0; queue < draws.Count; queue++)
        {
            Add(queue, day, Counted.PatientDays, lists[queue].Count);
            if (days.IsMonthEnd[day])
            {
                Add(queue, day, Counted.Waiting, lists[queue].Count);
                Add(queue, day, Counted.WaitingInTime, lists[queue].Count(child => day - child.Start <= model.Limit));
                Add(queue, day, Counted.WaitingOver90, lists[queue].Count(child => day - child.Start > 90));
            }
        }
    }

    private void Enter(Child child, int queue, int start, int day)
    {
        child.Start = start;
        child.EnteredOn = Math.Max(0, day);
        child.Order = entries++;
        child.Tries = 0;
        child.AwayUntil = day;
        child.LeavesOn = day + (long)draws[queue].Patience(child.Key);
        lists[queue].Add(child);
    }

    private void Arrive(int queue, int day)
    {
        var expected = model.Queues[queue].Arrivals[day] * factors[days.MonthOf[day]];
        var key = Streams.Of(replication, draws[queue], Streams.Arrivals);
        var count = Chance.Poisson(Math.Min(expected, Chance.MostExpected), Chance.Fraction(key, (ulong)day));
        for (var at = 0; at < count; at++)
        {
            var child = Chance.Of(Chance.Of(Streams.Of(replication, draws[queue], Streams.Children), (ulong)day), (ulong)at);
            Enter(new Child(child), queue, day, day);
        }

        Add(queue, day, Counted.Added, count);
    }

    private void Serve(int queue, int day)
    {
        var minutes = model.Queues[queue].Minutes[day];
        var lastFits = Chance.Fraction(Streams.Of(replication, draws[queue], Streams.LastVisit), (ulong)day);
        var here = lists[queue].Where(child => child.AwayUntil <= day).OrderBy(child => child.Start).ThenBy(child => child.Order).ToList();
        var urgent = here.Where(child => draws[queue].IsUrgent(child.Key)).ToList();
        var late = here.Except(urgent).Where(child => day - child.Start > model.Limit).ToList();
        var inTime = here.Except(urgent).Except(late).ToList();
        minutes = Serve(urgent, (queue, day, lastFits), minutes);
        var rule = model.Queues[queue].Rule;
        switch (rule.Order)
        {
            case BookingOrder.Oldest:
                Serve([.. late, .. inTime], (queue, day, lastFits), minutes);
                break;
            case BookingOrder.InTime:
                minutes = Serve(inTime, (queue, day, lastFits), minutes);
                Serve(late, (queue, day, lastFits), minutes);
                break;
            default:
                var others = minutes * (100 - rule.QuotaPercent) / 100;
                minutes = others + Serve(late, (queue, day, lastFits), minutes - others);
                minutes = Serve(inTime, (queue, day, lastFits), minutes);
                Serve([.. late.Where(child => child.AwayUntil <= day && lists[queue].Contains(child))], (queue, day, lastFits), minutes);
                break;
        }
    }

    /// <summary>In order until the next visit has no room, which ends the day; what is left of the time.</summary>
    private double Serve(IReadOnlyList<Child> line, (int Queue, int Day, double LastFits) at, double minutes)
    {
        foreach (var child in line)
        {
            var visit = draws[at.Queue].Minutes(child.Key);
            if (minutes <= 0 || minutes < at.LastFits * visit)
            {
                return 0;
            }

            var tried = draws[at.Queue].Tried(child.Key, child.Tries++);
            minutes = tried == Attempt.Cancelled ? minutes : Math.Max(0, minutes - visit);
            Add(at.Queue, at.Day, Counted.NoShows, tried is Attempt.NoShow or Attempt.GivenUp ? 1 : 0);
            if (tried == Attempt.Kept)
            {
                Complete(at.Queue, at.Day, child);
            }
            else if (tried == Attempt.GivenUp)
            {
                Add(at.Queue, at.Day, Counted.Left, 1);
                Leave(at.Queue, child, at.Day);
            }
            else
            {
                child.AwayUntil = at.Day + draws[at.Queue].RebookDays;
            }
        }

        return minutes;
    }

    private void Complete(int queue, int day, Child child)
    {
        var waited = day - child.Start;
        Seen.Add((queue, child.Key, day, waited));
        Add(queue, day, Counted.Completed, 1);
        Add(queue, day, Counted.DaysWaited, waited);
        if (!draws[queue].IsExcluded(child.Key, waited <= model.Limit))
        {
            Add(queue, day, Counted.InCount, 1);
            Add(queue, day, Counted.InTime, waited <= model.Limit ? 1 : 0);
            Waits[shape.WaitsAt((int)draws[queue].Point, days.MonthOf[day]) + Math.Min(waited, CellShape.WaitBins - 1)]++;
        }

        Leave(queue, child, day);
        var (to, lag) = draws[queue].GoesOn(child.Key);
        if (to >= 0)
        {
            coming.Add((Math.Max(day + 1, day + lag), new Child(child.Key), to, day + lag));
        }
    }

    private void Leave(int queue, Child child, int day)
    {
        DaysOnLists += day - child.EnteredOn;
        lists[queue].Remove(child);
    }

    private void Add(int queue, int day, Counted kind, int number) => Cells[shape.At(queue, days.MonthOf[day], kind)] += number;

    private sealed class Child(ulong key)
    {
        internal ulong Key => key;

        internal int Start { get; set; }

        internal int EnteredOn { get; set; }

        internal int Order { get; set; }

        internal int Tries { get; set; }

        internal int AwayUntil { get; set; }

        internal long LeavesOn { get; set; }
    }
}
