using Trettio.Care;
using Trettio.Exchange;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Reports;

namespace Trettio.Specs.Reports;

/// <summary>Västra Götaland's published months (examples/vgr) judged by the bundled agreement: the report that every layout is tried on.</summary>
internal static class PublishedVgr
{
    public const long PotKr = 3_887_000;

    private const string AgreementFile = "definitions/agreements/bup-2025.yaml";

    private static readonly string Root = FindRoot();

    public static Agreement Agreement { get; } = Agreement.Parse(File.ReadAllText(Path.Combine(Root, AgreementFile)), AgreementFile);

    public static RegionSeries Series { get; } = Read();

    public static MonthlyReport August { get; } = new()
    {
        Goals = Judge(new(2025, 8)),
        YearToDate = [.. Month.Range(new(2025, 3), new(2025, 8)).Select(Judge)],
        Series = Series,
        State = MonthState.Settled,
        RunAt = new DateTimeOffset(2025, 9, 20, 7, 2, 0, TimeSpan.FromHours(2)),
        ProgramVersion = "0.1.0",
        Definitions =
        [
            new("bup-2025", new("Regelverk 2025", "Rule set 2025"), new("Räknar väntan från beslut till genomförd, enligt registrering.", "Counts the wait from decision to completion, as registered."), new("skr-monthly-report", "Tabellhuvuden")),
            new("agreement-bup-2025", new("Nivåer och potter", "Tiers and pots"), new("75 % av både genomförda och väntande, eller förbättring med minst 10, 5 eller 1 procentenheter.", "75% of both completed and waiting, or an improvement of at least 10, 5 or 1 percentage points."), new("agreement-2025", "")),
        ],
        Inputs = new("Månadssiffror, 51 rader, och två periodsummor.", "Monthly figures, 51 rows, and two sums of periods."),
    };

    private static GoalsResult Judge(Month month) => Agreement.Judge(Series, month);

    private static RegionSeries Read()
    {
        var set = CareFiles.Open([Path.Combine(Root, "examples", "vgr")]).Figures();
        return new("VGR", "Västra Götaland")
        {
            Figures = [.. set.Rows.Select(row => row.Figure)],
            FlowSums = set.Flows,
            Sources = set.Rows.Select(row => row.Figure.Key.Month).Distinct().ToDictionary(month => month, _ => FigureSource.Figures),
        };
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Trettio.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Trettio.slnx above the tests.");

        return folder.FullName;
    }
}
