using System.Net;
using Trettio.Care;
using Trettio.Planning.Producing;
using Trettio.Reports;
using Trettio.Web;
using Trettio.Work;

namespace Trettio.Whole.Web;

/// <summary>Plan, on a store of its own: written, saved, downloaded and read back.</summary>
public sealed class PlanPageTests : IAsyncLifetime
{
    private const string Page = "/plan?region=VGR&year=2025";
    private const string Book = "/plan/kalkylblad?region=VGR&year=2025";
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string folder = Directory.CreateTempSubdirectory("trettio-plan-").FullName;
    private Task running = Task.CompletedTask;
    private HttpClient client = new();

    public async ValueTask InitializeAsync()
    {
        var store = Path.Combine(folder, "store.db");
        var definitions = new Definitions(new DataFolder(folder));
        ImportDelivery.Run([WebFixture.Published], store, definitions.CheckedBy(definitions.RuleSet(null)), (TimeProvider.System.GetUtcNow(), null), CancellationToken.None);
        running = WebHost.RunAsync(new WebOptions(store, new DataFolder(folder), "http://127.0.0.1:0", IsDemo: false), address.SetResult, stop.Token);
        await Task.WhenAny(address.Task, running);
        client = WebFixture.ClientOf(await address.Task);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        client.Dispose();
        stop.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_page_says_what_the_month_needs_and_shows_both_views()
    {
        using var start = await client.GetAsync(new Uri("/plan", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("/plan?region=VGR&year=2025", start.Headers.Location?.ToString());
        var page = Spaces(await Get(Page));
        // August is the last month published; September is proposed as last year.
        Assert.Contains("I september 2025 behövs inom 30 dagar, för 75 %: första besök 932 av 1 242, utredning 114 av 151, behandling 315 av 419.", page, StringComparison.Ordinal);
        Assert.Contains("Det målen ger pengar för", page, StringComparison.Ordinal);
        Assert.Contains("De som väntat längst", page, StringComparison.Ordinal);
        Assert.Contains("Ingen ska vänta längre för andelens skull.", page, StringComparison.Ordinal);
        Assert.Contains("ej möjligt", page, StringComparison.Ordinal);
        Assert.Contains("Hur många som väntar, och hur länge, är inte känt.", page, StringComparison.Ordinal);
        Assert.Contains("In September 2025, for 75%, within 30 days: first visit 932 of 1,242", Spaces(await Get(Page + "&lang=en")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/plan?region=X&year=2025", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_plan_is_saved_from_the_form_and_earlier_versions_stay_readable()
    {
        await Save(("growth", "2,5"), ("first_visit.2025-09.completed", "800"), ("first_visit.2025-09.in_time", "610"), ("name", "Grundplan"), ("reason", "Första <b>"), ("who", "Anna"));
        var saved = Spaces(await Get(Page));
        Assert.Contains("version 1, Grundplan", saved, StringComparison.Ordinal);
        Assert.Contains("första besök 600 av 800", saved, StringComparison.Ordinal);
        Assert.Contains("Planerat är 610.", saved, StringComparison.Ordinal);
        Assert.Contains("Anna: Första <b>", saved, StringComparison.Ordinal);
        Assert.Contains("value=\"2,5\"", saved, StringComparison.Ordinal);

        // A field that the form does not have stays; one that is empty is taken away.
        await Save(("growth", "2,5"), ("first_visit.2025-09.in_time", ""), ("name", "Andra"), ("reason", "Ändrad"), ("who", "Bo"));
        Assert.DoesNotContain("Planerat är 610.", Spaces(await Get(Page)), StringComparison.Ordinal);
        Assert.Contains("första besök 600 av 800", Spaces(await Get(Page)), StringComparison.Ordinal);
        Assert.Contains("Planerat är 610.", Spaces(await Get(Page + "&version=1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_saved_is_said_at_its_field_and_what_was_written_stays()
    {
        (string, string)[] label = [("name", "N"), ("reason", "R"), ("who", "W")];
        var text = await Refused([("growth", ""), ("investigation.2025-02.completed", "många"), .. label]);
        Assert.Contains("ska vara ett helt tal", text, StringComparison.Ordinal);
        Assert.Contains("href=\"#investigation.2025-02.completed\"", text, StringComparison.Ordinal);
        Assert.Contains("value=\"många\"", text, StringComparison.Ordinal);
        Assert.Contains("med högst en decimal", await Refused([("growth", "2,55"), .. label]), StringComparison.Ordinal);
        Assert.Contains("fler än alla", await Refused([("first_visit.2025-09.completed", "5"), ("first_visit.2025-09.in_time", "6"), .. label]), StringComparison.Ordinal);
        Assert.Contains("Orsaken saknas", await Refused([("growth", "1"), ("name", "N"), ("reason", " "), ("who", "W")]), StringComparison.Ordinal);
        Assert.Contains("personnummer", await Refused([("growth", "1"), ("name", "N"), ("reason", "20150314-2380"), ("who", "W")]), StringComparison.Ordinal);
        Assert.Contains("ingen sparad plan", await Get(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workbook_is_downloaded_and_what_differs_is_shown_before_it_is_saved()
    {
        await Save(("growth", "4"), ("name", "A"), ("reason", "R"), ("who", "W"));
        var book = await client.GetByteArrayAsync(new Uri(Book, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("säger detsamma som planen", await Upload(book), StringComparison.Ordinal);
        await Save(("growth", "-1"), ("name", "B"), ("reason", "R"), ("who", "W"));
        var shown = Spaces(await Upload(book));
        Assert.Contains("1 tal skiljer sig från planen", shown, StringComparison.Ordinal);
        Assert.Contains("\u22121 → 4", shown, StringComparison.Ordinal);
        Assert.Contains("version 2, B", await Get(Page), StringComparison.Ordinal);

        // What the page then posts is the whole plan that was read.
        await Save(("numbers", PlanText.Write(PlanInputs.Empty)), ("growth_per_mille", "40"), ("name", "C"), ("reason", "R"), ("who", "W"));
        Assert.Contains("version 3, C", await Get(Page), StringComparison.Ordinal);
        Assert.Contains("plan.xlsx", await Upload("hej"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("Planen sparades inte", await Upload([]), StringComparison.Ordinal);
        using var wrong = await client.PostAsync(new Uri(Page, UriKind.Relative), new FormUrlEncodedContent([new("numbers", "x;y"), new("growth_per_mille", "1")]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public void Both_views_are_told_and_a_share_that_is_enough_tells_nobody_to_wait()
    {
        var goals = new PksGoals(75, 75, [new(1, 50)]);
        var table = PksTable.Of((month, _) => month == new Month(2026, 1) ? new(default) { Waiting = 100, WaitingInTime = 80 } : null, (MeasuringPoint.Treatment, 2026), PlanInputs.Empty, goals);
        Assert.Equal("Januari 2026: 20 av 100 väntar längre än 30 dagar; andelen räcker, och de väntar ändå.", Spaces(PlanSentences.Equity(table, new(2026, 2), new("30 dagar", "30 days")).Sv));
        Assert.Equal("Ingenting är planerat och fjolåret är inte känt.", PlanSentences.Money(table, new(2026, 2)).Sv);
    }

    private static string Spaces(string text) => text.Replace('\u00A0', ' ');

    private async Task<string> Get(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task Save(params (string Name, string Value)[] fields)
    {
        using var answer = await Post(fields);
        Assert.Equal((HttpStatusCode.SeeOther, Page), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    private async Task<string> Refused((string Name, string Value)[] fields)
    {
        using var answer = await Post(fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpResponseMessage> Post((string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(new Uri(Page, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    private async Task<string> Upload(byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", "plan.xlsx" } };
        using var answer = await client.PostAsync(new Uri(Book, UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
