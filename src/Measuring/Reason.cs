using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>Why something stands as it does: a stable id, a sentence in both languages and its source. The list is closed: <see cref="Reasons"/>.</summary>
public sealed record Reason(string Id, Phrase Sentence, Source Source)
{
    public override string ToString() => Id;
}

/// <summary>Every reason there is. A page, an explanation or a figure names one of these, never free text.</summary>
public static class Reasons
{
    // Clock start
    public static Reason StartReferralDecided { get; } = Ours("start_referral_decided", "Klockan startar den dag remissen beslutades.", "The clock starts on the day the referral was decided.", "1");

    public static Reason StartReferralReceived { get; } = Ours("start_referral_received", "Klockan startar den dag remissen kom in.", "The clock starts on the day the referral was received.", "1");

    public static Reason StartReferralAssessed { get; } = Ours("start_referral_assessed", "Klockan startar den dag remissen bedömdes.", "The clock starts on the day the referral was assessed.", "1");

    public static Reason StartWaitDecided { get; } = Ours("start_wait_decided", "Klockan startar på väntetidspostens beslutsdatum.", "The clock starts on the wait's decision date.", "1");

    public static Reason StartListed { get; } = Ours("start_listed", "Remiss och beslutsdatum saknas; klockan startar den dag väntan registrerades.", "There is no referral and no decision date; the clock starts on the day of listing.", "1");

    public static Reason StartContactDecided { get; } = Ours("start_contact_decided", "Kontakten anger ingen väntan; klockan startar på kontaktens beslutsdatum.", "The contact names no wait; the clock starts on the contact's decision date.", "1");

    public static Reason NoClockStart { get; } = Ours("no_clock_start", "Inget datum startar klockan.", "No date starts the clock.", "1");

    // Contacts
    public static Reason StopsTheClock { get; } = Ours("stops_the_clock", "Den första genomförda kontakten vid väntans mätpunkt stoppar klockan.", "The first done contact at the wait's measuring point stops the clock.", "2");

    public static Reason LaterContact { get; } = Ours("later_contact", "En tidigare kontakt har redan stoppat klockan.", "An earlier contact has already stopped the clock.", "2");

    public static Reason NotDone { get; } = Ours("not_done", "Kontakten är inte genomförd.", "The contact is not done.", "5");

    public static Reason NoMeasuringPoint { get; } = Ours("no_measuring_point", "Kontakten är inte registrerad vid någon mätpunkt.", "The contact is not registered at a measuring point.", "5");

    public static Reason WaitUnknown { get; } = Ours("wait_unknown", "Kontakten anger en väntan som inte har levererats; den räknas inte.", "The contact names a wait that was never delivered; it does not count.", "5");

    public static Reason WaitOfOtherPoint { get; } = Ours("wait_of_other_point", "Kontakten anger en väntan till en annan mätpunkt; den räknas inte.", "The contact names a wait to another measuring point; it does not count.", "5");

    // Standings of a wait in a month
    public static Reason StopBeforeStart { get; } = Ours("stop_before_start", "Kontakten ligger före klockans start; den lämnas utanför.", "The contact lies before the clock start; it is left out.", "5");

    public static Reason Planned { get; } = Ours("planned", "På planeringslistan: klockan har inte startat vid månadens slut.", "On the planning list: the clock has not started by the end of the month.", "5");

    public static Reason Added { get; } = Ours("added", "Kom in i kön under månaden.", "Entered the queue in the month.", "5");

    public static Reason EnteredAgain { get; } = Ours("entered_again", "Kontakten kom efter att väntan avfördes; den kommer in i kön igen samma dag.", "The contact came after the wait was removed; it enters the queue again that day.", "3");

    public static Reason Removed { get; } = Ours("removed", "Avförd från kön under månaden.", "Removed from the queue in the month.", "3");

    public static Reason RemovalVoid { get; } = Ours("removal_void", "Klockan hade redan stoppats; avförandet gäller inte.", "The clock had already stopped; the removal is void.", "3");

    public static Reason RemovedBeforeEntry { get; } = Ours("removed_before_entry", "Avförd innan den kom in i kön; ingår inte i någon månad.", "Removed before it entered the queue; part of no month.", "5");

    public static Reason Waiting { get; } = Ours("waiting", "Står i kön vid månadens slut.", "In the queue at the end of the month.", "5");

    public static Reason MovedIn { get; } = Ours("moved_in", "Flyttad hit från en annan enhet; klockan går vidare.", "Moved here from another unit; the clock runs on.", "8");

    public static Reason MovedOut { get; } = Ours("moved_out", "Flyttad härifrån till en annan enhet; klockan går vidare.", "Moved from here to another unit; the clock runs on.", "8");

    public static Reason NoPart { get; } = Ours("no_part", "Ingår inte i månaden.", "No part of the month.", "5");

    public static Reason OtherCareLevel { get; } = Ours("other_care_level", "Enheten hade en annan vårdnivå när väntan kom in i kön.", "The unit was of another care level when the wait entered the queue.", "0");

    // Completed
    public static Reason InTime { get; } = Skr("in_time", "Genomförd inom målsättningens gräns.", "Completed within the limit.");

    public static Reason Late { get; } = Skr("late", "Genomförd efter gränsen.", "Completed after the limit.");

    public static Reason ExcludedMov { get; } = Skr("excluded_mov", "Exkluderad: medicinskt orsakad väntan (MoV).", "Excluded: medically caused wait (MoV).");

    public static Reason ExcludedSov { get; } = Skr("excluded_sov", "Exkluderad: särskilt orsakad väntan (SoV).", "Excluded: specially caused wait (SoV).");

    public static Reason ExcludedPvv { get; } = Skr("excluded_pvv", "Exkluderad: patientvald väntan (PvV) längre än gränsen.", "Excluded: patient-chosen wait (PvV) longer than the limit.");

    // Judged: what a contact should have been registered as
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

    public static IReadOnlyList<Reason> All { get; } =
    [
        StartReferralDecided, StartReferralReceived, StartReferralAssessed, StartWaitDecided, StartListed, StartContactDecided, NoClockStart,
        StopsTheClock, LaterContact, NotDone, NoMeasuringPoint, WaitUnknown, WaitOfOtherPoint,
        StopBeforeStart, Planned, Added, EnteredAgain, Removed, RemovalVoid, RemovedBeforeEntry, Waiting, MovedIn, MovedOut, NoPart, OtherCareLevel,
        InTime, Late, ExcludedMov, ExcludedSov, ExcludedPvv,
        JudgedDone, Acute, NotAcute, FormCounts, FormDoesNotCount, NotBeforeDecision, BeforeDecision,
        CommitmentNamed, CommitmentByReferral, CommitmentByGap, CommitmentGoesOn, CommitmentUnknown, FirstInCommitment, NotFirstInCommitment,
        PointNotAsked, WaitNotDecided, FirstOnQuestion, AgainAfterClosed, AgainAfterTwelveMonths, RedoDenied, SameQuestion, SameWait, NoQuestion,
        OtherTreatmentGroup, OpeningAttested, OpeningSufficient, OpeningToValidate, OpeningScenarioA, OpeningNotAttested, OpeningScenarioUnknown,
        JudgedFollowUp,
    ];

    private const string Points = "Förtydligande av registrering av väntetider";

    private const string Opening = "Utredning som första kontakt";

    /// <summary>A reading of ours where the published definitions leave room; the method page says why.</summary>
    private static Reason Ours(string id, string sv, string en, string paragraph) => new(id, new(sv, en), new("trettio", paragraph));

    private static Reason Skr(string id, string sv, string en) => new(id, new(sv, en), new("skr-2025-12", "Sammanställd statistik"));

    /// <summary>A sentence of the national draft definitions.</summary>
    private static Reason Defined(string id, string sv, string en, string section) => new(id, new(sv, en), new("skr-2025-12", section));
}
