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
        _ => MoreLabel(field),
    };

    private static Phrase MoreLabel(string field) => field switch
    {
        TypedFields.AssessedOn => new("Remissen bedömdes", "The referral was assessed"),
        TypedFields.Assessment => new("Remittentens bedömning", "The referrer’s assessment"),
        TypedFields.Outcome => new("Beslut om remissen", "Decision on the referral"),
        TypedFields.OutcomeOn => new("Beslutets dag", "Day of the decision"),
        TypedFields.ForwardedTo => new("Skickad vidare till", "Forwarded to"),
        TypedFields.Question => new("Frågeställning", "Question"),
        TypedFields.Kva => new("KVÅ-koder", "KVÅ codes"),
        TypedFields.ClosedOn => new("Vården avslutades", "The care ended"),
        TypedFields.Redo => new("Görs om eller kompletteras", "Done again or completed"),
        TypedFields.MovedOn => new("Flyttades", "Was moved"),
        TypedFields.ToUnit => new("Till enheten", "To the unit"),
        TypedFields.MoveReason => new("Varför", "Why"),
        TypedFields.GivenOn => new("Tiden erbjöds", "The time was offered"),
        TypedFields.OfferedFor => new("Erbjuden dag", "Offered day"),
        TypedFields.Answer => new("Svar", "Answer"),
        TypedFields.Informed => new("Fick veta om vårdgarantin", "Was told of the care guarantee"),
        _ => throw new UnreachableException(),
    };

    /// <summary>Null where the label says enough.</summary>
    internal static Phrase? Help(string field, TypedKind kind) => field switch
    {
        TypedFields.Child => new(
            "Barnets pseudonym. Tomt för ett nytt barn: det får en nyckel att anteckna i journalen. Aldrig ett personnummer.",
            "The child’s pseudonym. Empty for a new child: it gets a key to note in the journal. Never a personal identity number."),
        TypedFields.BirthYear => new("Två eller fyra siffror. Behövs inte för ett barn som redan finns.", "Two or four digits. Not needed for a child that is there already."),
        TypedFields.ReferralDecidedOn when kind == TypedKind.Wait => new("För första besök: klockan startar här.", "For a first visit: the clock starts here."),
        TypedFields.ReceivedOn when kind == TypedKind.Wait => new("För första besök: startar klockan om beslutets dag är tom.", "For a first visit: starts the clock if the day of the decision is empty."),
        TypedFields.DecidedOn when kind == TypedKind.Wait => new(
            "För utredning och behandling: klockan startar här. Tomt: på planeringslistan.",
            "For investigation and treatment: the clock starts here. Empty: on the planning list."),
        TypedFields.ListedOn => new("Tomt: den dag remissen kom eller vården beslutades.", "Empty: the day the referral came or care was decided."),
        TypedFields.Question => new("Samma fråga skrivs lika varje gång. Ingenting som pekar ut barnet.", "The same question is written the same way each time. Nothing that points at the child."),
        TypedFields.Kva => new("Flera koder med blanksteg emellan.", "Several codes with blanks between."),
        TypedFields.Assessment => new("Tillräcklig: utredning eller behandling kan börja direkt.", "Sufficient: investigation or treatment may begin at once."),
        TypedFields.Redo => new("En tidigare på samma frågeställning görs om.", "An earlier one on the same question is done again."),
        TypedFields.MovedOn => new("Klockan går vidare.", "The clock runs on."),
        TypedFields.Answer => new("Tackade nej inom gränsen: skriv också väntetidsavvikelsen PvV på väntan.", "Declined within the limit: write the deviation PvV on the wait too."),
        TypedFields.DecidedOn => new("Startar klockan när besöket inte hör till någon väntan i listan.", "Starts the clock when the visit belongs to no wait in the list."),
        TypedFields.Deviation => new("Bara om väntan valts av patienten (PvV) eller är medicinskt eller särskilt orsakad (MoV, SoV).", "Only if the wait was chosen by the patient (PvV), or medically or specially caused (MoV, SoV)."),
        TypedFields.ContactType => new("Kod ur kodVÅRDKONTAKTSTYP.", "A code of kodVÅRDKONTAKTSTYP."),
        _ => null,
    };

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
        TypedFields.Outcome => [("", NotSaid), .. Enum.GetValues<ReferralOutcome>().Select(one => (Codes.Code(one), Name(one)))],
        TypedFields.Assessment => [("", NotSaid), ("sufficient", new("tillräcklig", "sufficient")), ("to_validate", new("ska valideras", "to be validated"))],
        TypedFields.MoveReason => [("", NotSaid), .. Enum.GetValues<MoveReason>().Select(one => (Codes.Code(one), Name(one)))],
        TypedFields.Answer => [("", new("inget än", "none yet")), ("accepted", new("tackade ja", "accepted")), ("declined", new("tackade nej", "declined")), ("none", new("svarade inte", "did not answer"))],
        TypedFields.Redo or TypedFields.Informed => [("", NotSaid), ("1", new("ja", "yes")), ("0", new("nej", "no"))],
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

    internal static Phrase Name(ReferralOutcome outcome) => outcome switch
    {
        ReferralOutcome.Accepted => new("accepterad", "accepted"),
        ReferralOutcome.Returned => new("återsänd", "returned"),
        ReferralOutcome.Forwarded => new("skickad vidare", "forwarded"),
        ReferralOutcome.Complement => new("komplettering begärd", "complement requested"),
        ReferralOutcome.Pending => new("väntar på beslut", "pending"),
        _ => throw new UnreachableException(),
    };

    internal static Phrase Name(MoveReason reason) => reason switch
    {
        MoveReason.Transfer => new("överflyttad", "transferred"),
        MoveReason.PatientsChoice => new("familjens val", "the family’s choice"),
        MoveReason.UnitClosed => new("enheten lades ner", "the unit closed"),
        MoveReason.Reorganisation => new("omorganisation", "reorganisation"),
        _ => throw new UnreachableException(),
    };

    /// <summary>What a row of that kind is called in a list.</summary>
    internal static Phrase Name(TypedKind kind) => kind switch
    {
        TypedKind.Wait => new("väntan", "wait"),
        TypedKind.Contact => new("besök", "visit"),
        TypedKind.Referral => new("remiss", "referral"),
        TypedKind.Move => new("flytt", "move"),
        TypedKind.Offer => new("erbjuden tid", "offered time"),
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

    /// <summary>As it stands inside a sentence: an abbreviation keeps its capitals.</summary>
    internal static Phrase Small(Phrase name) => new(Small(name.Sv), Small(name.En));

    private static string Small(string name) => name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
