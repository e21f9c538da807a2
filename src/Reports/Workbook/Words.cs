using System.Diagnostics;
using System.Globalization;
using Trettio.Care;
using Trettio.Goals;
using Trettio.Quality;

namespace Trettio.Reports.Workbook;

/// <summary>The names that more than one sheet uses.</summary>
internal static class Words
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static Phrase Month => new("Månad", "Month");

    public static Phrase Area => new("Område", "Area");

    public static Phrase InTime(int days) => new($"Inom {days} dagar", $"Within {days} days");

    public static Phrase Counted => new("Räknade", "Counted");

    public static Phrase Share => new("Andel", "Share");

    public static Phrase Waiting => new("Väntande", "Waiting");

    public static Phrase WaitingInTime(int days) => new($"Väntande inom {days} dagar", $"Waiting within {days} days");

    public static Phrase WaitingShare => new("Andel av väntande", "Share of waiting");

    public static Phrase DashMeansUnknown => new("– betyder att uppgiften saknas. Det är inte detsamma som 0.", "– means that the figure is not known, which is not the same as 0.");

    public static Phrase Demo => new("Exempeldata: påhittade barn kan ingå i siffrorna.", "Example data: made-up children may be among the figures.");

    /// <summary>"augusti 2025", "August 2025".</summary>
    public static string Name(this Month month, Language language) =>
        month.First.ToString("MMMM yyyy", language == Language.English ? English : Swedish);

    public static Phrase Name(this Tier tier) => tier switch
    {
        Tier.Level75 => new("75 %-målet uppnått", "75 % goal reached"),
        Tier.Improve10 => new("Förbättring minst 10 procentenheter", "Improvement of at least 10 percentage points"),
        Tier.Improve5 => new("Förbättring minst 5 procentenheter", "Improvement of at least 5 percentage points"),
        Tier.Improve1 => new("Förbättring minst 1 procentenhet", "Improvement of at least 1 percentage point"),
        Tier.None => new("Ej uppnått", "Not reached"),
        _ => throw new UnreachableException(),
    };

    public static Phrase Name(this AreaState state) => state switch
    {
        AreaState.Decided => new("Avgjort", "Decided"),
        AreaState.CannotBeTold => new(
            "75 %-målet kan inte avgöras: uppgift om väntande saknas. Utfallet är räknat utan det.",
            "The 75 % goal cannot be decided: the waiting are not known. The result is given without it."),
        AreaState.NoBase => new("Underlag saknas: samma månad i fjol", "No basis: the same month last year is missing"),
        AreaState.NoData => new("Underlag saknas", "No data"),
        AreaState.Excepted => new("Undantagen månad", "Excepted month"),
        _ => throw new UnreachableException(),
    };

    public static Phrase Name(this MonthState state) => state switch
    {
        MonthState.Preliminary => new("Preliminär", "Preliminary"),
        MonthState.Settled => new("Fastställd", "Settled"),
        MonthState.Corrected => new("Rättad", "Corrected"),
        _ => throw new UnreachableException(),
    };

    public static Phrase Name(this Severity severity) => severity switch
    {
        Severity.Warning => new("Varning", "Warning"),
        Severity.Error => new("Fel", "Error"),
        _ => throw new UnreachableException(),
    };

    /// <summary>"Preliminär · Region · August 2025", and for example data that it is so.</summary>
    public static string Line(MonthlyReport report, Language language)
    {
        var line = $"{report.State.Name().In(language)} · {report.Goals.RegionName} · {report.Month.Name(language)}";
        return report.IsDemo ? $"{line} · {Demo.In(language)}" : line;
    }
}
