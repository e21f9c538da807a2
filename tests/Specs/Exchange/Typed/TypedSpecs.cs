using Trettio.Care;
using Trettio.Exchange.Typed;
using Trettio.Specs.Tables;
using Trettio.Synthetic;

namespace Trettio.Specs.Exchange.Typed;

/// <summary>The table of TypedRules.md, and that opening a stored row and saving it again changes nothing.</summary>
public sealed class TypedSpecs
{
    private const string Page = "src/Exchange/Typed/TypedRules.md";

    private static readonly Dictionary<string, string> RightWait = new()
    {
        [TypedFields.Child] = "K9",
        [TypedFields.BirthYear] = "2014",
        [TypedFields.Point] = "investigation",
        [TypedFields.ListedOn] = "2025-08-01",
        [TypedFields.DecidedOn] = "2025-07-30",
    };

    private static readonly Dictionary<string, string> RightContact = new()
    {
        [TypedFields.Child] = "K9",
        [TypedFields.BirthYear] = "2014",
        [TypedFields.Point] = "investigation",
        [TypedFields.StartedOn] = "2025-08-20",
        [TypedFields.Status] = "done",
        [TypedFields.DecidedOn] = "2025-07-30",
    };

    private static readonly Patient Girl = new() { PatientId = "K1", BirthYear = 2012, Sex = Sex.Woman };
    private static readonly Patient Shielded = new() { PatientId = "K2", BirthYear = 2013, IsProtected = true };
    private static readonly Wait Known = new() { WaitId = "w1", PatientId = "K1", UnitId = "U", MeasuringPoint = MeasuringPoint.Investigation, ListedOn = new(2025, 8, 1) };

    [Fact]
    public void Each_row_is_taken_or_refused_as_the_table_says()
    {
        var rows = TableRow.Read(Page);
        Assert.True(rows.Count > 60);
        foreach (var row in rows)
        {
            var typed = Typed(row["Kind"], row["Fields"]);
            var found = TypedRules.Of(typed, Around(typed));
            row.Expect(row["Expected"], string.Join(", ", found.Select(one => $"{one.Field} {one.Rule}")));
            Assert.All(found.SelectMany(one => new[] { one.Sentence.Sv, one.Sentence.En }), sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void No_sentence_repeats_what_was_typed()
    {
        var typed = Typed("wait", "child=20150314-2380 birth_year=77777 listed_on=<b>x</b> deviation=sekret");
        Assert.All(TypedRules.Of(typed, Around(typed)), one => Assert.DoesNotMatch("2380|77777|<b>|sekret", one.Sentence.Sv + one.Sentence.En));
    }

    [Fact]
    public void What_is_opened_and_saved_again_is_the_same()
    {
        var region = SyntheticRegion.Of(new() { Patients = 400, Years = 1, Seed = 11, Until = new(2025, 8), Faults = true });
        var referrals = region.Referrals().ToLookup(referral => referral.ReferralId);
        var children = region.Patients().Where(patient => !patient.IsProtected).ToLookup(patient => patient.PatientId);
        var (waits, contacts) = (0, 0);
        foreach (var wait in region.Waits())
        {
            var known = new TypedKnown { Wait = wait, Referral = wait.ReferralId is { } id ? referrals[id].FirstOrDefault() : null, Child = children[wait.PatientId].FirstOrDefault() };
            Same(TypedRows.Of(wait, known.Referral, known.Child), wait.UnitId, known, [wait, known.Referral, known.Child]);
            waits++;
        }

        foreach (var contact in region.Contacts())
        {
            var known = new TypedKnown { Contact = contact, Child = children[contact.PatientId].FirstOrDefault() };
            Same(TypedRows.Of(contact, known.Child), contact.UnitId, known, [contact, known.Child]);
            contacts++;
        }

        Assert.True(waits > 300 && contacts > 1000, $"{waits} {contacts}");
    }

    [Fact]
    public void What_was_typed_is_read_back_as_it_was_meant()
    {
        List<CareEvent> meant =
        [
            .. TypedRows.Events(Typed("wait", "id=f1 child=K;\"9 deviation=1 removed_on=20250901 removal_reason=declined sex=2"), "U", new()),
            .. TypedRows.Events(Typed("wait", "id=f2 child=K8 measuring_point=nybesök received_on=2025-08-01 referral_decided_on=2025-07-30 kind=self"), "U", new()),
            .. TypedRows.Events(Typed("contact", "id=f3 child=K7 status=avbokad cancelled_by=clinic contact_type=82 deviation=MoV"), "U", new()),
        ];
        var delivery = TypedFiles.Open(meant, new("Skrivet.", "Typed."));
        IEnumerable<CareEvent> read = [.. delivery.Patients(), .. delivery.Referrals(), .. delivery.Waits(), .. delivery.Contacts()];
        Assert.Equal(meant.Select(one => one.ToString()).Order(StringComparer.Ordinal), read.Select(one => one.ToString()).Order(StringComparer.Ordinal));
        Assert.Empty(delivery.Findings);
        Assert.Equal("Skrivet.", delivery.Log[0].Sv);
        Assert.Equal(["patients.csv (formulär)", "referrals.csv (formulär)", "waits.csv (formulär)", "contacts.csv (formulär)"], delivery.Files.Select(file => file.Name));
        Assert.Equal((Deviation.PatientChosen, RemovalReason.Declined), (delivery.Waits().First().Deviation, delivery.Waits().First().RemovalReason));
    }

    [Fact]
    public void A_correction_keeps_what_the_form_does_not_have_and_changes_what_it_does()
    {
        var stored = Known with { Kva = "AU124", Question = "adhd", Priority = "2", CommitmentId = "å1", Redo = true };
        var child = Girl with { Municipality = "1480", JournalRef = "j" };
        var row = TypedRows.Of(stored, null, child).With(TypedFields.Deviation, "MoV").With(TypedFields.BirthYear, "2011");
        Assert.Equal([child with { BirthYear = 2011 }, stored with { Deviation = Deviation.MedicallyCaused }], TypedRows.Events(row, "U", new() { Wait = stored, Child = child }));
    }

    [Fact]
    public void A_protected_childs_own_row_stands_as_it_is() =>
        Assert.Empty(TypedRows.Events(Typed("wait", "id=f1 child=K2 birth_year=2001"), "U", new() { Child = Shielded }).OfType<Patient>());

    [Fact]
    public void An_emptied_referral_is_taken_away_and_one_that_never_came_stays_named()
    {
        var wait = Known with { MeasuringPoint = MeasuringPoint.FirstVisit, ReferralId = "r1" };
        var referral = new Referral { ReferralId = "r1", PatientId = "K1", UnitId = "U", ReceivedOn = new(2025, 7, 1), ReferrerType = "skola" };
        var opened = TypedRows.Of(wait, referral, Girl);
        var known = new TypedKnown { Wait = wait, Referral = referral, Child = Girl };
        Assert.Contains(referral with { ReceivedOn = new(2025, 7, 2) }, TypedRows.Events(opened.With(TypedFields.ReceivedOn, "2025-07-02"), "U", known));
        Assert.Null(WaitOf(opened.With(TypedFields.ReceivedOn, ""), known).ReferralId);
        Assert.Equal("r1", WaitOf(TypedRows.Of(wait, null, Girl), new() { Wait = wait }).ReferralId);

        static Wait WaitOf(TypedRow row, TypedKnown known) => TypedRows.Events(row, "U", known).OfType<Wait>().Single();
    }

    [Theory]
    [InlineData("as it was opened", null)]
    [InlineData("changed meanwhile", "changed")]
    [InlineData("changed to the same", null)]
    [InlineData("taken back meanwhile", "changed")]
    [InlineData("another unit's", "other_unit")]
    [InlineData("another child's", "other_unit")]
    public void Two_who_correct_one_row_do_not_cover_each_other(string how, string? rule)
    {
        var row = TypedRows.Of(Known, null, Girl).With(TypedFields.DecidedOn, "2025-08-02");
        var stored = how switch
        {
            "changed meanwhile" => Known with { Question = "ny" },
            "changed to the same" => Known with { DecidedOn = new(2025, 8, 2) },
            "taken back meanwhile" => null,
            "another child's" => Known with { PatientId = "K3" },
            _ => Known,
        };
        Assert.Equal(rule, TypedRows.Clash(row, how == "another unit's" ? "V" : "U", new() { Wait = stored, Child = Girl })?.Rule);
    }

    [Fact]
    public void A_new_row_is_no_clash_and_takes_no_id_that_is_there()
    {
        var row = Typed("wait", "id=w1 child=K1 birth_year=2012");
        Assert.Null(TypedRows.Clash(row, "U", new()));
        Assert.Equal("changed", TypedRows.Clash(row, "U", new() { Wait = Known })!.Rule);
    }

    private static void Same(TypedRow opened, string unit, TypedKnown known, IReadOnlyList<CareEvent?> stored)
    {
        Assert.Null(TypedRows.Clash(opened, unit, known));
        foreach (var one in TypedRows.Events(opened, unit, known).Where(one => one is not Patient || known.Child is not null))
        {
            Assert.Contains(one, stored);
        }
    }

    private static TypedAround Around(TypedRow row) => new(new(2025, 9, 15))
    {
        Child = new[] { Girl, Shielded }.FirstOrDefault(child => child.PatientId == row[TypedFields.Child]),
        Wait = row[TypedFields.WaitId] == "w1" ? Known : null,
    };

    /// <summary>"child=K1 birth_year=" – a field each, with _ for a blank in a child's key and a×3 for aaa.</summary>
    private static TypedRow Typed(string kind, string fields)
    {
        var all = new Dictionary<string, string>(kind == "wait" ? RightWait : RightContact);
        foreach (var part in fields.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, text) = (part[..part.IndexOf('=', StringComparison.Ordinal)], part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            all[name] = name == TypedFields.Child && text.Contains('×', StringComparison.Ordinal)
                ? new string(text[0], int.Parse(text[2..], System.Globalization.CultureInfo.InvariantCulture))
                : name == TypedFields.Child ? text.Replace('_', ' ') : text;
        }

        return new(kind == "wait" ? TypedKind.Wait : TypedKind.Contact, all);
    }
}
