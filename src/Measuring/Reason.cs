using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>
/// Why something stands as it does: a stable id, a sentence in both languages and its source. The list is closed: <see cref="Reasons"/>.
/// A sentence may have places, such as <c>{day}</c>, that are filled for each record.
/// </summary>
public sealed record Reason(string Id, Phrase Sentence, Source Source)
{
    /// <summary>The sentence with its places filled: days as YYYY-MM-DD, phrases in each language, all else as it is written.</summary>
    /// <exception cref="ArgumentException">A place is missing, given twice or not the sentence's.</exception>
    public Told Says(params (string Place, object Value)[] places) => Told.Of(this, places);

    public override string ToString() => Id;
}

/// <summary>Every reason there is. A page, an explanation or a figure names one of these, never free text.</summary>
public static partial class Reasons
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

    public static Reason ExcludedPvv { get; } = Skr("excluded_pvv", "Exkluderad: patientvald väntan (PvV) av en längd som regelverket utesluter.", "Excluded: patient-chosen wait (PvV) of a length that the rule set leaves out.");

    public static IReadOnlyList<Reason> All => Listed.All;

    /// <summary>Those of the registered basis, in the order above.</summary>
    private static IReadOnlyList<Reason> Registered =>
    [
        StartReferralDecided, StartReferralReceived, StartReferralAssessed, StartWaitDecided, StartListed, StartContactDecided, NoClockStart,
        StopsTheClock, LaterContact, NotDone, NoMeasuringPoint, WaitUnknown, WaitOfOtherPoint,
        StopBeforeStart, Planned, Added, EnteredAgain, Removed, RemovalVoid, RemovedBeforeEntry, Waiting, MovedIn, MovedOut, NoPart, OtherCareLevel,
        InTime, Late, ExcludedMov, ExcludedSov, ExcludedPvv,
    ];

    /// <summary>A reading of ours where the published definitions leave room; the method page says why.</summary>
    private static Reason Ours(string id, string sv, string en, string paragraph) => new(id, new(sv, en), new("trettio", paragraph));

    private static Reason Skr(string id, string sv, string en) => new(id, new(sv, en), new("skr-2025-12", "Sammanställd statistik"));

    /// <summary>A sentence of the national draft definitions.</summary>
    private static Reason Defined(string id, string sv, string en, string section) => new(id, new(sv, en), new("skr-2025-12", section));

    // A class of its own: the parts of this one are spread over files, whose order of initialising is not promised.
    private static class Listed
    {
        internal static IReadOnlyList<Reason> All { get; } = [.. Registered, .. Judged, .. OtherReadings, .. Compared, .. National, .. Explained, .. Change.All, .. Forecasts];
    }
}
