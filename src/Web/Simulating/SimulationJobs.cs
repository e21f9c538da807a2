using Trettio.Care;
using Trettio.Planning.Simulating;
using Trettio.Web.Data;
using Trettio.Work.Simulating;

namespace Trettio.Web.Simulating;

/// <summary>A run that goes on while its page is looked at, left and found again.</summary>
internal sealed class SimulationJob
{
    private volatile SimulationResult? growing;
    private volatile SimulatedScenario? whole;

    /// <summary>Null until the queues have been read.</summary>
    internal PreparedSimulation? Prepared { get; private set; }

    internal Scenario Scenario { get; private init; } = Scenario.AsToday;

    internal Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>0–1.</summary>
    internal double Part => whole is not null ? 1 : growing is { } result ? (double)result.Done / result.Replications : 0;

    internal bool IsDone => whole is not null;

    /// <summary>Why it could not be run; null: it can.</summary>
    internal RefusedException? Fault { get; private set; }

    /// <summary>All of it, or what there is so far; null before the first replications.</summary>
    internal SimulatedScenario? Shown => whole ?? (growing is { Done: > 0 } result && Prepared is { } prepared ? SimulatedScenario.SoFar(prepared, Scenario, result) : null);

    internal static SimulationJob Start(Func<PreparedSimulation> prepare, Scenario scenario, SimulationPlan plan, SemaphoreSlim turn)
    {
        var job = new SimulationJob { Scenario = scenario };
        job.Running = Task.Run(async () =>
        {
            await turn.WaitAsync().ConfigureAwait(false);
            try
            {
                job.Prepared = prepare();
                job.whole = SimulateRegion.Run(job.Prepared, scenario, plan, result => job.growing = result);
            }
            catch (RefusedException refused)
            {
                job.Fault = refused;
            }
            finally
            {
                turn.Release();
            }
        });
        return job;
    }
}

/// <summary>The runs that pages have asked for: the latest few, one at a time. The same address finds the same run as long as no delivery arrives.</summary>
internal sealed class SimulationJobs : IDisposable
{
    internal const int Replications = 400;
    private const int Most = 12;
    private const int MostUnderWay = 4;
    private readonly SemaphoreSlim turn = new(1);
    private readonly Lock gate = new();
    private readonly List<(string Key, SimulationJob Job)> jobs = [];

    /// <summary>The run of a region or unit as the scenario has it; begun now if there is none.</summary>
    /// <exception cref="RefusedException">Too many are under way (2).</exception>
    internal SimulationJob Of(Snapshot snapshot, SimulationRequest request, (string Key, Scenario Scenario) asked)
    {
        var key = $"{snapshot.Delivery}|{request.Region}|{request.Unit}|{request.Months}|{asked.Key}";
        lock (gate)
        {
            if (jobs.Find(known => known.Key == key).Job is { } found)
            {
                return found;
            }

            if (jobs.Count(known => !known.Job.Running.IsCompleted) >= MostUnderWay)
            {
                throw new RefusedException(ExitCode.WrongUsage, new(
                    "Flera simuleringar pågår redan; vänta en stund och ladda om sidan.", "Several simulations are under way already; wait a while and load the page again."));
            }

            jobs.RemoveAll(known => known.Job.Running.IsCompleted && jobs.Count >= Most);
            var job = SimulationJob.Start(() => snapshot.Prepare(request), asked.Scenario, new(Replications, Seed: 1), turn);
            jobs.Add((key, job));
            return job;
        }
    }

    public void Dispose() => turn.Dispose();
}
