using System.Collections.Frozen;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Measuring;
using Trettio.Measuring.Columns;
using Trettio.Measuring.Judging;
using Trettio.Quality;
using Trettio.Reports;
using Trettio.Store;
using Trettio.Store.Columns;
using Trettio.Work.Closing;

namespace Trettio.Work;

/// <summary>What a verb works on: files named on the command line, or the store. Read when asked, never held whole.</summary>
public abstract class Inputs : IDisposable
{
    // What pages and reports tell of the checks has the thresholds that ship, until the outcomes of each delivery are kept.
    private static readonly Lazy<IReadOnlyDictionary<string, CheckSettings>> Shipped = new(Definitions.ShippedChecks);
    private readonly Lazy<ColumnBook?> columns;
    private IProgress<long>? progress;
    private (RuleSet Rules, NationalFigures Figures)? counted;

    protected Inputs() => columns = new(() => Events is { } events ? ColumnBook.Of(events) : null);

    /// <summary>Null when there are monthly figures only.</summary>
    public ICareEvents? Events => (AllEvents, progress) is ({ } events, { } host) ? new WatchedEvents(events, host) : AllEvents;

    public abstract IReadOnlyList<FigureRow> Figures { get; }

    public abstract IReadOnlyList<FlowSum> FlowSums { get; }

    /// <summary>The national records; null when there are none.</summary>
    public virtual INationalRecords? National => null;

    /// <summary>"The folder …", "The store, deliveries 1–3 …".</summary>
    public abstract Phrase Description { get; }

    /// <summary>The day of the latest delivery of contacts; null where nobody says, as of files.</summary>
    public virtual DateOnly? DeliveredOn => null;

    /// <summary>When contacts became known; null where nobody remembers, as of files. Reads every version of every contact.</summary>
    internal virtual Arrivals? Arrivals() => null;

    /// <summary>What belongs to one id; null when there are no care events.</summary>
    public abstract FoundRecord? Find(string id);

    /// <summary>
    /// All that judging a record needs: the events of every patient, with those merged into the same, who has a contact on the wait that the
    /// record is or names, and the units. Null when there are no care events.
    /// </summary>
    internal abstract IReadOnlyList<CareEvent>? Around(string id);

    /// <summary>
    /// Who is shielded by what is known now, where these tell of the past: a child whose identity has been protected since is listed of no earlier day.
    /// </summary>
    internal virtual IReadOnlySet<string> ShieldedSince => FrozenSet<string>.Empty;

    /// <summary>
    /// The same as far as pages and reports tell of it: what every check found when the latest delivery came, where that was kept; else what the ledger
    /// has counted.
    /// </summary>
    public IReadOnlyList<Finding> FindingsTold(Ledger? ledger) => KeptFindings is { } kept ? [.. ReadingFindings, .. kept] : FindingsOf(ledger);

    /// <summary>Findings of the reading and of the waits resolved in the ledger, when there is one.</summary>
    public IReadOnlyList<Finding> FindingsOf(Ledger? ledger) => [.. ReadingFindings, .. ledger is null ? [] : AllChecks.Run(ledger.Tallies, Shipped.Value)];

    /// <summary>Files when any are named, else the store: as it is known now, or as it was.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="store">The store.</param>
    /// <param name="progress">Hears how many rows have been read.</param>
    /// <param name="asOf">The past state of the store; null: as it is known now.</param>
    /// <param name="mapping">What the files are read through; null: they are in the contract's own form.</param>
    /// <exception cref="RefusedException">They cannot be read (10), or there is no such past state (2).</exception>
    public static Inputs Of(
        IReadOnlyList<string> paths, StoreAddress store, IProgress<long>? progress = null, AsOf? asOf = null, SourceMapping? mapping = null)
    {
        Inputs inputs = (paths.Count, asOf) switch
        {
            (0, null) => new StoreInputs(store),
            (0, { } past) => new PastInputs(store, past),
            (_, null) => new FileInputs(paths, mapping),
            _ => throw new RefusedException(ExitCode.WrongUsage, new(
                "--as-of gäller lagret, som minns vad som var känt; ta bort antingen --as-of eller filerna.",
                "--as-of is for the store, which remembers what was known; leave out either --as-of or the files.")),
        };
        inputs.progress = progress;
        return inputs;
    }

    /// <summary>
    /// The store as it is now, in a program that goes on running: what <paramref name="before"/> worked out of earlier deliveries is used again, so
    /// that only the patients touched since are read and judged.
    /// </summary>
    /// <exception cref="RefusedException">It cannot be read (10).</exception>
    public static Inputs OfStore(StoreAddress store, Inputs? before) => new StoreInputs(store, (before as StoreInputs)?.StoredColumns);

    /// <summary>
    /// The same on the judged basis: each contact counts as the definitions say (<see cref="JudgedEvents"/>). Disposing it disposes these.
    /// Every contact is judged here and now.
    /// </summary>
    /// <exception cref="RefusedException">The rule set judges no contacts (2).</exception>
    public Inputs Judged(RuleSet rules, CodeLists lists) => rules.Judging is not null
        ? new JudgedInputs(this, rules, lists)
        : throw new RefusedException(ExitCode.WrongUsage, new(
            $"Regelverket '{rules.Id}' saknar avsnittet judging och bedömer inga kontakter; välj --basis registered eller ett annat regelverk.",
            $"The rule set '{rules.Id}' has no part judging and judges no contacts; choose --basis registered or another rule set."));

    public RegionBook Book(RuleSet rules) => new(LedgerOf(rules), Figures, FlowSums, rules, NationalOf(rules));

    /// <summary>The national records' figures by a rule set; null when there are none.</summary>
    public NationalFigures? NationalOf(RuleSet rules)
    {
        // Counted once by each set: reading the files again would find the same.
        if (National is { } records && (counted is not { } known || known.Rules != rules))
        {
            counted = (rules, NationalFigures.Of(records, rules));
        }

        return counted?.Figures;
    }

    /// <summary>The waits of all care events by a rule set, ready to be counted; null when there are monthly figures only.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="splits">Whether it will be split by what only patients know.</param>
    public virtual Ledger? LedgerOf(RuleSet rules, bool splits = false) => Events is { } events ? Ledger.Of(events, rules, splits) : null;

    /// <summary>How many of those months' done contacts could not be judged, both months included; null on the registered basis.</summary>
    public virtual UndecidableShare? Undecidable(Month from, Month to) => null;

    /// <summary>The care events in columns, for judging; null when there are monthly figures only.</summary>
    internal virtual ColumnBook? Columns => columns.Value;

    /// <summary>Hears how many rows have been read; null: nobody does.</summary>
    protected IProgress<long>? Progress => progress;

    /// <summary>How final a region's month is, and how the figures given differ from those decided; null: preliminary, or not from a store.</summary>
    public virtual MonthClosing? ClosingOf(RegionSeries series, Month month) => null;

    /// <summary>Findings that somebody accepted, those withdrawn as well; none of files.</summary>
    public virtual IReadOnlyList<AcceptedFinding> Accepted => [];

    /// <summary>The latest delivery; 0 where there are none.</summary>
    public virtual int LatestDelivery => 0;

    /// <summary>Keeps what was worked out where the next program finds it; disposing does so too.</summary>
    public virtual void Keep()
    {
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract ICareEvents? AllEvents { get; }

    /// <summary>What all checks found when they were last asked; null where that is not kept.</summary>
    protected virtual IReadOnlyList<Finding>? KeptFindings => null;

    protected abstract IReadOnlyList<Finding> ReadingFindings { get; }

    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>Files as they lie.</summary>
internal sealed class FileInputs(IReadOnlyList<string> paths, SourceMapping? mapping) : Inputs
{
    private readonly CareDelivery delivery = CareFiles.Open(paths, mapping);

    protected override ICareEvents? AllEvents => delivery.HasCareEvents ? delivery : null;

    public override INationalRecords? National => delivery.HasNational ? delivery : null;

    public override IReadOnlyList<FigureRow> Figures => delivery.Figures().Rows;

    public override IReadOnlyList<FlowSum> FlowSums => delivery.Figures().Flows;

    public override Phrase Description
    {
        get
        {
            var names = string.Join(", ", paths.Select(path => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))));
            return mapping is null
                ? new($"Filer: {names}", $"Files: {names}")
                : new($"Filer: {names}, genom mappningen {mapping.Called}", $"Files: {names}, through the mapping {mapping.Called}");
        }
    }

    protected override IReadOnlyList<Finding> ReadingFindings => delivery.Findings;

    public override FoundRecord? Find(string id) => Events is { } events ? RecordSearch.In(events, id) : null;

    internal override IReadOnlyList<CareEvent>? Around(string id) => Events is { } events ? RecordSearch.Around(events, id) : null;
}

/// <summary>The store as it is known now.</summary>
internal sealed class StoreInputs : Inputs
{
    private readonly TrettioStore store;
    private readonly IReadOnlyList<Delivery> deliveries;
    private readonly Lazy<StoredColumns> stored;
    private readonly bool hasCareEvents;

    // Reads two tables through. Asked only for a record that still waits and without a month, and once for as long as these inputs live.
    private readonly Lazy<Month> until;

    /// <param name="address">The store.</param>
    /// <param name="before">Columns of the same store that are at hand already; null: those kept beside it.</param>
    internal StoreInputs(StoreAddress address, StoredColumns? before = null)
    {
        until = new(() => LastDay() is { } day ? Month.Of(day) : new(2000, 1));
        store = TrettioStore.Open(address, create: false);
        stored = new(() => store.Columns(before, Progress));
        deliveries = store.Deliveries();
        hasCareEvents = deliveries.Count > 0 && store.HasCareEvents();
        if (deliveries.Count == 0)
        {
            store.Dispose();
            throw Empty(address);
        }
    }

    internal static RefusedException Empty(StoreAddress address) => new(ExitCode.CannotRead, new(
        $"Lagret '{address}' är tomt; kör trettio import PATH först.", $"The store '{address}' is empty; run trettio import PATH first."));

    /// <summary>The deliveries that brought something which was not taken back.</summary>
    internal static IReadOnlyList<Delivery> Counting(IReadOnlyList<Delivery> deliveries)
    {
        var undone = deliveries.Select(delivery => delivery.Undoes).OfType<int>().ToHashSet();
        return [.. deliveries.Where(delivery => delivery.Undoes is null && !undone.Contains(delivery.Id))];
    }

    /// <summary>What reading found in deliveries; the checks on resolved waits are run anew on what is known.</summary>
    internal static IReadOnlyList<Finding> FindingsOfReading(TrettioStore store, IReadOnlyList<Delivery> deliveries, int? until = null) => UnreadSince.Left(
        store, deliveries, until, delivery => [.. store.Findings(delivery.Id).Where(finding => AllChecks.All.All(check => check.Id != finding.Check))]);

    protected override ICareEvents? AllEvents => hasCareEvents ? store.Events() : null;

    public override INationalRecords? National => store.National();

    public override DateOnly? DeliveredOn => Counting(deliveries).LastOrDefault(BringsContacts) is { } latest ? DateOnly.FromDateTime(latest.Info.ReceivedAt.Date) : null;

    internal override Arrivals? Arrivals()
    {
        var first = store.FirstDone();
        var brought = first.Values.ToHashSet();
        var days = Counting(deliveries).Where(delivery => BringsContacts(delivery) || brought.Contains(delivery.Id))
            .ToDictionary(delivery => delivery.Id, delivery => DateOnly.FromDateTime(delivery.Info.ReceivedAt.Date));
        return days.Count == 0 ? null : new(new(days.Values), first.Where(one => days.ContainsKey(one.Value)).ToDictionary(one => one.Key, one => days[one.Value]));
    }

    private static bool BringsContacts(Delivery delivery) => delivery.Files.Any(file => file.Name.Contains("contacts", StringComparison.OrdinalIgnoreCase));

    /// <summary>What to go on from when the next delivery has arrived.</summary>
    /// <remarks>Null until somebody has asked for figures: then the next program reads what is kept on disk.</remarks>
    internal StoredColumns? StoredColumns => stored.IsValueCreated ? stored.Value : null;

    internal override ColumnBook? Columns => AllEvents is null ? null : stored.Value.Book;

    public override Ledger? LedgerOf(RuleSet rules, bool splits = false) => Columns?.Registered(rules);

    public override MonthClosing? ClosingOf(RegionSeries series, Month month) => ClosingOfMonth.Of(store, series, month);

    public override IReadOnlyList<AcceptedFinding> Accepted => store.AcceptedFindings();

    public override int LatestDelivery => deliveries[^1].Id;

    public override IReadOnlyList<FigureRow> Figures => store.Figures();

    public override IReadOnlyList<FlowSum> FlowSums => store.FlowSums();

    public override Phrase Description
    {
        get
        {
            var last = deliveries[^1];
            var day = last.Info.ReceivedAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            return deliveries.Count == 1
                ? new($"Leverans 1 av {day}", $"Delivery 1 of {day}")
                : new($"Leverans 1–{last.Id}, den senaste av {day}", $"Deliveries 1–{last.Id}, the latest of {day}");
        }
    }

    protected override IReadOnlyList<Finding> ReadingFindings => FindingsOfReading(store, Counting(deliveries));

    // The kept ones are of what was known at the end: a store whose latest delivery kept none is told of by its ledger.
    protected override IReadOnlyList<Finding>? KeptFindings => store.CheckOutcomes() is { Count: > 0 } kept && Counting(deliveries) is [.., var latest] && kept[^1].Delivery == latest.Id
        ? CheckHistory.Findings(kept)
        : null;

    public override FoundRecord? Find(string id)
    {
        if (Events is not { } events)
        {
            return null;
        }

        var wait = store.FindWait(id);
        var contact = store.FindContact(id);
        var named = contact?.WaitId is { } waitId ? store.FindWait(waitId) : null;
        // A faulty row of someone else's may name the wait; its day would be told with the wait's.
        var onWaits = ((Wait?[])[wait, named]).OfType<Wait>().SelectMany(one => store.ContactsOfWait(one.WaitId)).Select(one => one.PatientId);
        string?[] patients = [wait?.PatientId, contact?.PatientId, named?.PatientId, .. onWaits];
        return new FoundRecord
        {
            IsProtected = patients.OfType<string>().Distinct().Any(patient => store.PatientsJoinedWith(patient).Any(joined => joined.IsProtected)),
            Units = [.. events.Units()],
            Until = () => until.Value,
            Wait = wait is null ? null : HistoryOf(wait),
            Contact = contact,
            Referral = contact?.ReferralId is { } referral ? store.FindReferral(referral) : null,
            Named = named is null ? null : HistoryOf(named),
        };
    }

    // What is at hand already knows; the tables would have to be read through.
    private DateOnly? LastDay() => stored.IsValueCreated ? stored.Value.Book.LastDay : store.LastDay();

    /// <summary>Keeps what was worked out for the next program. Not while figures are waited for: it takes as long as they do.</summary>
    public override void Keep()
    {
        if (stored.IsValueCreated)
        {
            stored.Value.Keep();
        }
    }

    internal override IReadOnlyList<CareEvent>? Around(string id)
    {
        if (AllEvents is null)
        {
            return null;
        }

        var (wait, contact) = (store.FindWait(id), store.FindContact(id));
        string?[] waits = [wait?.WaitId, contact?.WaitId];
        var patients = waits.OfType<string>().SelectMany(store.ContactsOfWait).Select(one => one.PatientId)
            .Concat(((string?[])[wait?.PatientId, contact?.PatientId]).OfType<string>());
        return [.. patients.Distinct().SelectMany(patient => ((CareEventList)store.EventsOfPatient(patient)).Events).Distinct()];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Keep();
        }

        store.Dispose();
        base.Dispose(disposing);
    }

    private History HistoryOf(Wait wait) => new(
        wait,
        wait.ReferralId is { } referral ? store.FindReferral(referral) : null,
        store.MovesOfWait(wait.WaitId),
        store.ContactsOfWait(wait.WaitId));
}
