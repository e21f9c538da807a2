using Trettio.Care;
using Trettio.Measuring;
using Trettio.Planning.Forecasting;

namespace Trettio.Work;

/// <summary>What is counted as coming in.</summary>
public enum InflowKind
{
    /// <summary>Those who entered the queue to the measuring point (nytillkomna).</summary>
    Added,

    /// <summary>Referrals received, to whatever they led.</summary>
    Referrals,
}

/// <summary>Whose inflow, and of what.</summary>
/// <param name="Region">Null: the only one.</param>
/// <param name="Unit">Null: the whole region.</param>
/// <param name="Point">Of no account for referrals.</param>
/// <param name="Kind">What is counted.</param>
public sealed record InflowAsked(string? Region, string? Unit, MeasuringPoint Point, InflowKind Kind)
{
    /// <summary>The last month to know; null: the last there is.</summary>
    public Month? Until { get; init; }
}

/// <summary>The history and what is expected after it.</summary>
public sealed record InflowForecast(string RegionName, string? UnitName, MonthSeries History, Forecast Forecast);

/// <summary>The verb forecast: how many will come?</summary>
public static class ForecastInflow
{
    /// <exception cref="RefusedException">No such region or unit, or a month set aside that the history lacks (2); nothing to forecast from (10).</exception>
    public static InflowForecast Run(Inputs inputs, RegionBook book, InflowAsked asked, ForecastSettings settings)
    {
        var (id, name) = book.Find(asked.Region ?? Only(book));
        var months = book.MonthsOf(id);
        if (months.Count == 0)
        {
            throw Nothing(name, asked);
        }

        var series = book.Series(id, months[0], months[^1]);
        (string Id, string Name)? unit = asked.Unit is null ? null : UnitOf(series, asked.Unit);
        var all = asked.Kind == InflowKind.Referrals ? Referrals(inputs, book, (id, unit?.Id), months) : Added(series, unit?.Id, asked.Point);
        var history = asked.Until is { } until ? all.Until(until) : all;
        foreach (var (month, _) in settings.Excluded)
        {
            if (month < history.First || month > history.Last)
            {
                throw Outside("--exclude", month, history);
            }
        }

        if (settings.Break is { } broke && (broke.Month <= history.First || broke.Month > history.Last))
        {
            throw Outside("--break", broke.Month, history);
        }

        var left = settings.Excluded.Aggregate(settings.Break is { } from ? history.From(from.Month) : history, (known, excluded) => known.Without(excluded.Month));
        return left.Known.Any() ? new(name, unit?.Name, history, Forecaster.Of(history, settings)) : throw Nothing(unit?.Name ?? name, asked);
    }

    /// <summary>What share goes on from each step to the next in the region or unit, and how soon; empty where there are monthly figures only.</summary>
    /// <exception cref="RefusedException">No such region or unit (2).</exception>
    public static IReadOnlyList<StepFound> Steps(Inputs inputs, RegionBook book, InflowAsked asked)
    {
        var (id, _) = book.Find(asked.Region ?? Only(book));
        if (inputs.Events is not { } events || book.Ledger is not { } ledger || book.MonthsOf(id) is not { Count: > 0 } months)
        {
            return [];
        }

        var unit = asked.Unit is null ? null : UnitOf(book.Series(id, months[0], months[^1]), asked.Unit).Id;
        return FindStepLags.Of(events, (at, day) => unit is null ? ledger.Register.RootOn(at, day) == id : at == unit);
    }

    /// <summary>Those who entered the queue. A month that care events cover and in which nobody did is 0; a month that no source knows is unknown.</summary>
    private static MonthSeries Added(RegionSeries series, string? unit, MeasuringPoint point)
    {
        var told = new Dictionary<Month, double>();
        foreach (var (month, source) in series.Sources)
        {
            var figure = unit is null ? series.Of(month, point) : series.UnitFigures.FirstOrDefault(one => one.Key == new FigureKey(month, unit, point));
            if ((figure?.Added ?? (figure is null && source == FigureSource.CareEvents ? 0 : null)) is { } added)
            {
                told[month] = added;
            }
        }

        return MonthSeries.Of(told.Select(one => (one.Key, one.Value)));
    }

    private static MonthSeries Referrals(Inputs inputs, RegionBook book, (string Region, string? Unit) of, IReadOnlyList<Month> months)
    {
        if (inputs.Events is not { } events || book.Ledger is not { } ledger)
        {
            return MonthSeries.Of([]);
        }

        var counts = Month.Range(months[0], months[^1]).ToDictionary(month => month, _ => 0.0);
        foreach (var referral in events.Referrals())
        {
            var month = Month.Of(referral.ReceivedOn);
            var isOfPlace = of.Unit is { } unit ? referral.UnitId == unit : ledger.Register.RootOn(referral.UnitId, referral.ReceivedOn) == of.Region;
            if (isOfPlace && counts.TryGetValue(month, out var count))
            {
                counts[month] = count + 1;
            }
        }

        return MonthSeries.Of(counts.Select(one => (one.Key, one.Value)));
    }

    private static (string Id, string Name) UnitOf(RegionSeries series, string asked)
    {
        var units = series.UnitFigures.Select(figure => figure.Key.Unit).Distinct().Order(StringComparer.Ordinal)
            .Select(unit => (Id: unit, Name: series.UnitNames.GetValueOrDefault(unit, unit))).ToList();
        var found = units.FindIndex(unit => asked.Trim().Equals(unit.Id, StringComparison.OrdinalIgnoreCase) || asked.Trim().Equals(unit.Name, StringComparison.OrdinalIgnoreCase));
        var known = units.Count == 0 ? new Phrase("ingen", "none") : new(string.Join(", ", units.Select(unit => unit.Id)), string.Join(", ", units.Select(unit => unit.Id)));
        return found >= 0 ? units[found] : throw new RefusedException(ExitCode.WrongUsage, new(
            $"Enheten '{asked}' finns inte i regionens siffror; där finns {known.Sv}.", $"There is no unit '{asked}' in the region's figures; there is {known.En}."));
    }

    private static string Only(RegionBook book) => book.Regions.Count == 1 ? book.Regions[0].Id : throw new RefusedException(ExitCode.WrongUsage, new(
        $"Ange --region; underlaget innehåller {string.Join(", ", book.Regions.Select(region => region.Id))}.",
        $"Give --region; the inputs hold {string.Join(", ", book.Regions.Select(region => region.Id))}."));

    private static RefusedException Outside(string option, Month month, MonthSeries history) => new(ExitCode.WrongUsage, new(
        $"{option} {month} ligger utanför historiken, som går från {history.First} till {history.Last}.",
        $"{option} {month} is outside the history, which goes from {history.First} to {history.Last}."));

    private static RefusedException Nothing(string name, InflowAsked asked) => new(ExitCode.CannotRead, asked.Kind == InflowKind.Referrals
        ? new($"{name} har inga remisser att göra prognos av; importera referrals.csv.", $"{name} has no referrals to forecast from; import referrals.csv.")
        : new($"{name} har inga kända nytillkomna till {asked.Point.Name().Sv.ToLowerInvariant()} att göra prognos av; välj en annan mätpunkt eller importera vårdhändelser.",
            $"{name} has no known added to {asked.Point.Name().En.ToLowerInvariant()} to forecast from; choose another measuring point or import care events."));
}
