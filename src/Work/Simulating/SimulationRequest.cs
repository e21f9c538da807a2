using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;

namespace Trettio.Work.Simulating;

/// <summary>What is to be simulated: where, from when, for how long, and by which agreement it is judged.</summary>
public sealed record SimulationRequest
{
    /// <summary>The most years ahead: beyond them today's list says nothing.</summary>
    public const int MostYears = 5;

    public const int MostReplications = 10_000;

    public required string Region { get; init; }

    /// <summary>A unit's id or name; null: all of the region's.</summary>
    public string? Unit { get; init; }

    /// <summary>The first month simulated; null: the one after the last that has figures.</summary>
    public Month? From { get; init; }

    public int Months { get; init; } = 12;

    public required RuleSet Rules { get; init; }

    public required Agreement Agreement { get; init; }

    /// <summary>Kr for one area in one month; null: the agreement's own amount for the region.</summary>
    public long? MaxPerAreaMonth { get; init; }
}
