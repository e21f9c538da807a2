using System.Net;
using System.Text.RegularExpressions;
using Trettio.Store;
using Trettio.Whole.Store;
using Trettio.Work;

namespace Trettio.Whole.Web;

/// <content>Moves, offers, referrals and codes; rows taken away; what is sent twice, too late or to nobody.</content>
public abstract partial class TypingTests
{
    private const string OfB = "/leveranser/formular?unit=B&month=2025-08";

    [Fact]
    public async Task Moves_offers_referrals_and_codes_count_as_the_same_rows_in_files()
    {
        var page = await Get(Page);
        page = await Add(page, ("child", "T1"), ("birth_year", "2014"), ("measuring_point", "investigation"), ("decided_on", "2025-08-01"), ("question", "autism"), ("kva", "au006"));
        page = await Add(await Post(page, "offer:" + Ids(page)[0]), ("given_on", "2025-08-05"), ("offered_for", "2025-08-12"), ("answer", "declined"), ("informed_of_guarantee", "1"));
        page = await Add(await Post(page, "visit:" + Ids(page)[0]), ("started_on", "2025-08-20"), ("kva", "AU006 XS012"));
        page = await Add(await Post(page, "move:w1"), ("moved_on", "2025-08-10"), ("to_unit_id", "B"), ("reason", "transfer"));
        page = await Add(await Post(page, "referral"), ("child", "T2"), ("birth_year", "2013"), ("received_on", "2025-08-04"), ("outcome", "returned"), ("outcome_on", "2025-08-06"));
        page = await Add(page, ("child", "T3"), ("birth_year", "2015"), ("received_on", "2025-08-07"), ("outcome", "pending"));
        await Delivered(page, 2);

        // The unit that took the wait over meets the child; the child of the undecided referral is put on the list.
        page = await Get(OfB);
        Assert.Contains("visit:w1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("visit:w1", await Get(Page), StringComparison.Ordinal);
        Assert.DoesNotContain("correct-wait:w1", page, StringComparison.Ordinal);
        page = await Post(page, "visit:w1", OfB);
        await Delivered(await Add(page, OfB, ("started_on", "2025-08-14"), ("kva", "AV059")), 3, OfB);
        page = await Get(Page);
        page = await Post(page, "list:" + Regex.Match(page, "\"list:(f-[0-9a-f]{32})").Groups[1].Value);
        Assert.Contains("Sätt upp T3 på listan", page, StringComparison.Ordinal);
        await Delivered(await Add(page), 4);

        using var files = given.Another();
        Deliver(files, "before", [.. Directory.GetFiles(given.InFolder("before")).Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))]);
        Deliver(files, "after", [
            ("patients", "patient_id;birth_year\nT1;2014\nT2;2013\nT3;2015\n"),
            ("referrals", "referral_id;patient_id;unit_id;received_on;outcome;outcome_on\nr2;T2;A;2025-08-04;returned;2025-08-06\nr3;T3;A;2025-08-07;accepted;\n"),
            ("waits", "wait_id;patient_id;unit_id;measuring_point;referral_id;listed_on;decided_on;question;kva\nt1;T1;A;investigation;;2025-08-01;2025-08-01;autism;AU006\nt3;T3;A;first_visit;r3;2025-08-07;;;\n"),
            ("moves", "wait_id;moved_on;from_unit_id;to_unit_id;reason\nw1;2025-08-10;A;B;transfer\n"),
            ("offers", "wait_id;given_on;offered_for;informed_of_guarantee;answer\nt1;2025-08-05;2025-08-12;1;declined\n"),
            ("contacts", "contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id;kva\nd1;T1;A;2025-08-20;done;investigation;t1;AU006 XS012\nd2;K1;B;2025-08-14;done;investigation;w1;AV059\n"),
        ]);
        Assert.Equal(Figures(files), Figures(given));
        Assert.Equal(Figures(files, isJudged: true), Figures(given, isJudged: true));
        Assert.Contains("2025-08;B;investigation;1;0;0;0;1;1;0;0;0;0;0;0;1;0", Figures(given), StringComparison.Ordinal);
        using var store = given.Open();
        Assert.Equal(Rows(files), Rows(given));

        // Each row without its own id, and what names another row by what that is about.
        static List<string> Rows(Given of)
        {
            using var store = of.Open();
            var (events, waits) = (store.Events(), store.Events().Waits().ToDictionary(wait => wait.WaitId, wait => wait.PatientId + wait.MeasuringPoint));
            IEnumerable<string> rows =
            [
                .. events.Patients().Select(child => child.ToString()), .. events.Referrals().Select(referral => (referral with { ReferralId = "" }).ToString()),
                .. events.Waits().Select(wait => (wait with { WaitId = "", ReferralId = wait.ReferralId is null ? null : "r" }).ToString()),
                .. events.Moves().Select(move => (move with { WaitId = waits[move.WaitId] }).ToString()), .. events.Offers().Select(offer => (offer with { WaitId = waits[offer.WaitId] }).ToString()),
                .. events.Contacts().Select(contact => (contact with { ContactId = "", WaitId = contact.WaitId is { } wait ? waits[wait] : null }).ToString()),
            ];
            return [.. rows.Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public async Task What_is_taken_away_counts_as_if_it_had_never_been_and_can_be_brought_back()
    {
        var before = Figures(given);
        var page = await Get(Page);
        page = await Add(page, ("child", "T1"), ("birth_year", "14"), ("measuring_point", "first_visit"), ("received_on", "2025-08-01"));
        var wait = Ids(page)[0];
        page = await Add(await Post(page, "visit:" + wait), ("started_on", "2025-08-20"));
        await Delivered(page, 2);
        var with = Figures(given);
        Assert.NotEqual(before, with);

        // Not the wait alone: nobody would know what its visit was about.
        page = await Post(await Get(Page), "drop-wait:" + wait);
        Assert.Contains("tas bort, som om raden aldrig skrivits", page, StringComparison.Ordinal);
        Assert.Contains("ta bort dem först", await Post(page, "deliver", ("who", "Anna")), StringComparison.Ordinal);
        page = await Post(page, "drop-contact:" + Regex.Match(page, "drop-contact:(f-[0-9a-f]{32})").Groups[1].Value);
        await Delivered(page, 3);
        Assert.Equal(before, Figures(given));
        using (var store = given.Open())
        {
            Assert.Null(store.FindWait(wait));
            Assert.Null(store.FindReferral(wait + "-r"));
            Assert.Equal(["contacts", "referrals", "waits"], store.Changes(2, 3).Where(change => change.After is null).Select(change => change.Table).Order(StringComparer.Ordinal));
            Assert.Contains("borttagna rader 2", store.Deliveries()[2].Info.Log, StringComparison.Ordinal);
        }

        var (_, _, again) = await Send(Page, [.. Written(page, ("who", "Bo")), ("do", "deliver")]);
        Assert.Equal($"{Page}&delivery=0", again);
        DeliveryLog.Undo(given.Address, 3, null, TimeProvider.System.GetUtcNow());
        Assert.Equal(with, Figures(given));
    }

    [Fact]
    public async Task Pressing_twice_or_going_back_stores_a_row_once()
    {
        var page = await Get(Page);
        (string, string)[] row = [("child", "T1"), ("birth_year", "2014"), ("measuring_point", "treatment"), ("decided_on", "2025-08-01"), ("who", "Anna")];
        var sent = Written(page, row).Append(("do", "deliver")).ToList();
        var both = await Task.WhenAll(Send(Page, sent), Send(Page, sent), Send(Page, sent));
        Assert.All(both, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
        using (var store = given.Open())
        {
            Assert.Equal(2, store.LatestDelivery);
            Assert.Single(store.WaitsOfUnit("A"), wait => wait.PatientId == "T1");
        }

        // Back, and another list meanwhile: still the same row. Back and written otherwise: it is told, and nothing is stored or lost.
        await Delivered(await Add(await Get(Page), ("child", "T2"), ("birth_year", "2014"), ("measuring_point", "treatment"), ("decided_on", "2025-08-01")), 3);
        Assert.Equal($"{Page}&delivery=0", (await Send(Page, sent)).Location);
        var other = await Send(Page, [.. Written(page, [.. row[..3], ("decided_on", "2025-08-02"), ("who", "Anna")]), ("do", "deliver")]);
        Assert.Contains("redan levererad", other.Text, StringComparison.Ordinal);
        Assert.Contains(("decided_on", "2025-08-02"), Fields(other.Text));
        using var last = given.Open();
        Assert.Equal(3, last.LatestDelivery);
    }

    [Fact]
    public async Task What_a_correction_changes_is_said_before_it_is_delivered()
    {
        var page = await Add(await Post(await Get(Page), "correct-wait:w1"), ("decided_on", "0719"), ("question", ""));
        Assert.Contains("<del>adhd</del> → <ins>tomt</ins>", page, StringComparison.Ordinal);
        Assert.Contains("Beslut om vården: <del>2025-07-20</del>", page, StringComparison.Ordinal);
        Assert.Contains("ingenting är ändrat", await Add(await Post(await Get(Page), "correct-wait:w1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_started_anew_and_a_store_that_is_busy_lose_nothing_typed()
    {
        var page = await Add(await Get(Page), ("child", "T1"), ("birth_year", "2014"), ("measuring_point", "treatment"), ("decided_on", "2025-08-01"));
        await stop.CancelAsync();
        await running;
        client.Dispose();
        stop.Dispose();
        stop = new();
        await Start();
        using (var store = given.Open())
        using (store.BeginImport(new DeliveryInfo(TimeProvider.System.GetUtcNow(), "other", "Bo", "0"), null, TestContext.Current.CancellationToken))
        {
            var refused = await Post(page, "deliver", ("child", "T2"), ("birth_year", "2013"), ("measuring_point", "treatment"), ("decided_on", "2025-08-02"), ("who", "Anna"));
            Assert.Contains("Listan är inte levererad", refused, StringComparison.Ordinal);
            Assert.Equal(2, Fields(refused).Count(field => field.Name == "row"));
            page = refused;
        }

        await Delivered(page, 2);
    }

    [Fact]
    public async Task Two_clinics_typed_rows_never_touch_each_others()
    {
        async Task<List<string>> Type(string at, int seed)
        {
            var random = new Random(seed);
            var page = await Get(at);
            for (var row = 0; row < 4; row++)
            {
                // Some of the children are known at both.
                page = await Add(page, at, ("child", $"C{random.Next(6)}"), ("birth_year", "2014"), ("measuring_point", random.Next(2) == 0 ? "treatment" : "investigation"), ("decided_on", $"2025-08-{random.Next(1, 28):00}"));
                page = random.Next(2) == 0 ? await Add(await Post(page, "visit:" + Ids(page)[^1], at), at, ("started_on", "2025-08-30")) : page;
            }

            await Delivered(page, null, at);
            return Held(at == Page ? "A" : "B");
        }

        List<string> Held(string unit)
        {
            using var store = given.Open();
            return [.. store.WaitsOfUnit(unit).Select(wait => wait.ToString()), .. store.ContactsOfUnit(unit).Select(contact => contact.ToString())];
        }

        var (a, b) = (Held("A"), Held("B"));
        for (var round = 0; round < 4; round++)
        {
            (a, var before) = (await Type(Page, round), a);
            Assert.Equal(b, Held("B"));
            Assert.Equal(before, a.Intersect(before));
            (b, before) = (await Type(OfB, round), b);
            Assert.Equal(a, Held("A"));
            Assert.Equal(before, b.Intersect(before));
        }

        // A row made by hand names the other's move, offer or referral: refused, whatever it says.
        var forged = "{\"type\":\"move\",\"id\":\"x\",\"wait_id\":\"w3\",\"child\":\"K3\",\"moved_on\":\"2025-08-02\",\"to_unit_id\":\"R\"}";
        Assert.Contains("en annan enhets", await Post(await Get(Page), "deliver", Page, ("row", forged), ("who", "Anna")), StringComparison.Ordinal);
        forged = "{\"type\":\"offer\",\"id\":\"x\",\"wait_id\":\"w3\",\"child\":\"K3\",\"given_on\":\"2025-08-02\",\"offered_for\":\"2025-08-03\"}";
        Assert.Contains("en annan enhets", await Post(await Get(Page), "deliver", Page, ("row", forged), ("who", "Anna")), StringComparison.Ordinal);
        forged = "{\"type\":\"contact\",\"id\":\"c3\",\"mark\":\"x\",\"gone\":\"1\",\"child\":\"K3\"}";
        Assert.Contains("en annan enhets", await Post(await Get(Page), "deliver", Page, ("row", forged), ("who", "Anna")), StringComparison.Ordinal);
        Assert.Equal(b, Held("B"));
    }

    [Fact]
    public async Task The_units_figures_hide_small_numbers_until_they_are_opened_and_show_no_other_units()
    {
        await Delivered(await Add(await Post(await Get(Page), "visit:w1"), ("started_on", "2025-08-19")), 2);
        var page = WebUtility.HtmlDecode(await Get(Page));
        var own = page[page.IndexOf("id=\"own-c\"", StringComparison.Ordinal)..page.IndexOf("id=\"bare-c\"", StringComparison.Ordinal)];
        Assert.Contains("augusti 2025", own, StringComparison.Ordinal);
        Assert.Contains("september 2025", own, StringComparison.Ordinal);
        Assert.DoesNotMatch("<td>[1-4]</td>", own);
        Assert.Matches("<td>(<5|dold)</td>", own);
        var bare = page[page.IndexOf("id=\"bare-c\"", StringComparison.Ordinal)..page.IndexOf("id=\"attest\"", StringComparison.Ordinal)];
        Assert.Matches(@"Utredning</th>\s*<td>1</td>\s*<td>1</td>\s*<td>1</td>", bare);
        Assert.Contains("formulär: Enhet A", await Get("/leveranser?region=R&month=2025-08"), StringComparison.Ordinal);
    }
}
