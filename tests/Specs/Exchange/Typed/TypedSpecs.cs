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

    private static readonly Dictionary<string, string> RightReferral = new()
    {
        [TypedFields.Child] = "K9",
        [TypedFields.BirthYear] = "2014",
        [TypedFields.ReceivedOn] = "2025-08-01",
    };

    private static readonly Dictionary<string, string> RightMove = new()
    {
        [TypedFields.WaitId] = "w1",
        [TypedFields.Child] = "K1",
        [TypedFields.MovedOn] = "2025-08-20",
        [TypedFields.ToUnit] = "V",
    };

    private static readonly Dictionary<string, string> RightOffer = new()
    {
        [TypedFields.WaitId] = "w1",
        [TypedFields.Child] = "K1",
        [TypedFields.GivenOn] = "2025-08-10",
        [TypedFields.OfferedFor] = "2025-08-20",
    };

    private static readonly Patient Girl = new() { PatientId = "K1", BirthYear = 2012, Sex = Sex.Woman };
    private static readonly Patient Shielded = new() { PatientId = "K2", BirthYear = 2013, IsProtected = true };
    private static readonly Wait Known = new() { WaitId = "w1", PatientId = "K1", UnitId = "U", MeasuringPoint = MeasuringPoint.Investigation, ListedOn = new(2025, 8, 1) };

    [Fact]
    public void Each_row_is_taken_or_refused_as_the_table_says()
    {
        var rows = TableRow.Read(Page);
        Assert.True(rows.Count > 95);
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
            Same(TypedOpening.Of(wait, known.Referral, known.Child), wait.UnitId, known, [wait, known.Referral, known.Child]);
            waits++;
        }

        foreach (var contact in region.Contacts())
        {
            var known = new TypedKnown { Contact = contact, Child = children[contact.PatientId].FirstOrDefault() };
            Same(TypedOpening.Of(contact, known.Child), contact.UnitId, known, [contact, known.Child]);
            contacts++;
        }

        var byId = region.Waits().ToDictionary(wait => wait.WaitId);
        var (moves, offers) = (0, 0);
        foreach (var move in region.Moves().Where(move => byId.ContainsKey(move.WaitId)))
        {
            Same(TypedOpening.Of(move, byId[move.WaitId]), move.FromUnitId, new() { Move = move, Wait = byId[move.WaitId] }, [move]);
            moves++;
        }

        foreach (var offer in region.Offers().Where(offer => byId.ContainsKey(offer.WaitId)))
        {
            Same(TypedOpening.Of(offer, byId[offer.WaitId]), "U", new() { Offer = offer, Wait = byId[offer.WaitId] }, [offer]);
            offers++;
        }

        foreach (var referral in region.Referrals())
        {
            var known = new TypedKnown { Referral = referral, Child = children[referral.PatientId].FirstOrDefault() };
            Same(TypedOpening.Of(referral, known.Child), referral.UnitId, known, [referral, known.Child]);
        }

        Assert.True(waits > 300 && contacts > 1000 && moves > 0 && offers > 10, $"{waits} {contacts} {moves} {offers}");
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
        var row = TypedOpening.Of(stored, null, child).With(TypedFields.Deviation, "MoV").With(TypedFields.BirthYear, "2011");
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
        var opened = TypedOpening.Of(wait, referral, Girl);
        var known = new TypedKnown { Wait = wait, Referral = referral, Child = Girl };
        Assert.Contains(referral with { ReceivedOn = new(2025, 7, 2) }, TypedRows.Events(opened.With(TypedFields.ReceivedOn, "2025-07-02"), "U", known));
        Assert.Null(WaitOf(opened.With(TypedFields.ReceivedOn, ""), known).ReferralId);
        Assert.Equal("r1", WaitOf(TypedOpening.Of(wait, null, Girl), new() { Wait = wait }).ReferralId);

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
        var row = TypedOpening.Of(Known, null, Girl).With(TypedFields.DecidedOn, "2025-08-02");
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
        Assert.Equal("already_there", TypedRows.Clash(row, "U", new() { Wait = Known })!.Rule);
        // Sent once more as it was: the same row, and nothing to refuse.
        var stored = TypedRows.Events(row, "U", new()).OfType<Wait>().Single();
        Assert.Null(TypedRows.Clash(row, "U", new() { Wait = stored }));
        Assert.True(TypedRows.IsStored(row, "U", new() { Wait = stored }));
        Assert.False(TypedRows.IsStored(row, "U", new() { Wait = stored with { Question = "ny" } }));
    }

    [Fact]
    public void What_is_taken_away_is_no_row_and_takes_the_referral_typed_with_it_along()
    {
        var wait = Known with { MeasuringPoint = MeasuringPoint.FirstVisit, ReferralId = "w1-r" };
        var referral = new Referral { ReferralId = "w1-r", PatientId = "K1", UnitId = "U", ReceivedOn = new(2025, 7, 1) };
        var known = new TypedKnown { Wait = wait, Referral = referral, Child = Girl };
        var row = TypedOpening.Of(wait, referral, Girl).With(TypedFields.Gone, "1");
        Assert.Equal([Girl], TypedRows.Events(row, "U", known));
        Assert.Equal([wait, referral], TypedRows.Removed(row, known));
        Assert.Equal([wait with { ReferralId = "r7" }], TypedRows.Removed(row, known with { Wait = wait with { ReferralId = "r7" }, Referral = referral with { ReferralId = "r7" } }));
        Assert.Empty(TypedRows.Removed(row.With(TypedFields.Gone, ""), known));
        Assert.Null(TypedRows.Clash(row, "U", known));
        // Somebody else took it away first: that is what was meant. Somebody else changed it: that was not.
        Assert.Null(TypedRows.Clash(row, "U", new()));
        Assert.True(TypedRows.IsStored(row, "U", new()));
        Assert.False(TypedRows.IsStored(row, "U", known));
        Assert.Equal("changed", TypedRows.Clash(row, "U", known with { Wait = wait with { Question = "ny" } })!.Rule);
        Assert.Equal("other_unit", TypedRows.Clash(row, "V", known)!.Rule);
    }

    [Fact]
    public void A_child_put_on_the_list_from_a_referral_accepts_it_and_no_other_childs()
    {
        var referral = new Referral { ReferralId = "r1", PatientId = "K1", UnitId = "U", ReceivedOn = new(2025, 7, 1), Outcome = ReferralOutcome.Pending, Reason = "oro" };
        var row = TypedShort.WrittenOut(TypedOpening.ListedFrom(referral).With(TypedFields.Id, "f1"), new(2025, 9, 15));
        var known = new TypedKnown { Referral = referral, Child = Girl };
        Assert.Null(TypedRows.Clash(row, "U", known));
        Assert.Contains(referral with { Outcome = ReferralOutcome.Accepted }, TypedRows.Events(row, "U", known));
        Assert.Equal(("r1", MeasuringPoint.FirstVisit, new DateOnly(2025, 7, 1)), TypedRows.Events(row, "U", known).OfType<Wait>().Select(wait => (wait.ReferralId!, wait.MeasuringPoint, wait.ListedOn)).Single());
        Assert.Equal("other_unit", TypedRows.Clash(row.With(TypedFields.Child, "K3"), "U", known)!.Rule);
        Assert.Contains(referral with { Outcome = ReferralOutcome.Returned }, TypedRows.Events(row, "U", known with { Referral = referral with { Outcome = ReferralOutcome.Returned } }));
    }

    [Fact]
    public void Moves_and_offers_mean_the_rows_of_their_files()
    {
        Assert.Equal([new Move { WaitId = "w1", MovedOn = new(2025, 8, 20), FromUnitId = "U", ToUnitId = "V", Reason = MoveReason.PatientsChoice }], TypedRows.Events(Typed("move", "id=f1 reason=patients_choice"), "U", new()));
        Assert.Equal([new Offer { WaitId = "w1", GivenOn = new(2025, 8, 10), OfferedFor = new(2025, 8, 20), Answer = OfferAnswer.Declined, InformedOfGuarantee = false }], TypedRows.Events(Typed("offer", "id=f1 answer=declined informed_of_guarantee=0"), "U", new()));
    }

    [Fact]
    public void Short_ways_of_writing_are_written_out_as_the_table_says()
    {
        var rows = TableRow.Read("src/Exchange/Typed/TypedShort.md");
        Assert.True(rows.Count > 25);
        foreach (var row in rows)
        {
            var (field, kind) = (row["Field"], row["Kind"]);
            var typed = new TypedRow(Enum.Parse<TypedKind>(kind, ignoreCase: true), row["Other"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]));
            row.Expect(row["Meant"], TypedShort.WrittenOut(typed.With(field, row["Typed"]), new(2025, 9, 15))[field]);
        }
    }

    [Theory]
    [InlineData("wait", "measuring_point=investigation kva=AU006", false)]
    [InlineData("wait", "measuring_point=investigation kva=DU011", true)]
    [InlineData("contact", "measuring_point=treatment kva=XS012_DU011", false)]
    [InlineData("contact", "measuring_point=treatment kva=XS012", true)]
    [InlineData("contact", "measuring_point=treatment kva=", false)]
    [InlineData("contact", "measuring_point=follow_up kva=XS012", false)]
    [InlineData("contact", "measuring_point=investigation kva=AU006 started_on=1999-12-31", true)]
    public void Codes_outside_the_list_of_the_measuring_point_are_pointed_out(string kind, string fields, bool isOutside)
    {
        var row = Typed(kind, fields);
        row = row.With(TypedFields.Kva, row[TypedFields.Kva].Replace('_', ' '));
        Assert.Equal(isOutside, KvaCodes.Outside(row, Measuring.Judging.Story.Lists) is not null);
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
        Wait = row[TypedFields.WaitId] == "w1" ? Known : row[TypedFields.WaitId] == "w2" ? Known with { WaitId = "w2", RemovedOn = new(2025, 8, 25) } : null,
        Units = ["V"],
    };

    /// <summary>"child=K1 birth_year=" – a field each, with _ for a blank in a child's key and a×3 for aaa.</summary>
    private static TypedRow Typed(string kind, string fields)
    {
        var all = new Dictionary<string, string>(kind switch { "wait" => RightWait, "contact" => RightContact, "referral" => RightReferral, "move" => RightMove, _ => RightOffer });
        foreach (var part in fields.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, text) = (part[..part.IndexOf('=', StringComparison.Ordinal)], part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            all[name] = name == TypedFields.Child && text.Contains('×', StringComparison.Ordinal)
                ? new string(text[0], int.Parse(text[2..], System.Globalization.CultureInfo.InvariantCulture))
                : name == TypedFields.Child ? text.Replace('_', ' ') : text;
        }

        return new(Enum.Parse<TypedKind>(kind, ignoreCase: true), all);
    }
}
