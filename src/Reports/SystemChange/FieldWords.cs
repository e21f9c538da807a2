using Trettio.Care;

namespace Trettio.Reports.SystemChange;

/// <summary>The tables of a delivery and their fields in words; the names in the files are for those who make them.</summary>
public static class FieldWords
{
    private static readonly Dictionary<string, Phrase> Tables = new(StringComparer.Ordinal)
    {
        ["units"] = new("enheter", "units"),
        ["patients"] = new("patienter", "patients"),
        ["referrals"] = new("remisser", "referrals"),
        ["commitments"] = new("vårdåtaganden", "commitments"),
        ["waits"] = new("väntande", "waits"),
        ["moves"] = new("flyttar", "moves"),
        ["offers"] = new("erbjudanden", "offers"),
        ["contacts"] = new("kontakter", "contacts"),
        ["medications"] = new("läkemedel", "medications"),
    };

    private static readonly Dictionary<string, Phrase> Fields = new(StringComparer.Ordinal)
    {
        ["parent_unit_id"] = new("överordnad enhet", "parent unit"),
        ["care_level"] = new("vårdnivå", "care level"),
        ["entry_scenario"] = new("scenario för väg in", "entry scenario"),
        ["name"] = new("namn", "name"),
        ["mission"] = new("uppdrag", "mission"),
        ["valid_to"] = new("gäller till", "valid to"),
        ["birth_year"] = new("födelseår", "year of birth"),
        ["sex"] = new("kön", "sex"),
        ["municipality"] = new("kommun", "municipality"),
        ["home_region"] = new("hemregion", "home region"),
        ["merged_into"] = new("sammanförd med", "merged into"),
        ["journal_ref"] = new("journalreferens", "journal reference"),
        ["referral_id"] = new("remissens id", "the referral’s id"),
        ["kind"] = new("slag", "kind"),
        ["referrer_type"] = new("remittenttyp", "kind of referrer"),
        ["reason"] = new("orsak", "reason"),
        ["decided_on"] = new("beslutsdatum", "decision date"),
        ["received_on"] = new("kom in", "received"),
        ["assessed_on"] = new("bedömd", "assessed"),
        ["outcome"] = new("utfall", "outcome"),
        ["outcome_on"] = new("utfallets dag", "day of the outcome"),
        ["forwarded_to"] = new("vidareskickad till", "forwarded to"),
        ["assessment"] = new("bedömning", "assessment"),
        ["commitment_id"] = new("vårdåtagandets id", "the commitment’s id"),
        ["opened_on"] = new("öppnat", "opened"),
        ["closed_on"] = new("avslutad", "closed"),
        ["close_reason"] = new("avslutsorsak", "reason of closing"),
        ["wait_id"] = new("väntans id", "the wait’s id"),
        ["measuring_point"] = new("mätpunkt", "measuring point"),
        ["listed_on"] = new("uppsatt", "listed"),
        ["deviation"] = new("väntetidsavvikelse", "deviation"),
        ["kva"] = new("KVÅ", "KVÅ"),
        ["question"] = new("frågeställning", "question"),
        ["priority"] = new("prioritet", "priority"),
        ["removed_on"] = new("avförd", "removed"),
        ["removal_reason"] = new("avföringsorsak", "reason of removal"),
        ["redo"] = new("görs om", "to be redone"),
        ["to_unit_id"] = new("ny enhet", "new unit"),
        ["informed_of_guarantee"] = new("informerad om vårdgarantin", "told of the guarantee"),
        ["answer"] = new("svar", "answer"),
        ["contact_id"] = new("kontaktens id", "the contact’s id"),
        ["started_on"] = new("startdatum", "start date"),
        ["status"] = new("status", "status"),
        ["cancelled_by"] = new("avbokad av", "cancelled by"),
        ["contact_type"] = new("kontakttyp", "kind of contact"),
        ["present"] = new("närvarande", "present"),
        ["profession"] = new("yrke", "profession"),
        ["icd"] = new("ICD", "ICD"),
        ["bought"] = new("köpt", "bought"),
        ["booked_on"] = new("bokad", "booked"),
        ["registered_on"] = new("registrerad", "registered"),
    };

    /// <summary>"kontakter: KVÅ", or the table alone where no field is named; a name that is not known is said as it is.</summary>
    public static string Of(string table, string field, Language language)
    {
        var said = Word(Tables, table, language);
        return field.Length == 0 ? said : $"{said}: {Word(Fields, field, language)}";
    }

    /// <summary>Whether a name has a word of its own.</summary>
    public static bool Knows(string table, string field) => Tables.ContainsKey(table) && (field.Length == 0 || Fields.ContainsKey(field));

    private static string Word(Dictionary<string, Phrase> words, string name, Language language) => words.TryGetValue(name, out var word) ? word.In(language) : name;
}
