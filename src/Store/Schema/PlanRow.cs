namespace Trettio.Store.Schema;

/// <summary>A version of a production plan, as EF Core reads and writes it. <see cref="At"/> is UTC.</summary>
internal sealed class PlanRow
{
    public int Id { get; set; }

    public required string Region { get; set; }

    /// <summary>Null: the whole region.</summary>
    public string? Unit { get; set; }

    public int Year { get; set; }

    public int Version { get; set; }

    public required string Name { get; set; }

    public required string Reason { get; set; }

    public required string Who { get; set; }

    public DateTimeOffset At { get; set; }

    public int GrowthPerMille { get; set; }

    /// <summary>One number a line; see PlanText.</summary>
    public required string Numbers { get; set; }
}
