using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trettio.Care;
using Trettio.Quality;
using Trettio.Reports;
using Trettio.Web.Data;
using Trettio.Web.Hosting;

namespace Trettio.Web.Definitions;

/// <summary>A page of definitions: its address, its file, its name and the question it answers.</summary>
public sealed record DefinitionPage(string Id, string File, Phrase Name, Phrase Says);

/// <summary>Definitioner: what do the words mean? A rule's own page, beside its function, is its help page.</summary>
internal static partial class DefinitionPages
{
    // No raw HTML: the pages are ours, but text is text.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    internal static IReadOnlyList<DefinitionPage> Rules { get; } =
    [
        new("clock-start", "ClockStart", new("Klockans start", "Clock start"), new("Vilket datum väntan räknas från.", "Which date the wait is counted from.")),
        new("clock-stop", "ClockStop", new("Klockans stopp", "Clock stop"), new("Vilken kontakt som avslutar väntan.", "Which contact ends the wait.")),
        new("exclusion", "Exclusion", new("Exkluderad eller räknad", "Excluded or counted"), new("Vad som ingår i andelens täljare och nämnare.", "What is in the share’s numerator and denominator.")),
        new("month-standing", "MonthStanding", new("Vad en väntan är i en månad", "Standing in a month"), new("Nytillkommen, genomförd, avförd, väntande, på planeringslistan eller utanför.", "Added, completed, removed, waiting, planned or left out.")),
        new("entry", "Entry", new("Kommer in i kön", "Entry"), new("Vilken dag väntan räknas som nytillkommen.", "On which day the wait counts as added.")),
        new("removal", "Removal", new("Avförd", "Removal"), new("När en väntan lämnar kön utan kontakt.", "When a wait leaves the queue without a contact.")),
        new("unit-at-the-time", "UnitAtTheTime", new("Enheten vid tillfället", "Unit at the time"), new("Vilken enhet en siffra tillhör när barnet flyttat.", "Which unit a figure belongs to when the child has moved.")),
        new("care-level-at-entry", "CareLevelAtEntry", new("Vårdnivå", "Care level"), new("Vilka enheters väntan som mäts.", "Which units’ waits are measured.")),
        new("how-long", "HowLong", new("Hur länge", "How long"), new("Median, 90:e percentil, längst och antal över gränser.", "Median, 90th percentile, longest, and numbers over limits.")),
        new("decision-at-treatment", "DecisionAtTreatment", new("Beslut samma dag som behandlingen", "Decision at treatment"), new("När klockan säger 0 dagar om en lång väntan.", "When the clock says 0 days of a long wait.")),
        new("age-at-start", "AgeAtStart", new("Ålder när klockan startar", "Age at the clock start"), new("Hur åldersgrupper bildas.", "How age bands are formed.")),
    ];

    internal static IReadOnlyList<DefinitionPage> Judging { get; } =
    [
        new("counted-forms", "CountedForms", new("Kontaktformer som räknas", "Counted forms"), new("Vilka kontakter som ingår, efter form och vem som var med.", "Which contacts are inside, by form and by who was there.")),
        new("before-decision", "BeforeDecision", new("Kontakt före beslutet", "Before decision"), new("Vad som händer med en kontakt före sitt beslut.", "What becomes of a contact before its decision.")),
        new("commitment-of", "CommitmentOf", new("Vårdåtagande", "Commitment"), new("Vilket åtagande en kontakt hör till, och när ett nytt inleds.", "Which commitment a contact belongs to, and when a new one opens.")),
        new("first-visit", "FirstVisit", new("Första besök", "First visit"), new("Vilken kontakt som är den första.", "Which contact is the first.")),
        new("same-day", "SameDay", new("Flera kontakter samma dag", "Same day"), new("Vilken av en dags kontakter som bedöms först.", "Which of a day’s contacts is judged first.")),
        new("direct-opening", "DirectOpening", new("Utredning eller behandling som första kontakt", "Direct opening"), new("När ett åtagande får inledas utan första besök.", "When a commitment may open without a first visit.")),
        new("investigation", "Investigation", new("Utredning", "Investigation"), new("Vilken kontakt som är den första på sin frågeställning.", "Which contact is the first on its question.")),
        new("again", "Again", new("Samma frågeställning igen", "Again"), new("När en upprepning är ny, och när den är ett återbesök.", "When a repeat is new, and when it is a follow-up.")),
        new("treatment", "Treatment", new("Behandling", "Treatment"), new("Vilken kontakt som är den första i en behandling.", "Which contact is the first of a treatment.")),
        new("follow-up-coded", "FollowUpCoded", new("Registrerad som återbesök", "Coded as follow-up"), new("När koden säger ett och det som gjordes ett annat.", "When the code says one thing and what was done another.")),
        new("as-judged", "AsJudged", new("Så räknas en bedömd kontakt", "As judged"), new("Vilken väntan den stoppar.", "Which wait it stops.")),
    ];

    internal static IReadOnlyList<DefinitionPage> Goals { get; } =
    [
        new("tiers", "Tiers", new("Målområde 1–3: nivåer", "Target areas 1–3: tiers"), new("Vilken nivå en månad når, och vad som saknas till nästa.", "Which tier a month reaches, and what is missing to the next.")),
        new("flow", "Flow", new("Målområde 4: genomförda mot nytillkomna", "Target area 4: completed against added"), new("Hur en periods första besök vägs mot de nytillkomna.", "How a period’s first visits stand against those added.")),
    ];

    internal static IReadOnlyList<DefinitionPage> Checks { get; } =
        [.. AllChecks.All.Select(check => new DefinitionPage(check.Id, FileOf(check.Id), check.Name, Work.Definitions.ShippedChecks()[check.Id].Severity == Severity.Error
            ? new("Fel: ändrar en räknad siffra.", "Error: changes a counted figure.")
            : new("Varning: kan ändra en siffra.", "Warning: may change a figure.")))];

    internal static void MapDefinitions(this IEndpointRouteBuilder app)
    {
        app.MapPage("/definitioner", context => ShowAsync<DefinitionIndex>(context, []));
        app.MapPage("/definitioner/regelverk", RuleSetAsync);
        app.MapPage("/definitioner/regelverk/{id}", RuleSetAsync);
        app.MapPage("/definitioner/overenskommelse", context => OfSnapshotAsync<AgreementPage>(context));
        app.MapPage("/definitioner/kodlistor", context => OfSnapshotAsync<CodeListsPage>(context));
        app.MapPage("/definitioner/{page}", OneAsync);
    }

    /// <summary>Null when there is no such page.</summary>
    internal static DefinitionPage? Find(string id) => All.FirstOrDefault(page => page.Id == id);

    private static IEnumerable<DefinitionPage> All => Rules.Concat(Judging).Concat(Goals).Concat(Checks);

    /// <summary>The page as HTML without its heading, each table in a region that can be scrolled, each link to another page by <paramref name="to"/>.</summary>
    internal static string Html(DefinitionPage page, Func<string, string> to)
    {
        var text = Encoding.UTF8.GetString(StyleSheets.Embedded($"pages/{page.File}.md"));

        // What a check's page says in Swedish stands on the check's own page, in the reader's language.
        text = text.Split("\n## På svenska", 2)[0] + '\n';
        var body = PageLink().Replace(
            Markdown.ToHtml(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..], Pipeline),
            link => $"href=\"{to("/definitioner/" + All.First(known => known.File == link.Groups["file"].Value).Id)}\"");

        // Several tables on a page are several regions, each with a name of its own.
        var tables = 0;
        return Table().Replace(body, _ => $"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Cases {++tables}\"><table class=\"cases\"><caption>Cases {tables}</caption>")
            .Replace("</table>", "</table></div>", StringComparison.Ordinal)
            .Replace("<th>", "<th scope=\"col\">", StringComparison.Ordinal);
    }

    private static async Task OneAsync(HttpContext context)
    {
        if (Find(context.Request.RouteValues["page"] as string ?? "") is not { } page)
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                "Den definitionen finns inte; alla står på sidan Definitioner.", "There is no such definition; all of them are on the page Definitions."));
        }

        await ShowAsync<RulePage>(context, new() { [nameof(RulePage.Page)] = page }).ConfigureAwait(false);
    }

    /// <summary>The rule set named, else the one that holds unless another is asked for.</summary>
    private static async Task RuleSetAsync(HttpContext context)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        if (view.Snapshot is not { } snapshot)
        {
            await Asked.WriteAsync<Layout.EmptyPage>(context, view, []).ConfigureAwait(false);
            return;
        }

        var definitions = new Work.Definitions(context.RequestServices.GetRequiredService<WebOptions>().Data);
        await Asked.WriteAsync<RuleSetPage>(context, view, new()
        {
            [nameof(RuleSetPage.Rules)] = context.Request.RouteValues["id"] is string id ? definitions.RuleSet(id) : snapshot.Rules,
            [nameof(RuleSetPage.All)] = definitions.Ids("measuring").Select(definitions.RuleSet).ToList(),
        }).ConfigureAwait(false);
    }

    private static async Task OfSnapshotAsync<TPage>(HttpContext context)
        where TPage : Layout.PagePart
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        await (view.Snapshot is null
            ? Asked.WriteAsync<Layout.EmptyPage>(context, view, [])
            : Asked.WriteAsync<TPage>(context, view, [])).ConfigureAwait(false);
    }

    private static async Task ShowAsync<TPage>(HttpContext context, Dictionary<string, object?> parameters)
        where TPage : Layout.PagePart =>
        await Asked.WriteAsync<TPage>(context, await View.OfAsync(context).ConfigureAwait(false), parameters).ConfigureAwait(false);

    /// <summary>no_clock_start stands in NoClockStart.</summary>
    internal static string FileOf(string check) => string.Concat(check.Split('_').Select(Written.Capital));

    [GeneratedRegex("href=\"(?<file>[A-Za-z]+)\\.md\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PageLink();

    [GeneratedRegex("<table>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Table();
}
