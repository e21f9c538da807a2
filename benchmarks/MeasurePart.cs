using System.Diagnostics;
using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Benchmarks;

/// <summary>The verb measure as a whole, and what it consists of.</summary>
internal static class MeasurePart
{
    /// <summary>What the program may use before any wait is counted: the runtime, the program and its buffers.</summary>
    internal const long BesideWaits = 64 << 20;

    internal const int BytesPerWait = 200;

    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private const int Times = 5;

    internal static IReadOnlyList<Figure> Of(Region region, string? program)
    {
        var ledger = Ledger.Of(region.Open(), region.Rules);
        return [.. OfVerb(region, program, ledger), .. OfLedger(region, ledger), .. InMemory(region)];
    }

    private static List<Figure> OfVerb(Region region, string? program, Ledger ledger)
    {
        var figures = Path.Combine(Path.GetDirectoryName(region.Folder)!, "figures.csv");
        var runs = Enumerable.Range(0, Times).Select(_ => Child.Trettio(
            program, "measure", region.Folder, "--from", Region.Last.Plus(-23).ToString(), "--to", Region.Last.ToString(), "--out", figures)).ToList();
        var rows = region.Rows();
        var wall = Child.Median(runs.Select(run => run.Wall));
        var peak = runs.Max(run => run.PeakBytes);
        var beside = (peak - BesideWaits) / (double)ledger.Count;
        return
        [
            new(new("Vårdhändelser i mappen, alla filer", "Care events in the folder, all files"), Written.Plain(rows, 0, new("rader", "rows"))),
            new(new("Väntetidsposter, de underförstådda medräknade", "Waits, implied ones included"), Written.Plain(ledger.Count, 0, new("väntetidsposter", "waits"))),
            new(new("Hela mappen mätt, 24 månader (`measure`, median av 5)", "The whole folder measured, 24 months (`measure`, median of 5)"), Written.Seconds(wall))
            {
                Target = new(new("högst 5 s", "at most 5 s"), wall <= Longest, IsPromise: true),
            },
            new(new("– processortid för det (median)", "– processor time for that (median)"), Written.Seconds(Child.Median(runs.Select(run => run.Processor)))),
            new(new("– vårdhändelser per sekund", "– care events per second"), Written.Rate(rows / wall.TotalSeconds, new("händelser", "events"))),
            new(new("– minne som mest (störst av 5)", "– memory at most (greatest of 5)"), Written.Plain(peak / (double)(1 << 20), 1, new("MiB", "MiB"))),
            new(new("– minne per väntan utöver 64 MiB", "– memory per wait beside 64 MiB"), Written.Plain(beside, 0, new("byte", "bytes")))
            {
                // Where the system does not tell the peak, nothing has been shown.
                Target = new(new("högst 200 byte", "at most 200 bytes"), peak > 0 && beside <= BytesPerWait, IsPromise: true),
            },
        ];
    }

    /// <summary>The ledger alone: its memory as the difference the collector sees, and counting one month from it.</summary>
    private static List<Figure> OfLedger(Region region, Ledger warm)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var ledger = Ledger.Of(region.Open(), region.Rules);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        var events = Events(region);

        // A month that has been counted is kept: each time another one is asked for.
        var month = Region.Last;
        var counting = Fastest(() =>
        {
            var figures = ledger.Figures(new(month, month, CareLevel.Specialist));
            month = month.Previous;
            return figures;
        });
        var perCore = events / counting.TotalSeconds / Environment.ProcessorCount;
        GC.KeepAlive(warm);
        return
        [
            new(new("Liggaren i minnet, per väntan", "The ledger in memory, per wait"), Written.Plain(bytes / (double)ledger.Count, 0, new("byte", "bytes"))),
            new(new("– per vårdhändelse som den byggs av", "– per care event that it is built from"), Written.Plain(bytes / (double)events, 0, new("byte", "bytes"))),
            new(new("En månad räknad ur liggaren", "A month counted from the ledger"), Written.Seconds(counting)),
            new(new("– vårdhändelser bakom den, per sekund och kärna", "– care events behind it, per second and core"), Written.Rate(perCore, new("händelser", "events")))
            {
                Target = new(new("minst 5 miljoner/s", "at least 5 million/s"), perCore >= 5e6),
            },
        ];
    }

    /// <summary>The hard case: nothing but the events themselves, so a ledger is built for one month and thrown away.</summary>
    private static List<Figure> InMemory(Region region)
    {
        var held = new Held(region.Open());
        var events = Events(region);
        var time = Fastest(() => Ledger.Of(held, region.Rules).Figures(new(Region.Last, Region.Last, CareLevel.Specialist)), times: 3);
        return
        [
            new(new("Liggaren byggd av händelser i minnet och en månad räknad, per sekund och kärna", "The ledger built from events in memory and a month counted, per second and core"),
                Written.Rate(events / time.TotalSeconds, new("händelser", "events"))),
        ];
    }

    private static readonly string[] LedgerTables = ["units", "referrals", "waits", "moves", "contacts"];

    /// <summary>The rows that a ledger is made of; patients, commitments and offers are not needed for it.</summary>
    private static long Events(Region region) =>
        LedgerTables.Sum(table => Region.RowsOf(Path.Combine(region.Folder, table + ".csv")));

    private static TimeSpan Fastest<T>(Func<IReadOnlyList<T>> work, int times = 15)
    {
        var best = TimeSpan.MaxValue;
        for (var time = 0; time < times; time++)
        {
            var watch = Stopwatch.StartNew();
            var answer = work();
            best = watch.Elapsed < best ? watch.Elapsed : best;
            if (answer.Count == 0)
            {
                throw new InvalidOperationException("No figures were counted: there is nothing to time.");
            }
        }

        return best;
    }

    /// <summary>Each table as a list, so that no time goes to telling tables apart.</summary>
    private sealed class Held(ICareEvents events) : ICareEvents
    {
        private readonly List<CareUnit> units = [.. events.Units()];
        private readonly List<Referral> referrals = [.. events.Referrals()];
        private readonly List<Wait> waits = [.. events.Waits()];
        private readonly List<Move> moves = [.. events.Moves()];
        private readonly List<Contact> contacts = [.. events.Contacts()];

        public IEnumerable<CareUnit> Units() => units;

        public IEnumerable<Patient> Patients() => [];

        public IEnumerable<Referral> Referrals() => referrals;

        public IEnumerable<Commitment> Commitments() => [];

        public IEnumerable<Wait> Waits() => waits;

        public IEnumerable<Move> Moves() => moves;

        public IEnumerable<Offer> Offers() => [];

        public IEnumerable<Contact> Contacts() => contacts;
    }
}
