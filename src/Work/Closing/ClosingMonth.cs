using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Quality.Closing;
using Trettio.Reports;
using Trettio.Store;

namespace Trettio.Work.Closing;

/// <summary>A region's month as it is measured today, and how months are closed there. <see cref="Expected"/>: units that the settings name.</summary>
public sealed record MonthToClose(RegionSeries Series, Month Month, IReadOnlyList<Finding> Findings, CloseSettings Settings)
{
    /// <summary>The delivery that the figures were made from.</summary>
    public int Delivery { get; init; }

    public IReadOnlyList<string> Expected { get; init; } = [];

    /// <summary>Whether a unit is another region's in the month.</summary>
    public Func<string, bool> IsElsewhere { get; init; } = _ => false;

    /// <exception cref="RefusedException">No such region, or a month without figures (2).</exception>
    public static MonthToClose Of(Inputs inputs, RegionBook book, CloseSettings settings, (string Region, Month Month) asked)
    {
        var series = book.Series(asked.Region, new(asked.Month.Year - 1, 1), asked.Month);
        if (!series.Sources.TryGetValue(asked.Month, out var source))
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"Det finns inga uppgifter för {series.Name} i {asked.Month}; importera månadens leverans först.",
                $"There are no figures for {series.Name} in {asked.Month}; import the month's delivery first."));
        }

        return new MonthToClose(series, asked.Month, source == FigureSource.CareEvents ? inputs.FindingsTold(book.Ledger) : [], settings)
        {
            Delivery = inputs.LatestDelivery,
            Expected = Named(book, settings, series.Id, asked.Month),
            IsElsewhere = Elsewhere(book, series, asked.Month),
        };
    }

    /// <summary>The same of a report that is made already.</summary>
    public static MonthToClose Of(MonthlyReport report, RegionBook book, CloseSettings settings, int delivery) => new(report.Series, report.Month, report.Findings, settings)
    {
        Delivery = delivery,
        Expected = Named(book, settings, report.Series.Id, report.Month),
        IsElsewhere = Elsewhere(book, report.Series, report.Month),
    };

    /// <summary>A unit without a row is nobody's, and so it is dealt with wherever it is met.</summary>
    internal static Func<string, bool> Elsewhere(RegionBook book, RegionSeries series, Month month) => unit =>
        book.Ledger is { } ledger && ledger.Register.RowOn(unit, month.Last) is not null && ledger.Register.RootOn(unit, month.Last) != series.Id;

    private static IReadOnlyList<string> Named(RegionBook book, CloseSettings settings, string region, Month month) => book.Ledger is { } ledger
        ? [.. settings.Units.Where(one => one.IsNeeded && ledger.Register.RootOn(one.Unit, month.Last) == region).Select(one => one.Unit)]
        : [];
}

/// <summary>All that is known of a region's month and its close, and how it stands today.</summary>
public sealed record ClosingMonth
{
    public required MonthToClose Of { get; init; }

    public required CloseStatus Status { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>As they were taken.</summary>
    public required IReadOnlyList<CloseStep> Steps { get; init; }

    /// <summary>The month's versions; empty while it is preliminary.</summary>
    public required IReadOnlyList<Publication> Versions { get; init; }

    public required IReadOnlyList<Delivery> Deliveries { get; init; }

    /// <summary>How the checks ended in the deliveries that kept it.</summary>
    public IReadOnlyList<KeptOutcome> Outcomes { get; init; } = [];

    public required IReadOnlyList<KeptFileName> Files { get; init; }

    /// <summary>Findings accepted that the month may rest on, those withdrawn as well.</summary>
    public IReadOnlyList<AcceptedFinding> Accepted { get; init; } = [];

    /// <summary>Null while the month is preliminary.</summary>
    public MonthClosing? Closing { get; init; }

    public CloseSettings Settings => Of.Settings;

    public Month Month => Of.Month;

    public string Region => Of.Series.Id;

    public Publication? Latest => Versions.Count > 0 ? Versions[^1] : null;

    public string NameOf(string? unit) => unit is null ? Of.Series.Name : ClosingOfMonth.NameOf(unit, Of.Series);
}

/// <summary>Reads what deliveries and people have said of a month, and judges how it stands.</summary>
public static class ReadClosing
{
    /// <param name="store">The store.</param>
    /// <param name="month">The month as it is measured.</param>
    /// <param name="now">The host's clock, local.</param>
    public static ClosingMonth Of(TrettioStore store, MonthToClose month, DateTimeOffset now)
    {
        var (region, deliveries) = (month.Series.Id, store.Deliveries());
        // What was taken back brought nothing, and taking it back is no delivery of a unit's.
        List<Delivery> counting = [.. deliveries.Where(one => one is { Undoes: null, UndoneBy: null })];
        var steps = store.CloseSteps(region, month.Month);
        IReadOnlyList<Publication> versions = [.. store.Publications(region).Where(one => one.Month == month.Month)];
        var (outcomes, accepted) = (store.CheckOutcomes(), store.AcceptedFindings());
        var closing = versions.Count > 0 ? ClosingOfMonth.Of(versions[^1], steps, month.Series) : null;
        var facts = new CloseFacts(month.Month)
        {
            Units = Units(month, counting),
            Steps = TakenSteps.Of(steps, versions),
            Deliveries = [.. counting.Select(one => (one.Id, Day(one.Info.ReceivedAt)))],
            HasChanged = closing?.Changed.Count > 0,
            FiguresToday = FrozenFigures.Marks(FrozenFigures.Csv(month.Series, month.Month)),
            FiguresDecided = versions.Count > 0 ? FrozenFigures.Marks(versions[^1].Figures) : null,
        };
        facts = facts with { Errors = UnitErrors.Of(month, facts.Units, Places(store, outcomes, month.Findings), accepted) };
        var today = DateOnly.FromDateTime(now.DateTime);
        return new ClosingMonth
        {
            Of = month,
            Today = today,
            Steps = steps,
            Versions = versions,
            Deliveries = deliveries,
            Outcomes = outcomes,
            Accepted = [.. accepted.Where(one => (one.Month is null || one.Month <= month.Month) && (one.Unit is null || !month.IsElsewhere(one.Unit)))],
            Files = store.KeptFileNames(region, month.Month),
            Closing = closing,
            Status = MonthClose.Of(facts, month.Settings, today),
        };
    }

    internal static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToLocalTime().DateTime);

    /// <summary>
    /// Units with figures, and those that the settings wait for; of figures without units the region itself. A unit has delivered when something
    /// happened there in the month and a delivery has come after its end: a queue that only stands still tells nothing of that.
    /// </summary>
    private static List<UnitInMonth> Units(MonthToClose month, IReadOnlyList<Delivery> deliveries)
    {
        var figures = month.Series.UnitFigures.Where(figure => figure.Key.Month == month.Month).ToList();
        figures = figures.Count > 0 ? figures : [.. month.Series.Figures.Where(figure => figure.Key.Month == month.Month)];
        var came = deliveries.Select(one => (DateOnly?)Day(one.Info.ReceivedAt)).FirstOrDefault(day => day > month.Month.Last);
        var stirred = figures.Where(figure => figure.Completed > 0 || figure.Added > 0 || figure.Removed > 0 || figure.LeftOut > 0).Select(figure => figure.Key.Unit).ToHashSet();
        var left = month.Settings.Units.Where(one => !one.IsNeeded).Select(one => one.Unit).ToHashSet();
        return
        [
            .. figures.Select(figure => figure.Key.Unit).Concat(month.Expected).Distinct()
                .Select(unit => new UnitInMonth(unit, ClosingOfMonth.NameOf(unit, month.Series), stirred.Contains(unit) ? came : null, !left.Contains(unit)))
                .OrderBy(unit => unit.Name, Written.InSwedishOrder),
        ];
    }

    /// <summary>Where the checks found what is told of them; none where what is told was not kept with a delivery.</summary>
    private static IReadOnlyList<KeptPlace> Places(TrettioStore store, IReadOnlyList<KeptOutcome> outcomes, IReadOnlyList<Finding> told)
    {
        var last = told.Select(finding => outcomes.LastOrDefault(one => one.Check == finding.Check) is { IsFailed: true } kept && kept.Count == finding.Count ? kept : null).OfType<KeptOutcome>().ToList();
        var asked = last.Select(one => (one.Delivery, one.Check)).ToHashSet();
        return asked.Count == 0 ? [] : [.. store.CheckPlaces([.. last.Select(one => one.Delivery).Distinct()]).Where(place => asked.Contains((place.Delivery, place.Check)))];
    }
}
