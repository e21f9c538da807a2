using Trettio.Care;
using Trettio.Quality.SystemChange;
using Trettio.Specs.Tables;
using Trettio.Synthetic;

namespace Trettio.Specs.Quality.SystemChange;

/// <summary>A change of journal system that loses or alters something is seen, at the unit and field where it happened; one that does not is silent.</summary>
public sealed class SystemChangeLaws
{
    private static readonly DateOnly On = new(2025, 3, 1);
    private static readonly SyntheticRegion Region = SyntheticRegion.Of(new SyntheticOptions { Patients = 4000, Years = 2, Seed = 5, Until = new(2025, 10) });

    internal static BreakLimits Limits { get; } = Read();

    [Fact]
    public void A_region_that_changed_nothing_has_no_break_of_fields_or_codes()
    {
        var breaks = Profile(new CareEventList(Events)).Breaks;
        Assert.DoesNotContain(breaks, one => one.Unit is null && one.Kind is BreakKind.Fill or BreakKind.NewCodes or BreakKind.LostCodes or BreakKind.NewShape or BreakKind.Lag);
    }

    [Theory]
    [InlineData("kva_lost", BreakKind.Fill, "kva")]
    [InlineData("profession_codes", BreakKind.NewCodes, "profession")]
    [InlineData("profession_codes", BreakKind.LostCodes, "profession")]
    [InlineData("ids", BreakKind.NewShape, "contact_id")]
    [InlineData("late", BreakKind.Lag, "registered_on")]
    [InlineData("half", BreakKind.Volume, "")]
    [InlineData("video", BreakKind.MovedCodes, "contact_type")]
    public void What_changed_is_marked_for_the_region_in_its_field(string fault, BreakKind kind, string field)
    {
        var breaks = Profile(Changed(fault)).Breaks;
        Assert.Contains(breaks, one => one.Kind == kind && one.Table == "contacts" && one.Field == field && one.Unit is null);
        Assert.Equal(breaks.OrderByDescending(one => one.Strength).Select(one => one.Strength), breaks.Select(one => one.Strength));
    }

    [Fact]
    public void What_changed_at_one_unit_is_marked_there_and_not_at_another()
    {
        var events = new CareEventList([.. Events.Select(row => row is Contact { UnitId: "SYN-BUP-EKBACKA" } contact && contact.StartedOn >= On ? contact with { Profession = null } : row)]);
        var marked = Profile(events).Breaks.Where(one => one is { Kind: BreakKind.Fill, Field: "profession", Unit: not null }).Select(one => one.Unit);
        Assert.Equal(["SYN-BUP-EKBACKA"], marked);
        Assert.All(Profile(events, "SYN-BUP-EKBACKA").Fields, field => Assert.True(field.Unit is null or "SYN-BUP-EKBACKA"));
    }

    [Theory] // Three hundred children a side, all filled before; 270 after is ten points, 271 is not.
    [InlineData(300, 270, 300, true)]
    [InlineData(300, 271, 300, false)]
    // Ten points of thirty are chance; so are those of three hundred rows of thirty children.
    [InlineData(30, 27, 30, false)]
    [InlineData(300, 270, 30, false)]
    // A field that is lost is none, even of thirty; of one row fewer nothing is marked.
    [InlineData(30, 0, 30, true)]
    [InlineData(29, 0, 29, false)]
    public void A_fill_rate_breaks_on_the_limit_and_beyond_chance_and_not_before(int rows, int filled, int children, bool isBroken)
    {
        // A month is known on each side; the one before has 28 days.
        List<CareEvent> events = [new CareUnit { UnitId = "SYN", Name = "R" }];
        for (var at = 0; at < rows; at++)
        {
            events.Add(Contact($"b{at}", On.AddDays(-1 - (at % 28))) with { Profession = "XS915", PatientId = $"b{at % children}" });
            events.Add(Contact($"a{at}", On.AddDays(at % 28)) with { Profession = at < filled ? "XS915" : null, PatientId = $"a{at % children}" });
        }

        Assert.Equal(isBroken, Profile(new CareEventList(events)).Breaks.Any(one => one is { Kind: BreakKind.Fill, Field: "profession" }));
    }

    /// <summary>Worked by hand: tea tasted right four of four, and five rows against none.</summary>
    [Fact]
    public void The_exact_tests_give_what_is_worked_out_by_hand()
    {
        Assert.Equal(2.0 / 70, ByChance.OfShares((4, 4), (0, 4), 1), 12);
        Assert.Equal(2.0 * 17 / 70, ByChance.OfShares((3, 4), (1, 4), 1), 12);
        Assert.Equal(2.0 / 32, ByChance.OfCounts(5, 0, 1), 12);
        Assert.Equal(1, ByChance.OfCounts(5, 5, 1));
        Assert.Equal(1, ByChance.OfShares((0, 4), (0, 4), 1));
        // Eight rows of two children each with four count as two.
        Assert.Equal(4, ByChance.Design([4, 4]));
        Assert.Equal(ByChance.OfShares((4, 4), (0, 4), 1), ByChance.OfShares((16, 16), (0, 16), ByChance.Design([4, 4])), 12);
        // Stirling's series and the table meet: 2·(1/2)^300, and a table of thousands that adds up.
        Assert.Equal(Math.Log(2) * -299, Math.Log(ByChance.OfCounts(300, 0, 1)), 8);
        Assert.InRange(ByChance.OfShares((5000, 10000), (5100, 10000), 1), 0.15, 0.17);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(11)]
    [InlineData(21)]
    [InlineData(30)]
    public void A_clean_region_of_any_seed_names_next_to_nothing(int seed)
    {
        var region = SyntheticRegion.Of(new SyntheticOptions { Patients = 6000, Years = 2, Seed = seed, Until = new(2025, 8) });
        List<CareEvent> events = [.. region.Units(), .. region.Patients(), .. region.Referrals(), .. region.Commitments(), .. region.Waits(), .. region.Moves(), .. region.Offers(), .. region.Contacts()];
        Assert.InRange(SystemChangeProfile.Of(new CareEventList(events), new ChangeQuery("SYN", new(2025, 3, 1)), Limits).Breaks.Count, 0, 1);
    }

    // Beyond the last month there are only booked visits and open ends. August ends on a Sunday: its last visit is on the 29th.
    [Theory]
    [InlineData("2025-03-01", 6)]
    [InlineData("2025-04-01", 5)]
    [InlineData("2025-04-15", 4)]
    [InlineData("2025-08-01", 1)]
    [InlineData("2025-08-20", 1)]
    [InlineData("2025-10-01", 6)]
    public void No_more_months_are_compared_than_are_known_after_the_change(string on, int months)
    {
        var region = SyntheticRegion.Of(new SyntheticOptions { Patients = 2000, Years = 2, Seed = 30, Until = new(2025, 8) });
        var found = SystemChangeProfile.Of(region, new ChangeQuery("SYN", DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)), Limits);
        Assert.Equal(months, found.Limits.Months);
        Assert.DoesNotContain(found.Breaks, one => months is > 1 and < 6 && one.Kind is (BreakKind.NewCodes or BreakKind.LostCodes));
    }

    [Fact]
    public void Every_table_and_field_has_a_swedish_word() =>
        Assert.All(CareFields.All.SelectMany(table => table.Fields.Select(field => (table.Name, Field: field.Name)).Append((table.Name, ""))), one =>
            Assert.True(Trettio.Reports.SystemChange.FieldWords.Knows(one.Name, one.Item2), $"{one.Name}.{one.Item2}"));

    [Fact]
    public void A_wait_listed_again_under_a_new_id_is_double_a_later_one_is_not()
    {
        List<CareEvent> events =
        [
            new CareUnit { UnitId = "SYN", Name = "R" }, new Patient { PatientId = "p9", BirthYear = 2012, IsProtected = true },
            Wait("w1", "p1", On.AddDays(-10)), Wait("X-1", "p1", On.AddDays(2)),
            Wait("w2", "p2", On.AddDays(-60)), Wait("X-2", "p2", On.AddDays(2)),
            Wait("w3", "p3", On.AddDays(-60)) with { DecidedOn = On.AddDays(-61) }, Wait("X-3", "p3", On.AddDays(2)) with { DecidedOn = On.AddDays(-61) },
            Wait("w4", "p4", On.AddDays(-10)) with { RemovedOn = On.AddDays(-1) }, Wait("X-4", "p4", On.AddDays(2)),
            Wait("w9", "p9", On.AddDays(-3)), Wait("X-9", "p9", On),
            Contact("c1", On.AddDays(120)),
        ];
        var waits = Profile(new CareEventList(events)).Waits;
        Assert.Equal(["w1 = X-1", "w3 = X-3"], waits.Doubled.Shown);
        Assert.Equal(1, waits.Doubled.Hidden);
        Assert.Equal(4, waits.Open);

        // w2 is open, unnamed since and not replaced; ninety days later that is silence, and one day earlier it is not.
        Assert.True(waits.CanTellSilence);
        Assert.Equal(["w2"], waits.Silent.Shown);
        Assert.Equal(["w2", "w1"], waits.Undecided.Without.Shown.OrderDescending());
        var early = Profile(new CareEventList([.. events.SkipLast(1), Contact("c1", On.AddDays(89))])).Waits;
        Assert.False(early.CanTellSilence);
        Assert.Equal(0, early.Silent.Count);
    }

    [Fact]
    public void Two_equal_deliveries_are_equal_and_every_difference_is_told_by_table_unit_and_field()
    {
        List<CareEvent> a =
        [
            new CareUnit { UnitId = "SYN", Name = "R" }, new Patient { PatientId = "p1", BirthYear = 2012 }, new Patient { PatientId = "p2", BirthYear = 2012, IsProtected = true },
            Wait("w1", "p1", On) with { DecidedOn = On }, Wait("w2", "p2", On) with { DecidedOn = On }, Wait("w3", "p1", On), Contact("c1", On) with { Kva = "AU006" },
        ];
        Assert.True(DeliveryComparison.Of(new CareEventList(a), new CareEventList([.. a.AsEnumerable().Reverse()])).IsEqual);

        List<CareEvent> b = [.. a.Select(row => row is Wait { WaitId: "w1" or "w2" } wait ? wait with { DecidedOn = null } : row is Contact contact ? contact with { Kva = "AU007" } : row).Where(row => row is not Wait { WaitId: "w3" }), Wait("w4", "p1", On)];
        var found = DeliveryComparison.Of(new CareEventList(a), new CareEventList(b));
        var waits = found.Rows.Single(row => row.Table == "waits");
        Assert.Equal((0, 2, 1, 1), (waits.Same, waits.Differing, waits.OnlyA, waits.OnlyB));
        Assert.Equal([new("waits", "decided_on", 2, 0, 2), new("contacts", "kva", 1, 0, 0)], found.Fields);
        Assert.Equal(["w1"], found.LostDecisions.Shown);
        Assert.Equal(1, found.LostDecisions.Hidden);
        Assert.Equal(["w3"], found.Ids.Single(ids => ids is { Table: "waits", What: "only_a" }).Ids.Shown);
        Assert.Equal(["w4"], found.Ids.Single(ids => ids is { Table: "waits", What: "only_b" }).Ids.Shown);
        Assert.Equal(["c1"], found.Ids.Single(ids => ids.Table == "contacts").Ids.Shown);
    }

    [Fact]
    public void Recorded_changes_are_read_in_order_and_must_be_somebodys()
    {
        var read = RecordedChange.Parse("system_changes:\n  - { unit: A, date: 2025-04-01, from: Gamla, to: Nya, note: etapp 2 }\n  - { region: SYN, date: 2025-03-01, from: Gamla, to: Nya }\n", "f");
        Assert.Equal([("SYN", null, On), (null, "A", new DateOnly(2025, 4, 1))], read.Select(change => (change.Region, change.Unit, change.On)));
        Assert.Throws<Trettio.Measuring.DefinitionException>(() => RecordedChange.Parse("system_changes:\n  - { date: 2025-04-01, from: Gamla, to: Nya }\n", "f"));
        Assert.Throws<Trettio.Measuring.DefinitionException>(() => RecordedChange.Parse("system_changes:\n  - { unit: A, date: i april, from: Gamla, to: Nya }\n", "f"));
    }

    private static List<CareEvent> Events { get; } =
        [.. Region.Units(), .. Region.Patients(), .. Region.Referrals(), .. Region.Commitments(), .. Region.Waits(), .. Region.Moves(), .. Region.Offers(), .. Region.Contacts()];

    private static CareEventList Changed(string fault) => new([.. Events.Where(row => fault != "half" || row is not Contact contact || contact.StartedOn < On || contact.StartedOn.DayNumber % 2 == 0).Select(row => row is Contact contact && contact.StartedOn >= On
        ? fault switch
        {
            "kva_lost" => contact with { Kva = null },
            "profession_codes" => contact with { Profession = contact.Profession?.Replace("XS", "YR", StringComparison.Ordinal) },
            "ids" => contact with { ContactId = contact.ContactId + "/" + contact.StartedOn.Year },
            "late" => contact with { RegisteredOn = contact.RegisteredOn?.AddDays(7) },
            "video" => contact with { ContactType = contact.StartedOn.DayNumber % 2 == 0 ? "81" : contact.ContactType },
            _ => contact,
        }
        : row)]);

    internal static SystemChangeProfile Profile(ICareEvents events, string? unit = null) => SystemChangeProfile.Of(events, new ChangeQuery("SYN", On) { Unit = unit }, Limits);

    internal static Contact Contact(string id, DateOnly on) => new() { ContactId = id, PatientId = "p1", UnitId = "SYN", StartedOn = on, Status = ContactStatus.Done };

    internal static Wait Wait(string id, string patient, DateOnly listed) => new() { WaitId = id, PatientId = patient, UnitId = "SYN", MeasuringPoint = MeasuringPoint.Treatment, ListedOn = listed };

    private static BreakLimits Read()
    {
        var path = Path.Combine(MarkdownTable.Root, "definitions", "quality", "system-change.yaml");
        return BreakLimits.Parse(File.ReadAllText(path), path);
    }
}
