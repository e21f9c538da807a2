using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Comparing;

namespace Trettio.Quality.SystemChange;

/// <summary>Which region (its root unit's id), from which day the new system holds, and which unit (null: all of them and the region).</summary>
public sealed record ChangeQuery(string Region, DateOnly On)
{
    public string? Unit { get; init; }
}

/// <summary>
/// Every field and code of a region's care events in the months before and after a change of journal system, what has changed past its limit, and
/// the waits that did not come over whole. It finds and repairs nothing.
/// </summary>
public sealed record SystemChangeProfile(ChangeQuery Query, BreakLimits Limits)
{
    /// <summary>By unit (null: the region), table and field.</summary>
    public required IReadOnlyList<FieldProfile> Fields { get; init; }

    public required IReadOnlyList<TableProfile> Tables { get; init; }

    /// <summary>The strongest first.</summary>
    public required IReadOnlyList<MarkedBreak> Breaks { get; init; }

    public required WaitsOverChange Waits { get; init; }

    /// <summary>The units of the region that opened, closed or moved in the months compared, in ordinal order: no unit's volume is compared then.</summary>
    public IReadOnlyList<string> Reorganised { get; init; } = [];

    /// <param name="events">Read several times.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="given">The limits; fewer months are compared, on both sides, where fewer are known after the change.</param>
    public static SystemChangeProfile Of(ICareEvents events, ChangeQuery query, BreakLimits given)
    {
        var limits = given with { Months = KnownMonths(events, query, given.Months) };
        var counted = new Profiler(events, query, limits);
        var (fields, tables) = counted.Run();
        return new(query, limits)
        {
            Fields = fields,
            Tables = tables,
            Breaks = ProfileBreaks.Of(fields, tables, limits),
            Waits = WaitsOverChange.Of(events, query, limits),
            Reorganised = counted.Reorganised,
        };
    }

    /// <summary>
    /// How many whole months after the change are known, no more than asked for. Beyond the last visit there are only booked ones and open ends, which
    /// differ from any month that was. All of them where no visit was made after the change: then it is just that which is to be seen.
    /// </summary>
    private static int KnownMonths(ICareEvents events, ChangeQuery query, int most)
    {
        // The last days of a month may be a weekend or holidays.
        const int quiet = 7;
        var isAsked = Asked(new UnitRegister(events.Units()), query with { Unit = null });
        DateOnly? last = null;
        foreach (var contact in events.Contacts())
        {
            if (contact.Status == ContactStatus.Done && (last is null || contact.StartedOn > last) && isAsked(contact.UnitId, contact.StartedOn))
            {
                last = contact.StartedOn;
            }
        }

        if (last is not { } known || known < query.On)
        {
            return most;
        }

        var months = 1;
        while (months < most && query.On.AddMonths(months + 1) <= known.AddDays(quiet))
        {
            months++;
        }

        return Math.Min(months, most);
    }

    /// <summary>Whether a unit is one of those asked about, on a day.</summary>
    internal static Func<string, DateOnly, bool> Asked(UnitRegister register, ChangeQuery query)
    {
        var known = new Dictionary<(string, Month), bool>();
        return (unit, day) =>
        {
            if (query.Unit is { } only && only != unit)
            {
                return false;
            }

            var month = Month.Of(day);
            if (!known.TryGetValue((unit, month), out var isAsked))
            {
                known.Add((unit, month), isAsked = register.RootOn(unit, month.Last) == query.Region);
            }

            return isAsked;
        };
    }

    /// <summary>One reading of each table.</summary>
    private sealed class Profiler(ICareEvents events, ChangeQuery query, BreakLimits limits)
    {
        private readonly UnitRegister register = new(events.Units());
        private readonly Func<string, DateOnly, bool> isAsked = Asked(new UnitRegister(events.Units()), query);
        private readonly DateOnly from = query.On.AddMonths(-limits.Months);
        private readonly DateOnly to = query.On.AddMonths(limits.Months);

        // Whether the same months a year before are there whole: the month before them has contacts as other months have. The first month of any data is
        // seldom whole: what was referred before it is missing.
        private bool hasYearBefore;

        internal IReadOnlyList<string> Reorganised { get; private set; } = [];

        internal (List<FieldProfile> Fields, List<TableProfile> Tables) Run()
        {
            Reorganised = [.. register.Ids.Where(id => register.RootOn(id, query.On) == query.Region && register.ChangesOf(id).Any(day => day > from && day < to))];
            var (earlier, usual) = (0, 0);
            foreach (var contact in events.Contacts())
            {
                earlier += contact.StartedOn >= from.AddYears(-1).AddMonths(-1) && contact.StartedOn < from.AddYears(-1) && isAsked(contact.UnitId, contact.StartedOn) ? 1 : 0;
                usual += contact.StartedOn >= from && contact.StartedOn < query.On && isAsked(contact.UnitId, contact.StartedOn) ? 1 : 0;
            }

            hasYearBefore = (long)earlier * limits.Months * 4 >= usual && earlier > 0;

            var (fields, tables) = (new List<FieldProfile>(), new List<TableProfile>());
            foreach (var table in CareFields.All.Where(table => table.DateOf is not null))
            {
                Read(table, fields, tables);
            }

            return (fields, tables);
        }

        private void Read(CareTableFields table, List<FieldProfile> fields, List<TableProfile> tables)
        {
            var parts = new Dictionary<string, Part>();
            var yearBefore = (Before: 0, After: 0);
            foreach (var row in table.Rows(events))
            {
                var on = table.DateOf!(row);
                var unit = table.UnitOf(row);
                if (on >= to || (unit is null ? query.Unit is not null : !isAsked(unit, on)))
                {
                    continue;
                }

                if (on < from)
                {
                    yearBefore = on >= to.AddYears(-1) || on < from.AddYears(-1) ? yearBefore : on < query.On.AddYears(-1) ? (yearBefore.Before + 1, yearBefore.After) : (yearBefore.Before, yearBefore.After + 1);
                    continue;
                }

                var values = table.Fields.Select(field => field.Of(row)).ToArray();
                foreach (var name in unit is null || unit == query.Unit ? [unit ?? ""] : new[] { "", unit })
                {
                    if (!parts.TryGetValue(name, out var part))
                    {
                        parts.Add(name, part = new(table.Fields.Count));
                    }

                    part.Add(values, table, on < query.On, row);
                }
            }

            var whole = parts.TryGetValue("", out var region) ? region.Rows : default;
            (int, int)? season = hasYearBefore ? yearBefore : null;
            foreach (var (name, part) in parts.OrderBy(part => part.Key, StringComparer.Ordinal))
            {
                var unit = name.Length == 0 ? null : name;
                fields.AddRange(table.Fields.Select((field, at) => new FieldProfile(unit, table.Name, field.Name, field.Kind, part.Before[at], part.After[at]) { ComesLater = field.ComesLater, Design = part.Design }));
                tables.Add(new(unit, table.Name, (double)part.Rows.Before / limits.Months, (double)part.Rows.After / limits.Months)
                {
                    Rows = part.Rows,
                    ComparesVolume = unit is null || Reorganised.Count == 0,
                    Season = unit is null || unit == query.Unit ? season : (whole.Before - part.Rows.Before, whole.After - part.Rows.After),
                    Design = part.Design,
                    Later = Later(part.LagsBefore, part.LagsAfter),
                    LagBefore = part.LagsBefore.Count >= limits.FewestRows ? Median(part.LagsBefore) : null,
                    LagAfter = part.LagsAfter.Count >= limits.FewestRows ? Median(part.LagsAfter) : null,
                });
            }
        }

        private static ((int Part, int Whole) Before, (int Part, int Whole) After) Later(List<int> before, List<int> after)
        {
            if (before.Count + after.Count == 0)
            {
                return default;
            }

            var middle = Median([.. before, .. after]);
            return ((before.Count(days => days > middle), before.Count), (after.Count(days => days > middle), after.Count));
        }

        private static int Median(List<int> days)
        {
            days.Sort();
            return days[(days.Count - 1) / 2];
        }
    }

    /// <summary>A table at a unit, while it is read.</summary>
    private sealed class Part(int fields)
    {
        internal FieldSide[] Before { get; } = [.. Enumerable.Range(0, fields).Select(_ => new FieldSide())];

        internal FieldSide[] After { get; } = [.. Enumerable.Range(0, fields).Select(_ => new FieldSide())];

        internal (int Before, int After) Rows { get; private set; }

        internal List<int> LagsBefore { get; } = [];

        internal List<int> LagsAfter { get; } = [];

        /// <summary>By child; a row of no child is one of its own.</summary>
        private readonly Dictionary<string, int> rowsOfEach = new(StringComparer.Ordinal);

        internal double Design => ByChance.Design(rowsOfEach.Values);

        internal void Add(string?[] values, CareTableFields table, bool isBefore, CareEvent row)
        {
            var of = table.Fields;
            if (table.PatientOf(row) is { } patient)
            {
                rowsOfEach[patient] = rowsOfEach.GetValueOrDefault(patient) + 1;
            }

            var sides = isBefore ? Before : After;
            for (var at = 0; at < values.Length; at++)
            {
                if (of[at].AppliesTo(row))
                {
                    sides[at].Add(values[at], of[at].Kind);
                }
            }

            Rows = isBefore ? (Rows.Before + 1, Rows.After) : (Rows.Before, Rows.After + 1);
            if (row is Contact { Status: ContactStatus.Done, RegisteredOn: { } registered } contact)
            {
                (isBefore ? LagsBefore : LagsAfter).Add(Math.Max(0, registered.DayNumber - contact.StartedOn.DayNumber));
            }
        }
    }
}

/// <summary>Ids that may be listed, in ordinal order, and how many more there are.</summary>
public sealed record FoundIds(IReadOnlyList<string> Shown, int Hidden)
{
    public int Count => Shown.Count + Hidden;

    /// <summary>Whose each of the shown is, in their order: to find the reference of its journal by, and never to show.</summary>
    public IReadOnlyList<string> PatientIds { get; private init; } = [];

    internal static FoundIds Of(IEnumerable<(string Id, string PatientId)> found, Shielded shielded)
    {
        var all = found.ToList();
        List<(string Id, string PatientId)> shown = [.. all.Where(one => !shielded.Contains(one.PatientId)).OrderBy(one => one.Id, StringComparer.Ordinal)];
        return new([.. shown.Select(one => one.Id)], all.Count - shown.Count) { PatientIds = [.. shown.Select(one => one.PatientId)] };
    }
}

/// <summary>The waits that stood open on the day before the change, and what became of them.</summary>
public sealed record WaitsOverChange(int Open)
{
    /// <summary>Open investigations and treatments without a decision date, and how many such waits were open.</summary>
    public required (FoundIds Without, int Of) Undecided { get; init; }

    /// <summary>The same of those that were over before the change: what was usual.</summary>
    public required (int Without, int Of) UndecidedBefore { get; init; }

    /// <summary>Neither over nor named by anything since, long after; and no other wait took their place.</summary>
    public required FoundIds Silent { get; init; }

    /// <summary>Pairs "old = new": the same patient and point, listed close to each other or with the same decision, both open at once.</summary>
    public required FoundIds Doubled { get; init; }

    /// <summary>True when the data reach so far past the change that silence says something.</summary>
    public required bool CanTellSilence { get; init; }

    internal static WaitsOverChange Of(ICareEvents events, ChangeQuery query, BreakLimits limits)
    {
        var isAsked = SystemChangeProfile.Asked(new UnitRegister(events.Units()), query);
        var shielded = new Shielded(events.Patients());
        var (stops, named, last) = Contacts(events, query.On);
        named.UnionWith(events.Offers().Where(offer => offer.GivenOn >= query.On).Select(offer => offer.WaitId));
        named.UnionWith(events.Moves().Where(move => move.MovedOn >= query.On).Select(move => move.WaitId));
        List<Wait> waits = [.. events.Waits().Where(wait => isAsked(wait.UnitId, query.On))];
        List<Wait> open = [.. waits.Where(wait => wait.ListedOn < query.On && !(Over(wait) < query.On))];
        List<Wait> over = [.. waits.Where(wait => Over(wait) < query.On && Over(wait) >= query.On.AddMonths(-limits.Months))];
        var doubled = Doubles(open, waits, Over, (query, limits)).ToList();
        var replaced = doubled.Select(pair => pair.Old.WaitId).ToHashSet();
        var canTell = last >= query.On.AddDays(limits.SilentDays);
        var silent = canTell ? open.Where(wait => Over(wait) is null && !named.Contains(wait.WaitId) && !replaced.Contains(wait.WaitId)) : [];
        List<Wait> decided = [.. open.Where(IsDecided)], decidedBefore = [.. over.Where(IsDecided)];
        return new(open.Count)
        {
            Undecided = (FoundIds.Of(decided.Where(wait => wait.DecidedOn is null).Select(wait => (wait.WaitId, wait.PatientId)), shielded), decided.Count),
            UndecidedBefore = (decidedBefore.Count(wait => wait.DecidedOn is null), decidedBefore.Count),
            Silent = FoundIds.Of(silent.Select(wait => (wait.WaitId, wait.PatientId)), shielded),
            Doubled = FoundIds.Of(doubled.Select(pair => ($"{pair.Old.WaitId} = {pair.New.WaitId}", pair.Old.PatientId)), shielded),
            CanTellSilence = canTell,
        };

        DateOnly? Over(Wait wait)
        {
            DateOnly? stop = stops.TryGetValue((wait.WaitId, wait.MeasuringPoint), out var on) ? on : null;
            return wait.RemovedOn is { } removed && !(stop <= removed) ? removed : stop;
        }
    }

    private static bool IsDecided(Wait wait) => wait.MeasuringPoint != MeasuringPoint.FirstVisit;

    private static (Dictionary<(string, MeasuringPoint), DateOnly> Stops, HashSet<string> Named, DateOnly Last) Contacts(ICareEvents events, DateOnly on)
    {
        var (stops, named, last) = (new Dictionary<(string, MeasuringPoint), DateOnly>(), new HashSet<string>(), DateOnly.MinValue);
        foreach (var contact in events.Contacts())
        {
            last = contact.Status == ContactStatus.Done && contact.StartedOn > last ? contact.StartedOn : last;
            if (contact.WaitId is not { } wait)
            {
                continue;
            }

            if (contact.StartedOn >= on)
            {
                named.Add(wait);
            }

            if (contact.Status == ContactStatus.Done && contact.Kind.Point() is { } point
                && (!stops.TryGetValue((wait, point), out var earlier) || contact.StartedOn < earlier))
            {
                stops[(wait, point)] = contact.StartedOn;
            }
        }

        return (stops, named, last);
    }

    private static IEnumerable<(Wait Old, Wait New)> Doubles(List<Wait> open, List<Wait> all, Func<Wait, DateOnly?> over, (ChangeQuery Query, BreakLimits Limits) by)
    {
        var others = all.Where(wait => !(over(wait) < by.Query.On)).ToLookup(wait => (wait.PatientId, wait.MeasuringPoint));
        var shapes = all.Where(wait => wait.ListedOn >= by.Query.On).Select(wait => FieldSide.Shape(wait.WaitId)).ToHashSet(StringComparer.Ordinal);
        foreach (var old in open)
        {
            foreach (var fresh in others[(old.PatientId, old.MeasuringPoint)])
            {
                var isNew = fresh.ListedOn >= by.Query.On || (FieldSide.Shape(fresh.WaitId) != FieldSide.Shape(old.WaitId) && IsLater(fresh, old));
                var isClose = Math.Abs(fresh.ListedOn.DayNumber - old.ListedOn.DayNumber) <= by.Limits.DoubleDays || (old.DecidedOn is { } decided && decided == fresh.DecidedOn);
                if (fresh.WaitId != old.WaitId && isNew && isClose && !(over(old) < fresh.ListedOn))
                {
                    yield return (old, fresh);
                }
            }
        }

        // Two of one day are one pair, not one each way: the new system's is the one with an id such as it gives.
        bool IsLater(Wait fresh, Wait old)
        {
            var (isOurs, isTheirs) = (shapes.Contains(FieldSide.Shape(fresh.WaitId)), shapes.Contains(FieldSide.Shape(old.WaitId)));
            return fresh.ListedOn != old.ListedOn ? fresh.ListedOn > old.ListedOn
                : isOurs != isTheirs ? isOurs
                : string.CompareOrdinal(old.WaitId, fresh.WaitId) < 0;
        }
    }
}
