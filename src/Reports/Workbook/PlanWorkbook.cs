using System.Globalization;
using Trettio.Care;
using Trettio.Planning.Producing;

namespace Trettio.Reports.Workbook;

/// <summary>A year's production plan as it is shown. <see cref="PlanName"/> null: nothing has been saved.</summary>
public sealed record PlanReport(PlanScope Scope, string RegionName, IReadOnlyList<PksTable> Tables, PlanInputs Inputs)
{
    /// <summary>The unit's name; null for the whole region.</summary>
    public string? UnitName { get; init; }

    public string? PlanName { get; init; }

    /// <summary>0: nothing has been saved.</summary>
    public int Version { get; init; }

    /// <summary>The limit that "in time" means, in a sentence.</summary>
    public Phrase Limit { get; init; } = new("30 dagar", "30 days");

    public required DateTimeOffset RunAt { get; init; }

    public required string ProgramVersion { get; init; }

    public bool IsDemo { get; init; }

    /// <summary>"Västra Götaland" or "Västra Götaland, BUP Borås".</summary>
    public string Where => UnitName is null ? RegionName : $"{RegionName}, {UnitName}";
}

/// <summary>
/// The plan as SKR's template has it (skr-2025-12, "PKS-mall"), with live formulas: grey cells take numbers, all others are locked. What is written
/// where: <see cref="PlanCells"/>. Sheet names are Swedish in both languages (contracts §3).
/// </summary>
public static class PlanWorkbook
{
    /// <summary>Leaves the stream open; it need not be seekable.</summary>
    public static void Write(PlanReport plan, Language language, Stream output) => SpreadsheetWriter.Write(Of(plan, language), output);

    public static Spreadsheet Of(PlanReport plan, Language language)
    {
        var title = new Phrase($"Produktionsplan {plan.Scope.Year}", $"Production plan {plan.Scope.Year}").In(language);
        return new(
            $"{title}, {plan.Where}", Subtitle(plan, language), $"Trettio {plan.ProgramVersion}", plan.RunAt,
            [PlanGuideSheet.Of(plan, language), .. plan.Tables.Select(table => new PlanSheet(plan, table, language).Build())])
        {
            Footer = $"{title} · {plan.Where} · {plan.RunAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}",
            PageOf = new Phrase("Sida &P av &N", "Page &P of &N").In(language),
        };
    }

    /// <summary>"Västra Götaland · Produktionsplan 2025 · version 2, Höstplanen".</summary>
    internal static string Subtitle(PlanReport plan, Language language)
    {
        var version = plan.PlanName is null
            ? new Phrase("ingen sparad plan", "no saved plan")
            : new Phrase($"version {plan.Version}, {plan.PlanName}", $"version {plan.Version}, {plan.PlanName}");
        var line = $"{plan.Where} · {new Phrase("Produktionsplan", "Production plan").In(language)} {plan.Scope.Year.ToString(CultureInfo.InvariantCulture)} · {version.In(language)}";
        return plan.IsDemo ? $"{line} · {Words.Demo.In(language)}" : line;
    }
}
