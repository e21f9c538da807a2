using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Trettio.Whole.Web;

/// <summary>The pages as a browser shows them: accessible in every shape, no request but our own, and a picture of each.</summary>
[Collection(nameof(WebFixture))]
public sealed class BrowserTests(WebFixture web) : IAsyncLifetime
{
    private static readonly string? Chromium = Environment.GetEnvironmentVariable("TRETTIO_CHROMIUM") is { Length: > 0 } named ? named
        : new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private IPlaywright? playwright;
    private IBrowser? browser;

    public static TheoryData<int, ColorScheme> Shapes => new() { { 1280, ColorScheme.Light }, { 1280, ColorScheme.Dark }, { 390, ColorScheme.Light }, { 390, ColorScheme.Dark } };

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Chromium is null, "Chromium is not installed.");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_page_is_accessible_fits_and_asks_us_alone(int width, ColorScheme colours)
    {
        var page = await Open(width, colours);
        var others = new List<string>();
        page.Request += (_, request) => { if (!request.Url.StartsWith(web.Root, StringComparison.Ordinal)) others.Add(request.Url); };
        page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal)) others.Add(message.Text); };
        foreach (var path in Pages.All.Append("/finns-inte"))
        {
            await Visit(page, web.Root + path);
            await Check(page, $"{path} {width} {colours}");
            await Picture(page, $"{path}-{width}-{colours}");
        }

        Assert.Empty(others);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task An_explanation_is_asked_for_and_read_by_keyboard(int width, ColorScheme colours)
    {
        var shielded = web.Region.Patients().Where(patient => patient.IsProtected).Select(patient => patient.PatientId).ToHashSet();
        var wait = web.Region.Waits().First(wait => !shielded.Contains(wait.PatientId));
        var page = await Open(width, colours);
        await page.GotoAsync(web.Root + "/forklaring");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Till innehållet", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(wait.WaitId);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".timeline");
        Assert.DoesNotContain(wait.WaitId, page.Url, StringComparison.Ordinal);
        await Check(page, $"explained {width} {colours}");
        await Picture(page, $"explained-{width}-{colours}");
        await page.FillAsync("#id", "finns-inte");
        await page.PressAsync("#id", "Enter");
        await page.WaitForSelectorAsync(".error-summary");
        await Check(page, $"unknown {width} {colours}");
        await Picture(page, $"unknown-{width}-{colours}");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_row_is_typed_by_keyboard_and_mended_where_it_was_wrong(int width, ColorScheme colours)
    {
        var page = await Open(width, colours);
        await page.GotoAsync(web.Root + "/leveranser/formular?region=SYN&unit=SYN-BUP-EKBACKA&month=2025-08");
        await page.FillAsync("#birth_year", "2014");
        await page.FillAsync("#listed_on", "2025-08-32");
        await page.PressAsync("#listed_on", "Enter");
        await page.WaitForSelectorAsync(".error-summary");
        Assert.Equal("2025-08-32", await page.InputValueAsync("#listed_on"));
        Assert.Equal("true", await page.GetAttributeAsync("#listed_on", "aria-invalid"));
        await Check(page, $"typed wrong {width} {colours}");
        await Picture(page, $"typed-wrong-{width}-{colours}");
        await page.ClickAsync(".error-summary a[href='#listed_on']");
        await page.FillAsync("#listed_on", "2025-08-12");
        await page.SelectOptionAsync("#measuring_point", "treatment");
        await page.PressAsync("#listed_on", "Enter");
        await page.WaitForSelectorAsync("text=Att leverera: 1 rad");
        Assert.Contains("Barnet fick nyckeln", await page.InnerTextAsync(".done"), StringComparison.Ordinal);
        await page.ClickAsync("#lista button:has-text('Skriv besök')");
        await page.FillAsync("#started_on", "2025-08-20");
        await page.PressAsync("#started_on", "Enter");
        await page.WaitForSelectorAsync("text=Att leverera: 2 rader");
        Assert.DoesNotContain("2014", page.Url, StringComparison.Ordinal);
        await Check(page, $"typed {width} {colours}");
        await Picture(page, $"typed-{width}-{colours}");
        await page.ClickAsync("#siffror button >> nth=0");
        Assert.Contains("month=2025-07", page.Url, StringComparison.Ordinal);
        Assert.Equal(2, await page.Locator("input[name=row]").CountAsync());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Three_children_are_typed_by_keyboard_alone_in_few_keys(int width, ColorScheme colours)
    {
        var page = await Open(width, colours);
        await page.GotoAsync(web.Root + "/leveranser/formular?region=SYN&unit=SYN-BUP-EKBACKA&month=2025-08");
        await Visit(page, page.Url);
        await page.FocusAsync("#child");
        var keys = 0;
        async Task Write(string text)
        {
            await page.Keyboard.TypeAsync(text);
            keys += text.Length;
        }

        async Task Press(string key, int times = 1)
        {
            for (var time = 0; time < times; time++)
            {
                await page.Keyboard.PressAsync(key);
                keys++;
            }
        }

        for (var child = 1; child <= 3; child++)
        {
            // The key is left empty, the year, first visit (chosen once), the day the referral came.
            await Press("Tab");
            await Write("14");
            await Press("Tab", 1);
            if (child == 1)
            {
                await Write("f");
            }

            await Press("Tab", 2);
            await Write("12/8");
            await Press("Enter");
            await page.WaitForSelectorAsync($"text=Att leverera: {child} {(child == 1 ? "rad" : "rader")}");
            await HasKeyboard(page, "child");
        }

        // Ten keys and a half per child, and no click.
        Assert.True(keys <= 34, $"{keys}");
        Assert.Equal("first_visit", await page.InputValueAsync("#measuring_point"));
        await page.ClickAsync("#lista button:has-text('Skriv besök') >> nth=0");
        await HasKeyboard(page, "started_on");
        await Write("20/8");
        await Press("Enter");
        await page.WaitForSelectorAsync("text=Att leverera: 4 rader");
        await page.ClickAsync("details.more summary");
        await Check(page, $"typed three {width} {colours}");
        await Picture(page, $"typed-three-{width}-{colours}");
        await page.ClickAsync("button:has-text('En remiss utan väntan')");
        await page.FillAsync("#received_on", "igårkväll");
        await page.PressAsync("#received_on", "Enter");
        await page.WaitForSelectorAsync(".error-summary");
        await HasKeyboard(page, "birth_year");
        Assert.Equal("igårkväll", await page.InputValueAsync("#received_on"));
        await Check(page, $"typed referral {width} {colours}");
        await Picture(page, $"typed-referral-{width}-{colours}");
        await page.ClickAsync("button:has-text('Töm rutorna')");
        await page.ClickAsync("#levererat td.does summary >> nth=0");
        await page.ClickAsync("#levererat button:has-text('Flytta') >> nth=0");
        await HasKeyboard(page, "moved_on");
        await Check(page, $"typed move {width} {colours}");
        await Picture(page, $"typed-move-{width}-{colours}");
    }

    [Fact]
    public async Task A_share_opens_by_keyboard_and_back_returns_to_the_month_before()
    {
        var page = await Open(1280, ColorScheme.Light);
        await page.GotoAsync(web.Root + "/laget?region=VGR&month=2025-08");
        await page.FocusAsync("details.opens summary");
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.IsVisibleAsync("text=Täljare: 214"));
        await Check(page, "opened");
        await page.ClickAsync("a[rel=prev]");
        Assert.EndsWith("month=2025-07", page.Url, StringComparison.Ordinal);
        await page.GoBackAsync();
        Assert.EndsWith("month=2025-08", page.Url, StringComparison.Ordinal);
        await page.SelectOptionAsync("#month", "2024-05");
        await page.ClickAsync("button[type=submit]");
        Assert.Contains("month=2024-05", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Printed_pages_leave_the_menu_out()
    {
        var page = await Open(1280, ColorScheme.Light);
        foreach (var path in new[] { "/laget?region=SYN&month=2025-08", "/manadsrapport?region=VGR&month=2025-08" })
        {
            await page.GotoAsync(web.Root + path);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.False(await page.IsVisibleAsync("header.top"));
            Assert.True(await page.IsVisibleAsync("h1"));
            await page.PdfAsync(new() { Path = Path.Combine(Results(), Name(path) + ".pdf"), PreferCSSPageSize = true });
        }
    }

    /// <summary>A page that says it will come again by itself, since something still runs, is asked until it is at rest.</summary>
    private static async Task Visit(IPage page, string address)
    {
        while ((await page.GotoAsync(address))?.Headers.ContainsKey("refresh") == true)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
    }

    private static async Task Check(IPage page, string what)
    {
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        var faults = string.Join('\n', found.Violations.Select(violation => $"{what}: {violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
        Assert.True(faults.Length == 0, faults);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, what + " is wider than the window");
    }

    private static Task<IJSHandle> HasKeyboard(IPage page, string id) => page.WaitForFunctionAsync($"document.activeElement && document.activeElement.id === '{id}'");

    private async Task<IPage> Open(int width, ColorScheme colours)
    {
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = colours, Locale = "sv-SE" });
        return await context.NewPageAsync();
    }

    private static Task<byte[]> Picture(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Results(), Name(name) + ".png"), FullPage = true });

    private static string Results() => Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults", "web")).FullName;

    private static string Name(string path) => string.Concat(path.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-')).Trim('-');
}
