using System.Text.Json;
using Trettio.Care;
using Trettio.Goals;
using Trettio.Planning.Simulating;
using Trettio.Work.Simulating;

namespace Trettio.Cli.Verbs;

/// <summary>Simulated scenarios as JSON. Shares are fractions, money kr as integers, days whole; a fan is its mean and percentiles over replications.</summary>
internal static class SimulatedJson
{
    internal static void Write(IReadOnlyList<SimulatedScenario> scenarios, Call call) => JsonOut.Write(call.Output, json =>
    {
        var prepared = scenarios[0].Prepared;
        json.WriteStartObject();
        json.WriteString("region", prepared.RegionName);
        json.WriteString("unit", prepared.UnitName);
        json.WriteString("from", prepared.First.ToString());
        json.WriteString("to", prepared.Last.ToString());
        json.WriteString("listOn", prepared.ListOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteNumber("replications", scenarios[0].Result.Done);
        json.WriteNumber("seed", scenarios[0].Result.Seed);
        json.WriteStartArray("scenarios");
        foreach (var scenario in scenarios)
        {
            Write(scenario, scenarios[0], (json, call.Language));
        }

        json.WriteEndArray();
        json.WriteStartArray("assumptions");
        foreach (var assumption in OutlookWords.Assumptions(prepared))
        {
            json.WriteStringValue(assumption.In(call.Language));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(SimulatedScenario scenario, SimulatedScenario asToday, (Utf8JsonWriter Json, Language Language) to)
    {
        var json = to.Json;
        json.WriteStartObject();
        json.WriteString("name", scenario.Scenario.Called.In(to.Language));
        json.WriteString("rule", scenario.Scenario.Rule?.Code ?? "as_before");
        json.WriteStartArray("months");
        foreach (var outlook in scenario.Outlook.Areas)
        {
            Write(scenario, outlook, json);
        }

        json.WriteEndArray();
        json.WriteStartArray("flow");
        foreach (var flow in scenario.Outlook.Flows)
        {
            json.WriteStartObject();
            json.WriteString("from", flow.From.ToString());
            json.WriteString("to", flow.To.ToString());
            json.WriteNumber("chance", flow.Chance);
            Write(json, "ratio", flow.Ratio);
            Write(json, "kr", flow.Kr, isKr: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "totalKr", scenario.Outlook.TotalKr, isKr: true);
        json.WriteOrNull("possibleKr", scenario.Outlook.PossibleKr);
        json.WriteString("money", OutlookWords.Money(scenario).In(to.Language));
        json.WriteString("equity", OutlookWords.Equity(scenario).In(to.Language));
        if (scenario != asToday)
        {
            json.WriteString("difference", OutlookWords.Difference(asToday, scenario).In(to.Language));
        }

        json.WriteEndObject();
    }

    private static void Write(SimulatedScenario scenario, AreaOutlook outlook, Utf8JsonWriter json)
    {
        var (result, area, month) = (scenario.Result, outlook.Area, outlook.Month.Since(scenario.Prepared.First));
        void Figure(string name, Func<SimulatedMonth, double?> figure) => Write(json, name, result.FanOf(area, month, figure));
        json.WriteStartObject();
        json.WriteString("month", outlook.Month.ToString());
        json.WriteString("area", area.Code());
        Figure("added", one => one.Added);
        Figure("completed", one => one.Completed);
        Figure("counted", one => one.Counted);
        Figure("inTime", one => one.InTime);
        Figure("share", one => one.Share);
        Figure("left", one => one.Left);
        Figure("waiting", one => one.Waiting);
        Figure("waitingInTime", one => one.WaitingInTime);
        Figure("waitingShare", one => one.WaitingShare);
        Figure("waitingOver90", one => one.WaitingOver90);
        Write(json, "medianDays", result.MedianDays(area, month));
        Write(json, "p90Days", result.NinetiethDays(area, month));
        if (outlook.Chance is { } chance)
        {
            json.WriteStartObject("chance");
            foreach (var tier in Enum.GetValues<Tier>())
            {
                json.WriteNumber(tier.Code(scenario.Prepared.Request.Agreement.Scale.Level.CompletedPercent), chance.GetValueOrDefault(tier));
            }

            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("chance");
        }

        Write(json, "kr", outlook.Kr, isKr: true);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Fan? fan, bool isKr = false)
    {
        if (fan is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        foreach (var (part, value) in new[] { ("mean", fan.Mean), ("p10", fan.P10), ("p25", fan.P25), ("p50", fan.P50), ("p75", fan.P75), ("p90", fan.P90) })
        {
            if (isKr)
            {
                json.WriteNumber(part, (long)Math.Round(value, MidpointRounding.AwayFromZero));
            }
            else
            {
                json.WriteNumber(part, value);
            }
        }

        json.WriteEndObject();
    }
}
