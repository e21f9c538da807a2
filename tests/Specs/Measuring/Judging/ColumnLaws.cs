using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Columns;
using Trettio.Measuring.Judging;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Measuring.Judging;

/// <summary>The judgement over columns is the plain judgement, and the count over columns the plain count.</summary>
public sealed class ColumnLaws
{
    private static readonly Month From = new(2023, 12);
    private static readonly Month To = new(2026, 1);
    private static readonly FigureQuery All = new(From, To, null);

    [Fact]
    public void Every_contact_is_judged_as_by_the_plain_rules() => ForPatients((events, rules) =>
    {
        var plain = Plain(events, rules).ToDictionary(one => one.Contact.ContactId, Said);
        Assert.Equal(plain, Fast(ColumnBook.Of(new CareEventList(events)), rules));
    });

    [Fact]
    public void Every_row_of_every_table_is_judged_the_same()
    {
        var pages = Directory.GetFiles(Path.Combine(MarkdownTable.Root, "src/Measuring/Judging/Rules"), "*.md").Select(path => Path.GetRelativePath(MarkdownTable.Root, path));
        var rows = pages.Append("tests/Specs/Measuring/Judging/Stories.md").SelectMany(TableRow.Read).ToList();
        Assert.True(rows.Count > 250, $"{rows.Count} rows");
        foreach (var row in rows)
        {
            var rules = Given.Bup2025 with { Judging = Story.Readings(row) };
            var fast = Fast(ColumnBook.Of(new CareEventList([.. Story.Units, .. Story.Events(row["Events"])])), rules);
            row.Expect(Said(Story.Judge(row)), fast[row["Contact"]]);
        }
    }

    [Fact]
    public void Codes_hold_on_the_days_of_their_lists() => Prop.ForAll(Seeds(), seed =>
    {
        var random = new Random(seed);
        var lists = new CodeLists(Dated(Story.Lists.Investigation), Dated(Story.Lists.Treatment), Dated(Story.Lists.Atc), Dated(Story.Lists.UncountedForms));
        var events = Awkward(seed);
        var list = new CareEventList(events);
        var judge = new Judge(new UnitRegister(list.Units()), lists, Given.Bup2025.Judging!);
        Assert.Equal(
            PatientHistory.AllOf(list).SelectMany(judge.Patient).ToDictionary(one => one.Contact.ContactId, Said),
            Fast(ColumnBook.Of(list), Given.Bup2025, lists));

        // On days that contacts are on: the last day a code holds, or the first.
        CodeList Dated(CodeList given) => given with
        {
            Codes = [.. given.Codes.Select(code => random.Next(2) == 0 ? code with { To = AnyDay(random) } : code with { From = AnyDay(random) })],
        };
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Judged_figures_are_those_of_the_plain_count() => ForPatients((events, rules) =>
    {
        var plain = new JudgedEvents(new CareEventList(events), rules, Story.Lists);
        var fast = ColumnBook.Of(new CareEventList(events)).Judged(rules, Story.Lists);
        Assert.Equal(PlainFigures.Of(plain, rules, From, To, null), fast.Ledger.Figures(All));
        Assert.Equal(plain.Undecidable(From, To), fast.Undecidable(From, To));
        Assert.Equal(Ledger.Of(plain, rules).Tallies, fast.Ledger.Tallies);
    });

    [Fact]
    public void Registered_figures_are_those_of_the_plain_count() => Prop.ForAll(Seeds(), seed =>
    {
        var events = new CareEventList(GeneratedRegion.Of(seed));
        var plain = Ledger.Of(events, Given.Bup2025, splits: true);
        var fast = ColumnBook.Of(events).Registered(Given.Bup2025);
        foreach (var level in new CareLevel?[] { null, CareLevel.Specialist, CareLevel.FirstLine })
        {
            Assert.Equal(PlainFigures.Of(events, Given.Bup2025, From, To, level), fast.Figures(All with { Level = level }));
        }

        var splits = Enum.GetValues<Split>();
        Assert.Equal(plain.Distributions(All, splits).Select(Told), fast.Distributions(All, splits).Select(Told));
        Assert.Equal(plain.Tallies, fast.Tallies);
        Assert.Equal((plain.FirstMonth, plain.LastMonth, plain.Count), (fast.FirstMonth, fast.LastMonth, fast.Count));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private static string Told(Distribution row) => $"{row.Key} {string.Join('|', row.Splits)} {row.Completed} {row.Waiting}";

    internal static IEnumerable<Judgement> Plain(IReadOnlyList<CareEvent> events, RuleSet rules)
    {
        var list = new CareEventList(events);
        var judge = new Judge(new UnitRegister(list.Units()), Story.Lists, rules.Judging!);
        return PatientHistory.AllOf(list).SelectMany(judge.Patient);
    }

    internal static string Said(Judgement one) =>
        $"{(one.Contact.Status != ContactStatus.Done ? "not done" : Story.Say(one.Judged))} {one.Decided.Id}";

    internal static Dictionary<string, string> Fast(ColumnBook book, RuleSet rules, CodeLists? lists = null)
    {
        var said = new Dictionary<string, string>();
        foreach (var (part, judged) in book.Parts.Zip(book.Judgements(rules, lists ?? Story.Lists)))
        {
            for (var contact = 0; contact < part.Columns.Contacts.Day.Length; contact++)
            {
                if (part.Dead.IsEmpty || !part.Dead.Span[part.Columns.Contacts.Patient.Span[contact]])
                {
                    var kind = judged.ReasonOf(contact) == Reasons.NotDone ? "not done" : Story.Say(judged.KindOf(contact));
                    said.Add(part.Columns.Contacts.Id.Text(contact), $"{kind} {judged.ReasonOf(contact).Id}");
                }
            }
        }

        return said;
    }

    /// <summary>
    /// Generated patients, and what only faulty data hold: contacts and waits that name another patient's waits and referrals, or ones that
    /// were never delivered.
    /// </summary>
    internal static List<CareEvent> Awkward(int seed)
    {
        var random = new Random(seed);
        string[] atc = ["N06BA04", "C02AC02", "N06AB03", "N05AN01", "J01CA04"];
        var days = GeneratedPatients.Of(seed).OfType<Contact>().Select(contact => contact.StartedOn).ToList();
        var medicines = Enumerable.Range(0, random.Next(6)).Select(_ => new Medication
        {
            PatientId = $"p{random.Next(3)}",
            StartedOn = days[random.Next(days.Count)],
            Atc = atc[random.Next(atc.Length)],
            UnitId = random.Next(2) == 0 ? null : "B",
        });
        return
        [
            .. GeneratedPatients.Of(seed).Where(row => row is not Medication).Select(row => row switch
            {
                Contact contact when random.Next(6) == 0 => contact with { WaitId = $"w{random.Next(4)}{random.Next(3)}" },
                Contact contact when random.Next(6) == 0 => contact with { ReferralId = $"r{random.Next(4)}" },
                Contact contact when random.Next(8) == 0 => contact with { Present = Present.Guardian },
                Wait wait when random.Next(6) == 0 => wait with { ReferralId = $"r{random.Next(4)}" },
                _ => row,
            }),
            .. medicines.DistinctBy(start => (start.PatientId, start.UnitId, start.StartedOn, start.Atc)),
        ];
    }

    internal static RuleSet AnyRules(int seed) => Given.Bup2025 with { Judging = OtherReadings.Any(new Random(seed)) };

    private static DateOnly AnyDay(Random random) => new DateOnly(2024, 1, 1).AddDays(random.Next(72) * 10);

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    private static void ForPatients(Action<List<CareEvent>, RuleSet> holds) =>
        Prop.ForAll(Seeds(), seed => holds(Awkward(seed), seed % 2 == 0 ? Given.Bup2025 : AnyRules(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
