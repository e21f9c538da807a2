using System.Text.Json;

namespace Trettio.Whole.Cli;

/// <summary>Every list of records carries what opens each one in the unit's own journal system, and no other's.</summary>
public sealed class JournalReferences : IDisposable
{
    private readonly Bench bench = new();
    private readonly Dictionary<string, string> patientOf = [];

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Every_list_has_the_reference_of_its_own_child()
    {
        var region = Region();
        bench.Run("import", region).Is(0);
        Checks(region);
        Differences();
        Reconciliation();
        Deliveries(region);
        Rules();
        SystemChange(region);
    }

    private void Rules()
    {
        string[] call = ["compare-rules", "--region", "SYN", "--month", "2025-08", "--to-rules", "skr-general", "--records"];
        var steps = bench.Run([.. call, "--json"]).Is(0).Json().GetProperty("steps").EnumerateArray().SelectMany(step => step.GetProperty("moves").EnumerateArray()).ToList();
        var (ids, refs) = (steps.SelectMany(move => move.GetProperty("records").EnumerateArray().Select(id => id.GetString()!)).ToList(), steps.SelectMany(move => move.GetProperty("journalRefs").EnumerateArray().Select(one => one.GetString())).ToList());
        Assert.NotEmpty(ids);
        Assert.All(ids.Zip(refs), one => Assert.Equal(Expected("wait", one.First) is { Length: > 0 } wait ? wait : Expected("contact", one.First), one.Second));
        var text = bench.Run(call).Is(0).Output;
        Assert.All(ids.Zip(refs), one => Assert.Contains($"{one.First} [{one.Second}]", text, StringComparison.Ordinal));
    }

    private void Checks(string region)
    {
        var (named, told) = (0, 0);
        foreach (var check in (string[])["registration_late", "decided_the_day_it_began", "stop_after_removal", "duplicate_contact", "referral_after_arrival", "silent_unit"])
        {
            var lines = bench.Run("findings", "--list", check).Is(0).Lines;
            Assert.Equal("kind;id;unit_id;month;journal_ref", lines[0]);
            foreach (var cells in lines.Skip(1).Select(line => line.Split(';')))
            {
                Assert.Equal(Expected(cells[0], cells[1]), cells[4]);
                named += cells[4].Length > 0 ? 1 : 0;
            }

            var json = bench.Run("findings", "--list", check, "--json").Is(0).Json().EnumerateArray().Select(row => row.GetProperty("journalRef").GetString() ?? "").ToList();
            Assert.Equal(lines.Skip(1).Select(line => line.Split(';')[4]), json);
            told += json.Count;
        }

        Assert.True(named > 10 && told > 10, $"{named} {told}");
        Assert.Equal(bench.Run("findings", "--list", "registration_late").Is(0).Output, bench.Run("check", region, "--list", "registration_late").Output);
    }

    private void Differences()
    {
        string[] call = ["differences", "--region", "SYN", "--month", "2025-08", "--list", "--json", "--out", bench.At("list.csv")];
        var records = bench.Run(call).Is(0).Json().GetProperty("records").EnumerateArray().ToList();
        Assert.NotEmpty(records);
        Assert.All(records, row => Assert.Equal(Expected("contact", row.GetProperty("contactId").GetString()!), row.GetProperty("journalRef").GetString()));
        var lines = File.ReadAllLines(bench.At("list.csv"));
        Assert.EndsWith(";journal_ref", lines[0], StringComparison.Ordinal);
        Assert.Equal(records.Select(row => row.GetProperty("journalRef").GetString()), lines.Skip(1).Select(line => line[(line.LastIndexOf(';') + 1)..]));
    }

    private void Reconciliation()
    {
        JsonElement Figure(string published) => bench.Run("reconcile", "--region", "SYN", "--month", "2025-08", "--point", "treatment", "--published", published, "--records", "--json").Is(0).Json().GetProperty("figures")[0];

        // What one difference of rule would give, as if it had been published.
        var first = Figure("counted=1");
        var ours = first.GetProperty("ours").GetProperty("counted").GetInt32();
        var other = first.GetProperty("effects").EnumerateArray().Select(way => way.GetProperty("gives").GetProperty("counted").GetInt32()).First(counted => counted != ours);
        var records = Figure($"counted={other}").GetProperty("records").EnumerateArray().ToList();
        Assert.NotEmpty(records);
        Assert.All(records, row =>
        {
            var kind = row.TryGetProperty("wait", out var id) ? "wait" : "contact";
            Assert.Equal(Expected(kind, kind == "wait" ? id.GetString()! : row.GetProperty("contact").GetString()!), row.GetProperty("journalRef").GetString());
        });
    }

    private void Deliveries(string region)
    {
        // The last hundred waits are listed anew with another priority.
        var lines = File.ReadAllLines(Path.Combine(region, "waits.csv"));
        var priority = Array.IndexOf(lines[0].Split(';'), "priority");
        bench.Write("later/waits.csv", string.Join('\n', lines.TakeLast(100).Prepend(lines[0]).Select((line, at) =>
        {
            var cells = line.Split(';');
            cells[priority] = at == 0 ? cells[priority] : "annan";
            return string.Join(';', cells);
        })) + "\n");
        bench.Run("import", bench.At("later")).Is(0);
        string[] diff = ["deliveries", "diff", "1", "2", "--from", "2025-08", "--to", "2025-08"];
        var listed = bench.Run([.. diff, "--json"]).Is(0).Json().GetProperty("records").EnumerateArray().ToList();
        Assert.True(listed.Count > 80, $"{listed.Count}");
        Assert.All(listed, row => Assert.Equal(Expected("wait", row.GetProperty("id").GetString()!), row.GetProperty("journalRef").GetString()));
        var csv = bench.Run(diff).Is(0).Lines;
        Assert.EndsWith(";journal_ref", csv[0], StringComparison.Ordinal);
        Assert.Equal(listed.Select(row => row.GetProperty("journalRef").GetString()), csv.Skip(1).Select(line => line[(line.LastIndexOf(';') + 1)..]));
    }

    /// <summary>The profile's waits and the compared rows: by line "id [reference]", and in JSON beside the ids.</summary>
    private void SystemChange(string region)
    {
        void Same(string[] call, Func<JsonElement, IEnumerable<JsonElement>> lists)
        {
            var json = lists(bench.Run([.. call, "--records", "--json"]).Is(0).Json()).ToList();
            var ids = json.SelectMany(list => list.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!)).ToList();
            Assert.True(ids.Count > 20, $"{ids.Count}");
            var refs = json.SelectMany(list => list.GetProperty("journalRefs").EnumerateArray().Select(one => one.GetString() ?? "")).ToList();
            string Of(string id) => ((string[])["wait", "contact", "referral"]).Select(kind => Expected(kind, id.Split(' ')[0])).FirstOrDefault(one => one.Length > 0) ?? "";
            Assert.Contains(refs, one => one.Length > 0);
            Assert.All(ids.Zip(refs).Where(one => Of(one.First).Length > 0), one => Assert.Equal(Of(one.First), one.Second));
            var printed = bench.Run([.. call, "--records"]).Is(0).Output;
            Assert.All(ids.Zip(refs), one => Assert.Contains($"  {one.First}{(one.Second.Length > 0 ? $" [{one.Second}]" : "")}\n", printed, StringComparison.Ordinal));
            Assert.Equal(JsonValueKind.Undefined, lists(bench.Run([.. call, "--json"]).Is(0).Json()).First().TryGetProperty("ids", out var none) ? none.ValueKind : JsonValueKind.Undefined);
        }

        var other = bench.Synthetic("other", patients: 1500, seed: 2);
        Same(["compare-deliveries", other, region], json => json.GetProperty("ids").EnumerateArray().Select(one => one.GetProperty("rows")).Append(json.GetProperty("lostDecisions")));

        // Half of the open waits lose their decision.
        var path = Path.Combine(region, "waits.csv");
        var lines = File.ReadAllLines(path);
        var (point, decided) = (Array.IndexOf(lines[0].Split(';'), "measuring_point"), Array.IndexOf(lines[0].Split(';'), "decided_on"));
        File.WriteAllLines(path, lines.Select((line, at) =>
        {
            var cells = line.Split(';');
            cells[decided] = at % 2 == 1 && cells.Length > decided && cells[point] is "investigation" or "treatment" ? "" : cells[decided];
            return string.Join(';', cells);
        }));
        Same(["profile", region, "--before-after", "2025-06-01"], json => ((string[])["undecided", "silent", "doubled"]).Select(name => json.GetProperty("waits").GetProperty(name)));
    }

    private string Expected(string kind, string id) => patientOf.TryGetValue($"{kind} {id}", out var patient) ? $"J-{patient}" : "";

    /// <summary>A synthetic region with seeded faults, each child's journal having a reference.</summary>
    private string Region()
    {
        var region = bench.Synthetic("region", patients: 1500, faults: true);
        var path = Path.Combine(region, "patients.csv");
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(';');
        var (patient, journal) = (Array.IndexOf(header, "patient_id"), Array.IndexOf(header, "journal_ref"));
        File.WriteAllLines(path, lines.Select((line, at) =>
        {
            var cells = line.Split(';');
            cells[journal] = at == 0 ? cells[journal] : $"J-{cells[patient]}";
            return string.Join(';', cells);
        }));
        foreach (var (kind, file) in new[] { ("wait", "waits.csv"), ("contact", "contacts.csv"), ("referral", "referrals.csv") })
        {
            var rows = File.ReadAllLines(Path.Combine(region, file));
            var columns = rows[0].Split(';');
            var (id, child) = (Array.IndexOf(columns, $"{kind}_id"), Array.IndexOf(columns, "patient_id"));
            foreach (var cells in rows.Skip(1).Select(row => row.Split(';')).Where(cells => cells.Length > Math.Max(id, child)))
                patientOf[$"{kind} {cells[id]}"] = cells[child];
        }

        return region;
    }
}
