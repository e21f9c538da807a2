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
    public void KeepOutcomes(int delivery, IReadOnlyList<CheckResult> results) => database.Guard(() =>
    {
        using var session = database.Writer();
        session.BeginWriting();
        if (!Sql.IsAny(session, "deliveries", "undoes", delivery) && !Sql.IsAny(session, "check_outcomes", "delivery", delivery))
        {
            ImportRows.Add(session, [.. results.Where(result => result.Outcome is not Outcome.NotApplicable { IsAsked: false }).Select(result => Of(delivery, result))]);
            ImportRows.Add(session, delivery, [.. results.SelectMany(PlacesOf)]);
        }

        session.Commit();
    });

    private static void ForgetOutcomes(StoreContext context, int delivery)
    {
        context.CheckOutcomes.RemoveRange(context.CheckOutcomes.AsTracking().Where(row => row.Delivery == delivery));
        context.CheckPlaces.RemoveRange(context.CheckPlaces.AsTracking().Where(row => row.Delivery == delivery));
    }

    private static IEnumerable<(string Check, UnitMonthCount Where)> PlacesOf(CheckResult result) =>
        result.Outcome is Outcome.Failed { Rows: var rows } ? rows.Where.Select(where => (result.Check.Id, where)) : [];

    private static KeptOutcome Of(int delivery, CheckResult result) => new(
        delivery,
        result.Check.Id,
        result.Outcome.Code,
        result.Settings.Severity,
        result.Outcome.Found?.Count ?? 0,
        result.Outcome.Found?.Of ?? (result.Outcome as Outcome.Passed)?.Of ?? 0,
        result.Outcome.Found?.Sentence ?? (result.Outcome as Outcome.NotApplicable)?.Why ?? new Phrase("", ""));

    private static KeptOutcome Kept(CheckOutcomeRow row) =>
        new(row.Delivery, row.Check, row.Outcome, (Severity)row.Severity, row.Count, row.Of, new Phrase(row.Sv, row.En));
}
