using Trettio.Care;
using Trettio.Quality;
using Trettio.Specs.Measuring;

namespace Trettio.Specs.Quality;

/// <summary>Each check at its limit: on it, one past it, and with nothing to count. "2/5" is two failed of five, "-" not applicable.</summary>
public class CheckTables
{
    private static readonly DateOnly Day0 = new(2025, 3, 3);

    private static readonly Dictionary<string, Func<int, CareEvent[]>> Rows = new()
    {
        ["wait_unknown"] = n => [Wait("w"), Contact(ContactKind.Treatment, 5) with { WaitId = n > 0 ? "x" : "w" }],
        ["wait_of_other_point"] = n => [Wait("w"), Contact(n > 0 ? ContactKind.Investigation : ContactKind.Treatment, 5) with { WaitId = "w" }],
        ["no_clock_start"] = n => [Wait("w") with { DecidedOn = n > 0 ? null : Day0 }, Contact(ContactKind.Treatment, 5) with { WaitId = "w" }],
        ["stop_before_start"] = n => [Wait("w"), Contact(ContactKind.Treatment, -n) with { WaitId = "w" }],
        ["referral_missing"] = n => [Referral(), Wait("w", MeasuringPoint.FirstVisit) with { ReferralId = n > 0 ? "x" : "r" }],
        ["removal_void"] = n => [Wait("w") with { RemovedOn = Day0.AddDays(9 + n) }, Contact(ContactKind.Treatment, 10) with { WaitId = "w" }],
        ["stop_after_removal"] = n => [Wait("w") with { RemovedOn = Day0.AddDays(9 - n + 1) }, Contact(ContactKind.Treatment, 10) with { WaitId = "w" }],
        ["decided_the_day_it_began"] = n => [Wait("w") with { ListedOn = Day0.AddDays(-30 - n) }, Contact(ContactKind.Treatment, 0) with { WaitId = "w" }],
        ["first_move_from_elsewhere"] = n => [Wait("w"), new Move { WaitId = "w", MovedOn = Day0, FromUnitId = n > 0 ? "B" : "A", ToUnitId = "C" }],
        ["move_of_unknown_wait"] = n => [Wait("w"), new Move { WaitId = n > 0 ? "x" : "w", MovedOn = Day0, FromUnitId = "A", ToUnitId = "C" }],
        ["unit_without_row"] = n => [new CareUnit { UnitId = "A", Name = "A" }, Wait("w") with { UnitId = n > 0 ? "B" : "A" }],
        ["unit_tree_broken"] = n => [new CareUnit { UnitId = "A", Name = "A", ParentUnitId = n > 0 ? "x" : null }],
        ["referral_after_arrival"] = n => [Referral() with { DecidedOn = Day0.AddDays(n) }],
        ["referral_outcome_contradicted"] = n => [Referral() with { Outcome = ReferralOutcome.Accepted, OutcomeOn = Day0.AddDays(-n) }],
        ["contact_after_returned_referral"] = n =>
            [Referral() with { Outcome = ReferralOutcome.Returned, OutcomeOn = Day0.AddDays(6 - n) }, Contact(ContactKind.FirstVisit, 5) with { ReferralId = "r" }],
        ["registration_late"] = n => [Contact(ContactKind.FollowUp, 0) with { RegisteredOn = new DateOnly(2025, 4, 20).AddDays(n) }],
        ["kva_outside_list"] = n => [Contact(ContactKind.Treatment, 0) with { Kva = n > 0 ? "AU006" : "XX999 DU011" }],
        ["pvv_without_offer"] = n => [Wait("w"), Stop(40) with { Deviation = Deviation.PatientChosen }, Offer(30 + n, OfferAnswer.Declined)],
        ["pvv_without_declined_offer"] = n =>
            [Wait("w"), Stop(40) with { Deviation = Deviation.PatientChosen }, Offer(30, n > 0 ? OfferAnswer.Accepted : OfferAnswer.Declined)],
        ["waiting_over_a_year"] = n => [Wait("w"), Contact(ContactKind.FollowUp, 365 + n)],
        ["of_age_at_start"] = n => [Patient(2007, 2) with { BirthMonth = n > 0 ? 2 : 3 }, Wait("w")],
        ["turned_18"] = n => [Patient(2007, 3), Wait("w"), Contact(ContactKind.FollowUp, 28 + n)],
        ["before_birth"] = n => [Patient(2025, 3), Contact(ContactKind.FollowUp, -2 - n)],
        ["waiting_though_seen"] = n => [Wait("w") with { Question = "Adhd" }, Contact(ContactKind.Treatment, n - 1) with { Question = "adhd" }],
        ["several_first_visits"] = n => [First(0, "v"), First(n, "v") with { ContactId = "d" }],
        ["duplicate_contact"] = n => [Contact(ContactKind.FollowUp, 0), Contact(ContactKind.FollowUp, 0) with { ContactId = "d", UnitId = n > 0 ? "A" : "B" }],
        ["several_statuses_a_day"] = n =>
            [Contact(ContactKind.FollowUp, 0), Contact(ContactKind.FollowUp, 0) with { ContactId = "d", Status = n > 0 ? ContactStatus.NoShow : ContactStatus.Done }],
        ["investigation_again"] = n => [Begun(ContactKind.Investigation, 365 + 1 - n), Begun(ContactKind.Investigation, 0)],
        ["treatment_twice"] = n => [Begun(ContactKind.Treatment, 0), Begun(ContactKind.Treatment, 50) with { CommitmentId = n > 0 ? "v" : "other" }],
        ["in_two_queues"] = n => [Wait("w") with { RemovedOn = Day0.AddDays(9 + n) }, Wait("x") with { ListedOn = Day0.AddDays(9), UnitId = "B" }],
        ["listed_again"] = n => [Wait("w") with { RemovedOn = Day0.AddDays(9) }, Wait("x") with { ListedOn = Day0.AddDays(9 + 91 - n) }],
    };

    /// <summary>Checks of single rows, with how the two cases come out: on the limit, one past it, and with no row of the kind.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { "wait_unknown", "0/1", "1/1" },
        { "wait_of_other_point", "0/1", "1/1" },
        { "no_clock_start", "0/1", "1/1" },
        { "stop_before_start", "0/1", "1/1" },
        { "referral_missing", "0/1", "1/1" },
        { "removal_void", "0/1", "1/1" },
        { "stop_after_removal", "0/1", "1/1" },
        { "decided_the_day_it_began", "0/1", "1/1" },
        { "first_move_from_elsewhere", "0/1", "1/1" },
        { "move_of_unknown_wait", "0/1", "1/1" },
        { "unit_without_row", "0/1", "1/1" },
        { "unit_tree_broken", "0/1", "1/1" },
        { "referral_after_arrival", "0/1", "1/1" },
        { "referral_outcome_contradicted", "0/1", "1/1" },
        { "contact_after_returned_referral", "0/1", "1/1" },
        { "registration_late", "0/1", "1/1" },
        { "kva_outside_list", "0/1", "1/1" },
        { "pvv_without_offer", "0/1", "1/1" },
        { "pvv_without_declined_offer", "0/1", "1/1" },
        { "waiting_over_a_year", "0/1", "1/1" },
        { "of_age_at_start", "0/1", "1/1" },
        { "turned_18", "0/1", "1/1" },
        { "before_birth", "0/1", "1/1" },
        { "waiting_though_seen", "0/1", "1/1" },
        { "several_first_visits", "0/2", "1/2" },
        { "duplicate_contact", "0/2", "1/2" },
        { "several_statuses_a_day", "0/2", "1/2" },
        { "investigation_again", "0/2", "1/2" },
        { "treatment_twice", "0/2", "1/2" },
        { "in_two_queues", "0/2", "1/2" },
        { "listed_again", "0/1", "1/1" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_row_on_the_limit_passes_and_one_past_it_fails(string check, string on, string past)
    {
        Assert.Equal(on, Checked.Said(Checked.Of(check, Rows[check](0))));
        Assert.Equal(past, Checked.Said(Checked.Of(check, Rows[check](1))));
    }

    [Fact]
    public void With_nothing_to_count_a_check_is_not_applicable_and_says_why()
    {
        var empty = AllChecks.Run(Checked.Input(new CareEventList([])), Checked.Settings);
        var none = AllChecks.Run(Checked.Input(null), Checked.Settings);
        Assert.All(empty.Concat(none), result =>
        {
            var outcome = Assert.IsType<Outcome.NotApplicable>(result.Outcome);
            Assert.NotEmpty(outcome.Why.Sv);
            Assert.NotEmpty(outcome.Why.En);
            Assert.Null(result.Finding);
        });
        Assert.Contains("offers.csv", ((Outcome.NotApplicable)empty.Single(result => result.Check.Id == "pvv_without_offer").Outcome).Why.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_check_of_single_rows_has_its_case() =>
        Assert.Equal(AllChecks.All.Take(Rows.Count).Select(check => check.Id).Order(), Rows.Keys.Order());

    [Theory] // of 1000 rows: the threshold lets as many pass as it says, and not one more
    [InlineData(2, 0, "failed")]
    [InlineData(2, 1, "failed")]
    [InlineData(2, 2, "passed_with_rows")]
    [InlineData(0, 0, "passed")]
    public void A_pass_with_failed_rows_is_a_state_of_its_own(int failed, int permille, string outcome)
    {
        var rows = Enumerable.Range(0, 1000).Select(n => (CareEvent)(Contact(ContactKind.FollowUp, n % 20) with
        {
            ContactId = $"c{n}",
            RegisteredOn = n < failed ? new(2025, 9, 1) : new(2025, 4, 1),
        }));
        var input = Checked.Input(new CareEventList([.. rows]));
        var found = Checked.Of("registration_late", input, settings => settings with { AllowedPermille = permille });
        Assert.Equal(outcome, found.Code);
        Assert.Equal(failed, found.Found?.Count ?? 0);
        var result = new CheckResult(AllChecks.All.Single(check => check.Id == "registration_late"), Checked.Settings["registration_late"], found);
        Assert.Equal(outcome == "failed", result.Finding is not null);
    }

    [Fact]
    public void A_check_switched_off_for_a_unit_neither_counts_nor_finds_its_rows()
    {
        var input = Checked.Input(new CareEventList([Contact(ContactKind.FollowUp, 0), Contact(ContactKind.FollowUp, 0) with { ContactId = "d" }]));
        Assert.Equal("1/2", Checked.Said(Checked.Of("duplicate_contact", input)));
        Assert.Equal("-", Checked.Said(Checked.Of("duplicate_contact", input, settings => settings with { Off = [new("A", "grupper")] })));
        Assert.Equal("1/2", Checked.Said(Checked.Of("duplicate_contact", input, settings => settings with { Off = [new("B", "grupper")] })));
    }

    [Fact]
    public void Protected_identities_are_counted_and_named_in_no_list()
    {
        CareEvent[] events = [Patient(2015, 1) with { IsProtected = true }, Contact(ContactKind.FollowUp, 0) with { RegisteredOn = new(2026, 1, 1) }];
        var found = Checked.Of("registration_late", events).Found!;
        Assert.Equal((1, 1), (found.Count, found.Protected));
        Assert.Empty(found.Records());
        Assert.Equal(new UnitMonthCount("A", new Month(2025, 3), 1), Assert.Single(found.Where));
        // One merged into a protected one is protected too.
        CareEvent[] merged = [Patient(2015, 1) with { PatientId = "q", IsProtected = true }, Patient(2015, 1) with { MergedInto = "q" }, events[1]];
        Assert.Empty(Checked.Of("registration_late", merged).Found!.Records());
        Assert.Equal("c", Assert.Single(Checked.Of("registration_late", events[1]).Found!.Records()).Id);
    }

    private static Patient Patient(int year, int month) => new() { PatientId = "p", BirthYear = year, BirthMonth = month };

    private static Referral Referral() => new() { ReferralId = "r", PatientId = "p", UnitId = "A", ReceivedOn = Day0 };

    private static Wait Wait(string id, MeasuringPoint point = MeasuringPoint.Treatment) => Given.Wait(id, point, Day0) with { DecidedOn = Day0 };

    private static Contact Contact(ContactKind kind, int day) => Given.Contact("c", kind, Day0.AddDays(day));

    private static Contact Stop(int day) => Contact(ContactKind.Treatment, day) with { WaitId = "w" };

    private static Contact First(int day, string commitment) =>
        Contact(ContactKind.FirstVisit, day) with { ContactId = $"c{day}", CommitmentId = commitment };

    private static Contact Begun(ContactKind kind, int day) =>
        Contact(kind, day) with { ContactId = $"c{day}", CommitmentId = "v", Question = "adhd", DecidedOn = Day0 };

    private static Offer Offer(int day, OfferAnswer answer) => new() { WaitId = "w", GivenOn = Day0, OfferedFor = Day0.AddDays(day), Answer = answer };
}
