using Trettio.Care;
using Trettio.Goals;

namespace Trettio.Reports;

/// <summary>The answer of a month in a headline, and what it gave in a lead. Pure; says only what the result knows.</summary>
public static class Headline
{
    public static (Phrase Headline, Phrase Lead) Of(GoalsResult goals, Phrase? limit = null) =>
        (Written.Both(language => HeadlineIn(goals, Written.Unbroken(limit ?? new("30 dagar", "30 days")).In(language), language)), Written.Both(language => LeadIn(goals, language)));

    /// <summary>Any tier but none: something is paid. A result given without the 75 % route counts when it is a tier.</summary>
    internal static bool IsReached(AreaResult area) => area.Tier is { } tier && tier != Tier.None;

    /// <summary>Whether the target was certainly missed; not when the unknown waiting could have changed it.</summary>
    internal static bool IsMissed(AreaResult area) => area is { Tier: Tier.None, State: not (AreaState.CannotBeTold or AreaState.Excepted) };

    /// <summary>The nearest tier that more within the limit would have given; null when none would.</summary>
    internal static ToReach? Nearest(AreaResult area) =>
        area.ToReach.Where(step => step is { Possible: true, More: > 0 }).MinBy(step => step.More);

    private static string HeadlineIn(GoalsResult goals, string limit, Language language)
    {
        var month = Written.MonthAndYear(goals.Month, language);
        if (goals.Areas.All(area => area.State == AreaState.NoData))
            return language == Language.Swedish ? $"Underlag saknas för {month}." : $"There are no figures for {month}.";

        if (!goals.IsMeasured)
        {
            return language == Language.Swedish
                ? $"{Written.Capital(month)} är ingen mätmånad: resultatet visas men ger ingen ersättning."
                : $"{month} is not a measured month: the result is shown but pays nothing.";
        }

        return string.Join(' ', new[] { Reached(goals.Areas, language), Missing(goals.Areas, limit, language) }.Where(part => part.Length > 0));
    }

    private static string Reached(IReadOnlyList<AreaResult> areas, Language language)
    {
        var reached = areas.Count(IsReached);
        var missed = areas.Count(IsMissed);
        var open = areas.Count - reached - missed;
        if (open > 0)
            return WithOpen(areas, reached, missed, language);

        var all = Written.InWords(areas.Count, language);
        return (language, reached == areas.Count) switch
        {
            (Language.Swedish, var met) when areas.Count == 1 => met ? "Målet uppnåddes." : "Målet uppnåddes inte.",
            (_, var met) when areas.Count == 1 => met ? "The target was reached." : "The target was not reached.",
            (Language.Swedish, true) => $"Alla {all} mål uppnåddes.",
            (Language.Swedish, false) => $"{Written.Capital(Written.InWords(reached, language))} av {all} mål uppnåddes.",
            (_, true) => $"All {all} targets were reached.",
            _ => $"{Written.Capital(Written.InWords(reached, language))} of {all} targets {(reached == 1 ? "was" : "were")} reached.",
        };
    }

    // "One of three" would call an undecided target missed; so each kind is named.
    private static string WithOpen(IReadOnlyList<AreaResult> areas, int reached, int missed, Language language)
    {
        var open = areas.Where(area => !IsReached(area) && !IsMissed(area)).ToList();
        var excepted = open.Where(area => area.State == AreaState.Excepted).Select(area => Lower(area.Area, language)).ToList();
        var undecided = open.Where(area => area.State != AreaState.Excepted).Select(area => Lower(area.Area, language)).ToList();
        var parts = new List<string>();
        if (language == Language.Swedish)
        {
            if (reached > 0) parts.Add($"{Written.InWords(reached, language)} mål uppnåddes");
            if (missed > 0) parts.Add($"{Written.InWords(missed, language)} uppnåddes inte");
            if (excepted.Count > 0) parts.Add($"{Written.List(excepted, language)} har undantagen månad");
            if (undecided.Count > 0) parts.Add($"{Written.List(undecided, language)} kan inte avgöras");
        }
        else
        {
            if (reached > 0) parts.Add($"{Written.InWords(reached, language)} target{(reached == 1 ? " was" : "s were")} reached");
            if (missed > 0) parts.Add($"{Written.InWords(missed, language)} {(missed == 1 ? "was" : "were")} not reached");
            if (excepted.Count > 0) parts.Add($"{Written.List(excepted, language)} are excepted");
            if (undecided.Count > 0) parts.Add($"{Written.List(undecided, language)} cannot be decided");
        }

        // Semicolons, since a part may itself list two areas with "and".
        return Written.Capital(string.Join("; ", parts)) + ".";
    }

    private static string Missing(IReadOnlyList<AreaResult> areas, string limit, Language language)
    {
        var near = areas.Where(IsMissed).Select(area => (area.Area, Step: Nearest(area))).Where(pair => pair.Step is not null)
            .Select(pair => (pair.Area, More: pair.Step!.More!.Value)).ToList();
        if (near.Count == 0)
            return "";

        var (first, more) = near[0];
        var swedish = language == Language.Swedish;
        var number = Written.Count(more, language);
        var patients = swedish ? more == 1 ? "patient" : "patienter" : more == 1 ? "patient was" : "patients were";
        if (near.Count == 1)
        {
            return swedish
                ? $"För {Lower(first, language)} saknades {number}\u00A0{patients} inom {limit}."
                : $"For {Lower(first, language)}, {number}\u00A0{patients} missing within {limit}.";
        }

        var listed = near.Select(pair => swedish
            ? $"{Written.Count(pair.More, language)} för {Lower(pair.Area, language)}"
            : $"{Written.Count(pair.More, language)} for {Lower(pair.Area, language)}").ToList();
        return swedish
            ? $"Patienter som saknades inom {limit}: {Written.List(listed, language)}."
            : $"Patients missing within {limit}: {Written.List(listed, language)}.";
    }

    private static string LeadIn(GoalsResult goals, Language language)
    {
        if (goals.Areas.All(area => area.State == AreaState.NoData))
        {
            return language == Language.Swedish
                ? "Läs in en leverans som innehåller månaden, eller välj en annan månad."
                : "Import a delivery that contains the month, or choose another month.";
        }

        var first = goals.IsMeasured && goals.Pays ? Money(goals, language) : Shares(goals, language);
        return string.Join(' ', new[] { first, Flow(goals, language) }.Where(part => part.Length > 0));
    }

    private static string Money(GoalsResult goals, Language language)
    {
        var swedish = language == Language.Swedish;
        var month = Written.Capital(Written.MonthName(goals.Month.Number, language));
        if (goals.PossibleKr is not { } possible)
            return swedish ? "Regionens belopp är inte känt, så inga kronor visas." : "The region's amount is not known, so no money is shown.";

        var of = Written.Millions(possible, language);
        if (goals.TotalKr is { } total)
        {
            return swedish
                ? $"{month} gav {Written.Millions(total, language)} av {of} miljoner kronor."
                : $"{month} gave {Written.Millions(total, language)} of {of} million kronor.";
        }

        var least = Written.Millions(goals.Areas.Sum(area => area.PayoutKr ?? 0), language);
        return swedish
            ? $"{month} gav minst {least} av {of} miljoner kronor; resten kan inte avgöras med detta underlag."
            : $"{month} gave at least {least} of {of} million kronor; the rest cannot be decided from these figures.";
    }

    private static string Shares(GoalsResult goals, Language language)
    {
        var shares = goals.Areas.Select(area => $"{Lower(area.Area, language)} {Written.Share(area.Share, language)}").ToList();
        return language == Language.Swedish
            ? $"Andel inom tidsgränsen: {Written.List(shares, language)}."
            : $"Share within the limit: {Written.List(shares, language)}.";
    }

    /// <summary>The period that the month belongs to.</summary>
    private static string Flow(GoalsResult goals, Language language)
    {
        var swedish = language == Language.Swedish;
        var period = goals.Flow.FirstOrDefault(flow => flow.From <= goals.Month && goals.Month <= flow.To);
        if (period is null)
            return "";

        if (period.Difference is not { } difference)
        {
            return swedish
                ? "Hur de genomförda första besöken står mot de nytillkomna är inte känt."
                : "How completed first visits stand against those added is not known.";
        }

        var start = Written.MonthName(period.From.Number, language);
        var against = difference == 0
            ? swedish ? "lika många som de nytillkomna" : "as many as those added"
            : Against(difference, language);
        var verdict = Verdict(period, language);
        return swedish
            ? $"Sedan {start} är de genomförda första besöken {against}; {verdict}."
            : $"Since {start}, completed first visits are {against}; {verdict}.";
    }

    private static string Against(int difference, Language language)
    {
        var number = Written.Count(Math.Abs((long)difference), language);
        return language == Language.Swedish
            ? $"{number} {(difference > 0 ? "fler" : "färre")} än de nytillkomna"
            : $"{number} {(difference > 0 ? "more" : "fewer")} than those added";
    }

    private static string Verdict(FlowResult period, Language language)
    {
        var swedish = language == Language.Swedish;
        if (!period.Decided)
        {
            var end = Written.MonthName(period.To.Number, language);
            return swedish ? $"det målet avgörs efter {end}" : $"that target is decided after {end}";
        }

        return period.Difference >= 0
            ? swedish ? "det målet är uppnått" : "that target is reached"
            : swedish ? "det målet uppnåddes inte" : "that target was not reached";
    }

    // "For first visit" is no English; the Swedish names are the same in one and many.
    private static string Lower(MeasuringPoint point, Language language) =>
        point.Name().In(language).ToLowerInvariant() + (language == Language.English ? "s" : "");
}
