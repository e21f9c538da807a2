using System.Diagnostics;
using Trettio.Care;
using Trettio.Planning.Producing;

namespace Trettio.Reports;

/// <summary>The words of a production plan, the same in the workbook, on the page and on the command line.</summary>
public static class PlanWords
{
    public static Phrase NotPossible => new("ej möjligt", "not possible");

    public static Phrase Month => new("Månad", "Month");

    public static Phrase Growth => new("Förändring av inflödet, procent", "Change of inflow, per cent");

    public static Phrase Counted(Phrase limit) => new(
        $"I täljaren räknas inte MoV och SoV, i nämnaren inte MoV, SoV och PvV över {limit.Sv}.",
        $"The numerator leaves out MoV and SoV, the denominator MoV, SoV, and PvV over {limit.En}.");

    public static Phrase Sum(int year) => new($"Summa {year}", $"Sum {year}");

    public static Phrase Before(int year) => new($"Samma månader {year}: historiken", $"The same months of {year}: the past");

    public static Phrase Name(PksBasis basis) => basis switch
    {
        PksBasis.Outcome => new("Utfall", "Outcome"),
        PksBasis.Plan => new("Plan", "Plan"),
        PksBasis.Proposal => new("Förslag", "Proposal"),
        PksBasis.None => new(Written.NoFigure, Written.NoFigure),
        _ => throw new UnreachableException(),
    };

    /// <summary>"50 % av potten: minst 1 procentenhet".</summary>
    public static Phrase Improvement(PksImprovement goal) => goal.Points == 1
        ? new($"{goal.PotPercent} % av potten: minst 1 enhet", $"{goal.PotPercent} % of the pot: at least 1 point")
        : new($"{goal.PotPercent} % av potten: minst {goal.Points} enheter", $"{goal.PotPercent} % of the pot: at least {goal.Points} points");

    /// <summary>What a number of a plan, or of the year before it, counts.</summary>
    public static Phrase Name(PlanField field, Phrase limit) => field switch
    {
        PlanField.Inflow => new("Inflöde", "Inflow"),
        PlanField.Added => new("Nytillkomna", "Added"),
        PlanField.Completed => new("Genomförda", "Completed"),
        PlanField.InTime => new($"Genomförda inom {limit.Sv}", $"Completed within {limit.En}"),
        PlanField.Waiting => new("Väntande", "Waiting"),
        PlanField.WaitingInTime => new($"Väntande inom {limit.Sv}", $"Waiting within {limit.En}"),
        _ => throw new UnreachableException(),
    };

    /// <summary>A column's heading; of the improvements, see <see cref="Improvement"/>.</summary>
    public static Phrase Heading(PlanColumn column, PksGoals goals, Phrase limit) => column switch
    {
        PlanColumn.Month => Month,
        PlanColumn.OwnInflow => new("Egen prognos för inflödet", "Own forecast of the inflow"),
        PlanColumn.ForecastInflow => new("Prognostiserat inflöde", "Forecast inflow"),
        PlanColumn.Inflow => new("Inflöde", "Inflow"),
        PlanColumn.NeededForFlow => new("Besök som behövs för 100 % av nytillkomna", "Visits needed for 100 % of added"),
        PlanColumn.PlannedCompleted => new("Planerade genomförda", "Planned completed"),
        PlanColumn.PlannedInTime => new($"Planerade inom {limit.Sv}", $"Planned within {limit.En}"),
        PlanColumn.Completed => new("Antal genomförda", "Completed"),
        PlanColumn.InTime => new($"Varav inom {limit.Sv}", $"Within {limit.En}"),
        PlanColumn.Share => new($"Andel inom {limit.Sv}", $"Share within {limit.En}"),
        PlanColumn.Change => new("Förändring mot i fjol, procentenheter", "Change on last year, percentage points"),
        PlanColumn.NeededForShare => new($"≥ {goals.CompletedPercent} %", $"≥ {goals.CompletedPercent} %"),
        PlanColumn.PlannedWaiting => new("Planerade väntande", "Planned waiting"),
        PlanColumn.PlannedWaitingInTime => new($"Planerade väntande inom {limit.Sv}", $"Planned waiting within {limit.En}"),
        PlanColumn.Waiting => new("Antal väntande", "Waiting"),
        PlanColumn.WaitingInTime => new($"Varav inom {limit.Sv}", $"Within {limit.En}"),
        PlanColumn.WaitingShare => new($"Andel väntande inom {limit.Sv}", $"Share waiting within {limit.En}"),
        PlanColumn.WaitingNeeded => new($"Väntande inom {limit.Sv} som behövs för {goals.WaitingPercent} %", $"Waiting within {limit.En} needed for {goals.WaitingPercent} %"),
        PlanColumn.LongWaitsToLeave => new("Långväntande som måste lämna listan", "Long waits that must leave the list"),
        PlanColumn.Basis => new("Genomförda", "Completed"),
        PlanColumn.WaitingBasis => new("Väntande", "Waiting"),
        _ => throw new UnreachableException(),
    };

    /// <summary>A number of a plan in words: "Första besök, september 2025: genomförda"; null: the change of inflow.</summary>
    public static Phrase Of(PlanKey? key, Phrase limit) => key is not { } number
        ? Growth
        : new(Line(Language.Swedish, number, limit), Line(Language.English, number, limit));

    /// <summary>The two numbers of a difference: "80 → 75"; what is not written is a dash.</summary>
    public static string Change(PlanDifference difference, Language language) => difference.Key is null
        ? $"{Percent(difference.Before, language)} → {Percent(difference.After, language)}"
        : $"{Written.Count(difference.Before, language)} → {Written.Count(difference.After, language)}";

    /// <summary>Thousandths as percent: "2,5".</summary>
    public static string Percent(int? perMille, Language language) =>
        perMille is { } known ? Written.Decimals(known / 10.0, known % 10 == 0 ? 0 : 1, language) : Written.NoFigure;

    private static string Line(Language language, PlanKey key, Phrase limit)
    {
        var name = Name(key.Field, limit).In(language);
        return $"{key.Point.Name().In(language)}, {Written.MonthAndYear(key.Month, language)}: {char.ToLowerInvariant(name[0])}{name[1..]}";
    }
}
