using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Planning.Producing;
using Trettio.Reports;
using Trettio.Reports.Workbook;

namespace Trettio.Work.Producing;

/// <summary>Which plan is asked for. A null year: the one that comes after the latest figures; a null version: the latest.</summary>
public sealed record PlanAsked(string Region)
{
    public string? Unit { get; init; }

    public int? Year { get; init; }

    public int? Version { get; init; }

    /// <summary>Another change of inflow than the plan's, in thousandths; null: the plan's own.</summary>
    public int? GrowthPerMille { get; init; }

    /// <summary>Whether the inflow of the months to come is what the forecasting models expect.</summary>
    public bool Forecasts { get; init; }

    /// <summary>Whether a unit's small numbers are left out, as on its page (docs/decisions/0010).</summary>
    public bool MasksFew { get; init; }
}

/// <summary>A scope's plan with the figures it is reckoned from and every version of it.</summary>
public sealed record PlanAtHand(PlanScope Scope, string RegionName, FiguresOf Figures, PksGoals Goals)
{
    /// <summary>Null for the whole region.</summary>
    public string? UnitName { get; init; }

    public Phrase Limit { get; init; }

    /// <summary>The region's units that have figures, by name.</summary>
    public IReadOnlyList<(string Id, string Name)> Units { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SavedPlan> Versions { get; init; } = [];

    /// <summary>The version shown; null: nothing has been saved.</summary>
    public SavedPlan? Saved { get; init; }

    /// <summary>The numbers that the tables are reckoned from: the saved plan's, and what was asked instead.</summary>
    public PlanInputs Inputs { get; init; } = PlanInputs.Empty;

    /// <summary>Reckoned anew each time: ask once.</summary>
    public IReadOnlyList<PksTable> Tables() => PksTable.All(Figures, Scope.Year, Inputs, Goals);

    public PlanReport Report(DateTimeOffset now, bool isDemo = false) => new(Scope, RegionName, Tables(), Inputs)
    {
        UnitName = UnitName,
        PlanName = Saved?.Name,
        Version = Saved?.Version ?? 0,
        Limit = Limit,
        RunAt = now,
        ProgramVersion = Program.Version,
        IsDemo = isDemo,
    };
}

/// <summary>Finds a plan and its figures.</summary>
public static class ReadPlan
{
    private const int FirstYear = 1901, LastYear = 2199;

    /// <param name="book">The regions' figures.</param>
    /// <param name="agreement">Whose goals are planned for.</param>
    /// <param name="plans">Every plan saved, or those of the region.</param>
    /// <param name="asked">Which one.</param>
    /// <param name="deliveredOn">The day of the latest delivery of contacts: the month it fell in is not over. Null: nobody says.</param>
    /// <exception cref="RefusedException">No such region, unit or version, or no figures at all (2).</exception>
    public static PlanAtHand Of(RegionBook book, Agreement agreement, IReadOnlyList<SavedPlan> plans, PlanAsked asked, DateOnly? deliveredOn)
    {
        var (region, regionName) = book.Find(asked.Region);
        var year = asked.Year ?? YearOf(book.MonthsOf(region), deliveredOn, regionName);
        if (year is < FirstYear or > LastYear)
        {
            throw Wrong(new($"Året {year} går inte; välj ett från {FirstYear} till {LastYear}.", $"The year {year} cannot be used; choose one from {FirstYear} to {LastYear}."));
        }

        var series = book.Series(region, new(year - 1, 1), new(year, 12));
        var unit = asked.Unit is { } named ? UnitOf(series, named) : null;
        var scope = new PlanScope(region, unit, year);
        List<SavedPlan> versions = [.. plans.Where(plan => plan.Scope == scope)];
        var saved = asked.Version is { } number
            ? versions.FirstOrDefault(plan => plan.Version == number) ?? throw NoVersion(number, versions)
            : versions.LastOrDefault();
        var inputs = saved?.Inputs ?? PlanInputs.Empty;
        inputs = asked.Forecasts ? Forecast(book, inputs, (scope, deliveredOn, asked.MasksFew)) : inputs;
        return new(scope, regionName, Figures(series, unit, deliveredOn, asked.MasksFew), GoalsOf(agreement))
        {
            UnitName = unit is null ? null : series.UnitNames.GetValueOrDefault(unit, unit),
            Limit = series.Limit,
            Units = [.. series.UnitFigures.Select(figure => figure.Key.Unit).Distinct().Select(id => (id, series.UnitNames.GetValueOrDefault(id, id))).OrderBy(one => one.Item2, Written.InSwedishOrder)],
            Versions = versions,
            Saved = saved,
            Inputs = asked.GrowthPerMille is { } growth ? inputs with { GrowthPerMille = growth } : inputs,
        };
    }

    /// <summary>The agreement's goals, improvements smallest first.</summary>
    internal static PksGoals GoalsOf(Agreement agreement) => new(
        agreement.Scale.Level.CompletedPercent,
        agreement.Scale.Level.WaitingPercent,
        [.. agreement.Scale.Improvements.OrderBy(goal => goal.Points).Select(goal => new PksImprovement(goal.Points, goal.PotPercent))]);

    internal static RefusedException Wrong(Phrase sentence) => new(ExitCode.WrongUsage, sentence);

    /// <summary>A month is an outcome when it was over by the latest delivery.</summary>
    private static bool IsOver(Month month, DateOnly? deliveredOn) => deliveredOn is not { } day || day > month.Last;

    private static int YearOf(IReadOnlyList<Month> months, DateOnly? deliveredOn, string region) => months.LastOrDefault(month => IsOver(month, deliveredOn)) is { Year: > 0 } last
        ? last.Next.Year
        : throw Wrong(new($"Det finns inga uppgifter för {region}; ange --year.", $"There are no figures for {region}; name --year."));

    private static string UnitOf(RegionSeries series, string asked)
    {
        var units = series.UnitFigures.Select(figure => figure.Key.Unit).Distinct().Order(StringComparer.Ordinal).ToList();
        return units.FirstOrDefault(unit => Is(unit) || (series.UnitNames.TryGetValue(unit, out var name) && Is(name))) ?? throw Wrong(units.Count == 0
            ? new($"{series.Name} har inga siffror per enhet; ta bort enheten.", $"{series.Name} has no figures per unit; leave out the unit.")
            : new($"Enheten '{asked}' finns inte i {series.Name}; där finns {string.Join(", ", units)}.", $"There is no unit '{asked}' in {series.Name}; there is {string.Join(", ", units)}."));

        bool Is(string known) => string.Equals(known, asked.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>From all that is known, not the two years of the plan alone.</summary>
    private static PlanInputs Forecast(RegionBook book, PlanInputs inputs, (PlanScope Scope, DateOnly? DeliveredOn, bool MasksFew) of)
    {
        var months = book.MonthsOf(of.Scope.Region);
        if (months.Count == 0)
        {
            return inputs;
        }

        var figures = Figures(book.Series(of.Scope.Region, months[0], months[^1]), of.Scope.Unit, of.DeliveredOn, of.MasksFew);
        return ForecastPlan.Of(inputs, month => PksTable.InflowOf(figures(month, MeasuringPoint.FirstVisit)), months, of.Scope.Year);
    }

    // Where care events are the source, a unit without a row had nothing: that is 0 and not unknown.
    private static FiguresOf Figures(RegionSeries series, string? unit, DateOnly? deliveredOn, bool masksFew)
    {
        var ofUnit = unit is null ? null : Shown(series, unit, masksFew).ToDictionary(figure => (figure.Key.Month, figure.Key.Point));
        return (month, point) => !IsOver(month, deliveredOn) ? null
            : ofUnit is null ? series.Of(month, point)
            : ofUnit.GetValueOrDefault((month, point))
                ?? (!masksFew && series.Sources.TryGetValue(month, out var source) && source == FigureSource.CareEvents ? MonthlyFigure.Zero(new(month, unit!, point)) : null);
    }

    private static IEnumerable<MonthlyFigure> Shown(RegionSeries series, string unit, bool masksFew) => masksFew
        ? series.UnitFigures.GroupBy(figure => (figure.Key.Month, figure.Key.Point))
            .SelectMany(month => Masking.Rows([.. month])).Where(row => row.Figure.Key.Unit == unit).Select(Masked)
        : series.UnitFigures.Where(figure => figure.Key.Unit == unit);

    private static MonthlyFigure Masked(MaskedRow row) => new(row.Figure.Key)
    {
        Completed = row.Marks[FigureCount.Completed] == Trettio.Reports.Shown.AsItIs ? row.Figure.Completed : null,
        Counted = row.Counted == Trettio.Reports.Shown.AsItIs ? row.Figure.Counted : null,
        InTime = row.InTime == Trettio.Reports.Shown.AsItIs ? row.Figure.InTime : null,
        Waiting = row.Waiting == Trettio.Reports.Shown.AsItIs ? row.Figure.Waiting : null,
        WaitingInTime = row.WaitingInTime == Trettio.Reports.Shown.AsItIs ? row.Figure.WaitingInTime : null,
    };

    private static RefusedException NoVersion(int number, List<SavedPlan> versions) => Wrong(versions.Count == 0
        ? new($"Version {number} finns inte; ingen plan är sparad för året.", $"There is no version {number}; no plan is saved for the year.")
        : new($"Version {number} finns inte; välj från 1 till {versions[^1].Version}.", $"There is no version {number}; choose from 1 to {versions[^1].Version}."));
}
