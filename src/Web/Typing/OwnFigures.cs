using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality.Closing;
using Trettio.Reports;
using Trettio.Store;
using Trettio.Web.Data;
using Trettio.Work.Closing;

namespace Trettio.Web.Typing;

/// <summary>
/// A unit's own month and the one after it, as they are measured everywhere else, and whether the month may be attested. Small numbers are hidden as on
/// every page of units; whoever compares them with the journal opens them as they are.
/// </summary>
public sealed record OwnFigures(Month Month, IReadOnlyList<MonthlyFigure> Figures)
{
    /// <summary>Every row of <see cref="Figures"/> as it may be shown.</summary>
    public required IReadOnlyList<MaskedRow> Masked { get; init; }

    /// <summary>"30 dagar", as the rule set has it.</summary>
    public required Phrase Limit { get; init; }

    /// <summary>Null where there is none to go to.</summary>
    public Month? Before { get; init; }

    /// <inheritdoc cref="Before"/>
    public Month? After { get; init; }

    /// <summary>The region that the unit's month is closed in; null while it has no figures there.</summary>
    public string? Region { get; init; }

    /// <summary>How the attest stands; null while the month cannot be closed.</summary>
    public StageStatus? Attest { get; init; }

    /// <summary>Why it cannot be attested now; null: it can.</summary>
    public Phrase? WhyNot { get; init; }

    internal static OwnFigures Of(TrettioStore store, Snapshot snapshot, (string Unit, Month? Month) asked, DateTimeOffset now)
    {
        var today = Month.Of(DateOnly.FromDateTime(now.DateTime));
        var ledger = snapshot.Book.Ledger;
        var first = ledger?.FirstMonth is { } from && from < today ? from : today;
        // The month before is the one that is being reported.
        var month = asked.Month is { } named && named >= first && named <= today ? named : first < today ? Latest(ledger, asked.Unit, today.Plus(-1)) : today;
        var masked = Month.Range(month, month < today ? month.Next : month).SelectMany(one => MaskedIn(ledger, snapshot, asked.Unit, one)).ToList();
        var own = new OwnFigures(month, [.. masked.Select(row => row.Figure)])
        {
            Masked = masked,
            Limit = snapshot.Rules.Limit,
            Before = month > first ? month.Plus(-1) : null,
            After = month < today ? month.Next : null,
        };
        return ledger is null ? own : own.Closing(store, snapshot, (ledger.Register.RootOn(asked.Unit, month.Last), asked.Unit), now);
    }

    /// <summary>What a reader of the region's tables knows is what must not tell the small numbers: the unit's rows stand among its sisters'.</summary>
    private static IEnumerable<MaskedRow> MaskedIn(Ledger? ledger, Snapshot snapshot, string unit, Month month)
    {
        var root = ledger?.Register.RootOn(unit, month.Last);
        IReadOnlyList<MonthlyFigure> all = ledger is null ? [] : [.. ledger.Figures(new(month, month, snapshot.Rules.CareLevel)).Where(figure => ledger.Register.RootOn(figure.Key.Unit, month.Last) == root)];
        foreach (var point in Codes.MeasuringPoints)
        {
            IEnumerable<MonthlyFigure> own = all.Any(figure => figure.Key.Point == point && figure.Key.Unit == unit) ? [] : [MonthlyFigure.Zero(new(month, unit, point))];
            yield return Masking.Rows([.. all.Where(figure => figure.Key.Point == point), .. own]).First(row => row.Figure.Key.Unit == unit);
        }
    }

    /// <summary>The last month up to one in which anything happened at the unit; that one when nothing ever did.</summary>
    private static Month Latest(Ledger? ledger, string unit, Month until) => ledger?.Figures(new(until.Plus(-23), until, null))
        .Where(figure => figure.Key.Unit == unit).Select(figure => (Month?)figure.Key.Month).Max() ?? until;

    private OwnFigures Closing(TrettioStore store, Snapshot snapshot, (string Region, string Unit) of, DateTimeOffset now)
    {
        if (snapshot.Book.Regions.All(region => region.Id != of.Region) || !snapshot.MonthsOf(of.Region).Contains(Month))
        {
            return this;
        }

        var closing = ReadClosing.Of(store, MonthToClose.Of(snapshot.Report(of.Region, Month), snapshot.Book, snapshot.Closing, snapshot.Delivery), now);
        if (!closing.Settings.Stages[CloseStage.Attested].IsNeeded || closing.Status.Facts.Units.All(unit => unit.Id != of.Unit))
        {
            return this with { Region = of.Region };
        }

        // Asked as one of those who may, so that the name is not what stops it.
        var asked = new AskedStep(CloseStage.Attested, of.Unit, closing.Settings.HoldersOf(CloseStage.Attested, of.Unit) is [var holder, ..] ? holder : "?");
        return this with
        {
            Region = of.Region,
            Attest = closing.Status.Of(CloseStage.Attested, of.Unit),
            WhyNot = MayTake.Of(asked, closing.Status, closing.Settings, closing.Today)?.Sentence,
        };
    }
}
