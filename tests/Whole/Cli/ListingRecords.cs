namespace Trettio.Whole.Cli;

/// <summary>records: the waits and contacts behind a figure, from files and from the store.</summary>
public sealed class ListingRecords : IDisposable
{
    private readonly CareFolder care = new();

    public ListingRecords() => care
        .Waits(
            ";deviation",
            "w1;p1;u1;treatment;2025-03-05;2025-03-10;",
            "w2;p2;u1;treatment;2025-03-01;2025-03-01;",
            "w3;p3;u1;treatment;2025-05-01;2025-05-01;")
        .Contacts(
            ";decided_on;deviation",
            "c1;p1;u2;2025-05-10;done;treatment;w1;;PvV",
            "c3;p3;u1;2025-05-20;done;treatment;w3;;",
            "c5;p1;u1;2025-05-20;done;treatment;w404;;");

    public void Dispose() => care.Dispose();

    [Theory]
    [InlineData("--figure", "completed", "w3;c3;u1;treatment;19;in_time;|w1;c1;u2;treatment;61;excluded_pvv;")]
    [InlineData("--figure", "completed_elsewhere", "w1;c1;u1;treatment;61;excluded_pvv;")]
    [InlineData("--figure", "waiting", "w2;;u1;treatment;91;waiting;")]
    [InlineData("--reason", "wait_unknown", "w404;c5;u1;treatment;;wait_unknown;")]
    [InlineData("--reason", "late", "")]
    public void A_figure_or_a_reason_opens_into_its_records(string option, string value, string rows)
    {
        care.Bench.Run("import", care.Path).Is(0);
        foreach (var path in (string[][])[[care.Path], []])
        {
            var output = care.Bench.Run(["records", .. path, "--month", "2025-05", option, value]).Is(0).Output;
            Assert.Equal(["wait_id;contact_id;unit_id;measuring_point;days;reason;journal_ref", .. rows.Split('|', StringSplitOptions.RemoveEmptyEntries)], output.TrimEnd().Split('\n'));
        }
    }

    [Fact]
    public void Each_record_can_be_explained_and_tells_the_figure()
    {
        var list = care.Bench.Run("records", care.Path, "--month", "2025-05", "--unit", "u2", "--figure", "excluded_pvv", "--json").Json();
        var record = list.GetProperty("records").EnumerateArray().Single();
        Assert.Equal((1, 0), (list.GetProperty("count").GetInt32(), list.GetProperty("protected").GetInt32()));
        var explained = care.Bench.Run("explain", record.GetProperty("waitId").GetString()!, "--in", care.Path, "--json").Json().EnumerateArray().Single();
        Assert.Contains(explained.GetProperty("figures").EnumerateArray(), figure =>
            figure.GetProperty("month").GetString() == "2025-05" && figure.GetProperty("unitId").GetString() == "u2" && figure.GetProperty("figure").GetString() == "excluded_pvv");
        Assert.Equal("change_deviation_wrong_late", explained.GetProperty("months")[2].GetProperty("changes")[0].GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("--month", "2025-05", "--figure", "no_such")]
    [InlineData("--month", "2025-05", "--reason", "no_such")]
    [InlineData("--month", "2025-05", "--figure", "waiting", "--reason", "late")]
    [InlineData("--figure", "waiting")]
    public void A_wrong_question_is_refused(params string[] options) => care.Bench.Run(["records", care.Path, .. options]).Is(2);
}
