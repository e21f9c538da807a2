using System.Globalization;
using Trettio.Care;

namespace Trettio.Reports.Workbook;

/// <summary>"Definitioner": what the figures rest on, when and from what they were made, and how to read the workbook.</summary>
internal static class DefinitionsSheet
{
    public const string Name = "Definitioner";

    public static Sheet Of(MonthlyReport report, Language language)
    {
        var sheet = new SheetBuilder(report, language);
        sheet.AddTitle(new("Definitioner och källor", "Definitions and sources"));
        sheet.AddHeadings(new(4), new("Definition", "Definition"), new("Id", "Id"), new("Vad den säger", "What it says"), new("Källa", "Source"));
        foreach (var definition in report.Definitions)
        {
            sheet.Add(
                sheet.Text(definition.Name, CellStyle.Label),
                new Cell.Text(definition.Id, CellStyle.WrappedText),
                sheet.Text(definition.Sentence, CellStyle.WrappedText),
                new Cell.Text(definition.Source.ToString(), CellStyle.WrappedText));
        }

        sheet.Add();
        AddFacts(sheet);
        sheet.Add();
        sheet.AddNote(new("Celler med formler räknas om när arbetsboken öppnas. Värdena i filen är rapportens egna.", "Cells with formulas are calculated again when the workbook is opened. The values in the file are the report's own."));
        sheet.AddNote(Words.DashMeansUnknown);
        return sheet.Build(Name, [34, 26, 80, 40]);
    }

    private static void AddFacts(SheetBuilder sheet)
    {
        var report = sheet.Report;
        sheet.AddSection(new("Om rapporten", "About the report"), 4);
        Fact(new("Region", "Region"), $"{report.Goals.RegionName} ({report.Goals.Region})");
        Fact(Words.Month, report.Month.ToString());
        Fact(new("Månadens status", "The month's status"), report.Closing is { } closing ? sheet.In(closing.Sentence) : sheet.In(Badge.Of(report.State).Word));
        Fact(new("Överenskommelse", "Agreement"), $"{sheet.In(report.Goals.AgreementName)} ({report.Goals.Agreement})");
        Fact(new("Målsättning", "Limit"), sheet.In(new($"Inom {report.Limit.Sv}", $"Within {report.Limit.En}")));
        Fact(new("Räknat", "Counted"), sheet.In(BasisWords.Of(report.Undecidable)));
        Fact(new("Underlag", "Made from"), sheet.In(report.Inputs));
        Fact(new("Framställd", "Made"), report.RunAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        Fact(new("Program", "Program"), $"Trettio {report.ProgramVersion}");
        if (report.IsDemo)
        {
            Fact(new("Exempel", "Example"), sheet.In(Words.Demo));
        }

        void Fact(Phrase name, string value) => sheet.Add(sheet.Text(name, CellStyle.Label), Cell.Empty, new Cell.Text(value, CellStyle.WrappedText), Cell.Empty);
    }
}
