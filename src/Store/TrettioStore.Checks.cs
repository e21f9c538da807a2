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
    public IReadOnlyList<KeptOutcome> CheckOutcomes() => database.Guard(() =>
    {
        using var session = database.Reader();
        return (IReadOnlyList<KeptOutcome>)All(session, Sql.CheckOutcomes, from => new KeptOutcome(
            from.Number(), from.Text(), from.Text(), (Severity)from.Number(), from.LongNumber(), from.LongNumber(), new Phrase(from.Text(), from.Text())));
    });

    /// <summary>Where the checks that failed in those deliveries found their rows; none of deliveries that an earlier program kept.</summary>
    public IReadOnlyList<KeptPlace> CheckPlaces(IReadOnlyCollection<int> deliveries) => deliveries.Count == 0 ? [] : database.Guard(() =>
    {
        using var session = database.Reader();
        return (IReadOnlyList<KeptPlace>)All(session, Sql.CheckPlaces(deliveries), from => new KeptPlace(
            from.Number(), from.Text(), from.Text(), from.NumberOrNull() is { } month ? MonthOf(month) : null, from.LongNumber()));
    });

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
}
