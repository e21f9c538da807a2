namespace Trettio.Whole.Cli;

/// <summary>contracts §2.1–2.4: from hand-written files to figures typed by hand.</summary>
public sealed class MeasuringTheClock : IDisposable
{
    private const string Referrals = "referral_id;patient_id;unit_id;received_on;decided_on";
    private readonly CareFolder care = new();

    public void Dispose() => care.Dispose();

    [Fact]
    public void A_first_visit_is_clocked_from_the_referrals_decision_and_day_30_is_in_time() => care
        .Has("referrals", Referrals, "r1;p1;u1;2025-03-05;2025-03-01")
        .Waits(";referral_id", "w1;p1;u1;first_visit;2025-03-03;2025-01-01;r1")
        .Contacts("", "c1;p1;u1;2025-03-31;done;first_visit;w1")
        .Gives("2025-03", "2025-03;u1;first_visit;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0");

    [Fact]
    public void Day_31_is_late_and_the_wait_stood_in_the_queue_at_the_months_end() => care
        .Has("referrals", Referrals, "r1;p1;u1;2025-03-05;2025-03-01")
        .Waits(";referral_id", "w1;p1;u1;first_visit;2025-03-03;;r1")
        .Contacts("", "c1;p1;u1;2025-04-01;done;first_visit;w1")
        .Gives(
            "2025-02..2025-05",
            "2025-03;u1;first_visit;0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0",
            "2025-04;u1;first_visit;1;0;0;0;1;0;0;0;0;0;0;0;0;0;0;0");

    [Fact]
    public void A_referral_without_decision_starts_the_clock_when_received() => care
        .Has("referrals", Referrals, "r1;p1;u1;2025-03-02;")
        .Waits(";referral_id", "w1;p1;u1;first_visit;2025-03-02;2025-01-01;r1")
        .Contacts("", "c1;p1;u1;2025-04-01;done;first_visit;w1")
        .Gives(
            "2025-03..2025-04",
            "2025-03;u1;first_visit;0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0",
            "2025-04;u1;first_visit;1;0;0;0;1;1;0;0;0;0;0;0;0;0;0;0");

    [Fact]
    public void Without_referral_a_first_visit_starts_by_its_decision_else_its_listing() => care
        .Waits(
            "",
            "w1;p1;u1;first_visit;2025-03-01;2025-02-19", // 31 days to the visit
            "w2;p2;u1;first_visit;2025-03-01;") // 21 days
        .Contacts("", "c1;p1;u1;2025-03-22;done;first_visit;w1", "c2;p2;u1;2025-03-22;done;first_visit;w2")
        .Gives("2025-02..2025-03", "2025-03;u1;first_visit;2;0;0;0;2;1;0;0;2;0;0;0;0;0;0;0");

    [Fact]
    public void A_referral_that_was_never_delivered_is_as_none_and_a_finding()
    {
        care
            .Waits(";referral_id", "w1;p1;u1;first_visit;2025-03-01;2025-02-01;lost")
            .Contacts("", "c1;p1;u1;2025-03-03;done;first_visit;w1")
            .Gives("2025-03", "2025-03;u1;first_visit;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0");
        Assert.Contains("referral_missing", care.Bench.Run("check", care.Path, "--json").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("investigation")]
    [InlineData("treatment")]
    public void The_other_points_are_clocked_from_the_waits_own_decision(string point) => care
        .Has("referrals", Referrals, "r1;p1;u1;2025-01-01;2025-01-01")
        .Waits(";referral_id", $"w1;p1;u1;{point};2025-03-01;2025-03-10;r1")
        .Contacts("", $"c1;p1;u1;2025-04-09;done;{point};w1")
        .Gives(
            "2025-03..2025-04",
            $"2025-03;u1;{point};0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0",
            $"2025-04;u1;{point};1;0;0;0;1;1;0;0;0;0;0;0;0;0;0;0");

    [Fact]
    public void A_done_contact_without_wait_implies_one_clocked_by_its_referral() => care
        .Has("referrals", Referrals, "r1;p1;u1;2025-02-20;2025-02-21")
        .Contacts(";referral_id;decided_on", "c1;p1;u1;2025-03-10;done;first_visit;;r1;2025-03-09")
        .Gives(
            "2025-02..2025-03",
            "2025-02;u1;first_visit;0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0",
            "2025-03;u1;first_visit;1;0;0;0;1;1;0;0;0;0;0;0;0;0;0;0");

    [Fact]
    public void An_implied_wait_without_referral_is_clocked_by_the_contacts_decision() => care
        .Has("referrals", Referrals, "r1;p2;u1;2025-02-01;2025-02-01")
        .Contacts(
            ";referral_id;decided_on",
            "c1;p1;u1;2025-03-31;done;first_visit;;;2025-03-01",
            "c2;p2;u1;2025-03-31;done;treatment;;r1;2025-03-01",
            "c3;p3;u1;2025-03-31;done;investigation;;lost;2025-03-01")
        .Gives(
            "2025-02..2025-03",
            "2025-03;u1;first_visit;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0",
            "2025-03;u1;investigation;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0",
            "2025-03;u1;treatment;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0");

    [Fact]
    public void An_implied_wait_without_any_date_is_left_out() => care
        .Contacts(";decided_on", "c1;p1;u1;2025-03-31;done;first_visit;;")
        .Gives("2025-02..2025-04", "2025-03;u1;first_visit;0;0;0;0;0;0;0;0;0;0;0;1;0;0;0;0");

    [Fact]
    public void A_contact_decided_after_it_was_held_is_left_out() => care
        .Contacts(";decided_on", "c1;p1;u1;2025-03-31;done;treatment;;2025-04-01", "c2;p2;u1;2025-03-31;done;treatment;;2025-03-31")
        .Gives("2025-02..2025-05", "2025-03;u1;treatment;1;0;0;0;1;1;0;0;1;0;0;1;0;0;0;0");

    [Fact]
    public void The_earliest_done_contact_of_the_waits_point_stops_it() => care
        .Waits("", "w1;p1;u1;investigation;2025-03-01;2025-03-01")
        .Contacts(
            "",
            "c9;p1;u1;2025-03-20;done;investigation;w1",
            "c5;p1;u1;2025-03-12;done;investigation;w1",
            "c1;p1;u1;2025-03-04;no_show;investigation;w1",
            "c2;p1;u1;2025-03-05;cancelled;investigation;w1",
            "c3;p1;u1;2025-03-06;booked;investigation;w1",
            "c4;p1;u1;2025-03-07;done;follow_up;w1",
            "c6;p1;u1;2025-03-08;done;acute;w1")
        .Lasts("2025-03", "", [], "2025-03;u1;investigation;1;11;11;11;0;0;0;0;0;;;;0;0;0;0");

    [Fact]
    public void On_the_same_day_the_lowest_contact_id_in_ordinal_order_stops_it() => care
        .Waits("", "w1;p1;u1;treatment;2025-03-01;2025-03-01")
        .Contacts(";deviation", "c2;p1;u1;2025-03-20;done;treatment;w1;", "c10;p1;u1;2025-03-20;done;treatment;w1;MoV")
        .Gives("2025-03", "2025-03;u1;treatment;1;1;0;0;0;0;0;0;1;0;0;0;0;0;0;0");

    [Fact]
    public void A_contact_with_its_time_is_clocked_by_its_date() => care
        .Waits("", "w1;p1;u1;treatment;20250301;2025-03-01T23:59:59")
        .Contacts("", "c1;p1;u1;2025-03-31T00:00:00;done;treatment;w1")
        .Gives("2025-03", "2025-03;u1;treatment;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0");

    [Fact]
    public void A_removed_wait_leaves_the_queue() => care
        .Waits(";removed_on;removal_reason", "w1;p1;u1;treatment;2025-03-01;2025-03-01;2025-04-30;declined")
        .Gives(
            "2025-03..2025-05",
            "2025-03;u1;treatment;0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0",
            "2025-04;u1;treatment;0;0;0;0;0;0;0;0;0;1;0;0;0;0;0;0");

    [Theory]
    [InlineData("2025-03-20")]
    [InlineData("2025-04-02")]
    public void A_removal_on_or_after_the_stop_is_void_and_a_finding(string removed)
    {
        care
            .Waits(";removed_on", $"w1;p1;u1;treatment;2025-03-01;2025-03-01;{removed}")
            .Contacts("", "c1;p1;u1;2025-03-20;done;treatment;w1")
            .Gives("2025-03..2025-04", "2025-03;u1;treatment;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0");
        Assert.Contains("removal_void", care.Bench.Run("check", care.Path, "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_after_the_removal_enters_again_that_day_and_is_a_finding()
    {
        care
            .Waits(";removed_on", "w1;p1;u1;treatment;2025-03-01;2025-03-01;2025-03-19", "w2;p2;u1;treatment;2025-03-01;2025-03-01;2025-03-19")
            .Contacts("", "c1;p1;u1;2025-03-20;done;treatment;w1", "c2;p2;u1;2025-05-20;done;treatment;w2")
            .Gives(
                "2025-03..2025-05",
                "2025-03;u1;treatment;1;0;0;0;1;1;0;0;3;2;0;0;0;0;0;0",
                "2025-05;u1;treatment;1;0;0;0;1;0;0;0;1;0;0;0;0;0;0;0");
        Assert.Contains("stop_after_removal", care.Bench.Run("check", care.Path, "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wait_removed_before_its_entry_is_no_part_of_any_month_but_for_its_stop() => care
        .Waits(
            ";removed_on",
            "w1;p1;u1;treatment;2025-02-01;2025-03-20;2025-03-10",
            "w2;p2;u1;treatment;2025-02-01;2025-03-20;2025-03-10",
            "w3;p3;u1;treatment;2025-02-01;2025-03-20;2025-03-20")
        .Contacts("", "c2;p2;u1;2025-04-05;done;treatment;w2")
        .Gives(
            "2025-01..2025-05",
            "2025-02;u1;treatment;0;0;0;0;0;0;0;0;0;0;3;0;0;0;0;0",
            "2025-03;u1;treatment;0;0;0;0;0;0;0;0;1;1;0;0;0;0;0;0",
            "2025-04;u1;treatment;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0");

    [Fact]
    public void Entry_is_the_later_of_listing_and_start() => care
        .Waits("", "w1;p1;u1;treatment;2025-04-10;2025-03-01", "w2;p2;u1;treatment;2025-03-01;2025-04-10")
        .Gives(
            "2025-03..2025-04",
            "2025-03;u1;treatment;0;0;0;0;0;0;0;0;0;0;1;0;0;0;0;0",
            "2025-04;u1;treatment;0;0;0;0;0;0;2;1;2;0;0;0;0;0;0;0");

    [Fact]
    public void A_wait_listed_after_its_stop_enters_on_the_day_of_the_stop() => care
        .Waits("", "w1;p1;u1;treatment;2025-05-10;2025-03-01")
        .Contacts("", "c1;p1;u1;2025-04-05;done;treatment;w1")
        .Gives("2025-03..2025-06", "2025-04;u1;treatment;1;0;0;0;1;0;0;0;1;0;0;0;0;0;0;0");
}
