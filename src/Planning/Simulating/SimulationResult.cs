using Trettio.Care;

namespace Trettio.Planning.Simulating;

/// <summary>
/// What a simulation found, replication by replication. It can be read while the rest is still run: <see cref="Done"/> grows, and what lies
/// below it stands.
/// </summary>
public sealed class SimulationResult
{
    private readonly CellShape shape;
    private readonly int[] cells;
    private readonly short[] middles;
    private readonly long[] waits;
    private readonly List<int>[] queuesOf;
    private volatile int done;
    private long children;

    internal SimulationResult(SimulationModel model, int replications, int seed)
    {
        (Model, Replications, Seed) = (model, replications, seed);
        shape = new(model.Queues.Count, model.Months);
        if ((long)shape.Size * replications > MostCells)
        {
            throw new ArgumentException($"Too many replications for {model.Queues.Count} queues over {model.Months} months.");
        }

        cells = new int[shape.Size * replications];
        middles = new short[replications * CellShape.Points * model.Months * 2];
        waits = new long[shape.WaitsSize];
        queuesOf = [.. Enumerable.Range(0, CellShape.Points).Select(point => Enumerable.Range(0, model.Queues.Count).Where(queue => (int)model.Queues[queue].Point == point).ToList())];
    }

    private SimulationResult(SimulationResult growing)
    {
        (Model, Replications, Seed, shape) = (growing.Model, growing.Replications, growing.Seed, growing.shape);
        (cells, middles, queuesOf) = (growing.cells, growing.middles, growing.queuesOf);
        lock (growing.waits)
        {
            (done, children, waits) = (growing.done, growing.children, [.. growing.waits]);
        }
    }

    /// <summary>Half a gigabyte of counts.</summary>
    public const long MostCells = 1L << 27;

    public SimulationModel Model { get; }

    public int Seed { get; }

    /// <summary>How many there will be.</summary>
    public int Replications { get; }

    /// <summary>How many there are.</summary>
    public int Done => done;

    /// <summary>Children simulated so far: those who waited and those who came from outside, each counted once for each replication.</summary>
    public long Children => Interlocked.Read(ref children);

    public Month MonthAt(int month) => Model.First.Plus(month);

    /// <summary>What there is now, standing still while the rest is run.</summary>
    public SimulationResult SoFar() => new(this);

    /// <summary>A queue's month.</summary>
    public SimulatedMonth Of(int replication, int queue, int month)
    {
        var at = (replication * shape.Size) + shape.At(queue, month, Simulating.Counted.Added);
        return new SimulatedMonth
        {
            Added = cells[at + (int)Simulating.Counted.Added],
            Completed = cells[at + (int)Simulating.Counted.Completed],
            Counted = cells[at + (int)Simulating.Counted.InCount],
            InTime = cells[at + (int)Simulating.Counted.InTime],
            Left = cells[at + (int)Simulating.Counted.Left],
            Waiting = cells[at + (int)Simulating.Counted.Waiting],
            WaitingInTime = cells[at + (int)Simulating.Counted.WaitingInTime],
            WaitingOver90 = cells[at + (int)Simulating.Counted.WaitingOver90],
            NoShows = cells[at + (int)Simulating.Counted.NoShows],
            DaysWaited = cells[at + (int)Simulating.Counted.DaysWaited],
            PatientDays = cells[at + (int)Simulating.Counted.PatientDays],
        };
    }

    /// <summary>All units' month at a measuring point.</summary>
    public SimulatedMonth Of(int replication, MeasuringPoint point, int month)
    {
        var sum = default(SimulatedMonth);
        foreach (var queue in queuesOf[(int)point])
        {
            sum = sum.Plus(Of(replication, queue, month));
        }

        return sum;
    }

    /// <summary>How a figure of a measuring point's month spreads over the replications there are; null when none has it.</summary>
    public Fan? FanOf(MeasuringPoint point, int month, Func<SimulatedMonth, double?> figure) =>
        Fan.From(Enumerable.Range(0, Done).Select(replication => figure(Of(replication, point, month))));

    /// <summary>The same of one queue.</summary>
    public Fan? FanOf(int queue, int month, Func<SimulatedMonth, double?> figure) =>
        Fan.From(Enumerable.Range(0, Done).Select(replication => figure(Of(replication, queue, month))));

    /// <summary>Days by which half of those counted in the month were seen; null in a replication's month without any.</summary>
    public Fan? MedianDays(MeasuringPoint point, int month) => Middle(point, month, 0);

    /// <summary>Days by which nine in ten were seen.</summary>
    public Fan? NinetiethDays(MeasuringPoint point, int month) => Middle(point, month, 1);

    /// <summary>Days by which that share of all counted, over all replications, were seen; null when nobody was. 730 stands for that and more.</summary>
    public int? DaysFor(MeasuringPoint point, int month, double share)
    {
        var at = shape.WaitsAt((int)point, month);
        return Simulating.Waits.DaysFor(waits.AsSpan(at, CellShape.WaitBins), share);
    }

    internal (int[] Cells, int At) RoomFor(int replication) => (cells, replication * shape.Size);

    internal void Keep(int replication, int[] ofReplication, long simulated)
    {
        for (var at = 0; at < CellShape.Points * Model.Months; at++)
        {
            var bins = ofReplication.AsSpan(at * CellShape.WaitBins, CellShape.WaitBins);
            var middle = ((replication * CellShape.Points * Model.Months) + at) * 2;
            middles[middle] = (short)(Simulating.Waits.DaysFor(bins, 0.5) ?? -1);
            middles[middle + 1] = (short)(Simulating.Waits.DaysFor(bins, 0.9) ?? -1);
        }

        Interlocked.Add(ref children, simulated);
    }

    internal void HandOver(IEnumerable<long[]> more, int upTo)
    {
        lock (waits)
        {
            foreach (var part in more)
            {
                for (var at = 0; at < waits.Length; at++)
                {
                    waits[at] += part[at];
                }
            }

            done = upTo;
        }
    }

    private Fan? Middle(MeasuringPoint point, int month, int which) => Fan.From(Enumerable.Range(0, Done).Select(replication =>
    {
        var days = middles[((((replication * CellShape.Points) + (int)point) * Model.Months) + month) * 2 + which];
        return days < 0 ? null : (double?)days;
    }));
}

/// <summary>Waits counted by the day.</summary>
internal static class Waits
{
    /// <summary>The smallest number of days with at least that share at or below (contracts §2.9); null when there are none.</summary>
    internal static int? DaysFor<T>(ReadOnlySpan<T> bins, double share)
        where T : struct, System.Numerics.IBinaryInteger<T>
    {
        var total = 0L;
        foreach (var bin in bins)
        {
            total += long.CreateChecked(bin);
        }

        if (total == 0)
        {
            return null;
        }

        var (needed, sum) = (Math.Max(1, (long)Math.Ceiling(share * total)), 0L);
        for (var days = 0; ; days++)
        {
            sum += long.CreateChecked(bins[days]);
            if (sum >= needed)
            {
                return days;
            }
        }
    }
}
