using Trettio.Care;

namespace Trettio.Exchange.National;

/// <summary>The national format as tables, so that its rows are read by the same hand as the care events' (contracts §1): one per delivery and block of codes.</summary>
internal static class NationalTables
{
    private const string Region = "Regionkod";
    private const string Contact = "VardkontaktId";

    // These decide where and how a record counts; an unreadable one must not be read as empty.
    private static readonly string[] Used = ["HSAIdEnhet", "Avvikelse"];

    // No field of a queue. Where one has it all the same, somebody who has been seen may still stand in the queue: a check asks.
    private static readonly Column[] StartedAllTheSame = [new("StartAktivitet", ColumnType.TimeStamp)];

    public static NationalFormat Format => NationalFormat.Bundled;

    public static IReadOnlyDictionary<NationalKind, CareTable> Contacts { get; } =
        Enum.GetValues<NationalKind>().ToDictionary(kind => kind, TableOf);

    public static IReadOnlyDictionary<NationalBlock, CareTable> Codes { get; } =
        Enum.GetValues<NationalBlock>().ToDictionary(block => block, TableOf);

    public static IReadOnlyList<CareTable> All { get; } = [.. Contacts.Values, .. Codes.Values];

    /// <summary>The table that a text file or sheet is of, by its header; null when it is none. A queue has no StartAktivitet, or none in a file called so.</summary>
    public static CareTable? OfHeader(string name, IReadOnlyList<string> header)
    {
        if (!Has(header, Contact) || !Has(header, Region))
            return null;
        foreach (var (block, table) in Codes)
        {
            if (Has(header, Format.CodeLayouts[block].Code) && !Has(header, "BeslutAktivitet"))
                return table;
        }

        if (!Has(header, "BeslutAktivitet") || !Has(header, "Fas"))
            return null;
        var isQueue = !Has(header, "StartAktivitet") || name.Contains("vantande", StringComparison.OrdinalIgnoreCase) || name.Contains("väntande", StringComparison.OrdinalIgnoreCase);
        return Contacts[isQueue ? NationalKind.Waiting : NationalKind.Completed];
    }

    /// <summary>Null when a file with that root is not of the format.</summary>
    public static NationalKind? OfRoot(string localName)
    {
        foreach (var (kind, layout) in Format.Layouts)
        {
            if (layout.Root.Equals(localName, StringComparison.OrdinalIgnoreCase))
                return kind;
        }

        return null;
    }

    public static NationalKind? KindOf(CareTable? table)
    {
        foreach (var (kind, known) in Contacts)
        {
            if (known == table)
                return kind;
        }

        return null;
    }

    private static bool Has(IReadOnlyList<string> header, string column) => header.Contains(column, StringComparer.OrdinalIgnoreCase);

    private static CareTable TableOf(NationalKind kind) => new(
        "national_" + Care.Codes.Code(kind),
        [Month(), .. Format.FieldsOf(kind).Select(field => new Column(field.Name, field.Type)
        {
            Required = field.RequiredIn.Contains(kind),
            Used = Used.Contains(field.Name),
            Words = field.Words,
            Rule = field.Type == ColumnType.Text ? field.Rule : null,
        }), .. kind == NationalKind.Waiting ? StartedAllTheSame : []],
        kind == NationalKind.Completed ? [Region, Contact] : [Format.MonthField, Region, Contact])
    {
        LogsWords = true,
    };

    private static CareTable TableOf(NationalBlock block)
    {
        var layout = Format.CodeLayouts[block];
        Column[] kind = layout.Kind is { } name ? [new(name, ColumnType.Choice) { Required = true, Words = Format.DiagnosisKinds }] : [];
        return new("national_" + Care.Codes.Code(block), [Month(), Must(Region), Must(Contact), Must(layout.Code), .. kind], [Region, Contact, layout.Code]);
    }

    private static Column Month() => new(Format.MonthField, ColumnType.DayOfMonth) { Required = true, Used = true };

    private static Column Must(string name) => new(name) { Required = true };
}
