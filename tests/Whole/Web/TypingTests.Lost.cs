using System.Net;
using System.Text.RegularExpressions;
using Trettio.Work;

namespace Trettio.Whole.Web;

/// <content>When the store, its connection or the unit is gone, what was typed is not.</content>
public abstract partial class TypingTests
{
    [Fact]
    public async Task When_the_store_cannot_be_reached_the_answer_holds_all_that_was_sent()
    {
        var page = await Add(await Get(Page), ("child", "T1"), ("birth_year", "2014"), ("measuring_point", "treatment"), ("decided_on", "2025-08-01"));
        foreach (var button in new[] { "show", "add", "deliver" })
        {
            var sent = Written(page, ("child", "T\"2"), ("birth_year", "2013"), ("measuring_point", "treatment"), ("decided_on", "2025-08-02"), ("who", "Anna")).Append(("do", button)).ToList();
            HttpStatusCode status;
            string kept;
            using (given.Lost())
            {
                (status, kept, _) = await Send(Page, sent);
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Contains("det du skrev är kvar", kept, StringComparison.Ordinal);
            Assert.Matches("<p class=\"lead\">[^<]{20,}[.]</p>", kept);
            Assert.Equal(sent.Where(field => field.Item2.Length > 0).Order(), Held(kept).Where(field => field.Value.Length > 0).Order());
        }

        // What it holds is sent again when the store is there.
        page = await Post(page, "add", ("child", "T2"), ("birth_year", "2013"), ("measuring_point", "treatment"), ("decided_on", "2025-08-02"));
        List<(string Name, string Value)> last = [.. Written(page, ("who", "Anna")), ("do", "deliver")];
        using (given.Lost())
        {
            last = Held((await Send(Page, last)).Text);
        }

        var (delivered, _, location) = await Send(Page, last);
        Assert.Equal((HttpStatusCode.SeeOther, Page + "&delivery=2"), (delivered, location));
    }

    [Fact]
    public async Task A_connection_that_is_lost_at_any_moment_loses_nothing_typed_and_stores_it_once()
    {
        Assert.SkipWhen(given.Address.IsFile, "A file has no connection to lose.");
        var page = await Add(await Get(Page), ("child", "T1"), ("birth_year", "2014"), ("measuring_point", "treatment"), ("decided_on", "2025-08-01"));
        List<(string Name, string Value)> sent = [.. Written(page, ("who", "Anna")), ("do", "deliver")];
        var isStored = false;
        for (var turn = 0; turn < 24 && !isStored; turn++)
        {
            using var cutting = new CancellationTokenSource();
            var (wait, cut) = (turn * 15, TestContext.Current.CancellationToken);
            var cuts = Task.Run(async () =>
            {
                await Task.Delay(wait, cut);
                while (!cutting.IsCancellationRequested)
                {
                    given.Cut();
                    await Task.Delay(20, cut);
                }
            }, cut);
            var (status, text, location) = await Send(Page, sent);
            await cutting.CancelAsync();
            await cuts;
            isStored = status == HttpStatusCode.SeeOther;
            if (isStored)
            {
                Assert.StartsWith(Page + "&delivery=", location, StringComparison.Ordinal);
                continue;
            }

            // The form with a fault beside it, or the page that holds all of it.
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{turn}: {status}");
            Assert.Contains(sent.First(field => field.Name == "row"), status == HttpStatusCode.OK ? Fields(text) : Held(text));
        }

        // Each connection that was cut is found out once.
        var (again, _, there) = await Send(Page, sent);
        for (var turn = 0; turn < 8 && again != HttpStatusCode.SeeOther; turn++)
        {
            (again, _, there) = await Send(Page, sent);
        }

        Assert.Equal(HttpStatusCode.SeeOther, again);
        Assert.Matches("&delivery=(0|2)$", there!);
        using var store = given.Open();
        Assert.Equal(2, store.Deliveries().Count);
        Assert.Single(store.Events().Waits(), wait => wait.PatientId == "T1");
    }

    [Fact]
    public async Task A_unit_whose_row_is_taken_back_while_somebody_types_loses_nothing_typed()
    {
        var page = await Add(await Get(Page), ("child", "T1"), ("birth_year", "2014"), ("measuring_point", "treatment"), ("decided_on", "2025-08-01"));
        var sent = Written(page, ("who", "Anna")).Append(("do", "deliver")).ToList();
        DeliveryLog.Undo(given.Address, 1, null, TimeProvider.System.GetUtcNow());
        var (status, kept, _) = await Send(Page, sent);
        Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable, status.ToString());
        Assert.Equal(sent.Where(field => field.Item2.Length > 0).Order(), Held(kept).Where(field => field.Value.Length > 0).Order());
        Assert.Contains("units.csv", kept, StringComparison.Ordinal);
    }

    /// <summary>What the page that holds all that was sent would send again.</summary>
    private static List<(string Name, string Value)> Held(string kept)
    {
        var held = kept[kept.IndexOf("<form method=\"post\"", StringComparison.Ordinal)..];
        Assert.Equal(Page, WebUtility.HtmlDecode(Regex.Match(held, "action=\"([^\"]*)\"").Groups[1].Value));
        return [.. Regex.Matches(held, "<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"").Select(one => (one.Groups[1].Value, WebUtility.HtmlDecode(one.Groups[2].Value)))];
    }
}
