using Trettio.Care;
using Trettio.Goals;
using Trettio.Planning.Simulating;

namespace Trettio.Work.Simulating;

/// <summary>How likely each tier is in one area's month, 0–1 of the replications in which it could be told; and what it pays.</summary>
/// <param name="Area">The area.</param>
/// <param name="Month">The month.</param>
/// <param name="Chance">By tier; null: it could be told in none, for want of a base month and of the 75 % route.</param>
/// <param name="Kr">What the month pays; null: not known, or a month that is not measured.</param>
public sealed record AreaOutlook(MeasuringPoint Area, Month Month, IReadOnlyDictionary<Tier, double>? Chance, Fan? Kr)
{
    /// <summary>The chance of any tier that pays.</summary>
    public double? Paid => Chance is null ? null : 1 - Chance.GetValueOrDefault(Tier.None);
}

/// <summary>Target area 4 in a period that lies wholly within the run.</summary>
public sealed record FlowOutlook(Month From, Month To, double Chance, Fan Ratio, Fan? Kr);

/// <summary>A scenario and what it led to, read as the agreement reads a month: chances of tiers, and money.</summary>
public sealed class SimulatedScenario
{
    private readonly Lazy<Outlook> outlook;

    internal SimulatedScenario(Scenario scenario, PreparedSimulation prepared, SimulationResult result)
    {
        (Scenario, Prepared, Result) = (scenario, prepared, result);
        outlook = new(() => Outlook.Of(this));
    }

    /// <summary>What there is of a run still going on.</summary>
    public static SimulatedScenario SoFar(PreparedSimulation prepared, Scenario scenario, SimulationResult growing) => new(scenario, prepared, growing.SoFar());

    public Scenario Scenario { get; }

    public PreparedSimulation Prepared { get; }

    public SimulationResult Result { get; }

    /// <summary>Reckoned when first asked for, of the replications there are then.</summary>
    public Outlook Outlook => outlook.Value;

    public Month MonthAt(int month) => Result.MonthAt(month);
}
