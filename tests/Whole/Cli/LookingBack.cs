using System.Text.Json;
using Trettio.Whole.Store;

namespace Trettio.Whole.Cli;

/// <summary>Past states, undoing and what differs, from the command line, on a file and on a server.</summary>
public abstract class LookingBack : IDisposable
{
    private readonly Bench bench = new();
    private readonly Given given;

    protected LookingBack(Given given) => this.given = given;

    public void Dispose()
    {
        bench.Dispose();
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void What_was_known_then_is_measured_again_whatever_came_later()
    {
        var region = bench.Synthetic("region");
        Run("import", region).Is(0);
        var first = Measured();
        Change(region);
        Run("import", region).Is(0);
        var second = Measured();
        Assert.NotEqual(first, second);
        Assert.Equal(first, Measured("--as-of", "1"));
        Assert.Equal(second, Measured("--as-of", "2"));
        Assert.Equal(second, Measured("--as-of", DateTime.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Run("deliveries", "undo", "2", "--note", "fel fil").Is(0);
        Assert.Equal(first, Measured());
        Assert.Equal(second, Measured("--as-of", "2"));
        var listed = Run("deliveries").Is(0);
        Assert.Equal(3, listed.Lines.Count);
        Assert.Contains("ångrad av 3", listed.Lines[1], StringComparison.Ordinal);
        Assert.Contains("ångrar leverans 2  (fel fil)", listed.Lines[2], StringComparison.Ordinal);
        Run("goals", "--region", "Synt", "--month", "2025-08", "--as-of", "2024-01-01").Refuses(2, "2024-01-01");
        Run("measure", region, "--from", "2025-01", "--to", "2025-02", "--as-of", "1").Refuses(2, "--as-of");
        Run("measure", "--from", "2025-01", "--to", "2025-02", "--as-of", "9").Refuses(2, "9");
        Run("measure", "--from", "2025-01", "--to", "2025-02", "--as-of", "i går").Refuses(2, "i går");
    }

    [Fact]
    public void What_the_records_do_to_the_figures_adds_up_to_what_the_figures_did()
    {
        var region = bench.Synthetic("region", patients: 300, seed: 3, faults: true);
        Run("import", region).Is(0);
        Change(region);
        Run("import", region).Is(0);
        var answer = Run("deliveries", "diff", "1", "2", "--from", "2024-12", "--to", "2025-12", "--json").Json();
        var figures = Cells(answer.GetProperty("figures"));
        var effects = answer.GetProperty("records").EnumerateArray().SelectMany(record => Cells(record.GetProperty("effects")))
            .GroupBy(cell => cell.Key).Select(cells => KeyValuePair.Create(cells.Key, cells.Sum(cell => cell.Value))).Where(cell => cell.Value != 0);
        Assert.True(figures.Count > 20);
        Assert.Equal(figures.OrderBy(cell => cell.Key, StringComparer.Ordinal), effects.OrderBy(cell => cell.Key, StringComparer.Ordinal));
        var kinds = answer.GetProperty("records").EnumerateArray().Select(record => $"{record.GetProperty("table")} {record.GetProperty("change")}").Distinct().ToList();
        Assert.Contains("waits changed", kinds);
        Assert.Contains("contacts changed", kinds);
        Assert.Contains("referrals changed", kinds);
        Assert.Equal(figures, Cells(Run("deliveries", "diff", "1", "2", "--from", "2024-12", "--to", "2025-12", "--json").Json().GetProperty("figures")));
        Assert.Equal(0, Run("deliveries", "diff", "2", "2", "--json").Json().GetProperty("records").GetArrayLength());
        Run("deliveries", "diff", "2", "1").Refuses(2, "2");
        Run("deliveries", "diff", "1", "7").Refuses(2, "7");
        Run("deliveries", "undo", "1").Refuses(2, "2");
        Run("deliveries", "diff", "--region", "Synt", "--month", "2025-08").Refuses(2, "2025-08");
    }

    [Fact]
    public void A_protected_identity_is_counted_and_never_listed()
    {
        const string waits = "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on\nw-open;p-open;U1;treatment;2025-03-01;2025-03-01\n";
        const string hidden = "w-hidden;p-hidden;U1;treatment;2025-03-01;2025-03-01\n";
        bench.Write("a/patients.csv", "patient_id;birth_year;protected;journal_ref\np-open;2012;;j1\np-hidden;2012;1;j2\n");
        bench.Write("a/waits.csv", waits + hidden);
        Run("import", bench.At("a")).Is(0);
        bench.Write("b/waits.csv", (waits + hidden).Replace(";2025-03-01;2025-03-01", ";2025-03-01;2025-03-02", StringComparison.Ordinal));
        bench.Write("b/patients.csv", "patient_id;birth_year;protected;journal_ref\np-open;2013;;j1\np-hidden;2013;1;j2\n");
        Run("import", bench.At("b")).Is(0);
        var json = Run("deliveries", "diff", "1", "2", "--from", "2025-03", "--to", "2025-03", "--json");
        Assert.Equal(2, json.Json().GetProperty("protected").GetInt32());
        var csv = Run("deliveries", "diff", "1", "2", "--from", "2025-03", "--to", "2025-03").Is(0);
        foreach (var text in new[] { json.Output, csv.Output, csv.Error })
        {
            Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
            Assert.DoesNotContain("j2", text, StringComparison.Ordinal);
            Assert.DoesNotContain("p-open", text, StringComparison.Ordinal);
        }

        Assert.Contains("waits;w-open;changed;decided_on", csv.Output, StringComparison.Ordinal);
        Assert.Contains("patients;j1;changed;birth_year", csv.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_undone_delivery_had_is_in_the_months_that_are_compared_when_none_are_named()
    {
        Run("import", bench.Synthetic("region")).Is(0);
        Run("deliveries", "undo", "1").Is(0);
        var all = Run("deliveries", "diff", "1", "2", "--json").Json();
        Assert.True(all.GetProperty("figures").GetArrayLength() > 100);
        Assert.True(all.GetProperty("records").GetArrayLength() > 100);
        Assert.Contains(all.GetProperty("figures").EnumerateArray(), cell => cell.GetProperty("month").GetString() == "2025-12");
    }

    [Fact]
    public void A_child_protected_since_is_listed_of_no_earlier_day()
    {
        const string header = "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on\n";
        const string contacts = "contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id\n";
        bench.Write("a/patients.csv", "patient_id;birth_year;journal_ref\np-open;2012;j1\np-hidden;2012;j2\n");
        bench.Write("a/waits.csv", header + "w-open;p-open;U1;treatment;2025-03-01;2025-03-01\nw-hidden;p-hidden;U1;treatment;2025-03-01;2025-03-01\nw-hidden-too;p-merged-hidden;U1;treatment;2025-03-01;2025-03-01\n");
        bench.Write("a/contacts.csv", contacts + "c-open;p-open;U1;2025-03-09;done;treatment;w-open\nc-hidden;p-hidden;U1;2025-03-09;done;treatment;w-hidden\n");
        Run("import", bench.At("a")).Is(0);
        bench.Write("b/contacts.csv", contacts + "c-open;p-open;U1;2025-03-08;done;treatment;w-open\nc-hidden;p-hidden;U1;2025-03-08;done;treatment;w-hidden\n");
        Run("import", bench.At("b")).Is(0);
        // One has a row saying so only now, another none of its own before: it is known to be the same child.
        bench.Write("c/patients.csv", "patient_id;birth_year;protected;merged_into;journal_ref\np-hidden;2012;1;;j2\np-merged-hidden;2012;;p-hidden;j3\n");
        Run("import", bench.At("c")).Is(0);
        var month = new[] { "--month", "2025-03" };
        foreach (var answer in new[]
        {
            Run(["records", .. month, "--as-of", "1"]).Is(0), Run(["records", .. month, "--as-of", "2", "--json"]).Is(0), Run(["records", .. month, "--as-of", "2", "--basis", "judged"]).Is(0),
            Run("deliveries", "diff", "1", "2").Is(0), Run("deliveries", "diff", "1", "2", "--json").Is(0),
        })
        {
            Assert.DoesNotContain("hidden", answer.Output + answer.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("j2", answer.Output, StringComparison.Ordinal);
            Assert.Contains("c-open", answer.Output, StringComparison.Ordinal);
        }

        var completed = Run(["records", .. month, "--figure", "completed", "--as-of", "1", "--json"]).Json();
        Assert.Equal((2, 1), (completed.GetProperty("count").GetInt32(), completed.GetProperty("protected").GetInt32()));
        foreach (var id in new[] { "w-hidden", "c-hidden", "w-hidden-too" })
        {
            Assert.Equal(2, Run(["explain", id, .. month, "--as-of", "1"]).Code);
            Assert.Equal(2, Run(["explain", id, .. month, "--as-of", "1", "--basis", "judged"]).Code);
        }

        // The sums of that day stay what they were.
        Assert.Contains("2025-03;U1;treatment;2;", Run("measure", "--from", "2025-03", "--to", "2025-03", "--as-of", "1").Is(0).Output, StringComparison.Ordinal);
    }

    private static Dictionary<string, int> Cells(JsonElement cells) => cells.EnumerateArray().ToDictionary(
        cell => $"{cell.GetProperty("month")} {cell.GetProperty("unitId")} {cell.GetProperty("measuringPoint")} {cell.GetProperty("figure")}",
        cell => cell.GetProperty("after").GetInt32() - cell.GetProperty("before").GetInt32());

    /// <summary>Other days for every seventh wait, referral and contact, and every eleventh contact gone elsewhere.</summary>
    private static void Change(string region)
    {
        foreach (var (file, columns) in new[] { ("waits.csv", new[] { "listed_on", "decided_on" }), ("referrals.csv", ["decided_on", "received_on"]), ("contacts.csv", ["started_on"]) })
        {
            var path = Path.Combine(region, file);
            var lines = File.ReadAllLines(path);
            var header = lines[0].TrimStart('\uFEFF').Split(';').ToList();
            for (var at = 7; at < lines.Length; at += 7)
            {
                var cells = lines[at].Split(';');
                foreach (var column in columns.Select(name => header.IndexOf(name)))
                {
                    cells[column] = DateOnly.TryParseExact(cells[column], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
                        ? day.AddDays(-9).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
                        : cells[column];
                }

                lines[at] = string.Join(';', cells);
            }

            File.WriteAllLines(path, lines);
        }
    }

    private string Measured(params string[] more) => Run(["measure", "--from", "2024-12", "--to", "2025-12", .. more]).Is(0).Output;

    private Answer Run(params string[] args) => bench.Run([.. args, "--db", given.Path]);
}

/// <inheritdoc/>
public sealed class LookingBackInAFile() : LookingBack(new Given());

/// <inheritdoc/>
public sealed class LookingBackOnAServer(TestServer server) : LookingBack(new Given(server));
