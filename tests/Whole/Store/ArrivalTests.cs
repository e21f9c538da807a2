using System.Globalization;
using System.Text;
using Trettio.Care;
using Trettio.Whole.Cli;
using Trettio.Work;

namespace Trettio.Whole.Store;

/// <summary>Where the export tells no day of registration, the deliveries tell when contacts became known.</summary>
public abstract class ArrivalTests : IDisposable
{
    private readonly Given given;
    private readonly Bench bench = new();

    protected ArrivalTests(Given given) => this.given = given;

    public void Dispose()
    {
        bench.Dispose();
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_contact_is_known_as_done_by_the_first_delivery_that_counts_and_says_so()
    {
        using var store = given.Open();
        var (one, two, three) = (Given.Contact(1), Given.Contact(2), Given.Contact(3));
        store.Take("a", Given.Events(one, two with { Status = ContactStatus.Booked }));
        store.Take("b", Given.Events(one with { Kva = "other" }, two, three));
        store.Take("c", Given.Events(two with { Kva = "other" }));
        Assert.Equal([(one.ContactId, 1), (two.ContactId, 2), (three.ContactId, 2)], store.FirstDone().Select(pair => (pair.Key, pair.Value)).Order());

        // What was taken back has come with nothing, and what that brings back is no news.
        store.Undo(3, Given.Delivery("x"));
        store.Undo(2, Given.Delivery("y"));
        Assert.Equal([(one.ContactId, 1)], store.FirstDone().Select(pair => (pair.Key, pair.Value)));
        store.Take("b", Given.Events(two));
        Assert.Equal([(one.ContactId, 1), (two.ContactId, 6)], store.FirstDone().Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Fact]
    public void The_command_falls_back_on_the_days_of_deliveries_and_says_so()
    {
        var days = Enumerable.Range(0, 16).Select(month => new DateOnly(2024, 6, 10).AddMonths(month)).ToList();
        foreach (var day in days.Take(2))
            Deliver(day);
        Completeness().Refuses(10, "registered_on", ": 2 sedan 2024-06-10", "0 hela månader av de 4");
        Completeness("--lang", "en").Refuses(10, "registered_on", ": 2 since 2024-06-10", "0 whole months of the 4");
        foreach (var day in days.Skip(2))
            Deliver(day);

        // Ten days after August seven in ten of sixty are there, and the other eighteen come in the next two deliveries, as each month before.
        var json = Completeness("--json").Is(0).Json();
        Assert.Equal("delivery", json.GetProperty("basis").GetString());
        var (told, all) = (json.GetProperty("deliveries"), json.GetProperty("all"));
        Assert.Equal((16, "2024-06-10", "2025-09-10"), (told.GetProperty("count").GetInt32(), told.GetProperty("first").GetString(), told.GetProperty("latest").GetString()));
        Assert.Equal("2025-09-10", json.GetProperty("knownOn").GetString());
        Assert.Equal((42, 18, 18, 18), (all.GetProperty("registered").GetInt32(), all.GetProperty("toCome").GetInt32(), all.GetProperty("low80").GetInt32(), all.GetProperty("high80").GetInt32()));
        Assert.Equal(0.7, all.GetProperty("shareRegistered").GetDouble(), 1e-9);
        var text = Completeness().Is(0).Output;
        Assert.Contains("Registreringsdag saknas: varje kontakt räknas som känd den dag då leveransen som först hade den som genomförd kom.", text, StringComparison.Ordinal);
        Assert.Contains("16 leveranser 2024-06-10–2025-09-10, i snitt 30 dagar isär", text, StringComparison.Ordinal);
        Assert.DoesNotContain("saknar registreringsdag och ingår inte", text, StringComparison.Ordinal);

        // A month that was over when deliveries began came with the first, however late it had been registered.
        Assert.Contains("går inte att säga: månaden var slut före den första leveransen, 2024-06-10", Run("2024-05").Is(0).Output, StringComparison.Ordinal);
        Assert.Contains("is whole: after", Run("2024-06", "--lang", "en").Is(0).Output, StringComparison.Ordinal);
    }

    private Answer Completeness(params string[] more) => Run("2025-08", more);

    private Answer Run(string month, params string[] more) => bench.Run(["completeness", "--db", given.Path, "--region", "R", "--month", month, .. more]);

    /// <summary>All that is known by a day of sixty contacts a month: twelve of them are written up twelve days after its end, and six after 45.</summary>
    private void Deliver(DateOnly day)
    {
        var contacts = new StringBuilder("contact_id;patient_id;unit_id;started_on;status;measuring_point;decided_on\n");
        for (var month = new Month(2024, 3); month.First <= day; month = month.Next)
        {
            for (var number = 0; number < 60; number++)
            {
                var started = month.First.AddDays(number % 20);
                var written = (number % 10) switch { < 7 => started, < 9 => month.Last.AddDays(12), _ => month.Last.AddDays(45) };
                if (written <= day)
                    contacts.Append(CultureInfo.InvariantCulture, $"{month}-{number};P{number};R;{started:yyyy-MM-dd};done;first_visit;{started.AddDays(-9):yyyy-MM-dd}\n");
            }
        }

        var folder = $"{day:yyyyMMdd}";
        bench.Write($"{folder}/units.csv", "unit_id;name\nR;Regionen\n");
        bench.Write($"{folder}/contacts.csv", contacts.ToString());
        var definitions = new Definitions(new DataFolder(bench.Data));
        ImportDelivery.Run([bench.At(folder)], given.Address, definitions.CheckedBy(definitions.RuleSet(null)), (new DateTimeOffset(day, new TimeOnly(8, 0), TimeSpan.Zero), null), default);
    }
}

public sealed class ArrivalTestsInSqlite() : ArrivalTests(new Given());

public sealed class ArrivalTestsInPostgres(TestServer server) : ArrivalTests(new Given(server));
