using Trettio.Care;

namespace Trettio.Exchange.Typed;

/// <summary>The sentences about what was typed. None of them repeats it.</summary>
internal static class TypedWords
{
    public static Phrase IdentityNumber { get; } = new(
        "Nyckeln ser ut som ett personnummer eller reservnummer; skriv barnets pseudonym, eller lämna rutan tom så får barnet en ny nyckel.",
        "The key looks like a personal identity number or reserve number; write the child’s pseudonym, or leave the field empty and the child gets a new key.");

    public static Phrase NoKey { get; } = new(
        $"Nyckeln är längre än {TypedFields.Longest} tecken eller har tecken som inte kan skrivas ut; skriv den som den står i journalen.",
        $"The key is longer than {TypedFields.Longest} signs or has signs that cannot be printed; write it as it stands in the journal.");

    public static Phrase YearMissing { get; } = new(
        "Födelseåret saknas; skriv det med fyra siffror, till exempel 2014.", "The birth year is missing; write it with four digits, for example 2014.");

    public static Phrase OtherYear { get; } = new(
        "Nyckeln hör till ett barn med ett annat födelseår; kontrollera nyckeln och året.",
        "The key belongs to a child with another birth year; check the key and the year.");

    public static Phrase OtherSex { get; } = new(
        "Nyckeln hör till ett barn som är antecknat med ett annat kön; kontrollera nyckeln, eller lämna rutan tom.",
        "The key belongs to a child noted with another sex; check the key, or leave the field empty.");

    public static Phrase PointMissing { get; } = new(
        "Mätpunkten är inte vald; välj första besök, utredning eller behandling.",
        "The measuring point is not chosen; choose first visit, investigation or treatment.");

    public static Phrase KindMissing { get; } = new(
        "Det är inte valt vad besöket var; välj första besök, utredning, behandling, återbesök eller akut.",
        "What the visit was is not chosen; choose first visit, investigation, treatment, follow-up or acute.");

    public static Phrase StatusMissing { get; } = new(
        "Det är inte valt hur det gick; välj genomförd, uteblivet, avbokad eller bokad.",
        "How it went is not chosen; choose done, no-show, cancelled or booked.");

    public static Phrase NoSuchChoice { get; } = new(
        "Valet finns inte; välj ett av dem som står i listan.", "There is no such choice; choose one of those in the list.");

    public static Phrase NoDate { get; } = new(
        "Dagen kan inte läsas; skriv den som ÅÅÅÅ-MM-DD, till exempel 2025-08-31.", "The day cannot be read; write it as YYYY-MM-DD, for example 2025-08-31.");

    public static Phrase Ahead { get; } = new(
        "Dagen ligger efter i dag; skriv den dag det hände.", "The day lies after today; write the day on which it happened.");

    public static Phrase NotYetDone { get; } = new(
        "Besöket ligger efter i dag; välj bokad, eller rätta dagen.", "The visit lies after today; choose booked, or correct the day.");

    public static Phrase BeforeBirth { get; } = new(
        "Dagen ligger före barnets födelseår; kontrollera dagen och året.", "The day lies before the child’s birth year; check the day and the year.");

    public static Phrase ReceivedMissing { get; } = new(
        "Dagen då remissen kom saknas; skriv den, eller töm de andra rutorna om remissen.",
        "The day the referral came is missing; write it, or empty the other fields of the referral.");

    public static Phrase ReceivedBeforeDecided { get; } = new(
        "Remissen kan inte ha kommit innan den beslutades; rätta en av dagarna.", "The referral cannot have come before it was decided; correct one of the days.");

    public static Phrase ReferralElsewhere { get; } = new(
        "Remissens dagar hör till första besöket; töm dem här och skriv dagen för beslutet i stället.",
        "The referral’s days belong to the first visit; empty them here and write the day of the decision instead.");

    public static Phrase ListedMissing { get; } = new(
        "Dagen då barnet sattes upp på listan saknas; skriv den som ÅÅÅÅ-MM-DD.", "The day the child was listed is missing; write it as YYYY-MM-DD.");

    public static Phrase RemovedMissing { get; } = new(
        "Dagen då barnet togs av listan saknas; skriv den, eller ta bort skälet.", "The day the child left the list is missing; write it, or take the reason away.");

    public static Phrase RemovedBeforeListed { get; } = new(
        "Barnet kan inte ha tagits av listan innan det sattes upp; rätta en av dagarna.", "The child cannot have left the list before it was listed; correct one of the days.");

    public static Phrase ReasonMissing { get; } = new(
        "Skälet till att barnet togs av listan saknas; välj ett, eller ta bort dagen.", "The reason why the child left the list is missing; choose one, or take the day away.");

    public static Phrase StartedMissing { get; } = new(
        "Besökets dag saknas; skriv den som ÅÅÅÅ-MM-DD.", "The day of the visit is missing; write it as YYYY-MM-DD.");

    public static Phrase NotCancelled { get; } = new(
        "Bara ett avbokat besök har någon som avbokade; töm rutan, eller välj avbokad.", "Only a cancelled visit has somebody who cancelled; empty the field, or choose cancelled.");

    public static Phrase NoSuchWait { get; } = new(
        "Väntan som raden hör till finns inte; ta bort raden och välj väntan på nytt.", "The wait that the row belongs to is not there; remove the row and choose the wait again.");

    public static Phrase OtherChild { get; } = new(
        "Väntan som raden hör till är ett annat barns; ta bort raden och välj väntan på nytt.", "The wait that the row belongs to is another child’s; remove the row and choose the wait again.");

    public static Phrase Changed { get; } = new(
        "Raden har ändrats av någon annan sedan den öppnades; ta bort den här, öppna den på nytt och skriv om ändringen.",
        "The row has been changed by somebody else since it was opened; remove it here, open it again and write the change anew.");

    public static Phrase AlreadyThere { get; } = new(
        "En rad från de här rutorna är redan levererad; öppna den under Levererat förut om den ska rättas, eller töm rutorna för en ny rad.",
        "A row from these fields is delivered already; open it under Delivered before to correct it, or empty the fields for a new row.");

    public static Phrase OtherUnits { get; } = new(
        "Raden är en annan enhets och kan inte ändras här; ta bort den ur listan.", "The row is another unit’s and cannot be changed here; remove it from the list.");

    public static Phrase IdentityInText { get; } = new(
        "Texten innehåller något som ser ut som ett personnummer eller reservnummer; ta bort det.", "The text holds something that looks like a personal identity number or reserve number; take it away.");

    public static Phrase NoText { get; } = new(
        $"Texten är längre än {TypedFields.Longest} tecken eller har tecken som inte kan skrivas ut; skriv den kortare.", $"The text is longer than {TypedFields.Longest} signs or has signs that cannot be printed; write it shorter.");

    public static Phrase NoKva { get; } = new(
        "En kod är ingen KVÅ-kod; skriv den med två bokstäver och tre tecken, till exempel AU002, och flera koder med blanksteg emellan.",
        "A code is no KVÅ code; write it with two letters and three signs, for example AU002, and several codes with blanks between.");

    public static Phrase AssessedBeforeReceived { get; } = new(
        "Remissen kan inte ha bedömts innan den kom; rätta en av dagarna.", "The referral cannot have been assessed before it came; correct one of the days.");

    public static Phrase ReferralReceivedMissing { get; } = new(
        "Dagen då remissen kom saknas; skriv den som ÅÅÅÅ-MM-DD.", "The day the referral came is missing; write it as YYYY-MM-DD.");

    public static Phrase OutcomeMissing { get; } = new(
        "Det är inte valt vad som beslutades; välj det, eller ta bort dagen för beslutet.", "What was decided is not chosen; choose it, or take the day of the decision away.");

    public static Phrase OutcomeDayMissing { get; } = new(
        "Dagen då remissen återsändes eller skickades vidare saknas; skriv den.", "The day the referral was returned or forwarded is missing; write it.");

    public static Phrase OutcomeBeforeReceived { get; } = new(
        "Remissen kan inte ha beslutats om innan den kom; rätta en av dagarna.", "The referral cannot have been decided on before it came; correct one of the days.");

    public static Phrase StillPending { get; } = new(
        "En remiss som väntar på beslut har ingen dag för beslutet; ta bort dagen, eller välj vad som beslutades.", "A referral that awaits its decision has no day of it; take the day away, or choose what was decided.");

    public static Phrase NotForwarded { get; } = new(
        "Bara en remiss som skickats vidare har någon som tog emot den; töm rutan, eller välj skickad vidare.", "Only a forwarded referral has somebody who received it; empty the field, or choose forwarded.");

    public static Phrase MovedMissing { get; } = new(
        "Dagen för flytten saknas; skriv den som ÅÅÅÅ-MM-DD.", "The day of the move is missing; write it as YYYY-MM-DD.");

    public static Phrase ToUnitMissing { get; } = new(
        "Det är inte valt vilken enhet som tar över; välj den i listan.", "Which unit takes over is not chosen; choose it in the list.");

    public static Phrase MovedBeforeListed { get; } = new(
        "Väntan kan inte ha flyttats innan barnet sattes upp på listan; rätta dagen.", "The wait cannot have been moved before the child was listed; correct the day.");

    public static Phrase MovedAfterRemoved { get; } = new(
        "Barnet togs av listan före den dagen; rätta dagen.", "The child left the list before that day; correct the day.");

    public static Phrase GivenMissing { get; } = new(
        "Dagen då tiden erbjöds saknas; skriv den som ÅÅÅÅ-MM-DD.", "The day the time was offered is missing; write it as YYYY-MM-DD.");

    public static Phrase OfferedMissing { get; } = new(
        "Dagen som erbjöds saknas; skriv den som ÅÅÅÅ-MM-DD.", "The day that was offered is missing; write it as YYYY-MM-DD.");

    public static Phrase OfferedBeforeGiven { get; } = new(
        "Den erbjudna dagen kan inte ligga före den dag då den erbjöds; rätta en av dagarna.", "The offered day cannot lie before the day on which it was offered; correct one of the days.");

    public static Phrase ClosedBeforeListed { get; } = new(
        "Vården kan inte ha avslutats innan barnet sattes upp på listan; rätta en av dagarna.", "The care cannot have ended before the child was listed; correct one of the days.");

    public static Phrase StillNamed { get; } = new(
        "Väntan har besök, flyttar eller erbjudna tider; ta bort dem först.", "The wait has visits, moves or offered times; remove them first.");

    public static Phrase OutsideList(Phrase list) => new(
        $"Ingen av koderna står i listan {list.Sv}. Raden går att leverera; se efter att koden är rätt.", $"None of the codes is on the list {list.En}. The row can be delivered; see that the code is right.");

    public static Phrase NoYear(int last) => new(
        $"Födelseåret är inget år mellan 1900 och {last}; skriv det med fyra siffror, till exempel 2014.",
        $"The birth year is no year between 1900 and {last}; write it with four digits, for example 2014.");

    public static Phrase OtherPoint(MeasuringPoint point)
    {
        var name = point.Name();
        return new(
            $"Väntan gäller {name.Sv.ToLowerInvariant()}; välj det, återbesök eller akut.",
            $"The wait is for {name.En.ToLowerInvariant()}; choose that, follow-up or acute.");
    }
}
