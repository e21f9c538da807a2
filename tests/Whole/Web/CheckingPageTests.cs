using System.Net;
using System.Text.RegularExpressions;
using Trettio.Web;
using Trettio.Work;

namespace Trettio.Whole.Web;

/// <summary>Kontroller: what is to be corrected first, and accepting it, on a store of its own.</summary>
public sealed class CheckingPageTests : IAsyncLifetime
{
    private const string Page = "/datakvalitet/kontroller/wait_unknown";
    private const string Header = "contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id\n";
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Trettio.Whole.Cli.Bench bench = new();
    private Task running = Task.CompletedTask;
    private HttpClient client = new();

    public async ValueTask InitializeAsync()
    {
        bench.Write("a/units.csv", "unit_id;name\nA;Enhet A\nB;Enhet B\n");
        bench.Write("a/patients.csv", "patient_id;birth_year;protected;journal_ref\nhemlig;2012;1;hemlig-ref\np2;2012;;JR-2\n");
        bench.Write("a/waits.csv", "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on\nw1;p1;A;treatment;2025-03-01;2025-03-01\n");
        bench.Write("a/contacts.csv", Header + "c1;p1;A;2025-03-11;done;treatment;w1\n");
        bench.Run("import", bench.At("a")).Is(0);
        bench.Write("b/contacts.csv", Header + "c2;p2;A;2025-03-03;done;treatment;w-none\nc3;p3;B;2025-04-03;done;treatment;w-none2\nhemlig-c;hemlig;B;2025-04-03;done;treatment;w-none3\n");
        bench.Run("import", bench.At("b")).Is(0);
        running = WebHost.RunAsync(new WebOptions(Path.Combine(bench.Data, "trettio.db"), new DataFolder(bench.Data), "http://127.0.0.1:0", IsDemo: false), address.SetResult, stop.Token);
        await Task.WhenAny(address.Task, running);
        client = WebFixture.ClientOf(await address.Task);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        client.Dispose();
        stop.Dispose();
        bench.Dispose();
    }

    [Fact]
    public async Task The_page_says_what_to_correct_first_and_since_when()
    {
        Assert.Contains("href=\"/datakvalitet/kontroller\"", await Get("/datakvalitet"), StringComparison.Ordinal);
        var page = await Get("/datakvalitet/kontroller");
        Assert.Contains("Ett fel att rätta först.", page, StringComparison.Ordinal);
        Assert.Matches("Börja med <a [^>]*wait_unknown\">Kontakt anger okänd väntan</a>: 3 genomförda kontakter", page);
        Assert.Contains("Det rättas av den som gör exporten.", page, StringComparison.Ordinal);
        Assert.Matches("Sedan leverans 2, 20", page);
        // Every check stands there once, under one of the five states.
        Assert.Equal(Trettio.Quality.AllChecks.All.Select(check => check.Id).Order(), Regex.Matches(page[page.IndexOf("class=\"tally\"", StringComparison.Ordinal)..], "kontroller/([a-z0-9_]+)\"").Select(match => match.Groups[1].Value).Order());
        foreach (var word in (string[])["Underkänd", "Godkänd med felaktiga rader", "Godtagen", "Kunde inte bedömas", "Godkänd"])
        {
            // The tally has every state, and a state that some check is in has a heading of its own.
            var count = Regex.Match(page, $"<strong>([0-9]+)</strong>(?:(?!<strong>)[\\s\\S])*?{word}<").Groups[1].Value;
            Assert.Equal(count != "0", Regex.IsMatch(page, $"<h2 id=\"[a-z-]+-h\">{word} \\({count}\\)</h2>"));
        }
    }

    [Fact]
    public async Task A_checks_page_has_what_it_counts_why_it_may_fail_and_what_to_do_in_both_languages()
    {
        var page = await Get(Page);
        foreach (var said in (string[])["3 genomförda kontakter", "Leverera väntelistan från köns början", "Filen med väntande är avklippt".ToLowerInvariant(), "Den som gör exporten", "1 post med skyddade uppgifter visas inte.", "<td>c2</td>", "Underkänd sedan leverans 2", "Enhet B (1)", "Leverans för leverans"])
        {
            Assert.Contains(said, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("hemlig", page, StringComparison.Ordinal);
        Assert.Matches("<td>c2</td>(?:(?!</tr>)[\\s\\S])*<td>JR-2</td>", page);
        Assert.Contains("Deliver the waits from the beginning of the queue", await Get(Page + "?lang=en"), StringComparison.Ordinal);
        var one = await Get(Page + "?unit=B");
        Assert.Contains("<td>c3</td>", one, StringComparison.Ordinal);
        Assert.DoesNotContain("<td>c2</td>", one, StringComparison.Ordinal);
        using var unknown = await client.GetAsync(new Uri("/datakvalitet/kontroller/no_such", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("Inga nationella poster att kontrollera.", await Get("/datakvalitet/kontroller/hsa_id_missing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_is_accepted_and_withdrawn_with_a_name_as_by_the_verb()
    {
        Assert.Contains("skriv varför", await Refused(("step", "accept"), ("who", "Anna")), StringComparison.Ordinal);
        Assert.Contains("skriv vem", await Refused(("step", "accept"), ("reason", "kända")), StringComparison.Ordinal);
        Assert.Contains("personnummer", await Refused(("step", "accept"), ("reason", "gäller 20150314-2380"), ("who", "Anna")), StringComparison.Ordinal);
        Assert.Contains("hittar inget där", await Refused(("step", "accept"), ("reason", "kända"), ("who", "Anna"), ("unit", "X")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(Page, ("step", "accept"), ("reason", "x"), ("who", "A"), ("month", "mars"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(Page, ("step", "other"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Post("/datakvalitet/kontroller/no_such", ("step", "accept"), ("reason", "x"), ("who", "A"))).StatusCode);

        await Take(("step", "accept"), ("unit", "A"), ("month", "2025-03"), ("reason", "gamla <listan>"), ("who", "Anna"));
        var some = await Get(Page);
        Assert.Contains("varav 2 inte är godtagna", some, StringComparison.Ordinal);
        Assert.Matches("Enhet A, mars.2025: gamla <listan>", some);
        await Take(("step", "accept"), ("reason", "alla kända"), ("who", "Bo"));
        Assert.Contains("Ingen kontroll är underkänd", (await Get("/datakvalitet/kontroller")).Replace("En varning att se över, och inga fel", "Ingen kontroll är underkänd", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("accepted", bench.Run("findings", "--json").Json().EnumerateArray().Single(check => check.GetProperty("check").GetString() == "wait_unknown").GetProperty("outcome").GetString());
        await Take(("step", "withdraw"), ("number", "2"), ("who", "Cecilia"));
        Assert.Contains("varav 2 inte är godtagna", await Get(Page), StringComparison.Ordinal);
        Assert.Contains("är redan återtaget", await Refused(("step", "withdraw"), ("number", "2"), ("who", "Cecilia")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivery_tells_how_its_checks_ended_until_it_is_taken_back()
    {
        var listed = bench.Run("deliveries").Is(0).Lines;
        Assert.Contains("inga kontroller underkända", listed[0], StringComparison.Ordinal);
        Assert.Matches("; [0-9]+ kontroll(er)? underkänd(a)?, [0-9]+ (ny|nya)", listed[1]);
        Assert.Contains("   wait_unknown: 3, ny", listed);
        var checks = bench.Run("deliveries", "--json").Json()[1].GetProperty("checks").EnumerateArray().ToList();
        // What had nothing to read is not kept: no national records came.
        Assert.True(checks.Count > 30);
        Assert.DoesNotContain(checks, check => check.GetProperty("check").GetString() == "hsa_id_missing");
        Assert.Equal(("failed", 3L), checks.Where(check => check.GetProperty("check").GetString() == "wait_unknown").Select(check => (check.GetProperty("outcome").GetString()!, check.GetProperty("count").GetInt64())).Single());
        var page = await Get("/leveranser?region=A&month=2025-03");
        Assert.Contains("Kontakt anger okänd väntan", page, StringComparison.Ordinal);
        bench.Run("deliveries", "undo", "2").Is(0);
        Assert.Equal(0, bench.Run("deliveries", "--json").Json()[1].GetProperty("checks").GetArrayLength());
        Assert.DoesNotContain("Underkänd sedan", await Get(Page), StringComparison.Ordinal);
    }

    [Fact]
    public void The_records_of_a_check_are_written_without_the_protected()
    {
        var list = bench.Run("findings", "--list", "wait_unknown").Is(0);
        Assert.Equal(["kind;id;unit_id;month;journal_ref", "contact;c2;A;2025-03;JR-2", "contact;c3;B;2025-04;"], list.Lines);
        Assert.Contains("1 poster gäller skyddade identiteter", list.Error, StringComparison.Ordinal);
        bench.Run("findings", "accept", "wait_unknown", "--list", "wait_unknown", "--reason", "x").Refuses(2, "--list");
        bench.Run("findings", "--list", "no_such").Refuses(2, "no_such");
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
        var text = await Text(answer);
        Assert.Contains("role=\"alert\"", text, StringComparison.Ordinal);
        return text;
    }

    private Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) =>
        client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), TestContext.Current.CancellationToken);

    private async Task<string> Get(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Text(answer);
    }

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
