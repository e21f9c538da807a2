using Trettio.Care;
using Trettio.Planning.Producing;

namespace Trettio.Reports.Workbook;

/// <summary>"Vägledning": how the plan is filled in, step by step, and the terms that its formulas count by.</summary>
internal static class PlanGuideSheet
{
    private const int FirstTerm = 5;

    /// <summary>The agreement's percent of completed, wherever a formula is.</summary>
    public static string CompletedPercent => Term(0);

    public static string WaitingPercent => Term(1);

    /// <summary>The points of an improvement, by its place among them.</summary>
    public static string Points(int improvement) => Term(2 + improvement);

    public static Sheet Of(PlanReport plan, Language language)
    {
        var goals = plan.Tables[0].Goals;
        List<SheetRow> rows =
        [
            Row(new Cell.Text(new Phrase("Vägledning till produktionsplanen", "Guide to the production plan").In(language), CellStyle.Title)) with { Height = 24 },
            Row(new Cell.Text(PlanWorkbook.Subtitle(plan, language), CellStyle.Muted)),
            Row(),
            Row(Heading(new("Målen som formlerna räknar med", "The goals that the formulas count by")), Heading(new("Minst", "At least"), CellStyle.NumberHeading)),
            Row(Say(new($"Genomförda inom {plan.Limit.Sv}, procent", $"Completed within {plan.Limit.En}, per cent")), Cell.Count(goals.CompletedPercent)),
            Row(Say(new($"Väntande inom {plan.Limit.Sv}, procent", $"Waiting within {plan.Limit.En}, per cent")), Cell.Count(goals.WaitingPercent)),
            .. goals.Improvements.Select(goal => Row(
                Say(new($"Förbättring för {goal.PotPercent} % av potten, procentenheter", $"Improvement for {goal.PotPercent} % of the pot, percentage points")), Cell.Count(goal.Points))),
            Row(),
            Row(Heading(new("Så fyller du i", "How to fill it in"))),
            .. Steps(plan).Select((step, at) => Row(Say(new($"{at + 1}. {step.Sv}", $"{at + 1}. {step.En}")))),
            Row(),
            Row(Heading(new("Bra att veta", "Good to know"))),
            .. Notes(plan).Select(note => Row(Say(note))),
        ];
        double[] widths = [110, 12];
        return new(PlanCells.Guide, widths, [.. rows.Select(row => row.Height is null ? row with { Height = RowHeight.Of(row.Cells, widths) } : row)])
        {
            IsProtected = true,
            FitsOnePage = true,
        };

        Cell Say(Phrase phrase) => new Cell.Text(phrase.In(language), CellStyle.WrappedText);

        Cell Heading(Phrase phrase, CellStyle style = CellStyle.Heading) => new Cell.Text(phrase.In(language), style);

        SheetRow Row(params Cell[] cells) => new(cells);
    }

    private static string Term(int at) => $"'{PlanCells.Guide}'!{CellAddress.Fixed(FirstTerm + at, 2)}";

    private static Phrase[] Steps(PlanReport plan) =>
    [
        new($"Historiskt inflöde: första besök som remisser ledde till {plan.Scope.Year - 1}. Det är ifyllt där någon har levererat det; annars är cellen mörkgrå.",
            $"Past inflow: first visits that referrals led to in {plan.Scope.Year - 1}. Filled in where somebody has delivered it; otherwise the cell is dark grey."),
        new("Kommande inflöde: skriv förändringen i procent i cell C7 på bladet Första besök, eller en egen prognos för enskilda månader.",
            "Inflow to come: write the change in per cent in cell C7 of the sheet Första besök, or a forecast of your own for single months."),
        new("Historisk produktion: genomförda och genomförda inom gränsen, för varje mätpunkt. Ifyllt där det är levererat.",
            "Past production: completed, and completed within the limit, at each measuring point. Filled in where it has been delivered."),
        new("Historiska väntande: väntande vid månadens slut och väntande inom gränsen. Ifyllt där det är levererat.",
            "Past waiting: waiting at the end of the month, and waiting within the limit. Filled in where it has been delivered."),
        new("Planera: skriv i de ljusgrå cellerna hur många som ska genomföras och hur många av dem inom gränsen, och hur många som väntas stå i kö.",
            "Plan: write in the light grey cells how many are to be completed, how many of them within the limit, and how many are expected to be waiting."),
        new("Läs tillbaka: trettio plan read, eller sidan Plan. Först visas skillnaderna; ingenting sparas förrän du säger till.",
            "Read back: trettio plan read, or the page Plan. The differences are shown first; nothing is saved until you say so."),
    ];

    private static Phrase[] Notes(PlanReport plan) =>
    [
        new("En månad med utfall visar utfallet; de andra visar planen. Är ingenting planerat föreslås fjolårets antal och förändringen i C7.",
            "A month with an outcome shows it; the others show the plan. Where nothing is planned, last year's number and the change in C7 are proposed."),
        new($"Andelen är genomförda inom {plan.Limit.Sv} (utom MoV och SoV) av genomförda (utom MoV, SoV och PvV över {plan.Limit.Sv}).",
            $"The share is completed within {plan.Limit.En} (except MoV and SoV) of completed (except MoV, SoV, and PvV over {plan.Limit.En})."),
        new("Ej möjligt: fjolårets andel är så hög att förbättringen skulle ge mer än 100 %.", "Not possible: last year's share is so high that the improvement would make more than 100 %."),
        new("Summans andelar räknas på summorna, aldrig som medelvärden. De väntande summeras över månadsskiftena, för andelens skull.",
            "The sum's shares are reckoned from the sums, never as means. The waiting are added up over the month ends, for the sake of the share."),
        new("Den som har väntat längst väntar inte längre för att andelen ska bli högre: båda målen står här, och kön är barnens.",
            "Nobody who has waited longest is to wait longer for the sake of a share: both goals stand here, and the queue is the children's."),
        new("Bladen är skyddade utan lösenord, så att formlerna står kvar. Grå celler går att ändra.", "The sheets are protected without a password, so that the formulas stay. Grey cells can be changed."),
        Words.DashMeansUnknown,
    ];
}
