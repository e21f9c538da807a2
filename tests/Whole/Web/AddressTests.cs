using System.Net;
using System.Text.Json;
using Trettio.Reports;
using Trettio.Web;
using Trettio.Work;

namespace Trettio.Whole.Web;

/// <summary>Addresses that leave something out, ask for what is not there, or ask for a file; and stores that grow.</summary>
[Collection(nameof(WebFixture))]
public sealed class AddressTests(WebFixture web)
{
    [Theory]
    [InlineData("/", "/laget?region=SYN&month=2025-08")]
    [InlineData("/?lang=en", "/laget?region=SYN&month=2025-08&lang=en")]
    [InlineData("/laget", "/laget?region=SYN&month=2025-08")]
    [InlineData("/laget?region=VGR", "/laget?region=VGR&month=2025-08")]
    [InlineData("/manadsrapport?region=VGR&lang=en", "/manadsrapport?region=VGR&month=2025-08&lang=en")]
    [InlineData("/laget?region=SYN&unit=SYN-BUP-ALMBY&month=2025-08", "/enhet?region=SYN&unit=SYN-BUP-ALMBY&month=2025-08")]
    [InlineData("/enhet?region=SYN&month=2025-08", "/laget?region=SYN&month=2025-08")]
    public async Task What_an_address_leaves_out_is_filled_in(string path, string expected)
    {
        using var answer = await web.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/laget?region=Atlantis&month=2025-08", "finns inte i underlaget; där finns SYN (Exempelregionen), VGR")]
    [InlineData("/laget?region=VGR&month=2019-01", "uppgifter finns från januari 2024 till augusti 2025")]
    [InlineData("/laget?region=VGR&month=augusti", "skriv den som ÅÅÅÅ-MM")]
    [InlineData("/enhet?region=SYN&unit=NOWHERE&month=2025-08", "välj en enhet på Läget")]
    [InlineData("/definitioner/inget", "alla står på sidan Definitioner")]
    [InlineData("/finns-inte", "välj en av sidorna i menyn")]
    [InlineData("/finns/inte.alls", "välj en av sidorna i menyn")]
    public async Task What_is_not_there_is_said_with_the_next_step(string path, string sentence)
    {
        var (status, text) = await web.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.Contains("/laget?region=VGR&month=2025-08", text, StringComparison.Ordinal);
        Assert.Contains("Demonstration:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_ok() => Assert.Equal((HttpStatusCode.OK, "ok\n"), await web.GetAsync("/health"));

    [Fact]
    public async Task The_report_is_had_as_a_workbook_as_json_and_as_figures()
    {
        var workbook = await web.Client.GetByteArrayAsync(new Uri("/manadsrapport.xlsx?region=VGR&month=2025-08", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(workbook.AsSpan().StartsWith("PK"u8));
        var (_, json) = await web.GetAsync("/manadsrapport.json?region=VGR&month=2025-08");
        using var document = JsonDocument.Parse(json);
        Assert.NotEmpty(document.RootElement.EnumerateObject());
        var (_, csv) = await web.GetAsync("/manadsrapport.csv?region=VGR&month=2025-08");
        Assert.StartsWith("month;unit_id;measuring_point;completed;", csv, StringComparison.Ordinal);
        Assert.Contains("2025-08;VGR;first_visit;;;;;486;214;", csv, StringComparison.Ordinal);
        var (_, own) = await web.GetAsync("/manadsrapport.csv?region=SYN&month=2025-08");
        Assert.DoesNotContain("SYN-BUP", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_is_had_as_pdf()
    {
        Assert.SkipUnless(PdfPrinter.IsAvailable, "Chromium is not installed.");
        using var answer = await web.Client.GetAsync(new Uri("/manadsrapport.pdf?region=VGR&month=2025-08", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("trettio-vgr-2025-08.pdf", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var content = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(content.AsSpan().StartsWith("%PDF"u8));
    }

    [Fact]
    public async Task An_empty_store_says_what_is_missing_and_a_delivery_fills_the_pages()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var data = new DataFolder(Path.Combine(web.Folder, "new"));
        var address = new TaskCompletionSource<string>();
        var running = WebHost.RunAsync(new WebOptions(data.StorePath, data, "http://127.0.0.1:0", IsDemo: false), address.SetResult, stop.Token);
        using var client = WebFixture.ClientOf(await address.Task);
        foreach (var path in new[] { "/", "/laget", "/manadsrapport", "/enhet", "/forklaring", "/definitioner/regelverk" })
        {
            var empty = await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Contains("trettio import PATH", empty, StringComparison.Ordinal);
            Assert.DoesNotContain("Demonstration:", empty, StringComparison.Ordinal);
        }

        ImportDelivery.Run([WebFixture.Published], data.StorePath, new Definitions(data).CheckedBy(new Definitions(data).RuleSet(null)), (TimeProvider.System.GetUtcNow(), null), CancellationToken.None);
        var filled = await client.GetStringAsync(new Uri("/laget?region=VGR&month=2025-08", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("43", filled, StringComparison.Ordinal);
        Assert.Contains("Leverans 1 av", filled, StringComparison.Ordinal);

        var later = Path.Combine(web.Folder, "later.csv");
        await File.WriteAllTextAsync(later, "region;unit;month;measuring_point;completed_in_time;completed_counted\nVGR;;2025-08;first_visit;400;486\n", TestContext.Current.CancellationToken);
        ImportDelivery.Run([later], data.StorePath, new Definitions(data).CheckedBy(new Definitions(data).RuleSet(null)), (TimeProvider.System.GetUtcNow(), null), CancellationToken.None);
        var changed = await client.GetStringAsync(new Uri("/laget?region=VGR&month=2025-08", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("400 av 486", changed, StringComparison.Ordinal);
        Assert.Contains("Leverans 1–2", changed, StringComparison.Ordinal);
        await stop.CancelAsync();
        await running;
    }
}
