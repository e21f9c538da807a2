using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Columns;
using Trettio.Measuring.Explaining;
using Trettio.Measuring.Judging;
using Trettio.Quality;
using Trettio.Reports;

namespace Trettio.Work;

/// <summary>Inputs whose contacts count as the definitions say; monthly figures stand as they are.</summary>
internal sealed class JudgedInputs : Inputs
{
    private readonly Inputs registered;
    private readonly (RuleSet Rules, CodeLists Lists) by;

    // Event by event; figures are judged and counted in columns, and an explanation judges its own patients alone.
    private readonly Lazy<JudgedEvents?> judged;

    internal JudgedInputs(Inputs registered, RuleSet rules, CodeLists lists)
    {
        this.registered = registered;
        by = (rules, lists);
        judged = new(() => registered.Events is { } events ? new JudgedEvents(events, rules, lists) : null);
    }

    protected override ICareEvents? AllEvents => judged.Value;

    public override Ledger? LedgerOf(RuleSet rules, bool splits = false) => Columns?.Judged(by.Rules, by.Lists).Ledger;

    public override UndecidableShare? Undecidable(Month from, Month to) => Columns?.Judged(by.Rules, by.Lists).Undecidable(from, to);

    internal override ColumnBook? Columns => registered.Columns;

    /// <summary>As they are: they carry no contact that could be judged.</summary>
    public override INationalRecords? National => registered.National;

    // What was decided are registered figures; these are others, and differ without having changed.
    public override MonthClosing? ClosingOf(RegionSeries series, Month month) =>
        registered.ClosingOf(series, month) is { } closing ? closing with { Changed = [] } : null;

    internal override IReadOnlySet<string> ShieldedSince => registered.ShieldedSince;

    public override int LatestDelivery => registered.LatestDelivery;

    public override IReadOnlyList<FigureRow> Figures => registered.Figures;

    public override IReadOnlyList<FlowSum> FlowSums => registered.FlowSums;

    public override Phrase Description => registered.Description;

    public override DateOnly? DeliveredOn => registered.DeliveredOn;

    internal override Arrivals? Arrivals() => registered.Arrivals();

    protected override IReadOnlyList<Finding> ReadingFindings => registered.FindingsOf(null);

    /// <summary>Judges the patients of that record alone; all others change nothing of theirs.</summary>
    public override FoundRecord? Find(string id)
    {
        if (registered.Around(id) is not { } around || registered.Find(id) is not { } record)
        {
            return null;
        }

        var near = new CareEventList(around);
        var now = new JudgedEvents(near, by.Rules, by.Lists);
        var judgement = now.JudgementOf(id);
        var found = RecordSearch.In(now, id);
        return found with
        {
            Units = record.Units,
            IsProtected = record.IsProtected,
            Until = record.Until,
            Judgement = judgement,
            JudgementChanges = judgement is null ? [] : ChangesOfJudgement.Of(judgement, around, Judged),
            Left = found.Contact is { WaitId: null } && judgement?.Contact.WaitId is { } waitId && now.Waits().FirstOrDefault(wait => wait.WaitId == waitId) is { } left
                ? RecordSearch.HistoryOf(now, left)
                : null,
            Gone = found.Wait is null ? [] : Gone(near, now, id),
        };
    }

    internal override IReadOnlyList<CareEvent>? Around(string id) => registered.Around(id);

    private IEnumerable<Judgement> Judged(ICareEvents events)
    {
        var judge = new Judge(new UnitRegister(events.Units()), by.Lists, by.Rules.Judging!);
        return PatientHistory.AllOf(events).SelectMany(judge.Patient);
    }

    /// <summary>The contacts that name the wait as registered and are measured by themselves as judged.</summary>
    private static List<(Contact Contact, Referral? Referral)> Gone(CareEventList near, JudgedEvents now, string waitId)
    {
        var naming = near.Contacts().Where(contact => contact.WaitId == waitId).Select(contact => contact.ContactId).ToHashSet();
        return [.. now.Contacts().Where(contact => contact.WaitId is null && naming.Contains(contact.ContactId))
            .Select(contact => (contact, RecordSearch.Referral(now, contact.ReferralId)))];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            registered.Dispose();
        }

        base.Dispose(disposing);
    }
}
