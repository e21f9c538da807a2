using Microsoft.AspNetCore.Components;
using Trettio.Care;
using Trettio.Reports;
using Trettio.Web.Data;

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

    protected static MarkupString Markup(string html) => new(html);
}
