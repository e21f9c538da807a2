using System.Text.Json;

namespace Trettio.Whole.Cli;

/// <summary>explain of contracts §4: why a record stands as it does, from files and from the store.</summary>
public sealed class Explaining : IDisposable
{
    private readonly CareFolder care = new();

    public Explaining() => care
        .Waits(
            ";deviation",
            "w1;p1;u1;treatment;2025-03-05;2025-03-10;",
            "w2;p2;u1;treatment;2025-03-01;2025-03-01;",
            "same;p3;u1;treatment;2025-05-01;2025-05-01;")
        .Contacts(
            ";decided_on;deviation",
            "c1;p1;u2;2025-05-10;done;treatment;w1;;PvV",
            "c2;p1;u2;2025-05-20;done;treatment;w1;;",
            "c3;p1;u1;2025-05-20;no_show;treatment;w2;;",
            "c4;p1;u1;2025-05-20;done;follow_up;;;",
            "c5;p1;u1;2025-05-20;done;treatment;w404;;",
            "c6;p1;u1;2025-05-20;done;investigation;w2;;",
            "c7;p1;u1;2025-05-20;done;investigation;;2025-05-19;",
            "same;p1;u1;2025-05-20;done;follow_up;;;");

    public void Dispose() => care.Dispose();

    [Fact]
    public void Without_a_month_every_month_of_standing_is_told()
    {
        var wait = Explain("w1");

        Assert.Equal(("wait", "w1", "treatment", "u1"), (Text(wait, "kind"), Text(wait, "id"), Text(wait, "measuringPoint"), Text(wait, "unitId")));
        Assert.Equal(["2025-03", "2025-04", "2025-05"], Months(wait));
        Assert.Equal(["added", "waiting"], Standings(wait, 0));
        Assert.Equal(["waiting"], Standings(wait, 1));
        Assert.Equal(["completed"], Standings(wait, 2));
        var completed = wait.GetProperty("months")[2].GetProperty("standings")[0];
        Assert.Equal(("excluded_pvv", 61, "u2"), (Text(completed, "reason"), completed.GetProperty("days").GetInt32(), Text(completed, "unitId")));
    }

    [Fact]
    public void A_wait_that_still_waits_is_told_up_to_the_last_month_of_the_data() =>
        Assert.Equal(["2025-03", "2025-04", "2025-05"], Months(Explain("w2")));

    [Fact]
    public void Every_condition_has_its_sentence_source_and_verdict_and_one_decides()
    {
        var month = Explain("w1", "--month", "2025-05").GetProperty("months").EnumerateArray().Single();

        var conditions = month.GetProperty("conditions").EnumerateArray().ToList();
        Assert.NotEmpty(conditions);
        Assert.All(conditions, condition =>
        {
            Assert.NotEqual("", Text(condition, "sentence"));
            Assert.NotEqual("", Text(condition, "source"));
            Assert.True(condition.GetProperty("holds").ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null);
        });
        Assert.Equal("deviation", Text(Assert.Single(conditions, condition => condition.GetProperty("decides").GetBoolean()), "id"));
    }

    [Fact]
    public void A_month_without_standing_is_told_when_asked_for()
    {
        var month = Explain("w1", "--month", "2025-08").GetProperty("months").EnumerateArray().Single();

        Assert.Equal("2025-08", Text(month, "month"));
        Assert.Equal(0, month.GetProperty("standings").GetArrayLength());
    }

    [Theory]
    [InlineData("c1", "stops_the_clock")]
    [InlineData("c2", "later_contact")]
    [InlineData("c3", "not_done")]
    [InlineData("c4", "no_measuring_point")]
    [InlineData("c5", "wait_unknown")]
    [InlineData("c6", "wait_of_other_point")]
    [InlineData("c7", "stops_the_clock")]
    public void Every_contact_has_a_standing(string id, string standing)
    {
        var contact = Explain(id);

        Assert.Equal(("contact", standing), (Text(contact, "kind"), Text(contact, "standing")));
        Assert.Contains("2025-05", Months(contact));
    }

    [Fact]
    public void An_id_that_both_have_is_told_twice_and_kind_chooses()
    {
        Assert.Equal(["wait", "contact"], All("same").Select(one => Text(one, "kind")));
        Assert.Equal(["wait"], All("same", "--kind", "wait").Select(one => Text(one, "kind")));
        Assert.Equal(["contact"], All("same", "--kind", "contact").Select(one => Text(one, "kind")));
    }

    [Fact]
    public void The_store_explains_as_the_files_do()
    {
        care.Bench.Run("import", care.Path).Is(0);

        foreach (var id in new[] { "w1", "w2", "c1", "c2", "c5", "c6", "c7", "same" })
        {
            Assert.Equal(care.Bench.Run("explain", id, "--in", care.Path, "--json").Is(0).Output, care.Bench.Run("explain", id, "--json").Is(0).Output);
            Assert.Equal(care.Bench.Run("explain", id, "--in", care.Path).Is(0).Output, care.Bench.Run("explain", id).Is(0).Output);
        }
    }

    [Theory]
    [InlineData("sv", "patientvald väntan")]
    [InlineData("en", "patient-chosen wait")]
    public void A_person_reads_it_in_either_language(string language, string words)
    {
        var told = care.Bench.Run("explain", "w1", "--in", care.Path, "--month", "2025-05", "--lang", language).Is(0).Output;

        Assert.Contains(words, told, StringComparison.Ordinal);
        Assert.DoesNotContain("p1", told, StringComparison.Ordinal);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static IEnumerable<string> Months(JsonElement explained) => explained.GetProperty("months").EnumerateArray().Select(month => Text(month, "month"));

    private static IEnumerable<string> Standings(JsonElement explained, int month) =>
        explained.GetProperty("months")[month].GetProperty("standings").EnumerateArray().Select(standing => Text(standing, "standing")).Order();

    private List<JsonElement> All(string id, params string[] more) =>
        [.. care.Bench.Run(["explain", id, "--in", care.Path, "--json", .. more]).Json().EnumerateArray()];

    private JsonElement Explain(string id, params string[] more) => Assert.Single(All(id, more));
}
