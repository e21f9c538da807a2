using System.Net;
using System.Text.RegularExpressions;

namespace Trettio.Whole.Web;

/// <summary>Simulering: the question stands in the address, the run goes on behind the page, both views are always there.</summary>
[Collection(nameof(WebFixture))]
public sealed class SimulatingTests(WebFixture web)
{
    private const string Page = "/simulering?region=SYN";

    [Fact]
    public async Task An_address_without_a_region_is_filled_in()
    {
        using var answer = await web.Client.GetAsync(new Uri("/simulering", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(Page, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task It_asks_again_until_the_run_is_done_and_then_answers()
    {
        var text = await DoneAsync(Page + "&investigation=20&closed=2025-W40");
        Assert.Matches(@"<h1>Tid till utredning \+20 %, stängt 2025-W40: (\d+ (färre|fler)|lika många) väntar längre än 30 dagar", text);
        Assert.Contains("Vad pengarna säger", text, StringComparison.Ordinal);
        Assert.Contains("Vad rättvisan säger", text, StringComparison.Ordinal);
        Assert.Equal(9, Regex.Count(text, "<svg class=\"chart\""));
        Assert.Contains("value=\"20\"", text, StringComparison.Ordinal);
        Assert.Contains("under de stängda veckorna 2025-W40", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_on_as_today_is_an_answer_too_and_holds_no_records_id()
    {
        var text = await DoneAsync(Page);
        Assert.Contains("<h1>Går det på som i dag väntar", text, StringComparison.Ordinal);
        var ids = web.Region.Waits().Select(wait => wait.WaitId).Concat(web.Region.Contacts().Select(contact => contact.ContactId)).ToHashSet();
        Assert.DoesNotContain(Regex.Matches(text, "[A-Za-z0-9-]+").Select(word => word.Value), ids.Contains);
    }

    [Theory]
    [InlineData("/simulering?region=VGR", "vårdhändelser")]
    [InlineData(Page + "&unit=X", "X")]
    [InlineData(Page + "&rule=newest", "oldest")]
    [InlineData(Page + "&closed=w28", "2027-W28")]
    public async Task What_cannot_be_simulated_is_said_where_something_else_can_be_asked(string address, string word)
    {
        var text = await DoneAsync(address);
        Assert.Contains("Det här går inte att simulera.", text, StringComparison.Ordinal);
        Assert.Contains(word, text, StringComparison.Ordinal);
        Assert.Contains("<form class=\"compare", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_none_is_refused()
    {
        var (status, text) = await web.GetAsync(Page + "&inflow=much");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("-100", text, StringComparison.Ordinal);
    }

    private async Task<string> DoneAsync(string address)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            using var answer = await web.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            if (!answer.Headers.Contains("Refresh"))
            {
                return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace('\u00A0', ' ');
            }
        }

        throw new TimeoutException("The simulation did not end.");
    }
}
