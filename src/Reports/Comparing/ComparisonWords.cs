using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Measuring.Comparing;
using Trettio.Measuring.Judging;

namespace Trettio.Reports.Comparing;

/// <summary>A comparison of rule sets in sentences, for the command and the page alike.</summary>
public static class ComparisonWords
{
    /// <summary>The answer: how many stand otherwise.</summary>
    public static Phrase Headline(RuleSetComparison compared) => Written.Both(language =>
    {
        var (moved, of) = compared.Whole;
        var month = Written.MonthAndYear(compared.Query.To, language);
        return language == Language.Swedish
            ? $"Med {compared.To.Id} i stället för {compared.From.Id} hade {Number(moved, language)} av {Written.Count(of, language)} väntetidsposter stått annorlunda i {month}."
            : $"With {compared.To.Id} in place of {compared.From.Id}, {Number(moved, language)} of {Written.Count(of, language)} wait records would have stood otherwise in {month}.";
    });

    /// <summary>What becomes of each share, and of the money; <paramref name="money"/> is null where none is decided.</summary>
    public static Phrase Effect(RuleSetComparison compared, (GoalsResult Before, GoalsResult After)? money) => Written.Both(language =>
        Shares(compared, language) + (money is { } known ? " " + Money(known, language) : ""));

    /// <summary>Both in one.</summary>
    public static Phrase Answer(RuleSetComparison compared, (GoalsResult Before, GoalsResult After)? money) => Written.Both(language =>
        $"{Headline(compared).In(language)} {Effect(compared, money).In(language)}");

    /// <summary>How a step is named: the setting, what it said and what it says.</summary>
    public static Phrase Change(ComparisonStep step) => new(
        $"{step.Setting.Name.Sv}: {step.Old.Text.Sv} → {step.New.Text.Sv}", $"{step.Setting.Name.En}: {step.Old.Text.En} → {step.New.Text.En}");

    public static Phrase Sources(SettingValue value) => Written.Both(_ => string.Join("; ", value.Sources));

    /// <summary>How many a step moves.</summary>
    public static Phrase Moved(ComparisonStep step) => Written.Both(language => (step.Moved, language) switch
    {
        (0, Language.Swedish) => "Ingen väntetidspost flyttas.",
        (0, _) => "No wait record moves.",
        (1, Language.Swedish) => "1 väntetidspost flyttas.",
        (1, _) => "1 wait record moves.",
        (var moved, Language.Swedish) => $"{Written.Count(moved, language)} väntetidsposter flyttas.",
        var (moved, _) => $"{Written.Count(moved, language)} wait records move.",
    });

    /// <summary>"Första besök: genomförd efter gränsen → exkluderad …"; the measuring point is named again only where it is another.</summary>
    public static Phrase Move(PlaceMove move) => Written.Both(language =>
        $"{Place(move.From, language)} → {(move.From.Point == move.To.Point ? Reason(move.To, language) : Place(move.To, language))}");

    /// <summary>"Ej avgörbar (…) → Första besök (…)", each with the reason that decided.</summary>
    public static Phrase Move(ContactMove move) => Written.Both(language => $"{Contact(move.From, language)} → {Contact(move.To, language)}");

    /// <summary>"44,0 % (214 av 486)"; a dash with what is known when nothing counts.</summary>
    public static string Share(double? share, int? part, int? whole, Language language) => language == Language.Swedish
        ? $"{Written.Share(share, language)} ({Written.Count(part, language)} av {Written.Count(whole, language)})"
        : $"{Written.Share(share, language)} ({Written.Count(part, language)} of {Written.Count(whole, language)})";

    /// <summary>The settings that differ and change nothing as registered; null when there are none.</summary>
    public static Phrase? WithoutEffect(RuleSetComparison compared) => compared.WithoutEffect.Count == 0 ? null : new(
        $"Regelverken skiljer sig också i hur kontakter bedöms, vilket inte ändrar något enligt registrering: {string.Join("; ", compared.WithoutEffect.Select(setting => setting.Name.Sv))}.",
        $"The rule sets also differ in how contacts are judged, which changes nothing as registered: {string.Join("; ", compared.WithoutEffect.Select(setting => setting.Name.En))}.");

    /// <summary>"Månadens utfall: 3 887 000 kr → 0 kr."</summary>
    public static string Money((GoalsResult Before, GoalsResult After) goals, Language language) => (goals.Before.TotalKr == goals.After.TotalKr, language) switch
    {
        (true, Language.Swedish) when goals.After.TotalKr is null => "Månadens utfall i kronor är inte känt.",
        (true, _) when goals.After.TotalKr is null => "The month’s payout in kronor is not known.",
        (true, Language.Swedish) => $"Månadens utfall är detsamma, {Written.Kronor(goals.After.TotalKr, language)}.",
        (true, _) => $"The month’s payout is the same, {Written.Kronor(goals.After.TotalKr, language)}.",
        (false, Language.Swedish) => $"Månadens utfall: {Written.Kronor(goals.Before.TotalKr, language)} → {Written.Kronor(goals.After.TotalKr, language)}.",
        (_, _) => $"The month’s payout: {Written.Kronor(goals.Before.TotalKr, language)} → {Written.Kronor(goals.After.TotalKr, language)}.",
    };

    /// <summary>The tier reached, else why there is none.</summary>
    public static Phrase Tier(AreaResult area) => Badge.Of(area).Word;

    private static string Shares(RuleSetComparison compared, Language language)
    {
        var pairs = compared.First.Figures.Zip(compared.Last.Figures).Where(pair => pair.First.Key.Month == compared.Query.To).ToList();
        var changed = pairs.Where(pair => (pair.First.InTime, pair.First.Counted) != (pair.Second.InTime, pair.Second.Counted)).ToList();
        if (changed.Count == 0)
        {
            return language == Language.Swedish ? "Andelarna inom tidsgränsen är desamma." : "The shares within the limit are the same.";
        }

        return Written.Capital(Written.List(
            [.. changed.Select(pair => $"{pair.First.Key.Point.Name().In(language).ToLowerInvariant()}: {Of(pair.First, language)} → {Of(pair.Second, language)}")],
            language)) + ".";
    }

    private static string Of(MonthlyFigure figure, Language language) => Share(figure.Share, figure.InTime, figure.Counted, language);

    private static string Number(int number, Language language) => number == 0
        ? language == Language.Swedish ? "ingen" : "none"
        : Written.Count(number, language);

    private static string Contact(ContactPlace place, Language language) =>
        $"{Judgement.Name(place.Kind).In(language)} ({place.Reason.Sentence.In(language).TrimEnd('.')})";

    private static string Place(Place place, Language language) =>
        place.Point is { } point ? $"{point.Name().In(language)}: {Reason(place, language)}" : Written.Capital(Reason(place, language));

    private static string Reason(Place place, Language language)
    {
        var sentence = place.Reason.Sentence.In(language).TrimEnd('.');
        return char.ToLowerInvariant(sentence[0]) + sentence[1..];
    }
}
