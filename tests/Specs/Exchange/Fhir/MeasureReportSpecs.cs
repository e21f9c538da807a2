using System.Text.Json;
using System.Text.RegularExpressions;
using Trettio.Care;
using Trettio.Exchange.Fhir;

namespace Trettio.Specs.Exchange.Fhir;

/// <summary>
/// What is written is FHIR R4 by the rules of its structure that concern it: required elements, their types, code systems and ids.
/// Source: hl7-fhir-r4, Bundle and MeasureReport.
/// </summary>
public sealed partial class MeasureReportSpecs
{
    private static readonly Month August = new(2025, 8);

    [Fact]
    public void A_bundle_keeps_the_rules_of_R4()
    {
        var bundle = Written(Figures());
        Assert.Equal(("Bundle", "collection"), (Text(bundle, "resourceType"), Text(bundle, "type")));
        Assert.Matches(Id(), Text(bundle, "id"));
        var entries = bundle.GetProperty("entry").EnumerateArray().ToList();
        Assert.Equal(3, entries.Count);
        Assert.Equal(3, entries.Select(entry => Text(entry, "fullUrl")).Distinct().Count());
        Assert.All(entries, entry => Assert.Matches(@"^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", Text(entry, "fullUrl")));
        Assert.All(entries, entry => KeepsTheRules(entry.GetProperty("resource")));
        Assert.Equal(3, entries.Select(entry => Text(entry.GetProperty("resource"), "id")).Distinct().Count());
    }

    [Fact]
    public void Counts_are_populations_and_the_share_is_in_per_cent()
    {
        var report = Written(Figures()).GetProperty("entry")[0].GetProperty("resource");
        Assert.Equal(("2025-08-01", "2025-08-31"), (Text(report.GetProperty("period"), "start"), Text(report.GetProperty("period"), "end")));
        var identifier = report.GetProperty("reporter").GetProperty("identifier");
        Assert.Equal(("urn:oid:1.2.752.129.2.1.4.1", "SE-A"), (Text(identifier, "system"), Text(identifier, "value")));
        var (done, queue) = (report.GetProperty("group")[0], report.GetProperty("group")[1]);
        Assert.Equal([("initial-population", 12), ("denominator", 12), ("denominator-exclusion", 2), ("numerator", 7)], Counts(done));
        Assert.Equal([("initial-population", 8), ("denominator", 8), ("numerator", 2)], Counts(queue));
        Assert.Equal(70m, done.GetProperty("measureScore").GetProperty("value").GetDecimal());
        Assert.Equal(25m, queue.GetProperty("measureScore").GetProperty("value").GetDecimal());
    }

    [Fact]
    public void What_is_hidden_or_not_known_is_told_apart_and_never_0()
    {
        var report = Written(Figures()).GetProperty("entry")[1].GetProperty("resource");
        Assert.Equal(["masked", "masked", "masked", "masked"], Absent(report.GetProperty("group")[0]));
        Assert.Equal(["unknown", "unknown", "unknown"], Absent(report.GetProperty("group")[1]));
        Assert.All(report.GetProperty("group").EnumerateArray(), group => Assert.False(group.TryGetProperty("measureScore", out _)));
        Assert.False(report.GetProperty("reporter").TryGetProperty("identifier", out _));
        Assert.DoesNotContain("\"count\": 3", report.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_figures_in_any_order_are_the_same_bytes_and_other_months_have_other_ids()
    {
        var figures = Figures();
        Assert.Equal(Written(figures).GetRawText(), Written([.. Enumerable.Reverse(figures)]).GetRawText());
        var next = Written([.. figures.Select(figure => figure with { Key = figure.Key with { Month = August.Next } })]);
        Assert.NotEqual(Text(Written(figures).GetProperty("entry")[0], "fullUrl"), Text(next.GetProperty("entry")[0], "fullUrl"));
    }

    private static void KeepsTheRules(JsonElement report)
    {
        Assert.Equal("MeasureReport", Text(report, "resourceType"));
        Assert.Matches(Id(), Text(report, "id"));
        Assert.Contains(Text(report, "status"), (string[])["complete", "pending", "error"]);
        Assert.Contains(Text(report, "type"), (string[])["individual", "subject-list", "summary", "data-collection"]);
        Assert.True(Uri.TryCreate(Text(report, "measure"), UriKind.Absolute, out _));
        Assert.False(report.TryGetProperty("subject", out _), "A summary speaks of no single subject.");
        var period = report.GetProperty("period");
        Assert.True(string.CompareOrdinal(Text(period, "start"), Text(period, "end")) <= 0);
        Assert.Equal("http://terminology.hl7.org/CodeSystem/measure-improvement-notation", Text(Coding(report.GetProperty("improvementNotation")), "system"));
        Assert.Contains(Text(Coding(report.GetProperty("improvementNotation")), "code"), (string[])["increase", "decrease"]);
        foreach (var group in report.GetProperty("group").EnumerateArray())
        {
            foreach (var population in group.GetProperty("population").EnumerateArray())
            {
                var code = Coding(population.GetProperty("code"));
                Assert.Equal("http://terminology.hl7.org/CodeSystem/measure-population", Text(code, "system"));
                Assert.Contains(Text(code, "code"), (string[])["initial-population", "numerator", "denominator", "denominator-exclusion"]);
                Assert.True(population.TryGetProperty("count", out var count) ? count.GetInt32() >= 0 : population.TryGetProperty("_count", out _));
            }

            if (group.TryGetProperty("measureScore", out var score))
            {
                Assert.Equal(("http://unitsofmeasure.org", "%"), (Text(score, "system"), Text(score, "code")));
                Assert.InRange(score.GetProperty("value").GetDecimal(), 0, 100);
            }
        }

        Assert.Equal(
            ["group", "id", "improvementNotation", "measure", "period", "reporter", "resourceType", "status", "type"], report.EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string, int)> Counts(JsonElement group) => group.GetProperty("population").EnumerateArray()
        .Select(population => (Text(Coding(population.GetProperty("code")), "code"), population.GetProperty("count").GetInt32()));

    private static IEnumerable<string> Absent(JsonElement group) => group.GetProperty("population").EnumerateArray()
        .Select(population => Text(population.GetProperty("_count").GetProperty("extension")[0], "valueCode"));

    private static JsonElement Coding(JsonElement concept) => concept.GetProperty("coding")[0];

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static JsonElement Written(List<ReportedFigure> figures)
    {
        using var stream = new MemoryStream();
        MeasureReports.Write(figures[0].Key.Month, "bup-2025", figures, stream);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    private static List<ReportedFigure> Figures() =>
    [
        new(new(August, "A", MeasuringPoint.FirstVisit), "BUP A", "SE-A")
        {
            Completed = new(12, false), Excluded = new(2, false), InTime = new(7, false), Share = 0.7, Waiting = new(8, false), WaitingInTime = new(2, false), WaitingShare = 0.25,
        },
        new(new(August, "A", MeasuringPoint.Treatment), "BUP A", null)
        {
            Completed = new(3, true), Excluded = new(3, true), InTime = new(3, true), Waiting = new(null, false), WaitingInTime = new(null, false),
        },
        new(new(August, "B", MeasuringPoint.FirstVisit), "BUP B", "SE-B")
        {
            Completed = new(0, false), Excluded = new(0, false), InTime = new(0, false), Waiting = new(0, false), WaitingInTime = new(0, false),
        },
    ];

    [GeneratedRegex(@"^[A-Za-z0-9\-.]{1,64}$")]
    private static partial Regex Id();
}
