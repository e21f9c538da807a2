namespace Trettio.Planning.Simulating;

/// <summary>One replication's month: the counts of a measuring point or of a unit's queue. Shares are fractions 0–1; null: nobody to count.</summary>
public readonly record struct SimulatedMonth
{
    public int Added { get; init; }

    public int Completed { get; init; }

    /// <summary>Completed less the excluded.</summary>
    public int Counted { get; init; }

    public int InTime { get; init; }

    public int Left { get; init; }

    public int Waiting { get; init; }

    public int WaitingInTime { get; init; }

    public int WaitingOver90 { get; init; }

    public int NoShows { get; init; }

    public long DaysWaited { get; init; }

    public long PatientDays { get; init; }

    public double? Share => Counted == 0 ? null : (double)InTime / Counted;

    public double? WaitingShare => Waiting == 0 ? null : (double)WaitingInTime / Waiting;

    /// <summary>Mean days of those seen.</summary>
    public double? MeanDays => Completed == 0 ? null : (double)DaysWaited / Completed;

    public SimulatedMonth Plus(in SimulatedMonth other) => new()
    {
        Added = Added + other.Added,
        Completed = Completed + other.Completed,
        Counted = Counted + other.Counted,
        InTime = InTime + other.InTime,
        Left = Left + other.Left,
        Waiting = Waiting + other.Waiting,
        WaitingInTime = WaitingInTime + other.WaitingInTime,
        WaitingOver90 = WaitingOver90 + other.WaitingOver90,
        NoShows = NoShows + other.NoShows,
        DaysWaited = DaysWaited + other.DaysWaited,
        PatientDays = PatientDays + other.PatientDays,
    };
}
