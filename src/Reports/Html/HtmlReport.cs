using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trettio.Care;
using Trettio.Reports.Html;

namespace Trettio.Reports;

/// <summary>The monthly report as one self-contained HTML document: no script, no request, style within.</summary>
public static class HtmlReport
{
    public static async Task<string> RenderAsync(MonthlyReport report, Language language)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, provider.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(ReportPart.Report)] = report,
            [nameof(ReportPart.Language)] = language,
        });
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<MonthlyReportDocument>(parameters)).ToHtmlString());
    }

    /// <summary>
    /// What stands in the margins of each printed page: region and month, definitions, run time, page of pages.
    /// A style sheet of its own since its texts come from the report.
    /// </summary>
    public static string PageMargins(MonthlyReport report, Language language)
    {
        var swedish = language == Language.Swedish;
        var demo = report.IsDemo ? " · DEMONSTRATION" : "";
        var basis = report.Undecidable is null ? "" : " · " + BasisWords.Of(report.Undecidable).In(language);
        var title = $"{report.Goals.RegionName} · {Written.MonthAndYear(report.Month, language)} · {Badge.Of(report.State).Word.In(language)}{basis}{demo}";
        var ids = string.Join(" · ", report.Definitions.Select(definition => definition.Id));
        var run = (swedish ? "körd " : "run ") + Written.Moment(report.RunAt);
        var pages = swedish
            ? "\"sida \" counter(page) \" av \" counter(pages)"
            : "\"page \" counter(page) \" of \" counter(pages)";
        return $"@page{{@top-left{{content:{Quote(title)}}}@top-right{{content:\"Trettio\"}}"
            + $"@bottom-left{{content:{Quote($"{ids} · {run}")}}}@bottom-right{{content:{pages}}}}}";
    }

    /// <summary>A CSS string in which nothing can end the string, the rule or the style element.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or ':' or '.' or ',' or '·')
                quoted.Append(rune.ToString());
            else
                quoted.Append('\\').Append(rune.Value.ToString("X", System.Globalization.CultureInfo.InvariantCulture)).Append(' ');
        }

        return quoted.Append('"').ToString();
    }
}
