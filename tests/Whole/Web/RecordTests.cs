using System.Net;
using System.Text.RegularExpressions;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Explaining;
using Trettio.Web.Records;
using Trettio.Work;

namespace Trettio.Whole.Web;

/// <summary>Poster bakom talet: a figure opens into its records, and no record's id stands in an address.</summary>
[Collection(nameof(WebFixture))]
public sealed partial class RecordTests(WebFixture web)
{
    private static readonly Month August = new(2025, 8);

    [Fact]
    public async Task A_number_on_the_position_in_the_report_and_on_a_unit_opens_into_as_many_records()
    {
        foreach (var page in (string[])["/laget?region=SYN&month=2025-08", "/laget?region=SYN&month=2025-08&basis=judged", "/manadsrapport?region=SYN&month=2025-08", "/enhet?region=SYN&unit=SYN-BUP-EKBACKA&month=2025-08"])
        {
            var (_, text) = await web.GetAsync(page);
            var links = Links().Matches(text).ToList();
            Assert.True(links.Count > 3, page);
            foreach (var link in links.DistinctBy(link => link.Groups[1].Value))
            {
                var (status, records) = await web.GetAsync(link.Groups[1].Value);
                Assert.Equal(HttpStatusCode.OK, status);
                Assert.Contains($"<strong>{link.Groups[2].Value.Trim()}</strong>", records, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_list_holds_the_records_and_counts_those_it_may_not_show()
    {
        var rules = new Definitions(new DataFolder(web.Folder)).RuleSet(null);
        var all = RecordsOf.Of(web.Region, rules, new(August, rules.CareLevel) { Point = MeasuringPoint.FirstVisit, Figure = FigureColumn.Waiting });
        var shielded = web.Region.Patients().Where(patient => patient.IsProtected).Select(patient => patient.PatientId).ToHashSet();
        var (_, text) = await web.GetAsync("/poster?region=SYN&month=2025-08&point=first_visit&figure=waiting");
        Assert.All(all.Where(record => shielded.Contains(record.PatientId)), record => Assert.DoesNotContain($"\"{record.WaitId}\"", text, StringComparison.Ordinal));
        Assert.Contains("poster med skyddade uppgifter visas inte", text.Replace("post med skyddade uppgifter visas inte", "poster med skyddade uppgifter visas inte", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(Math.Min(200, all.Count(record => !shielded.Contains(record.PatientId))), Regex.Count(text, "name=\"id\" value="));
        Assert.DoesNotContain("?id=", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_turned_by_two_hundred()
    {
        List<ListedRecord> records = [.. Enumerable.Range(0, 401).Select(number => new ListedRecord(new($"w{number}", null, "u", null, null, Reasons.Waiting, "p"), null))];
        var model = new RecordsModel(FigureColumn.Waiting, null, null) { List = new(records, 0) };
        Assert.Equal(3, model.Pages);
        Assert.Equal(records, new[] { 1, 2, 3 }.SelectMany(page => (model with { Page = page }).Rows));
        Assert.Equal(200, model.Rows.Count());

        // A page beyond the last is the last.
        var (_, last) = await web.GetAsync("/poster?region=SYN&month=2025-08&figure=waiting&page=99");
        Assert.Contains("name=\"id\"", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/poster?region=VGR&month=2025-08&point=first_visit&figure=completed", HttpStatusCode.OK, "Importera regionens vårdhändelser")]
    [InlineData("/poster?region=SYN&month=2025-08&figure=no_such", HttpStatusCode.NotFound, "öppna ett tal på Läget")]
    [InlineData("/poster?region=SYN&month=2025-08&unit=no_such&figure=waiting", HttpStatusCode.OK, "Inga poster räknas i talet")]
    public async Task What_cannot_be_opened_says_what_to_do(string address, HttpStatusCode status, string sentence)
    {
        var (answered, text) = await web.GetAsync(address);
        Assert.Equal(status, answered);
        Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    [GeneratedRegex("<a class=\"records-of\" href=\"(/poster[^\"]+)\">([^<]+)<")]
    private static partial Regex Links();
}
