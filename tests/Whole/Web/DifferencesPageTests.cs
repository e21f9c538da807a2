using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using Trettio.Measuring;
using Trettio.Measuring.Judging;
using Trettio.Web.Differing;
using Trettio.Work;

namespace Trettio.Whole.Web;

/// <summary>Skillnader, and the switch between the two bases.</summary>
[Collection(nameof(WebFixture))]
public sealed class DifferencesPageTests(WebFixture web)
{
    private const string March = "/regelverk/skillnader?region=SYN&month=2025-03";

    [Fact]
    public async Task The_answer_the_money_and_what_cannot_be_told_stand_first()
    {
        var page = await PageOf(March);
        Assert.Contains("genomförda enligt regelverket räknades inte", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("kan inte räknas: regionens belopp", Plain(page.QuerySelector("p.lead")!), StringComparison.Ordinal);
        Assert.Contains("Basmånaden mars 2024 är räknad på samma sätt", Plain(page.QuerySelector("p.lead")!), StringComparison.Ordinal);
        Assert.Contains("enligt registrering och enligt regelverket", Plain(page.QuerySelector("footer")!), StringComparison.Ordinal);
        Assert.Contains("ej avgörbara; för dem gäller registreringen", Plain(page.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Contains("beräknad andel av regionens utfall, ingen rätt till pengar", Plain(page.QuerySelector("main")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_row_opens_its_explanation_by_a_post_without_the_id_in_the_address()
    {
        var page = await PageOf(March);
        var forms = page.QuerySelectorAll("#lista form");
        Assert.NotEmpty(forms);
        Assert.All(forms, form =>
        {
            var id = form.QuerySelector("input[name=id]")!.GetAttribute("value")!;
            Assert.Equal("post", form.GetAttribute("method"));
            Assert.DoesNotContain(id, form.GetAttribute("action")!, StringComparison.Ordinal);
        });
        var first = forms[0].QuerySelector("input[name=id]")!.GetAttribute("value")!;
        Assert.Contains(first, await web.ExplainAsync(first, forms[0].GetAttribute("action")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_what_the_verb_finds_without_protected_identities()
    {
        var found = Found();
        var listed = (await PageOf(March)).QuerySelectorAll("#lista input[name=id]").Select(input => input.GetAttribute("value")).ToList();
        Assert.Equal(found.Records.Take(DifferencesModel.PageSize).Select(one => one.ContactId), listed);
        var hidden = web.Region.Patients().Where(patient => patient.IsProtected).Select(patient => patient.PatientId).ToHashSet();
        var theirs = web.Region.Contacts().Where(contact => hidden.Contains(contact.PatientId)).Select(contact => contact.ContactId).ToHashSet();
        Assert.DoesNotContain(listed, id => theirs.Contains(id!));
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 200)]
    [InlineData(3, 1)]
    public void The_list_has_two_hundred_to_a_page(int page, int records)
    {
        var model = DifferencesModel.Of(Found() with { Records = [.. Enumerable.Range(0, 401).Select(Record)] }, null, null, page);
        Assert.Equal((3, records), (model.Pages, model.Records.Count));
        Assert.Equal($"c{(page - 1) * 200}", model.Records[0].ContactId);
    }

    [Theory]
    [InlineData("&page=2", "Listan har 1 sidor")]
    [InlineData("&page=0", "Listan har 1 sidor")]
    [InlineData("&unit=NOWHERE", "inga genomförda kontakter")]
    public async Task What_is_not_there_is_said(string more, string sentence)
    {
        var (status, text) = await web.GetAsync(March + more);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_units_numbers_are_shown_on_both_bases_or_on_neither()
    {
        var rows = (await PageOf(March)).QuerySelectorAll("table.grouped tbody tr").Select(row => row.QuerySelectorAll("td").Select(Plain).ToList()).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, cells => Assert.Equal(cells[1] == "dold", cells[2] == "dold"));
        foreach (var share in rows.Where(cells => cells[1].Contains('%', StringComparison.Ordinal)).SelectMany(cells => cells.Skip(1).Take(2)))
        {
            Assert.True(int.Parse(Regex.Match(share, "[0-9]+$").Value, System.Globalization.CultureInfo.InvariantCulture) >= 5, share);
        }
    }

    [Fact]
    public async Task A_month_of_figures_says_what_is_missing()
    {
        var (status, text) = await web.GetAsync("/regelverk/skillnader?region=VGR&month=2025-08");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Här finns bara månadssiffror.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/laget?region=SYN&month=2025-03")]
    [InlineData("/manadsrapport?region=SYN&month=2025-03")]
    [InlineData("/enhet?region=SYN&unit=SYN-BUP-EKBACKA&month=2025-03")]
    public async Task The_basis_is_switched_in_the_address_and_said_on_the_page(string path)
    {
        var registered = await PageOf(path);
        var to = registered.QuerySelectorAll(".basis-switch a").Single(link => link.TextContent == "enligt regelverket").GetAttribute("href")!;
        Assert.Contains("basis=judged", to, StringComparison.Ordinal);
        Assert.DoesNotContain("ej avgörbara", Plain(registered.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Contains("enligt registrering", Plain(registered.QuerySelector("footer")!), StringComparison.Ordinal);

        var judged = await PageOf(to);
        Assert.Equal("enligt regelverket", judged.QuerySelector(".basis-switch [aria-current]")!.TextContent);
        Assert.Contains("ej avgörbara; för dem gäller registreringen", Plain(judged.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Contains("enligt regelverket", Plain(judged.QuerySelector("footer")!), StringComparison.Ordinal);
        Assert.All(judged.QuerySelectorAll("nav[aria-label=Månader] a"), link => Assert.Contains("basis=judged", link.GetAttribute("href")!, StringComparison.Ordinal));
    }

    private DifferencesFound Found()
    {
        var definitions = new Definitions(new DataFolder(web.Folder));
        var by = (definitions.RuleSet(null), definitions.CodeLists(), definitions.Agreement(null));
        using var inputs = Inputs.Of([], web.StorePath);
        return FindDifferences.Run(inputs, (inputs.Book(by.Item1), inputs.Judged(by.Item1, by.Item2).Book(by.Item1)), by, new("SYN", new(2025, 3)));
    }

    private static Difference Record(int number) => new()
    {
        ContactId = $"c{number}",
        UnitId = "A",
        On = new(2025, 3, 1),
        Decided = Reasons.Acute,
        Registered = new(null, Reasons.NoMeasuringPoint, null),
        Judged = new(null, Reasons.NoMeasuringPoint, null),
    };

    private async Task<IDocument> PageOf(string path)
    {
        var (status, text) = await web.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, status);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(text));
    }

    private static string Plain(IElement element) => Regex.Replace(element.TextContent, "\\s+", " ").Trim();
}
