using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Quality;

namespace Trettio.Reports;

/// <summary>The sentence under each figure, made from the figure's own numbers: what a reader should see in it.</summary>
public static class Comments
{
    /// <summary>A month's share against the year before and against the agreement's level.</summary>
    public static Phrase Share(AreaResult area, Month month, TierScale scale) => Written.Both(language =>
    {
        var (now, before) = (Written.MonthAndYear(month, language), Written.MonthAndYear(month.SameMonthLastYear, language));
        var swedish = language == Language.Swedish;
        if (area.Share is not { } share)
            return swedish ? $"Andel för {now} saknas: ingen genomförd räknas i underlaget." : $"There is no share for {now}: nothing completed counts in the figures.";

        var parts = new List<string> { $"{Written.Capital(now)}: {Written.Share(share, language)}" };
        if (area.ChangePp is { } change)
            parts.Add(Distance(change, before, language));

        var target = scale.Level.CompletedPercent;
        parts.Add(Distance((share - (target / 100.0)) * 100, swedish ? $"målet {target}\u00A0%" : $"the {target}% target", language));
        return string.Join(", ", parts) + ".";
    });

    /// <summary>How many months improved enough to pay anything, and the best and the worst.</summary>
    public static Phrase Change(YearOfArea year, TierScale scale) => Written.Both(language =>
    {
        var months = year.Results.OfType<AreaResult>().Where(area => area.ChangePp is not null).ToList();
        var slots = Enumerable.Range(0, 12).Where(slot => year.Results[slot]?.ChangePp is not null).ToList();
        var swedish = language == Language.Swedish;
        if (months.Count == 0)
            return swedish ? "Ingen månad i år kan jämföras med förra året." : "No month this year can be compared with last year.";

        var best = slots.MaxBy(slot => year.Results[slot]!.ChangePp);
        var worst = slots.MinBy(slot => year.Results[slot]!.ChangePp);
        if (months.Count == 1)
        {
            return swedish
                ? $"Bara en månad kan jämföras: {At(year, best, language)}."
                : $"Only one month can be compared: {At(year, best, language)}.";
        }

        var ends = swedish
            ? $"Högst: {At(year, best, language)}. Lägst: {At(year, worst, language)}."
            : $"Highest: {At(year, best, language)}. Lowest: {At(year, worst, language)}.";
        return scale.Improvements.Count == 0 ? ends : $"{Better(months, scale.Improvements[^1].Points, language)} {ends}";
    });

    private static string Better(List<AreaResult> months, int points, Language language)
    {
        var better = Written.InWords(months.Count(area => area.ChangePp >= points - 1e-9), language);
        var of = Written.InWords(months.Count, language);
        if (better is "inget" or "none")
            better = language == Language.Swedish ? "ingen" : "none";

        return language == Language.Swedish
            ? $"{Written.Capital(Feminine(better))} av {Feminine(of)} månader är minst {points}\u00A0procentenhet{(points == 1 ? "" : "er")} bättre än i fjol."
            : $"{Written.Capital(better)} of {of} months are at least {points}\u00A0percentage point{(points == 1 ? "" : "s")} better than last year.";
    }

    /// <summary>How many wait at the end of the month, how many of them within the limit, and against the month before.</summary>
    public static Phrase Waiting(YearOfArea year, Month month, Phrase limit) => Written.Both(language =>
    {
        var swedish = language == Language.Swedish;
        var name = Written.MonthName(month.Number, language);
        if (year.ThisYear[month.Number - 1] is not { Waiting: { } waiting } figure)
            return WaitingUnknown.In(language);

        var number = Written.Count(waiting, language);
        var within = figure.WaitingInTime is { } inTime
            ? swedish
                ? $", varav {Written.Count(inTime, language)} ({Written.Share(figure.WaitingShare, language)}) högst {Written.Unbroken(limit).Sv}"
                : $", {Written.Count(inTime, language)} of them ({Written.Share(figure.WaitingShare, language)}) for at most {Written.Unbroken(limit).En}"
            : "";
        var first = swedish ? $"Vid slutet av {name} väntade {number}{within}." : $"At the end of {name}, {number} waited{within}.";
        var previous = month.Number == 1 ? year.LastYear[11] : year.ThisYear[month.Number - 2];
        if (previous?.Waiting is not { } before)
            return first;

        var earlier = Written.MonthName(month.Previous.Number, language);
        var change = Written.SignedCount(waiting - before, language);
        return first + (swedish ? $" Sedan slutet av {earlier}: {change}." : $" Since the end of {earlier}: {change}.");
    });

    public static Phrase WaitingUnknown { get; } = new("Väntande är inte kända i underlaget.", "The waiting are not known in these figures.");

    public static Phrase SpreadUnknown { get; } = new(
        "Hur länge de väntat är inte känt: underlaget är månadssiffror utan enskilda väntetider.",
        "How long they waited is not known: the source is monthly figures without single waits.");

    /// <summary>What the marks in tables per unit mean.</summary>
    public static Phrase Masked { get; } = new(
        $"Antal under {Masking.SmallestShown} visas inte, för att ingen ska kunna pekas ut: <{Masking.SmallestShown} betyder färre än {Masking.SmallestShown}; dold betyder att talet skulle avslöja ett sådant antal. Andelen visas bara där båda talen visas.",
        $"Numbers under {Masking.SmallestShown} are not shown, so that nobody can be pointed out: <{Masking.SmallestShown} means fewer than {Masking.SmallestShown}; hidden means that the number would reveal such a number. A share is shown only where both its numbers are.");

    /// <summary>What the mark in the region's tables of how long means.</summary>
    public static Phrase MaskedRegion { get; } = new(
        $"<{Masking.SmallestShown} betyder 1–{Masking.SmallestShown - 1}: så få kan pekas ut.",
        $"<{Masking.SmallestShown} means 1–{Masking.SmallestShown - 1}: so few can be pointed out.");

    public static Phrase Money(MoneyRow row) => Written.Both(language =>
    {
        var swedish = language == Language.Swedish;
        if (row is not { SoFar: { } sum, PossibleSoFar: { } possible })
            return swedish ? "Regionens belopp är inte känt." : "The region's amount is not known.";

        var least = row.IsAtLeast ? swedish ? "minst " : "at least " : "";
        return swedish
            ? $"Hittills i år {least}{Written.Millions(sum, language)} av {Written.Millions(possible, language)} miljoner kronor."
            : $"So far this year {least}{Written.Millions(sum, language)} of {Written.Millions(possible, language)} million kronor.";
    });

    public static Phrase HowLong(Spread? completed, Month month) => Written.Both(language =>
    {
        var swedish = language == Language.Swedish;
        var name = Written.MonthName(month.Number, language);
        if (completed is { Count: 0 })
            return swedish ? $"Ingen genomförd räknas i {name}." : $"Nothing completed counts in {name}.";

        if (completed is not { Median: { } median, P90: { } p90, Longest: { } longest })
            return SpreadUnknown.In(language);

        return swedish
            ? $"Hälften av de genomförda i {name} hade väntat högst {Days(median, language)}, nio av tio högst {Days(p90, language)}. Längst: {Days(longest, language)}."
            : $"Half of those completed in {name} had waited at most {Days(median, language)}, nine in ten at most {Days(p90, language)}. Longest: {Days(longest, language)}.";
    });

    /// <summary>What is left to do before the month can be settled; null when nothing is, or the month is settled already.</summary>
    public static Phrase? ToDo(MonthlyReport report)
    {
        var errors = report.Findings.Where(finding => finding.Severity == Severity.Error).Sum(finding => finding.Count);
        if (errors == 0 || report.State != MonthState.Preliminary)
            return null;

        return Written.Both(language => (language, errors) switch
        {
            (Language.Swedish, 1) => "Rätta 1 felsignal i journalsystemet innan månaden fastställs; den kan ändra talen.",
            (Language.Swedish, _) => $"Rätta {Written.Count(errors, language)} felsignaler i journalsystemet innan månaden fastställs; de kan ändra talen.",
            (_, 1) => "Correct 1 finding in the journal system before the month is settled; it may change the figures.",
            _ => $"Correct {Written.Count(errors, language)} findings in the journal system before the month is settled; they may change the figures.",
        });
    }

    private static string Days(int days, Language language) => language == Language.Swedish
        ? $"{Written.Count(days, language)}\u00A0{(days == 1 ? "dag" : "dagar")}"
        : $"{Written.Count(days, language)}\u00A0{(days == 1 ? "day" : "days")}";

    private static string Distance(double points, string from, Language language)
    {
        var size = Written.Decimals(Math.Abs(points), 1, language);
        if (size == Written.Decimals(0, 1, language))
            return language == Language.Swedish ? $"lika med {from}" : $"equal to {from}";

        return language == Language.Swedish
            ? $"{size}\u00A0procentenheter {(points > 0 ? "över" : "under")} {from}"
            : $"{size}\u00A0percentage points {(points > 0 ? "above" : "below")} {from}";
    }

    private static string At(YearOfArea year, int slot, Language language) =>
        $"{Written.MonthName(slot + 1, language)} ({Written.Points(year.Results[slot]!.ChangePp, language)})";

    // "Ett mål" but "en månad".
    private static string Feminine(string number) => number == "ett" ? "en" : number;
}
