using System.Text.Json;

namespace Trettio.Whole.Cli;

/// <summary>trettio plan capacity, from the store to visits a week.</summary>
public sealed class Capacity : IDisposable
{
    private const string Scenario = """
        name: Mer
        groups:
          - { point: treatment, day: 2026-02-02, seats: 73 }
          - { point: treatment, day: 2027-02-01, seats: 500 }
        added:
          - { point: investigation, per_week: 5 }
        staff:
          - { profession: psykolog, hours: 40, bookable: 50%, uses: { investigation/neuropsychiatric: 50%, investigation: 20% } }
        visits:
          - { of: investigation/neuropsychiatric, minutes: 300 }
          - { of: investigation, minutes: 120 }

        """;

    private readonly Bench bench = new();

    public Capacity()
    {
        var region = bench.At("region");
        bench.Run("synth", "--out", region, "--patients", "800", "--years", "2", "--seed", "3", "--until", "2025-12").Is(0);
        bench.Run("import", region).Is(0);
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void What_is_needed_less_what_there_is_time_for_is_missing_and_each_part_of_the_scenario_is_told_apart()
    {
        bench.Write("mer.yaml", Scenario);
        var json = Plan("--scenario", bench.At("mer.yaml"), "--json").Json();
        var rows = json.GetProperty("week").EnumerateArray().ToDictionary(row => row.GetProperty("area").GetString()!);
        Assert.Equal(3, rows.Count);
        Assert.All(rows.Values, row =>
        {
            Assert.Equal(Of(row, "inflow") + Of(row, "listDown") + Of(row, "lost"), Of(row, "need"), 6);
            Assert.Equal(Of(row, "need") - Of(row, "own") - Of(row, "groups") - Of(row, "bought"), Of(row, "missing"), 6);
            Assert.True(Of(row, "lost") > 0);
            Assert.Equal(JsonValueKind.Null, row.GetProperty("slots").ValueKind);
        });

        // Groups: 73 seats over 365 days; those after the run are not counted.
        Assert.Equal(73 * 7 / 365.0, Of(rows["treatment"], "groups"), 6);
        Assert.Equal(Of(rows["treatment"], "before"), Of(rows["treatment"], "own"), 6);

        // Five a week bought, a fifth on each working day. Staff: 20 hours, half at 5 hours a visit and a fifth at 2: 2 and 2 a week.
        var investigation = rows["investigation"];
        var week = Of(investigation, "bought") / 5;
        Assert.InRange(week, 0.9, 1);
        Assert.Equal(4 * week, Of(investigation, "own") - Of(investigation, "before"), 6);
        Assert.Equal(2 * week, Of(investigation, "neuropsychiatric"), 6);
        Assert.Equal((0, 0), (Of(rows["first_visit"], "groups"), Of(rows["first_visit"], "bought")));
        Assert.Equal(JsonValueKind.Null, rows["first_visit"].GetProperty("neuropsychiatric").ValueKind);

        // One more at each point, and the three parts by themselves; the same visits as the week says; the fewest waits past the limit first.
        var effects = json.GetProperty("effects").EnumerateArray().ToList();
        Assert.Equal(6, effects.Count);
        double Visits(string name) => Of(Assert.Single(effects, one => one.GetProperty("name").GetString() == name), "visits");
        Assert.Equal(73, Visits("Scenariots grupper"), 6);
        Assert.Equal(365 / 7.0 * 4 * week, Visits("Scenariots egna tid"), 6);
        Assert.Equal(365 / 7.0 * week, Visits("Ett besök till i veckan: behandling"), 6);
        Assert.Equal(365 / 7.0 * 5 * week, Visits("Scenariots köpta eller tillagda besök"), 6);
        var each = effects.Select(one => Of(one, "pastLimitPerVisit")).ToList();
        Assert.Equal(each.Order(), each);
        Assert.True(each[0] < 0);
        Assert.All(effects, one => Assert.Equal(Of(one, "pastLimit") / Of(one, "visits"), Of(one, "pastLimitPerVisit"), 9));
        Assert.All(effects, one => Assert.True(Of(one, "margin") > 0 && one.TryGetProperty("past90", out _) && one.TryGetProperty("share", out _)));
    }

    [Fact]
    public void Times_offered_are_counted_by_calendar_week_and_shared_among_the_units_measuring_points()
    {
        // Friday to Monday is two weeks; another unit's rows do not count for this one but span the file.
        bench.Write("slots.csv", "unit_id;date;slots;booked\nSYN-BUP-ALMBY;2026-01-09;10;10\nSYN-BUP-ALMBY;2026-01-12;20;0\nX;2026-01-19;900;0\nSYN-BUP-ALMBY;2026-01-13;x;0\n");
        var answer = Plan("--unit", "SYN-BUP-ALMBY", "--slots", bench.At("slots.csv"), "--json");
        Assert.Contains("1 rad", answer.Error, StringComparison.Ordinal);
        var rows = answer.Json().GetProperty("week").EnumerateArray().ToList();
        Assert.Equal(30 / 3.0, rows.Sum(row => Of(row, "slots")), 6);
        var before = rows.Sum(row => Of(row, "before"));
        Assert.All(rows, row => Assert.Equal(10 * Of(row, "before") / before, Of(row, "slots"), 6));
    }

    [Fact]
    public void Both_views_and_the_closed_weeks_are_told_in_words()
    {
        var text = Plan("--closed", "2026-W28..W31").Is(0).Output;
        Assert.Contains("under de stängda veckorna 2026-W28..W31", text, StringComparison.Ordinal);
        Assert.Matches("väntar >30 d +± +väntar >90 d +inom 30 d, p.e. +chans nivå, p.e.", text);
        Assert.Contains("Därför visas båda sidorna alltid", text, StringComparison.Ordinal);
        Assert.Matches("Erbjuds enligt slots.csv +– +– +–", text);

        // Closed weeks take time away; the year before had it.
        var json = Plan("--closed", "2026-W28..W31", "--json").Json();
        Assert.Equal(3, json.GetProperty("closed").GetArrayLength());
        var first = json.GetProperty("week")[0];
        Assert.True(Of(first, "own") < Of(first, "before") - 0.1);
    }

    [Fact]
    public void What_cannot_be_reckoned_is_refused_in_a_sentence()
    {
        Plan("--unit", "X").Refuses(2, "SYN-BUP-ALMBY");
        Plan("--slots", bench.At("saknas.csv")).Refuses(10, "saknas.csv");
        Plan("--scenario", bench.At("saknas.yaml")).Refuses(10, "saknas.yaml");
        Plan("--closed", "2026-W54").Refuses(2, "2027-W28");
        Plan("--growth", "3").Refuses(2, "--growth");
        bench.Run("plan", "show", "--region", "SYN", "--slots", "a.csv").Refuses(2, "--slots");
        bench.Run("plan", "show", "--region", "SYN", "--closed", "2026-W28").Refuses(2, "--closed");
    }

    private static double Of(JsonElement json, string name) => json.GetProperty(name).GetDouble();

    private Answer Plan(params string[] more) => bench.Run(["plan", "capacity", "--region", "SYN", .. more]);
}
