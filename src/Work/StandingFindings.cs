using Trettio.Care;
using Trettio.Exchange;
using Trettio.Quality;
using Trettio.Store;
using Trettio.Work.Closing;

namespace Trettio.Work;

/// <summary>How a check stands on what is known now. <see cref="Left"/>: the failed rows that nobody has accepted; 0 when the check found none.</summary>
public sealed record StandingFinding(CheckResult Result, IReadOnlyList<AcceptedFinding> Accepted, long Left)
{
    public CheckStanding Standing => Result.Outcome switch
    {
        Outcome.NotApplicable => CheckStanding.NotApplicable,
        Outcome.Passed => CheckStanding.Passed,
        _ when Left == 0 => CheckStanding.Accepted,
        Outcome.Failed => CheckStanding.Failed,
        _ => CheckStanding.PassedWithRows,
    };
}

/// <summary>
/// The rows that could not be read and have not come since. They are of no unit and no month, and no check finds them: what they hold is not known.
/// </summary>
public sealed record StandingUnread(IReadOnlyList<Finding> Found, IReadOnlyList<AcceptedFinding> Accepted)
{
    public long Count => Found.Sum(finding => finding.Count);

    /// <summary>Those that nobody has accepted.</summary>
    public long Left => Math.Max(0, Count - Accepted.Sum(one => one.Count));

    internal static StandingUnread Of(TrettioStore store) => new(
        [.. StoreInputs.FindingsOfReading(store, StoreInputs.Counting(store.Deliveries())).Where(finding => finding.Check == ReadingChecks.UnreadRow)],
        [.. store.AcceptedFindings().Where(one => one.Check == ReadingChecks.UnreadRow && one.WithdrawnAt is null)]);
}

/// <summary>The verb findings: the checks on all that is stored, and accepting what they find.</summary>
public static class StandingFindings
{
    /// <summary>In the order of <see cref="AllChecks.All"/>.</summary>
    /// <exception cref="RefusedException">There is no store, or it cannot be read (10).</exception>
    public static IReadOnlyList<StandingFinding> Of(StoreAddress address, CheckedBy by)
    {
        using var store = TrettioStore.Open(address, create: false);
        return Of(CheckInputs.Run(store, by), store.AcceptedFindings());
    }

    /// <exception cref="RefusedException">There is no store, or it cannot be read (10).</exception>
    public static StandingUnread Unread(StoreAddress address)
    {
        using var store = TrettioStore.Open(address, create: false);
        return StandingUnread.Of(store);
    }

    /// <summary>What has been accepted and not withdrawn, beside what the checks found.</summary>
    public static IReadOnlyList<StandingFinding> Of(IReadOnlyList<CheckResult> results, IReadOnlyList<AcceptedFinding> acceptances)
    {
        var accepted = acceptances.Where(one => one.WithdrawnAt is null).ToLookup(one => one.Check, StringComparer.Ordinal);
        return
        [
            .. results.Select(result =>
            {
                List<AcceptedFinding> own = [.. accepted[result.Check.Id]];
                var left = result.Outcome.Found is { } found ? Acceptance.Left(found, [.. own.Select(one => new Acceptance(one.Unit, one.Month, one.Count))]) : 0;
                return new StandingFinding(result, own, left);
            }),
        ];
    }

    /// <summary>Every check run on all that is stored. The records hold what was checked in memory for as long as they are kept.</summary>
    /// <exception cref="RefusedException">There is no store, or it cannot be read (10).</exception>
    public static IReadOnlyList<CheckResult> Results(StoreAddress address, CheckedBy by)
    {
        using var store = TrettioStore.Open(address, create: false);
        return CheckInputs.Run(store, by);
    }

    /// <summary>Accepts what a check finds now, with the reason.</summary>
    /// <exception cref="RefusedException">No such check, nothing found there, no reason or no name (2); the store cannot be read (10) or written (12).</exception>
    public static AcceptedFinding Accept(StoreAddress address, CheckedBy by, AcceptedFinding asked)
    {
        Refuse(asked);
        return asked.Check == ReadingChecks.UnreadRow ? AcceptUnread(address, asked) : Accept(address, Results(address, by), asked);
    }

    /// <summary>What could not be read is of no unit and no month, and is accepted as a whole.</summary>
    private static AcceptedFinding AcceptUnread(StoreAddress address, AcceptedFinding asked)
    {
        using var store = TrettioStore.Open(address, create: false);
        var unread = StandingUnread.Of(store);
        if (asked.Unit is not null || asked.Month is not null)
        {
            throw Wrong(
                "Rader som inte kunde läsas har ingen enhet eller månad och godtas alla på en gång; ta bort --unit och --month.",
                "Rows that could not be read have no unit or month and are accepted all at once; leave out --unit and --month.");
        }

        return unread.Left > 0 ? store.Accept(asked with { Count = unread.Left }) : throw NothingLeft(asked.Check, unread.Count > 0);
    }

    private static RefusedException NothingLeft(string check, bool isAccepted) => isAccepted
        ? Wrong(
            $"Det som {check} hittar där är redan godtaget; se trettio findings.", $"What {check} finds there has been accepted already; see trettio findings.")
        : Wrong(
            $"Kontrollen {check} hittar inget där att godta; se trettio findings.", $"The check {check} finds nothing there to accept; see trettio findings.");

    /// <summary>The same of what the checks have found already.</summary>
    /// <exception cref="RefusedException">No such check, nothing found there, no reason or no name (2); the store cannot be read (10) or written (12).</exception>
    public static AcceptedFinding Accept(StoreAddress address, IReadOnlyList<CheckResult> results, AcceptedFinding asked)
    {
        Refuse(asked);
        var result = results.First(one => one.Check.Id == asked.Check);
        using var store = TrettioStore.Open(address, create: false);
        var before = store.AcceptedFindings().Where(one => one.Check == asked.Check && one.WithdrawnAt is null).Select(one => new Acceptance(one.Unit, one.Month, one.Count)).ToList();
        var (all, left) = result.Outcome.Found is { } found ? (Acceptance.Covered(found, [], asked.Unit, asked.Month), Acceptance.Covered(found, before, asked.Unit, asked.Month)) : (0, 0);
        return left > 0 ? store.Accept(asked with { Count = left }) : throw NothingLeft(asked.Check, all > 0);
    }

    /// <exception cref="RefusedException">No acceptance of that number holds, or no name (2); the store cannot be read (10) or written (12).</exception>
    public static void Withdraw(StoreAddress address, int number, string who, DateTimeOffset now)
    {
        RefuseNobody(who);
        using var store = TrettioStore.Open(address, create: false);
        if (!store.WithdrawAcceptance(number, who, now))
        {
            throw Wrong($"Godtagande {number} finns inte eller är redan återtaget; se numren med trettio findings.", $"Acceptance {number} is not there or is withdrawn already; see the numbers with trettio findings.");
        }
    }

    private static void Refuse(AcceptedFinding asked)
    {
        if (asked.Check != ReadingChecks.UnreadRow && AllChecks.All.All(check => check.Id != asked.Check))
        {
            throw Wrong(
                $"'{asked.Check}' är ingen kontroll; välj bland {string.Join(", ", AllChecks.All.Select(check => check.Id))}.",
                $"'{asked.Check}' is no check; choose among {string.Join(", ", AllChecks.All.Select(check => check.Id))}.");
        }

        if (string.IsNullOrWhiteSpace(asked.Reason))
        {
            throw Wrong("En felsignal godtas med ett skäl; skriv varför (--reason).", "A finding is accepted with a reason; write why (--reason).");
        }

        TakeStep.RefuseText(asked.Reason);
        RefuseNobody(asked.Who);
    }

    private static void RefuseNobody(string who)
    {
        if (string.IsNullOrWhiteSpace(who))
        {
            throw Wrong("Ett godtagande har ett namn; skriv vem (--who).", "An acceptance has a name; write whose (--who).");
        }

        TakeStep.RefuseText(who);
    }

    private static RefusedException Wrong(string sv, string en) => new(ExitCode.WrongUsage, new(sv, en));
}
