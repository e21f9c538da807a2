using System.Diagnostics;
using Trettio.Care;
using Trettio.Quality;

namespace Trettio.Reports.Workbook;

/// <summary>The names that more than one sheet uses.</summary>
internal static class Words
{
    public static Phrase Month => new("Månad", "Month");

    public static Phrase Area => new("Område", "Area");

    public static Phrase InTime(Phrase limit) => new($"Inom {limit.Sv}", $"Within {limit.En}");

    public static Phrase Counted => new("Räknade", "Counted");

    public static Phrase Share => new("Andel", "Share");

    public static Phrase Waiting => new("Väntande", "Waiting");

    public static Phrase WaitingInTime(Phrase limit) => new($"Väntande inom {limit.Sv}", $"Waiting within {limit.En}");

    public static Phrase WaitingShare => new("Andel av väntande", "Share of waiting");

    public static Phrase DashMeansUnknown => new("– betyder att uppgiften saknas. Det är inte detsamma som 0.", "– means that the figure is not known, which is not the same as 0.");

    public static Phrase Demo => new("Exempeldata: påhittade barn kan ingå i siffrorna.", "Example data: made-up children may be among the figures.");

    public static Phrase Name(this Severity severity) => severity switch
    {
        Severity.Warning => new("Varning", "Warning"),
        Severity.Error => new("Fel", "Error"),
        _ => throw new UnreachableException(),
    };

    /// <summary>"Preliminär · Region · August 2025", and for example data that it is so.</summary>
    public static string Line(MonthlyReport report, Language language)
    {
        var line = $"{Badge.Of(report.State).Word.In(language)} · {report.Goals.RegionName} · {Written.MonthAndYear(report.Month, language)}";
        line = report.Undecidable is null ? line : $"{line} · {BasisWords.Of(report.Undecidable).In(language)}";
        return report.IsDemo ? $"{line} · {Demo.In(language)}" : line;
    }
}
