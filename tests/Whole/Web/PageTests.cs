using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using Trettio.Quality;

namespace Trettio.Whole.Web;

[Collection(nameof(WebFixture))]
public sealed class PageTests(WebFixture web)
{
    public static TheoryData<string, string> InBothLanguages =>
        [.. Pages.All.SelectMany(path => new[] { (path, "sv"), ($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang=en", "en") })];

    [Theory]
    [MemberData(nameof(InBothLanguages))]
    public async Task Every_page_answers_in_its_language_and_says_that_it_is_a_demonstration(string path, string language)
    {
        var (status, text) = await web.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith("<!DOCTYPE html>", text, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language}\">", text, StringComparison.Ordinal);
        Assert.Contains("Demonstration:", text, StringComparison.Ordinal);
        Assert.Contains(language == "sv" ? "en del av barnen är påhittade" : "some of the children are made up", text, StringComparison.Ordinal);
        Assert.Contains("bup-2025", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(InBothLanguages))]
    public async Task A_page_keeps_its_language_asks_no_other_origin_and_runs_no_script(string path, string language)
    {
        var (_, text) = await web.GetAsync(path);
        var page = await PageOf(text);
        Assert.Empty(page.QuerySelectorAll("script, style, [style], iframe, object, [onclick], [onload]"));
        var addresses = AddressesIn(page);
        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.Matches("^(/(?!/)|#)", address));
        var kept = page.QuerySelectorAll("nav a, main a").Select(link => link.GetAttribute("href")!).Where(href => href[0] == '/').ToList();
        Assert.All(kept, href => Assert.Equal(language == "en", href.Contains("lang=en", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(InBothLanguages))]
    public async Task Every_link_of_a_page_leads_somewhere(string path, string language)
    {
        Assert.NotEmpty(language);
        var (_, text) = await web.GetAsync(path);
        var page = await PageOf(text);
        var places = page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]).Distinct();
        Assert.All(places, place => Assert.NotNull(page.GetElementById(place)));
        foreach (var href in page.QuerySelectorAll("a[href^='/'], link").Select(link => link.GetAttribute("href")!.Split('#')[0]).Distinct().Where(href => !href.Contains(".pdf", StringComparison.Ordinal)))
        {
            // A page without region leads to the first region's latest month.
            Assert.Contains((await web.GetAsync(href)).Status, new[] { HttpStatusCode.OK, HttpStatusCode.Redirect });
        }
    }

    [Fact]
    public async Task No_address_holds_a_record_or_a_patient()
    {
        var ids = web.Region.Waits().SelectMany(wait => new[] { wait.WaitId, wait.PatientId })
            .Concat(web.Region.Contacts().Select(contact => contact.ContactId))
            .Concat(web.Region.Referrals().Select(referral => referral.ReferralId))
            .ToHashSet();
        var explained = await web.ExplainAsync(web.Region.Waits().First(wait => !IsProtected(wait.PatientId)).WaitId);
        foreach (var text in await Task.WhenAll(Pages.All.Select(async path => (await web.GetAsync(path)).Text).Append(Task.FromResult(explained))))
        {
            var words = AddressesIn(await PageOf(text)).SelectMany(address => Regex.Split(address, "[^A-Za-z0-9-]"));
            Assert.DoesNotContain(words, ids.Contains);
        }
    }

    [Fact]
    public async Task Läget_shows_the_published_month()
    {
        var (_, text) = await web.GetAsync("/laget?region=VGR&month=2025-08");
        string[] published =
        [
            "Två av tre mål uppnåddes. För första besök saknades 43 patienter inom 30 dagar.", "44,0 %", "214 av 486 inom 30 dagar", "i fjol 51,8 % av 914",
            "37,4 %", "40 av 107", "60,3 %", "565 av 937", "3 887 000 kr", "7 774 000 kr", "11 661 000 kr", "Ej uppnått", "Förbättring minst 10 procentenheter",
        ];
        Assert.All(published, figure => Assert.Contains(figure, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_year_can_still_give_is_three_months_of_three_areas_and_the_period_that_runs()
    {
        var (_, text) = await web.GetAsync("/laget?region=VGR&month=2025-08");
        Assert.Contains("54 418 000 kr", text, StringComparison.Ordinal); // (3 × 3 + 5) × 3 887 000
        var (_, unmeasured) = await web.GetAsync("/laget?region=VGR&month=2024-11");
        Assert.DoesNotContain("Kan ännu nås", unmeasured, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_share_opens_to_its_numerator_and_denominator()
    {
        var page = await PageOf((await web.GetAsync("/laget?region=VGR&month=2025-08")).Text);
        var opened = Plain(page.QuerySelector("details.opens")!);
        Assert.Contains("Täljare: 214", opened, StringComparison.Ordinal);
        Assert.Contains("Nämnare: 486", opened, StringComparison.Ordinal);
        Assert.Contains("473 av 914", opened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_to_do_names_the_faults_first_and_how_to_correct_them()
    {
        var page = await PageOf((await web.GetAsync("/laget?region=SYN&month=2025-08")).Text);
        var items = page.QuerySelectorAll(".to-dos li");
        Assert.InRange(items.Length, 1, 6);
        var errors = AllChecks.All.Where(check => Trettio.Work.Definitions.ShippedChecks()[check.Id].Severity == Severity.Error).Select(check => check.Name.Sv).Append("Inläsningen");
        Assert.Contains(errors, name => Plain(items[0]).StartsWith(name, StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll(".to-dos a"), link => link.GetAttribute("href")!.StartsWith("/datakvalitet/kontroller/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Figures_without_patients_say_why_there_is_no_queue()
    {
        var (_, text) = await web.GetAsync("/laget?region=VGR&month=2025-08");
        Assert.Contains("Väntande är inte kända i underlaget.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hela vägen i dagar", text, StringComparison.Ordinal);
        var (_, synthetic) = await web.GetAsync("/laget?region=SYN&month=2025-08");
        Assert.Contains("Hela vägen i dagar", synthetic, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_about_units_shows_a_small_number()
    {
        var report = await PageOf((await web.GetAsync("/laget?region=SYN&month=2025-08")).Text);
        var units = report.QuerySelectorAll("#per-enhet a[href^='/enhet']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(units);
        Assert.DoesNotMatch(@"^[1-4]$", string.Join('\n', report.QuerySelectorAll("#per-enhet td").Select(Plain)));
        foreach (var unit in units)
        {
            var page = await PageOf((await web.GetAsync(unit)).Text);
            var cells = page.QuerySelectorAll("td, dl.pairs dd").Select(Plain).ToList();
            Assert.NotEmpty(cells);
            Assert.DoesNotContain(cells, cell => Regex.IsMatch(cell, "^[0-4]$"));
        }
    }

    [Fact]
    public async Task A_unit_shows_the_regions_tables_own_cells()
    {
        var table = await PageOf((await web.GetAsync("/laget?region=SYN&month=2025-08")).Text);
        var row = table.QuerySelectorAll("#per-enhet tbody tr").First(row => Plain(row).Contains('%', StringComparison.Ordinal));
        var unit = await PageOf((await web.GetAsync(row.QuerySelector("a")!.GetAttribute("href")!)).Text);
        var shares = row.QuerySelectorAll("td.first").Select(Plain);
        Assert.Equal(shares, unit.QuerySelectorAll(".card .big").Select(Plain));
    }

    private bool IsProtected(string patient) => web.Region.Patients().Any(row => row.PatientId == patient && row.IsProtected);

    private static string Plain(IElement element) => Regex.Replace(element.TextContent.Replace('\u00A0', ' '), @"\s+", " ").Trim();

    private static List<string> AddressesIn(IDocument page) =>
        [.. page.QuerySelectorAll("[href], [src], [action]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action")!)];

    private static Task<IDocument> PageOf(string text) =>
        BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(text), TestContext.Current.CancellationToken);
}
