using System.Collections.Concurrent;
using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Measuring.Explaining;
using Trettio.Measuring.Judging;
using Trettio.Quality;
using Trettio.Quality.Closing;
using Trettio.Quality.SystemChange;
using Trettio.Reports;
using Trettio.Work;
using Trettio.Work.Closing;
using Trettio.Work.Simulating;

namespace Trettio.Web.Data;

/// <summary>
/// All that the pages show, as of one delivery: built once, shared by every reader, and replaced whole when a delivery arrives.
/// A region's month is worked out when first asked for and then kept.
/// </summary>
internal sealed class Snapshot
{
    /// <summary>Of each check: more are counted, and read with trettio findings --list.</summary>
    internal const int MostOfACheck = 1000;

    private const int MostLists = 8;

    private readonly Inputs inputs;
    private readonly bool isDemo;
    private readonly IReadOnlyList<RecordedChange> changes;
    private readonly ConcurrentDictionary<(RecordQuery Query, bool IsJudged), Lazy<RecordList>> records = new();
    private readonly Lazy<IReadOnlyList<CodeList>> codeLists;
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<Month>>> months = new();
    private readonly ConcurrentDictionary<(string Region, Month Month, bool IsJudged), Lazy<MonthlyReport>> reports = new();
    private readonly ConcurrentDictionary<(string Region, Month Month), Lazy<DifferencesFound>> differences = new();
    private readonly Func<CodeLists> lists;
    private readonly Work.Definitions texts;
    private readonly Lazy<(Inputs Inputs, RegionBook Book)> judged;
    private readonly Lazy<IReadOnlyList<CheckResult>> checks;

    // Not disposed when replaced: a page may still be reading from it, and what it holds is the collector's to free.
    private Snapshot(WebOptions options, int delivery, Inputs inputs, (RuleSet Rules, Agreement Agreement, Work.Definitions All) by, (DateTimeOffset MadeAt, bool IsDemo, IReadOnlyList<RecordedChange> Changes) host)
    {
        Delivery = delivery;
        this.inputs = inputs;
        (Rules, Agreement, lists, texts) = (by.Rules, by.Agreement, by.All.CodeLists, by.All);
        codeLists = new(by.All.EveryCodeList);
        (MadeAt, isDemo, changes) = host;
        Book = inputs.Book(by.Rules);
        judged = new(() =>
        {
            var ours = inputs.Judged(Rules, lists());
            return (ours, ours.Book(Rules));
        });
        Description = inputs.Description;
        checks = new(() => [.. StandingFindings.Results(options.Store, texts.CheckedBy(Rules)).Select(result => result.Kept(MostOfACheck))]);
    }

    internal int Delivery { get; }

    internal RuleSet Rules { get; }

    internal Agreement Agreement { get; }

    /// <summary>Read when first asked for.</summary>
    /// <exception cref="RefusedException">One of the files cannot be used (10).</exception>
    internal IReadOnlyList<CodeList> CodeLists => codeLists.Value;

    /// <summary>How every check ends on all that is stored. Run when first asked for, and holds a region's care events while it runs.</summary>
    /// <exception cref="RefusedException">The store or a check's settings cannot be read (10).</exception>
    internal IReadOnlyList<CheckResult> Checks => checks.Value;

    internal RegionBook Book { get; }

    /// <summary>The unit's latest name, else its id.</summary>
    internal string NameOfUnit(string unit) => Book.Ledger?.Register.RowOn(unit, DateOnly.MaxValue)?.Name ?? unit;

    /// <summary>Which deliveries the figures were made from.</summary>
    internal Phrase Description { get; }

    internal DateTimeOffset MadeAt { get; }

    /// <summary>The day of the latest delivery of contacts; null where nobody says.</summary>
    internal DateOnly? DeliveredOn => inputs.DeliveredOn;

    internal KeptPages Pages { get; } = new();

    /// <param name="options">What the application runs on.</param>
    /// <param name="delivery">The latest delivery.</param>
    /// <param name="now">The host's clock.</param>
    /// <param name="before">The snapshot that this one follows; null for the first.</param>
    internal static Snapshot Of(WebOptions options, int delivery, DateTimeOffset now, Snapshot? before)
    {
        var definitions = new Work.Definitions(options.Data);
        var by = (definitions.RuleSet(null), definitions.Agreement(null), definitions);
        return new(options, delivery, Inputs.OfStore(options.Store, before?.inputs), by, (now, options.IsDemo, RecordedChanges.Read(options.Data)));
    }

    /// <summary>What a decision on these figures is made with.</summary>
    internal DecidedBy Deciding => new(inputs, Book, Rules, Agreement, texts) { IsDemo = isDemo };

    /// <summary>How months are closed, as the file reads now.</summary>
    /// <exception cref="RefusedException">The file cannot be used (10).</exception>
    internal CloseSettings Closing => texts.Closing();

    /// <summary>Somebody has decided something: pages and reports that tell of it are made anew, the figures stand.</summary>
    internal void Retell()
    {
        reports.Clear();
        Pages.Clear();
    }

    /// <summary>Keeps what was worked out for the next time the program starts.</summary>
    internal void Keep() => inputs.Keep();

    /// <summary>In order; empty for a region without figures.</summary>
    /// <exception cref="RefusedException">There is no such region (2).</exception>
    internal IReadOnlyList<Month> MonthsOf(string region) =>
        months.GetOrAdd(Book.Find(region).Id, id => new(() => Book.MonthsOf(id))).Value;

    /// <exception cref="RefusedException">There is no such region, or no figures for the month (2).</exception>
    internal MonthlyReport Report(string region, Month month, bool isJudged = false)
    {
        var (id, name) = Book.Find(region);
        var known = MonthsOf(id);
        if (!known.Contains(month))
        {
            throw NoFigures(name, month, known);
        }

        return reports.GetOrAdd((id, month, isJudged), key => new(() =>
        {
            var (from, book) = key.IsJudged ? judged.Value : (inputs, Book);
            return MakeReport.Of(from, book, (Rules, Agreement), new(key.Region, key.Month, MadeAt) { IsDemo = isDemo, SystemChanges = changes });
        })).Value;
    }

    /// <summary>A month of care events on both bases; only for a month whose report was found.</summary>
    internal DifferencesFound Differences(string region, Month month) => differences.GetOrAdd((region, month), key => new(() =>
        FindDifferences.Run(inputs, (Book, judged.Value.Book), (Rules, lists(), Agreement), new(key.Region, key.Month)))).Value;

    /// <summary>Why one record stands as it does; reads what belongs to it from the store that is open.</summary>
    /// <exception cref="RefusedException">No such record, or it may not be shown (2), or there are no care events (10).</exception>
    internal IReadOnlyList<Explanation> Explain(string id, Month? month, bool isJudged) =>
        ExplainRecord.Run(isJudged ? Judged() : inputs, Rules, id, kind: null, month);

    /// <summary>The records behind a figure. The latest few are kept, so that turning a page counts nothing anew.</summary>
    /// <exception cref="RefusedException">There are no care events (10).</exception>
    internal RecordList Records(RecordQuery query, bool isJudged)
    {
        if (records.Count >= MostLists)
        {
            records.Clear();
        }

        return records.GetOrAdd((query, isJudged), asked => new(() => ListRecords.Run(asked.IsJudged ? Judged() : inputs, Rules, asked.Query))).Value;
    }

    /// <summary>
    /// What a reader who asks for nothing sees: the first region whose latest month has figures at all three points, else the first
    /// that has any. Null when no region has a month.
    /// </summary>
    internal (string Region, Month Month)? Start()
    {
        var latest = Book.Regions.Select(region => (region.Id, Months: MonthsOf(region.Id)))
            .Where(region => region.Months.Count > 0)
            .Select(region => (Region: region.Id, Month: region.Months[^1]))
            .ToList();
        var whole = latest.FirstOrDefault(region => Report(region.Region, region.Month).Goals.Areas.All(area => area.Share is not null));
        return whole.Region is not null ? whole : latest.Count > 0 ? latest[0] : null;
    }

    /// <summary>A region or unit as it is today, ready to be simulated.</summary>
    /// <exception cref="RefusedException">No such region or unit (2), or there are no care events (10).</exception>
    internal PreparedSimulation Prepare(SimulationRequest request) => SimulateRegion.Prepare(inputs, request);

    /// <summary>Judges nothing until asked: an explanation judges its own patients, and no figures are counted for it.</summary>
    private Inputs Judged() => inputs.Judged(Rules, lists());

    // Months asked for in vain are not kept: whoever types addresses could otherwise fill the memory.
    private static RefusedException NoFigures(string region, Month month, IReadOnlyList<Month> known) => new(ExitCode.WrongUsage, known.Count == 0
        ? new($"Det finns inga uppgifter för {region}; importera en leverans med genomförda kontakter eller månadssiffror.", $"There are no figures for {region}; import a delivery with completed contacts or monthly figures.")
        : new(
            $"Det finns inga uppgifter för {region} i {Written.MonthAndYear(month, Language.Swedish)}; uppgifter finns från {Written.MonthAndYear(known[0], Language.Swedish)} till {Written.MonthAndYear(known[^1], Language.Swedish)}.",
            $"There are no figures for {region} in {Written.MonthAndYear(month, Language.English)}; there are from {Written.MonthAndYear(known[0], Language.English)} to {Written.MonthAndYear(known[^1], Language.English)}."));
}
