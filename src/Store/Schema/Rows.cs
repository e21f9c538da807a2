namespace Trettio.Store.Schema;

/// <summary>The rows that EF Core reads and writes, one class per table that is not versioned.</summary>
internal sealed class DeliveryRow
{
    public int Id { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    public required string ContentHash { get; set; }

    public required string Who { get; set; }

    public required string Program { get; set; }

    public string? Note { get; set; }

    /// <summary>The delivery that this one takes back; null for one that brings something.</summary>
    public int? Undoes { get; set; }

    /// <summary>The mapping it was read through: id, version and hash; null: read as it was.</summary>
    public string? Mapping { get; set; }

    /// <summary>How its files were understood, a line each.</summary>
    public string? Log { get; set; }
}

internal sealed class DeliveryFileRow
{
    public int Delivery { get; set; }

    /// <summary>Its place in the delivery's list, from 0.</summary>
    public int Place { get; set; }

    public required string Name { get; set; }

    public long Read { get; set; }

    public long Stored { get; set; }

    public long Replaced { get; set; }

    public long Quarantined { get; set; }

    public string? Sha256 { get; set; }
}

internal sealed class QuarantineRow
{
    public long RowId { get; set; }

    public int Delivery { get; set; }

    public required string File { get; set; }

    public long Line { get; set; }

    public required string Column { get; set; }

    public required string ValueClass { get; set; }

    public required string ReasonSv { get; set; }

    public required string ReasonEn { get; set; }

    public required string RawText { get; set; }
}

internal sealed class UnreadCellRow
{
    public long RowId { get; set; }

    public int Delivery { get; set; }

    public required string File { get; set; }

    public long Line { get; set; }

    public required string Column { get; set; }

    public required string RawText { get; set; }
}

internal sealed class FindingRow
{
    public int Delivery { get; set; }

    public int Place { get; set; }

    public required string Check { get; set; }

    public int Severity { get; set; }

    public long Count { get; set; }

    public long Of { get; set; }

    public required string Sv { get; set; }

    public required string En { get; set; }
}

internal sealed class CheckOutcomeRow
{
    public int Delivery { get; set; }

    /// <summary>Its place in the order in which the checks are run, from 0.</summary>
    public int Place { get; set; }

    public required string Check { get; set; }

    /// <summary>As JSON writes it: not_applicable, passed, passed_with_rows, failed.</summary>
    public required string Outcome { get; set; }

    public int Severity { get; set; }

    public long Count { get; set; }

    public long Of { get; set; }

    public required string Sv { get; set; }

    public required string En { get; set; }
}

/// <summary>How many rows of a unit and month a check failed in a delivery.</summary>
internal sealed class CheckPlaceRow
{
    public int Delivery { get; set; }

    /// <summary>Numbers the places of a delivery, from 0.</summary>
    public int Place { get; set; }

    public required string Check { get; set; }

    public required string Unit { get; set; }

    /// <summary>As a versioned table's months; null: of no month.</summary>
    public int? Month { get; set; }

    public long Count { get; set; }
}
