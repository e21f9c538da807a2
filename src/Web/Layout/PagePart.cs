using Microsoft.AspNetCore.Components;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Explaining;
using Trettio.Reports;
using Trettio.Web.Data;
using Trettio.Web.Records;

namespace Trettio.Web.Layout;

/// <summary>A page or a part of one: what it knows, and how it says a thing in the reader's language.</summary>
public abstract class PagePart : ComponentBase
{
    [Parameter, EditorRequired]
    public required View View { get; set; }

    protected Language Language => View.Language;

    protected string Say(string swedish, string english) => Language == Language.Swedish ? swedish : english;

    protected string Say(Phrase phrase) => phrase.In(Language);

    protected string Count(long? number) => Written.Count(number, Language);

    protected string Share(double? share) => Written.Share(share, Language);

    protected string Kronor(long? kronor) => Written.Kronor(kronor, Language);

    /// <summary>The address of another page on the same region, month and language.</summary>
    protected string To(string path) => View.Address.To(path).ToString();

    /// <summary>The address of the records behind a figure; null where the month has figures only, and nothing to open.</summary>
    private protected string? Records(MonthlyReport report, MeasuringPoint point, FigureColumn figure, string? unit = null) =>
        report.Series.Sources.TryGetValue(report.Month, out var source) && source == FigureSource.CareEvents
            ? (View.Address.To(RecordPages.Path) with { Unit = unit, Month = report.Month, Point = point, Figure = figure.Code }).ToString()
            : null;

    protected static MarkupString Markup(string html) => new(html);
}
