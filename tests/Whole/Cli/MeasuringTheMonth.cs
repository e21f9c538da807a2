namespace Trettio.Whole.Cli;

/// <summary>contracts §2.5–2.8: standings, shares and units, from hand-written files to figures typed by hand.</summary>
public sealed class MeasuringTheMonth : IDisposable
{
    private const string Units = "unit_id;name;parent_unit_id;care_level;valid_from;valid_to";
    private const string Moves = "wait_id;moved_on;from_unit_id;to_unit_id;reason";
    private readonly CareFolder care = new();

    public void Dispose() => care.Dispose();

    [Fact]
    public void Without_clock_start_a_wait_is_planned_then_left_out_when_stopped() => care
        .Waits("", "w1;p1;u1;investigation;2025-03-31;")
        .Contacts("", "c1;p1;u1;2025-05-10;done;investigation;w1")
        .Gives(
            "2025-02..2025-06",
            "2025-03;u1;investigation;0;0;0;0;0;0;0;0;0;0;1;0;0;0;0;0",
            "2025-04;u1;investigation;0;0;0;0;0;0;0;0;0;0;1;0;0;0;0;0",
            "2025-05;u1;investigation;0;0;0;0;0;0;0;0;0;0;0;1;0;0;0;0");

    [Fact]
    public void Stopped_before_its_start_a_wait_is_left_out_and_never_in_the_queue() => care
        .Waits("", "w1;p1;u1;investigation;2025-03-01;2025-05-01")
        .Contacts("", "c1;p1;u1;2025-04-30;done;investigation;w1")
        .Gives(
            "2025-03..2025-06",
            "2025-03;u1;investigation;0;0;0;0;0;0;0;0;0;0;1;0;0;0;0;0",
            "2025-04;u1;investigation;0;0;0;0;0;0;0;0;0;0;0;1;0;0;0;0");

    [Fact]
    public void A_wait_is_planned_until_the_month_its_clock_starts() => care
        .Waits("", "w1;p1;u1;investigation;2025-03-31;2025-05-31")
        .Gives(
            "2025-02..2025-06",
            "2025-03;u1;investigation;0;0;0;0;0;0;0;0;0;0;1;0;0;0;0;0",
            "2025-04;u1;investigation;0;0;0;0;0;0;0;0;0;0;1;0;0;0;0;0",
            "2025-05;u1;investigation;0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0",
            "2025-06;u1;investigation;0;0;0;0;0;0;1;1;0;0;0;0;0;0;0;0");

    [Fact]
    public void A_planned_wait_that_is_removed_is_planned_no_more_and_counts_nowhere() => care
        .Waits(";removed_on", "w1;p1;u1;investigation;2025-03-10;;2025-04-30")
        .Gives("2025-03..2025-05", "2025-03;u1;investigation;0;0;0;0;0;0;0;0;0;0;1;0;0;0;0;0");

    [Fact]
    public void A_contact_naming_an_unknown_wait_or_one_of_another_point_counts_in_nothing_and_is_a_finding()
    {
        care
            .Waits("", "w1;p1;u1;investigation;2025-03-01;2025-03-01")
            .Contacts(
                ";decided_on",
                "c1;p1;u1;2025-03-10;done;treatment;w1;2025-03-01",
                "c2;p2;u1;2025-03-10;done;first_visit;w404;2025-03-01")
            .Gives("2025-03", "2025-03;u1;investigation;0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0");
        var findings = care.Bench.Run("check", care.Path, "--json").Output;
        Assert.Contains("wait_unknown", findings, StringComparison.Ordinal);
        Assert.Contains("wait_of_other_point", findings, StringComparison.Ordinal);
    }

    [Fact]
    public void MoV_and_SoV_leave_the_share_always_and_PvV_only_past_the_limit() => care
        .Contacts(
            ";decided_on;deviation",
            "c1;p1;u1;2025-03-31;done;treatment;;2025-03-31;MoV", // 0 days, still excluded
            "c2;p2;u1;2025-03-31;done;treatment;;2025-01-01;SoV",
            "c3;p3;u1;2025-03-31;done;treatment;;2025-03-01;PvV", // 30 days: counted, in time
            "c4;p4;u1;2025-03-31;done;treatment;;2025-02-28;PvV", // 31 days: excluded
            "c5;p5;u1;2025-03-31;done;treatment;;2025-02-28;") // 31 days: counted, late
        .Gives("2025-03", "2025-03;u1;treatment;5;1;1;1;2;1;0;0;2;0;0;0;0;0;0;0");

    [Fact]
    public void The_contacts_deviation_goes_before_the_waits() => care
        .Waits(
            ";deviation",
            "w1;p1;u1;treatment;2025-03-01;2025-02-01;MoV",
            "w2;p2;u1;treatment;2025-03-01;2025-03-01;SoV",
            "w3;p3;u1;treatment;2025-03-01;2025-03-01;")
        .Contacts(
            ";deviation",
            "c1;p1;u1;2025-03-20;done;treatment;w1;PvV",
            "c2;p2;u1;2025-03-20;done;treatment;w2;",
            "c3;p3;u1;2025-03-20;done;treatment;w3;MoV")
        .Gives("2025-03", "2025-03;u1;treatment;3;1;1;1;0;0;0;0;3;0;0;0;0;0;0;0");

    [Fact]
    public void Waiting_in_time_is_up_to_30_days_on_the_last_day_and_deviations_stay_in() => care
        .Waits(
            ";deviation",
            "w1;p1;u1;treatment;2025-03-01;2025-03-01;",
            "w2;p2;u1;treatment;2025-03-01;2025-02-28;",
            "w3;p3;u1;treatment;2025-03-01;2025-03-31;MoV",
            "w4;p4;u1;treatment;2025-03-01;2025-01-31;PvV")
        .Gives("2025-03", "2025-03;u1;treatment;0;0;0;0;0;0;4;2;4;0;0;0;0;0;0;0");

    [Fact]
    public void Completed_belongs_to_the_contacts_unit_and_is_told_at_both() => care
        .Waits("", "w1;p1;u1;treatment;2025-03-01;2025-03-01")
        .Contacts("", "c1;p1;u2;2025-04-20;done;treatment;w1")
        .Gives(
            "2025-03..2025-04",
            "2025-03;u1;treatment;0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0",
            "2025-04;u1;treatment;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;1",
            "2025-04;u2;treatment;1;0;0;0;1;0;0;0;0;0;0;0;0;0;1;0");

    [Fact]
    public void A_left_out_stop_belongs_to_the_contacts_unit() => care
        .Waits("", "w1;p1;u1;treatment;2025-04-01;")
        .Contacts("", "c1;p1;u2;2025-04-20;done;treatment;w1")
        .Gives("2025-04", "2025-04;u2;treatment;0;0;0;0;0;0;0;0;0;0;0;1;0;0;0;0");

    [Fact]
    public void A_move_takes_the_wait_along_with_its_clock() => care
        .Waits("", "w1;p1;u1;treatment;2025-03-01;2025-03-01")
        .Has("moves", Moves, "w1;2025-04-10;u1;u2;transfer")
        .Contacts("", "c1;p1;u2;2025-05-05;done;treatment;w1")
        .Gives(
            "2025-03..2025-05",
            "2025-03;u1;treatment;0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0",
            "2025-04;u1;treatment;0;0;0;0;0;0;0;0;0;0;0;0;0;1;0;0",
            "2025-04;u2;treatment;0;0;0;0;0;0;1;0;0;0;0;0;1;0;0;0",
            "2025-05;u2;treatment;1;0;0;0;1;0;0;0;0;0;0;0;0;0;0;0");

    [Fact]
    public void Moves_apply_in_date_order_whatever_the_order_of_rows() => care
        .Waits("", "w1;p1;u1;treatment;2025-03-01;2025-03-01")
        .Has("moves", Moves, "w1;2025-03-20;u2;u3;", "w1;2025-03-10;u1;u2;")
        .Gives(
            "2025-03",
            "2025-03;u1;treatment;0;0;0;0;0;0;0;0;1;0;0;0;0;1;0;0",
            "2025-03;u2;treatment;0;0;0;0;0;0;0;0;0;0;0;0;1;1;0;0",
            "2025-03;u3;treatment;0;0;0;0;0;0;1;1;0;0;0;0;1;0;0;0");

    [Fact]
    public void A_first_move_from_another_unit_wins_and_is_a_finding()
    {
        care
            .Waits("", "w1;p1;u1;treatment;2025-03-01;2025-03-01")
            .Has("moves", Moves, "w1;2025-04-10;u9;u2;")
            .Gives(
                "2025-03..2025-04",
                "2025-03;u9;treatment;0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0",
                "2025-04;u2;treatment;0;0;0;0;0;0;1;0;0;0;0;0;1;0;0;0",
                "2025-04;u9;treatment;0;0;0;0;0;0;0;0;0;0;0;0;0;1;0;0");
        Assert.Contains("first_move", care.Bench.Run("check", care.Path, "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void By_region_the_root_is_that_of_the_months_last_day_and_a_star_stands_for_units_without_row() => care
        .Has(
            "units",
            Units,
            "R1;Norr;;;;",
            "R2;Syd;;;;",
            "m;Mellan;R1;;;",
            "u1;Ett;m;;;2025-03-30",
            "u1;Ett;R2;;2025-03-31;")
        .Waits(
            "",
            "w1;p1;u1;treatment;2025-02-01;2025-02-01",
            "w2;p2;u7;treatment;2025-03-01;2025-03-01")
        .Gives(
            "2025-02..2025-03",
            ["--by", "region"],
            [
                "2025-02;R1;treatment;0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0",
                "2025-03;*;treatment;0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0",
                "2025-03;R2;treatment;0;0;0;0;0;0;1;0;0;0;0;0;0;0;0;0",
            ]);

    [Fact]
    public void The_care_level_of_the_unit_at_entry_holds_for_the_whole_wait()
    {
        care
            .Has(
                "units",
                Units,
                "u1;Ett;;first_line;;2025-03-31",
                "u1;Ett;;specialist;2025-04-01;",
                "u2;Två;;first_line;;")
            .Waits(
                "",
                "w1;p1;u1;treatment;2025-03-31;2025-03-31", // entered at the first line
                "w2;p2;u1;treatment;2025-03-31;2025-04-01") // entered at the specialist level
            .Contacts("", "c1;p1;u1;2025-04-20;done;treatment;w1", "c2;p2;u2;2025-04-20;done;treatment;w2");
        const string First = "2025-03;u1;treatment;0;0;0;0;0;0;1;1;1;0;0;0;0;0;0;0";
        care.Gives(
            "2025-03..2025-04",
            "2025-03;u1;treatment;0;0;0;0;0;0;0;0;0;0;1;0;0;0;0;0",
            "2025-04;u1;treatment;0;0;0;0;0;0;0;0;1;0;0;0;0;0;0;1",
            "2025-04;u2;treatment;1;0;0;0;1;1;0;0;0;0;0;0;0;0;1;0");
        care.Gives(
            "2025-03..2025-04",
            ["--care-level", "first_line"],
            [First, "2025-04;u1;treatment;1;0;0;0;1;1;0;0;0;0;0;0;0;0;0;0"]);
        care.Gives(
            "2025-03..2025-04",
            ["--care-level", "all", "--by", "unit"],
            [
                "2025-03;u1;treatment;0;0;0;0;0;0;1;1;1;0;1;0;0;0;0;0",
                "2025-04;u1;treatment;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;1",
                "2025-04;u2;treatment;1;0;0;0;1;1;0;0;0;0;0;0;0;0;1;0",
            ]);
    }

    [Fact]
    public void Rows_are_ordered_by_month_then_unit_in_ordinal_order_then_measuring_point() => care
        .Contacts(
            ";decided_on",
            "c1;p1;u2;2025-04-01;done;first_visit;;2025-04-01",
            "c2;p1;b;2025-03-02;done;treatment;;2025-03-01",
            "c3;p1;b;2025-03-02;done;investigation;;2025-03-01",
            "c4;p1;b;2025-03-02;done;first_visit;;2025-03-01",
            "c5;p1;B;2025-03-02;done;first_visit;;2025-03-01")
        .Gives(
            "2025-03..2025-04",
            "2025-03;B;first_visit;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0",
            "2025-03;b;first_visit;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0",
            "2025-03;b;investigation;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0",
            "2025-03;b;treatment;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0",
            "2025-04;u2;first_visit;1;0;0;0;1;1;0;0;1;0;0;0;0;0;0;0");

    [Fact]
    public void A_month_far_outside_the_data_has_a_header_and_no_rows() => care
        .Contacts(";decided_on", "c1;p1;u2;2025-04-01;done;first_visit;;2025-04-01")
        .Gives("2031-01..2031-12");
}
