using Trettio.Care;
using Trettio.Quality;
using Trettio.Store;
using Trettio.Work.Closing;

namespace Trettio.Work;

/// <summary>How a check stands on what is known now. <see cref="Left"/>: the failed rows that nobody has accepted; 0 when the check found none.</summary>
public sealed record StandingFinding(CheckResult Result, IReadOnlyList<AcceptedFinding> Accepted, long Left);

/// <summary>The verb findings: the checks on all that is stored, and accepting what they find.</summary>
public static class StandingFindings
{
    /// <summary>In the order of <see cref="AllChecks.All"/>.</summary>
    /// <exception cref="RefusedException">There is no store, or it cannot be read (10).</exception>
    public static IReadOnlyList<StandingFinding> Of(StoreAddress address, CheckedBy by)
    {
        using var store = TrettioStore.Open(address, create: false);
        return Of(store, by);
    }

    /// <summary>Accepts what a check finds now, with the reason.</summary>
    /// <exception cref="RefusedException">No such check, nothing found there, or no reason (2); the store cannot be read (10) or written (12).</exception>
    public static AcceptedFinding Accept(StoreAddress address, CheckedBy by, AcceptedFinding asked)
    {
        if (string.IsNullOrWhiteSpace(asked.Reason))
        {
            throw Wrong("En felsignal godtas med ett skäl; ange --reason.", "A finding is accepted with a reason; give --reason.");
        }

        TakeStep.RefuseText(asked.Reason);
        TakeStep.RefuseText(asked.Who);
        using var store = TrettioStore.Open(address, create: false);
        var standing = Of(store, by).FirstOrDefault(one => one.Result.Check.Id == asked.Check) ?? throw Wrong(
            $"'{asked.Check}' är ingen kontroll; välj bland {string.Join(", ", AllChecks.All.Select(check => check.Id))}.",
            $"'{asked.Check}' is no check; choose among {string.Join(", ", AllChecks.All.Select(check => check.Id))}.");
        var count = standing.Result.Outcome.Found is { } found ? Acceptance.Covered(found, asked.Unit, asked.Month) : 0;
        return count > 0 ? store.Accept(asked with { Count = count }) : throw Wrong(
            $"Kontrollen {asked.Check} hittar inget där att godta; se trettio findings.", $"The check {asked.Check} finds nothing there to accept; see trettio findings.");
    }

    /// <exception cref="RefusedException">No acceptance of that number holds (2); the store cannot be read (10) or written (12).</exception>
    public static void Withdraw(StoreAddress address, int number, string who, DateTimeOffset now)
    {
        using var store = TrettioStore.Open(address, create: false);
        if (!store.WithdrawAcceptance(number, who, now))
        {
            throw Wrong($"Godtagande {number} finns inte eller är redan återtaget; se numren med trettio findings.", $"Acceptance {number} is not there or is withdrawn already; see the numbers with trettio findings.");
        }
    }

    private static IReadOnlyList<StandingFinding> Of(TrettioStore store, CheckedBy by)
    {
        var accepted = store.AcceptedFindings().Where(one => one.WithdrawnAt is null).ToLookup(one => one.Check, StringComparer.Ordinal);
        return
        [
            .. by.Run(store.HasCareEvents() ? store.Events() : null, store.Figures()).Select(result =>
            {
                List<AcceptedFinding> own = [.. accepted[result.Check.Id]];
                var left = result.Outcome.Found is { } found ? Acceptance.Left(found, [.. own.Select(one => new Acceptance(one.Unit, one.Month, one.Count))]) : 0;
                return new StandingFinding(result, own, left);
            }),
        ];
    }

    private static RefusedException Wrong(string sv, string en) => new(ExitCode.WrongUsage, new(sv, en));
}
