using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Specs.Measuring;

namespace Trettio.Specs.Quality;

/// <summary>The checks of units, months and sums: on the limit, one past it, and too little to say anything of.</summary>
public class SumsAndMonths
{
    private static readonly Month First = new(2024, 1);

    [Theory] // twelve usual months of 40, then what the thirteenth and fourteenth have
    [InlineData(2, 40, "month_missing", "1/13")]
    [InlineData(3, 40, "month_missing", "0/13")]
    [InlineData(2, 60, "month_moved", "1/13")]
    [InlineData(2, 59, "month_moved", "0/13")]
    [InlineData(40, 2, "silent_unit", "1/13")]
    [InlineData(40, 3, "silent_unit", "0/13")]
    [InlineData(2, 2, "silent_unit", "2/13")]
    public void A_month_is_missing_moved_or_silent_at_its_limit(int thirteenth, int fourteenth, string check, string said) =>
        Assert.Equal(said, Said(check, [.. Enumerable.Repeat(40, 12), thirteenth, fourteenth]));

    [Theory]
    [InlineData(29, "0/13")]
    [InlineData(30, "1/13")]
    public void A_month_is_missing_only_where_enough_is_usual(int usual, string said) =>
        Assert.Equal(said, Said("month_missing", [.. Enumerable.Repeat(usual, 12), 0, usual]));

    [Fact]
    public void A_unit_that_has_closed_is_not_silent()
    {
        var events = Months([.. Enumerable.Repeat(40, 12), 0, 0]).Append(new CareUnit { UnitId = "A", Name = "A", ValidTo = new(2024, 12, 31) });
        // Somebody else goes on, so that the months are whole.
        var others = Months([.. Enumerable.Repeat(40, 14)]).Select(row => row is Contact contact ? contact with { ContactId = "b" + contact.ContactId, UnitId = "B" } : row);
        Assert.Equal("0/26", Checked.Said(Checked.Of("silent_unit", [.. events, .. others])));
    }

    [Theory] // of 100 in the month the year before and a level of 100
    [InlineData(50, "0/1")]
    [InlineData(49, "1/1")]
    [InlineData(150, "0/1")]
    [InlineData(151, "1/1")]
    public void Half_as_many_more_or_fewer_is_no_jump_and_one_past_it_is(int now, string said)
    {
        var settings = (CheckSettings by) => by with { Values = new Dictionary<string, int>(by.Values) { ["deviations"] = 0 } };
        Assert.Equal(said, Checked.Said(Checked.Of("volume_jump", Checked.Input(new CareEventList([.. Months([.. Enumerable.Repeat(100, 12), now])])), settings)));
    }

    [Fact]
    public void A_jump_within_chance_is_none() => Assert.Equal("0/1", Said("volume_jump", [.. Enumerable.Repeat(60, 12), 28]));

    [Theory] // copies among 50 contacts
    [InlineData(19, "0/11")]
    [InlineData(20, "1/11")]
    public void A_month_is_doubled_when_four_fifths_are_there_twice(int copies, string said)
    {
        var plain = Months([.. Enumerable.Repeat(50 - copies, 12)]);
        var march = plain.OfType<Contact>().Where(contact => contact.StartedOn.Month == 3).Take(copies).Select(contact => contact with { ContactId = contact.ContactId + "d" });
        CareEvent[] events = [.. plain, .. march];
        Assert.Equal(said, Checked.Said(Checked.Of("month_doubled", events)));
        // What is found as a month is not found row by row.
        Assert.Equal(copies == 20 ? 0 : copies, (int)(Checked.Of("duplicate_contact", events).Found?.Count ?? 0));
    }

    [Theory]
    [InlineData(30, "0/1")]
    [InlineData(31, "1/1")]
    public void Decisions_on_the_day_of_the_start_are_a_habit_past_one_half(int same, string said) =>
        Assert.Equal(said, Checked.Said(Checked.Of("decisions_on_start_in_bulk", [.. Enumerable.Range(0, 60).Select(n => Treated(n, n < same ? 0 : 7))])));

    [Fact]
    public void Few_decisions_on_the_day_say_nothing() =>
        Assert.Equal("-", Checked.Said(Checked.Of("decisions_on_start_in_bulk", [.. Enumerable.Range(0, 19).Select(n => Treated(n, 0))])));

    [Theory]
    [InlineData(60, 5, "1/1")]
    [InlineData(60, 12, "0/1")]
    [InlineData(12, 0, "-")]
    public void A_heap_is_more_than_chance(int before, int after, string said) => Assert.Equal(said, Checked.Said(Checked.Of(
        "heap_before_limit", [.. Enumerable.Range(0, before + after).Select(n => Treated(n, n < before ? 29 + (n % 2) : 31 + (n % 2)))])));

    [Theory]
    [InlineData(12, 29, "1/1")]
    [InlineData(12, 30, "0/1")]
    [InlineData(11, 20, "0/1")]
    public void Removals_are_bunched_past_four_times_an_even_spread(int late, int all, string said) => Assert.Equal(said, Checked.Said(Checked.Of(
        "removals_bunched",
        [.. Enumerable.Range(0, all).Select(n => Given.Wait($"w{n}", MeasuringPoint.Treatment, new(2025, 2, 1)) with { DecidedOn = new(2025, 2, 1), RemovedOn = new DateOnly(2025, 3, n < late ? 29 : 28) })])));

    [Theory]
    [InlineData(60, "1/13")]
    [InlineData(80, "0/13")]
    public void A_field_is_lost_when_it_empties_in_a_month(int filled, string said)
    {
        var events = Months([.. Enumerable.Repeat(100, 14)]).OfType<Contact>().Select((contact, n) =>
            contact with { Profession = "XS918", ContactType = "0", RegisteredOn = null, Kind = ContactKind.FollowUp, Status = ContactStatus.Done });
        CareEvent[] dressed = [.. events.Select(contact => contact.StartedOn.Year == 2025 && contact.StartedOn.Month == 2 && int.Parse(contact.ContactId.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture) >= filled
            ? contact with { Profession = null }
            : contact)];
        // Three fields in thirteen months each.
        Assert.Equal(said, Checked.Said(Checked.Of("fill_rate_drop", dressed)).Replace("/39", "/13", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(12, "1/1")]
    [InlineData(3, "0/1")]
    public void The_share_of_mov_and_sov_jumps_against_the_same_month(int marked, string said)
    {
        var events = Enumerable.Range(0, 13).SelectMany(month => Enumerable.Range(0, month is 0 or 12 ? 20 : 1).Select(n => (CareEvent)(Given.Contact(
            $"c{month}-{n}", ContactKind.Treatment, First.Plus(month).Last.AddDays(-n)) with
        {
            DecidedOn = First.Plus(month).First.AddDays(-20),
            Deviation = month == 12 && n < marked ? n % 2 == 0 ? Deviation.MedicallyCaused : Deviation.SpeciallyCaused : Deviation.None,
        })));
        Assert.Equal(said, Checked.Said(Checked.Of("mov_sov_jump", [.. events])));
    }

    [Theory]
    [InlineData(7, "0/1")]
    [InlineData(8, "1/1")]
    public void Parts_are_the_total(int total, string said)
    {
        FigureRow[] figures = [Figure("A", 3), Figure("B", 4), Figure(null, total)];
        Assert.Equal(said, Checked.Said(Checked.Of("parts_not_total", Checked.Input(null) with { Figures = figures })));
        Assert.Equal("-", Checked.Said(Checked.Of("parts_not_total", Checked.Input(null) with { Figures = figures[..2] })));
        // A part that is not told leaves the column out.
        Assert.Equal("0/1", Checked.Said(Checked.Of("parts_not_total", Checked.Input(null) with { Figures = [.. figures, Figure("C", null)] })));
    }

    [Theory]
    [InlineData(15, "0/1")]
    [InlineData(16, "1/1")]
    public void A_queue_of_figures_is_no_longer_than_its_flow(int waiting, string said)
    {
        static FigureRow Month(int number, int waiting) => new("R", null, new(new(new(2025, number), "R", MeasuringPoint.FirstVisit)) { Waiting = waiting, Added = 9, Completed = 4 });
        var input = Checked.Input(null) with { Figures = [Month(1, 10), Month(2, waiting)] };
        Assert.Equal(said, Checked.Said(Checked.Of("flow_balance", input)));
    }

    [Fact]
    public void The_causes_of_the_flow_are_itemised()
    {
        var treated = Given.Wait("w", MeasuringPoint.Treatment, new(2025, 1, 7));
        CareEvent[] events =
        [
            treated, Given.Contact("c1", ContactKind.Treatment, new(2025, 2, 3)) with { WaitId = "w" },
            treated with { WaitId = "x", DecidedOn = new(2025, 1, 7), RemovedOn = new(2025, 2, 1) }, Given.Contact("c2", ContactKind.Treatment, new(2025, 2, 3)) with { WaitId = "x" },
            new Move { WaitId = "nobody", MovedOn = new(2025, 1, 8), FromUnitId = "A", ToUnitId = "B" },
        ];
        var passed = Assert.IsType<Outcome.Passed>(Checked.Of("flow_balance", events));
        Assert.Equal(
            ["1 genomförda väntan utan klockstart lämnas utanför.", "1 väntan kommer in igen genom en kontakt efter att de avfördes.", "1 flyttar har ingen väntan som motpart."],
            passed.Details.Select(detail => detail.Sv));
    }

    [Fact]
    public void A_figure_that_has_changed_since_is_found_and_an_equal_one_is_not()
    {
        MonthlyFigure Of(int completed) => new(new(First, "A", MeasuringPoint.Treatment)) { Completed = completed };
        Assert.Equal("0/1", Checked.Said(Checked.Of("figure_changed", Checked.Input(null) with { Earlier = new([Of(3)], [Of(3)]) })));
        Assert.Equal("1/1", Checked.Said(Checked.Of("figure_changed", Checked.Input(null) with { Earlier = new([Of(3)], [Of(4)]) })));
        Assert.Equal("1/1", Checked.Said(Checked.Of("figure_changed", Checked.Input(null) with { Earlier = new([Of(3)], []) })));
    }

    [Theory]
    [InlineData("waiting_and_done", "2025-03-31", "1/1")]
    [InlineData("waiting_and_done", "2025-04-01", "0/1")]
    [InlineData("done_outside_month", "2025-03-31", "0/1")]
    [InlineData("done_outside_month", "2025-04-01", "1/1")]
    public void National_rows_are_asked_by_the_month_of_their_file(string check, string started, string said)
    {
        var month = new Month(2025, 3);
        NationalRow[] rows =
        [
            new(false, "k1", "SE2321000131-E000000000001", month),
            new(true, "k1", "SE2321000131-E000000000001", month) { StartedOn = DateOnly.Parse(started, System.Globalization.CultureInfo.InvariantCulture) },
        ];
        Assert.Equal(said, Checked.Said(Checked.Of(check, Checked.Input(null) with { National = rows })));
    }

    [Theory]
    [InlineData("SE2321000131-E000000000001", "2025-03-31", null, "0/1", "0/1", "0/1")]
    [InlineData("SYN-BUP", "2025-03-30", "2025-03-31", "1/1", "1/1", "1/1")]
    [InlineData(null, "2025-03-31", "2025-04-01", "1/1", "0/1", "0/1")]
    public void A_national_row_has_a_unit_a_day_and_no_start_while_it_waits(string? unit, string snapshot, string? started, string hsa, string day, string start)
    {
        DateOnly Of(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var row = new NationalRow(false, "k1", unit, new(2025, 3)) { SnapshotOn = Of(snapshot), StartedOn = started is null ? null : Of(started), Mvo = "M1" };
        var list = Checked.Mvo with { Codes = [new("M1", null, new(2000, 1, 1), null, new("", ""))] };
        var input = Checked.Input(null) with { National = [row], Mvo = list };
        Assert.Equal(hsa, Checked.Said(Checked.Of("hsa_id_missing", input)));
        Assert.Equal(day, Checked.Said(Checked.Of("snapshot_not_month_end", input)));
        Assert.Equal(start, Checked.Said(Checked.Of("waiting_with_start", input)));
        Assert.Equal("0/1", Checked.Said(Checked.Of("mvo_outside_list", input)));
        Assert.Equal("1/1", Checked.Said(Checked.Of("mvo_outside_list", input with { National = [row with { Mvo = "?" }] })));
        Assert.Equal("-", Checked.Said(Checked.Of("mvo_outside_list", input with { Mvo = Checked.Mvo with { Codes = [] } })));
    }

    private static FigureRow Figure(string? unit, int? completed) => new("R", unit, new(new(First, unit ?? "R", MeasuringPoint.Treatment)) { Completed = completed });

    internal static string Said(string check, int[] months) => Checked.Said(Checked.Of(check, [.. Months(months)]));

    /// <summary>So many done contacts of as many patients in each month from January 2024, the last of them on its last day.</summary>
    internal static IReadOnlyList<CareEvent> Months(int[] counts) => [.. counts.SelectMany((count, month) => Enumerable.Range(0, count).Select(n =>
        (CareEvent)(Given.Contact($"c{month}-{n}", ContactKind.FollowUp, First.Plus(month).Last.AddDays(-(n % 28))) with { PatientId = $"p{n}" })))];

    /// <summary>A treatment in March 2025 by a contact of its own, so many days after its decision.</summary>
    private static Contact Treated(int number, int days) => Given.Contact($"c{number}", ContactKind.Treatment, new DateOnly(2025, 3, 31).AddDays(-(number % 20))) with
    {
        PatientId = $"p{number}",
        DecidedOn = new DateOnly(2025, 3, 31).AddDays(-(number % 20) - days),
    };
}
