namespace Trettio.Planning.Simulating;

/// <summary>
/// One replication, day by day: who is due, who comes, who leaves, who is seen. Used again for the next replication; never by two threads.
/// Equal to <see cref="PlainRun"/> by a property test.
/// </summary>
internal sealed partial class FastRun
{
    private const int Never = int.MaxValue;
    private readonly SimulationModel model;
    private readonly RunDays days;
    private readonly QueueDraws[] draws;
    private readonly double[][] minutes;
    private readonly double[][] arrivals;
    private readonly CellShape shape;
    private readonly int earliest;
    private readonly Line line;
    private readonly Diary diary;
    private readonly int[] leaving;
    private readonly int[] size;
    private readonly double[] factors;
    private readonly int longestRebooking;
    private ulong replication;
    private int order;
    private int[] cells = [];
    private int offset;
    private int[] waits = [];

    internal FastRun(SimulationModel model, RunDays days)
    {
        (this.model, this.days) = (model, days);
        draws = [.. model.Queues.Select(queue => new QueueDraws(queue))];
        minutes = [.. model.Queues.Select(queue => queue.Minutes.ToArray())];
        arrivals = [.. model.Queues.Select(queue => queue.Arrivals.ToArray())];
        shape = new(draws.Length, model.Months);
        earliest = model.Queues.SelectMany(queue => queue.Waiting).DefaultIfEmpty(0).Max();
        line = new(2 * draws.Length, earliest + days.Count + 1);
        longestRebooking = draws.Select(queue => queue.RebookDays).DefaultIfEmpty(1).Max();
        diary = new(days.Count + longestRebooking + 1, line);
        leaving = new int[draws.Length * days.Count];
        size = new int[draws.Length];
        factors = new double[model.Months];
    }

    internal CellShape Shape => shape;

    /// <summary>How many children the last replication had: those who waited and those who came from outside.</summary>
    internal long Children { get; private set; }

    /// <param name="number">Which replication.</param>
    /// <param name="seed">The seed of the whole run.</param>
    /// <param name="into">The cells of many replications.</param>
    /// <param name="at">Where this one's begin; they must be 0.</param>
    /// <param name="waitsInto">Receives the waits of those counted, by point, month and day; must be 0.</param>
    internal void Run(int number, ulong seed, int[] into, int at, int[] waitsInto)
    {
        (cells, offset, waits) = (into, at, waitsInto);
        replication = Chance.Of(seed, (ulong)number);
        line.Clear();
        diary.Clear();
        Array.Clear(leaving);
        Array.Clear(size);
        (order, Children) = (0, 0);
        days.Factors(replication, factors);
        for (var queue = 0; queue < draws.Length; queue++)
        {
            Begin(queue);
        }

        for (var day = 0; day < days.Count; day++)
        {
            Run(day);
        }
    }

    private void Run(int day)
    {
        Due(day);
        var month = days.MonthOf[day];
        for (var queue = 0; queue < draws.Length; queue++)
        {
            Arrive(queue, day);
            var left = leaving[(queue * days.Count) + day];
            size[queue] -= left;
            Add(queue, month, Counted.Left, left);
        }

        for (var queue = 0; queue < draws.Length; queue++)
        {
            if (minutes[queue][day] > 0)
            {
                Serve(queue, day);
            }
        }

        for (var queue = 0; queue < draws.Length; queue++)
        {
            Add(queue, month, Counted.PatientDays, size[queue]);
        }

        if (days.IsMonthEnd[day])
        {
            new MonthEnd(this, day, month).Count();
        }
    }

    private void Begin(int queue)
    {
        var given = model.Queues[queue];
        var key = Streams.Of(replication, draws[queue], Streams.Waiting);
        for (var at = 0; at < given.Waiting.Count; at++)
        {
            // Whoever waits this morning has the patience of one who came yesterday evening: leaving has no memory.
            Enter(line.Take(Chance.Of(key, (ulong)at)), queue, -given.Waiting[at], -1);
        }

        key = Streams.Of(replication, draws[queue], Streams.Planned);
        for (var at = 0; at < given.Planned.Count; at++)
        {
            Send(line.Take(Chance.Of(key, (ulong)at)), queue, given.Planned[at], given.Planned[at]);
        }

        key = Streams.Of(replication, draws[queue], Streams.SeenBefore);
        for (var at = 0; at < given.SeenBefore.Count; at++)
        {
            var child = Chance.Of(key, (ulong)at);
            var (to, lag) = draws[queue].GoesOn(child);
            if (to >= 0 && lag >= given.SeenBefore[at])
            {
                Send(line.Take(child), to, lag - given.SeenBefore[at], lag - given.SeenBefore[at]);
            }
        }

        Children += given.Waiting.Count + given.Planned.Count;
    }

    /// <summary>Writes down who will enter a queue; those beyond the horizon are let go.</summary>
    private void Send(int child, int queue, int start, int due)
    {
        if (due >= days.Count)
        {
            line.Free(child);
            return;
        }

        line.Queue[child] = queue;
        line.Start[child] = start + earliest;
        line.Tries[child] = 0;
        diary.Write(due, child);
    }

    private void Enter(int child, int queue, int start, int day)
    {
        var key = line.Key[child];
        var patience = draws[queue].Patience(key);
        line.Queue[child] = queue;
        line.Start[child] = start + earliest;
        line.Order[child] = order++;
        line.LeavesOn[child] = Never;
        if (patience < days.Count - day)
        {
            line.LeavesOn[child] = day + patience;
            leaving[(queue * days.Count) + day + patience]++;
        }

        size[queue]++;
        line.Append(LineOf(child), child);
    }

    private int LineOf(int child) => (2 * line.Queue[child]) + (draws[line.Queue[child]].IsUrgent(line.Key[child]) ? 0 : 1);

    private void Due(int day)
    {
        for (var child = diary.Head(day); child != Line.None;)
        {
            var next = line.Next[child];
            if (line.Tries[child] == 0)
            {
                Add(line.Queue[child], days.MonthOf[day], Counted.Added, 1);
                Enter(child, line.Queue[child], line.Start[child] - earliest, day);
            }
            else if (line.LeavesOn[child] <= day)
            {
                line.Free(child);
            }
            else
            {
                line.PutBack(LineOf(child), child);
            }

            child = next;
        }
    }

    private void Arrive(int queue, int day)
    {
        var expected = arrivals[queue][day] * factors[days.MonthOf[day]];
        if (expected <= 0)
        {
            return;
        }

        var key = Streams.Of(replication, draws[queue], Streams.Arrivals);
        var count = Chance.Poisson(Math.Min(expected, Chance.MostExpected), Chance.Fraction(key, (ulong)day));
        var children = Chance.Of(Streams.Of(replication, draws[queue], Streams.Children), (ulong)day);
        for (var at = 0; at < count; at++)
        {
            Enter(line.Take(Chance.Of(children, (ulong)at)), queue, day, day);
        }

        Add(queue, days.MonthOf[day], Counted.Added, count);
        Children += count;
    }

    private void Serve(int queue, int day)
    {
        var lastFits = Chance.Fraction(Streams.Of(replication, draws[queue], Streams.LastVisit), (ulong)day);
        var clinic = new Clinic(minutes[queue][day], lastFits, queue, day);
        var (oldest, late, today) = (0, day + earliest - model.Limit, day + earliest);
        Serve(ref clinic, (2 * queue, oldest, today));
        var others = (2 * queue) + 1;
        var rule = model.Queues[queue].Rule;
        switch (rule.Order)
        {
            case BookingOrder.Oldest:
                Serve(ref clinic, (others, oldest, today));
                break;
            case BookingOrder.InTime:
                Serve(ref clinic, (others, late, today));
                Serve(ref clinic, (others, oldest, late - 1));
                break;
            default:
                clinic.SetAside(rule.QuotaPercent);
                Serve(ref clinic, (others, oldest, late - 1));
                clinic.GiveBack();
                Serve(ref clinic, (others, late, today));
                Serve(ref clinic, (others, oldest, late - 1));
                break;
        }
    }

    /// <summary>Sees those whose clocks started on the days given, in order, as long as there is time.</summary>
    private void Serve(ref Clinic clinic, (int Line, int From, int To) whom)
    {
        var (at, from, to) = whom;
        var bucket = Math.Max(from, line.First(at));
        var fromTheFirst = bucket == line.First(at);
        for (; bucket <= to; bucket++)
        {
            var child = line.Head(at, bucket);
            while (child != Line.None)
            {
                var next = line.Next[child];
                if (line.LeavesOn[child] <= clinic.Day)
                {
                    line.Free(child);
                }
                else if (clinic.HasTimeFor(draws[clinic.Queue].Minutes(line.Key[child])))
                {
                    See(ref clinic, child);
                }
                else
                {
                    break;
                }

                child = next;
            }

            line.SetHead(at, bucket, child);
            if (child != Line.None)
            {
                break;
            }
        }

        if (fromTheFirst)
        {
            line.StartsAt(at, bucket);
        }
    }

    private void See(ref Clinic clinic, int child)
    {
        var (queue, day) = (clinic.Queue, clinic.Day);
        var draw = draws[queue];
        var key = line.Key[child];
        var tried = draw.Tried(key, line.Tries[child]++);
        if (tried != Attempt.Cancelled)
        {
            clinic.Uses(draw.Minutes(key));
        }

        switch (tried)
        {
            case Attempt.Kept:
                Complete(queue, day, child);
                break;
            case Attempt.GivenUp:
                Add(queue, days.MonthOf[day], Counted.NoShows, 1);
                Add(queue, days.MonthOf[day], Counted.Left, 1);
                Leaves(queue, child);
                line.Free(child);
                break;
            default:
                Add(queue, days.MonthOf[day], Counted.NoShows, tried == Attempt.NoShow ? 1 : 0);
                diary.Write(day + draw.RebookDays, child);
                break;
        }
    }

    private void Complete(int queue, int day, int child)
    {
        var (month, draw, key) = (days.MonthOf[day], draws[queue], line.Key[child]);
        var waited = day + earliest - line.Start[child];
        var inTime = waited <= model.Limit;
        Add(queue, month, Counted.Completed, 1);
        Add(queue, month, Counted.DaysWaited, waited);
        if (!draw.IsExcluded(key, inTime))
        {
            Add(queue, month, Counted.InCount, 1);
            Add(queue, month, Counted.InTime, inTime ? 1 : 0);
            waits[shape.WaitsAt((int)draw.Point, month) + Math.Min(waited, CellShape.WaitBins - 1)]++;
        }

        Leaves(queue, child);
        var (to, lag) = draw.GoesOn(key);
        if (to < 0)
        {
            line.Free(child);
            return;
        }

        // A decision of the same day starts the clock that day, and the queue is entered the next.
        Send(child, to, day + lag, day + Math.Max(1, lag));
    }

    /// <summary>Takes the child off the list, and off the list of those who will leave it of themselves.</summary>
    private void Leaves(int queue, int child)
    {
        size[queue]--;
        if (line.LeavesOn[child] != Never)
        {
            leaving[(queue * days.Count) + line.LeavesOn[child]]--;
        }
    }

    private void Add(int queue, int month, Counted kind, int number) => cells[offset + shape.At(queue, month, kind)] += number;
}
