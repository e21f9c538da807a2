using System.Diagnostics;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Explaining;
using Trettio.Measuring.Rules;

namespace Trettio.Benchmarks;

/// <summary>What a person waits for: a month with its explanations, one explanation, a report, the start of a command.</summary>
internal static class ReportPart
{
    private const int Times = 3;

    internal static IReadOnlyList<Figure> Of(Region region, Options options)
    {
        var store = Path.Combine(options.Folder, "report.db");
        File.Delete(store);
        Child.Trettio(options.Program, "import", region.Folder, "--db", store);
        var root = region.Open().Units().First(unit => unit.ParentUnitId is null).UnitId;
        var wait = region.Open().Waits().First().WaitId;
        var month = Region.Last.ToString();
        var (time, explained, events) = MonthExplained(region);
        var of = new Phrase($"{events:N0} vårdhändelser".Replace(',', ' '), $"{events:N0} care events".Replace(',', ' '));
        return
        [
            new(new($"En månad för en region av Västra Götalands storlek ({of.Sv}), räknad och med varje väntan förklarad", $"A month of a region of Västra Götaland's size ({of.En}), counted and with each wait explained"), Written.Seconds(time))
            {
                Target = new(new("under 1 s", "under 1 s"), time < TimeSpan.FromSeconds(1)),
            },
            new(new("– väntetidsposter förklarade, med alla villkor", "– waits explained, with all conditions"), Written.Plain(explained, 0, new("väntetidsposter", "waits"))),
            new(new("En väntan förklarad ur lagret, alla månader (`explain`)", "A wait explained from the store, all months (`explain`)"),
                Wall(options, "explain", wait, "--db", store)),
            new(new("Månadsrapporten som HTML ur lagret (`report`)", "The monthly report as HTML from the store (`report`)"),
                Wall(options, "report", "--region", root, "--month", month, "--formats", "html", "--out", Path.Combine(options.Folder, "report"), "--db", store)),
            new(new("Start av ett kommando (`--version`)", "Start of a command (`--version`)"), Wall(options, "--version")),
        ];
    }

    private static Phrase Wall(Options options, params string[] args) =>
        Written.Seconds(Child.Median(Enumerable.Range(0, Times).Select(_ => Child.Trettio(options.Program, args).Wall)));

    /// <summary>The figures of the last month, and every wait that has a standing in it explained by the plain rules; the events are in memory.</summary>
    private static (TimeSpan Time, int Explained, long Events) MonthExplained(Region region)
    {
        var delivery = region.Open();
        var units = new UnitRegister(delivery.Units());
        var ledger = Ledger.Of(delivery, region.Rules);
        var histories = Histories.Of(delivery).All;
        var query = new ExplainQuery(Region.Last, () => Region.Last, region.Rules.CareLevel);
        var times = new List<TimeSpan>();
        var explained = 0;
        for (var time = 0; time < Times; time++)
        {
            var watch = Stopwatch.StartNew();
            var figures = ledger.Figures(new(Region.Last, Region.Last, region.Rules.CareLevel));
            explained = histories
                .Where(history => MonthStanding.Of(Course.Of(history, region.Rules), Region.Last, region.Rules).Count > 0)
                .Select(history => Explain.OfWait(history, units, region.Rules, query))
                .Count(explanation => explanation.Months[0].Conditions.Count > 0);
            times.Add(watch.Elapsed);
            GC.KeepAlive(figures);
        }

        return (Child.Median(times), explained, region.Rows());
    }
}
