using Microsoft.AspNetCore.Components;
using Trettio.Care;

namespace Trettio.Reports.Html;

/// <summary>A part of the report: the report, the language, and how a part says a thing in it.</summary>
public abstract class ReportPart : ComponentBase
{
    [Parameter, EditorRequired]
    public required MonthlyReport Report { get; set; }

    [Parameter, EditorRequired]
    public Language Language { get; set; }

    protected string MonthText => Written.MonthAndYear(Report.Month, Language);

    protected string MonthName => Written.MonthName(Report.Month.Number, Language);

    protected string BaseText => Written.MonthAndYear(Report.Month.SameMonthLastYear, Language);

    protected string Say(string swedish, string english) => Language == Language.Swedish ? swedish : english;

    protected string Say(Phrase phrase) => phrase.In(Language);

    protected string Count(long? number) => Written.Count(number, Language);

    protected string Share(double? share) => Written.Share(share, Language);

    protected string Kronor(long? kronor) => Written.Kronor(kronor, Language);

    protected static MarkupString Markup(string svg) => new(svg);
}
