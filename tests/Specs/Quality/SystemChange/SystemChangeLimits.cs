using Trettio.Care;
using Trettio.Quality.SystemChange;

namespace Trettio.Specs.Quality.SystemChange;

/// <summary>A change of journal system on its very day, the day before and the day after, and each mark on its limit.</summary>
public sealed class SystemChangeLimits
{
    private static readonly DateOnly On = new(2025, 3, 1);
    private static readonly CareUnit Root = new() { UnitId = "SYN", Name = "R" };

    [Theory] // listed and removed so many days from the change
    [InlineData(-1, null, 1)]
    [InlineData(0, null, 0)]
    [InlineData(-9, 0, 1)]
    [InlineData(-9, -1, 0)]
    public void A_wait_is_open_over_the_change_when_listed_before_and_not_over_before_it(int listed, int? removed, int open) =>
        Assert.Equal(open, Waits(Listed("w", listed, removed)).Open);

    [Theory] // what was over in the months before is what was usual: an investigation or treatment, not a first visit
    [InlineData(-1, MeasuringPoint.Treatment, 1)]
    [InlineData(0, MeasuringPoint.Treatment, 0)]
    [InlineData(-1, MeasuringPoint.FirstVisit, 0)]
    public void Waits_over_before_the_change_are_compared_with(int removed, MeasuringPoint point, int of) =>
        Assert.Equal((of, of), (Waits(Listed("w", -300, removed) with { MeasuringPoint = point }).UndecidedBefore.Without, Waits(Listed("w", -300, removed) with { MeasuringPoint = point }).UndecidedBefore.Of));

    [Fact]
    public void They_are_those_of_as_many_months_as_are_compared()
    {
        // One month is known after the change, and one before it is looked at.
        var (first, earlier) = (On.AddMonths(-1).DayNumber - On.DayNumber, On.AddMonths(-1).DayNumber - On.DayNumber - 1);
        Assert.Equal([1, 0], new[] { first, earlier }.Select(day => Waits(20, [Listed("w", -300, day)]).UndecidedBefore.Of));
        Assert.Equal((0, 1), (Waits(Listed("w", -9, null) with { MeasuringPoint = MeasuringPoint.FirstVisit }).Undecided.Of, Waits(Listed("w", -9, null)).Undecided.Of));
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(89, false)]
    public void Silence_is_told_of_from_its_day(int last, bool can)
    {
        var found = Waits(last, [Listed("w", -30, null)]);
        Assert.Equal((can, can ? 1 : 0), (found.CanTellSilence, found.Silent.Count));
    }

    [Theory]
    [InlineData("contact", 0, false)]
    [InlineData("contact", -1, true)]
    [InlineData("offer", 0, false)]
    [InlineData("offer", -1, true)]
    [InlineData("move", 0, false)]
    [InlineData("move", -1, true)]
    public void What_names_a_wait_from_the_day_of_the_change_on_breaks_its_silence(string kind, int day, bool isSilent)
    {
        CareEvent naming = kind switch
        {
            "contact" => SystemChangeLaws.Contact("n", On.AddDays(day)) with { WaitId = "w", Status = ContactStatus.Booked },
            "offer" => new Offer { WaitId = "w", GivenOn = On.AddDays(day), OfferedFor = On.AddDays(60) },
            _ => new Move { WaitId = "w", MovedOn = On.AddDays(day), FromUnitId = "SYN", ToUnitId = "SYN" },
        };
        Assert.Equal(isSilent, Waits(120, [Listed("w", -30, null), naming]).Silent.Count == 1);
    }

    [Theory] // the old wait listed so many days before the change, the new one so many after; days between them
    [InlineData(-14, 0, true)]
    [InlineData(-15, 0, false)]
    [InlineData(-4, 10, true)]
    [InlineData(-5, 10, false)]
    public void Two_waits_are_double_when_listed_within_the_limit(int old, int fresh, bool isDouble) =>
        Assert.Equal(isDouble, Waits(Listed("w1", old, null), Listed("w2", fresh, null)).Doubled.Count == 1);

    [Fact]
    public void A_new_wait_is_one_from_the_change_on_or_one_of_the_new_systems_ids_listed_no_earlier()
    {
        // Of one day they are one pair: the new one is such as the new system lists; where it lists none, the later id.
        Assert.Equal(["w1 = X-1"], Waits(Listed("w1", -9, null), Listed("X-1", -9, null), Listed("X-2", 40, null)).Doubled.Shown);
        Assert.Equal(["X-1 = w1"], Waits(Listed("w1", -9, null), Listed("X-1", -9, null)).Doubled.Shown);
        Assert.Empty(Waits(Listed("w1", -9, null), Listed("w2", -8, null)).Doubled.Shown);
        Assert.Equal(["w1 = X-1"], Waits(Listed("w1", -9, null), Listed("X-1", -8, null)).Doubled.Shown);
        Assert.Empty(Waits(Listed("w1", -9, null), Listed("w2", 2, null) with { MeasuringPoint = MeasuringPoint.Investigation }).Doubled.Shown);
        // What was over before the new one was listed is not there twice; over on its day it was.
        Assert.Empty(Waits(Listed("w1", -9, 1), Listed("w2", 2, null)).Doubled.Shown);
        Assert.Single(Waits(Listed("w1", -9, 2), Listed("w2", 2, null)).Doubled.Shown);
        // The earliest contact is the stop.
        Assert.Empty(Waits(Listed("w1", -9, null), Listed("w2", 5, null), Stop("c1", 8), Stop("c2", 2)).Doubled.Shown);
        Assert.Single(Waits(Listed("w1", -9, null), Listed("w2", 5, null), Stop("c1", 8)).Doubled.Shown);
        // Replaced is not silent.
        Assert.Empty(Waits(120, [Listed("w1", -9, null), Listed("w2", 2, 3)]).Silent.Shown);
        static Contact Stop(string id, int day) => SystemChangeLaws.Contact(id, On.AddDays(day)) with { WaitId = "w1", Kind = ContactKind.Treatment };
    }

    [Fact]
    public void The_day_of_the_change_is_the_first_after_it_and_months_are_whole_on_each_side()
    {
        // Two months are known: from 1 January to 30 April.
        DateOnly[] days = [new(2024, 12, 31), new(2025, 1, 1), On.AddDays(-1), On, new(2025, 4, 30), new(2025, 5, 1)];
        var found = SystemChangeLaws.Profile(new CareEventList([Root, .. days.Select((day, n) => SystemChangeLaws.Contact($"c{n}", day))]));
        Assert.Equal(2, found.Limits.Months);
        Assert.Equal((2, 2), found.Tables.Single(table => table is { Table: "contacts", Unit: null }).Rows);
        // Another region's contacts are none of it.
        var others = SystemChangeLaws.Profile(new CareEventList([Root, new CareUnit { UnitId = "X", Name = "X" }, .. days.Select((day, n) => SystemChangeLaws.Contact($"c{n}", day) with { UnitId = n == 3 ? "X" : "SYN" })]));
        Assert.Equal((2, 1), others.Tables.Single(table => table is { Table: "contacts", Unit: null }).Rows);
    }

    [Theory] // of three hundred: new codes from 5 per cent, lost ones from 5, new shapes from 20
    [InlineData(BreakKind.NewCodes, 15, true)]
    [InlineData(BreakKind.NewCodes, 14, false)]
    [InlineData(BreakKind.LostCodes, 15, true)]
    [InlineData(BreakKind.LostCodes, 14, false)]
    [InlineData(BreakKind.NewShape, 60, true)]
    [InlineData(BreakKind.NewShape, 59, false)]
    public void Codes_and_shapes_break_on_their_limit(BreakKind kind, int rows, bool isBroken)
    {
        var events = Sides(300, 300, (isAfter, n) => kind switch
        {
            BreakKind.NewShape => contact => contact with { ContactId = isAfter && n < rows ? $"X-{n}-{n}" : contact.ContactId },
            _ => contact => contact with { Profession = isAfter == (kind == BreakKind.NewCodes) && n < rows ? "XS999" : "XS915" },
        });
        Assert.Equal(isBroken, Breaks(events, kind).Any(one => one.Unit is null && one.Field == (kind == BreakKind.NewShape ? "contact_id" : "profession")));
    }

    [Theory] // so many rows filled on each side, all with another code
    [InlineData(30, true)]
    [InlineData(29, false)]
    public void Codes_of_too_few_filled_rows_tell_nothing(int filled, bool isBroken)
    {
        var events = Sides(300, 300, (isAfter, n) => contact => contact with { Profession = n < filled ? isAfter ? "YR1" : "XS915" : null });
        Assert.Equal(isBroken, Breaks(events, BreakKind.NewCodes).Any());
    }

    [Theory] // registered a day after before the change, so many after it
    [InlineData(6, true)]
    [InlineData(5, false)]
    public void Registration_is_later_from_its_limit(int days, bool isBroken)
    {
        var events = Sides(300, 300, (isAfter, _) => contact => contact with { RegisteredOn = contact.StartedOn.AddDays(isAfter ? days : 1) });
        Assert.Equal(isBroken, Breaks(events, BreakKind.Lag).Any(one => one.Unit is null));
    }

    [Theory] // nothing tells of the season
    [InlineData(180, true)]
    [InlineData(179, false)]
    public void Volume_breaks_past_its_limit(int after, bool isBroken) => Assert.Equal(isBroken, Breaks(Sides(100, after, (_, _) => contact => contact), BreakKind.Volume).Any(one => one.Unit is null));

    [Theory] // rows a year before: in January (the month that makes the year whole), March and April; this year March has twice as many as February
    [InlineData(25, 200, 0, false)]
    [InlineData(25, 200, 300, false)]
    [InlineData(24, 200, 0, true)]
    [InlineData(25, 100, 0, true)]
    [InlineData(25, 29, 0, true)]
    public void A_season_that_the_year_before_had_is_no_break(int january, int march, int april, bool isBroken)
    {
        IEnumerable<CareEvent> Rows(int count, DateOnly on) => Enumerable.Range(0, count).Select(n => SystemChangeLaws.Contact($"c{on:yyMMdd}{n}", on) with { PatientId = $"p{on:yyMMdd}{n}" });
        CareEvent[] events =
        [
            Root, .. Rows(january, new(2024, 1, 31)), .. Rows(100, new(2024, 2, 1)), .. Rows(march, new(2024, 3, 1)), .. Rows(april, new(2024, 4, 1)),
            .. Rows(100, new(2025, 2, 1)), .. Rows(200, new(2025, 3, 1)),
        ];
        Assert.Equal(isBroken, Breaks(events, BreakKind.Volume).Any(one => one.Unit is null));
    }

    [Theory] // the first and the last day of a unit, where February and March are compared
    [InlineData("2025-02-01", null, false)]
    [InlineData("2025-02-02", null, true)]
    [InlineData(null, "2025-03-31", false)]
    [InlineData(null, "2025-03-30", true)]
    public void A_unit_that_opens_or_closes_between_ends_all_comparing_of_units_volumes(string? from, string? to, bool isReorganised)
    {
        DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        static CareUnit Unit(string id) => new() { UnitId = id, Name = id, ParentUnitId = "SYN" };
        IEnumerable<CareEvent> Rows(string unit, int count, DateOnly on) => Enumerable.Range(0, count).Select(n => SystemChangeLaws.Contact($"{unit}{on:MMdd}{n}", on) with { PatientId = $"{unit}{on:MMdd}{n}", UnitId = unit });
        CareEvent[] events =
        [
            Root, Unit("A"), Unit("B"), Unit("C") with { ValidFrom = Day(from), ValidTo = Day(to) },
            .. Rows("A", 200, new(2025, 2, 3)), .. Rows("A", 50, new(2025, 3, 3)), .. Rows("B", 200, new(2025, 2, 3)), .. Rows("B", 200, new(2025, 3, 3)),
        ];
        var found = SystemChangeLaws.Profile(new CareEventList(events));
        string[] reorganised = isReorganised ? ["C"] : [];
        Assert.Equal(reorganised, found.Reorganised);
        Assert.Equal(!isReorganised, found.Breaks.Any(one => one is { Kind: BreakKind.Volume, Unit: "A" }));
    }

    [Fact]
    public void An_empty_text_fills_no_field_and_a_patients_id_is_in_no_list_of_ids()
    {
        var side = new FieldSide();
        side.Add("", FieldKind.Code);
        side.Add(null, FieldKind.Code);
        Assert.Equal((2, 0, 0), (side.Rows, side.Filled, side.Values.Count));
        static CareEventList Delivery(int year) => new([Root, new Patient { PatientId = "p1", BirthYear = year }]);
        var found = DeliveryComparison.Of(Delivery(2012), Delivery(2013));
        Assert.Equal(1, found.Rows.Single(row => row.Table == "patients").Differing);
        Assert.Empty(found.Ids);
    }

    [Fact]
    public void What_is_filled_as_time_passes_is_no_break()
    {
        var waits = Enumerable.Range(0, 300).SelectMany(n => new[] { Listed($"b{n}", -1 - (n % 28), -1) with { PatientId = $"b{n}" }, Listed($"a{n}", n % 28, null) with { PatientId = $"a{n}" } });
        Assert.DoesNotContain(SystemChangeLaws.Profile(new CareEventList([Root, .. waits, SystemChangeLaws.Contact("c", On.AddDays(30))])).Breaks, one => one is { Kind: BreakKind.Fill, Field: "removed_on" });
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Who_is_protected_in_either_delivery_is_listed_of_neither(bool inA, bool inB)
    {
        static CareEventList Delivery(bool isProtected, DateOnly? decided) =>
            new([Root, new Patient { PatientId = "p1", BirthYear = 2012, IsProtected = isProtected }, Listed("w1", 0, null) with { DecidedOn = decided }]);
        var found = DeliveryComparison.Of(Delivery(inA, On), Delivery(inB, null));
        Assert.Equal((0, 1), (found.LostDecisions.Shown.Count, found.LostDecisions.Hidden));
        Assert.All(found.Ids, ids => Assert.Empty(ids.Ids.Shown));
        Assert.Equal(new ComparedField("waits", "decided_on", 1, 0, 1), Assert.Single(found.Fields, field => field.Table == "waits"));
    }

    private static WaitsOverChange Waits(params Wait[] waits) => Waits(60, waits);

    private static WaitsOverChange Waits(params CareEvent[] events) => Waits(60, events);

    /// <summary>With a last visit so many days after the change.</summary>
    private static WaitsOverChange Waits(int last, IEnumerable<CareEvent> events) =>
        SystemChangeLaws.Profile(new CareEventList([Root, .. events, SystemChangeLaws.Contact("last", On.AddDays(last))])).Waits;

    private static Wait Listed(string id, int listed, int? removed) =>
        SystemChangeLaws.Wait(id, "p1", On.AddDays(listed)) with { RemovedOn = removed is { } day ? On.AddDays(day) : null };

    private static IEnumerable<MarkedBreak> Breaks(IEnumerable<CareEvent> events, BreakKind kind) =>
        SystemChangeLaws.Profile(new CareEventList([.. events])).Breaks.Where(one => one.Kind == kind && one.Table == "contacts");

    /// <summary>So many contacts of as many children in the month before the change and in the month after.</summary>
    private static IEnumerable<CareEvent> Sides(int before, int after, Func<bool, int, Func<Contact, Contact>> dressed) =>
    [
        Root,
        .. Enumerable.Range(0, before).Select(n => dressed(false, n)(SystemChangeLaws.Contact($"b{n}", On.AddDays(-1 - (n % 28))) with { PatientId = $"b{n}" })),
        .. Enumerable.Range(0, after).Select(n => dressed(true, n)(SystemChangeLaws.Contact($"a{n}", On.AddDays(n % 28)) with { PatientId = $"a{n}" })),
    ];
}
