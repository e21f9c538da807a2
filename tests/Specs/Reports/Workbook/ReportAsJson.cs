using System.Text;
using System.Text.Json;
using Trettio.Care;
using Trettio.Reports;
using Trettio.Reports.Json;

namespace Trettio.Specs.Reports.Workbook;

public sealed class ReportAsJson
{
    [Fact]
    public void Goals_have_the_promised_fields_in_order()
    {
        using var json = Goals(PublishedVgr.August, Language.Swedish);
        var area = json.RootElement.GetProperty("areas")[0];
        Assert.Equal(
            ["area", "inTime", "counted", "share", "baseInTime", "baseCounted", "baseShare", "changePp", "waiting", "waitingInTime", "waitingShare", "tier", "state", "potShare", "maxKr", "payoutKr", "toReach", "sentence"],
            area.EnumerateObject().Select(field => field.Name));
        Assert.Equal("first_visit", area.GetProperty("area").GetString());
        Assert.Equal("none", area.GetProperty("tier").GetString());
        Assert.Equal("decided", area.GetProperty("state").GetString());
        Assert.Equal(214.0 / 486, area.GetProperty("share").GetDouble());
        Assert.Equal("3887000", area.GetProperty("maxKr").GetRawText());
        Assert.Equal(JsonValueKind.Null, area.GetProperty("waiting").ValueKind);
        Assert.Equal(["improve_1:43", "improve_5:62", "improve_10:87", "level_75:151"], area.GetProperty("toReach").EnumerateArray().Select(reach => $"{reach.GetProperty("tier")}:{reach.GetProperty("more")}"));
        Assert.Equal("2025-08", json.RootElement.GetProperty("month").GetString());
        Assert.Equal(7_774_000, json.RootElement.GetProperty("totalKr").GetInt64());
    }

    [Fact]
    public void Flow_has_the_promised_fields()
    {
        using var json = Goals(PublishedVgr.August, Language.Swedish);
        var flow = json.RootElement.GetProperty("flow");
        foreach (var name in (string[])["period", "added", "completed", "difference", "ratio", "maxKr", "decided", "payoutKr"])
        {
            Assert.True(flow[0].TryGetProperty(name, out _), name);
        }

        Assert.Equal(0, flow[0].GetProperty("payoutKr").GetInt64());
        Assert.Equal(JsonValueKind.Null, flow[1].GetProperty("payoutKr").ValueKind);
        Assert.Equal(272, flow[1].GetProperty("difference").GetInt32());
    }

    [Theory]
    [InlineData(Language.Swedish, "patienter saknades")]
    [InlineData(Language.English, "patients were missing")]
    public void A_sentence_is_in_the_language_asked_for(Language language, string part)
    {
        using var json = Goals(PublishedVgr.August, language);
        Assert.Contains(part, json.RootElement.GetProperty("areas")[0].GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_figure_is_null_and_not_left_out()
    {
        using var json = Goals(ReportFixtures.Gaps(), Language.Swedish);
        var area = json.RootElement.GetProperty("areas")[1];
        Assert.Equal("no_data", area.GetProperty("state").GetString());
        Assert.All(["inTime", "counted", "share", "baseShare", "changePp", "tier", "potShare", "maxKr", "payoutKr"], name => Assert.Equal(JsonValueKind.Null, area.GetProperty(name).ValueKind));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("totalKr").ValueKind);
    }

    [Fact]
    public void The_report_says_everything_in_both_languages_and_letters_stay_readable()
    {
        var text = Text(PublishedVgr.August);
        Assert.Contains("Västra Götaland", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        Assert.Equal("2025-09-20T07:02:00+02:00", root.GetProperty("runAt").GetString());
        Assert.Equal("settled", root.GetProperty("state").GetString());
        Assert.Equal(["sv", "en"], root.GetProperty("goals").GetProperty("areas")[0].GetProperty("sentence").EnumerateObject().Select(field => field.Name));
        Assert.Equal(51, root.GetProperty("months").GetArrayLength());
        Assert.Equal(6, root.GetProperty("yearToDate").GetArrayLength());
        Assert.Equal(48_587_500, root.GetProperty("accumulated").GetProperty("totalKr").GetInt64());
        Assert.Equal(0, root.GetProperty("accumulated").GetProperty("flowKr").GetInt64());
    }

    [Fact]
    public void Small_numbers_of_a_unit_are_null_and_named()
    {
        using var json = JsonDocument.Parse(Text(ReportFixtures.Gaps()));
        var unit = json.RootElement.GetProperty("units")[1];
        Assert.Equal(JsonValueKind.Null, unit.GetProperty("inTime").ValueKind);
        Assert.Equal(25, unit.GetProperty("counted").GetInt32());
        Assert.Equal(["inTime", "share", "waitingInTime", "waitingShare"], unit.GetProperty("masked").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void Few_of_the_region_who_waited_long_are_null_and_named()
    {
        using var json = JsonDocument.Parse(Text(ReportFixtures.Gaps()));
        var spread = json.RootElement.GetProperty("distributions")[0];
        Assert.Equal(5, spread.GetProperty("completed").GetProperty("over90").GetInt32());
        Assert.Equal(JsonValueKind.Null, spread.GetProperty("completed").GetProperty("over365").ValueKind);
        Assert.Equal(["over365"], spread.GetProperty("completed").GetProperty("masked").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(0, spread.GetProperty("waiting").GetProperty("over365").GetInt32());
        Assert.Empty(spread.GetProperty("waiting").GetProperty("masked").EnumerateArray());
    }

    [Fact]
    public void Equal_reports_are_equal_texts() => Assert.Equal(Text(ReportFixtures.Gaps()), Text(ReportFixtures.Gaps()));

    private static JsonDocument Goals(MonthlyReport report, Language language)
    {
        using var stream = new MemoryStream();
        GoalsJson.Write(report.Goals, language, stream);
        return JsonDocument.Parse(stream.ToArray());
    }

    private static string Text(MonthlyReport report)
    {
        using var stream = new MemoryStream();
        JsonReport.Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
