using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Quality.SystemChange;
using Trettio.Reports;
using Trettio.Reports.Json;
using Trettio.Reports.Workbook;
using Trettio.Work.Closing;

namespace Trettio.Work;

/// <summary>The document formats of a report.</summary>
public enum ReportFormat
{
    Html,
    Pdf,
    Xlsx,
    Json,
}

/// <summary>What a report is asked for. <see cref="RunAt"/> is the host's clock.</summary>
public sealed record ReportRequest(string Region, Month Month, DateTimeOffset RunAt)
{
    public long? MaxPerAreaMonth { get; init; }

    public FigureSource? Only { get; init; }

    /// <summary>Whether the report says which source its month was counted from: there was more than one, or one was chosen.</summary>
    public bool SaysSource { get; init; }

    public bool IsDemo { get; init; }

    /// <summary>All that are recorded; those of the region and its units are shown.</summary>
    public IReadOnlyList<RecordedChange> SystemChanges { get; init; } = [];

    /// <summary>What the report is to say of the month's close; null: as it stands in the store.</summary>
    public MonthClosing? Closing { get; init; }
}

/// <summary>Files written; <see cref="Missing"/> says what could not be made, null when all was.</summary>
public sealed record ReportFiles(IReadOnlyList<string> Written, RefusedException? Missing);

/// <summary>The verb report: figures and goals become a document.</summary>
public static class MakeReport
{
    /// <exception cref="RefusedException">No such region, or a month without data (2).</exception>
    public static MonthlyReport Of(Inputs inputs, RegionBook book, (RuleSet Rules, Agreement Agreement) by, ReportRequest request)
    {
        var (goals, series) = JudgeGoals.Run(book, by.Agreement, (request.Region, request.Month), request.MaxPerAreaMonth, request.Only);
        var closing = request.Closing ?? inputs.ClosingOf(series, request.Month);
        return new MonthlyReport
        {
            Goals = goals,
            YearToDate = [.. Month.Range(new(request.Month.Year, 1), request.Month)
                .Where(month => Codes.MeasuringPoints.Any(point => series.Of(month, point) is not null))
                .Select(month => by.Agreement.Judge(series, month, request.MaxPerAreaMonth))],
            Series = series,
            State = closing?.State ?? MonthState.Preliminary,
            Closing = closing,
            RunAt = request.RunAt,
            ProgramVersion = Program.Version,
            Definitions = DefinitionsUsed(by.Rules, by.Agreement),
            Inputs = request.SaysSource ? With(inputs.Description, SourceWords.Sentence(book, series, request.Month, request.Only)) : inputs.Description,
            Findings = series.Sources[request.Month] switch
            {
                FigureSource.CareEvents => inputs.FindingsTold(book.Ledger),
                FigureSource.NationalRecords => inputs.FindingsTold(null),
                _ => [],
            },
            Accepted = series.Sources[request.Month] == FigureSource.Figures ? [] : AcceptedNotes.Of(inputs.Accepted, book, series, request.Month),
            LimitInDays = by.Rules.LimitInDays,
            IsDemo = request.IsDemo,
            SystemChanges = RecordedChanges.Of(request.SystemChanges, series),
            Undecidable = JudgeGoals.Undecidable(inputs, series, request.Month),
            StillToCome = series.Sources.GetValueOrDefault(request.Month, FigureSource.Figures) == FigureSource.CareEvents && JudgeGoals.Undecidable(inputs, series, request.Month) is null
                ? FindCompleteness.OfReport(inputs, book, series.Id, request.Month)
                : null,
        };
    }

    /// <summary>Writes each format whole or not at all. Without Chromium all but PDF is written, and <see cref="ReportFiles.Missing"/> says so.</summary>
    /// <exception cref="RefusedException">The folder cannot be written (12).</exception>
    public static async Task<ReportFiles> WriteAsync(
        MonthlyReport report, string folder, IReadOnlyCollection<ReportFormat> formats, Language language, CancellationToken stop)
    {
        Folders.Ensure(folder);
        // Both bases of a month may lie in one folder.
        var basis = report.Undecidable is null ? "" : "-enligt-regelverket";
        var name = Path.Combine(folder, $"trettio-{FileName(report.Goals.RegionName)}-{report.Month}{basis}");
        var written = new List<string>();
        RefusedException? missing = null;
        var html = await HtmlReport.RenderAsync(report, language).ConfigureAwait(false);
        foreach (var format in formats.Distinct().Order())
        {
            var path = $"{name}.{Codes.Code(format)}";
            try
            {
                await WriteAsync(format, report, (html, path), language, stop).ConfigureAwait(false);
                written.Add(path);
            }
            catch (RefusedException fault) when (fault.Code == ExitCode.ProgramMissing)
            {
                missing = fault;
            }
        }

        return new ReportFiles(written, missing);
    }

    private static Task WriteAsync(ReportFormat format, MonthlyReport report, (string Html, string Path) to, Language language, CancellationToken stop)
    {
        switch (format)
        {
            case ReportFormat.Html:
                Folders.WriteWhole(to.Path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(to.Html)));
                return Task.CompletedTask;
            case ReportFormat.Pdf:
                return PrintAsync(to.Html, to.Path, stop);
            case ReportFormat.Xlsx:
                Folders.WriteWhole(to.Path, stream => WorkbookReport.Write(report, language, stream));
                return Task.CompletedTask;
            default:
                Folders.WriteWhole(to.Path, stream => JsonReport.Write(report, stream));
                return Task.CompletedTask;
        }
    }

    private static async Task PrintAsync(string html, string path, CancellationToken stop)
    {
        var page = Path.Combine(Path.GetTempPath(), $"trettio-{Guid.NewGuid():N}.html");
        try
        {
            await File.WriteAllTextAsync(page, html, stop).ConfigureAwait(false);
            await PdfPrinter.PrintAsync(page, path, stop).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(page);
        }
    }

    private static Phrase With(Phrase inputs, Phrase source) => new($"{inputs.Sv}. {source.Sv}", $"{inputs.En}. {source.En}");

    private static IReadOnlyList<DefinitionUsed> DefinitionsUsed(RuleSet rules, Agreement agreement) =>
    [
        new(rules.Id, rules.Name, rules.Sentence, rules.Source),
        new(agreement.Id, agreement.Name, new(
            "Målområden, nivåer och ersättning per månad och period.", "Target areas, tiers and money per month and period."),
            new(agreement.Documents.Count > 0 ? agreement.Documents[0].Id : agreement.Id, "")),
    ];

    /// <summary>Letters, digits and hyphens only, so that the name is the same on every system.</summary>
    private static string FileName(string region)
    {
        var plain = region.ToLowerInvariant().Replace('å', 'a').Replace('ä', 'a').Replace('ö', 'o');
        return string.Concat(plain.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-') is { Length: > 0 } name ? name : "region";
    }
}
