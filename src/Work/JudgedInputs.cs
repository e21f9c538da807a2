using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Columns;
using Trettio.Measuring.Judging;
using Trettio.Quality;

namespace Trettio.Work;

/// <summary>Inputs whose contacts count as the definitions say; monthly figures stand as they are.</summary>
internal sealed class JudgedInputs : Inputs
{
    private readonly Inputs registered;
    private readonly Lazy<ColumnBook?> columns;
    private readonly CodeLists lists;
    private readonly RuleSet rules;

    // Event by event, for whoever asks after single ones; figures are judged and counted in columns.
    private readonly Lazy<JudgedEvents?> judged;

    internal JudgedInputs(Inputs registered, RuleSet rules, CodeLists lists)
    {
        this.registered = registered;
        (this.rules, this.lists) = (rules, lists);
        columns = new(() => registered.Columns);
        judged = new(() => registered.Events is { } events ? new JudgedEvents(events, rules, lists) : null);
    }

    protected override ICareEvents? AllEvents => judged.Value;

    public override Ledger? LedgerOf(RuleSet rules, bool splits = false) => Columns?.Judged(rules, lists).Ledger;

    public override UndecidableShare? Undecidable(Month from, Month to) => Columns?.Judged(rules, lists).Undecidable(from, to);

    internal override ColumnBook? Columns => columns.Value;

    public override IReadOnlyList<FigureRow> Figures => registered.Figures;

    public override IReadOnlyList<FlowSum> FlowSums => registered.FlowSums;

    public override Phrase Description => registered.Description;

    protected override IReadOnlyList<Finding> ReadingFindings => registered.FindingsOf(null);

    public override FoundRecord? Find(string id) => judged.Value is not { } events
        ? null
        : RecordSearch.In(events, id) with { Judgement = events.JudgementOf(id) };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            registered.Dispose();
        }

        base.Dispose(disposing);
    }
}
