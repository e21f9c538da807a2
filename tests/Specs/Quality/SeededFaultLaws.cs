using Trettio.Quality;
using Trettio.Synthetic;

namespace Trettio.Specs.Quality;

/// <summary>Each seeded fault is found by exactly its check, as often as it was seeded, and a clean region has no findings.</summary>
public class SeededFaultLaws
{
    /// <summary>The check of each kind, and how many of its rows one fault gives. Kinds that reading finds are not here.</summary>
    private static readonly Dictionary<FaultKind, (string Check, int Rows)> CheckOf = new()
    {
        [FaultKind.MissingDecision] = ("no_clock_start", 1),
        [FaultKind.DecisionAfterStart] = ("stop_before_start", 1),
        [FaultKind.ReferralNeverDelivered] = ("referral_missing", 1),
        [FaultKind.RemovalAfterStop] = ("removal_void", 1),
        [FaultKind.StopAfterRemoval] = ("stop_after_removal", 1),
        [FaultKind.ContactNamesUnknownWait] = ("wait_unknown", 1),
        [FaultKind.ContactNamesWaitOfOtherPoint] = ("wait_of_other_point", 1),
        [FaultKind.FirstMoveFromAnotherUnit] = ("first_move_from_elsewhere", 1),
        [FaultKind.LateRegistration] = ("registration_late", 1),
        [FaultKind.DecisionsOnStartInBulk] = ("decisions_on_start_in_bulk", 1),
        [FaultKind.MonthMissing] = ("month_missing", 1),
        [FaultKind.MonthDoubled] = ("month_doubled", 1),
        [FaultKind.HeapBeforeLimit] = ("heap_before_limit", 1),
        [FaultKind.ReferralAfterArrival] = ("referral_after_arrival", 1),
        [FaultKind.ReferralOutcomeContradicted] = ("referral_outcome_contradicted", 1),
        [FaultKind.ContactAfterReturnedReferral] = ("contact_after_returned_referral", 1),
        [FaultKind.KvaOutsideList] = ("kva_outside_list", 1),
        [FaultKind.PvvWithoutOffer] = ("pvv_without_offer", 1),
        [FaultKind.PvvWithoutDeclinedOffer] = ("pvv_without_declined_offer", 1),
        [FaultKind.WaitingOverAYear] = ("waiting_over_a_year", 1),
        [FaultKind.OfAgeAtStart] = ("of_age_at_start", 2),
        [FaultKind.Turned18] = ("turned_18", 1),
        [FaultKind.BeforeBirth] = ("before_birth", 2),
        [FaultKind.WaitingThoughSeen] = ("waiting_though_seen", 1),
        [FaultKind.SeveralFirstVisits] = ("several_first_visits", 1),
        [FaultKind.DuplicateContact] = ("duplicate_contact", 1),
        [FaultKind.SeveralStatusesADay] = ("several_statuses_a_day", 1),
        [FaultKind.InvestigationAgain] = ("investigation_again", 1),
        [FaultKind.TreatmentTwice] = ("treatment_twice", 1),
        [FaultKind.InTwoQueues] = ("in_two_queues", 1),
        [FaultKind.ListedAgain] = ("listed_again", 1),
        [FaultKind.MovSovJump] = ("mov_sov_jump", 1),
        [FaultKind.RemovalsBunched] = ("removals_bunched", 1),
        [FaultKind.FillRateDrop] = ("fill_rate_drop", 1),
        [FaultKind.VolumeJump] = ("volume_jump", 1),
        [FaultKind.SilentUnit] = ("silent_unit", 1),
        [FaultKind.MonthMoved] = ("month_moved", 1),
    };

    private static readonly FaultKind[] OfReading =
        [FaultKind.IdenticalRepeat, FaultKind.DifferingRepeat, FaultKind.UnreadableRequiredDate, FaultKind.UnreadableOptionalDate];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(-5)]
    public void Each_seeded_fault_is_found_by_its_check_alone_and_as_often_as_it_was_seeded(int seed)
    {
        var region = SyntheticRegion.Of(new() { Patients = 12_000, Years = 2, Seed = seed, Faults = true });
        var seeded = region.ManifestOfFaults.Where(fault => !OfReading.Contains(fault.Kind))
            .ToDictionary(fault => CheckOf[fault.Kind].Check, fault => (long)fault.Count * CheckOf[fault.Kind].Rows);
        var found = Checked.Run(region).Where(result => result.Outcome.Found is not null).ToDictionary(result => result.Check.Id, result => result.Outcome.Found!.Count);

        Assert.Equal(seeded.OrderBy(fault => fault.Key), found.OrderBy(fault => fault.Key));
    }

    [Fact]
    public void The_faults_in_bulk_are_found_at_the_unit_and_in_the_month_they_were_seeded()
    {
        var region = SyntheticRegion.Of(new() { Patients = 12_000, Years = 2, Seed = 11, Faults = true });
        var results = Checked.Run(region).ToDictionary(result => result.Check.Id);
        Assert.All(region.ManifestOfFaults.Where(fault => fault.UnitId is not null), fault =>
        {
            var where = Assert.Single(results[CheckOf[fault.Kind].Check].Outcome.Found!.Where);
            Assert.Equal((fault.UnitId, fault.Month), (where.Unit, where.Month));
        });
        Assert.Contains("förslag: flytta de kontakter i 2025-09 som hör till 2025-08", results["month_moved"].Finding!.Sentence.Sv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(300, 1)]
    [InlineData(1500, 1)]
    [InlineData(1500, 2)]
    [InlineData(6000, 3)]
    [InlineData(20_000, 2)]
    public void A_clean_region_has_no_failed_row_at_all(int patients, int years)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var results = Checked.Run(SyntheticRegion.Of(new() { Patients = patients, Years = years, Seed = seed }));
            Assert.Empty(results.Where(result => result.Outcome.Found is not null).Select(result => $"seed {seed}: {result.Check.Id}, {result.Outcome.Found!.Sentence.Sv}"));
        }
    }

    [Fact]
    public void Every_check_of_care_events_counts_something_in_a_region_of_three_years()
    {
        string[] others = ["parts_not_total", "figure_changed", "waiting_and_done", "waiting_with_start", "done_outside_month", "snapshot_not_month_end", "hsa_id_missing", "mvo_outside_list"];
        var results = Checked.Run(SyntheticRegion.Of(new() { Patients = 12_000, Years = 3, Seed = 4 }));
        Assert.Equal(others, results.Where(result => result.Outcome is Outcome.NotApplicable).Select(result => result.Check.Id));
    }
}
