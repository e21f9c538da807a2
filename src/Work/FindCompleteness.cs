using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality.Completeness;

namespace Trettio.Work;

/// <summary>A month's completeness, whose it is, and how often such intervals have held before.</summary>
public sealed record CompletenessFound(string RegionName, MonthCompleteness Month, IReadOnlyDictionary<string, string> UnitNames, LagBacktest Held)
{
    /// <summary>The deliveries that told when contacts became known; null: the days of registration did.</summary>
    public DeliveryDays? Deliveries { get; init; }

    /// <summary>Whether the month is decided, and so is preliminary no more, as known now.</summary>
    public bool IsDecided { get; init; }
}

/// <summary>The verb completeness: how much of a month is still to be registered?</summary>
public static class FindCompleteness
{
    private static readonly int[] TriedDays = [0, 3, 7, 12, 20, 30];

    /// <param name="inputs">Their care events are read once.</param>
    /// <param name="book">The regions.</param>
    /// <param name="asked">The region (null: the only one) and the month.</param>
    /// <param name="knownOn">The day up to which registrations are looked at; null: the latest there is, or of a store the delivery, where that came long after.</param>
    /// <exception cref="RefusedException">No such region, or several and none named (2); no care events, or nothing that tells when they became known (10).</exception>
    public static CompletenessFound Run(Inputs inputs, RegionBook book, (string? Region, Month Month) asked, DateOnly? knownOn)
    {
        var events = inputs.Events ?? throw new RefusedException(ExitCode.CannotRead, new(
            $"{inputs.Description.Sv} innehåller inga vårdhändelser, och månadssiffror säger inte när något registrerades.",
            $"{inputs.Description.En} holds no care events, and monthly figures do not tell when anything was registered."));
        var (id, name) = book.Find(asked.Region ?? Only(book));
        var (lags, deliveries) = Lags(inputs, events, id);
        var known = knownOn ?? Known(inputs, lags, deliveries);
        if (known is not { } day || deliveries is { IsEnough: false })
        {
            throw Untold(deliveries);
        }

        var names = new UnitRegister(events.Units());
        List<DelayTable> tables = [lags.Table(default), .. Codes.MeasuringPoints.Select(point => lags.Table(new(null, point)))];
        var units = lags.Units.ToDictionary(unit => unit, unit => names.NameOn(unit, asked.Month.Last));
        return new(name, MonthCompleteness.Of(lags, asked.Month, day), units, LagBacktest.Of(tables, day, TriedDays))
        {
            Deliveries = deliveries,
            IsDecided = knownOn is null && inputs.ClosingOf(book.Series(id, asked.Month, asked.Month), asked.Month) is not null,
        };
    }

    /// <summary>
    /// What is still to come of a report's month; null when nothing is, or it cannot be told. Reads the events only where the month is so recent
    /// that something may be.
    /// </summary>
    internal static ExpectedFinal? OfReport(Inputs inputs, RegionBook book, string region, Month month)
    {
        if (book.Ledger is not { LastMonth: { } last })
        {
            return null;
        }

        // In a store the latest delivery of care events tells how recent; files do not say when they came, but hold no later month.
        var mayGrow = inputs.DeliveredOn is { } delivered ? delivered.DayNumber - month.Last.DayNumber <= DelayTable.Horizon : month >= last.Previous;
        if (!mayGrow || inputs.Events is not { } events)
        {
            return null;
        }

        var (lags, deliveries) = Lags(inputs, events, region);
        var expected = Known(inputs, lags, deliveries) is { } known ? new ChainLadder(lags.Table(default), known).Of(month) : null;
        return expected is { High: > 0 } ? expected with { IsByDelivery = deliveries is not null } : null;
    }

    /// <summary>
    /// By the days of registration where at least half of the completed tell theirs: the two are not mixed, for a delivery is later than a registration.
    /// Else by the days of deliveries, where there are enough of them or nothing else tells at all.
    /// </summary>
    private static (RegistrationLags Lags, DeliveryDays? Deliveries) Lags(Inputs inputs, ICareEvents events, string region)
    {
        var registered = RegistrationLags.Of(events, region);
        return registered.Told < registered.Untold && inputs.Arrivals() is { } arrivals && (arrivals.Days.IsEnough || registered.Told == 0)
            ? (RegistrationLags.Of(events, region, arrivals.Days.IsEnough ? arrivals.KnownOn : _ => null), arrivals.Days)
            : (registered, null);
    }

    // Delivered long after the last registration: an old extract, in which what came late is there already.
    private static DateOnly? Known(Inputs inputs, RegistrationLags lags, DeliveryDays? deliveries) => deliveries is { } told
        ? told.IsEnough ? told.Latest : null
        : inputs.DeliveredOn is { } delivered && delivered.DayNumber - lags.LatestOn?.DayNumber > DelayTable.Horizon ? delivered : lags.LatestOn;

    private static RefusedException Untold(DeliveryDays? deliveries) => new(ExitCode.CannotRead, deliveries is null
        ? new(
            "Ingen kontakt har registreringsdag (registered_on); be om den i leveransen, eller läs in varje leverans i lagret så duger deras dagar i stället.",
            "No contact has a day of registration (registered_on); ask for it in the delivery, or import every delivery into the store and their days will do instead.")
        : new(
            $"Ingen kontakt har registreringsdag (registered_on), och leveransernas dagar räcker inte i stället: {deliveries.Count} sedan {deliveries.First:yyyy-MM-dd} visar {deliveries.WholeMonths} hela månader av de {ChainLadder.FewestMonths} som behövs; be om registreringsdag i leveransen, eller läs in en leverans minst varje månad.",
            $"No contact has a day of registration (registered_on), and the days of deliveries are too few instead: {deliveries.Count} since {deliveries.First:yyyy-MM-dd} show {deliveries.WholeMonths} whole months of the {ChainLadder.FewestMonths} that are needed; ask for the day of registration in the delivery, or import one at least every month."));

    private static string Only(RegionBook book) => book.Regions.Count == 1 ? book.Regions[0].Id : throw new RefusedException(ExitCode.WrongUsage, new(
        $"Ange --region; underlaget innehåller {string.Join(", ", book.Regions.Select(region => region.Id))}.",
        $"Give --region; the inputs hold {string.Join(", ", book.Regions.Select(region => region.Id))}."));
}
