using Trettio.Care;

namespace Trettio.Measuring.Comparing;

/// <summary>
/// Every setting of a rule set, in the order in which a wait is measured and in which a comparison takes them over: what the contact is,
/// whether its care level is measured, when the clock starts, the limit, and what is excluded.
/// </summary>
public static class RuleSettings
{
    public static IReadOnlyList<RuleSetting> All { get; } =
    [
        new("judging", new("Bedömning av kontakter", "Judging of contacts"), JudgingIn, (into, from) => into with { Judging = from.Judging }) { IsOfJudging = true },
        .. ReadingSettings.All,
        new("care_level", new("Vårdnivå som mäts", "Care level measured"), CareLevelIn, (into, from) => into with { CareLevel = from.CareLevel }),
        new("first_visit_clock", new("Första besökets klocka", "The first visit's clock"), ClockIn, (into, from) => into with { FirstVisitClocks = from.FirstVisitClocks }),
        new("limit_days", new("Tidsgräns", "Limit"), LimitIn, (into, from) => into with { LimitInDays = from.LimitInDays }),
        .. Deviations.Select(Completed),
        .. Deviations.Select(Waiting),
    ];

    /// <summary>The settings by which the two differ, in order.</summary>
    public static IReadOnlyList<RuleSetting> Differing(RuleSet from, RuleSet to) => [.. All.Where(setting => setting.Differs(from, to))];

    private static IEnumerable<Deviation> Deviations => [Deviation.PatientChosen, Deviation.MedicallyCaused, Deviation.SpeciallyCaused];

    private static SettingValue JudgingIn(RuleSet rules) => rules.Judging is null
        ? new("registered", new("ingen; kontakter räknas som de är registrerade", "none; contacts count as they are registered"), [rules.Source])
        : new("judged", new("kontakter bedöms enligt definitionerna", "contacts are judged by the definitions"), [rules.Source]);

    private static SettingValue CareLevelIn(RuleSet rules) => new(Codes.Code(rules.CareLevel), Level(rules.CareLevel), [rules.Source]);

    private static SettingValue ClockIn(RuleSet rules) => DatedValues.Of(rules.FirstVisitClocks, Codes.Code, Clock);

    private static SettingValue LimitIn(RuleSet rules) => new(
        rules.LimitInDays.ToString(System.Globalization.CultureInfo.InvariantCulture),
        new($"{rules.LimitInDays} kalenderdagar", $"{rules.LimitInDays} calendar days"),
        [rules.Source]);

    private static RuleSetting Completed(Deviation deviation) => new(
        $"excluded_from_completed.{deviation.Code()}",
        new($"{deviation.Code()} bland genomförda", $"{deviation.Code()} among completed"),
        rules => Excluded(rules.ExcludedFromCompleted, deviation, rules),
        (into, from) => into with { ExcludedFromCompleted = With(into.ExcludedFromCompleted, deviation, from.ExcludedFromCompleted) });

    private static RuleSetting Waiting(Deviation deviation) => new(
        $"excluded_from_waiting.{deviation.Code()}",
        new($"{deviation.Code()} bland väntande", $"{deviation.Code()} among waiting"),
        rules => Excluded(rules.ExcludedFromWaiting, deviation, rules),
        (into, from) => into with { ExcludedFromWaiting = With(into.ExcludedFromWaiting, deviation, from.ExcludedFromWaiting) });

    private static SettingValue Excluded(IReadOnlyDictionary<Deviation, ExcludedWhen> excluded, Deviation deviation, RuleSet rules)
    {
        var when = excluded.GetValueOrDefault(deviation);
        var words = when switch
        {
            ExcludedWhen.Always => new Phrase("räknas inte", "does not count"),
            ExcludedWhen.BeyondLimit => new Phrase("räknas inte över tidsgränsen", "does not count past the limit"),
            _ => new Phrase("räknas", "counts"),
        };
        return new(Codes.Code(when), words, [rules.Source]);
    }

    private static Dictionary<Deviation, ExcludedWhen> With(
        IReadOnlyDictionary<Deviation, ExcludedWhen> into, Deviation deviation, IReadOnlyDictionary<Deviation, ExcludedWhen> from) =>
        new(into) { [deviation] = from.GetValueOrDefault(deviation) };

    private static Phrase Level(CareLevel level) => level switch
    {
        CareLevel.FirstLine => new("första linjen", "first line"),
        CareLevel.Specialist => new("specialistvård", "specialist care"),
        CareLevel.DayCare => new("dagvård", "day care"),
        CareLevel.Inpatient => new("slutenvård", "inpatient care"),
        CareLevel.Emergency => new("akutmottagning", "emergency care"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Phrase Clock(FirstVisitClock clock) => clock switch
    {
        FirstVisitClock.Received => new("dagen då remissen kom in", "the day the referral was received"),
        FirstVisitClock.Assessed => new("dagen då remissen bedömdes, annars då den kom in", "the day the referral was assessed, else received"),
        _ => new("dagen då remissen beslutades, annars då den kom in", "the day the referral was decided, else received"),
    };
}
