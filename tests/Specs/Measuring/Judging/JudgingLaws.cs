using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Judging;

namespace Trettio.Specs.Measuring.Judging;

/// <summary>What must hold for every patient, whatever was registered.</summary>
public sealed class JudgingLaws
{
    private static readonly Month From = new(2023, 12);
    private static readonly Month To = new(2026, 1);

    [Fact]
    public void The_order_of_rows_changes_no_judgement() => ForRegions(events =>
        Assert.Equal(Said(Judged(events)), Said(Judged([.. events.OrderBy(row => row.GetHashCode())]))));

    [Fact]
    public void Unrelated_patients_change_no_judgement() => Prop.ForAll(Seeds(), Seeds(), (one, other) =>
    {
        var events = GeneratedPatients.Of(one);
        List<CareEvent> more = [.. events, .. GeneratedPatients.Of(other, "x").Where(row => row is not CareUnit)];
        var alone = Said(Judged(events));
        Assert.Equal(alone, Said(Judged(more)).Where(pair => alone.ContainsKey(pair.Key)).ToDictionary());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_judged_is_judged_the_same_again() => ForRegions(events =>
    {
        var once = new JudgedEvents(new CareEventList(events), Given.Bup2025, Story.Lists);
        var twice = new JudgedEvents(once, Given.Bup2025, Story.Lists);
        Assert.Equal(once.Contacts(), twice.Contacts());
    });

    [Fact]
    public void The_first_counted_contact_of_a_clean_commitment_is_the_first_visit() => ForRegions(events =>
    {
        // Clean: named by the contact, nothing of waits, and no reason to open with something else.
        List<CareEvent> clean =
        [
            .. events.Where(row => row is not Wait).Select(row => row is Contact contact
                ? contact with { UnitId = "A", WaitId = null, ReferralId = null, CommitmentId = contact.CommitmentId ?? "M" }
                : row),
        ];
        var merged = clean.OfType<Patient>().Any(patient => patient.MergedInto is not null);
        foreach (var commitment in Judged(clean).Values.Where(_ => !merged).GroupBy(one => (one.Contact.PatientId, one.Contact.CommitmentId)))
        {
            var counted = commitment
                .Where(one => one.Contact is { Status: ContactStatus.Done, Kind: not ContactKind.Acute, ContactType: not "8" })
                .OrderBy(one => one.Contact.StartedOn).ToList();
            Assert.Equal(counted.Count == 0 ? 0 : 1, counted.Count(one => one.Judged == JudgedKind.FirstVisit));
            Assert.All(counted.Where(one => one.Judged == JudgedKind.FirstVisit), one => Assert.Equal(counted[0].Contact.StartedOn, one.Contact.StartedOn));
        }
    });

    [Fact]
    public void A_contact_that_was_not_done_is_never_changed() => ForRegions(events =>
    {
        var judged = new JudgedEvents(new CareEventList(events), Given.Bup2025, Story.Lists).Contacts().ToDictionary(contact => contact.ContactId);
        Assert.All(events.OfType<Contact>().Where(contact => contact.Status != ContactStatus.Done), contact => Assert.Equal(contact, judged[contact.ContactId]));
    });

    [Fact]
    public void What_cannot_be_told_counts_as_it_was_registered() => ForRegions(events =>
    {
        var events2 = new JudgedEvents(new CareEventList(events), Given.Bup2025, Story.Lists);
        var contacts = events2.Contacts().ToDictionary(contact => contact.ContactId);
        var judgements = Judged(events).Values;
        Assert.All(judgements.Where(one => one.IsUndecidable), one => Assert.Equal(one.Contact, contacts[one.Contact.ContactId]));
        var done = judgements.Where(one => one.Contact.Status == ContactStatus.Done).ToList();
        Assert.Equal(new UndecidableShare(done.Count(one => one.IsUndecidable), done.Count), events2.Undecidable(From, To));
    });

    [Fact]
    public void Only_the_kind_the_wait_and_what_the_wait_gave_are_changed() => ForRegions(events =>
    {
        var given = events.OfType<Contact>().ToDictionary(contact => contact.ContactId);
        foreach (var contact in new JudgedEvents(new CareEventList(events), Given.Bup2025, Story.Lists).Contacts())
        {
            var before = given[contact.ContactId];
            Assert.Equal(
                before with { Kind = null, WaitId = null, CommitmentId = null, Question = null, ReferralId = null, DecidedOn = null },
                contact with { Kind = null, WaitId = null, CommitmentId = null, Question = null, ReferralId = null, DecidedOn = null });
            Assert.True(before.DecidedOn is null || before.DecidedOn == contact.DecidedOn);
        }
    });

    [Fact]
    public void Every_condition_is_evaluated_and_at_most_one_decides() => ForRegions(events => Assert.All(Judged(events).Values, one =>
    {
        Assert.True(one.Contact.Status != ContactStatus.Done || one.Conditions.Count >= 9);
        Assert.Single(one.Conditions, condition => condition.Decides);
        Assert.Contains(one.Decided, Reasons.All);
        Assert.All(one.Rulings, ruling => Assert.Contains(ruling.Ruling.Reason, Reasons.All));
    }));

    [Fact]
    public void The_fast_count_of_judged_events_equals_the_plain_one() => ForRegions(events =>
    {
        var judged = new JudgedEvents(new CareEventList(events), Given.Bup2025, Story.Lists);
        Assert.Equal(
            JudgedFigures.Of(judged, Given.Bup2025, From, To, null).Figures,
            Ledger.Of(judged, Given.Bup2025).Figures(new FigureQuery(From, To, null)));
    });

    [Fact]
    public void The_order_of_rows_changes_no_judgement_by_other_readings() => Prop.ForAll(Seeds(), seed =>
    {
        var events = GeneratedPatients.Of(seed);
        var readings = OtherReadings.Any(new Random(seed));
        Assert.Equal(Said(Judged(events, readings)), Said(Judged([.. events.OrderBy(row => row.GetHashCode())], readings)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void The_condition_that_decided_is_among_those_shown_by_other_readings() => Prop.ForAll(Seeds(), seed =>
    {
        var judged = Judged(GeneratedPatients.Of(seed), OtherReadings.Any(new Random(seed)));
        Assert.All(judged.Values, one => Assert.True(one.Conditions.Count(condition => condition.Decides) <= 1));
        Assert.All(judged.Values, one => Assert.Contains(one.Rulings, ruling => ruling.Ruling.Reason == one.Decided));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void A_setting_decides_no_contact_before_its_day() => Prop.ForAll(Seeds(), seed =>
    {
        var random = new Random(seed);
        var day = new DateOnly(2024, 1, 1).AddDays(random.Next(72) * 10);
        var words = OtherReadings.Values.Select(setting => $"{setting.Key}={setting.Value[random.Next(setting.Value.Length)]}@{day:yyyy-MM-dd}");
        // Cut at that day, so that no later contact of the same commitment is there to be the opener.
        List<CareEvent> before = [.. GeneratedPatients.Of(seed).Where(row => row is not Contact contact || contact.StartedOn < day)];
        Assert.Equal(Said(Judged(before)), Said(Judged(before, OtherReadings.Of(string.Join(' ', words)))));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static Dictionary<string, Judgement> Judged(IReadOnlyList<CareEvent> events, DatedReadings? readings = null)
    {
        var list = new CareEventList(events);
        var judge = new Judge(new UnitRegister(list.Units()), Story.Lists, readings ?? Given.Bup2025.Judging!);
        return PatientHistory.AllOf(list).SelectMany(judge.Patient).ToDictionary(one => one.Contact.ContactId);
    }

    private static Dictionary<string, string> Said(Dictionary<string, Judgement> judged) =>
        judged.ToDictionary(pair => pair.Key, pair => $"{Story.Say(pair.Value.Judged)} {pair.Value.Decided.Id}");

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    private static void ForRegions(Action<List<CareEvent>> holds) =>
        Prop.ForAll(Seeds(), seed => holds(GeneratedPatients.Of(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
