using Trettio.Care;
using Trettio.Quality.Completeness;

namespace Trettio.Reports.Completeness;

/// <summary>How whole a month is, in sentences, for the command, the page and the report alike.</summary>
public static class CompletenessWords
{
    /// <summary>The days after a month's end that tables show.</summary>
    public static IReadOnlyList<int> Days { get; } = [0, 3, 7, 10, 20, 30, 60];

    /// <summary>The answer first.</summary>
    /// <param name="found">What is known.</param>
    /// <param name="isDecided">A decided month is not preliminary, however much is still to come.</param>
    public static Phrase Answer(MonthCompleteness found, bool isDecided = false) => Written.Both(language =>
    {
        var (swedish, month) = (language == Language.Swedish, Written.Capital(Written.MonthAndYear(found.Month, language)));
        if (found.KnownOn < found.Month.Last)
        {
            return swedish ? $"{month} är inte slut: uppgifterna räcker till {found.KnownOn:yyyy-MM-dd}." : $"{month} is not over: what is known reaches {found.KnownOn:yyyy-MM-dd}.";
        }

        if (found.All.Expected is not { } expected)
        {
            return found.All.Curve.Count == 0
                ? swedish ? "Det går inte att säga hur mycket som tillkommer: minst fyra hela månader med registreringsdag behövs." : "How much is still to come cannot be told: at least four whole months with days of registration are needed."
                : swedish ? $"Det går inte att säga hur mycket som tillkommer i {Written.MonthAndYear(found.Month, language)}: för lite brukar vara registrerat så här tidigt." : $"How much is still to come of {Written.MonthAndYear(found.Month, language)} cannot be told: too little is usually registered this early.";
        }

        if (found.IsPreliminary && isDecided)
        {
            return swedish ? $"{month} är fastställd, men {Expected(expected).Sv}." : $"{month} is decided, but {Expected(expected).En}.";
        }

        return found.IsPreliminary
            ? swedish ? $"{month} är {ToCome(expected).Sv}." : $"{month} is {ToCome(expected).En}."
            : swedish ? $"{month} är hel: efter {Elapsed(found)} dagar brukar inget mer registreras." : $"{month} is whole: after {Elapsed(found)} days no more is usually registered.";
    });

    /// <summary>"preliminär: omkring 12 genomförda väntas tillkomma (80 %: 8–17)".</summary>
    public static Phrase ToCome(ExpectedFinal expected) => new($"preliminär: {Expected(expected).Sv}", $"preliminary: {Expected(expected).En}");

    /// <summary>The same of a month that is not called preliminary.</summary>
    public static Phrase Expected(ExpectedFinal expected) => Written.Both(language =>
    {
        var (about, low, high) = (Written.Count(expected.ToCome, language), Written.Count(expected.Low, language), Written.Count(expected.High, language));
        return language == Language.Swedish
            ? $"omkring {about} genomförda väntas tillkomma (80\u00A0%: {low}–{high})"
            : $"about {about} completed are expected still to come (80%: {low}–{high})";
    });

    /// <summary>The same as a sentence of the report; null where nothing is expected, or it is not known.</summary>
    public static Phrase? OfReport(MonthlyReport report)
    {
        if (report.StillToCome is not { } expected)
        {
            return null;
        }

        var told = report.Closing is null ? ToCome(expected) : Expected(expected);
        return expected.IsByDelivery
            ? new(Written.Capital(told.Sv) + ", efter leveransernas dagar.", Written.Capital(told.En) + ", by the days of the deliveries.")
            : new(Written.Capital(told.Sv) + ".", Written.Capital(told.En) + ".");
    }

    /// <summary>How a part's delays were estimated.</summary>
    public static Phrase Basis(PartExpected part) => part switch
    {
        { Curve.Count: 0 } => new("för lite att gå efter", "too little to go by"),
        { IsPooled: true } => new("regionens fördröjning", "the region’s delays"),
        _ => new("egen fördröjning", "own delays"),
    };

    /// <summary>Who tells no day of registration; null when all do.</summary>
    public static Phrase? Untold(MonthCompleteness found) => found.Registered.Untold == 0 ? null : Written.Both(language =>
    {
        var (untold, all) = (Written.Count(found.Registered.Untold, language), Written.Count(found.Registered.Untold + found.Registered.Told, language));
        return language == Language.Swedish
            ? $"{untold} av {all} genomförda saknar registreringsdag och ingår inte i kurvan."
            : $"{untold} of {all} completed have no day of registration and are no part of the curve.";
    });

    /// <summary>What was done where no days of registration are told, and what that costs.</summary>
    public static Phrase ByDelivery(DeliveryDays days) => Written.Both(language =>
    {
        var (count, apart) = (Written.Count(days.Count, language), Written.Decimals(days.Apart ?? 0, 0, language));
        return language == Language.Swedish
            ? $"Registreringsdag saknas: varje kontakt räknas som känd den dag då leveransen som först hade den som genomförd kom. Kurvan stiger därför i steg: {count} leveranser {days.First:yyyy-MM-dd}–{days.Latest:yyyy-MM-dd}, i snitt {apart} dagar isär. Månader som var slut före den första, och månader utan leverans inom 31 dagar efter sitt slut, är inte med."
            : $"Days of registration are missing: each contact counts as known on the day of the delivery that first had it as done. The curve therefore rises in steps: {count} deliveries {days.First:yyyy-MM-dd}–{days.Latest:yyyy-MM-dd}, {apart} days apart on average. Months that were over before the first, and months without a delivery within 31 days after their end, are left out.";
    });

    /// <summary>Why the days of deliveries tell nothing of a month; null when they do.</summary>
    public static Phrase? NotDelivered(Month month, DeliveryDays days) => days.Tells(month) ? null : Written.Both(language => language == Language.Swedish
        ? month.Last < days.First
            ? $"Hur mycket som tillkom i {Written.MonthAndYear(month, language)} går inte att säga: månaden var slut före den första leveransen, {days.First:yyyy-MM-dd}."
            : $"Hur mycket som tillkom i {Written.MonthAndYear(month, language)} går inte att säga: ingen leverans kom inom 31 dagar efter månadens slut."
        : month.Last < days.First
            ? $"How much came late of {Written.MonthAndYear(month, language)} cannot be told: the month was over before the first delivery, {days.First:yyyy-MM-dd}."
            : $"How much came late of {Written.MonthAndYear(month, language)} cannot be told: no delivery came within 31 days after the month's end.");

    /// <summary>How often the interval has held.</summary>
    public static Phrase Held(LagBacktest test) => Written.Both(language => test.Coverage is not { } coverage
        ? language == Language.Swedish ? "Det finns inga hela månader att pröva intervallet på." : "There are no whole months to try the interval on."
        : language == Language.Swedish
            ? $"Prövat på {Written.Count(test.Forecasts, language)} tidigare prognoser höll 80-procentsintervallet i {Written.Share(coverage, language)} av dem."
            : $"Tried on {Written.Count(test.Forecasts, language)} earlier forecasts, the 80% interval held in {Written.Share(coverage, language)} of them.");

    private static int Elapsed(MonthCompleteness found) => found.KnownOn.DayNumber - found.Month.Last.DayNumber;
}
