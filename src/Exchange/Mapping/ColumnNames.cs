using System.Text;

namespace Trettio.Exchange;

/// <summary>
/// What columns are called in Swedish journal systems and lists, as far as we know: a start for a proposal that a person reads. Written
/// without blanks, signs and rings and dots over letters, so that "Beslutsdatum", "Besluts-datum" and "beslutsdatum" are one name.
/// </summary>
internal static class ColumnNames
{
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["unit_id"] = ["enhet", "enhetsid", "enhetskod", "hsaid", "hsaidenhet", "mottagning", "mottagningsid", "vardenhet", "vardenhetid", "kombika", "klinik"],
        ["name"] = ["namn", "enhetsnamn", "mottagningsnamn"],
        ["parent_unit_id"] = ["overordnadenhet", "overordnad", "hsaidvardenhet", "forvaltning"],
        ["provider"] = ["vardgivare", "vardgivarnamn"],
        ["valid_from"] = ["giltigfran", "fran", "startdatumenhet"],
        ["valid_to"] = ["giltigtill", "till", "slutdatumenhet"],
        ["patient_id"] = ["patient", "patientid", "patientnr", "patientnummer", "pid", "personnummer", "personnr", "pnr", "personid", "pseudonym", "lopnrpatient"],
        ["birth_year"] = ["fodelsear", "fodar", "fodelsedatum", "fodd", "fodelsedag"],
        ["birth_month"] = ["fodelsemanad", "fodelsedatum", "fodd"],
        ["sex"] = ["kon", "gender", "patientkon", "juridisktkon"],
        ["municipality"] = ["kommun", "kommunkod", "folkbokforingskommun"],
        ["home_region"] = ["hemregion", "hemlan", "lan", "lanskod", "folkbokforingslan"],
        ["protected"] = ["skyddadidentitet", "sekretessmarkering", "skyddadepersonuppgifter", "skyddad", "skydd"],
        ["journal_ref"] = ["journal", "journalnummer", "journalnr", "journalreferens"],
        ["referral_id"] = ["remissid", "remissnr", "remissnummer", "remiss", "vardbegaranid", "vardbegaran"],
        ["kind"] = ["vardbegarantyp", "remisstyp", "egenvardbegaran"],
        ["referrer_type"] = ["remittent", "remittenttyp", "avsandare"],
        ["reason"] = ["orsak", "anledning", "sokorsak"],
        ["received_on"] = ["ankomstdatum", "inkom", "inkommen", "inkomdatum", "remissankomst", "mottagen", "mottagendatum", "inkommetdatum", "remissinkom"],
        ["decided_on"] = ["beslutsdatum", "beslut", "datumbeslut", "beslutsdatumaktivitet", "remissdatum", "beslutaktivitet", "vardbeslutsdatum", "beslutad"],
        ["assessed_on"] = ["bedomningsdatum", "bedomd", "remissbedomning", "bedomddatum"],
        ["outcome"] = ["remissutfall", "utfall", "remissbeslut", "bedomning"],
        ["outcome_on"] = ["utfallsdatum"],
        ["forwarded_to"] = ["vidarebefordradtill", "skickadtill"],
        ["commitment_id"] = ["vardatagande", "vardatagandeid", "atagande", "atagandeid"],
        ["opened_on"] = ["oppnat", "oppnad", "atagandestart"],
        ["closed_on"] = ["avslutat", "avslutad", "avslutsdatum", "avslutningsdatum"],
        ["wait_id"] = ["vantelistaid", "vantelistenr", "vantelistenummer", "vanteid", "vantepostid", "koid", "konr", "kopostid"],
        ["measuring_point"] = ["matpunkt", "kontaktslag", "besokstyp", "ko", "lista", "vantetyp", "vardtyp", "aktivitet"],
        ["listed_on"] = ["uppsattdatum", "uppsatt", "listad", "registreradvantelista", "vantelistadatum", "satdatum", "pavantelista", "koplaceringsdatum"],
        ["deviation"] = ["avvikelse", "vantetidsavvikelse", "avvikelseorsak", "avvikelsekod", "pvvmov"],
        ["kva"] = ["kva", "kvakod", "kvakoder", "atgard", "atgardskod", "atgardskoder"],
        ["question"] = ["fragestallning", "fraga"],
        ["priority"] = ["prioritet", "prio", "medicinskprioritet"],
        ["removed_on"] = ["avfordatum", "avford", "borttagen", "borttagendatum", "avfordvantelista"],
        ["removal_reason"] = ["avforingsorsak", "borttagsorsak", "orsakavford"],
        ["contact_id"] = ["kontaktid", "vardkontaktid", "besokid", "besoksid", "bokningsid", "besoksnr", "kontaktnr"],
        ["started_on"] = ["besoksdatum", "kontaktdatum", "startdatum", "datum", "bokadtid", "besokstid", "startaktivitet", "insattdatum"],
        ["status"] = ["status", "besoksstatus", "kontaktstatus", "bokningsstatus", "genomford"],
        ["cancelled_by"] = ["avbokadav", "ombokadav"],
        ["contact_type"] = ["kontakttyp", "vardkontakttyp", "vardkontaktstyp", "besoksform", "kontaktform", "form"],
        ["present"] = ["narvarande", "deltagare", "deltog"],
        ["profession"] = ["yrkeskategori", "yrke", "vardgivarkategori", "personalkategori"],
        ["icd"] = ["diagnos", "diagnoskod", "icd10", "huvuddiagnos"],
        ["bought"] = ["kopt", "koptvard", "upphandlad"],
        ["booked_on"] = ["bokadden", "bokningsdatum", "boktdatum"],
        ["registered_on"] = ["registreringsdatum", "registrerad", "regdatum"],
        ["moved_on"] = ["flyttdatum", "flyttad"],
        ["from_unit_id"] = ["franenhet"],
        ["to_unit_id"] = ["tillenhet"],
        ["given_on"] = ["erbjuden", "erbjudandedatum"],
        ["offered_for"] = ["erbjudentid", "erbjudetdatum"],
        ["answer"] = ["svar", "patientensvar"],
        ["atc"] = ["atckod", "lakemedel"],
    };

    // A word that begins a code says what it means. Of a list that fits, the first counts.
    private static readonly Dictionary<string, (string Begins, string Code)[]> Codes = new()
    {
        ["sex"] = [("m", "1"), ("p", "1"), ("k", "2"), ("f", "2"), ("o", "3"), ("u", "3")],
        ["measuring_point"] =
        [
            ("nyb", "first_visit"), ("forsta", "first_visit"), ("utr", "investigation"), ("beh", "treatment"), ("aterb", "follow_up"),
            ("upp", "follow_up"), ("akut", "acute"),
        ],
        ["status"] =
        [
            ("genom", "done"), ("utfor", "done"), ("ankom", "done"), ("klar", "done"), ("ute", "no_show"), ("av", "cancelled"), ("aterbud", "cancelled"),
            ("om", "cancelled"), ("bok", "booked"), ("plan", "booked"),
        ],
        ["deviation"] = [("p", "PvV"), ("m", "MoV"), ("s", "SoV")],
        ["kind"] = [("eg", "self"), ("rem", "referral")],
        ["outcome"] = [("acc", "accepted"), ("mott", "accepted"), ("ater", "returned"), ("avv", "returned"), ("vid", "forwarded"), ("kom", "complement"), ("van", "pending")],
        ["cancelled_by"] = [("pat", "patient"), ("kli", "clinic"), ("mott", "clinic"), ("var", "clinic")],
        ["provider_form"] = [("reg", "region"), ("off", "region"), ("pri", "private")],
        ["protected"] = [("j", "1"), ("s", "1"), ("n", "0")],
        ["bought"] = [("j", "1"), ("n", "0")],
        ["answer"] = [("ja", "accepted"), ("acc", "accepted"), ("tac", "accepted"), ("nej", "declined"), ("avb", "declined"), ("ing", "none")],
    };

    /// <summary>2: it is called so; 1: its name holds the word; 0: neither.</summary>
    public static int Fits(string column, string target)
    {
        var plain = Plain(column);
        if (plain == Plain(target))
            return 2;
        var names = Known.GetValueOrDefault(target, []);
        return names.Contains(plain) ? 2 : names.Any(name => name.Length > 4 && plain.Contains(name, StringComparison.Ordinal)) ? 1 : 0;
    }

    /// <summary>Null where the code says nothing to us.</summary>
    public static string? CodeOf(string target, string value)
    {
        var plain = Plain(value);
        return Codes.GetValueOrDefault(target, []).Where(known => plain.StartsWith(known.Begins, StringComparison.Ordinal)).Select(known => known.Code).FirstOrDefault();
    }

    public static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant().Where(char.IsAsciiLetterOrDigit))
            plain.Append(letter);
        return plain.ToString();
    }
}
