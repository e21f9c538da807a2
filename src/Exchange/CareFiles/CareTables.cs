namespace Trettio.Exchange;

/// <summary>What a cell of a column means, and so which texts have a meaning there.</summary>
public enum ColumnType
{
    Text,
    Date,

    /// <summary>A day, with or without a time of day and a time zone (the forms of XML); the day counts.</summary>
    TimeStamp,

    /// <summary>The same, standing for its whole month: read as the month's first day.</summary>
    DayOfMonth,

    Choice,

    /// <summary>1 or 0.</summary>
    Flag,

    /// <summary>1900–2199.</summary>
    Year,

    /// <summary>1–12.</summary>
    MonthNumber,

    /// <summary>Four digits.</summary>
    Municipality,
}

/// <summary>
/// A column of a care-event file. <see cref="Required"/>: the header must have it and each row a value.
/// <see cref="Used"/>: contracts §2 counts with it, so an unreadable cell puts the row in quarantine.
/// <see cref="IsPatient"/>: holds patient pseudonyms, which must not be shaped like identity numbers.
/// </summary>
public sealed record Column(string Name, ColumnType Type = ColumnType.Text)
{
    public bool Required { get; init; }

    public bool Used { get; init; }

    public bool IsPatient { get; } = Name is "patient_id" or "merged_into";

    /// <summary>The words of a choice column; null for other types.</summary>
    public ChoiceWords? Words { get; init; }

    /// <summary>What a text must be like; null: any text.</summary>
    public TextRule? Rule { get; init; }
}

/// <summary>A care-event file: its name without extension, its columns in contract order, and the columns whose values identify a row.</summary>
public sealed record CareTable(string Name, IReadOnlyList<Column> Columns, IReadOnlyList<string> Key)
{
    /// <summary>Whether words read as codes are told in the delivery's log.</summary>
    public bool LogsWords { get; init; }

    /// <summary>The position in <see cref="Columns"/>; −1 for an unknown name.</summary>
    public int IndexOf(string column)
    {
        for (var index = 0; index < Columns.Count; index++)
        {
            if (Columns[index].Name.Equals(column, StringComparison.OrdinalIgnoreCase))
                return index;
        }

        return -1;
    }
}

/// <summary>The files of contracts §1.1: the single place that knows their columns.</summary>
public static class CareTables
{
    public static CareTable Units { get; } = new("units",
        [
            Must("unit_id"), Must("name", used: false), Used("parent_unit_id"), Plain("provider"),
            Choice("provider_form", ChoiceWords.ProviderForm), UsedChoice("care_level", ChoiceWords.CareLevel),
            UsedChoice("entry_scenario", ChoiceWords.EntryScenario), Used("entry_attested", ColumnType.Flag),
            Plain("mission"), Used("valid_from", ColumnType.Date), Used("valid_to", ColumnType.Date),
        ],
        ["unit_id", "valid_from"]);

    public static CareTable Patients { get; } = new("patients",
        [
            Must("patient_id"), Must("birth_year", ColumnType.Year), Used("birth_month", ColumnType.MonthNumber),
            Choice("sex", ChoiceWords.Sex), Plain("municipality", ColumnType.Municipality), Plain("home_region"),
            Plain("protected", ColumnType.Flag), Used("merged_into"), Plain("journal_ref"),
        ],
        ["patient_id"]);

    public static CareTable Referrals { get; } = new("referrals",
        [
            Must("referral_id"), Must("patient_id"), Must("unit_id", used: false), Choice("kind", ChoiceWords.ReferralKind),
            Plain("referrer_type"), Plain("reason"), Used("decided_on", ColumnType.Date), Must("received_on", ColumnType.Date),
            Used("assessed_on", ColumnType.Date), UsedChoice("outcome", ChoiceWords.ReferralOutcome),
            Plain("outcome_on", ColumnType.Date), Plain("forwarded_to"), UsedChoice("assessment", ChoiceWords.ReferrerAssessment),
        ],
        ["referral_id"]);

    public static CareTable Commitments { get; } = new("commitments",
        [
            Must("commitment_id"), Must("patient_id"), Must("unit_id"), Must("opened_on", ColumnType.Date),
            Plain("closed_on", ColumnType.Date), Plain("close_reason"),
        ],
        ["commitment_id"]);

    public static CareTable Waits { get; } = new("waits",
        [
            Must("wait_id"), Must("patient_id"), Must("unit_id"),
            UsedChoice("measuring_point", ChoiceWords.MeasuringPoint) with { Required = true },
            Used("referral_id"), Used("commitment_id"), Must("listed_on", ColumnType.Date), Used("decided_on", ColumnType.Date),
            UsedChoice("deviation", ChoiceWords.Deviation), Used("kva"), Used("question"), Plain("priority"),
            Used("removed_on", ColumnType.Date), Choice("removal_reason", ChoiceWords.RemovalReason),
            Used("closed_on", ColumnType.Date), Used("redo", ColumnType.Flag),
        ],
        ["wait_id"]);

    public static CareTable Moves { get; } = new("moves",
        [
            Must("wait_id"), Must("moved_on", ColumnType.Date), Must("from_unit_id"), Must("to_unit_id"),
            Choice("reason", ChoiceWords.MoveReason),
        ],
        ["wait_id", "moved_on", "from_unit_id"]);

    public static CareTable Offers { get; } = new("offers",
        [
            Must("wait_id"), Must("given_on", ColumnType.Date), Must("offered_for", ColumnType.Date),
            Plain("informed_of_guarantee", ColumnType.Flag), Choice("answer", ChoiceWords.OfferAnswer),
        ],
        ["wait_id", "given_on", "offered_for"]);

    public static CareTable Contacts { get; } = new("contacts",
        [
            Must("contact_id"), Must("patient_id"), Must("unit_id"), Must("started_on", ColumnType.Date),
            UsedChoice("status", ChoiceWords.ContactStatus) with { Required = true },
            Choice("cancelled_by", ChoiceWords.CancelledBy), UsedChoice("measuring_point", ChoiceWords.ContactKind),
            Used("wait_id"), Used("referral_id"), Used("decided_on", ColumnType.Date), Used("contact_type"),
            Choice("present", ChoiceWords.Present), Plain("profession"), Used("kva"), Plain("icd"),
            UsedChoice("deviation", ChoiceWords.Deviation), Used("commitment_id"), Used("question"),
            Plain("bought", ColumnType.Flag), Plain("booked_on", ColumnType.Date), Plain("registered_on", ColumnType.Date),
        ],
        ["contact_id"]);

    public static CareTable Medications { get; } = new("medications",
        [
            Must("patient_id"), Used("unit_id"), Must("started_on", ColumnType.Date), Must("atc"), Plain("followed_up_on", ColumnType.Date),
        ],
        ["patient_id", "unit_id", "started_on", "atc"]);

    public static IReadOnlyList<CareTable> All { get; } =
        [Units, Patients, Referrals, Commitments, Waits, Moves, Offers, Contacts, Medications];

    /// <summary>The planning and indicator files of contracts §1.1: known by name, not read by this version.</summary>
    public static IReadOnlyList<string> NotYetRead { get; } = ["slots", "assessments", "plans", "stays", "unit-months"];

    /// <summary>Null for a name that is no care-event file; letter case is free.</summary>
    public static CareTable? Find(string name) =>
        All.FirstOrDefault(table => table.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static Column Must(string name, ColumnType type = ColumnType.Text, bool used = true) =>
        new(name, type) { Required = true, Used = used };

    private static Column Used(string name, ColumnType type = ColumnType.Text) => new(name, type) { Used = true };

    private static Column Plain(string name, ColumnType type = ColumnType.Text) => new(name, type);

    private static Column Choice(string name, ChoiceWords words) => new(name, ColumnType.Choice) { Words = words };

    private static Column UsedChoice(string name, ChoiceWords words) => Choice(name, words) with { Used = true };
}
