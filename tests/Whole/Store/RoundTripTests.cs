using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Store;

namespace Trettio.Whole.Store;

/// <summary>What goes in comes out: every kind of record, every value, every missing value, at every delivery.</summary>
public abstract class RoundTripTests : IDisposable
{
    private readonly Given given;

    protected RoundTripTests(Given given) => this.given = given;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Every_value_of_every_record_comes_back_as_it_went_in()
    {
        using var store = given.Open();
        var chance = new Random(30);
        var events = new CareEventList(
        [
            .. Many<CareUnit>(chance), .. Many<Patient>(chance), .. Many<Referral>(chance), .. Many<Commitment>(chance),
            .. Many<Wait>(chance), .. Many<Move>(chance), .. Many<Offer>(chance), .. Many<Contact>(chance), .. Many<Medication>(chance),
        ]);
        store.Take("a", events);
        var stored = store.Events();
        Same(events.Units(), stored.Units());
        Same(events.Patients(), stored.Patients());
        Same(events.Referrals(), stored.Referrals());
        Same(events.Commitments(), stored.Commitments());
        Same(events.Waits(), stored.Waits());
        Same(events.Moves(), stored.Moves());
        Same(events.Offers(), stored.Offers());
        Same(events.Contacts(), stored.Contacts());
        Same(events.Medications(), stored.Medications());
    }

    [Fact]
    public void National_records_come_back_and_a_month_delivered_again_takes_the_place_of_the_earlier()
    {
        using var store = given.Open();
        var bare = new NationalRecord
        {
            Kind = NationalKind.Waiting,
            Month = new(2025, 8),
            RegionCode = "14",
            RegionHsaId = "SE1",
            ProviderHsaId = "SE2",
            CareUnitHsaId = "SE3",
            ContactId = "k1",
            IsGuaranteed = true,
            Phase = NationalPhase.Examination,
            MedicalArea = "999",
            BirthYear = 2012,
            Sex = Sex.Woman,
            Municipality = "0000",
            Booking = "2",
            ContactType = "0",
            Profession = "XS918",
            DecidedOn = new(2025, 7, 1),
        };
        var full = bare with
        {
            Kind = NationalKind.Completed,
            HospitalCode = "00000",
            HospitalName = "Sjukhus saknas",
            OwnUnitHsaId = "SE4",
            IsGuaranteed = false,
            Activity = "99901",
            ActivityKva = "AU002",
            ActivityIcd = "F900",
            ListedAtHsaId = "SE5",
            Deviation = Deviation.SpeciallyCaused,
            StartedOn = new(2025, 8, 9),
            TargetOn = new(2025, 8, 1),
            AcuteKind = "0",
            AcuteStartedOn = new(2025, 8, 2),
            AssessedOn = new(2025, 8, 3),
            EndedOn = new(2025, 8, 4),
            BrokenOff = "2",
            ReferrerType = "1",
            ReferrerHsaId = "SE6",
            ReferralId = "r1",
            ReferredOn = new(2025, 6, 1),
            ArrivedOn = new(2025, 6, 2),
        };
        Assert.Null(store.National());
        Take("a", full, bare, bare with { ContactId = "k2", StartedOn = new(2025, 8, 30), SnapshotOn = new(2025, 8, 31) }, bare with { ContactId = "k3", CareUnitHsaId = "SE9" });
        Assert.Equal([full], store.National()!.Completed());
        Assert.Equal(["k1", "k2", "k3"], store.National()!.Waiting().Select(record => record.ContactId));
        Assert.Equal(bare, store.National()!.Waiting().First());
        Assert.Equal((new DateOnly(2025, 8, 30), new DateOnly(2025, 8, 31)), store.National()!.Waiting().Where(record => record.ContactId == "k2").Select(record => (record.StartedOn!.Value, record.SnapshotOn!.Value)).Single());
        Assert.False(store.HasCareEvents());

        // Unit SE3's August again, without k2; unit SE9 and the completed are not in it and stand.
        Assert.Equal(1, Take("b", bare).Of("national_waiting").Left);
        Assert.Equal(["k1", "k3"], store.National()!.Waiting().Select(record => record.ContactId));
        Assert.Equal(3, store.National(1)!.Waiting().Count());
        Assert.Equal([full], store.National()!.Completed());
        store.Undo(2, Given.Delivery("x"));
        Assert.Equal(3, store.National()!.Waiting().Count());

        ImportResult Take(string hash, params NationalRecord[] records)
        {
            using var session = store.Begin(hash);
            session.Write(new NationalRecordList(records));
            return session.Commit([], []);
        }
    }

    [Fact]
    public void Protected_and_merged_patients_stay_so()
    {
        using var store = given.Open();
        var hidden = new Patient { PatientId = "P1", BirthYear = 2012, IsProtected = true, MergedInto = "P2" };
        store.Take("a", Given.Events(hidden, hidden with { PatientId = "P2", IsProtected = false, MergedInto = null }));
        store.Take("b", Given.Events(hidden with { BirthYear = 2013 }));
        Assert.Equal((true, "P2"), (store.FindPatient("P1")!.IsProtected, store.FindPatient("P1")!.MergedInto));
        Assert.Equal((false, null), (store.FindPatient("P2")!.IsProtected, store.FindPatient("P2")!.MergedInto));
    }

    [Fact]
    public void Every_number_of_a_figure_comes_back_in_its_own_place()
    {
        using var store = given.Open();
        var numbers = typeof(MonthlyFigure).GetProperties().Where(property => property.PropertyType == typeof(int?)).ToList();
        Assert.Equal(16, numbers.Count);
        var rows = numbers.Select((number, at) =>
        {
            var figure = new MonthlyFigure(new(new Month(2024, 1).Plus(at), "VGR", MeasuringPoint.Investigation));
            number.SetValue(figure, at);
            return new FigureRow("VGR", null, figure);
        }).ToList();
        store.Take("a", Given.Events(), new(rows, []));
        Assert.Equal(rows, store.Figures());
    }

    [Fact]
    public void Each_delivery_can_be_read_as_plain_replacing_in_memory_would_have_it() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), Agrees).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private static bool Agrees(int seed)
    {
        using var ground = new Given();
        using var store = ground.Open();
        var chance = new Random(seed);
        var now = new SortedDictionary<string, Offer>(StringComparer.Ordinal);
        var then = new List<List<Offer>>();
        for (var delivery = 1; delivery <= 5; delivery++)
        {
            // Few ids and few values, so that rows are new, equal, changed and changed back.
            var rows = Enumerable.Range(0, 4).Where(_ => chance.Next(2) == 0).Select(id => new Offer
            {
                WaitId = "W" + id,
                GivenOn = new DateOnly(2025, 1, 1),
                OfferedFor = new DateOnly(2025, 2, 1),
                Answer = chance.Next(3) is > 0 and var answer ? (OfferAnswer)answer : null,
            }).ToList();
            var counts = Expected(now, rows);
            if (store.Take($"{delivery}", new CareEventList(rows)).Of("offers") != counts)
            {
                return false;
            }

            rows.ForEach(row => now[row.WaitId] = row);
            then.Add([.. now.Values]);
        }

        return then.Select((state, at) => state.SequenceEqual(store.Events(at + 1).Offers())).All(same => same)
            && store.Events().Offers().SequenceEqual(then[^1]);
    }

    private static TableCounts Expected(SortedDictionary<string, Offer> known, List<Offer> rows) => new(
        "offers",
        rows.Count(row => !known.ContainsKey(row.WaitId)),
        rows.Count(row => known.TryGetValue(row.WaitId, out var earlier) && earlier != row),
        rows.Count(row => known.TryGetValue(row.WaitId, out var earlier) && earlier == row));

    private static IEnumerable<T> Many<T>(Random chance)
        where T : CareEvent => Enumerable.Range(0, 300).Select(number => Given.Any<T>(chance, $"{number:000}"));

    private static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual)
    {
        var rows = actual.ToList();
        Assert.Equal(expected, rows);

        // Or the law is empty: each property must have been seen with different values, missing ones included.
        foreach (var property in typeof(T).GetProperties())
        {
            var seen = rows.Select(row => property.GetValue(row)).Distinct().ToList();
            Assert.True(seen.Count > 1, property.Name);
            Assert.Equal(Nullable.GetUnderlyingType(property.PropertyType) is not null, seen.Contains(null) && property.PropertyType != typeof(string));
        }
    }
}

/// <inheritdoc/>
public sealed class RoundTripTestsInSqlite() : RoundTripTests(new Given());

/// <inheritdoc/>
public sealed class RoundTripTestsInPostgres(TestServer server) : RoundTripTests(new Given(server));
