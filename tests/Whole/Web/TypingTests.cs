using System.Net;
using System.Text.RegularExpressions;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Web;
using Trettio.Whole.Store;
using Trettio.Work;

namespace Trettio.Whole.Web;

/// <summary>The form, over HTTP on a store of its own: what is typed counts as the same rows of a file do, and nothing typed is lost.</summary>
public abstract partial class TypingTests : IAsyncLifetime
{
    private const string Page = "/leveranser/formular?unit=A&month=2025-08";

    private CancellationTokenSource stop = new();
    private readonly Given given;
    private Task running = Task.CompletedTask;
    private HttpClient client = new();

    protected TypingTests(Given given) => this.given = given;

    public async ValueTask InitializeAsync()
    {
        Deliver(given, "before", [
            ("units", "unit_id;name;parent_unit_id\nR;Regionen;\nA;Enhet A;R\nB;Enhet B;R\n"),
            ("patients", "patient_id;birth_year;sex;municipality;protected\nK1;2012;2;1480;\nK2;2013;1;;1\n"),
            ("waits", "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on;question\nw1;K1;A;investigation;2025-07-20;2025-07-20;adhd\nw2;K2;A;treatment;2025-07-21;2025-07-21;\nw3;K3;B;treatment;2025-07-22;2025-07-22;\n"),
            ("contacts", "contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id;decided_on\nc3;K3;B;2025-08-05;done;treatment;w3;\n"),
        ]);
        await Start();
    }

    private async Task Start()
    {
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        running = WebHost.RunAsync(new WebOptions(given.Address, new DataFolder(given.InFolder("data")), "http://127.0.0.1:0", IsDemo: false), address.SetResult, stop.Token);
        await Task.WhenAny(address.Task, running);
        client = WebFixture.ClientOf(await address.Task);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        client.Dispose();
        stop.Dispose();
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_typed_gives_the_figures_of_the_same_rows_in_files()
    {
        var page = await Get(Page);
        page = await Add(page, ("child", "T1"), ("birth_year", "2014"), ("measuring_point", "first_visit"), ("kind", "referral"), ("referral_decided_on", "2025-07-28"), ("received_on", "2025-07-30"), ("listed_on", "2025-07-31"));
        page = await Add(page, ("child", "T2"), ("birth_year", "2011"), ("sex", "2"), ("measuring_point", "investigation"), ("listed_on", "20250702"), ("decided_on", "2025-07-01"), ("deviation", "PvV"));
        page = await Add(page, ("child", "T3"), ("birth_year", "2010"), ("measuring_point", "treatment"), ("listed_on", "2025-08-01"), ("decided_on", "2025-08-01"), ("removed_on", "2025-08-20"), ("removal_reason", "declined"));
        page = await Add(page, ("child", "T1"), ("measuring_point", "treatment"), ("listed_on", "2025-08-25"));
        page = await Add(await Post(page, "visit:" + Ids(page)[0]), ("started_on", "2025-08-27"), ("contact_type", "81"));
        page = await Add(await Post(page, "visit:w1"), ("started_on", "2025-08-19"));
        page = await Add(await Post(page, "contact"), ("child", "T4"), ("birth_year", "2015"), ("measuring_point", "treatment"), ("started_on", "2025-08-30"), ("status", "done"), ("decided_on", "2025-08-11"), ("deviation", "MoV"));
        page = await Add(page, ("child", "T4"), ("measuring_point", "follow_up"), ("started_on", "2025-08-31"), ("status", "cancelled"), ("cancelled_by", "patient"));
        await Delivered(page, 2);

        using var files = given.Another();
        Deliver(files, "before", [.. Directory.GetFiles(given.InFolder("before")).Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))]);
        Deliver(files, "after", [
            ("patients", "patient_id;birth_year;sex\nT1;2014;\nT2;2011;2\nT3;2010;\nT4;2015;\n"),
            ("referrals", "referral_id;patient_id;unit_id;kind;decided_on;received_on\nr1;T1;A;referral;2025-07-28;2025-07-30\n"),
            ("waits", "wait_id;patient_id;unit_id;measuring_point;referral_id;listed_on;decided_on;deviation;removed_on;removal_reason\nt1;T1;A;nybesök;r1;2025-07-31;;;;\nt2;T2;A;utredning;;2025-07-02;2025-07-01;1;;\n"
                + "t3;T3;A;behandling;;2025-08-01;2025-08-01;;2025-08-20;declined\nt4;T1;A;treatment;;2025-08-25;;;;\n"),
            ("contacts", "contact_id;patient_id;unit_id;started_on;status;cancelled_by;measuring_point;wait_id;decided_on;contact_type;deviation\nd1;T1;A;2025-08-27;done;;first_visit;t1;;81;\nd2;K1;A;2025-08-19;done;;investigation;w1;;;\n"
                + "d3;T4;A;2025-08-30;done;;treatment;;2025-08-11;;MoV\nd4;T4;A;2025-08-31;cancelled;patient;follow_up;;;;\n"),
        ]);
        var (typed, filed) = (Figures(given), Figures(files));
        Assert.Equal(filed, typed);
        Assert.Contains("2025-08;A;first_visit;1;0;0;0;1;1;0", typed, StringComparison.Ordinal);
        Assert.Contains("2025-08;A;treatment;1;1;0;0;0;0;1", typed, StringComparison.Ordinal);
        Assert.Contains("2025-08;B;treatment;1;0;0;0;1;1;0", typed, StringComparison.Ordinal);
        var own = await Get(Page);
        Assert.Matches("Första besök</th>\\s*<td>1</td>\\s*<td>1</td>\\s*<td>1</td>\\s*<td>100,0 %</td>\\s*<td>0</td>", own);
    }

    [Fact]
    public async Task A_typed_delivery_is_kept_like_any_other_and_can_be_taken_back_and_corrected()
    {
        var before = Figures(given);
        await Delivered(await Add(await Post(await Get(Page), "visit:w1"), ("started_on", "2025-08-19")), 2);
        using (var store = given.Open())
        {
            var delivery = store.Deliveries()[1];
            Assert.Equal(("Anna", "formulär: Enhet A"), (delivery.Info.Who, delivery.Info.Note));
            Assert.StartsWith("Skrivet i formuläret för Enhet A (A): väntande 0, besök 1.\n", delivery.Info.Log, StringComparison.Ordinal);
            Assert.Matches("^[0-9a-f]{64}$", delivery.Info.ContentHash);
            Assert.Equal([("patients.csv (formulär)", 0L), ("contacts.csv (formulär)", 1L)], delivery.Files.Select(file => (file.Name, file.Stored)));
            Assert.DoesNotContain("K1", delivery.Info.Log + delivery.Info.Note, StringComparison.Ordinal);
            // The child's own row keeps what the form does not have.
            Assert.Equal("1480", store.FindPatient("K1")!.Municipality);
        }

        var visited = Figures(given);
        Assert.NotEqual(before, visited);
        var contact = Regex.Match(await Get(Page), "correct-contact:(f-[0-9a-f]{32})").Groups[1].Value;
        var opened = await Post(await Get(Page), "correct-contact:" + contact);
        Assert.Contains("Rätta besöket för K1", opened, StringComparison.Ordinal);
        Assert.Contains("value=\"2025-08-19\"", opened, StringComparison.Ordinal);
        await Delivered(await Add(opened, ("started_on", "2025-08-20")), 3);
        using (var store = given.Open())
        {
            Assert.Equal(new DateOnly(2025, 8, 20), store.FindContact(contact)!.StartedOn);
            Assert.Contains(store.Changes(2, 3), change => change.Table == "contacts");
        }

        DeliveryLog.Undo(given.Address, 3, null, TimeProvider.System.GetUtcNow());
        Assert.Equal(visited, Figures(given));
        DeliveryLog.Undo(given.Address, 2, null, TimeProvider.System.GetUtcNow());
        Assert.Equal(before, Figures(given));
        Assert.Contains("visit:w1", await Get(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_is_told_at_its_field_and_nothing_typed_is_lost()
    {
        var page = await Add(await Get(Page), ("child", "T1"), ("birth_year", "2014"), ("measuring_point", "treatment"), ("listed_on", "2025-08-01"));
        var wrong = await Post(page, "add", ("child", "20150314-2380"), ("birth_year", "två\"><script>alert(1)</script>"), ("listed_on", "2025-08-32"), ("deviation", "MoV"));
        Assert.Contains("Nyckeln ser ut som ett personnummer", wrong, StringComparison.Ordinal);
        Assert.Contains("<title>Fel: Formulär, Enhet A – Trettio</title>", wrong, StringComparison.Ordinal);
        Assert.Contains("id=\"listed_on-mistake\"", wrong, StringComparison.Ordinal);
        Assert.Contains("value=\"2025-08-32\"", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", wrong, StringComparison.Ordinal);
        Assert.Equal("två\"><script>alert(1)</script>", Fields(wrong).Single(field => field.Name == "birth_year").Value);
        Assert.Single(Fields(wrong), field => field.Name == "row");
        Assert.Contains(("deviation", "MoV"), Fields(wrong));

        // Choosing the other kind, opening another row and delivering leave it all where it stands.
        Assert.Contains(("listed_on", "2025-08-32"), Fields(await Post(wrong, "contact")));
        var opened = await Post(wrong, "edit:0");
        Assert.Contains("En rad är påbörjad", opened, StringComparison.Ordinal);
        Assert.Contains(("listed_on", "2025-08-32"), Fields(opened));
        var stopped = await Post(wrong, "deliver", ("who", "Anna"));
        Assert.Contains("Listan är inte levererad", stopped, StringComparison.Ordinal);
        Assert.Contains(("who", "Anna"), Fields(stopped));
        Assert.Single(Fields(stopped), field => field.Name == "row");
        Assert.Contains("Leveransen behöver ditt namn", await Post(page, "deliver"), StringComparison.Ordinal);
        Assert.Contains("ett personnummer", await Post(page, "deliver", ("who", "20150314-2380")), StringComparison.Ordinal);
        Assert.Contains("Listan är tom", await Post(await Post(page, "remove:0"), "show"), StringComparison.Ordinal);
        using var store = given.Open();
        Assert.Equal(1, store.LatestDelivery);
    }

    [Fact]
    public async Task A_new_child_gets_a_key_that_is_seen_before_it_is_delivered()
    {
        (string, string)[] row = [("birth_year", "2014"), ("measuring_point", "treatment"), ("listed_on", "2025-08-01")];
        var stopped = await Post(await Get(Page), "deliver", [.. row, ("who", "Anna")]);
        var key = Regex.Match(stopped, "Barnet fick nyckeln ([B-Z2-9]{4}-[B-Z2-9]{4}-[B-Z2-9]{4}): anteckna").Groups[1].Value;
        Assert.NotEmpty(key);
        await Delivered(stopped, 2);
        using var store = given.Open();
        Assert.Equal(2014, store.FindPatient(key)!.BirthYear);
        Assert.Contains(key, await Get(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_type_at_once_lose_nothing_and_do_not_cover_each_other()
    {
        var (first, second) = (await Post(await Get(Page), "correct-wait:w1"), await Post(await Get(Page), "correct-wait:w1"));
        first = await Add(first, ("deviation", "MoV"));
        second = await Add(second, ("decided_on", "2025-07-19"));
        second = await Add(second, ("child", "T9"), ("birth_year", "2014"), ("measuring_point", "treatment"), ("listed_on", "2025-08-01"));
        await Delivered(first, 2);
        var refused = await Post(second, "deliver", ("who", "Bo"));
        Assert.Contains("ändrats av någon annan sedan den öppnades", refused, StringComparison.Ordinal);
        Assert.Equal(2, Fields(refused).Count(field => field.Name == "row"));
        await Delivered(await Post(refused, "remove:0"), 3);
        // The same list sent twice is one delivery.
        var (_, _, again) = await Send(Page, [.. Written(first, ("who", "Anna")), ("do", "deliver")]);
        Assert.Equal($"{Page}&delivery=0", again);
        Assert.Contains("Raderna var redan levererade.", await Get(again!), StringComparison.Ordinal);
        using var store = given.Open();
        Assert.Equal((Deviation.MedicallyCaused, new DateOnly(2025, 7, 20), "adhd"), (store.FindWait("w1")!.Deviation, store.FindWait("w1")!.DecidedOn!.Value, store.FindWait("w1")!.Question));
        Assert.Single(store.WaitsOfUnit("A"), wait => wait.PatientId == "T9");
        Assert.Equal(3, store.LatestDelivery);
    }

    [Fact]
    public async Task Protected_identities_and_other_units_rows_are_never_shown_nor_opened()
    {
        var page = await Get(Page);
        Assert.DoesNotContain("K2", page, StringComparison.Ordinal);
        Assert.DoesNotContain("w2", page, StringComparison.Ordinal);
        Assert.DoesNotContain("K3", page, StringComparison.Ordinal);
        foreach (var asked in new[] { "correct-wait:w2", "visit:w2", "correct-wait:w3", "correct-contact:c3", "visit:w3" })
        {
            var refused = await Post(page, asked);
            Assert.Contains("Raden finns inte här", refused, StringComparison.Ordinal);
            Assert.DoesNotMatch("K2|K3", refused);
        }

        // A row made by hand for another unit's wait is stopped too.
        var forged = "{\"type\":\"wait\",\"id\":\"w3\",\"child\":\"K3\",\"birth_year\":\"2014\",\"measuring_point\":\"treatment\",\"listed_on\":\"2025-07-22\"}";
        Assert.Contains("en annan enhets", await Post(page, "deliver", ("row", forged), ("who", "Anna")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(Page, [("row", "{\"type\":\"wait\",\"unit_id\":\"B\"}"), ("do", "add")])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(Page, [("row", "no"), ("do", "add")])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Send("/leveranser/formular?unit=X", [("do", "add")])).Status);

        // What is typed of a protected child counts, and its own row stands.
        await Delivered(await Add(page, ("child", "K2"), ("birth_year", "2001"), ("measuring_point", "first_visit"), ("listed_on", "2025-08-01")), 2);
        Assert.DoesNotContain("K2", await Get(Page), StringComparison.Ordinal);
        using var store = given.Open();
        Assert.Equal((2013, true), (store.FindPatient("K2")!.BirthYear, store.FindPatient("K2")!.IsProtected));
        Assert.Contains("2025-08;A;first_visit;0;0;0;0;0;0;1", Figures(given), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_unit_attests_its_month_from_the_same_page()
    {
        var still = await Get(Page);
        Assert.Contains("Steget 'Attesterad' kan inte tas innan 'Levererad' är gjort (Enhet A).", WebUtility.HtmlDecode(still), StringComparison.Ordinal);
        await Delivered(await Add(await Post(still, "visit:w1"), ("started_on", "2025-08-19")), 2);
        var page = await Get(Page);
        Assert.Contains("Attestera augusti 2025", page, StringComparison.Ordinal);
        Assert.Contains("Leverera eller ta bort raderna i listan innan månaden attesteras.", await Add(page, ("child", "T1"), ("birth_year", "2014"), ("measuring_point", "treatment"), ("listed_on", "2025-08-01")), StringComparison.Ordinal);
        var form = page[page.IndexOf("class=\"ask attest\"", StringComparison.Ordinal)..];
        var action = WebUtility.HtmlDecode(Regex.Match(form, "action=\"([^\"]*)\"").Groups[1].Value);
        Assert.Equal("/leveranser?region=R&month=2025-08", action);
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(action, [.. Regex.Matches(form, "<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"").Select(one => (one.Groups[1].Value, one.Groups[2].Value)), ("who", "Anna"), ("comment", "Stämmer")])).Status);
        var attested = await Get(Page);
        Assert.Contains("Anna: Stämmer", attested, StringComparison.Ordinal);
        Assert.Contains("Attestera augusti 2025 igen", attested, StringComparison.Ordinal);
        Assert.Contains("Leveranser augusti 2025", await Get("/leveranser?region=R&month=2025-08"), StringComparison.Ordinal);
        Assert.Contains("href=\"/leveranser/formular?region=R&month=2025-08\"", WebUtility.HtmlDecode(await Get("/leveranser?region=R&month=2025-08")), StringComparison.Ordinal);
        Assert.Contains("<option value=\"A\">Enhet A</option>", await Get("/leveranser/formular?region=R"), StringComparison.Ordinal);
        Assert.Contains("Type waits and visits", await Get(Page + "&lang=en"), StringComparison.Ordinal);
    }

    private static string[] Ids(string page) => [.. Fields(page).Where(field => field.Name == "row").Select(field => Regex.Match(field.Value, "\"id\":\"([^\"]*)\"").Groups[1].Value)];

    /// <summary>What a browser would send of the form as it stands, but for the button.</summary>
    private static List<(string Name, string Value)> Fields(string page)
    {
        var form = page[page.IndexOf("<form id=\"typing\"", StringComparison.Ordinal)..];
        form = form[..form.IndexOf("</form>", StringComparison.Ordinal)];
        List<(string, string)> fields = [.. Input().Matches(form).Select(one => (Attribute(one.Value, "name"), Attribute(one.Value, "value")))];
        foreach (Match choice in Select().Matches(form))
        {
            var chosen = Regex.Match(choice.Groups[2].Value, "<option value=\"([^\"]*)\" selected");
            fields.Add((choice.Groups[1].Value, chosen.Success ? WebUtility.HtmlDecode(chosen.Groups[1].Value) : ""));
        }

        return fields;

        static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $" {name}=\"([^\"]*)\"").Groups[1].Value);
    }

    private Task<string> Add(string page, params (string Name, string Value)[] written) => Add(page, Page, written);

    private async Task<string> Add(string page, string at, params (string Name, string Value)[] written)
    {
        var rows = Fields(page).Count(field => field.Name == "row");
        var added = await Post(page, "add", at, written);
        Assert.True(added.Contains("Raden står i listan", StringComparison.Ordinal), Regex.Match(added, "error-summary.*?</ul>", RegexOptions.Singleline).Value);
        Assert.True(Fields(added).Count(field => field.Name == "row") > rows || rows > 0);
        return added;
    }

    /// <summary>Null: whatever number it gets.</summary>
    private async Task Delivered(string page, int? number, string at = Page)
    {
        var (status, text, location) = await Send(at, [.. Written(page, ("who", "Anna")), ("do", "deliver")]);
        Assert.True(status == HttpStatusCode.SeeOther, Regex.Match(text, "error-summary.*?</ul>", RegexOptions.Singleline).Value);
        Assert.StartsWith($"{at}&delivery={number}", location, StringComparison.Ordinal);
        Assert.Matches($"Leverans {number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "[0-9]+"} är sparad.", await Get(location!));
    }

    private Task<string> Post(string page, string button, params (string Name, string Value)[] written) => Post(page, button, Page, written);

    private async Task<string> Post(string page, string button, string at, params (string Name, string Value)[] written)
    {
        var (status, text, _) = await Send(at, [.. Written(page, written), ("do", button)]);
        Assert.Equal(HttpStatusCode.OK, status);
        return text;
    }

    private static IEnumerable<(string Name, string Value)> Written(string page, params (string Name, string Value)[] written) =>
        Fields(page).Where(field => field.Name == "row" || written.All(one => one.Name != field.Name)).Concat(written);

    private async Task<(HttpStatusCode Status, string Text, string? Location)> Send(string path, IEnumerable<(string Name, string Value)> fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await Text(answer), answer.Headers.Location?.OriginalString);
    }

    private async Task<string> Get(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Text(answer);
    }

    private static async Task<string> Text(HttpResponseMessage answer) => (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace("&#xA0;", " ", StringComparison.Ordinal).Replace('\u00A0', ' ');

    private static string Figures(Given store, bool isJudged = false)
    {
        using var inputs = Inputs.Of([], store.Address);
        using var text = new StringWriter();
        var definitions = new Definitions(new DataFolder(store.InFolder("data")));
        var rules = definitions.RuleSet(null);
        MeasuredFiguresCsv.WriteFigures(Measure.Run(isJudged ? inputs.Judged(rules, definitions.CodeLists()) : inputs, rules, new MeasureRequest(new(2025, 7), new(2025, 9))).Figures, text);
        return text.ToString();
    }

    private static void Deliver(Given to, string name, IReadOnlyList<(string Table, string Text)> files)
    {
        var folder = Directory.CreateDirectory(to.InFolder(name)).FullName;
        foreach (var (table, text) in files)
        {
            File.WriteAllText(Path.Combine(folder, table + ".csv"), text);
        }

        var definitions = new Definitions(new DataFolder(to.InFolder("data")));
        ImportDelivery.Run([folder], to.Address, definitions.CheckedBy(definitions.RuleSet(null)), (TimeProvider.System.GetUtcNow(), null), CancellationToken.None);
    }

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<select [^>]*name=\"([^\"]*)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();
}

/// <inheritdoc/>
public sealed class TypingTestsInSqlite() : TypingTests(new Given());

/// <inheritdoc/>
public sealed class TypingTestsInPostgres(TestServer server) : TypingTests(new Given(server));
