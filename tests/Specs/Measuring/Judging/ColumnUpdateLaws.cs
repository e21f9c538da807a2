using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Columns;

namespace Trettio.Specs.Measuring.Judging;

/// <summary>Columns brought up to date delivery by delivery say what columns made of everything at once say.</summary>
public sealed class ColumnUpdateLaws
{
    private static readonly FigureQuery All = new(new Month(2023, 12), new Month(2026, 1), null);

    [Fact]
    public void Deliveries_one_by_one_come_to_the_same_as_all_at_once() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), OneByOne).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData(1928368762)]
    public void And_so_do_these(int seed) => OneByOne(seed);

    /// <summary>With two new parts the patient before and the one after lie in different ones.</summary>
    [Theory]
    [InlineData("a wait with a move")]
    [InlineData("a wait with a contact")]
    [InlineData("a referral with a wait")]
    [InlineData("a referral with a contact")]
    public void What_named_a_record_finds_it_when_it_becomes_another_patients(string which)
    {
        var day = new DateOnly(2025, 1, 10);
        var wait = new Wait { WaitId = "w", PatientId = "p0", UnitId = "A", MeasuringPoint = MeasuringPoint.FirstVisit, ListedOn = day };
        var referral = new Referral { ReferralId = "r", PatientId = "p0", UnitId = "A", ReceivedOn = day };
        var contact = new Contact { ContactId = "c", PatientId = "p0", UnitId = "B", StartedOn = day.AddDays(60), Status = ContactStatus.Done, Kind = ContactKind.FirstVisit };
        (CareEvent Left, CareEvent Naming, CareEvent Changed) one = which switch
        {
            "a wait with a move" => (wait, new Move { WaitId = "w", MovedOn = day.AddDays(10), FromUnitId = "A", ToUnitId = "B" }, wait with { PatientId = "p1" }),
            "a wait with a contact" => (wait, contact with { WaitId = "w" }, wait with { PatientId = "p1" }),
            "a referral with a wait" => (referral, wait with { ListedOn = day.AddDays(40), ReferralId = "r" }, referral with { PatientId = "p1" }),
            _ => (referral, contact with { ReferralId = "r" }, referral with { PatientId = "p1" }),
        };
        var delivered = new Delivered();
        var book = ColumnBook.Of(delivered.First(
        [
            .. Story.Units,
            new Patient { PatientId = "p0", BirthYear = 2010 },
            new Patient { PatientId = "p1", BirthYear = 2011 },
            one.Left,
            one.Naming,
        ]));
        var next = book.Next(book.Units, ColumnUpdate.Of(book.Parts, delivered.Next([one.Changed]), threads: 2));
        Same(delivered.Now, next, Given.Bup2025);
    }

    [Fact]
    public void Only_those_touched_are_judged_anew()
    {
        var delivered = new Delivered();
        var events = Enumerable.Range(0, 40).SelectMany(number => GeneratedPatients.Of(number, $"{number}x")).Distinct().ToList();
        var book = ColumnBook.Of(delivered.First(events));
        var contact = events.OfType<Contact>().First() with { ContactId = "new" };
        var next = book.Next(book.Units, ColumnUpdate.Of(book.Parts, delivered.Next([contact])));
        Assert.Same(book.Parts[0].Columns, next.Parts[0].Columns);
        Assert.InRange(next.Parts[1].Columns.People.Count, 1, 3);
        Assert.Same(book.Judgements(Given.Bup2025, Story.Lists)[0], next.Judgements(Given.Bup2025, Story.Lists)[0]);
        Same(delivered.Now, next, Given.Bup2025);
    }

    [Fact]
    public void Parts_stay_few()
    {
        var delivered = new Delivered();
        var book = ColumnBook.Of(delivered.First([.. Enumerable.Range(0, 30).SelectMany(number => GeneratedPatients.Of(number, $"{number}x")).Distinct()]));
        for (var delivery = 100; delivery < 160; delivery++)
        {
            book = book.Next(book.Units, ColumnUpdate.Of(book.Parts, delivered.Next([.. GeneratedPatients.Of(delivery, $"{delivery}x").Where(row => row is not CareUnit)])));
            Assert.InRange(book.Parts.Count, 1, 8);
        }

        Same(delivered.Now, book, Given.Bup2025);
    }

    private static void OneByOne(int seed)
    {
        var random = new Random(seed);
        var rules = random.Next(2) == 0 ? Given.Bup2025 : ColumnLaws.AnyRules(seed);
        var delivered = new Delivered();
        var book = ColumnBook.Of(delivered.First(Some(Region(seed), random, 2)));
        for (var deliveries = random.Next(1, 5); deliveries > 0; deliveries--)
        {
            // The same records again, some of them with other content, and others for the first time.
            var changed = Region(random.Next(3) == 0 ? seed + 1 : seed);
            var delta = delivered.Next(Some(changed, random, 4));
            book = book.Next(book.Units, ColumnUpdate.Of(book.Parts, delta, threads: random.Next(4)));
            Same(delivered.Now, book, rules);
        }
    }

    private static List<CareEvent> Region(int seed) =>
        [.. ColumnLaws.Awkward(seed), .. GeneratedRegion.Of(seed, "g").Where(row => row is not CareUnit)];

    private static List<CareEvent> Some(List<CareEvent> events, Random random, int oneIn) =>
        [.. events.Where(row => row is CareUnit || random.Next(oneIn) == 0)];

    private static void Same(ICareEvents now, ColumnBook book, RuleSet rules)
    {
        var whole = ColumnBook.Of(now);
        Assert.Equal(ColumnLaws.Fast(whole, rules), ColumnLaws.Fast(book, rules));
        var (expected, actual) = (whole.Judged(rules, Story.Lists), book.Judged(rules, Story.Lists));
        Assert.Equal(expected.Ledger.Figures(All), actual.Ledger.Figures(All));
        Assert.Equal(expected.Undecidable(All.From, All.To), actual.Undecidable(All.From, All.To));
        var (registered, again) = (whole.Registered(rules), book.Registered(rules));
        Assert.Equal(PlainFigures.Of(now, rules, All.From, All.To, null), again.Figures(All));
        Assert.Equal(registered.Tallies, again.Tallies);
        Assert.Equal((registered.Count, registered.FirstMonth, registered.LastMonth), (again.Count, again.FirstMonth, again.LastMonth));
    }

    /// <summary>What a store would know: the version of each record that counts, and what a delivery replaces.</summary>
    private sealed class Delivered
    {
        private readonly Dictionary<object, CareEvent> known = [];

        internal CareEventList Now => new([.. known.Values]);

        internal CareEventList First(List<CareEvent> rows)
        {
            foreach (var row in rows)
            {
                known[Key(row)] = row;
            }

            return Now;
        }

        internal ColumnDelta Next(List<CareEvent> rows)
        {
            var (fresh, replaced, patients) = (new List<CareEvent>(), new ReplacedRows(), new HashSet<string>());
            foreach (var row in rows.Where(row => row is not CareUnit))
            {
                if (known.TryGetValue(Key(row), out var before) && before == row)
                {
                    continue;
                }

                if (before is not null)
                {
                    replaced.Add(before);
                    patients.UnionWith(PatientsOf(before));
                }

                known[Key(row)] = row;
                fresh.Add(row);
            }

            patients.UnionWith(fresh.SelectMany(PatientsOf));
            return new()
            {
                Fresh = new CareEventList(fresh),
                Replaced = replaced,
                Patients = patients,
                PatientOfWait = id => known.GetValueOrDefault((typeof(Wait), id)) is Wait wait ? wait.PatientId : null,
                PatientOfReferral = id => known.GetValueOrDefault((typeof(Referral), id)) is Referral referral ? referral.PatientId : null,
            };
        }

        private static object Key(CareEvent row) => row switch
        {
            CareUnit unit => (typeof(CareUnit), unit.UnitId, unit.ValidFrom),
            Patient patient => (typeof(Patient), patient.PatientId),
            Referral referral => (typeof(Referral), referral.ReferralId),
            Wait wait => (typeof(Wait), wait.WaitId),
            Move move => (typeof(Move), move.WaitId, move.MovedOn, move.FromUnitId),
            Contact contact => (typeof(Contact), contact.ContactId),
            Medication start => (typeof(Medication), start.PatientId, start.UnitId, start.StartedOn, start.Atc),
            _ => throw new InvalidOperationException(row.GetType().Name),
        };

        private IEnumerable<string> PatientsOf(CareEvent row) => row switch
        {
            Patient patient => [patient.PatientId],
            Referral referral => [referral.PatientId],
            Wait wait => [wait.PatientId],
            Move move => known.GetValueOrDefault((typeof(Wait), move.WaitId)) is Wait wait ? [wait.PatientId] : [],
            Contact contact => [contact.PatientId],
            Medication start => [start.PatientId],
            _ => [],
        };
    }
}
