using System.Globalization;
using Trettio.Care;
using Trettio.Planning.Producing;
using Trettio.Reports;
using Trettio.Work.Producing;

namespace Trettio.Cli.Verbs;

/// <summary>What trettio plan prints.</summary>
internal static class PlanOut
{
    internal static void Show(PlanAtHand plan, MeasuringPoint? only, Call call)
    {
        var tables = plan.Tables().Where(table => only is null || table.Point == only);
        if (call.Json)
        {
            JsonOut.Write(call.Output, json => PlanJson.Show(json, plan, [.. tables]));
            return;
        }

        Head(plan, call);
        foreach (var table in tables)
        {
            call.Output.WriteLine();
            call.Output.WriteLine(table.Point.Name().In(call.Language));
            Print(Grid(table, plan.Limit, call.Language), call);
        }
    }

    internal static void Outcome(PlanAtHand plan, MeasuringPoint? only, Call call)
    {
        var followed = plan.Tables().Where(table => only is null || table.Point == only).Select(table => PlanFollowUp.Of(table, plan.Inputs)).ToList();
        if (call.Json)
        {
            JsonOut.Write(call.Output, json => PlanJson.Outcome(json, plan, followed));
            return;
        }

        Head(plan, call);
        foreach (var one in followed)
        {
            call.Output.WriteLine();
            call.Output.WriteLine(one.Point.Name().In(call.Language));
            Print(Grid(one, plan.Limit, call.Language), call);
        }
    }

    internal static void List(IReadOnlyList<SavedPlan> plans, Call call)
    {
        if (call.Json)
        {
            JsonOut.Write(call.Output, json => PlanJson.List(json, plans));
            return;
        }

        if (plans.Count == 0)
        {
            call.Output.WriteLine(new Phrase("Ingen plan är sparad.", "No plan is saved.").In(call.Language));
        }

        foreach (var plan in plans)
        {
            call.Output.WriteLine(Line(plan));
        }
    }

    internal static void Saved(SavedPlan kept, Call call)
    {
        if (call.Json)
        {
            JsonOut.Write(call.Output, json => PlanJson.List(json, [kept]));
            return;
        }

        call.Output.WriteLine(new Phrase("Sparad: ", "Saved: ").In(call.Language) + Line(kept));
    }

    internal static void Read(PlanAtHand plan, PlanReading reading, SavedPlan? kept, Call call)
    {
        if (call.Json)
        {
            JsonOut.Write(call.Output, json => PlanJson.Read(json, reading, kept));
            return;
        }

        var against = plan.Saved is { } saved ? new Phrase($"version {saved.Version}", $"version {saved.Version}") : new("tom plan", "an empty plan");
        call.Output.WriteLine((reading.Differences.Count switch
        {
            0 => new Phrase($"Kalkylbladet säger detsamma som planen ({against.Sv}).", $"The workbook says the same as the plan ({against.En})."),
            1 => new($"1 tal skiljer sig från planen ({against.Sv}):", $"1 number differs from the plan ({against.En}):"),
            var count => new($"{count} tal skiljer sig från planen ({against.Sv}):", $"{count} numbers differ from the plan ({against.En}):"),
        }).In(call.Language));
        Differences(reading.Differences, plan.Limit, call);
        if (reading.NotTaken.Count > 0)
        {
            call.Output.WriteLine(new Phrase("Historik som levererats gäller, inte kalkylbladets:", "The past that was delivered stands, not the workbook's:").In(call.Language));
            Differences(reading.NotTaken, plan.Limit, call);
        }

        if (kept is not null)
        {
            Saved(kept, call);
        }
        else if (reading.Differences.Count > 0)
        {
            call.Output.WriteLine(new Phrase("Ingenting är sparat; lägg till --save --name NAMN --reason ORSAK.", "Nothing is saved; add --save --name NAME --reason REASON.").In(call.Language));
        }
    }

    private static void Differences(IReadOnlyList<PlanDifference> differences, Phrase limit, Call call)
    {
        foreach (var one in differences)
        {
            call.Output.WriteLine($"  {PlanWords.Of(one.Key, limit).In(call.Language)}: {PlanWords.Change(one, call.Language)}");
        }
    }

    private static void Head(PlanAtHand plan, Call call)
    {
        var language = call.Language;
        var where = plan.UnitName is null ? plan.RegionName : $"{plan.RegionName}, {plan.UnitName}";
        var version = plan.Saved is { } saved ? $"version {saved.Version}, {saved.Name}" : new Phrase("ingen sparad plan", "no saved plan").In(language);
        call.Output.WriteLine($"{where}, {plan.Scope.Year.ToString(CultureInfo.InvariantCulture)} — {version}");
        call.Output.WriteLine($"{PlanWords.Growth.In(language)}: {PlanWords.Percent(plan.Inputs.GrowthPerMille, language)}");
    }

    private static string Line(SavedPlan plan) => string.Create(
        CultureInfo.InvariantCulture,
        $"{plan.Scope.Region}{(plan.Scope.Unit is null ? "" : "/" + plan.Scope.Unit)} {plan.Scope.Year} version {plan.Version}, {plan.Name}: {plan.Reason} ({plan.Who}, {plan.At.ToLocalTime():yyyy-MM-dd HH:mm})");

    private static IEnumerable<IReadOnlyList<string>> Grid(PksTable table, Phrase limit, Language language)
    {
        var columns = new PlanCells(table.Point, table.Year, table.Goals.Improvements.Count).Columns
            .Where(column => column is not (PlanColumn.OwnInflow or PlanColumn.PlannedCompleted or PlanColumn.PlannedInTime or PlanColumn.PlannedWaiting or PlanColumn.PlannedWaitingInTime)).ToList();
        yield return [.. columns.SelectMany(column => column == PlanColumn.Improvements
            ? table.Goals.Improvements.Select(goal => $"+{goal.Points}")
            : [Short(column, table.Goals, limit).In(language)])];
        foreach (var row in table.Rows)
        {
            yield return [.. columns.SelectMany(column => column switch
            {
                PlanColumn.Month => [row.Month.ToString()],
                PlanColumn.LongWaitsToLeave => [Written.Count(row.LongWaitsToLeave, language)],
                PlanColumn.Basis => [PlanWords.Name(row.Basis).In(language)],
                PlanColumn.WaitingBasis => [PlanWords.Name(row.WaitingBasis).In(language)],
                _ => Cells(column, row, language),
            })];
        }

        yield return [.. columns.SelectMany(column => column switch
        {
            PlanColumn.Month => [PlanWords.Sum(table.Year).In(language)],
            PlanColumn.LongWaitsToLeave => [Written.NoFigure],
            PlanColumn.Basis or PlanColumn.WaitingBasis => [""],
            _ => Cells(column, table.Sum, language),
        })];
    }

    private static IEnumerable<string> Cells(PlanColumn column, PksColumns row, Language language) => column switch
    {
        PlanColumn.Improvements => row.NeededForImprovements.Select(need => need.IsImpossible ? PlanWords.NotPossible.In(language) : Written.Count(need.Visits, language)),
        PlanColumn.Share => [Written.Share(row.Share, language)],
        PlanColumn.WaitingShare => [Written.Share(row.WaitingShare, language)],
        PlanColumn.Change => [Written.Points(row.ChangePp, language)],
        _ => [Written.Count(column switch
        {
            PlanColumn.ForecastInflow => row.ForecastInflow,
            PlanColumn.Inflow => row.Inflow,
            PlanColumn.NeededForFlow => row.NeededForFlow,
            PlanColumn.Completed => row.Completed,
            PlanColumn.InTime => row.InTime,
            PlanColumn.NeededForShare => row.NeededForShare,
            PlanColumn.Waiting => row.Waiting,
            PlanColumn.WaitingInTime => row.WaitingInTime,
            _ => row.WaitingNeeded,
        }, language)],
    };

    /// <summary>Headings that fit a line of a terminal.</summary>
    private static Phrase Short(PlanColumn column, PksGoals goals, Phrase limit) => column switch
    {
        PlanColumn.ForecastInflow => new("Prognos", "Forecast"),
        PlanColumn.NeededForFlow => new("Nytillk.", "Added"),
        PlanColumn.Completed => new("Genomf.", "Compl."),
        PlanColumn.InTime or PlanColumn.WaitingInTime => new("I tid", "In time"),
        PlanColumn.Share or PlanColumn.WaitingShare => new("Andel", "Share"),
        PlanColumn.Change => new("Ändr.", "Change"),
        PlanColumn.Waiting => new("Väntande", "Waiting"),
        PlanColumn.WaitingNeeded => new("Behövs", "Needed"),
        PlanColumn.LongWaitsToLeave => new("Lämna", "Leave"),
        _ => PlanWords.Heading(column, goals, limit),
    };

    private static IEnumerable<IReadOnlyList<string>> Grid(PlanFollowUp followed, Phrase limit, Language language)
    {
        string[] of = [PlanWords.Name(PksBasis.Plan).In(language), PlanWords.Name(PksBasis.Outcome).In(language), "±"];
        string[] whats = [PlanWords.Name(PlanField.Completed, limit).In(language), new Phrase("I tid", "In time").In(language), new Phrase("Hittills", "So far").In(language), new Phrase("I tid hittills", "In time so far").In(language), PlanWords.Name(PlanField.Waiting, limit).In(language)];
        yield return [PlanWords.Month.In(language), .. whats.SelectMany(what => of, (what, one) => $"{what} {one.ToLowerInvariant()}")];
        foreach (var row in followed.Rows)
        {
            PlannedAndDone[] pairs = [row.Completed, row.InTime, row.CompletedSoFar, row.InTimeSoFar, row.Waiting];
            yield return [row.Month.ToString(), .. pairs.SelectMany(pair => (string[])[Written.Count(pair.Planned, language), Written.Count(pair.Outcome, language), Written.SignedCount(pair.Difference, language)])];
        }
    }

    /// <summary>Columns as wide as what stands in them, words to the left and numbers to the right.</summary>
    internal static void Print(IEnumerable<IReadOnlyList<string>> grid, Call call)
    {
        var rows = grid.ToList();
        var widths = Enumerable.Range(0, rows[0].Count).Select(at => rows.Max(row => row[at].Length)).ToList();
        foreach (var row in rows)
        {
            call.Output.WriteLine(("  " + string.Join("  ", row.Select((cell, at) => at == 0 ? cell.PadRight(widths[at]) : cell.PadLeft(widths[at])))).TrimEnd());
        }
    }
}
