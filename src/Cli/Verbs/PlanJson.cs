using System.Text.Json;
using Trettio.Care;
using Trettio.Planning.Producing;
using Trettio.Work.Producing;

namespace Trettio.Cli.Verbs;

/// <summary>trettio plan --json. Shares are fractions, changes percentage points, both unrounded; null is not known.</summary>
internal static class PlanJson
{
    internal static void Show(Utf8JsonWriter json, PlanAtHand plan, IReadOnlyList<PksTable> tables)
    {
        json.WriteStartObject();
        Head(json, plan);
        json.WriteStartObject("goals");
        json.WriteNumber("completedPercent", plan.Goals.CompletedPercent);
        json.WriteNumber("waitingPercent", plan.Goals.WaitingPercent);
        json.WriteEndObject();
        Each(json, "points", tables, table =>
        {
            json.WriteString("measuringPoint", table.Point.Code());
            Each(json, "months", table.Rows, row =>
            {
                json.WriteString("month", row.Month.ToString());
                Columns(json, row, table.Goals);
                json.WriteString("basis", Codes.Code(row.Basis));
                json.WriteString("waitingBasis", Codes.Code(row.WaitingBasis));
                json.WriteOrNull("longWaitsToLeave", row.LongWaitsToLeave);
            });
            json.WriteStartObject("sum");
            Columns(json, table.Sum, table.Goals);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    internal static void Outcome(Utf8JsonWriter json, PlanAtHand plan, IReadOnlyList<PlanFollowUp> followed)
    {
        json.WriteStartObject();
        Head(json, plan);
        Each(json, "points", followed, one =>
        {
            json.WriteString("measuringPoint", one.Point.Code());
            Each(json, "months", one.Rows, row =>
            {
                json.WriteString("month", row.Month.ToString());
                json.WriteBoolean("isProposal", row.IsProposal);
                Pair(json, "completed", row.Completed);
                Pair(json, "inTime", row.InTime);
                Pair(json, "completedSoFar", row.CompletedSoFar);
                Pair(json, "inTimeSoFar", row.InTimeSoFar);
                json.WriteOrNull("shareSoFar", row.ShareSoFar);
                Pair(json, "waiting", row.Waiting);
                Pair(json, "waitingInTime", row.WaitingInTime);
            });
        });
        json.WriteEndObject();
    }

    internal static void List(Utf8JsonWriter json, IReadOnlyList<SavedPlan> plans)
    {
        json.WriteStartObject();
        Each(json, "plans", plans, plan => Plan(json, plan));
        json.WriteEndObject();
    }

    internal static void Read(Utf8JsonWriter json, PlanReading reading, SavedPlan? kept)
    {
        json.WriteStartObject();
        Each(json, "differences", reading.Differences, one => Difference(json, one));
        Each(json, "notTaken", reading.NotTaken, one => Difference(json, one));
        if (kept is null)
        {
            json.WriteNull("saved");
        }
        else
        {
            json.WriteStartObject("saved");
            Plan(json, kept);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Head(Utf8JsonWriter json, PlanAtHand plan)
    {
        json.WriteString("region", plan.Scope.Region);
        json.WriteString("unit", plan.Scope.Unit);
        json.WriteNumber("year", plan.Scope.Year);
        json.WriteOrNull("version", plan.Saved?.Version);
        json.WriteString("name", plan.Saved?.Name);
        json.WriteNumber("growthPercent", plan.Inputs.GrowthPerMille / 10m);
    }

    private static void Plan(Utf8JsonWriter json, SavedPlan plan)
    {
        json.WriteString("region", plan.Scope.Region);
        json.WriteString("unit", plan.Scope.Unit);
        json.WriteNumber("year", plan.Scope.Year);
        json.WriteNumber("version", plan.Version);
        json.WriteString("name", plan.Name);
        json.WriteString("reason", plan.Reason);
        json.WriteString("who", plan.Who);
        json.WriteString("at", plan.At);
        json.WriteNumber("growthPercent", plan.Inputs.GrowthPerMille / 10m);
        json.WriteNumber("numbers", plan.Inputs.Numbers.Count);
    }

    private static void Difference(Utf8JsonWriter json, PlanDifference one)
    {
        json.WriteString("measuringPoint", one.Key?.Point.Code());
        json.WriteString("month", one.Key?.Month.ToString());
        json.WriteString("field", one.Key is { } key ? JsonOut.Camel(Codes.Code(key.Field)) : "growthPercent");
        if (one.Key is null)
        {
            json.WriteNumber("before", one.Before!.Value / 10m);
            json.WriteNumber("after", one.After!.Value / 10m);
        }
        else
        {
            json.WriteOrNull("before", one.Before);
            json.WriteOrNull("after", one.After);
        }
    }

    private static void Columns(Utf8JsonWriter json, PksColumns row, PksGoals goals)
    {
        json.WriteOrNull("forecastInflow", row.ForecastInflow);
        json.WriteOrNull("inflow", row.Inflow);
        json.WriteOrNull("neededForFlow", row.NeededForFlow);
        json.WriteOrNull("completed", row.Completed);
        json.WriteOrNull("inTime", row.InTime);
        json.WriteOrNull("share", row.Share);
        json.WriteOrNull("changePp", row.ChangePp);
        json.WriteOrNull("neededForShare", row.NeededForShare);
        Each(json, "neededForImprovements", [.. goals.Improvements.Zip(row.NeededForImprovements)], one =>
        {
            json.WriteNumber("points", one.First.Points);
            json.WriteNumber("potPercent", one.First.PotPercent);
            json.WriteOrNull("visits", one.Second.Visits);
            json.WriteBoolean("possible", !one.Second.IsImpossible);
        });
        json.WriteOrNull("waiting", row.Waiting);
        json.WriteOrNull("waitingInTime", row.WaitingInTime);
        json.WriteOrNull("waitingShare", row.WaitingShare);
        json.WriteOrNull("waitingNeeded", row.WaitingNeeded);
    }

    private static void Pair(Utf8JsonWriter json, string name, PlannedAndDone pair)
    {
        json.WriteStartObject(name);
        json.WriteOrNull("planned", pair.Planned);
        json.WriteOrNull("outcome", pair.Outcome);
        json.WriteOrNull("difference", pair.Difference);
        json.WriteEndObject();
    }

    private static void Each<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> all, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var one in all)
        {
            json.WriteStartObject();
            write(one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
