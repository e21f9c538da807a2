namespace Trettio.Planning.Simulating;

/// <summary>What is counted of one queue in one month of one replication; as in contracts §2.5–2.7.</summary>
public enum Counted
{
    /// <summary>Came into the queue.</summary>
    Added,

    /// <summary>Seen, all of them.</summary>
    Completed,

    /// <summary>Seen, less the excluded: the denominator of the share.</summary>
    InCount,

    /// <summary>Of those counted, seen within the limit.</summary>
    InTime,

    /// <summary>Left the list without a visit.</summary>
    Left,

    /// <summary>In the queue at the end of the month.</summary>
    Waiting,

    /// <summary>Of those, within the limit on the last day.</summary>
    WaitingInTime,

    /// <summary>Of those waiting, past 90 days: the statutory guarantee's limit.</summary>
    WaitingOver90,

    /// <summary>The days waited by all seen, together.</summary>
    DaysWaited,

    /// <summary>The length of the list at the end of each day, summed over the month.</summary>
    PatientDays,

    /// <summary>Time was used and nobody came.</summary>
    NoShows,
}

/// <summary>The shape of the table that a replication fills: queue by queue, month by month, one number for each <see cref="Counted"/>.</summary>
internal readonly record struct CellShape(int Queues, int Months)
{
    internal const int Kinds = (int)Counted.NoShows + 1;

    /// <summary>Waits are told apart by the day up to here; longer ones stand together.</summary>
    internal const int WaitBins = 731;

    internal const int Points = 3;

    internal int Size => Queues * Months * Kinds;

    internal int WaitsSize => Points * Months * WaitBins;

    internal int At(int queue, int month, Counted kind) => (((queue * Months) + month) * Kinds) + (int)kind;

    internal int WaitsAt(int point, int month) => ((point * Months) + month) * WaitBins;
}
