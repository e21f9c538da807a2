using Trettio.Care;
using Trettio.Measuring.Judging;

namespace Trettio.Measuring.Comparing;

/// <summary>What is compared: months (both included), of a region by its root unit's id, or of one unit in it.</summary>
public sealed record ComparisonQuery(Month From, Month To, string Region)
{
    /// <summary>Null for the whole region.</summary>
    public string? Unit { get; init; }
}

/// <summary>How many go from one place to another. <see cref="Records"/> are ids of waits, or of the contact of an implied wait, in ordinal order; those of protected identities are counted and not listed.</summary>
public sealed record PlaceMove(Place From, Place To, int Count, IReadOnlyList<string> Records);

/// <summary>What a done contact is on the judged basis, and why; null cannot be told (ej avgörbar).</summary>
public sealed record ContactPlace(JudgedKind? Kind, Reason Reason);

/// <summary>How many done contacts come to be something else. The ids as in <see cref="PlaceMove"/>.</summary>
public sealed record ContactMove(ContactPlace From, ContactPlace To, int Count, IReadOnlyList<string> Records);

/// <summary>
/// One change: this setting takes the other set's value, all before it in the order already have, all after it not yet.
/// </summary>
public sealed record ComparisonStep(RuleSetting Setting, SettingValue Old, SettingValue New, ComparedState Before, ComparedState After)
{
    /// <summary>Records that change place; empty when the change matters to nobody. The largest first.</summary>
    public required IReadOnlyList<PlaceMove> Moves { get; init; }

    /// <summary>Contacts that come to be something else; on the judged basis only.</summary>
    public required IReadOnlyList<ContactMove> Contacts { get; init; }

    /// <summary>How many records change place.</summary>
    public required int Moved { get; init; }
}

/// <summary>Two rule sets on the same care events, one change at a time. The steps together are the whole difference.</summary>
public sealed record RuleSetComparison(RuleSet From, RuleSet To, ComparisonQuery Query)
{
    /// <summary>By the first set.</summary>
    public required ComparedState First { get; init; }

    /// <summary>By the second set; the same as <see cref="First"/> when nothing differs.</summary>
    public required ComparedState Last { get; init; }

    public required IReadOnlyList<ComparisonStep> Steps { get; init; }

    /// <summary>Settings that differ but change nothing on the registered basis.</summary>
    public required IReadOnlyList<RuleSetting> WithoutEffect { get; init; }

    /// <summary>How many records stand otherwise by the second set than by the first, of all that have a place by either.</summary>
    public required (int Moved, int Of) Whole { get; init; }

    /// <summary>From the first set to the second directly; records that are moved and moved back again are not here.</summary>
    public required IReadOnlyList<PlaceMove> Moves { get; init; }
}

/// <summary>The care events measured by one of the rule sets on the way from the first to the second.</summary>
public sealed class ComparedState
{
    private readonly ComparisonQuery query;

    internal ComparedState(RuleSet rules, ICareEvents events, ComparisonQuery query, ComparedState? earlier = null)
    {
        (Rules, Events, this.query) = (rules, events, query);
        Ledger = Ledger.Of(events, rules);

        // Limits and exclusions change no dates: then the courses are those of the state before.
        Courses = earlier is not null && ReferenceEquals(earlier.Events, events) && ReferenceEquals(earlier.Rules.FirstVisitClocks, rules.FirstVisitClocks)
            ? earlier.Courses
            : [.. Histories.Of(events).All.Select(history => Course.Of(history, rules))];
        Figures = [.. Month.Range(query.From, query.To).SelectMany(FiguresOf)];
    }

    public RuleSet Rules { get; }

    public Ledger Ledger { get; }

    /// <summary>The region's or unit's, for each month and measuring point in order; what it does not hold is 0.</summary>
    public IReadOnlyList<MonthlyFigure> Figures { get; }

    /// <summary>Of all done contacts of these months, whatever region; null where contacts are not judged.</summary>
    public UndecidableShare? Undecidable => (Events as JudgedEvents)?.Undecidable(query.From, query.To);

    internal ICareEvents Events { get; }

    internal IReadOnlyList<Course> Courses { get; }

    /// <summary>Whether a unit's figures are the region's or the unit's compared, on the last day of the month.</summary>
    internal Func<string, bool> Included(Month month)
    {
        var known = new Dictionary<string, bool>();
        return unit =>
        {
            if (!known.TryGetValue(unit, out var included))
            {
                included = (query.Unit is null || unit == query.Unit) && Ledger.Register.RootOn(unit, month.Last) == query.Region;
                known.Add(unit, included);
            }

            return included;
        };
    }

    private IEnumerable<MonthlyFigure> FiguresOf(Month month)
    {
        var included = Included(month);
        var found = Ledger.Figures(new(month, month, Rules.CareLevel)).Where(figure => included(figure.Key.Unit)).ToLookup(figure => figure.Key.Point);
        foreach (var point in Codes.MeasuringPoints)
        {
            var key = new FigureKey(month, query.Unit ?? query.Region, point);
            yield return found[point].Any() ? MonthlyFigure.Sum(key, found[point]) : MonthlyFigure.Zero(key);
        }
    }
}
