namespace Trettio.Measuring;

/// <content>Explained: what a condition says of one record, and what stands on its time line.</content>
public static partial class Reasons
{
    public static Reason StartDay { get; } = Ours("start_day", "Det är {day}.", "That is {day}.", "1");

    public static Reason ReferralNotDelivered { get; } = Ours("referral_not_delivered", "Remissen som anges har inte levererats.", "The referral named was never delivered.", "1");

    public static Reason ClockStopped { get; } = Ours("clock_stopped", "Klockan stoppades {day} av kontakten {contact}.", "The clock stopped on {day} by contact {contact}.", "2");

    public static Reason ClockNotStopped { get; } = Ours("clock_not_stopped", "Ingen genomförd kontakt vid väntans mätpunkt har stoppat klockan.", "No done contact at the wait's measuring point has stopped the clock.", "2");

    public static Reason StopAfterStart { get; } = Ours("stop_after_start", "Kontakten ligger på eller efter klockans start.", "The contact lies on or after the clock start.", "5");

    public static Reason StopNotCompared { get; } = Ours("stop_not_compared", "Start och stopp kan inte jämföras.", "Start and stop cannot be compared.", "5");

    public static Reason NotRemoved { get; } = Ours("not_removed", "Väntan är inte avförd.", "The wait is not removed.", "3");

    public static Reason RemovedOn { get; } = Ours("removed_on", "Avförd {day}.", "Removed on {day}.", "3");

    public static Reason RemovedOnBecause { get; } = Ours("removed_on_because", "Avförd {day} ({why}).", "Removed on {day} ({why}).", "3");

    public static Reason LevelAtEntry { get; } = Ours("level_at_entry", "Enheten {unit} hade vårdnivån {level} den {day}, då väntan kom in i kön.", "Unit {unit} was of care level {level} on {day}, when the wait entered the queue.", "0");

    public static Reason StoppedInMonth { get; } = Ours("stopped_in_month", "Klockan stoppades i {month}.", "The clock stopped in {month}.", "5");

    public static Reason EnteredInMonth { get; } = Ours("entered_in_month", "Kom in i kön {day}, i {month}.", "Entered the queue on {day}, in {month}.", "5");

    public static Reason NotInMonth { get; } = Ours("not_in_month", "Varken inträde eller stopp ligger i {month}.", "Neither entry nor stop lies in {month}.", "5");

    public static Reason InQueue { get; } = Ours("in_queue", "Står i kön vid slutet av {day}.", "In the queue at the end of {day}.", "5");

    public static Reason NotInQueue { get; } = Ours("not_in_queue", "Står inte i kön vid slutet av {day}.", "Not in the queue at the end of {day}.", "5");

    public static Reason NoDeviation { get; } = Skr("no_deviation", "Ingen väntetidsavvikelse är registrerad.", "No deviation is registered.");

    public static Reason DeviationTriedLater { get; } = Skr("deviation_tried_later", "Väntetidsavvikelse {deviation}; den prövas när kontakten är genomförd.", "Deviation {deviation}; it is tried when the contact is done.");

    public static Reason DeviationDoesNotExclude { get; } = Skr("deviation_does_not_exclude", "Väntetidsavvikelse {deviation} exkluderar inte en väntan på {days} dagar.", "Deviation {deviation} does not exclude a wait of {days} days.");

    public static Reason DaysUnknown { get; } = Skr("days_unknown", "Dagarna kan inte räknas.", "The days cannot be counted.");

    public static Reason DaysToStop { get; } = Skr("days_to_stop", "{days} dagar från start till stopp; gränsen är {limit}.", "{days} days from start to stop; the limit is {limit}.");

    public static Reason DaysToMonthEnd { get; } = Skr("days_to_month_end", "{days} dagar från start till månadens slut; gränsen är {limit}.", "{days} days from start to the end of the month; the limit is {limit}.");

    public static Reason ClockNotStarted { get; } = Skr("clock_not_started", "Klockan har inte startat vid månadens slut.", "The clock has not started by the end of the month.");

    public static Reason EventReferralDecided { get; } = Ours("event_referral_decided", "Remissen beslutades", "Referral decided", "1");

    public static Reason EventReferralReceived { get; } = Ours("event_referral_received", "Remissen kom in", "Referral received", "1");

    public static Reason EventReferralAssessed { get; } = Ours("event_referral_assessed", "Remissen bedömdes", "Referral assessed", "1");

    public static Reason EventDecided { get; } = Ours("event_decided", "Beslut", "Decision", "1");

    public static Reason EventListed { get; } = Ours("event_listed", "Registrerad på väntelistan", "Listed", "4");

    public static Reason EventEntered { get; } = Ours("event_entered", "Kom in i kön", "Entered the queue", "4");

    public static Reason EventRemoved { get; } = Ours("event_removed", "Avförd", "Removed", "3");

    public static Reason EventMoved { get; } = Ours("event_moved", "Flyttad från {from} till {unit}", "Moved from {from} to {unit}", "8");

    public static Reason EventDone { get; } = Ours("event_done", "{what}, genomförd ({contact})", "{what}, done ({contact})", "2");

    public static Reason EventNoShow { get; } = Ours("event_no_show", "{what}, uteblivet ({contact})", "{what}, no-show ({contact})", "2");

    public static Reason EventCancelled { get; } = Ours("event_cancelled", "{what}, avbokad ({contact})", "{what}, cancelled ({contact})", "2");

    public static Reason EventBooked { get; } = Ours("event_booked", "{what}, bokad ({contact})", "{what}, booked ({contact})", "2");

    public static Reason EventContact { get; } = Ours("event_contact", "Kontakt", "Contact", "2");

    /// <summary>Those that are named on a time line are headings and end with no full stop; their ids begin with <c>event_</c>.</summary>
    private static IReadOnlyList<Reason> Explained =>
    [
        StartDay, ReferralNotDelivered, ClockStopped, ClockNotStopped, StopAfterStart, StopNotCompared, NotRemoved, RemovedOn, RemovedOnBecause,
        LevelAtEntry, StoppedInMonth, EnteredInMonth, NotInMonth, InQueue, NotInQueue, NoDeviation, DeviationTriedLater, DeviationDoesNotExclude,
        DaysUnknown, DaysToStop, DaysToMonthEnd, ClockNotStarted,
        EventReferralDecided, EventReferralReceived, EventReferralAssessed, EventDecided, EventListed, EventEntered, EventRemoved, EventMoved,
        EventDone, EventNoShow, EventCancelled, EventBooked, EventContact,
    ];
}
