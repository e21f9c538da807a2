using Trettio.Care;

namespace Trettio.Whole.Store;

/// <summary>Single records, as an explanation asks for them.</summary>
public abstract class LookupTests : IDisposable
{
    private readonly Given given;

    protected LookupTests(Given given) => this.given = given;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_waits_history_is_all_that_names_it_as_it_stands_now()
    {
        using var store = given.Open();
        var referral = new Referral { ReferralId = "R1", PatientId = "P1", UnitId = "U1", ReceivedOn = new(2025, 2, 1) };
        var wait = Given.Wait("W1", "R1");
        var move = new Move { WaitId = "W1", MovedOn = new(2025, 3, 5), FromUnitId = "U1", ToUnitId = "U2" };
        var offer = new Offer { WaitId = "W1", GivenOn = new(2025, 3, 6), OfferedFor = new(2025, 3, 20) };
        var contact = Given.Contact(1) with { WaitId = "W1" };
        store.Take("a", Given.Events(referral, wait, Given.Wait("W2"), move, move with { WaitId = "W2" }, offer, offer with { WaitId = "W2" },
                contact, Given.Contact(2) with { WaitId = "W1" }, Given.Contact(3) with { WaitId = "W2" }, Given.Contact(4)));
        store.Take("b", Given.Events(Given.Contact(2), contact with { Status = ContactStatus.NoShow }));
        var history = store.HistoryOfWait("W1")!;
        Assert.Equal((wait, referral), (history.Wait, history.Referral));
        Assert.Equal([contact with { Status = ContactStatus.NoShow }], history.Contacts);
        Assert.Equal([move], history.Moves);
        Assert.Equal([offer], history.Offers);
        Assert.Equal(Given.Contact(4), store.FindContact("C0000004"));
    }

    [Fact]
    public void What_is_not_there_is_null()
    {
        using var store = given.Open();
        store.Take("a", Given.Events(Given.Wait("W1", "R9")));
        Assert.Null(store.FindWait("W2"));
        Assert.Null(store.FindContact("C1"));
        Assert.Null(store.HistoryOfWait("W2"));
        Assert.Null(store.HistoryOfWait("W1")!.Referral);
        Assert.Empty(store.ContactsOfWait("W1"));
    }

    [Fact]
    public void A_patients_events_are_those_of_all_it_is_merged_with_and_no_others()
    {
        using var store = given.Open();
        Patient Person(string id, string? into) => new() { PatientId = id, BirthYear = 2012, MergedInto = into };
        Contact Met(string id, int number) => Given.Contact(number) with { PatientId = id };
        store.Take("a", Given.Events(
                new CareUnit { UnitId = "U1", Name = "BUP" },
                Person("P1", "P2"), Person("P2", "P3"), Person("P3", null), Person("P4", "P3"), Person("P5", null),
                Met("P1", 1), Met("P2", 2), Met("P3", 3), Met("P4", 4), Met("P5", 5), Given.Wait("W1"),
                new Commitment { CommitmentId = "V1", PatientId = "P3", UnitId = "U1", OpenedOn = new(2025, 1, 1) },
                new Referral { ReferralId = "R1", PatientId = "P5", UnitId = "U1", ReceivedOn = new(2025, 1, 1) },
                new Move { WaitId = "W1", MovedOn = new(2025, 3, 5), FromUnitId = "U1", ToUnitId = "U2" },
                new Offer { WaitId = "W1", GivenOn = new(2025, 3, 6), OfferedFor = new(2025, 3, 20) }));
        foreach (var id in new[] { "P1", "P2", "P3", "P4" })
        {
            var events = store.EventsOfPatient(id);
            Assert.Equal(["C0000001", "C0000002", "C0000003", "C0000004"], events.Contacts().Select(contact => contact.ContactId).Order());
            Assert.Equal(["P1", "P2", "P3", "P4"], events.Patients().Select(patient => patient.PatientId).Order());
            Assert.Equal((1, 1, 1, 1, 1, 0), (events.Units().Count(), events.Waits().Count(), events.Moves().Count(),
                events.Offers().Count(), events.Commitments().Count(), events.Referrals().Count()));
        }

        Assert.Equal("C0000005", Assert.Single(store.EventsOfPatient("P5").Contacts()).ContactId);
        Assert.Single(store.EventsOfPatient("P5").Referrals());
        Assert.Empty(store.EventsOfPatient("P6").Contacts());
    }
}

/// <inheritdoc/>
public sealed class LookupTestsInSqlite() : LookupTests(new Given());

/// <inheritdoc/>
public sealed class LookupTestsInPostgres(TestServer server) : LookupTests(new Given(server));
