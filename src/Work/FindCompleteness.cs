using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality.Completeness;

namespace Trettio.Work;

/// <summary>A month's completeness, whose it is, and how often such intervals have held before.</summary>
public sealed record CompletenessFound(string RegionName, MonthCompleteness Month, IReadOnlyDictionary<string, string> UnitNames, LagBacktest Held);

/// <summary>The verb completeness: how much of a month is still to be registered?</summary>
public static class FindCompleteness
{
    private static readonly int[] TriedDays = [0, 3, 7, 12, 20, 30];

    /// <param name="inputs">Their care events are read once.</param>
    /// <param name="book">The regions.</param>
    /// <param name="asked">The region (null: the only one) and the month.</param>
    /// <param name="knownOn">The day up to which registrations are looked at; null: the latest there is, or of a store the delivery, where that came long after.</param>
    /// <exception cref="RefusedException">No such region, or several and none named (2); no care events, or none that tell when they were registered (10).</exception>
    public static CompletenessFound Run(Inputs inputs, RegionBook book, (string? Region, Month Month) asked, DateOnly? knownOn)
    {
        var events = inputs.Events ?? throw new RefusedException(ExitCode.CannotRead, new(
            $"{inputs.Description.Sv} innehåller inga vårdhändelser, och månadssiffror säger inte när något registrerades.",
            $"{inputs.Description.En} holds no care events, and monthly figures do not tell when anything was registered."));
        var (id, name) = book.Find(asked.Region ?? Only(book));
        var lags = RegistrationLags.Of(events, id);
        var known = knownOn ?? Known(inputs, lags) ?? throw new RefusedException(ExitCode.CannotRead, new(
            "Ingen kontakt har registreringsdag (registered_on); be om den i leveransen.", "No contact has a day of registration (registered_on); ask for it in the delivery."));
        var names = new UnitRegister(events.Units());
        List<DelayTable> tables = [lags.Table(default), .. Codes.MeasuringPoints.Select(point => lags.Table(new(null, point)))];
        return new(name, MonthCompleteness.Of(lags, asked.Month, known), lags.Units.ToDictionary(unit => unit, unit => names.NameOn(unit, asked.Month.Last)), LagBacktest.Of(tables, known, TriedDays));
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

        var lags = RegistrationLags.Of(events, region);
        var expected = Known(inputs, lags) is { } known ? new ChainLadder(lags.Table(default), known).Of(month) : null;
        return expected is { High: > 0 } ? expected : null;
    }

    // Delivered long after the last registration: an old extract, in which what came late is there already.
    private static DateOnly? Known(Inputs inputs, RegistrationLags lags) =>
        inputs.DeliveredOn is { } delivered && delivered.DayNumber - lags.LatestOn?.DayNumber > DelayTable.Horizon ? delivered : lags.LatestOn;

    private static string Only(RegionBook book) => book.Regions.Count == 1 ? book.Regions[0].Id : throw new RefusedException(ExitCode.WrongUsage, new(
        $"Ange --region; underlaget innehåller {string.Join(", ", book.Regions.Select(region => region.Id))}.",
        $"Give --region; the inputs hold {string.Join(", ", book.Regions.Select(region => region.Id))}."));
}
