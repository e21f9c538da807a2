using Microsoft.EntityFrameworkCore;
using Trettio.Care;
using Trettio.Quality;
using Trettio.Store.Schema;

namespace Trettio.Store;

/// <summary>
/// How a check ended when a delivery came. <see cref="Outcome"/> as JSON writes it (<see cref="Quality.Outcome.Code"/>); <see cref="Sentence"/> names no
/// patient, and is empty for a check that passed.
/// </summary>
public sealed record KeptOutcome(int Delivery, string Check, string Outcome, Severity Severity, long Count, long Of, Phrase Sentence)
{
    public bool IsFailed => Outcome == "failed";
}

/// <summary>How many rows of a unit and month a check failed when a delivery came. Month null: of no month.</summary>
public sealed record KeptPlace(int Delivery, string Check, string Unit, Month? Month, long Count);

/// <content>How the checks ended, delivery by delivery.</content>
public sealed partial class TrettioStore
{
    /// <summary>Those of every delivery that counts and whose checks were kept, oldest delivery first, in the order in which the checks are run.</summary>
    public IReadOnlyList<KeptOutcome> CheckOutcomes() => Ask(context => context.CheckOutcomes.OrderBy(row => row.Delivery).ThenBy(row => row.Place).AsEnumerable().Select(Kept).ToList());

    /// <summary>Where the checks that failed in those deliveries found their rows; none of deliveries that an earlier program kept.</summary>
    public IReadOnlyList<KeptPlace> CheckPlaces(IReadOnlyCollection<int> deliveries) => Ask(context => context.CheckPlaces.Where(row => deliveries.Contains(row.Delivery))
        .OrderBy(row => row.Delivery).ThenBy(row => row.Place).AsEnumerable()
        .Select(row => new KeptPlace(row.Delivery, row.Check, row.Unit, row.Month is { } month ? MonthOf(month) : null, row.Count)).ToList());

    /// <summary>
    /// Keeps how the checks of a delivery ended: those that it had something for. Nothing when it has been taken back meanwhile, or has them already.
    /// </summary>
    /// <exception cref="RefusedException">The store is busy with an import, or cannot be written (12).</exception>
    public void KeepOutcomes(int delivery, IReadOnlyList<CheckResult> results) => Change(context =>
    {
        if (!context.Deliveries.Any(row => row.Undoes == delivery) && !context.CheckOutcomes.Any(row => row.Delivery == delivery))
        {
            context.CheckOutcomes.AddRange(results.Where(result => result.Outcome is not Outcome.NotApplicable { IsAsked: false }).Select((result, place) => Row(delivery, place, result)));
            context.CheckPlaces.AddRange(results.SelectMany(PlacesOf).Select((one, place) => Row(delivery, place, one)));
        }

        return true;
    });

    private static void ForgetOutcomes(StoreContext context, int delivery)
    {
        context.CheckOutcomes.RemoveRange(context.CheckOutcomes.AsTracking().Where(row => row.Delivery == delivery));
        context.CheckPlaces.RemoveRange(context.CheckPlaces.AsTracking().Where(row => row.Delivery == delivery));
    }

    private static IEnumerable<(string Check, UnitMonthCount Where)> PlacesOf(CheckResult result) =>
        result.Outcome is Outcome.Failed { Rows: var rows } ? rows.Where.Select(where => (result.Check.Id, where)) : [];

    private static CheckPlaceRow Row(int delivery, int place, (string Check, UnitMonthCount Where) one) => new()
    {
        Delivery = delivery,
        Place = place,
        Check = one.Check,
        Unit = one.Where.Unit,
        Month = Number(one.Where.Month),
        Count = one.Where.Count,
    };

    private static CheckOutcomeRow Row(int delivery, int place, CheckResult result)
    {
        var sentence = result.Outcome.Found?.Sentence ?? (result.Outcome as Outcome.NotApplicable)?.Why ?? new Phrase("", "");
        return new()
        {
            Delivery = delivery,
            Place = place,
            Check = result.Check.Id,
            Outcome = result.Outcome.Code,
            Severity = (int)result.Settings.Severity,
            Count = result.Outcome.Found?.Count ?? 0,
            Of = result.Outcome.Found?.Of ?? (result.Outcome as Outcome.Passed)?.Of ?? 0,
            Sv = sentence.Sv,
            En = sentence.En,
        };
    }

    private static KeptOutcome Kept(CheckOutcomeRow row) =>
        new(row.Delivery, row.Check, row.Outcome, (Severity)row.Severity, row.Count, row.Of, new Phrase(row.Sv, row.En));
}
