using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Judging;
using Trettio.Quality.Reconciling;
using Trettio.Reports.Reconciling;

namespace Trettio.Work;

/// <summary>One published figure with what was found: of care events where the period has them, else of finished figures.</summary>
public sealed record PublishedReconciled(PublishedFigure Published, string RegionName)
{
    public Reconciliation? OfEvents { get; init; }

    public FiguresReconciliation? OfFigures { get; init; }

    /// <summary>Why it could not be reconciled; null when it was.</summary>
    public Phrase? Fault { get; init; }

    public bool IsEqual => OfEvents is { IsEqual: true } || OfFigures is { Exact: [{ Id: "counted", Rounding: Rounding.HalfUp }, ..] };
}

/// <summary>The verb reconcile: which differences of rule give the figure that another publisher shows?</summary>
public sealed class ReconcilePublished
{
    private readonly RegionBook book;
    private readonly HeldEvents? events;
    private readonly RulesTried tried;

    /// <param name="inputs">Our own; their care events are held while this lives.</param>
    /// <param name="definitions">Whose other rule sets are tried.</param>
    /// <param name="rules">By what our figure is counted.</param>
    /// <param name="lists">Null: the judged basis is not tried, which is quicker.</param>
    public ReconcilePublished(Inputs inputs, Definitions definitions, RuleSet rules, CodeLists? lists)
    {
        book = inputs.Book(rules);
        events = inputs.Events is { } all ? new HeldEvents(all) : null;
        tried = new RulesTried(rules, [.. definitions.Ids("measuring").Where(id => id != rules.Id).Select(definitions.RuleSet)], lists);
    }

    /// <summary>The region of our own that is called so, by id or name.</summary>
    /// <exception cref="RefusedException">There is none (2).</exception>
    public (string Id, string Name) Region(string called) => book.Find(called);

    /// <exception cref="RefusedException">No such region or unit, nothing printed, or a period that ends before it begins (2).</exception>
    public PublishedReconciled Run(PublishedFigure published)
    {
        RefuseEmpty(published);
        var (id, name) = book.Find(published.Region);
        var asked = published with { Region = id };
        if (Impossible(asked) is { } impossible)
        {
            return new(asked, name) { Fault = impossible };
        }

        var series = book.Series(id, asked.Month, asked.To);
        var sources = Month.Range(asked.Month, asked.To).Select(month => series.Sources.TryGetValue(month, out var source) ? source : (FigureSource?)null).Distinct().ToList();
        if (events is not null && sources is [FigureSource.CareEvents])
        {
            RefuseUnit(asked, series);
            return new(asked, name) { OfEvents = Reconcile.Of(events, asked, tried) };
        }

        if (sources.Contains(null) || sources.Count > 1)
        {
            return new(asked, name)
            {
                Fault = sources.Contains(null)
                    ? new($"Det finns inga uppgifter för {name} i hela perioden {Period(asked)}.", $"There are no figures for {name} in all of {Period(asked)}.")
                    : new($"Perioden {Period(asked)} har vårdhändelser i en del av månaderna och månadssiffror i andra; stäm av dem var för sig.", $"The period {Period(asked)} has care events in some months and monthly figures in others; reconcile them apart."),
            };
        }

        return new(asked, name) { OfFigures = ReconcileFigures.Of(OwnFigure(asked, series), asked) };
    }

    private static MonthlyFigure OwnFigure(PublishedFigure asked, RegionSeries series)
    {
        var key = new FigureKey(asked.To, asked.Unit ?? asked.Region, asked.Point);
        var all = asked.Unit is { } unit
            ? series.UnitFigures.Where(figure => figure.Key.Unit == unit && figure.Key.Point == asked.Point)
            : series.Figures.Where(figure => figure.Key.Point == asked.Point);
        List<MonthlyFigure> months = [.. all.Where(figure => figure.Key.Month >= asked.Month && figure.Key.Month <= asked.To)];
        var whole = months.Count == asked.To.Since(asked.Month) + 1 ? MonthlyFigure.Sum(key, months) : new MonthlyFigure(key);

        // The waiting are those of the last month's end: they are never summed over months.
        var last = months.Find(figure => figure.Key.Month == asked.To);
        return whole with { Waiting = last?.Waiting, WaitingInTime = last?.WaitingInTime };
    }

    /// <summary>Null when the figures may be of one month together: a part is no more than its whole.</summary>
    private static Phrase? Impossible(PublishedFigure published)
    {
        foreach (var field in new[] { FigureField.Share, FigureField.WaitingShare })
        {
            if (published.Values.TryGetValue(field, out var share) && share.Number > 100)
            {
                return new("En andel kan inte vara över 100 %; läs av talet igen.", "A share cannot be over 100 %; read the figure again.");
            }
        }

        foreach (var (part, whole) in new[] { (FigureField.InTime, FigureField.Counted), (FigureField.Counted, FigureField.Completed), (FigureField.InTime, FigureField.Completed), (FigureField.WaitingInTime, FigureField.Waiting) })
        {
            if (published.Values.TryGetValue(part, out var some) && published.Values.TryGetValue(whole, out var all) && !all.IsSuppressed && some.Number > all.Number)
            {
                var (of, to) = (ReconciliationWords.Label(part), ReconciliationWords.Label(whole));
                return new(
                    $"{of.Sv} kan inte vara fler än {to.Sv.ToLowerInvariant()}; läs av talen igen.", $"{of.En} cannot be more than {to.En.ToLowerInvariant()}; read the figures again.");
            }
        }

        return null;
    }

    private static string Period(PublishedFigure asked) => asked.Month == asked.To ? asked.To.ToString() : $"{asked.Month}–{asked.To}";

    private static void RefuseEmpty(PublishedFigure published)
    {
        if (published.Values.Count == 0)
        {
            throw new RefusedException(ExitCode.WrongUsage, new("Inget publicerat tal är angivet; ange minst ett, till exempel counted=486.", "No published figure is given; give at least one, for example counted=486."));
        }

        if (published.To < published.Month || published.To.Since(published.Month) > 36)
        {
            throw new RefusedException(ExitCode.WrongUsage, new($"Perioden {published.Month}–{published.To} ska vara en till 36 månader; den första månaden först.", $"The period {published.Month}–{published.To} must be one to 36 months, the first month first."));
        }
    }

    private static void RefuseUnit(PublishedFigure asked, RegionSeries series)
    {
        if (asked.Unit is { } unit && !series.UnitNames.ContainsKey(unit))
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"Enheten '{unit}' finns inte; där finns {string.Join(", ", series.UnitNames.Keys.Order(StringComparer.Ordinal))}.",
                $"There is no unit '{unit}'; there is {string.Join(", ", series.UnitNames.Keys.Order(StringComparer.Ordinal))}."));
        }
    }
}
