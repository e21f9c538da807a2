using Trettio.Whole.Cli;
using Trettio.Work;

namespace Trettio.Whole.Store;

/// <summary>That a delivery changed earlier figures is kept with it, like what every other check found.</summary>
public abstract class ChangedFigures : IDisposable
{
    private const string Header = "contact_id;patient_id;unit_id;started_on;status;measuring_point;decided_on\n";

    private readonly Given given;
    private readonly Bench bench = new();

    protected ChangedFigures(Given given) => this.given = given;

    public void Dispose()
    {
        bench.Dispose();
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Is_asked_when_a_delivery_comes_and_kept_until_it_is_undone()
    {
        Deliver("a", "c1;p1;U1;2025-03-10;done;treatment;2025-03-01\nc2;p2;U1;2025-04-10;done;treatment;2025-04-01\n");
        Assert.Empty(Kept());

        // A month that nobody knew of before changes nothing.
        Deliver("b", "c3;p3;U1;2025-06-10;done;treatment;2025-06-01\n");
        Assert.Equal([(2, "passed", 0L, 2L)], Kept());

        // One more in March, and April's is now too late to be in time: two of the three that were known.
        var told = Deliver("c", "c4;p4;U1;2025-03-20;done;treatment;2025-03-11\nc2;p2;U1;2025-04-10;done;treatment;2025-03-01\n");
        Assert.Contains("figure_changed: 2 av 3 siffror som var kända har ändrats av leveransen", Flat(told), StringComparison.Ordinal);
        Assert.Equal([(2, "passed", 0L, 2L), (3, "failed", 2L, 3L)], Kept());
        Assert.Equal(3, CheckHistory.FailingSince(CheckHistory.Of(given.Address))["figure_changed"]);
        Assert.Contains(CheckHistory.FailedIn(CheckHistory.Of(given.Address), 3), one => one is { Outcome.Check: "figure_changed", IsNew: true });

        // The same as the checks say that read both states through.
        var asked = bench.Run("findings", "--db", given.Path, "--json").Is(0).Json().EnumerateArray().Single(check => check.GetProperty("check").GetString() == "figure_changed");
        Assert.Equal(("failed", 2), (asked.GetProperty("outcome").GetString(), asked.GetProperty("count").GetInt32()));

        bench.Run("deliveries", "undo", "3", "--db", given.Path).Is(0);
        Assert.Equal([(2, "passed", 0L, 2L)], Kept());
        Deliver("d", "c4;p4;U1;2025-03-20;done;treatment;2025-03-11\n");
        Assert.Equal([(2, "passed", 0L, 2L), (5, "failed", 1L, 3L)], Kept());
    }

    [Fact]
    public void Is_asked_of_monthly_figures_too()
    {
        const string header = "region;unit;month;measuring_point;completed_in_time;completed_counted;completed;waiting;waiting_in_time;added\n";
        bench.Write("a/f.csv", header + "R;;2025-03;treatment;5;9;9;4;4;3\nR;;2025-04;treatment;5;9;9;4;4;3\n");
        bench.Write("b/f.csv", header + "R;;2025-03;treatment;6;9;9;4;4;3\nR;;2025-05;treatment;5;9;9;4;4;3\n");
        bench.Run("import", bench.At("a"), "--db", given.Path).Is(0);
        bench.Run("import", bench.At("b"), "--db", given.Path).Is(0);
        Assert.Equal([(2, "failed", 1L, 2L)], Kept());
    }

    private static string Flat(string text) => text.Replace('\u00A0', ' ');

    private List<(int Delivery, string Outcome, long Count, long Of)> Kept() =>
        [.. CheckHistory.Of(given.Address).Where(one => one.Check == "figure_changed").Select(one => (one.Delivery, one.Outcome, one.Count, one.Of))];

    private string Deliver(string name, string rows)
    {
        bench.Write($"{name}/contacts.csv", Header + rows);
        return bench.Run("import", bench.At(name), "--db", given.Path).Is(0).Output;
    }
}

public sealed class ChangedFiguresInSqlite() : ChangedFigures(new Given());

public sealed class ChangedFiguresInPostgres(TestServer server) : ChangedFigures(new Given(server));
