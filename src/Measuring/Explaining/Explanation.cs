using Trettio.Care;

namespace Trettio.Measuring.Explaining;

/// <summary>One condition on the way to a standing: what was asked, what the record says, whether it holds and whether it decided.</summary>
/// <param name="Id">Stable id, e.g. <c>clock_start</c>.</param>
/// <param name="Told">What this record says, with its dates; at least one, the first of which is the condition's own reason.</param>
/// <param name="Holds">Null when the question does not arise (nothing to compare).</param>
/// <param name="Decides">True for the condition that the standing turned on.</param>
public sealed record Condition(string Id, IReadOnlyList<Told> Told, bool? Holds, bool Decides)
{
    public Reason Reason => Told[0].Reason;

    public Phrase Says => Measuring.Told.Together(Told);

    public Source Source => Reason.Source;
}

/// <summary>One month: what the record is in it, and every condition evaluated, also after the first miss.</summary>
public sealed record MonthExplained(Month Month, IReadOnlyList<Standing> Standings, IReadOnlyList<Condition> Conditions)
{
    /// <summary>What would change the standing in the month; empty for a contact that stops no clock and is in no wait.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];
}

/// <summary>An event on a record's time line.</summary>
public sealed record TimelineEvent(DateOnly On, Told Told)
{
    public Phrase What => Told.Phrase;
}

/// <summary>Why a wait or a contact is counted, waiting, excluded or left out. Holds the record's own id and no patient's.</summary>
public sealed record Explanation
{
    /// <summary>wait or contact.</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>Null for a contact at no measuring point.</summary>
    public MeasuringPoint? Point { get; init; }

    public required string UnitId { get; init; }

    /// <summary>For a contact: its standing. Null for a wait.</summary>
    public Reason? ContactStanding { get; init; }

    /// <summary>For a contact: the wait it names, when that was delivered.</summary>
    public string? WaitId { get; init; }

    /// <summary>For a contact on the judged basis: what it was registered as, what it is, and why. Null on the registered basis.</summary>
    public Judging.Judgement? Judgement { get; init; }

    /// <summary>For a contact: what would change its standing, or what it is judged to be. Empty for a wait, whose months tell.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>
    /// On the judged basis, what a contact that is measured by itself was parted from: for the contact the wait that it names and that stays,
    /// for the wait the contacts that name it.
    /// </summary>
    public IReadOnlyList<Explanation> Beside { get; init; } = [];

    public IReadOnlyList<TimelineEvent> Timeline { get; init; } = [];

    /// <summary>Every month the record has a standing in, or the one asked for. Empty when there is none.</summary>
    public IReadOnlyList<MonthExplained> Months { get; init; } = [];

    /// <summary>Every figure that the record is counted in, of the months explained. A contact is counted where it stops a clock.</summary>
    public IReadOnlyList<FigureCounting> Figures => Point is not { } point || (ContactStanding is { } standing && standing != Reasons.StopsTheClock)
        ? []
        :
        [
            .. from month in Months
               from one in month.Standings
               where ContactStanding is null || WaitId is null || one is Standing.Completed or Standing.LeftOut
               from at in FigureColumn.Counting(one)
               select new FigureCounting(new(month.Month, at.Unit, point), at.Column),
        ];
}

/// <summary>One figure that a record is counted in.</summary>
public sealed record FigureCounting(FigureKey Key, FigureColumn Column);
