namespace Trettio.Measuring;

/// <content>Judged: what a contact should have been registered as.</content>
public static partial class Reasons
{
    private const string Points = "Förtydligande av registrering av väntetider";

    private const string Opening = "Utredning som första kontakt";

    public static Reason JudgedDone { get; } = Ours("judged_done", "Kontakten är genomförd.", "The contact is done.", "10");

    public static Reason Acute { get; } = Defined("acute", "Kontakten är akut; akuta kontakter mäts inte.", "The contact is acute; acute contacts are not measured.", Points);

    public static Reason NotAcute { get; } = Defined("not_acute", "Kontakten är inte akut.", "The contact is not acute.", Points);

    public static Reason FormCounts { get; } = Ours("form_counts", "Kontaktformen räknas.", "The contact form counts.", "10.1");

    public static Reason FormDoesNotCount { get; } = Ours("form_does_not_count", "Kontaktformen räknas inte; kontakten mäts inte.", "The contact form does not count; the contact is not measured.", "10.1");

    public static Reason NotBeforeDecision { get; } = Ours("not_before_decision", "Kontakten ligger inte före beslutet om väntan.", "The contact does not lie before the decision on its wait.", "10.8");

    public static Reason BeforeDecision { get; } = Ours("before_decision", "Kontakten ligger före beslutet om väntan; den lämnas utanför och bedöms inte om.", "The contact lies before the decision on its wait; it is left out and not judged anew.", "10.8");

    public static Reason CommitmentNamed { get; } = Ours("commitment_named", "Kontakten eller dess väntan anger vårdåtagandet.", "The contact or its wait names the care commitment.", "10.2");

    public static Reason CommitmentByReferral { get; } = Ours("commitment_by_referral", "Den första kontakten efter en accepterad remiss inleder ett nytt vårdåtagande.", "The first contact after an accepted referral opens a new care commitment.", "10.2");

    public static Reason CommitmentByGap { get; } = Ours("commitment_by_gap", "Mer än tolv månader har gått sedan den senaste kontakten; ett nytt vårdåtagande inleds.", "More than twelve months have passed since the last contact; a new care commitment is opened.", "10.2");

    public static Reason CommitmentGoesOn { get; } = Ours("commitment_goes_on", "Kontakten hör till det vårdåtagande som redan pågår.", "The contact belongs to the care commitment already under way.", "10.2");

    public static Reason CommitmentUnknown { get; } = Ours("commitment_unknown", "Det går inte att avgöra vilket vårdåtagande kontakten hör till.", "It cannot be told which care commitment the contact belongs to.", "10.2");

    public static Reason FirstInCommitment { get; } = Defined("first_in_commitment", "Den första kontakten i vårdåtagandet.", "The first contact in the care commitment.", Points);

    public static Reason NotFirstInCommitment { get; } = Defined("not_first_in_commitment", "En tidigare kontakt har redan inlett vårdåtagandet.", "An earlier contact has already opened the care commitment.", Points);

    public static Reason PointNotAsked { get; } = Ours("point_not_asked", "Varken väntan, registreringen eller någon åtgärdskod pekar på mätpunkten.", "Neither wait, registration nor any code performed points to the measuring point.", "10.4");

    public static Reason WaitNotDecided { get; } = Ours("wait_not_decided", "Kontakten är inte registrerad vid mätpunkten, och beslut om väntan saknas.", "The contact is not registered at the measuring point, and its wait has no decision.", "10.6");

    public static Reason FirstOnQuestion { get; } = Defined("first_on_question", "Den första på sin frågeställning.", "The first on its question.", "Utredning");

    public static Reason AgainAfterClosed { get; } = Defined("again_after_closed", "Den tidigare på samma frågeställning är avslutad; den görs om eller kompletteras.", "The earlier one on the same question is closed; it is done again or completed.", "Utredning");

    public static Reason AgainAfterTwelveMonths { get; } = Defined("again_after_twelve_months", "Mer än tolv månader har gått sedan den senaste kontakten på samma frågeställning.", "More than twelve months have passed since the last contact on the same question.", "Utredning");

    public static Reason RedoDenied { get; } = Ours("redo_denied", "Väntan anger att den tidigare inte ska göras om eller kompletteras.", "The wait says that the earlier one is not to be done again or completed.", "10.4");

    public static Reason SameQuestion { get; } = Defined("same_question", "Samma frågeställning igen: den tidigare är inte avslutad och högst tolv månader har gått sedan den senaste kontakten.", "The same question again: the earlier one is not closed and at most twelve months have passed since the last contact.", "Utredning");

    public static Reason SameWait { get; } = Ours("same_wait", "En tidigare kontakt på samma väntan är redan den första.", "An earlier contact on the same wait is already the first.", "10.4");

    public static Reason NoQuestion { get; } = Ours("no_question", "Det finns en tidigare, men frågeställning saknas; det går inte att avgöra om det är samma.", "There is an earlier one, but no question is given; it cannot be told whether it is the same.", "10.4");

    public static Reason OtherTreatmentGroup { get; } = Ours("other_treatment_group", "En annan behandlingsgrupp än tidigare: en ny behandling.", "Another treatment group than before: a new treatment.", "10.5");

    public static Reason OpeningAttested { get; } = Defined("opening_attested", "Enhetens en väg in är intygad: vårdåtagandet kan inledas direkt.", "The unit's single entry is attested: the care commitment can be opened directly.", Opening);

    public static Reason OpeningSufficient { get; } = Defined("opening_sufficient", "Remittentens bedömning räcker: vårdåtagandet kan inledas direkt.", "The referrer's assessment is sufficient: the care commitment can be opened directly.", Opening);

    public static Reason OpeningToValidate { get; } = Defined("opening_to_validate", "Remittentens bedömning behöver bekräftas: kontakten är ett första besök.", "The referrer's assessment needs to be validated: the contact is a first visit.", Opening);

    public static Reason OpeningScenarioA { get; } = Defined("opening_scenario_a", "BUP är första instans (scenario A): kontakten är ett första besök.", "BUP is the first instance (scenario A): the contact is a first visit.", Opening);

    public static Reason OpeningNotAttested { get; } = Ours("opening_not_attested", "Enhetens en väg in är inte intygad; det går inte att avgöra om vårdåtagandet får inledas direkt.", "The unit's single entry is not attested; it cannot be told whether the care commitment may be opened directly.", "10.3");

    public static Reason OpeningScenarioUnknown { get; } = Ours("opening_scenario_unknown", "Enhetens scenario är inte känt; det går inte att avgöra om vårdåtagandet får inledas direkt.", "The unit's scenario is not known; it cannot be told whether the care commitment may be opened directly.", "10.3");

    public static Reason JudgedFollowUp { get; } = Defined("judged_follow_up", "Varken den första i vårdåtagandet eller en ny utredning eller behandling: ett återbesök.", "Neither the first in the care commitment nor a new investigation or treatment: a follow-up.", Points);

    private static IReadOnlyList<Reason> Judged =>
    [
        JudgedDone, Acute, NotAcute, FormCounts, FormDoesNotCount, NotBeforeDecision, BeforeDecision,
        CommitmentNamed, CommitmentByReferral, CommitmentByGap, CommitmentGoesOn, CommitmentUnknown, FirstInCommitment, NotFirstInCommitment,
        PointNotAsked, WaitNotDecided, FirstOnQuestion, AgainAfterClosed, AgainAfterTwelveMonths, RedoDenied, SameQuestion, SameWait, NoQuestion,
        OtherTreatmentGroup, OpeningAttested, OpeningSufficient, OpeningToValidate, OpeningScenarioA, OpeningNotAttested, OpeningScenarioUnknown,
        JudgedFollowUp,
    ];
}
