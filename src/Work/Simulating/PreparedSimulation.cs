using Trettio.Care;
using Trettio.Measuring;
using Trettio.Planning.Forecasting;
using Trettio.Planning.Simulating;

namespace Trettio.Work.Simulating;

/// <summary>A region or one of its units as it is today, ready to be simulated again and again.</summary>
public sealed record PreparedSimulation
{
    public required SimulationRequest Request { get; init; }

    public required string RegionName { get; init; }

    /// <summary>The name of the unit simulated; null: the whole region.</summary>
    public string? UnitName { get; init; }

    /// <summary>Going on as today.</summary>
    public required SimulationModel Model { get; init; }

    /// <summary>Names by id.</summary>
    public required IReadOnlyDictionary<string, string> UnitNames { get; init; }

    /// <summary>The figures that months are compared with, the year before.</summary>
    public required IReadOnlyDictionary<(Month Month, MeasuringPoint Point), MonthlyFigure> Before { get; init; }

    public required IReadOnlyDictionary<MeasuringPoint, Appointments> Appointments { get; init; }

    /// <summary>On the planning list with no date to start on: not simulated.</summary>
    public required int PlannedWithoutDate { get; init; }

    /// <summary>What first visits' inflow is expected to be; null: as in the year before.</summary>
    public Forecast? Forecast { get; init; }

    /// <summary>The pot of one area in one month, kr; null: not known, or for a unit, which is paid nothing of its own.</summary>
    public long? KrPerAreaMonth { get; init; }

    /// <summary>The first month simulated.</summary>
    public Month First => Model.First;

    public Month Last => Model.First.Plus(Model.Months - 1);

    /// <summary>The day whose list the simulation begins with.</summary>
    public DateOnly ListOn => First.First.AddDays(-1);

    /// <summary>How many wait at a measuring point today.</summary>
    public int Waiting(MeasuringPoint point) => Model.Queues.Where(queue => queue.Point == point).Sum(queue => queue.Waiting.Count);
}
