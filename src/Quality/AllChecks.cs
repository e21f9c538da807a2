using Trettio.Measuring;
using Trettio.Quality.Checks;
using Trettio.Quality.Facts;

namespace Trettio.Quality;

/// <summary>Every check, written out, and the one way to run them.</summary>
public static class AllChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        // One row at a time
        WaitUnknown.Check,
        WaitOfOtherPoint.Check,
        NoClockStart.Check,
        StopBeforeStart.Check,
        ReferralMissing.Check,
        RemovalVoid.Check,
        StopAfterRemoval.Check,
        DecidedTheDayItBegan.Check,
        FirstMoveFromElsewhere.Check,
        MoveOfUnknownWait.Check,
        UnitWithoutRow.Check,
        UnitTreeBroken.Check,
        ReferralAfterArrival.Check,
        ReferralOutcomeContradicted.Check,
        ContactAfterReturnedReferral.Check,
        RegistrationLate.Check,
        KvaOutsideList.Check,
        PvvWithoutOffer.Check,
        PvvWithoutDeclinedOffer.Check,
        WaitingOverAYear.Check,
        OfAgeAtStart.Check,
        Turned18.Check,
        BeforeBirth.Check,

        // One patient at a time
        WaitingThoughSeen.Check,
        SeveralFirstVisits.Check,
        DuplicateContact.Check,
        SeveralStatusesADay.Check,
        InvestigationAgain.Check,
        TreatmentTwice.Check,
        InTwoQueues.Check,
        ListedAgain.Check,

        // One unit at a time
        DecisionsOnStartInBulk.Check,
        HeapBeforeLimit.Check,
        MovSovJump.Check,
        RemovalsBunched.Check,
        FillRateDrop.Check,
        VolumeJump.Check,
        SilentUnit.Check,
        MonthMissing.Check,
        MonthDoubled.Check,
        MonthMoved.Check,

        // Sums
        FlowBalance.Check,
        PartsNotTotal.Check,
        FigureChanged.Check,

        // The national format
        WaitingAndDone.Check,
        WaitingWithStart.Check,
        DoneOutsideMonth.Check,
        SnapshotNotMonthEnd.Check,
        HsaIdMissing.Check,
        MvoOutsideList.Check,
    ];

    /// <summary>Reads what is given once and runs every check on it, in the order of <see cref="All"/>. Of care events a part of the persons is held at a time.</summary>
    /// <param name="input">What is to be checked.</param>
    /// <param name="settings">By the check's id; each must be there.</param>
    public static IReadOnlyList<CheckResult> Run(CheckInput input, IReadOnlyDictionary<string, CheckSettings> settings)
    {
        var room = new SpillRoom(input.SetAside);
        var region = input.Events is { } events ? FactsIntake.Of(events, input.Rules, room) : null;
        if (region is not null)
        {
            (region.Region.Lists, region.Region.Settings) = (input.Lists, settings);
        }

        List<CheckRun> runs = [.. All.Select(check => new CheckRun(check, settings[check.Id], region?.Region, room))];
        foreach (var part in region?.InTurn() ?? [])
        {
            part.Region.Monthly.Add(part);
            runs.ForEach(run => run.On(part));
        }

        return [.. All.Zip(runs).Select(run => new CheckResult(run.First, settings[run.First.Id], run.Second.End(input)))];
    }

    /// <summary>
    /// The findings that the ledger has counted already: for pages and reports, which read no events again. A part of those of
    /// <see cref="Run(CheckInput, IReadOnlyDictionary{string, CheckSettings})"/>.
    /// </summary>
    public static IReadOnlyList<Finding> Run(Tallies tallies, IReadOnlyDictionary<string, CheckSettings> settings)
    {
        var findings = new List<Finding>();
        foreach (var check in All.Where(check => check.Tallied is not null))
        {
            var (count, of) = check.Tallied!(tallies);
            var by = settings[check.Id];
            if (CheckRun.IsOver(count, of, by))
            {
                findings.Add(new(check.Id, by.Severity, count, of, check.Say(count, of)));
            }
        }

        return findings;
    }
}
