namespace Trettio.Whole.Web;

/// <content>Days that follow from another, and days that would leave a visit out of the figures.</content>
public abstract partial class TypingTests
{
    [Fact]
    public async Task A_day_of_listing_that_follows_from_another_day_follows_it_when_that_is_mended()
    {
        // The birth year is wrong, and so is the decision; the day of listing was left empty.
        var wrong = await Post(await Get(Page), "add", ("birth_year", "14x"), ("measuring_point", "treatment"), ("decided_on", "2025-08-12"));
        Assert.Contains(("listed_on", ""), Fields(wrong));
        var page = await Add(wrong, ("birth_year", "14"), ("decided_on", "2025-08-01"));
        Assert.Contains("\"listed_on\":\"2025-08-01\"", Fields(page).Single(field => field.Name == "row").Value, StringComparison.Ordinal);

        // What is wrong with the day that tells it is told once.
        var faulty = await Post(await Get(Page), "add", ("birth_year", "14"), ("measuring_point", "treatment"), ("decided_on", "2199-01-01"));
        Assert.Contains("href=\"#decided_on\"", faulty, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#listed_on\"", faulty, StringComparison.Ordinal);
        Assert.Contains("href=\"#listed_on\"", await Post(await Get(Page), "add", ("birth_year", "14"), ("measuring_point", "treatment")), StringComparison.Ordinal);

        // And in the list: the day of the decision is mended, and the day of listing with it; one of its own stands.
        page = await Add(await Post(page, "edit:0"), ("decided_on", "2025-08-20"));
        Assert.Contains("\"listed_on\":\"2025-08-20\"", Fields(page).Single(field => field.Name == "row").Value, StringComparison.Ordinal);
        page = await Add(await Post(page, "edit:0"), ("listed_on", "2025-08-25"));
        page = await Add(await Post(page, "edit:0"), ("decided_on", "2025-08-05"));
        Assert.Contains("\"listed_on\":\"2025-08-25\"", Fields(page).Single(field => field.Name == "row").Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_that_would_count_nowhere_is_told_of_before_it_is_delivered()
    {
        const string Before = "Besöket ligger före dagen då klockan startade (2025-07-20)";
        Assert.Contains(Before, await Add(await Post(await Get(Page), "visit:w1"), ("started_on", "2025-07-19")), StringComparison.Ordinal);
        Assert.DoesNotContain("räknas", DraftOf(await Add(await Post(await Get(Page), "visit:w1"), ("started_on", "2025-07-20"))), StringComparison.Ordinal);
        Assert.DoesNotContain("räknas", DraftOf(await Add(await Post(await Get(Page), "visit:w1"), ("started_on", "2025-07-19"), ("status", "no_show"))), StringComparison.Ordinal);

        var planned = await Add(await Get(Page), ("child", "T1"), ("birth_year", "2014"), ("measuring_point", "treatment"), ("listed_on", "2025-08-01"));
        Assert.Contains("Väntan har inget beslut", await Add(await Post(planned, "visit:" + Ids(planned)[0]), ("started_on", "2025-08-03")), StringComparison.Ordinal);
        var first = await Add(await Get(Page), ("child", "T1"), ("birth_year", "2014"), ("measuring_point", "first_visit"), ("referral_decided_on", "2025-08-01"), ("received_on", "2025-08-04"));
        Assert.Contains("klockan startade (2025-08-01)", await Add(await Post(first, "visit:" + Ids(first)[0]), ("started_on", "2025-07-31")), StringComparison.Ordinal);
        Assert.DoesNotContain("räknas", DraftOf(await Add(await Post(first, "visit:" + Ids(first)[0]), ("started_on", "2025-08-01"))), StringComparison.Ordinal);

        var alone = await Post(await Get(Page), "contact");
        Assert.Contains("har inget beslut, så det räknas inte", await Add(alone, ("child", "T4"), ("birth_year", "2015"), ("measuring_point", "treatment"), ("started_on", "2025-08-03")), StringComparison.Ordinal);
        Assert.Contains("före beslutet (2025-08-04)", await Add(alone, ("child", "T4"), ("birth_year", "2015"), ("measuring_point", "treatment"), ("started_on", "2025-08-03"), ("decided_on", "2025-08-04")), StringComparison.Ordinal);
        Assert.DoesNotContain("räknas", DraftOf(await Add(alone, ("child", "T4"), ("birth_year", "2015"), ("measuring_point", "follow_up"), ("started_on", "2025-08-03"))), StringComparison.Ordinal);

        static string DraftOf(string page) => page[page.IndexOf("id=\"draft-c\"", StringComparison.Ordinal)..page.IndexOf("id=\"levererat\"", StringComparison.Ordinal)];
    }
}
