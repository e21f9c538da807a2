using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trettio.Exchange;
using Trettio.Reports;
using Trettio.Reports.Json;
using Trettio.Reports.Workbook;
using Trettio.Web.Hosting;
using Trettio.Work;

namespace Trettio.Web.Monthly;

/// <summary>Månadsrapport: what did the month give? The same report as a page and as files.</summary>
internal static class MonthlyPages
{
    internal static void MapMonthly(this IEndpointRouteBuilder app)
    {
        app.MapPage("/manadsrapport", ShowAsync);
        app.MapPage("/manadsrapport.pdf", PdfAsync);
        app.MapPage("/manadsrapport.xlsx", context => FileAsync(context, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        app.MapPage("/manadsrapport.json", context => FileAsync(context, "json", "application/json"));
        app.MapPage("/manadsrapport.csv", context => FileAsync(context, "csv", "text/csv; charset=utf-8"));
    }

    private static async Task ShowAsync(HttpContext context)
    {
        if (await Asked.MonthAsync(context).ConfigureAwait(false) is { } asked)
        {
            await Asked.WriteMonthAsync<MonthlyPage>(context, asked.View, new() { [nameof(MonthlyPage.Report)] = asked.Report }).ConfigureAwait(false);
        }
    }

    private static async Task FileAsync(HttpContext context, string format, string type)
    {
        if (await Asked.MonthAsync(context).ConfigureAwait(false) is not { } asked)
        {
            return;
        }

        using var content = new MemoryStream();
        switch (format)
        {
            case "xlsx":
                WorkbookReport.Write(asked.Report, asked.View.Language, content);
                break;
            case "json":
                JsonReport.Write(asked.Report, content);
                break;
            default:
                WriteCsv(asked.Report, content);
                break;
        }

        await SendAsync(context, asked.Report, (format, type), content.ToArray()).ConfigureAwait(false);
    }

    /// <summary>The region's own figures, this year's and last year's months; units' are not among them, since a file cannot be masked again.</summary>
    private static void WriteCsv(MonthlyReport report, Stream content)
    {
        using var writer = new StreamWriter(content, new UTF8Encoding(false), leaveOpen: true);
        MeasuredFiguresCsv.WriteFigures(report.Series.Figures.OrderBy(figure => figure.Key.Month).ThenBy(figure => figure.Key.Point), writer);
    }

    private static async Task PdfAsync(HttpContext context)
    {
        if (await Asked.MonthAsync(context).ConfigureAwait(false) is not { } asked)
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("trettio-pdf-").FullName;
        try
        {
            var files = await MakeReport.WriteAsync(asked.Report, folder, [ReportFormat.Pdf], asked.View.Language, context.RequestAborted).ConfigureAwait(false);
            if (files.Missing is { } missing)
            {
                throw missing;
            }

            var content = await File.ReadAllBytesAsync(files.Written[0], context.RequestAborted).ConfigureAwait(false);
            await SendAsync(context, asked.Report, ("pdf", "application/pdf"), content).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task SendAsync(HttpContext context, MonthlyReport report, (string Ending, string Type) format, byte[] content)
    {
        var response = context.Response;
        var name = string.Create(CultureInfo.InvariantCulture, $"trettio-{Plain(report.Goals.RegionName)}-{report.Month}{(report.Undecidable is null ? "" : "-enligt-regelverket")}.{format.Ending}");
        response.ContentType = format.Type;
        response.ContentLength = content.Length;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(content).ConfigureAwait(false);
        }
    }

    /// <summary>A file name that every system takes: letters without marks, digits and hyphens.</summary>
    private static string Plain(string name)
    {
        var letters = name.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark);
        return string.Concat(letters.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-') is { Length: > 0 } plain ? plain : "region";
    }
}
