using System.Text.Json;

namespace Trettio.Whole.Cli;

/// <summary>goals and report as the definitions say: the same figures as measure, and what cannot be told beside them.</summary>
public sealed class OnTheJudgedBasis : IDisposable
{
    private readonly Bench bench = new();

    public OnTheJudgedBasis()
    {
        bench.Write("delivery/units.csv", "unit_id;name;parent_unit_id;entry_scenario\nR;Region R;;\nA;Mottagning A;R;A\nC;Mottagning C;R;C\n");
        bench.Write("delivery/patients.csv", "patient_id;birth_year\np1;2012\np2;2012\n");
        bench.Write("delivery/waits.csv", "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on;question\nw1;p1;A;investigation;2025-02-20;2025-02-20;adhd\n");
        bench.Write("delivery/contacts.csv", """
            contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id;commitment_id;decided_on
            c10;p1;A;2025-02-10;done;first_visit;;K;2025-02-01
            c11;p1;A;2025-03-10;done;follow_up;w1;K;
            c20;p2;C;2025-03-10;done;treatment;;K;2025-03-01

            """);
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Goals_are_the_judged_figures_with_what_cannot_be_told()
    {
        var judged = Goals("--basis", "judged", "--json").Is(0).Json();
        Assert.Equal("judged", judged.GetProperty("basis").GetString());
        Assert.Equal((1, 2), (judged.GetProperty("undecidable").GetProperty("contacts").GetInt32(), judged.GetProperty("undecidable").GetProperty("of").GetInt32()));
        Assert.Equal([(0, 0), (1, 1), (1, 1)], Areas(judged));

        var text = Goals("--basis", "judged").Is(0);
        Assert.StartsWith("Enligt regelverket: 1 av 2 genomförda kontakter (50,0", text.Lines[1], StringComparison.Ordinal);
        Assert.Contains("(1/1; enligt regelverket, 50,0\u00A0% ej avgörbara)", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void As_registered_nothing_is_said_of_judging()
    {
        var registered = Goals("--json").Is(0);
        Assert.Equal(registered.Output, Goals("--json", "--basis", "registered", "--rules", "bup-2025").Output);
        Assert.Equal([(0, 0), (0, 0), (1, 1)], Areas(registered.Json()));
        Assert.False(registered.Json().TryGetProperty("basis", out _));
        Assert.DoesNotContain("regelverket", Goals().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_says_its_basis_in_every_format()
    {
        var page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(Report("html", "judged")));
        Assert.Contains("Enligt regelverket: 1 av 2 genomförda kontakter", page, StringComparison.Ordinal);
        Assert.Contains("<dd>enligt regelverket, 50,0\u00A0% ej avgörbara</dd>", page, StringComparison.Ordinal);
        Assert.Contains("enligt regelverket", page.Split("@page{@top-left")[1].Split("}}")[0], StringComparison.Ordinal);
        Assert.Contains("<dd>enligt registrering</dd>", File.ReadAllText(Report("html", "registered")), StringComparison.Ordinal);

        using var judged = JsonDocument.Parse(File.ReadAllText(Report("json", "judged")));
        Assert.Equal(0.5, judged.RootElement.GetProperty("undecidable").GetProperty("share").GetDouble());
        using var registered = JsonDocument.Parse(File.ReadAllText(Report("json", "registered")));
        Assert.Equal("registered", registered.RootElement.GetProperty("basis").GetString());
        Assert.False(registered.RootElement.TryGetProperty("undecidable", out _));

        using var workbook = System.IO.Compression.ZipFile.OpenRead(Report("xlsx", "judged"));
        var texts = string.Concat(workbook.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
        Assert.Contains("enligt regelverket, 50,0\u00A0% ej avgörbara", texts, StringComparison.Ordinal);
    }

    [Fact]
    public void Monthly_figures_are_not_judged_and_that_is_said()
    {
        var judged = bench.Run("goals", Bench.Vgr, "--region", "VGR", "--month", "2025-08", "--basis", "judged").Is(0);
        Assert.Equal(bench.Run("goals", Bench.Vgr, "--region", "VGR", "--month", "2025-08").Output, judged.Output);
        Assert.Contains("bara månadssiffror", judged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_basis_or_rule_set_is_refused()
    {
        Goals("--basis", "bedömd").Refuses(2, "registered", "judged");
        Goals("--rules", "bup-1999").Refuses(2, "bup-2025");
        bench.Run("report", bench.At("delivery"), "--region", "R", "--month", "2025-03", "--out", bench.At("x"), "--basis", "x").Refuses(2, "registered", "judged");
    }

    private static List<(int InTime, int Counted)> Areas(JsonElement goals) =>
        [.. goals.GetProperty("areas").EnumerateArray().Select(area => (area.GetProperty("inTime").GetInt32(), area.GetProperty("counted").GetInt32()))];

    private Answer Goals(params string[] more) => bench.Run(["goals", bench.At("delivery"), "--region", "R", "--month", "2025-03", .. more]);

    /// <summary>The file written, whose name tells the basis.</summary>
    private string Report(string format, string basis)
    {
        var path = bench.Run("report", bench.At("delivery"), "--region", "R", "--month", "2025-03", "--out", bench.At("rapport"), "--formats", format, "--basis", basis).Is(0).Lines[0];
        Assert.Equal(basis == "judged", path.Contains("enligt-regelverket", StringComparison.Ordinal));
        return path;
    }
}
