using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality;

namespace Trettio.Store;

/// <summary>
/// What is known of a delivery before its rows are read. <see cref="ContentHash"/> is equal for equal content and compared with the latest
/// delivery's only; <see cref="Who"/> is the account that the program ran under, <see cref="Program"/> its version; <see cref="Note"/> may be null.
/// </summary>
public sealed record DeliveryInfo(DateTimeOffset ReceivedAt, string ContentHash, string Who, string Program, string? Note = null)
{
    /// <summary>The mapping it was read through: id, version and hash; null: read as it was.</summary>
    public string? Mapping { get; init; }

    /// <summary>How the files were understood, a line each: encoding, separator, tolerant readings; null: not told.</summary>
    public string? Log { get; init; }
}

/// <summary>
/// One file of a delivery: rows read, stored for the first time, stored in place of an earlier version, and in quarantine.
/// <see cref="Sha256"/> is hexadecimal, null where it was not computed.
/// </summary>
public sealed record DeliveryFile(string Name, long Read, long Stored, long Replaced, long Quarantined, string? Sha256 = null);

/// <summary>A delivery as stored; <see cref="Id"/> counts from 1 in order of arrival.</summary>
public sealed record Delivery(int Id, DeliveryInfo Info, IReadOnlyList<DeliveryFile> Files)
{
    /// <summary>The delivery that this one takes back; null for one that brought something.</summary>
    public int? Undoes { get; init; }

    /// <summary>The delivery that took this one back; null: it counts.</summary>
    public int? UndoneBy { get; init; }
}

/// <summary>
/// What became of a table's rows: <see cref="Stored"/> were not known before, <see cref="Replaced"/> took an earlier version's place,
/// <see cref="Same"/> equal the version that already counted and were not stored again.
/// </summary>
public sealed record TableCounts(string Table, long Stored, long Replaced, long Same)
{
    public long Read => Stored + Replaced + Same;

    /// <summary>Known rows that a table delivered as a whole no longer had, and that count no longer.</summary>
    public long Left { get; init; }
}

/// <summary>The receipt of an import. When <see cref="Unchanged"/>, nothing was stored and <see cref="Delivery"/> is the equal, latest one.</summary>
public sealed record ImportResult(int Delivery, bool Unchanged, IReadOnlyList<TableCounts> Tables)
{
    /// <summary>The counts of a table; zeros when the delivery had none of it.</summary>
    public TableCounts Of(string table) => Tables.FirstOrDefault(counts => counts.Table == table) ?? new(table, 0, 0, 0);
}

/// <summary>The part of a delivery that is figures without patients.</summary>
public sealed record FiguresInput(IReadOnlyList<FigureRow> Figures, IReadOnlyList<FlowSum> FlowSums)
{
    public static FiguresInput None { get; } = new([], []);
}

/// <summary>A row that could not be read, with its raw text: for the one who mends the delivery, never for a log or a list.</summary>
public sealed record QuarantinedRow(UnreadRow Row, string RawText);

/// <summary>A wait and all that names it, as it stands now. <see cref="Referral"/> is null when the wait names none or it was never delivered.</summary>
public sealed record WaitHistory(
    Wait Wait,
    Referral? Referral,
    IReadOnlyList<Contact> Contacts,
    IReadOnlyList<Move> Moves,
    IReadOnlyList<Offer> Offers);
