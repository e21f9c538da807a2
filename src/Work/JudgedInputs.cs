using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Judging;
using Trettio.Quality;

namespace Trettio.Work;

/// <summary>Inputs whose contacts count as the definitions say; monthly figures stand as they are.</summary>
internal sealed class JudgedInputs : Inputs
{
    private readonly Inputs registered;
    private readonly JudgedEvents? judged;

    internal JudgedInputs(Inputs registered, RuleSet rules, CodeLists lists)
    {
        this.registered = registered;
        judged = registered.Events is { } events ? new JudgedEvents(events, rules, lists) : null;
    }

    protected override ICareEvents? AllEvents => judged;

    public override IReadOnlyList<FigureRow> Figures => registered.Figures;

    public override IReadOnlyList<FlowSum> FlowSums => registered.FlowSums;

    public override Phrase Description => registered.Description;

    protected override IReadOnlyList<Finding> ReadingFindings => registered.FindingsOf(null);

    public override UndecidableShare? Undecidable(Month from, Month to) => judged?.Undecidable(from, to);

    public override FoundRecord? Find(string id) => judged is null
        ? null
        : RecordSearch.In(judged, id) with { Judgement = judged.JudgementOf(id) };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            registered.Dispose();
        }

        base.Dispose(disposing);
    }
}
