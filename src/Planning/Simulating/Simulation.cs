namespace Trettio.Planning.Simulating;

/// <summary>How a model is to be run.</summary>
/// <param name="Replications">How many times the future is drawn, at least 1.</param>
/// <param name="Seed">The same seed gives the same run, whatever the number of threads.</param>
/// <param name="Threads">How many work at once; 0: as many as the machine has.</param>
public sealed record SimulationPlan(int Replications, int Seed, int Threads = 0);

/// <summary>Runs a model many times over, as many replications at once as there are processors.</summary>
public static class Simulation
{
    private const int Batches = 20;

    /// <param name="model">The queues.</param>
    /// <param name="plan">How many times, and the seed.</param>
    /// <param name="soFar">Hears of the result as it grows, some twenty times, the last time with all of it.</param>
    /// <param name="stop">Ends the run early.</param>
    /// <exception cref="ArgumentException">The model cannot be run.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static SimulationResult Run(
        SimulationModel model, SimulationPlan plan, Action<SimulationResult>? soFar = null, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Replications, 1, nameof(plan));
        var result = new SimulationResult(model.Checked(), plan.Replications, plan.Seed);
        var days = new RunDays(model);
        var threads = plan.Threads == 0 ? Environment.ProcessorCount : plan.Threads;
        var workers = Enumerable.Range(0, Math.Min(threads, plan.Replications)).Select(_ => new Worker(new FastRun(model, days), result)).ToList();
        var size = Math.Max(workers.Count, plan.Replications / Batches);
        for (var first = 0; first < plan.Replications; first += size)
        {
            var (next, end) = (first - 1, Math.Min(first + size, plan.Replications));
            Parallel.ForEach(workers, new ParallelOptions { MaxDegreeOfParallelism = workers.Count }, worker =>
            {
                for (var at = Interlocked.Increment(ref next); at < end; at = Interlocked.Increment(ref next))
                {
                    stop.ThrowIfCancellationRequested();
                    worker.Run(at);
                }
            });
            result.HandOver(workers.Select(worker => worker.Waits), end);
            workers.ForEach(worker => worker.Begin());
            soFar?.Invoke(result);
        }

        return result;
    }

    /// <summary>One thread's tools, used again for each replication.</summary>
    private sealed class Worker(FastRun run, SimulationResult result)
    {
        private readonly int[] waits = new int[run.Shape.WaitsSize];
        private readonly long[] sum = new long[run.Shape.WaitsSize];

        internal void Run(int replication)
        {
            Array.Clear(waits);
            var (cells, at) = result.RoomFor(replication);
            run.Run(replication, (uint)result.Seed, cells, at, waits);
            result.Keep(replication, waits, run.Children);
            for (var bin = 0; bin < waits.Length; bin++)
            {
                sum[bin] += waits[bin];
            }
        }

        /// <summary>The waits of the replications since <see cref="Begin"/>.</summary>
        internal long[] Waits => sum;

        internal void Begin() => Array.Clear(sum);
    }
}
