using Trettio.Care;
using Trettio.Measuring.Judging;

namespace Trettio.Measuring.Comparing;

/// <summary>
/// Who moves between standings when one rule set takes another's place: the settings that differ are taken over one by one, in the order of
/// <see cref="RuleSettings.All"/>, and the same care events are measured after each. Which effect a setting has can depend on those before
/// it; the sum over all of them does not.
/// </summary>
public sealed class CompareRuleSets
{
    private readonly ICareEvents events;
    private readonly CodeLists? lists;
    private readonly ComparisonQuery query;
    private readonly Shielded shielded;

    // By identity: each state's events are judged but once.
    private readonly Dictionary<ICareEvents, Dictionary<string, (Contact Contact, ContactPlace Place)>> contacts = new(ReferenceEqualityComparer.Instance);

    private CompareRuleSets(ICareEvents events, CodeLists? lists, ComparisonQuery query)
    {
        (this.events, this.lists, this.query) = (events, lists, query);
        shielded = new Shielded(events.Patients());
    }

    /// <param name="events">Read several times: hold them in memory.</param>
    /// <param name="lists">What contacts are judged by; null compares on the registered basis.</param>
    /// <param name="from">The set that is left.</param>
    /// <param name="to">The set that is gone over to.</param>
    /// <param name="query">Which months, of which region or unit.</param>
    public static RuleSetComparison Of(ICareEvents events, CodeLists? lists, RuleSet from, RuleSet to, ComparisonQuery query) =>
        new CompareRuleSets(events, lists, query).Run(from, to);

    private RuleSetComparison Run(RuleSet from, RuleSet to)
    {
        var differing = RuleSettings.Differing(from, to).ToLookup(setting => setting.IsOfJudging && lists is null);
        var first = new ComparedState(from, EventsBy(from, null), query);
        var state = first;
        var steps = new List<ComparisonStep>();
        foreach (var setting in differing[false])
        {
            var rules = setting.Take(state.Rules, to);
            var next = new ComparedState(rules, EventsBy(rules, state), query, state);
            steps.Add(Step(setting, (from, to), state, next));
            state = next;
        }

        var (moves, moved, of) = Moves(first, state);
        return new RuleSetComparison(from, to, query)
        {
            First = first,
            Last = state,
            Steps = steps,
            WithoutEffect = [.. differing[true]],
            Whole = (moved, of),
            Moves = moves,
        };
    }

    private ComparisonStep Step(RuleSetting setting, (RuleSet From, RuleSet To) sets, ComparedState before, ComparedState after)
    {
        var (moves, moved, _) = Moves(before, after);
        return new ComparisonStep(setting, setting.ValueIn(sets.From)!, setting.ValueIn(sets.To)!, before, after)
        {
            Moves = moves,
            Moved = moved,
            Contacts = ContactMoves(before, after),
        };
    }

    /// <summary>A set that judges no contacts counts them as they are registered, on either basis.</summary>
    private ICareEvents EventsBy(RuleSet rules, ComparedState? earlier)
    {
        if (lists is null || rules.Judging is null)
        {
            return events;
        }

        // A judged contact that is measured by itself may borrow its start from a referral: the clock has a part in it.
        return earlier is not null && ReferenceEquals(earlier.Rules.Judging, rules.Judging) && ReferenceEquals(earlier.Rules.FirstVisitClocks, rules.FirstVisitClocks)
            ? earlier.Events
            : new JudgedEvents(events, rules, lists);
    }

    private (IReadOnlyList<PlaceMove> Moves, int Moved, int Of) Moves(ComparedState before, ComparedState after)
    {
        var tally = new MoveTally<Place>();
        HashSet<RecordKey> moved = [], all = [];
        var hidden = HiddenRecords(before, after);
        foreach (var month in Month.Range(query.From, query.To))
        {
            var was = Places.Of(before, month, before.Included(month));
            var isNow = Places.Of(after, month, after.Included(month));
            all.UnionWith(was.Keys);
            all.UnionWith(isNow.Keys);
            foreach (var record in was.Keys.Union(isNow.Keys))
            {
                foreach (var (from, to) in Places.Between(was.GetValueOrDefault(record, []), isNow.GetValueOrDefault(record, [])))
                {
                    moved.Add(record);
                    tally.Add(from, to, hidden.Contains(record) ? null : record.Id);
                }
            }
        }

        return (tally.InOrder((from, to, count, records) => new PlaceMove(from, to, count, records), place => $"{(int?)place.Point} {place.Reason.Id}"), moved.Count, all.Count);
    }

    private HashSet<RecordKey> HiddenRecords(params ReadOnlySpan<ComparedState> states)
    {
        var hidden = new HashSet<RecordKey>();
        foreach (var state in states)
        {
            hidden.UnionWith(state.Courses.Where(course => shielded.Contains(course.PatientId)).Select(course => new RecordKey(course.IsImplied, course.Id)));
        }

        return hidden;
    }

    private IReadOnlyList<ContactMove> ContactMoves(ComparedState before, ComparedState after)
    {
        if (ReferenceEquals(before.Events, after.Events))
        {
            return [];
        }

        var (was, isNow) = (Contacts(before), Contacts(after));
        var tally = new MoveTally<ContactPlace>();
        foreach (var (id, (contact, place)) in isNow)
        {
            if (was[id].Place.Kind != place.Kind && after.Included(Month.Of(contact.StartedOn))(contact.UnitId))
            {
                tally.Add(was[id].Place, place, shielded.Contains(contact.PatientId) ? null : id);
            }
        }

        return tally.InOrder((from, to, count, records) => new ContactMove(from, to, count, records), place => $"{(int?)place.Kind} {place.Reason.Id}");
    }

    /// <summary>What each done contact of the months is, and why; by a set that judges none, what it is registered as.</summary>
    private Dictionary<string, (Contact Contact, ContactPlace Place)> Contacts(ComparedState state)
    {
        if (!contacts.TryGetValue(state.Events, out var places))
        {
            IEnumerable<(Contact Contact, ContactPlace Place)> all = state.Events is JudgedEvents
                ? Judgements(state.Rules.Judging!)
                : events.Contacts().Select(contact => (contact, new ContactPlace(Judgement.KindOf(contact.Kind), Reasons.AsRegistered)));
            places = all.Where(one => IsAsked(one.Contact)).ToDictionary(one => one.Contact.ContactId);
            contacts.Add(state.Events, places);
        }

        return places;
    }

    private IEnumerable<(Contact Contact, ContactPlace Place)> Judgements(DatedReadings readings)
    {
        var judge = new Judge(new UnitRegister(events.Units()), lists!, readings);
        return PatientHistory.AllOf(events).SelectMany(judge.Patient).Select(judged => (judged.Contact, new ContactPlace(judged.Judged, judged.Decided)));
    }

    private bool IsAsked(Contact contact) =>
        contact.Status == ContactStatus.Done && Month.Of(contact.StartedOn) is var month && month >= query.From && month <= query.To;
}

/// <summary>Counts who goes from where to where, the largest first.</summary>
internal sealed class MoveTally<T>
    where T : notnull
{
    private readonly Dictionary<(T From, T To), (int Count, SortedSet<string> Records)> counted = [];

    /// <param name="from">The place left.</param>
    /// <param name="to">The place gone to.</param>
    /// <param name="record">Null for a record that is counted and not listed.</param>
    internal void Add(T from, T to, string? record)
    {
        var (count, records) = counted.GetValueOrDefault((from, to), (0, new SortedSet<string>(StringComparer.Ordinal)));
        if (record is not null)
        {
            records.Add(record);
        }

        counted[(from, to)] = (count + 1, records);
    }

    internal IReadOnlyList<TMove> InOrder<TMove>(Func<T, T, int, IReadOnlyList<string>, TMove> make, Func<T, string> order) =>
    [
        .. counted.OrderByDescending(entry => entry.Value.Count)
            .ThenBy(entry => order(entry.Key.From), StringComparer.Ordinal)
            .ThenBy(entry => order(entry.Key.To), StringComparer.Ordinal)
            .Select(entry => make(entry.Key.From, entry.Key.To, entry.Value.Count, [.. entry.Value.Records])),
    ];
}
