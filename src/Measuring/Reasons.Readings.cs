namespace Trettio.Measuring;

/// <content>Judged by another reading than the one a rule set has from the start (contracts §2.10): each says what the setting's other value decided.</content>
public static partial class Reasons
{
    public static Reason AcuteOpens { get; } = Ours("acute_opens", "Den första kontakten i vårdåtagandet; också en akut kontakt får inleda det.", "The first contact in the care commitment; an acute contact, too, may open it.", "10.1");

    public static Reason GuardianAloneDoesNotCount { get; } = Ours("guardian_alone_does_not_count", "Bara vårdnadshavare var med; kontakten mäts inte.", "Only a guardian was present; the contact is not measured.", "10.1");

    public static Reason CommitmentByOtherGap { get; } = Ours("commitment_by_other_gap", "Så många månader har gått sedan den senaste kontakten att ett nytt vårdåtagande inleds.", "So many months have passed since the last contact that a new care commitment is opened.", "10.2");

    public static Reason OpeningUnattestedFirstVisit { get; } = Ours("opening_unattested_first_visit", "Enhetens en väg in är inte intygad: kontakten är ett första besök.", "The unit's single entry is not attested: the contact is a first visit.", "10.3");

    public static Reason OpeningUnattestedDirect { get; } = Ours("opening_unattested_direct", "Enhetens en väg in är inte intygad, men vårdåtagandet får inledas direkt ändå.", "The unit's single entry is not attested, but the care commitment may be opened directly all the same.", "10.3");

    public static Reason AgainAfterMonths { get; } = Ours("again_after_months", "Fler månader än regelverkets gräns har gått sedan den senaste kontakten på samma frågeställning.", "More months than the rule set's limit have passed since the last contact on the same question.", "10.4");

    public static Reason SameQuestionOfMonths { get; } = Ours("same_question_of_months", "Samma frågeställning igen: den tidigare är inte avslutad, och regelverkets gräns i månader har inte passerats sedan den senaste kontakten på den.", "The same question again: the earlier one is not closed, and the rule set's limit in months since the last contact on it has not been passed.", "10.4");

    public static Reason AgainAfterMonthsOfAny { get; } = Ours("again_after_months_of_any", "Fler månader än regelverkets gräns har gått sedan den senaste kontakten, vilken frågeställning den än gällde.", "More months than the rule set's limit have passed since the last contact, on whatever question.", "10.4");

    public static Reason SameQuestionOfAny { get; } = Ours("same_question_of_any", "Samma frågeställning igen: den tidigare är inte avslutad, och regelverkets gräns i månader har inte passerats sedan den senaste kontakten, vilken frågeställning den än gällde.", "The same question again: the earlier one is not closed, and the rule set's limit in months since the last contact, on whatever question, has not been passed.", "10.4");

    public static Reason NoQuestionNew { get; } = Ours("no_question_new", "Det finns en tidigare, men frågeställning saknas; den läses som en ny.", "There is an earlier one, but no question is given; it is read as a new one.", "10.4");

    public static Reason NoQuestionFollowUp { get; } = Ours("no_question_follow_up", "Det finns en tidigare, men frågeställning saknas; den läses som ett återbesök.", "There is an earlier one, but no question is given; it is read as a follow-up.", "10.4");

    public static Reason DecidedWaitNotEnough { get; } = Ours("decided_wait_not_enough", "Kontakten är inte registrerad vid mätpunkten, och att dess väntan har ett beslut räcker inte.", "The contact is not registered at the measuring point, and that its wait has a decision is not enough.", "10.6");

    public static Reason BeforeDecisionJudged { get; } = Ours("before_decision_judged", "Kontakten ligger före beslutet om väntan, men bedöms ändå.", "The contact lies before the decision on its wait, but is judged all the same.", "10.8");

    private static IReadOnlyList<Reason> OtherReadings =>
    [
        AcuteOpens, GuardianAloneDoesNotCount, CommitmentByOtherGap, OpeningUnattestedFirstVisit, OpeningUnattestedDirect,
        AgainAfterMonths, SameQuestionOfMonths, AgainAfterMonthsOfAny, SameQuestionOfAny, NoQuestionNew, NoQuestionFollowUp,
        DecidedWaitNotEnough, BeforeDecisionJudged,
    ];
}
