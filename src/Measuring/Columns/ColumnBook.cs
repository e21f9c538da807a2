using System.Collections.Concurrent;
using Trettio.Care;
using Trettio.Measuring.Fast;
using Trettio.Measuring.Judging;

namespace Trettio.Measuring.Columns;

/// <summary>
/// Columns, with those of their persons whom a later part replaces, by patient. Empty for the newest part, which also has all moves of
/// waits that were never delivered.
/// </summary>
public sealed record ColumnPart(CareColumns Columns, ReadOnlyMemory<bool> Dead = default);

/// <summary>
/// All care events of a store or a delivery in columns, ready to be judged and counted by any rule set. What was judged and resolved is kept
/// with each part, so that after a delivery only the persons it touches are judged anew.
/// </summary>
public sealed class ColumnBook
{
    private readonly IReadOnlyList<Kept> kept;
    private readonly Lazy<DateOnly?> lastDay;

    /// <summary>Later parts replace persons of earlier ones and number their units as the earlier ones do, and more.</summary>
    public ColumnBook(IReadOnlyList<CareUnit> units, IReadOnlyList<ColumnPart> parts)
        : this(units, parts, null)
    {
    }

    private ColumnBook(IReadOnlyList<CareUnit> units, IReadOnlyList<ColumnPart> parts, ColumnBook? before)
    {
        Units = units;
        Parts = parts;
        Register = new UnitRegister(units);
        lastDay = new(FindLastDay);

        // Judgements and care levels speak of the units as they were delivered: with other units nothing kept holds.
        var known = before is not null && before.Units.SequenceEqual(units) ? before.kept : [];
        kept = [.. parts.Select(part => known.FirstOrDefault(one => ReferenceEquals(one.Columns, part.Columns)) ?? new Kept(part.Columns))];
    }

    public IReadOnlyList<CareUnit> Units { get; }

    public IReadOnlyList<ColumnPart> Parts { get; }

    public UnitRegister Register { get; }

    /// <summary>The last day that a wait was listed or a contact done; null without either.</summary>
    public DateOnly? LastDay => lastDay.Value;

    /// <summary>Columns of events in memory.</summary>
    public static ColumnBook Of(ICareEvents events) => new([.. events.Units()], [new(ColumnsBuilder.Of(events))]);

    /// <summary>The state after a delivery; what is unchanged goes on being kept.</summary>
    public ColumnBook Next(IReadOnlyList<CareUnit> units, IReadOnlyList<ColumnPart> parts) => new(units, parts, this);

    /// <summary>The waits as they were registered.</summary>
    public Ledger Registered(RuleSet rules) => LedgerOf(rules, [.. kept.Zip(Parts, (one, part) => one.Registered(rules, part.Dead))]);

    /// <summary>The waits as the definitions say, and how many contacts cannot be told.</summary>
    /// <exception cref="ArgumentException">The rule set judges no contacts.</exception>
    public JudgedLedger Judged(RuleSet rules, CodeLists lists)
    {
        var by = (rules, lists, Register);
        return new JudgedLedger(
            LedgerOf(rules, [.. kept.Zip(Parts, (one, part) => one.AsJudged(by, part.Dead))]),
            [.. kept.Zip(Parts, (one, part) => one.Undecidable(by, part.Dead))]);
    }

    /// <summary>What each contact of each part was judged to be.</summary>
    /// <exception cref="ArgumentException">The rule set judges no contacts.</exception>
    public IReadOnlyList<JudgedColumns> Judgements(RuleSet rules, CodeLists lists) => [.. kept.Select(one => one.Judged((rules, lists, Register)))];

    private DateOnly? FindLastDay()
    {
        var last = -1;
        foreach (var part in Parts)
        {
            var (waits, contacts) = (part.Columns.Waits, part.Columns.Contacts);
            var status = contacts.Status.Span;
            last = Math.Max(last, LastOf(waits.Listed.Span, waits.Patient.Span, part.Dead.Span, default));
            last = Math.Max(last, LastOf(contacts.Day.Span, contacts.Patient.Span, part.Dead.Span, status));
        }

        return last < 0 ? null : DateOnly.FromDayNumber(last);
    }

    /// <param name="days">The rows' days.</param>
    /// <param name="patients">Whose they are.</param>
    /// <param name="dead">Who does not count; empty: everyone counts.</param>
    /// <param name="status">Only done rows count; empty: all do.</param>
    private static int LastOf(ReadOnlySpan<int> days, ReadOnlySpan<int> patients, ReadOnlySpan<bool> dead, ReadOnlySpan<byte> status)
    {
        var last = -1;
        for (var row = 0; row < days.Length; row++)
        {
            if (days[row] > last && (dead.IsEmpty || !dead[patients[row]]) && (status.IsEmpty || status[row] == (byte)ContactStatus.Done))
            {
                last = days[row];
            }
        }

        return last;
    }

    private Ledger LedgerOf(RuleSet rules, IReadOnlyList<LedgerPart> parts)
    {
        var units = new IdTable();
        var texts = Parts[^1].Columns.Texts.Units;
        for (var unit = 0; unit < texts.Count; unit++)
        {
            units.Number(texts.Text(unit));
        }

        return new Ledger(parts, units, Register, rules);
    }

    /// <summary>What was worked out of one part, by rule set and lists. The same objects ask for the same work.</summary>
    private sealed class Kept(CareColumns columns)
    {
        private readonly ConcurrentDictionary<RuleSet, Lazy<ResolvedPart>> registered = new(ReferenceEqualityComparer.Instance);
        private readonly ConcurrentDictionary<(RuleSet, CodeLists), Lazy<(JudgedColumns Judged, ResolvedPart Ledger, IReadOnlyDictionary<int, UndecidableShare> Undecidable)>> judged = new(ByReference.Instance);

        internal CareColumns Columns => columns;

        internal LedgerPart Registered(RuleSet rules, ReadOnlyMemory<bool> dead) =>
            registered.GetOrAdd(rules, key => new(() => ColumnLedger.Of(columns, key, null))).Value.Without(dead);

        internal LedgerPart AsJudged((RuleSet Rules, CodeLists Lists, UnitRegister Register) by, ReadOnlyMemory<bool> dead) => Of(by).Ledger.Without(dead);

        internal JudgedColumns Judged((RuleSet Rules, CodeLists Lists, UnitRegister Register) by) => Of(by).Judged;

        /// <summary>How many of each month's contacts cannot be told, less those of the dead; months by <see cref="MonthIndex"/>.</summary>
        internal Func<IReadOnlyDictionary<int, UndecidableShare>> Undecidable((RuleSet Rules, CodeLists Lists, UnitRegister Register) by, ReadOnlyMemory<bool> dead) =>
            () => UndecidableMonths.Less(Of(by).Undecidable, columns, Of(by).Judged, dead);

        private (JudgedColumns Judged, ResolvedPart Ledger, IReadOnlyDictionary<int, UndecidableShare> Undecidable) Of(
            (RuleSet Rules, CodeLists Lists, UnitRegister Register) by)
        {
            var readings = by.Rules.Judging ?? throw new ArgumentException($"The rule set {by.Rules.Id} judges no contacts.", nameof(by));
            return judged.GetOrAdd((by.Rules, by.Lists), _ => new(() =>
            {
                var found = FastJudge.Of(columns, by.Register, by.Lists, readings);
                return (found, ColumnLedger.Of(columns, by.Rules, found), UndecidableMonths.Of(columns, found));
            })).Value;
        }
    }

    private sealed class ByReference : IEqualityComparer<(RuleSet Rules, CodeLists Lists)>
    {
        internal static ByReference Instance { get; } = new();

        public bool Equals((RuleSet Rules, CodeLists Lists) x, (RuleSet Rules, CodeLists Lists) y) =>
            ReferenceEquals(x.Rules, y.Rules) && ReferenceEquals(x.Lists, y.Lists);

        public int GetHashCode((RuleSet Rules, CodeLists Lists) obj) =>
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Rules);
    }
}

/// <summary>Judged waits, with how much of each month's contacts could not be told.</summary>
public sealed class JudgedLedger
{
    private readonly Lazy<IReadOnlyList<IReadOnlyDictionary<int, UndecidableShare>>> undecidable;

    internal JudgedLedger(Ledger ledger, IReadOnlyList<Func<IReadOnlyDictionary<int, UndecidableShare>>> undecidable)
    {
        Ledger = ledger;
        this.undecidable = new(() => [.. undecidable.Select(part => part())]);
    }

    public Ledger Ledger { get; }

    /// <summary>Of the done contacts of these months, both included.</summary>
    public UndecidableShare Undecidable(Month from, Month to)
    {
        var (cannotTell, all) = (0, 0);
        foreach (var (month, share) in undecidable.Value.SelectMany(part => part))
        {
            if (month >= MonthIndex.Of(from) && month <= MonthIndex.Of(to))
            {
                (cannotTell, all) = (cannotTell + share.Undecidable, all + share.Judged);
            }
        }

        return new(cannotTell, all);
    }
}

/// <summary>How many of a part's done contacts could not be told, by month.</summary>
internal static class UndecidableMonths
{
    internal static IReadOnlyDictionary<int, UndecidableShare> Of(CareColumns columns, JudgedColumns judged)
    {
        var found = new Dictionary<int, UndecidableShare>();
        Count(found, columns, judged, (0, columns.Contacts.Day.Length), 1);
        return found;
    }

    /// <summary>Less the contacts of those whom a later part replaces.</summary>
    internal static IReadOnlyDictionary<int, UndecidableShare> Less(
        IReadOnlyDictionary<int, UndecidableShare> whole, CareColumns columns, JudgedColumns judged, ReadOnlyMemory<bool> dead)
    {
        var left = whole.ToDictionary();
        var ends = columns.People.ContactEnd;
        foreach (var person in DeadPersons.Of(columns, dead))
        {
            Count(left, columns, judged, (person == 0 ? 0 : ends.Span[person - 1], ends.Span[person]), -1);
        }

        return left;
    }

    private static void Count(
        Dictionary<int, UndecidableShare> found, CareColumns columns, JudgedColumns judged, (int From, int To) contacts, int times)
    {
        var days = columns.Contacts.Day.Span;
        var kinds = judged.Kind.Span;
        for (var contact = contacts.From; contact < contacts.To; contact++)
        {
            if (kinds[contact] != JudgedColumns.NotDone)
            {
                ref var month = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(found, MonthIndex.OfDay(days[contact]), out _);
                month = new(month.Undecidable + (kinds[contact] == JudgedColumns.Undecidable ? times : 0), month.Judged + times);
            }
        }
    }
}
