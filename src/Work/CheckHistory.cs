using Trettio.Care;
using Trettio.Quality;
using Trettio.Store;

namespace Trettio.Work;

/// <summary>How the checks ended when each delivery came: when did a check begin to fail?</summary>
public static class CheckHistory
{
    /// <summary>Oldest delivery first; deliveries taken back, and those of programs that did not keep them, have none.</summary>
    /// <exception cref="RefusedException">There is no store, or it cannot be read (10).</exception>
    public static IReadOnlyList<KeptOutcome> Of(StoreAddress address)
    {
        using var store = TrettioStore.Open(address, create: false);
        return store.CheckOutcomes();
    }

    /// <summary>The delivery from which on each check has failed every time until the latest, by the check's id; those that do not fail now are not there.</summary>
    public static IReadOnlyDictionary<string, int> FailingSince(IReadOnlyList<KeptOutcome> kept)
    {
        var since = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var outcome in kept)
        {
            if (outcome.IsFailed)
            {
                since.TryAdd(outcome.Check, outcome.Delivery);
            }
            else
            {
                since.Remove(outcome.Check);
            }
        }

        return since;
    }

    /// <summary>The checks that failed when a delivery came, each with whether it did not fail when it was last asked before that.</summary>
    public static IReadOnlyList<(KeptOutcome Outcome, bool IsNew)> FailedIn(IReadOnlyList<KeptOutcome> kept, int delivery) =>
    [
        .. kept.Where(one => one.Delivery == delivery && one.IsFailed)
            .Select(one => (one, kept.LastOrDefault(before => before.Check == one.Check && before.Delivery < delivery) is { IsFailed: false })),
    ];

    /// <summary>
    /// What the checks found when they were last asked, as findings; null when no delivery kept it. A delivery of figures alone says nothing of the care
    /// events, and leaves what was found in them.
    /// </summary>
    internal static IReadOnlyList<Finding>? Findings(IReadOnlyList<KeptOutcome> kept) => kept.Count == 0
        ? null
        : [.. AllChecks.All.Select(check => kept.LastOrDefault(one => one.Check == check.Id)).OfType<KeptOutcome>().Where(one => one.IsFailed)
            .Select(one => new Finding(one.Check, one.Severity, one.Count, one.Of, one.Sentence))];

    /// <summary>How the checks of a delivery ended, in a few words; null when it kept nothing of it.</summary>
    public static Phrase? Said(IReadOnlyList<KeptOutcome> kept, int delivery)
    {
        if (kept.All(one => one.Delivery != delivery))
        {
            return null;
        }

        var failed = FailedIn(kept, delivery);
        var fresh = failed.Count(one => one.IsNew);
        return failed.Count == 0 ? new("inga kontroller underkända", "no checks failed") : new(
            $"{failed.Count} {(failed.Count == 1 ? "kontroll underkänd" : "kontroller underkända")}{(fresh == 0 ? "" : fresh == 1 ? ", 1 ny" : $", {fresh} nya")}",
            $"{failed.Count} {(failed.Count == 1 ? "check" : "checks")} failed{(fresh == 0 ? "" : $", {fresh} new")}");
    }

    /// <summary>The delivery stands whatever becomes of this: its checks can be run again, and import has told how they ended.</summary>
    internal static void Keep(TrettioStore store, int delivery, IReadOnlyList<CheckResult> checks)
    {
        try
        {
            store.KeepOutcomes(delivery, checks);
        }
        catch (RefusedException busy) when (busy.Code == ExitCode.NotPermitted)
        {
            // Another import has begun meanwhile and keeps its own; this delivery is then one without.
        }
    }
}
