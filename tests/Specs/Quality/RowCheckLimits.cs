using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Specs.Measuring;

namespace Trettio.Specs.Quality;

/// <summary>The checks of rows, figures and national records, where one row more, another field or another day would come out otherwise.</summary>
public sealed class RowCheckLimits
{
    private static readonly DateOnly Day0 = new(2025, 3, 3);
    private static readonly FigureKey Key = new(new(2025, 3), "A", MeasuringPoint.Treatment);

    public static TheoryData<string, int> Columns => new()
    {
        { "completed", 1 }, { "counted", 1 }, { "in_time", 1 }, { "waiting", 1 }, { "waiting_in_time", 1 }, { "added", 1 }, { "removed", 0 }, { "planned", 0 }, { "moved_in", 0 },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_figure_has_changed_when_one_that_is_shown_has(string column, int found)
    {
        var figures = new EarlierFigures([Figure(column, 3)], [Figure(column, 4)]);
        Assert.Equal($"{found}/1", Checked.Said(Checked.Of("figure_changed", Checked.Input(null) with { Earlier = figures })));
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void Parts_are_compared_with_the_total_in_each_column_that_is_shown(string column, int found)
    {
        FigureRow[] figures = [new("R", "A", Figure(column, 3)), new("R", null, Figure(column, 4))];
        Assert.Equal($"{found}/1", Checked.Said(Checked.Of("parts_not_total", Checked.Input(null) with { Figures = figures })));
    }

    [Theory] // ten waited; nine came, four were seen and two were removed
    [InlineData(2, 13, "0/1")]
    [InlineData(2, 12, "1/1")]
    [InlineData(2, 14, "1/1")]
    [InlineData(null, 14, "0/1")]
    [InlineData(null, 16, "1/1")]
    public void Where_removals_are_known_a_queue_of_figures_is_exactly_its_flow(int? removed, int waiting, string said)
    {
        static FigureRow Row(int month, int? removed, int waiting) => new("R", null, new(Key with { Month = new(2025, month), Unit = "R" }) { Waiting = waiting, Added = 9, Completed = 4, Removed = removed });
        Assert.Equal(said, Checked.Said(Checked.Of("flow_balance", Checked.Input(null) with { Figures = [Row(1, null, 10), Row(2, removed, waiting)] })));
    }

    [Fact]
    public void What_makes_up_the_flow_is_told_beside_the_sentence_and_not_in_it()
    {
        static FigureRow Row(int month, int waiting) => new("R", null, new(Key with { Month = new(2025, month), Unit = "R" }) { Waiting = waiting, Added = 0, Completed = 0, Removed = 0 });
        var found = Checked.Of("flow_balance", Checked.Input(new CareEventList(AwkwardRegion.Of(0))) with { Figures = [Row(1, 10), Row(2, 11)] }).Found!;
        Assert.NotEmpty(found.Details);
        Assert.EndsWith("plus nytillkomna minus genomförda och avförda.", found.Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_national_row_that_is_done_and_never_started_is_outside_its_month() => Assert.Equal(
        "1/1", Checked.Said(Checked.Of("done_outside_month", Checked.Input(null) with { National = [new(true, "k1", "SE2321000131-E1", new(2025, 3))] })));

    [Theory] // the earliest start of a contact decides, and a waiting snapshot before its month's end is no less wrong than one after
    [InlineData("2025-03-31", "2025-04-02", "1/1")]
    [InlineData("2025-04-01", "2025-04-02", "0/1")]
    public void A_waiting_row_is_done_by_the_first_of_its_starts(string one, string other, string said)
    {
        NationalRow Done(string on) => new(true, "k1", "U", new(2025, 4)) { StartedOn = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture) };
        NationalRow[] rows = [new(false, "k1", "U", new(2025, 3)), Done(other), Done(one)];
        Assert.Equal(said, Checked.Said(Checked.Of("waiting_and_done", Checked.Input(null) with { National = rows })));
    }

    [Theory] // codes of two treatments on one question in one commitment
    [InlineData("DU011", "DU011", "1/2")]
    [InlineData("DU011", "DU007", "0/2")]
    [InlineData("DU011", "DU007 DU011", "1/2")]
    [InlineData("DU011", "XX999", "1/2")]
    [InlineData("XX999", "DU011", "1/2")]
    [InlineData(null, "DU011", "1/2")]
    public void Treatments_of_different_known_groups_are_two(string? one, string? other, string said) =>
        Assert.Equal(said, Said("treatment_twice", Treated(0) with { Kva = one }, Treated(50) with { Kva = other }));

    [Fact]
    public void A_treatment_begins_once_a_day_and_once_a_wait_and_is_on_the_waits_question_and_commitment()
    {
        Assert.Equal("0/2", Said("treatment_twice", Treated(0), Treated(0) with { ContactId = "d" }));
        Assert.Equal("2/3", Said("treatment_twice", Treated(0), Treated(50), Treated(50) with { ContactId = "d" }));
        Wait Listed(string id) => Given.Wait(id, MeasuringPoint.Treatment, Day0) with { DecidedOn = Day0, Question = "adhd", CommitmentId = "v" };
        Contact Named(int day, string wait) => Given.Contact($"c{day}", ContactKind.Treatment, Day0.AddDays(day)) with { WaitId = wait };
        // The second contact of one wait goes on with what the first began.
        Assert.Equal("0/1", Said("treatment_twice", Listed("w"), Named(0, "w"), Named(10, "w")));
        Assert.Equal("1/2", Said("treatment_twice", Listed("w"), Listed("x"), Named(0, "w"), Named(10, "x")));
        Assert.Equal("0/2", Said("treatment_twice", Listed("w"), Listed("x") with { Question = "ångest" }, Named(0, "w"), Named(10, "x")));
        Assert.Equal("0/2", Said("treatment_twice", Listed("w"), Listed("x") with { CommitmentId = "u" }, Named(0, "w"), Named(10, "x")));
    }

    [Fact]
    public void Statuses_of_two_waits_kinds_or_units_are_no_two_statuses()
    {
        var one = Given.Contact("c", ContactKind.Treatment, Day0) with { WaitId = "w" };
        var other = one with { ContactId = "d", Status = ContactStatus.NoShow };
        CareEvent[] waits = [Given.Wait("w", MeasuringPoint.Treatment, Day0), Given.Wait("x", MeasuringPoint.Treatment, Day0)];
        Assert.Equal("1/2", Said("several_statuses_a_day", [.. waits, one, other]));
        Assert.Equal("0/2", Said("duplicate_contact", [.. waits, one, one with { ContactId = "d", WaitId = "x" }]));
        Contact[] others = [other with { WaitId = "x" }, other with { Kind = ContactKind.FollowUp }, other with { UnitId = "B" }, other with { StartedOn = Day0.AddDays(1) }];
        Assert.All(others, row => Assert.Equal("0/2", Said("several_statuses_a_day", [.. waits, one, row])));
    }

    [Fact]
    public void A_code_is_asked_of_its_measuring_points_list_and_its_day()
    {
        Contact With(ContactKind kind, string kva, int day = 0) => Given.Contact($"{kind}{day}", kind, Day0.AddDays(day)) with { Kva = kva };
        Assert.Equal("-", Said("kva_outside_list", With(ContactKind.FirstVisit, "XX999")));
        Assert.Equal("1/2", Said("kva_outside_list", With(ContactKind.Investigation, "AU006"), With(ContactKind.Treatment, "AU006")));
        Assert.Equal("1/2", Said("kva_outside_list", With(ContactKind.Treatment, "DU011"), With(ContactKind.Investigation, "DU011")));
        var until = Checked.Lists.Treatment with { Codes = [.. Checked.Lists.Treatment.Codes.Select(code => code with { To = Day0 })] };
        var input = Checked.Input(new CareEventList([With(ContactKind.Treatment, "DU011"), With(ContactKind.Treatment, "DU011", 1)])) with { Lists = Checked.Lists with { Treatment = until } };
        Assert.Equal("1/2", Checked.Said(Checked.Of("kva_outside_list", input)));
    }

    [Fact]
    public void A_child_is_in_two_queues_for_as_long_as_the_longest_of_them_and_never_in_one_that_was_left_out()
    {
        Wait Listed(string id, int on, int removed) => Given.Wait(id, MeasuringPoint.Treatment, Day0.AddDays(on)) with { DecidedOn = Day0.AddDays(on), RemovedOn = Day0.AddDays(removed) };
        Assert.Equal("2/3", Said("in_two_queues", Listed("w", 0, 100), Listed("x", 5, 20), Listed("y", 50, 60)));
        // Seen before its decision, it entered no queue.
        Assert.Equal("0/1", Said("in_two_queues", Listed("w", 0, 100) with { RemovedOn = null }, Given.Contact("c", ContactKind.Treatment, Day0.AddDays(-1)) with { WaitId = "w" }, Listed("x", -9, 20)));
    }

    [Theory] // rows in all, of which one is of a mistyped year: of a thousand and more the last thousandth is left aside
    [InlineData(999, "1/1")]
    [InlineData(1000, "0/1")]
    [InlineData(1999, "0/1")]
    public void One_mistyped_year_makes_nothing_old_in_a_file_of_a_thousand_rows(int rows, string said)
    {
        var contacts = Enumerable.Range(0, rows - 2).Select(n => (CareEvent)(Given.Contact($"c{n}", ContactKind.FollowUp, Day0) with { PatientId = $"p{n}" }));
        CareEvent[] events = [.. contacts, Given.Wait("w", MeasuringPoint.Treatment, Day0) with { DecidedOn = Day0 }, Given.Contact("typo", ContactKind.FollowUp, new(2035, 3, 3))];
        Assert.Equal(said, Said("waiting_over_a_year", events));
    }

    [Fact]
    public void What_is_listed_after_the_last_day_does_not_wait_yet()
    {
        var contacts = Enumerable.Range(0, 1000).Select(n => (CareEvent)(Given.Contact($"c{n}", ContactKind.FollowUp, Day0) with { PatientId = $"p{n}" }));
        var known = Given.Wait("x", MeasuringPoint.Treatment, Day0) with { DecidedOn = Day0 };
        Assert.Equal("0/1", Said("waiting_over_a_year", [.. contacts, known, Given.Wait("w", MeasuringPoint.Treatment, new(2035, 3, 3)) with { DecidedOn = new(2023, 3, 3) }]));
        // Nor has a child been seen on such a day.
        Assert.Equal("0/1", Said("waiting_though_seen", [.. contacts, known, Given.Contact("typo", ContactKind.Treatment, new(2035, 3, 3))]));
    }

    [Fact]
    public void Whoever_is_of_age_on_the_day_the_clock_starts_has_not_turned_18_in_the_queue()
    {
        var patient = new Patient { PatientId = "p", BirthYear = 2007, BirthMonth = 3 };
        Wait Started(DateOnly on) => Given.Wait("w", MeasuringPoint.Treatment, on) with { DecidedOn = on };
        var last = Given.Contact("c", ContactKind.FollowUp, new(2025, 6, 1));
        Assert.Equal("0/1", Said("turned_18", patient, Started(new(2025, 4, 1)), last));
        Assert.Equal("1/1", Said("turned_18", patient, Started(new(2025, 3, 31)), last));
    }

    [Fact]
    public void Numbers_merged_in_a_ring_are_one_person_and_so_is_who_was_merged_into_it()
    {
        Patient Merged(string id, string? into) => new() { PatientId = id, BirthYear = 2015, MergedInto = into };
        Contact Of(string patient) => Given.Contact("c" + patient, ContactKind.FollowUp, Day0) with { PatientId = patient };
        Assert.Equal("1/2", Said("duplicate_contact", Merged("p", "q"), Merged("q", "p"), Of("p"), Of("q")));
        Assert.Equal("3/4", Said("duplicate_contact", Merged("s", "r"), Merged("p", "q"), Merged("q", "r"), Merged("r", "p"), Of("s"), Of("p"), Of("q"), Of("r")));
        Assert.Equal("2/3", Said("duplicate_contact", Merged("p", "q"), Merged("q", "r"), Merged("r", null), Of("p"), Of("q"), Of("r")));
        Assert.Equal("0/2", Said("duplicate_contact", Of("p"), Of("q")));
        // The earlier number was protected, and so is the one that holds now.
        CareEvent[] events = [Merged("p", "q") with { IsProtected = true }, Merged("q", null), Of("q") with { StartedOn = new(2014, 1, 1) }];
        Assert.Empty(Checked.Of("before_birth", events).Found!.Records());
    }

    [Fact]
    public void Every_cause_of_the_flow_is_told_with_its_number()
    {
        static Wait Listed(string id, int? decided = 0) => Given.Wait(id, MeasuringPoint.Treatment, Day0) with { DecidedOn = decided is { } day ? Day0.AddDays(day) : null };
        static Contact Done(string id, int day, string? wait, ContactKind kind = ContactKind.Treatment) => Given.Contact(id, kind, Day0.AddDays(day)) with { WaitId = wait, DecidedOn = Day0 };
        CareEvent[] events =
        [
            Listed("w1", null), Done("c1", 5, "w1"),
            Listed("w2"), Done("c2", -1, "w2"),
            Listed("w3") with { RemovedOn = Day0.AddDays(3) }, Done("c3", 5, "w3"),
            Listed("w4") with { RemovedOn = Day0.AddDays(5) }, Done("c4", 5, "w4"), Done("c4b", 9, "w4"), Done("c4c", 9, "w4", ContactKind.Investigation),
            Listed("w5", 10) with { RemovedOn = Day0.AddDays(9) },
            // Removed on the day of its entry it was in the queue.
            Listed("w6", 10) with { RemovedOn = Day0.AddDays(10) },
            Listed("w7", null), Listed("w8", null) with { RemovedOn = Day0.AddDays(2) },
            Done("c9", 5, null), Done("c10", 5, "nobody"),
            new Move { WaitId = "nobody", MovedOn = Day0, FromUnitId = "A", ToUnitId = "B" }, new Move { WaitId = "w7", MovedOn = Day0, FromUnitId = "B", ToUnitId = "C" },
        ];
        var passed = Assert.IsType<Outcome.Passed>(Checked.Of("flow_balance", events));
        Assert.Equal(
            [
                "1 genomförda väntan utan klockstart lämnas utanför.", "1 genomförda väntan före klockans start lämnas utanför.", "1 väntan kommer in igen genom en kontakt efter att de avfördes.",
                "1 avföranden gäller inte, för klockan hade stoppats.", "2 väntan avfördes innan de kom in i kön.", "1 väntan står på planeringslistan den sista dagen.",
                "1 genomförda kontakter anger ingen väntan och är egna väntan.", "1 genomförda kontakter kommer efter den som stoppade klockan.", "1 genomförda kontakter anger en okänd väntan.",
                "1 genomförda kontakter anger en väntan till en annan mätpunkt.", "1 flyttar har ingen väntan som motpart.", "1 väntan flyttas från en enhet där de inte stod.",
            ],
            passed.Details.Select(detail => detail.Sv));
    }

    [Fact]
    public void The_first_of_a_waits_moves_says_the_month()
    {
        Move Moved(DateOnly on, string from, string to) => new() { WaitId = "w", MovedOn = on, FromUnitId = from, ToUnitId = to };
        var found = Checked.Of("first_move_from_elsewhere", Given.Wait("w", MeasuringPoint.Treatment, Day0), Moved(new(2025, 6, 1), "C", "D"), Moved(new(2025, 4, 1), "B", "C")).Found!;
        Assert.Equal(("B", new Month(2025, 4)), (found.Where[0].Unit, found.Where[0].Month));
    }

    [Fact]
    public void Units_that_waits_were_moved_to_or_seen_at_are_named()
    {
        CareEvent[] events =
        [
            new CareUnit { UnitId = "A", Name = "A" }, Given.Wait("w", MeasuringPoint.Treatment, Day0) with { DecidedOn = Day0 },
            new Move { WaitId = "w", MovedOn = Day0.AddDays(1), FromUnitId = "A", ToUnitId = "B" }, Given.Contact("c", ContactKind.Treatment, Day0.AddDays(5)) with { WaitId = "w", UnitId = "C" },
        ];
        Assert.Equal(["B", "C"], Checked.Of("unit_without_row", events).Found!.Records().Select(row => row.Unit));
    }

    [Fact]
    public void A_choice_to_wait_is_asked_of_what_was_completed_by_its_last_word_and_where_offers_are_known()
    {
        var wait = Given.Wait("w", MeasuringPoint.Treatment, Day0) with { DecidedOn = Day0, Deviation = Deviation.PatientChosen };
        var stop = Given.Contact("c", ContactKind.Treatment, Day0.AddDays(40)) with { WaitId = "w" };
        var elsewhere = new Offer { WaitId = "x", GivenOn = Day0, OfferedFor = Day0 };
        Assert.Equal("1/1", Said("pvv_without_offer", wait, stop, elsewhere));
        Assert.Equal("-", Said("pvv_without_offer", wait, stop with { Deviation = Deviation.MedicallyCaused }, elsewhere));
        Assert.Equal("-", Said("pvv_without_offer", wait, stop with { StartedOn = Day0.AddDays(-1) }, elsewhere));
        Assert.Equal(["-", "-"], new[] { "pvv_without_offer", "pvv_without_declined_offer" }.Select(check => Said(check, wait, stop)));
        // Declined past the limit is not declined within it; no offer within it is the other check's.
        Offer Offered(int day, OfferAnswer answer) => new() { WaitId = "w", GivenOn = Day0, OfferedFor = Day0.AddDays(day), Answer = answer };
        Assert.Equal("1/1", Said("pvv_without_declined_offer", wait, stop, Offered(10, OfferAnswer.Accepted), Offered(31, OfferAnswer.Declined)));
        Assert.Equal("-", Said("pvv_without_declined_offer", wait, stop, Offered(31, OfferAnswer.Accepted)));
    }

    [Fact]
    public void Protected_identities_are_in_no_list_whatever_row_is_found_nor_counted_where_it_is_taken_back()
    {
        var patient = new Patient { PatientId = "p", BirthYear = 2015, IsProtected = true };
        (string Check, CareEvent[] Events)[] found =
        [
            ("referral_after_arrival", [new Referral { ReferralId = "r", PatientId = "p", UnitId = "A", ReceivedOn = Day0, DecidedOn = Day0.AddDays(1) }]),
            ("waiting_over_a_year", [Given.Wait("w", MeasuringPoint.Treatment, Day0) with { DecidedOn = Day0.AddDays(-400) }]),
            ("before_birth", [Given.Contact("c", ContactKind.FollowUp, new(2014, 1, 1))]),
        ];
        foreach (var (check, events) in found)
        {
            var rows = Checked.Of(check, [patient, .. events]).Found!;
            Assert.Equal((check, 1, 1), (check, rows.Count, rows.Protected));
            Assert.Empty(rows.Records());
            Assert.Single(Checked.Of(check, [patient with { IsProtected = false }, .. events]).Found!.Records());
        }

        // A month that came twice is one finding, and its rows are none; another month's copy is still there.
        var months = SumsAndMonths.Months([20, 20, 20]);
        CareEvent[] doubled =
        [
            .. months, .. months.OfType<Contact>().Where(contact => contact.StartedOn.Month == 2).Select(contact => contact with { ContactId = contact.ContactId + "d" }),
            months.OfType<Contact>().First() with { ContactId = "copy" }, patient with { PatientId = "p1" },
        ];
        var copies = Checked.Of("duplicate_contact", doubled).Found!;
        Assert.Equal((1, 0, 1), (copies.Count, copies.Protected, copies.Records().Count()));
    }

    private static string Said(string check, params CareEvent[] events) => Checked.Said(Checked.Of(check, events));

    private static Contact Treated(int day) =>
        Given.Contact($"c{day}", ContactKind.Treatment, Day0.AddDays(day)) with { CommitmentId = "v", Question = "adhd", DecidedOn = Day0 };

    private static MonthlyFigure Figure(string column, int value) => column switch
    {
        "completed" => new(Key) { Completed = value },
        "counted" => new(Key) { Counted = value },
        "in_time" => new(Key) { InTime = value },
        "waiting" => new(Key) { Waiting = value },
        "waiting_in_time" => new(Key) { WaitingInTime = value },
        "added" => new(Key) { Added = value },
        "removed" => new(Key) { Removed = value },
        "planned" => new(Key) { Planned = value },
        _ => new(Key) { MovedIn = value },
    };
}
