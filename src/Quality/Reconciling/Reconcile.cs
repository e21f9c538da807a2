using Trettio.Care;

namespace Trettio.Quality.Reconciling;

/// <summary>
/// Why does another publisher show another figure? The differences of rule that may lie between are tried one by one, then in pairs, and in
/// threes only when neither gave the figure: few differences are likelier than many (docs/decisions/0015).
/// </summary>
public static class Reconcile
{
    private const int MostNear = 5;

    /// <param name="events">Read several times: hold them in memory.</param>
    /// <param name="published">What was printed; at least one figure.</param>
    /// <param name="tried">Our rule set and those tried in its place.</param>
    public static Reconciliation Of(ICareEvents events, PublishedFigure published, RulesTried tried)
    {
        var region = new RegionFacts(events, published, tried);
        var counter = new FigureCounter(region, published);
        var own = new Counting(tried.Own);
        var none = new Explanation([], counter.Count(own), counter.Count(own).Off(published));
        var switches = AllSwitches.Of(published, own, region);
        var found = new List<Explanation> { none };
        foreach (var size in new[] { 1, 2, 3 })
        {
            // One missing unit among fifty would make most of the threes, and explains anything.
            var those = size < 3 ? switches : [.. switches.Where(one => one.Axes != Axes.MissingUnit)];
            if (size < 3 || !found.Exists(one => one.IsExact))
            {
                found.AddRange(Combinations(those, size).Select(combination => Try(combination, own, counter)));
            }
        }

        var exact = InOrder(found.Where(one => one.IsExact)).ToList();
        var minimal = Minimal(exact);
        var nearest = exact.Count > 0 ? [] : Near(InOrder(found.Where(one => one.Switches.Count > 0)));
        return new Reconciliation(published, none.Figure)
        {
            Exact = minimal,
            Nearest = nearest,
            Effects = [.. InOrder(found.Where(one => one.Switches.Count == 1 && published.Values.Keys.Any(field => Differs(one.Figure, none.Figure, field))))],
            Tried = (switches.Count, found.Count - 1),
            Records = Differing((counter, own, published), minimal.Count > 0 ? minimal[0] : nearest.Count > 0 ? nearest[0] : none),
        };

        Explanation Try(IReadOnlyList<Switch> combination, Counting from, FigureCounter by)
        {
            var figure = by.Count(Taken(combination, from));
            return new(combination, figure, figure.Off(published));
        }
    }

    /// <summary>Every combination of that size in which no two touch the same, in the order given.</summary>
    internal static IEnumerable<IReadOnlyList<Switch>> Combinations(IReadOnlyList<Switch> switches, int size) => Grow(switches, size, 0, Axes.None, []);

    private static IEnumerable<IReadOnlyList<Switch>> Grow(IReadOnlyList<Switch> switches, int size, int from, Axes taken, Switch[] chosen)
    {
        if (size == 0)
        {
            yield return chosen;
            yield break;
        }

        for (var at = from; at < switches.Count; at++)
        {
            if ((switches[at].Axes & taken) == Axes.None)
            {
                foreach (var grown in Grow(switches, size - 1, at + 1, taken | switches[at].Axes, [.. chosen, switches[at]]))
                {
                    yield return grown;
                }
            }
        }
    }

    // A rule set first: what is said of single settings stands above it.
    private static Counting Taken(IReadOnlyList<Switch> switches, Counting own) =>
        switches.OrderBy(one => (one.Axes & Axes.Rules) == Axes.None).Aggregate(own, (counting, one) => one.Apply(counting));

    private static bool Differs(ReconciledFigure one, ReconciledFigure other, FigureField field) => one.Printed(field, 6) != other.Printed(field, 6);

    private static IEnumerable<Explanation> InOrder(IEnumerable<Explanation> some) => some
        .OrderBy(one => one.Off)
        .ThenBy(one => one.Switches.Count)
        .ThenBy(one => one.Rank)
        .ThenBy(one => string.Join(' ', one.Switches.Select(part => part.Id)), StringComparer.Ordinal);

    private static List<Explanation> Minimal(List<Explanation> exact)
    {
        var sets = exact.ConvertAll(one => one.Switches.ToHashSet());
        return [.. exact.Select((one, at) => one with { IsMinimal = !sets.Exists(other => other.Count < sets[at].Count && other.IsSubsetOf(sets[at])) })];
    }

    /// <summary>The nearest, without those that add a difference and come no nearer.</summary>
    private static List<Explanation> Near(IEnumerable<Explanation> inOrder)
    {
        var near = new List<Explanation>();
        foreach (var one in inOrder)
        {
            if (near.Count == MostNear)
            {
                break;
            }

            if (!near.Exists(other => other.Off == one.Off && other.Switches.All(one.Switches.Contains)))
            {
                near.Add(one);
            }
        }

        return near;
    }

    private static DifferingRecords Differing((FigureCounter Counter, Counting Own, PublishedFigure Published) of, Explanation best)
    {
        var (ours, theirs) = (of.Counter.Records(of.Own), of.Counter.Records(Taken(best.Switches, of.Own)));
        var (asked, told) = PartsOf(of.Published);
        var shown = new List<DifferingRecord>();
        var hidden = 0;
        foreach (var id in ours.Keys.Union(theirs.Keys))
        {
            var (mine, other) = (ours.GetValueOrDefault(id), theirs.GetValueOrDefault(id));
            if ((mine.Parts & asked) == (other.Parts & asked))
            {
                continue;
            }

            if (mine.IsHidden || other.IsHidden)
            {
                hidden++;
            }
            else
            {
                shown.Add(new(id, mine.Parts & told, other.Parts & told));
            }
        }

        return new([.. shown.OrderBy(one => one.Record.Id, StringComparer.Ordinal).ThenBy(one => one.Record.IsImplied)], hidden);
    }

    /// <summary>What of a record the printed figures depend on, and what is told of it: all of its completion, or all of its waiting.</summary>
    private static (Parts Asked, Parts Told) PartsOf(PublishedFigure published)
    {
        var asked = Parts.None;
        foreach (var field in published.Values.Keys)
        {
            asked |= field switch
            {
                FigureField.InTime => Parts.InTime,
                FigureField.Completed => Parts.Completed,
                FigureField.Counted or FigureField.Median => Parts.Counted,
                FigureField.Share => Parts.Counted | Parts.InTime,
                FigureField.Waiting => Parts.Waiting,
                FigureField.WaitingInTime => Parts.WaitingInTime,
                _ => Parts.Waiting | Parts.WaitingInTime,
            };
        }

        const Parts completion = Parts.Completed | Parts.Counted | Parts.InTime, waiting = Parts.Waiting | Parts.WaitingInTime;
        return (asked, ((asked & completion) != Parts.None ? completion : Parts.None) | ((asked & waiting) != Parts.None ? waiting : Parts.None));
    }
}
