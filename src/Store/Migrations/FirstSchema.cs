namespace Trettio.Store.Migrations;

/// <summary>
/// The schema as the first migration made it, frozen: later changes are migrations of their own and leave this page as it is.
/// Columns are written <c>name:type</c>, with <c>?</c> where a value may be missing.
/// </summary>
internal static class FirstSchema
{
    public static IReadOnlyList<TableText> Versioned { get; } =
    [
        new("units", "unit_id valid_from", "",
            "unit_id:text name:text parent_unit_id:text? provider:text? provider_form:int? care_level:int entry_scenario:int? "
            + "entry_attested:int? mission:text? valid_from:int? valid_to:int?"),
        new("patients", "patient_id", "merged_into",
            "patient_id:text birth_year:int birth_month:int? sex:int? municipality:text? home_region:text? protected:int "
            + "merged_into:text? journal_ref:text?"),
        new("referrals", "referral_id", "patient_id",
            "referral_id:text patient_id:text unit_id:text kind:int? referrer_type:text? reason:text? decided_on:int? received_on:int "
            + "assessed_on:int? outcome:int? outcome_on:int? forwarded_to:text? assessment:int?"),
        new("commitments", "commitment_id", "patient_id",
            "commitment_id:text patient_id:text unit_id:text opened_on:int closed_on:int? close_reason:text?"),
        new("waits", "wait_id", "patient_id",
            "wait_id:text patient_id:text unit_id:text measuring_point:int referral_id:text? commitment_id:text? listed_on:int "
            + "decided_on:int? deviation:int kva:text? question:text? priority:text? removed_on:int? removal_reason:int? closed_on:int? redo:int?"),
        new("moves", "wait_id moved_on from_unit_id", "",
            "wait_id:text moved_on:int from_unit_id:text to_unit_id:text reason:int?"),
        new("offers", "wait_id given_on offered_for", "",
            "wait_id:text given_on:int offered_for:int informed_of_guarantee:int? answer:int?"),
        new("contacts", "contact_id", "wait_id patient_id",
            "contact_id:text patient_id:text unit_id:text started_on:int status:int cancelled_by:int? measuring_point:int? wait_id:text? "
            + "referral_id:text? decided_on:int? contact_type:text? present:int? profession:text? kva:text? icd:text? deviation:int "
            + "commitment_id:text? question:text? bought:int? booked_on:int? registered_on:int?"),
        new("figures", "region unit month measuring_point", "",
            "region:text unit:text? month:int measuring_point:int completed:int? excluded_mov:int? excluded_sov:int? excluded_pvv:int? "
            + "counted:int? in_time:int? waiting:int? waiting_in_time:int? added:int? removed:int? planned:int? left_out:int? "
            + "moved_in:int? moved_out:int? completed_for_others:int? completed_elsewhere:int?"),
        new("flow_sums", "region first_month last_month", "",
            "region:text first_month:int last_month:int added:int completed:int"),
    ];

    public static IReadOnlyList<PlainText> Plain { get; } =
    [
        new("DeliveryRow", "deliveries", "Id", "",
            "Id:int ReceivedAt:time ContentHash:text Who:text Program:text Note:text?"),
        new("DeliveryFileRow", "delivery_files", "Delivery Place", "",
            "Delivery:int Place:int Name:text Read:long Stored:long Replaced:long Quarantined:long Sha256:text?"),
        new("QuarantineRow", "quarantine", "RowId", "Delivery",
            "RowId:long Delivery:int File:text Line:long Column:text ValueClass:text ReasonSv:text ReasonEn:text RawText:text"),
        new("UnreadCellRow", "unread_cells", "RowId", "Delivery",
            "RowId:long Delivery:int File:text Line:long Column:text RawText:text"),
        new("FindingRow", "findings", "Delivery Place", "",
            "Delivery:int Place:int Check:text Severity:int Count:long Of:long Sv:text En:text"),
    ];

    /// <summary>
    /// All columns of a versioned table. What every question asks of a row stands first, so that a server finds it without passing over all the others;
    /// stores made by earlier programs have it last. Statements name their columns.
    /// </summary>
    public static string OfVersions(TableText table) => $"row_id:long delivery:int superseded_by:int? {table.Columns}";

    public sealed record TableText(string Name, string Key, string Lookups, string Columns);

    public sealed record PlainText(string Entity, string Name, string Key, string Index, string Columns);

    public sealed record ColumnText(string Name, Type Type, bool Nullable)
    {
        public string Stored { get; } =
            string.Concat(Name.Select((letter, at) => at > 0 && char.IsAsciiLetterUpper(letter) ? $"_{letter}" : $"{letter}")).ToLowerInvariant();
    }

    public static IEnumerable<ColumnText> Columns(string text) => text.Split(' ').Select(column =>
    {
        var (name, type) = (column.Split(':')[0], column.Split(':')[1]);
        return new ColumnText(name, TypeOf(type.TrimEnd('?')), type.EndsWith('?'));
    });

    private static Type TypeOf(string type) => type switch
    {
        "text" => typeof(string),
        "int" => typeof(int),
        "long" => typeof(long),
        "time" => typeof(DateTimeOffset),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
