using Trettio.Care;
using Trettio.Measuring.Judging;

namespace Trettio.Measuring.Comparing;

/// <summary>The readings of the judged basis as settings, each by itself, in the order of contracts §2.10.</summary>
internal static class ReadingSettings
{
    internal static IReadOnlyList<RuleSetting> All { get; } =
    [
        One("acute_opens", "En akut kontakt får vara första besök", "An acute contact may be the first visit", (into, from) => into with { AcuteOpens = from.AcuteOpens }),
        One("guardian_only_counts", "En kontakt med bara vårdnadshavare räknas", "A contact with a guardian alone counts", (into, from) => into with { GuardianOnlyCounts = from.GuardianOnlyCounts }),
        One("referral_opens", "En accepterad remiss inleder ett vårdåtagande", "An accepted referral opens a commitment", (into, from) => into with { ReferralOpens = from.ReferralOpens }),
        One("commitment_gap_months", "Månader utan kontakt som avslutar ett vårdåtagande", "Months without contact that end a commitment", (into, from) => into with { CommitmentGapMonths = from.CommitmentGapMonths }),
        One("unattested_opening", "Utredning eller behandling först, vid en väg in utan intyg", "Investigation or treatment first, at a single entry without attest", (into, from) => into with { UnattestedOpening = from.UnattestedOpening }),
        One("again_months", "Månader tills samma frågeställning är en ny", "Months until the same question is a new one", (into, from) => into with { AgainMonths = from.AgainMonths }),
        One("again_since", "Månaderna räknas från den senaste kontakten på", "The months are counted from the last contact on", (into, from) => into with { AgainSince = from.AgainSince }),
        One("repeat_without_question", "En upprepning utan frågeställning", "A repeat without a question", (into, from) => into with { RepeatWithoutQuestion = from.RepeatWithoutQuestion }),
        One("group_makes_new", "En annan behandlingsgrupp är en ny behandling", "Another treatment group is a new treatment", (into, from) => into with { GroupMakesNew = from.GroupMakesNew }),
        One("moved_medication_is_same", "Läkemedel som flyttar med patienten är samma behandling", "Medication moved with its patient is the same treatment", (into, from) => into with { MovedMedicationIsSame = from.MovedMedicationIsSame }),
        One("decided_wait_is_enough", "Ett återbesök som anger en beslutad väntan bedöms efter den", "A follow-up that names a decided wait is judged by it", (into, from) => into with { DecidedWaitIsEnough = from.DecidedWaitIsEnough }),
        One("registered_first_visit_opens", "Samma dag: det registrerade första besöket går först", "Same day: the registered first visit goes first", (into, from) => into with { RegisteredFirstVisitOpens = from.RegisteredFirstVisitOpens }),
        One("before_decision_stays", "En kontakt före beslutet räknas som den är registrerad", "A contact before the decision counts as registered", (into, from) => into with { BeforeDecisionStays = from.BeforeDecisionStays }),
    ];

    private static RuleSetting One(string id, string sv, string en, Func<Readings, Readings, Readings> copy) => new(
        id, new(sv, en), rules => ValueIn(rules, id), (into, from) => into with { Judging = With(into.Judging!, from.Judging!, id, copy) })
    {
        IsOfJudging = true,
    };

    private static SettingValue? ValueIn(RuleSet rules, string id) => rules.Judging is { } judging
        ? DatedValues.Of(judging.Settings.Single(setting => setting.Name == id).Values, code => code, Words)
        : null;

    /// <summary>One reading over time from one set, all the others from another.</summary>
    private static DatedReadings With(DatedReadings into, DatedReadings from, string id, Func<Readings, Readings, Readings> copy) => new(
        [.. into.Periods.Concat(from.Periods).Select(period => period.From).Distinct().Order().Select(day => (day, copy(into.On(day), from.On(day))))],
        [.. into.Settings.Select(setting => setting.Name == id ? from.Settings.Single(other => other.Name == id) : setting)]);

    private static Phrase Words(string code) => code switch
    {
        "true" => new("ja", "yes"),
        "false" => new("nej", "no"),
        "undecidable" => new("är ej avgörbar", "is undecidable"),
        "first_visit" => new("är ett första besök", "is a first visit"),
        "direct" => new("räknas som vad den är", "counts as what it is"),
        "question" => new("samma frågeställning", "the same question"),
        "any" => new("vilken frågeställning som helst", "whatever question"),
        "new" => new("är en ny", "is a new one"),
        "follow_up" => new("är ett återbesök", "is a follow-up"),
        _ => new(code, code),
    };
}
