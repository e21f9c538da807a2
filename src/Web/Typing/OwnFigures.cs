using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality.Closing;
using Trettio.Store;
using Trettio.Web.Data;
using Trettio.Work.Closing;

namespace Trettio.Web.Typing;

/// <summary>
/// A unit's own month, as it is measured everywhere else, and whether it may be attested. The figures are not masked: the unit wrote the rows behind
/// them, and they stand on the same page.
/// </summary>
public sealed record OwnFigures(Month Month, IReadOnlyList<MonthlyFigure> Figures)
{
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
        var byPoint = (ledger is null ? [] : ledger.Figures(new(month, month, snapshot.Rules.CareLevel)).Where(figure => figure.Key.Unit == asked.Unit)).ToDictionary(figure => figure.Key.Point);
        var own = new OwnFigures(month, [.. Codes.MeasuringPoints.Select(point => byPoint.GetValueOrDefault(point) ?? MonthlyFigure.Zero(new(month, asked.Unit, point)))])
        {
            Limit = snapshot.Rules.Limit,
            Before = month > first ? month.Plus(-1) : null,
            After = month < today ? month.Next : null,
        };
        return ledger is null ? own : own.Closing(store, snapshot, (ledger.Register.RootOn(asked.Unit, month.Last), asked.Unit), now);
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
