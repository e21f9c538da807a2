using Trettio.Care;

namespace Trettio.Planning.Producing;

/// <summary>A number as planned and as it became; null: not planned, not known.</summary>
public readonly record struct PlannedAndDone(int? Planned, int? Outcome)
{
    /// <summary>More (or, below 0, fewer) than planned; null where either is missing.</summary>
    public int? Difference => Outcome - Planned;

    internal PlannedAndDone Plus(PlannedAndDone other) => new((Planned ?? 0) + other.Planned, (Outcome ?? 0) + other.Outcome);
}

/// <summary>One month of a plan against what happened, and both years-to-date over the months that have both.</summary>
public sealed record FollowUpRow(Month Month)
{
    public PlannedAndDone Completed { get; init; }

    public PlannedAndDone InTime { get; init; }

    public PlannedAndDone Waiting { get; init; }

    public PlannedAndDone WaitingInTime { get; init; }

    /// <summary>From January on; null values before the first month that has both.</summary>
    public PlannedAndDone CompletedSoFar { get; init; }

    public PlannedAndDone InTimeSoFar { get; init; }

    /// <summary>Of the outcomes so far, from sums; null while there is none.</summary>
    public double? ShareSoFar { get; init; }

    /// <summary>True where the planned number of completed was proposed, not written.</summary>
    public bool IsProposal { get; init; }
}

/// <summary>A plan against the outcome at one measuring point.</summary>
public sealed record PlanFollowUp(MeasuringPoint Point, int Year, IReadOnlyList<FollowUpRow> Rows)
{
    public static PlanFollowUp Of(PksTable table, PlanInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(inputs);
        var rows = new List<FollowUpRow>();
        foreach (var row in table.Rows)
        {
            var before = rows.LastOrDefault();
            var written = Planned(PlanField.Completed);
            var proposed = row.Past.Counted.Value is { } counted ? PksNeeds.Grown(counted, inputs.GrowthPerMille) : (int?)null;
            var completed = new PlannedAndDone(written ?? proposed, row.Basis == PksBasis.Outcome ? row.Completed : null);
            var inTime = new PlannedAndDone(Planned(PlanField.InTime), row.Basis == PksBasis.Outcome ? row.InTime : null);
            var soFar = (Completed: SoFar(before?.CompletedSoFar, completed), InTime: SoFar(before?.InTimeSoFar, inTime));
            rows.Add(new(row.Month)
            {
                Completed = completed,
                InTime = inTime,
                Waiting = new(Planned(PlanField.Waiting), row.WaitingBasis == PksBasis.Outcome ? row.Waiting : null),
                WaitingInTime = new(Planned(PlanField.WaitingInTime), row.WaitingBasis == PksBasis.Outcome ? row.WaitingInTime : null),
                CompletedSoFar = soFar.Completed,
                InTimeSoFar = soFar.InTime,
                ShareSoFar = ShareUntil(table, row.Month),
                IsProposal = written is null && proposed is not null,
            });

            int? Planned(PlanField field) => inputs.Of(table.Point, row.Month, field);
        }

        return new(table.Point, table.Year, rows);
    }

    // A month that lacks one of the two leaves both sums as they were: what was never planned is no surplus.
    private static PlannedAndDone SoFar(PlannedAndDone? before, PlannedAndDone now) => now.Difference is null ? before ?? default : (before ?? default).Plus(now);

    private static double? ShareUntil(PksTable table, Month month)
    {
        List<PksRow> done = [.. table.Rows.Where(row => row.Month <= month && row.Basis == PksBasis.Outcome)];
        return done.All(row => row.InTime is not null) ? PksSums.Share(PksSums.Sum(done, row => row.InTime), PksSums.Sum(done, row => row.Completed)) : null;
    }
}
