using System.Net;
using System.Text.RegularExpressions;

namespace Trettio.Whole.Web;

/// <summary>Jämför regelverk: the address is the question, the answer stands first.</summary>
[Collection(nameof(WebFixture))]
public sealed class ComparingTests(WebFixture web)
{
    private const string Asked = "/regelverk/jamfor?region=SYN&month=2025-08&from=bup-2025&to=skr-general";

    [Fact]
    public async Task An_address_that_leaves_something_out_is_filled_in()
    {
        using var answer = await web.Client.GetAsync(new Uri("/regelverk/jamfor", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/regelverk/jamfor?region=SYN&month=2025-08&from=bup-2025&to=bup-2026-remiss", answer.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await web.GetAsync(Asked)).Status);
    }

    [Fact]
    public async Task The_answer_stands_first_and_each_change_has_a_panel()
    {
        var (_, text) = await web.GetAsync(Asked);
        Assert.Matches(@"<h1>Med skr\u2011general i stället för bup\u20112025 hade \d+ av \d+ väntetidsposter stått annorlunda i augusti 2025\.</h1>", text);
        Assert.Equal(5, Regex.Count(text, "<h2 id=\"step-\\d-h\">"));
        Assert.Contains("2. MoV bland genomförda: räknas inte → räknas", text, StringComparison.Ordinal);
        Assert.Contains("Källa: skr-2025-12, Sammanställd statistik; Måluppfyllelse väntande → kchd-vql, Avvikelser", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_of_it_holds_a_records_id()
    {
        var (_, text) = await web.GetAsync(Asked);
        var ids = web.Region.Waits().Select(wait => wait.WaitId).Concat(web.Region.Contacts().Select(contact => contact.ContactId)).ToHashSet();
        Assert.DoesNotContain(Regex.Matches(text, "[A-Za-z0-9-]+").Select(word => word.Value), ids.Contains);
    }

    [Fact]
    public async Task What_cannot_be_compared_is_said_where_something_else_can_be_chosen()
    {
        var (status, text) = await web.GetAsync("/regelverk/jamfor?region=VGR&month=2025-08&from=bup-2025&to=skr-general");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Här finns inget att jämföra.", text, StringComparison.Ordinal);
        Assert.Contains("<select id=\"to\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/regelverk/jamfor?region=SYN&month=2025-08&from=bup-1999&to=skr-general", "skr-general, vantetider-2021")]
    [InlineData("/regelverk/jamfor?region=SYN&month=2025-13&from=bup-2025&to=skr-general", "månad")]
    [InlineData("/regelverk/jamfor?region=Mars&month=2025-08&from=bup-2025&to=skr-general", "Regionen 'Mars' finns inte")]
    [InlineData("/definitioner/regelverk/bup-1999", "skr-general, vantetider-2021")]
    public async Task What_there_is_not_says_what_there_is(string path, string says)
    {
        var (status, text) = await web.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains(says, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_set_shows_what_differs_from_the_default_and_leads_to_the_comparison()
    {
        var (_, text) = await web.GetAsync("/definitioner/regelverk/vantetider-2021?region=SYN&month=2025-08");
        Assert.Equal(3, Regex.Count(text, "≠ bup-2025:"));
        Assert.Contains("/regelverk/jamfor?region=SYN&month=2025-08&from=bup-2025&to=vantetider-2021", text, StringComparison.Ordinal);
        var (_, usual) = await web.GetAsync("/definitioner/regelverk");
        Assert.DoesNotContain("≠", usual, StringComparison.Ordinal);
        Assert.All(new[] { "bup-2026-remiss", "skr-general", "vantetider-2021" }, id => Assert.Contains($"/definitioner/regelverk/{id}", usual, StringComparison.Ordinal));
    }
}
