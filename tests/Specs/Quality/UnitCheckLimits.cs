using System.Globalization;
using Trettio.Care;
using Trettio.Specs.Measuring;

namespace Trettio.Specs.Quality;

/// <summary>The checks of units: their smallest numbers, their windows of time, and whose the rows are.</summary>
public sealed class UnitCheckLimits
{
    private static readonly DateOnly Last = new(2025, 3, 31);

    [Theory] // so many decided on the day they began
    [InlineData(19, "-")]
    [InlineData(20, "1/1")]
    public void Decisions_on_the_day_are_told_of_from_the_smallest_number(int rows, string said) =>
        Assert.Equal(said, Said("decisions_on_start_in_bulk", [.. Begun(rows, Last, 0)]));

    [Theory] // the twelve months up to the last one known, and investigations and treatments alone
    [InlineData("2024-04-01", ContactKind.Treatment, "1/1")]
    [InlineData("2024-04-01", ContactKind.Investigation, "1/1")]
    [InlineData("2024-03-31", ContactKind.Treatment, "-")]
    [InlineData("2024-04-01", ContactKind.FirstVisit, "-")]
    public void Decisions_on_the_day_are_those_of_a_year(string day, ContactKind kind, string said) =>
        Assert.Equal(said, Said("decisions_on_start_in_bulk", [.. Begun(20, Day(day), 0, kind), Given.Contact("last", ContactKind.FollowUp, Last)]));

    [Fact]
    public void What_began_at_another_unit_is_that_units()
    {
        var found = Checked.Of("decisions_on_start_in_bulk", [.. Elsewhere(20, Last, 0, Deviation.None)]).Found!;
        Assert.Equal("B", Assert.Single(found.Where).Unit);
    }

    [Theory] // sixty on one day of the wait, five on another: the last two days within the limit against the two after it
    [InlineData(29, 31, "1/1")]
    [InlineData(30, 32, "1/1")]
    [InlineData(28, 31, "-")]
    [InlineData(30, 33, "1/1")]
    [InlineData(31, 30, "0/1")]
    [InlineData(32, 29, "0/1")]
    public void A_heap_is_of_two_days_on_each_side(int many, int few, string said) =>
        Assert.Equal(said, Said("heap_before_limit", [.. Begun(60, Last, many, id: "m"), .. Begun(5, Last, few, id: "f")]));

    [Theory] // so many on the limit, so many the day after
    [InlineData(19, 0, "-")]
    [InlineData(20, 0, "1/1")]
    [InlineData(58, 5, "1/1")] // 58 − 15 = 43, four deviations of √(58 + 9·5) are 40,6
    [InlineData(54, 5, "0/1")] // 39 and 39,8
    public void A_heap_is_told_of_from_the_smallest_number_and_beyond_chance(int on, int after, string said) =>
        Assert.Equal(said, Said("heap_before_limit", [.. Begun(on, Last, 30, id: "o"), .. Begun(after, Last, 31, id: "a")]));

    [Theory]
    [InlineData("2023-04-01", "1/1")]
    [InlineData("2023-03-31", "-")]
    public void A_heap_is_of_two_years(string day, string said) =>
        Assert.Equal(said, Said("heap_before_limit", [.. Begun(60, Day(day), 30), Given.Contact("last", ContactKind.FollowUp, Last)]));

    [Fact]
    public void A_heap_at_one_measuring_point_is_not_made_up_for_at_another()
    {
        var rows = Begun(60, Last, 30, id: "t").Concat(Begun(60, Last, 31, ContactKind.Investigation, "i"));
        Assert.Equal("1/2", Said("heap_before_limit", [.. rows]));
        // Day 33 is none of the two days after.
        Assert.Equal("1/1", Said("heap_before_limit", [.. Begun(25, Last, 30, id: "o"), .. Begun(20, Last, 33, id: "a")]));
        Assert.Equal("B", Assert.Single(Checked.Of("heap_before_limit", [.. Elsewhere(60, Last, 30, Deviation.None)]).Found!.Where).Unit);
    }

    [Theory] // of twenty-nine removed, so many on that day; a month's three last days
    [InlineData("2025-04-28", 12, "1/1")]
    [InlineData("2025-04-27", 12, "0/1")]
    [InlineData("2025-02-26", 12, "1/1")]
    [InlineData("2025-02-25", 12, "0/1")]
    [InlineData("2024-05-31", 12, "1/1")]
    [InlineData("2024-04-30", 12, "-")]
    public void Removals_are_counted_by_the_months_own_last_days_and_in_a_year(string day, int late, string said)
    {
        var on = Day(day);
        var removed = Enumerable.Range(0, 29).Select(n => Removed(n, n < late ? on : new(on.Year, on.Month, 10)));
        Assert.Equal(said, Said("removals_bunched", [.. removed, Given.Contact("last", ContactKind.FollowUp, new(2025, 4, 30))]));
    }

    [Theory] // of so many in January of each year, so many marked this year
    [InlineData(15, 15, 15, "1/1")]
    [InlineData(15, 14, 14, "-")]
    [InlineData(14, 15, 15, "-")]
    [InlineData(400, 400, 60, "1/1")]
    [InlineData(400, 400, 59, "0/1")]
    public void A_share_of_mov_and_sov_jumps_from_the_smallest_numbers_and_on_the_limit(int before, int now, int marked, string said) => Assert.Equal(said, Said(
        "mov_sov_jump", [.. Begun(before, new(2024, 1, 31), 20, id: "b"), .. Begun(now, new(2025, 1, 31), 20, id: "n").Select((contact, n) => contact with { Deviation = n < marked ? Deviation.SpeciallyCaused : Deviation.None })]));

    [Fact]
    public void Patients_own_choice_is_no_jump_nor_is_the_share_that_last_years_month_had()
    {
        static IEnumerable<Contact> January(int year, Deviation deviation, string id) => Begun(20, new(year, 1, 31), 20, id: id).Select(contact => contact with { Deviation = deviation });
        Assert.Equal("0/1", Said("mov_sov_jump", [.. January(2024, Deviation.None, "b"), .. January(2025, Deviation.PatientChosen, "n")]));
        Assert.Equal("0/1", Said("mov_sov_jump", [.. January(2024, Deviation.MedicallyCaused, "b"), .. January(2025, Deviation.MedicallyCaused, "n"), .. Begun(20, new(2024, 2, 29), 20, id: "f")]));
        var found = Checked.Of("mov_sov_jump", [.. Elsewhere(20, new(2024, 1, 31), 20, Deviation.None), .. Elsewhere(20, new(2025, 1, 31), 20, Deviation.SpeciallyCaused)]).Found!;
        Assert.Equal(("B", new Month(2025, 1)), (Assert.Single(found.Where).Unit, found.Where[0].Month));
    }

    [Theory] // two months of so many, the later with so many emptied; by chance alone seven of twenty may be
    [InlineData(20, 20, "1/1")]
    [InlineData(19, 19, "-")]
    [InlineData(20, 12, "1/1")]
    [InlineData(20, 7, "0/1")]
    public void A_field_is_lost_from_the_smallest_number_and_beyond_chance(int rows, int emptied, string said)
    {
        var events = Filled(rows, 0).Concat(Filled(rows, 1).Select((contact, n) => n < emptied ? contact with { Profession = null } : contact));
        // Three fields are asked about, and the two others are whole.
        Assert.Equal(said, Said("fill_rate_drop", [.. events]).Replace("/3", "/1", StringComparison.Ordinal));
    }

    [Theory] // seventy of a hundred are empty in the last month, as were a thousand so many months before it
    [InlineData(12, 0)]
    [InlineData(13, 1)]
    public void A_field_is_lost_against_the_twelve_months_before(int monthsBefore, int found)
    {
        var events = Filled(1000, 0).Select(contact => contact with { Profession = null })
            .Concat(Enumerable.Range(1, monthsBefore - 1).SelectMany(month => Filled(100, month)))
            .Concat(Filled(100, monthsBefore).Select((contact, n) => n < 70 ? contact with { Profession = null } : contact));
        Assert.Equal(found, (int)(Checked.Of("fill_rate_drop", [.. events]).Found?.Count ?? 0));
    }

    [Theory]
    [InlineData("contacts.kva")]
    [InlineData("contacts.profession")]
    [InlineData("contacts.contact_type")]
    [InlineData("contacts.registered_on")]
    [InlineData("waits.decided_on")]
    public void Each_field_is_followed_by_itself(string field)
    {
        var found = Checked.Of("fill_rate_drop", [.. Whole(0), .. Whole(1).Select(row => Emptied(row, field))]).Found!;
        Assert.Equal(1, found.Count);
        Assert.Contains($": {field} är ifyllt på 0 %, tidigare 100 %.", Assert.Single(found.Details).Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void Waits_for_a_first_visit_need_no_decision_and_hide_none_that_is_lost()
    {
        var visits = new[] { 0, 1 }.SelectMany(month => Enumerable.Range(0, 900).SelectMany(n => Seen($"v{month}-{n}", MeasuringPoint.FirstVisit, new Month(2025, 1).Plus(month).Last, decided: false)));
        var found = Checked.Of("fill_rate_drop", [.. Whole(0), .. Whole(1).Select(row => Emptied(row, "waits.decided_on")), .. visits]).Found!;
        Assert.Equal(1, found.Count);
    }

    [Fact]
    public void What_need_not_hold_a_field_is_not_asked_for_it()
    {
        // Follow-ups have no code, waits for a first visit and those that nobody has been seen of no decision.
        CareEvent[] later =
        [
            .. Filled(400, 1).Select(contact => contact with { ContactId = "k" + contact.ContactId }),
            .. Enumerable.Range(0, 400).Select(n => Given.Wait($"o{n}", MeasuringPoint.Treatment, new(2025, 2, 3))),
            .. Enumerable.Range(0, 400).SelectMany(n => Seen($"v{n}", MeasuringPoint.FirstVisit, new(2025, 2, 3), decided: false)),
        ];
        Assert.Null(Checked.Of("fill_rate_drop", [.. Whole(0), .. Whole(1), .. later]).Found);
    }

    [Theory]
    [InlineData("SE2321000131-E000000000001", "0/1")]
    [InlineData("SE2321000131-1", "0/1")]
    [InlineData("SE2321000131-", "1/1")]
    [InlineData("SE2321000131-12345678901234-678", "0/1")] // 31 letters
    [InlineData("SE2321000131-12345678901234-6789", "1/1")]
    [InlineData("NO2321000131-E1", "1/1")]
    [InlineData("SE23210A0131-E1", "1/1")]
    [InlineData("SE23210001311E1", "1/1")]
    [InlineData("SE2321000131-E_1", "1/1")]
    [InlineData("SE2321000131-Ä", "1/1")]
    public void An_hsa_id_has_its_form(string unit, string said) =>
        Assert.Equal(said, Checked.Said(Checked.Of("hsa_id_missing", Checked.Input(null) with { National = [new(false, "k1", unit, new(2025, 3))] })));

    private static string Said(string check, CareEvent[] events) => Checked.Said(Checked.Of(check, events));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>So many waits of their own, stopped on that day and so many days after their decision.</summary>
    private static IEnumerable<Contact> Begun(int rows, DateOnly on, int days, ContactKind kind = ContactKind.Treatment, string id = "c") => Enumerable.Range(0, rows)
        .Select(n => Given.Contact($"{id}{n}", kind, on) with { PatientId = $"{id}{n}", DecidedOn = on.AddDays(-days) });

    /// <summary>The same as rows of waits.csv at A, whose clocks stop at B.</summary>
    private static IEnumerable<CareEvent> Elsewhere(int rows, DateOnly on, int days, Deviation deviation) => Enumerable.Range(0, rows).SelectMany(n => new CareEvent[]
    {
        Given.Wait($"w{on}{n}", MeasuringPoint.Treatment, on.AddDays(-days)) with { DecidedOn = on.AddDays(-days) },
        Given.Contact($"c{on}{n}", ContactKind.Treatment, on) with { UnitId = "B", WaitId = $"w{on}{n}", Deviation = deviation },
    });

    private static Wait Removed(int number, DateOnly on) =>
        Given.Wait($"w{number}", MeasuringPoint.Treatment, new(2024, 1, 2)) with { DecidedOn = new(2024, 1, 2), RemovedOn = on };

    /// <summary>So many follow-ups with every field filled, in that month from January 2025, the last of them on its last day.</summary>
    private static IEnumerable<Contact> Filled(int rows, int month) => Enumerable.Range(0, rows).Select(n =>
        Given.Contact($"f{month}-{n}", ContactKind.FollowUp, new Month(2025, 1).Plus(month).Last.AddDays(-(n % 5))) with { PatientId = $"p{n}", Profession = "XS918", ContactType = "0", RegisteredOn = new(2027, 1, 1) });

    /// <summary>A hundred treatments listed, decided and begun in a month, every field filled.</summary>
    private static IEnumerable<CareEvent> Whole(int month) =>
        Enumerable.Range(0, 100).SelectMany(n => Seen($"t{month}-{n}", MeasuringPoint.Treatment, new Month(2025, 1).Plus(month).Last, decided: true));

    private static CareEvent[] Seen(string id, MeasuringPoint point, DateOnly on, bool decided) =>
    [
        Given.Wait(id, point, on) with { DecidedOn = decided ? on : null },
        Given.Contact(id, point == MeasuringPoint.FirstVisit ? ContactKind.FirstVisit : ContactKind.Treatment, on) with
        {
            PatientId = id, WaitId = id, Kva = "DU011", Profession = "XS918", ContactType = "0", RegisteredOn = on,
        },
    ];

    private static CareEvent Emptied(CareEvent row, string field) => (row, field) switch
    {
        (Contact contact, "contacts.kva") => contact with { Kva = null },
        (Contact contact, "contacts.profession") => contact with { Profession = null },
        (Contact contact, "contacts.contact_type") => contact with { ContactType = null },
        (Contact contact, "contacts.registered_on") => contact with { RegisteredOn = null },
        (Wait wait, "waits.decided_on") => wait with { DecidedOn = null },
        _ => row,
    };
}
