using System.Diagnostics;
using Trettio.Care;
using Trettio.Exchange.Typed;

namespace Trettio.Web.Typing;

/// <summary>What the form's fields and choices are called by those who fill it in.</summary>
internal static class TypingWords
{
    private static readonly Phrase NotSaid = new("inte angivet", "not said");
    private static readonly Phrase Choose = new("Välj", "Choose");

    /// <summary>Told at the fields of days.</summary>
    internal static Phrase DayForm { get; } = new("ÅÅÅÅ-MM-DD", "YYYY-MM-DD");

    internal static Phrase Label(string field, TypedKind kind) => field switch
    {
        TypedFields.Child => new("Barnets nyckel", "The child’s key"),
        TypedFields.BirthYear => new("Födelseår", "Birth year"),
        TypedFields.Sex => new("Kön (om ni vill)", "Sex (if you like)"),
        TypedFields.Point when kind == TypedKind.Wait => new("Väntar på", "Waits for"),
        TypedFields.Point => new("Besöket var", "The visit was"),
        TypedFields.ReferralKind => new("Kom som", "Came as"),
        TypedFields.ReferralDecidedOn => new("Remissen beslutades", "The referral was decided"),
        TypedFields.ReceivedOn => new("Remissen kom", "The referral came"),
        TypedFields.ListedOn => new("Sattes upp på listan", "Was listed"),
        TypedFields.DecidedOn => new("Beslut om vården", "Care was decided"),
        TypedFields.Deviation => new("Väntetidsavvikelse", "Deviation"),
        TypedFields.RemovedOn => new("Togs av listan", "Left the list"),
        TypedFields.RemovalReason => new("Skäl", "Reason"),
        TypedFields.StartedOn => new("Besökets dag", "Day of the visit"),
        TypedFields.Status => new("Hur det gick", "How it went"),
        TypedFields.CancelledBy => new("Avbokat av (om avbokat)", "Cancelled by (if cancelled)"),
        TypedFields.ContactType => new("Kontaktform", "Contact form"),
        _ => throw new UnreachableException(),
    };

    /// <summary>Null where the label says enough.</summary>
    internal static Phrase? Help(string field, TypedKind kind) => field switch
    {
        TypedFields.Child => new(
            "Barnets pseudonym. Tomt för ett nytt barn: det får en nyckel att anteckna i journalen. Aldrig ett personnummer.",
            "The child’s pseudonym. Empty for a new child: it gets a key to note in the journal. Never a personal identity number."),
        TypedFields.BirthYear => new("Fyra siffror. Behövs inte för ett barn som redan finns.", "Four digits. Not needed for a child that is there already."),
        TypedFields.ReferralDecidedOn => new("Klockan till första besöket startar här.", "The clock to the first visit starts here."),
        TypedFields.ReceivedOn => new("Klockan startar här om beslutets dag är tom.", "The clock starts here if the day of the decision is empty."),
        TypedFields.DecidedOn when kind == TypedKind.Wait => new(
            "Startar klockan för utredning och behandling. Utan den står barnet på planeringslistan.",
            "Starts the clock of investigation and treatment. Without it the child is on the planning list."),
        TypedFields.DecidedOn => new("Startar klockan när besöket inte hör till någon väntan i listan.", "Starts the clock when the visit belongs to no wait in the list."),
        TypedFields.Deviation => new("Bara om väntan valts av patienten (PvV) eller är medicinskt eller särskilt orsakad (MoV, SoV).", "Only if the wait was chosen by the patient (PvV), or medically or specially caused (MoV, SoV)."),
        TypedFields.ContactType => new("Kod ur kodVÅRDKONTAKTSTYP.", "A code of kodVÅRDKONTAKTSTYP."),
        _ => null,
    };

    internal static bool IsDay(string field) => field.EndsWith("_on", StringComparison.Ordinal);

    /// <summary>Null for a field that is written, not chosen.</summary>
    internal static IReadOnlyList<(string Code, Phrase Name)>? Choices(string field, TypedKind kind) => field switch
    {
        TypedFields.Sex => [("", NotSaid), ("2", new("flicka", "girl")), ("1", new("pojke", "boy")), ("3", new("okänt", "unknown"))],
        TypedFields.Point when kind == TypedKind.Wait => [("", Choose), .. Codes.MeasuringPoints.Select(point => (point.Code(), Small(point.Name())))],
        TypedFields.Point => [("", Choose), .. Enum.GetValues<ContactKind>().Select(one => (one.Code(), Name(one)))],
        TypedFields.ReferralKind => [("", NotSaid), ("referral", new("remiss", "referral")), ("self", new("egen vårdbegäran", "self-referral"))],
        TypedFields.Deviation => [("", new("ingen", "none")), .. Enum.GetValues<Deviation>().Where(one => one != Deviation.None).Select(one => (one.Code(), Name(one)))],
        TypedFields.RemovalReason => [("", new("inget", "none")), .. Enum.GetValues<RemovalReason>().Select(one => (Codes.Code(one), Name(one)))],
        TypedFields.Status => [("", Choose), .. Enum.GetValues<ContactStatus>().Select(one => (Codes.Code(one), Name(one)))],
        TypedFields.CancelledBy => [("", NotSaid), ("patient", new("patienten", "the patient")), ("clinic", new("mottagningen", "the clinic"))],
        TypedFields.ContactType => [("", NotSaid), .. TypedFields.ContactTypes.Select(code => (code, ContactForm(code)))],
        _ => null,
    };

    internal static Phrase Name(ContactKind kind) => kind switch
    {
        ContactKind.FollowUp => new("återbesök", "follow-up"),
        ContactKind.Acute => new("akut", "acute"),
        _ => Small(((MeasuringPoint)kind).Name()),
    };

    internal static Phrase Name(ContactStatus status) => status switch
    {
        ContactStatus.Done => new("genomförd", "done"),
        ContactStatus.NoShow => new("uteblivet", "no-show"),
        ContactStatus.Cancelled => new("avbokad", "cancelled"),
        ContactStatus.Booked => new("bokad", "booked"),
        _ => throw new UnreachableException(),
    };

    internal static Phrase Name(RemovalReason reason) => reason switch
    {
        RemovalReason.Forwarded => new("skickad vidare", "forwarded"),
        RemovalReason.Declined => new("tackade nej", "declined"),
        RemovalReason.Returned => new("remissen återsänd", "referral returned"),
        RemovalReason.AgedOut => new("fyllde 18", "turned 18"),
        RemovalReason.MovedRegion => new("flyttade från regionen", "moved from the region"),
        RemovalReason.CareElsewhere => new("fick vård någon annanstans", "got care elsewhere"),
        RemovalReason.NoContact => new("gick inte att nå", "could not be reached"),
        RemovalReason.Deceased => new("avliden", "deceased"),
        RemovalReason.Error => new("fel i registreringen", "registered in error"),
        RemovalReason.Other => new("annat", "other"),
        _ => throw new UnreachableException(),
    };

    private static Phrase Name(Deviation deviation) => deviation switch
    {
        Deviation.PatientChosen => new("PvV, patientvald", "PvV, patient-chosen"),
        Deviation.MedicallyCaused => new("MoV, medicinskt orsakad", "MoV, medically caused"),
        Deviation.SpeciallyCaused => new("SoV, särskilt orsakad", "SoV, specially caused"),
        _ => throw new UnreachableException(),
    };

    /// <summary>The sources say what four of the codes mean.</summary>
    private static Phrase ContactForm(string code) => code switch
    {
        "0" => new("0, mottagning", "0, at the clinic"),
        "81" or "82" or "83" => new($"{code}, på distans", $"{code}, at a distance"),
        "91" => new("91, slutenvård", "91, inpatient care"),
        _ => new(code, code),
    };

    private static Phrase Small(Phrase name) => new(name.Sv.ToLowerInvariant(), name.En.ToLowerInvariant());
}
