namespace Trettio.Measuring;

/// <content>
/// Changes: what would change a record's standing. Each says what may be registered wrongly or be missing; none says what to write instead
/// of what is so.
/// </content>
public static partial class Reasons
{
    public static class Change
    {
        public static Reason DecisionRegistered { get; } = Ours("change_decision_registered", "Räknas som genomförd om ett beslutsdatum på eller före kontakten {day} registreras.", "Counts as completed if a decision date on or before the contact of {day} is registered.", "1");

        public static Reason ReferralNamed { get; } = Ours("change_referral_named", "Räknas som genomförd om remissen som ledde till besöket anges.", "Counts as completed if the referral that led to the visit is named.", "1");

        public static Reason ReferralDelivered { get; } = Ours("change_referral_delivered", "Räknas som genomförd om remissen som anges levereras och kom in senast {day}.", "Counts as completed if the referral named is delivered and was received by {day}.", "1");

        public static Reason StartBeforeStop { get; } = Ours("change_start_before_stop", "Räknas som genomförd om klockans startdatum {start} är felregistrerat och det rätta är {day} eller tidigare.", "Counts as completed if the clock start {start} is wrongly registered and the right one is {day} or earlier.", "5");

        public static Reason PlannedDecided { get; } = Ours("change_planned_decided", "Står i kön om ett beslut som fattades senast {day} registreras.", "Is in the queue if a decision made by {day} is registered.", "5");

        public static Reason PlannedStart { get; } = Ours("change_planned_start", "Står i kön om klockans startdatum {start} är felregistrerat och det rätta är {day} eller tidigare.", "Is in the queue if the clock start {start} is wrongly registered and the right one is {day} or earlier.", "5");

        public static Reason SeenBy { get; } = Ours("change_seen_by", "Räknas i tid om kontakten hade skett senast {day}.", "Would have counted in time if the contact had been made by {day}.", "6");

        public static Reason DeviationWrongLate { get; } = Ours("change_deviation_wrong_late", "Exkluderas inte om väntetidsavvikelsen {deviation} är felregistrerad, men då är den sen: {days} dagar.", "Is not excluded if the deviation {deviation} is wrongly registered, but then it is late: {days} days.", "6");

        public static Reason DeviationWrongInTime { get; } = Ours("change_deviation_wrong_in_time", "Exkluderas inte om väntetidsavvikelsen {deviation} är felregistrerad; då är den i tid: {days} dagar.", "Is not excluded if the deviation {deviation} is wrongly registered; then it is in time: {days} days.", "6");

        public static Reason WaitingDeviationWrong { get; } = Ours("change_waiting_deviation_wrong", "Räknas som väntande om väntetidsavvikelsen {deviation} är felregistrerad.", "Counts as waiting if the deviation {deviation} is wrongly registered.", "7");

        public static Reason BookedIsDone { get; } = Ours("change_booked_is_done", "Räknas som genomförd om kontakten {contact} den {day}, som står som bokad, är genomförd och det registreras.", "Counts as completed if contact {contact} on {day}, which stands as booked, is done and that is registered.", "2");

        public static Reason ContactMissing { get; } = Ours("change_contact_missing", "Räknas som genomförd om en genomförd kontakt vid mätpunkten saknas på väntan och registreras.", "Counts as completed if a done contact at the measuring point is missing on the wait and is registered.", "2");

        public static Reason RemovalMissing { get; } = Ours("change_removal_missing", "Räknas som avförd om väntan har avslutats utan kontakt och det registreras.", "Counts as removed if the wait has ended without a contact and that is registered.", "3");

        public static Reason RemovalWrong { get; } = Ours("change_removal_wrong", "Räknas inte som avförd om avförandet {day} är felregistrerat.", "Does not count as removed if the removal on {day} is wrongly registered.", "3");

        public static Reason ReentryWrong { get; } = Ours("change_reentry_wrong", "Kommer inte in i kön på nytt om avförandet {day} är felregistrerat.", "Does not enter the queue again if the removal on {day} is wrongly registered.", "3");

        public static Reason RemovedBeforeEntryWrong { get; } = Ours("change_removed_before_entry_wrong", "Ingår i månaden om avförandet {day} är felregistrerat.", "Is part of the month if the removal on {day} is wrongly registered.", "5");

        public static Reason LevelWrong { get; } = Ours("change_level_wrong", "Räknas med om enheten {unit} är felregistrerad och hade vårdnivån {level} den {day}.", "Counts if unit {unit} is wrongly registered and was of care level {level} on {day}.", "0");

        public static Reason StatusWrong { get; } = Ours("change_status_wrong", "Stoppar klockan om kontakten är genomförd och statusen {status} är felregistrerad.", "Stops the clock if the contact is done and the status {status} is wrongly registered.", "5");

        public static Reason PointWrong { get; } = Ours("change_point_wrong", "Stoppar klockan om mätpunkten är felregistrerad och den rätta är {point}.", "Stops the clock if the measuring point is wrongly registered and the right one is {point}.", "5");

        public static Reason WaitDelivered { get; } = Ours("change_wait_delivered", "Prövas mot väntan som anges om den levereras.", "Is tried against the wait it names if that is delivered.", "5");

        public static Reason WaitWrong { get; } = Ours("change_wait_wrong", "Räknas för sig om väntan som anges är felregistrerad och tas bort.", "Counts by itself if the wait it names is wrongly registered and is taken away.", "5");

        public static Reason EarlierWrong { get; } = Ours("change_earlier_wrong", "Stoppar klockan om den tidigare kontakten {contact} är felregistrerad och inte är genomförd.", "Stops the clock if the earlier contact {contact} is wrongly registered and was not done.", "2");

        public static Reason EntryAttested { get; } = Ours("change_entry_attested", "Inleder vårdåtagandet direkt om enhetens en väg in är intygad och det registreras.", "Opens the care commitment directly if the unit's single entry is attested and that is registered.", "10.3");

        public static Reason ScenarioGiven { get; } = Ours("change_scenario_given", "Kan avgöras om enhetens scenario anges.", "Can be told if the unit's scenario is given.", "10.3");

        public static Reason ScenarioWrong { get; } = Ours("change_scenario_wrong", "Inleder vårdåtagandet direkt om enhetens scenario A är felregistrerat och dess en väg in är intygad.", "Opens the care commitment directly if the unit's scenario A is wrongly registered and its single entry is attested.", "10.3");

        public static Reason AssessmentWrong { get; } = Ours("change_assessment_wrong", "Inleder vårdåtagandet direkt om remittentens bedömning räcker och är felregistrerad.", "Opens the care commitment directly if the referrer's assessment is sufficient and is wrongly registered.", "10.3");

        public static Reason CommitmentGiven { get; } = Ours("change_commitment_given", "Kan avgöras om vårdåtagandet anges.", "Can be told if the care commitment is given.", "10.2");

        public static Reason QuestionGiven { get; } = Ours("change_question_given", "Kan avgöras om frågeställningen anges.", "Can be told if the question is given.", "10.4");

        public static Reason QuestionWrong { get; } = Ours("change_question_wrong", "Är en ny {point} om frågeställningen är felregistrerad och en annan.", "Is a new {point} if the question is wrongly registered and is another one.", "10.4");

        public static Reason ClosedRegistered { get; } = Ours("change_closed_registered", "Är en ny {point} om den tidigare är avslutad och det registreras.", "Is a new {point} if the earlier one is closed and that is registered.", "10.4");

        public static Reason RedoWrong { get; } = Ours("change_redo_wrong", "Är en ny {point} om den tidigare ska göras om eller kompletteras och det är felregistrerat.", "Is a new {point} if the earlier one is to be done again or completed and that is wrongly registered.", "10.4");

        public static Reason WaitDecided { get; } = Ours("change_wait_decided", "Är en ny {point} om väntans beslutsdatum registreras.", "Is a new {point} if the wait's decision date is registered.", "10.6");

        public static Reason DecisionWrong { get; } = Ours("change_decision_wrong", "Bedöms om beslutsdatumet {decided} är felregistrerat och det rätta är {day} eller tidigare.", "Is judged if the decision date {decided} is wrongly registered and the right one is {day} or earlier.", "10.8");

        public static Reason AcuteWrong { get; } = Ours("change_acute_wrong", "Bedöms som andra kontakter om den inte var akut och det är felregistrerat.", "Is judged like other contacts if it was not acute and that is wrongly registered.", "10.1");

        public static Reason FormWrong { get; } = Ours("change_form_wrong", "Bedöms som andra kontakter om kontaktformen {form} är felregistrerad.", "Is judged like other contacts if the contact form {form} is wrongly registered.", "10.1");

        public static Reason NothingNeeded { get; } = Ours("change_nothing_needed", "Räknas i tid; inget behöver ändras.", "Counts in time; nothing needs changing.", "6");

        public static Reason NoneFound { get; } = Ours("change_none_found", "Ingen av de rättelser som prövas skulle ändra ställningen.", "None of the corrections tried would change the standing.", "5");

        internal static IReadOnlyList<Reason> All =>
        [
            DecisionRegistered, ReferralNamed, ReferralDelivered, StartBeforeStop, PlannedDecided, PlannedStart, SeenBy, DeviationWrongLate,
            DeviationWrongInTime, WaitingDeviationWrong, BookedIsDone, ContactMissing, RemovalMissing, RemovalWrong, ReentryWrong,
            RemovedBeforeEntryWrong, LevelWrong, StatusWrong, PointWrong, WaitDelivered, WaitWrong, EarlierWrong, EntryAttested, ScenarioGiven,
            ScenarioWrong, AssessmentWrong, CommitmentGiven, QuestionGiven, QuestionWrong, ClosedRegistered, RedoWrong, WaitDecided, DecisionWrong,
            AcuteWrong, FormWrong, NothingNeeded, NoneFound,
        ];
    }
}
