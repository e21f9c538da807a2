using System.Globalization;

namespace Trettio.Whole.Cli;

/// <summary>contracts §2.9 and distribution.csv of §3.</summary>
public sealed class MeasuringHowLong : IDisposable
{
    private static readonly DateOnly March31 = new(2025, 3, 31);
    private readonly CareFolder care = new();

    public void Dispose() => care.Dispose();

    [Fact]
    public void Counted_completed_have_median_percentile_longest_and_numbers_over_the_limits() => care
        .Contacts(";decided_on;deviation", [.. Days(10, 20, 30, 31, 60, 61, 90, 91, 365, 366).Append("cx;p;u1;2025-03-31;done;treatment;;2020-01-01;MoV")])
        .Lasts("2025-03", "", [], "2025-03;u1;treatment;10;60;365;366;7;5;3;1;0;;;;0;0;0;0");

    [Fact]
    public void The_percentile_is_a_number_of_days_that_somebody_waited() => care
        .Contacts(";decided_on;deviation", Days(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))
        .Lasts("2025-03", "", [], "2025-03;u1;treatment;11;6;10;11;0;0;0;0;0;;;;0;0;0;0");

    [Fact]
    public void Of_two_the_median_is_the_shorter() => care
        .Contacts(";decided_on;deviation", Days(4, 8))
        .Lasts("2025-03", "", [], "2025-03;u1;treatment;2;4;8;8;0;0;0;0;0;;;;0;0;0;0");

    [Fact]
    public void Waiting_is_measured_on_the_months_last_day_deviations_included() => care
        .Waits(
            ";deviation",
            "w1;p1;u1;treatment;2025-03-01;2025-03-31;",
            "w2;p2;u1;treatment;2025-03-01;2025-03-01;MoV",
            "w3;p3;u1;treatment;2025-03-01;2025-02-28;PvV")
        .Lasts(
            "2025-03..2025-04",
            "",
            [],
            "2025-03;u1;treatment;0;;;;0;0;0;0;3;30;31;31;1;0;0;0",
            "2025-04;u1;treatment;0;;;;0;0;0;0;3;60;61;61;2;1;0;0");

    [Fact]
    public void By_region_the_waits_of_units_are_pooled_not_their_medians() => care
        .Has("units", "unit_id;name;parent_unit_id", "R;Region;", "u1;Ett;R", "u2;Två;R")
        .Contacts(
            ";decided_on",
            "c1;p;u1;2025-03-31;done;treatment;;2025-03-30",
            "c2;p;u1;2025-03-31;done;treatment;;2025-03-29",
            "c3;p;u1;2025-03-31;done;treatment;;2025-03-28",
            "c4;p;u2;2025-03-31;done;treatment;;2025-02-28",
            "c5;p;u2;2025-03-31;done;treatment;;2025-02-27")
        .Lasts("2025-03", "", ["--by", "region"], "2025-03;R;treatment;5;3;32;32;2;0;0;0;0;;;;0;0;0;0");

    [Fact]
    public void Sex_and_age_at_clock_start_split_it_and_what_is_not_known_is_empty() => care
        .Has(
            "patients",
            "patient_id;birth_year;birth_month;sex",
            "p1;2012;4;1", // 12 on 31 March, 13 on 1 April
            "p2;2012;3;2",
            "p3;2007;;3",
            "p4;2019;12;")
        .Contacts(
            ";decided_on",
            "c1;p1;u1;2025-04-10;done;treatment;;2025-03-31",
            "c2;p2;u1;2025-04-10;done;treatment;;2025-03-31",
            "c3;p3;u1;2025-04-10;done;treatment;;2025-03-31",
            "c4;p4;u1;2025-04-10;done;treatment;;2025-03-31",
            "c5;p5;u1;2025-04-10;done;treatment;;2025-03-31")
        .Lasts(
            "2025-04",
            "sex;age;",
            ["--split", "sex", "--split", "age"],
            "2025-04;u1;treatment;;;1;10;10;10;0;0;0;0;0;;;;0;0;0;0",
            "2025-04;u1;treatment;;0-5;1;10;10;10;0;0;0;0;0;;;;0;0;0;0",
            "2025-04;u1;treatment;1;6-12;1;10;10;10;0;0;0;0;0;;;;0;0;0;0",
            "2025-04;u1;treatment;2;13-17;1;10;10;10;0;0;0;0;0;;;;0;0;0;0",
            "2025-04;u1;treatment;3;18+;1;10;10;10;0;0;0;0;0;;;;0;0;0;0");

    [Fact]
    public void Municipality_and_home_split_it() => care
        .Has("units", "unit_id;name;parent_unit_id", "14;Västra Götaland;", "u1;Ett;14")
        .Has("patients", "patient_id;birth_year;municipality;home_region", "p1;2012;1480;", "p2;2012;0180;", "p3;2012;;Skåne", "p4;2012;;14", "p5;2012;;")
        .Contacts(
            ";decided_on",
            "c1;p1;u1;2025-04-10;done;treatment;;2025-03-31",
            "c2;p2;u1;2025-04-10;done;treatment;;2025-03-31",
            "c3;p3;u1;2025-04-10;done;treatment;;2025-03-31",
            "c4;p4;u1;2025-04-10;done;treatment;;2025-03-31",
            "c5;p5;u1;2025-04-10;done;treatment;;2025-03-31")
        .Lasts(
            "2025-04",
            "municipality;home;",
            ["--split", "municipality,home"],
            "2025-04;u1;treatment;;;1;10;10;10;0;0;0;0;0;;;;0;0;0;0",
            "2025-04;u1;treatment;;other;1;10;10;10;0;0;0;0;0;;;;0;0;0;0",
            "2025-04;u1;treatment;;own;1;10;10;10;0;0;0;0;0;;;;0;0;0;0",
            "2025-04;u1;treatment;0180;other;1;10;10;10;0;0;0;0;0;;;;0;0;0;0",
            "2025-04;u1;treatment;1480;own;1;10;10;10;0;0;0;0;0;;;;0;0;0;0")
        .Lasts(
            "2025-04",
            "home;",
            ["--split", "home", "--by", "region"],
            "2025-04;14;treatment;;1;10;10;10;0;0;0;0;0;;;;0;0;0;0",
            "2025-04;14;treatment;other;2;10;10;10;0;0;0;0;0;;;;0;0;0;0",
            "2025-04;14;treatment;own;2;10;10;10;0;0;0;0;0;;;;0;0;0;0");

    [Fact]
    public void The_units_mission_and_form_split_a_region() => care
        .Has(
            "units",
            "unit_id;name;parent_unit_id;mission;provider_form",
            "R;Region;;;",
            "u1;Ett;R;neuropsychiatry;region",
            "u2;Två;R;neuropsychiatry;private",
            "u3;Tre;R;;")
        .Contacts(
            ";decided_on",
            "c1;p1;u1;2025-04-10;done;treatment;;2025-03-31",
            "c2;p2;u2;2025-04-10;done;treatment;;2025-03-31",
            "c3;p3;u3;2025-04-10;done;treatment;;2025-03-31")
        .Lasts(
            "2025-04",
            "mission;provider_form;",
            ["--by", "region", "--split", "mission", "--split", "provider_form"],
            "2025-04;R;treatment;;;1;10;10;10;0;0;0;0;0;;;;0;0;0;0",
            "2025-04;R;treatment;neuropsychiatry;private;1;10;10;10;0;0;0;0;0;;;;0;0;0;0",
            "2025-04;R;treatment;neuropsychiatry;region;1;10;10;10;0;0;0;0;0;;;;0;0;0;0");

    private static string[] Days(params int[] days) =>
        [.. days.Select((count, at) => string.Create(CultureInfo.InvariantCulture, $"c{at};p;u1;2025-03-31;done;treatment;;{March31.AddDays(-count):yyyy-MM-dd};"))];
}
