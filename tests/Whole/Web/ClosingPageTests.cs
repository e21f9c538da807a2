using System.Net;
using System.Text.RegularExpressions;
using Trettio.Web;
using Trettio.Work;

namespace Trettio.Whole.Web;

/// <summary>Leveranser, step by step, on a store of its own.</summary>
public sealed class ClosingPageTests : IAsyncLifetime
{
    private const string Page = "/leveranser?region=R&month=2025-08";
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string folder = Directory.CreateTempSubdirectory("trettio-closing-").FullName;
    private Task running = Task.CompletedTask;
    private HttpClient client = new();

    public async ValueTask InitializeAsync()
    {
        Deliver("a", "w1;p1;A;treatment;2025-08-01;2025-08-01\nw2;p2;B;treatment;2025-08-02;2025-08-02\n", "c1;p1;A;2025-08-11;done;treatment;w1;\nc9;p9;A;2025-08-12;done;treatment;;\n");
        running = WebHost.RunAsync(new WebOptions(Path.Combine(folder, "store.db"), new DataFolder(folder), "http://127.0.0.1:0", IsDemo: false), address.SetResult, stop.Token);
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
    public async Task A_month_is_closed_with_forms_and_every_page_tells_of_it()
    {
        var before = await Get(Page);
        Assert.Contains("Nej, månaden är preliminär", before, StringComparison.Ordinal);
        Assert.Contains("Attest saknas från Enhet A och Enhet B.", before, StringComparison.Ordinal);
        Assert.Contains("Preliminär", await Get("/laget?region=R&month=2025-08"), StringComparison.Ordinal);
        Assert.Contains("Steget 'Kontrollerad av en andra person' kan inte tas innan 'Fastställd' är gjort.", before, StringComparison.Ordinal);

        Assert.Contains("<option value=\"no_clock_start@A\">Enhet A: Beslutsdatum saknas</option>", before, StringComparison.Ordinal);
        Assert.Contains("har passerat", await Refused(("step", "assigned"), ("finding", "no_clock_start@A"), ("to", "Bo"), ("due", "2020-01-01"), ("who", "Cecilia")), StringComparison.Ordinal);
        await Take(("step", "assigned"), ("finding", "no_clock_start@A"), ("to", "Bo"), ("due", "2199-01-02"), ("who", "Cecilia"));
        var unit = await Get(Page + "&unit=A");
        Assert.Contains("Enhet A: felsignaler att rätta", unit, StringComparison.Ordinal);
        Assert.Contains("senast 2199-01-02", unit, StringComparison.Ordinal);
        Assert.Contains("Enhet A: Kvar att rätta: Beslutsdatum saknas (1).", unit, StringComparison.Ordinal);
        Assert.Contains("Enheten har inga fel att rätta.", await Get(Page + "&unit=B"), StringComparison.Ordinal);
        Assert.Contains("Ska rättas", await Get(Page), StringComparison.Ordinal);
        await Take(("step", "attested"), ("unit", "A"), ("who", "Anna"), ("comment", "Stämmer <b>"));
        Assert.Contains("Anna: Stämmer <b>", await Get(Page), StringComparison.Ordinal);
        await Take(("step", "decided"), ("who", "Cecilia"));
        Assert.Contains("Fastställd", await Get("/laget?region=R&month=2025-08"), StringComparison.Ordinal);
        Assert.Contains("av Cecilia, inte kontrollerad av en andra person. Attest saknas från Enhet B.", await Get("/manadsrapport?region=R&month=2025-08"), StringComparison.Ordinal);

        Assert.Contains("Cecilia fastställde månaden; kontrollen görs av någon annan.", await Refused(("step", "checked"), ("who", "cecilia")), StringComparison.Ordinal);
        await Take(("step", "checked"), ("who", "Sam"));
        await Take(("step", "sent"), ("who", "Cecilia"));
        Assert.Contains("Kvittot saknas", await Refused(("step", "received"), ("who", "Cecilia")), StringComparison.Ordinal);
        using (var form = new MultipartFormDataContent { { new StringContent("received"), "step" }, { new StringContent("Cecilia"), "who" }, { new ByteArrayContent(new byte[200_000]), "file", "..\\kvitto.pdf" } })
        {
            using var answer = await client.PostAsync(new Uri(Page, UriKind.Relative), form, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        var closed = await Get(Page);
        Assert.Contains("Ja, månaden är stängd.", closed, StringComparison.Ordinal);
        Assert.Contains("kvitto.pdf", closed, StringComparison.Ordinal);

        Deliver("b", "", "c2;p2;B;2025-08-31;done;treatment;w2;\nc9;p9;A;2025-08-12;done;treatment;;2025-08-05\n");
        var changed = await Get(Page);
        Assert.Matches("Ändrat sedan fastställandet: [0-9]+ tal\\.", changed);
        Assert.Contains("Borta, bekräftat", changed, StringComparison.Ordinal);
        Assert.Contains("Orsak till rättelsen", changed, StringComparison.Ordinal);
        // A unit's few are few here too.
        var units = changed[changed.IndexOf("id=\"now-u\"", StringComparison.Ordinal)..changed.IndexOf("id=\"versions-h\"", StringComparison.Ordinal)];
        Assert.DoesNotMatch("<td>[0-4]</td>", units);
        await Take(("step", "decided"), ("who", "Cecilia"), ("reason", "Sen rättelse"));
        Assert.Contains("Rättad", await Get("/laget?region=R&month=2025-08"), StringComparison.Ordinal);
        Assert.Contains("Ändrat från version 1 till 2", await Get(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_not_be_done_is_said_where_it_was_asked_and_changes_nothing()
    {
        var refused = await Refused(("step", "attested"), ("unit", "A"), ("who", "Anna"), ("comment", "gäller 20150314-2380"));
        Assert.Contains("personnummer", refused, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", refused, StringComparison.Ordinal);
        Assert.Contains("Steget behöver ett namn", await Refused(("step", "decided"), ("who", " ")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(Page, ("step", "något"), ("who", "A"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Post("/leveranser?region=X&month=2025-08", ("step", "decided"), ("who", "A"))).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Post("/leveranser/arkiv?region=R&month=2025-08")).StatusCode);
        Assert.Contains("Nej, månaden är preliminär", await Get(Page), StringComparison.Ordinal);
        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, Page) { Content = new FormUrlEncodedContent([new("step", "decided"), new("who", "A")]) };
        elsewhere.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await client.SendAsync(elsewhere, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_stands_for_what_came_after_the_page_was_opened()
    {
        var (delivery, version) = Seen(await Get(Page));
        Assert.Equal(("1", "0"), (delivery, version));
        Deliver("b", "", "c2;p2;B;2025-08-31;done;treatment;w2;\n");
        const string Come = "En leverans har kommit sedan du öppnade sidan; se på siffrorna igen och ta sedan steget.";
        var refused = await Refused(("step", "attested"), ("unit", "A"), ("who", "Anna"), ("comment", "Stämmer"), ("delivery", delivery), ("version", version));
        Assert.Contains(Come, refused, StringComparison.Ordinal);
        Assert.Contains("value=\"Stämmer\"", refused, StringComparison.Ordinal);
        Assert.Contains(Come, await Refused(("step", "decided"), ("who", "Cecilia"), ("delivery", delivery), ("version", version)), StringComparison.Ordinal);

        // What the answer shows is what is seen, and so it can be taken from there.
        (delivery, version) = Seen(refused);
        await Take(("step", "attested"), ("unit", "A"), ("who", "Anna"), ("delivery", delivery), ("version", version));
        await Take(("step", "decided"), ("who", "Cecilia"), ("delivery", delivery), ("version", version));

        // A second person who looked at version 1 does not check version 2.
        var first = Seen(await Get(Page));
        Deliver("c", "w3;p3;A;treatment;2025-08-20;2025-08-20\n", "");
        await Take(("step", "decided"), ("who", "Cecilia"), ("reason", "Kom sent"));
        Assert.Contains("Månaden har fastställts på nytt sedan du öppnade sidan", await Refused(("step", "checked"), ("who", "Sam"), ("delivery", first.Delivery), ("version", first.Version)), StringComparison.Ordinal);
        await Take(("step", "checked"), ("who", "Sam"), ("version", "2"));

        static (string Delivery, string Version) Seen(string page) =>
            (Regex.Match(page, "name=\"delivery\" value=\"([0-9]+)\"").Groups[1].Value, Regex.Match(page, "name=\"version\" value=\"([0-9]+)\"").Groups[1].Value);
    }

    [Fact]
    public async Task Rows_that_could_not_be_read_are_named_and_never_shown()
    {
        Assert.DoesNotContain("id=\"olasta\"", await Get(Page), StringComparison.Ordinal);
        Deliver("b", "w8;p8;A;treatment;förra veckan;2025-08-01\n", "");
        var page = await Get(Page);
        Assert.Contains("<a href=\"#olasta\">Rader som inte kunde läsas</a>", page, StringComparison.Ordinal);
        Assert.Matches("Leverans 2: 1 rad</summary>", page);
        Assert.Matches("<th scope=\"row\">waits.csv</th><td class=\"number\">2</td><td>listed_on</td><td>[^<]+</td>", page);
        Assert.DoesNotContain("förra veckan", page, StringComparison.Ordinal);
        Assert.DoesNotContain("p8", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_archive_is_handed_out_and_checks()
    {
        await Take(("step", "decided"), ("who", "Cecilia"));
        using var answer = await Post("/leveranser/arkiv?region=R&month=2025-08");
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        var path = Path.Combine(folder, "archive.zip");
        await File.WriteAllBytesAsync(path, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Equal(1, Trettio.Work.Closing.VerifyArchive.Run(path).Versions);
    }

    private async Task Take(params (string Name, string Value)[] fields)
    {
        using var answer = await Post(Page, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, Regex.Match(await Text(answer), "role=\"alert\".*?</div>", RegexOptions.Singleline).Value);
        Assert.Equal(Page, answer.Headers.Location!.OriginalString);
    }

    private async Task<string> Refused(params (string Name, string Value)[] fields)
    {
        using var answer = await Post(Page, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Text(answer);
    }

    private async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    private async Task<string> Get(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Text(answer);
    }

    private static async Task<string> Text(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace('\u00A0', ' ');

    private static CheckedBy Checked(Definitions definitions) => definitions.CheckedBy(definitions.RuleSet(null));

    private void Deliver(string name, string waits, string contacts)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        File.WriteAllText(Path.Combine(path, "units.csv"), "unit_id;name;parent_unit_id\nR;Regionen;\nA;Enhet A;R\nB;Enhet B;R\n");
        File.WriteAllText(Path.Combine(path, "waits.csv"), "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on\n" + waits);
        File.WriteAllText(Path.Combine(path, "contacts.csv"), "contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id;decided_on\n" + contacts);
        ImportDelivery.Run([path], Path.Combine(folder, "store.db"), Checked(new(new DataFolder(folder))), (TimeProvider.System.GetUtcNow(), null), CancellationToken.None);
    }
}
