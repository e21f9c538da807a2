using System.Runtime.InteropServices;
using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality;

/// <summary>What a found row is.</summary>
internal enum RecordKind : byte
{
    Wait,
    Contact,
    Referral,
    Move,
    Unit,

    /// <summary>A unit by its id, which no event need name.</summary>
    NamedUnit,

    /// <summary>Of another source than care events: a month's figure or a row of the national format.</summary>
    Record,
}

/// <summary>
/// What one check counts while it runs: over how many (<see cref="Of"/>), and each row that failed. A unit that the check is switched off
/// for is neither asked nor found. Which records failed is set aside, so that any number may.
/// </summary>
internal sealed class Marks(Func<int, string> unitName, HashSet<string> off, SpillRoom room)
{
    private readonly List<Phrase> details = [];
    private readonly Dictionary<int, bool> isOff = [];
    private readonly Dictionary<(int Unit, int Month), (long Count, long Protected)> where = [];
    private readonly Dictionary<(string Unit, int Month), (long Count, long Protected)> whereNamed = [];
    private readonly HashSet<(int Unit, int Month)> withdrawn = [];
    private readonly SpilledParts records = new(1, room);
    private readonly RecordWriter record = new();

    /// <summary>The part that rows are marked in; null beside the parts.</summary>
    internal PartFacts? Part { get; set; }

    internal long Of { get; private set; }

    /// <summary>How many rows failed.</summary>
    internal long Count { get; private set; }

    /// <summary>How many of them are of protected identities: counted, and in no list.</summary>
    internal long Protected { get; private set; }

    /// <summary>Why nothing could be counted; null: it could.</summary>
    internal Phrase? Nothing { get; private set; }

    internal IReadOnlyList<Phrase> Details => details;

    /// <summary>Counts one row that is asked about; false when the check is switched off for the unit.</summary>
    internal bool Asks(int unit)
    {
        if (IsOff(unit))
        {
            return false;
        }

        Of++;
        return true;
    }

    /// <summary>Counts rows that are asked about, of no unit.</summary>
    internal void AsksOf(long rows) => Of += rows;

    /// <param name="kind">What the row is.</param>
    /// <param name="row">Its number among the part's rows of its kind; of a unit its own.</param>
    /// <param name="unit">-1: of no unit.</param>
    /// <param name="day">In the month that it is told of; <see cref="WaitFact.None"/>: of no month.</param>
    internal void Add(RecordKind kind, int row, int unit, int day)
    {
        if (IsOff(unit))
        {
            return;
        }

        var isProtected = IsProtected(kind, row);
        Found(ref CollectionsMarshal.GetValueRefOrAddDefault(where, (unit, MonthOf(day)), out _), isProtected);
        if (!isProtected)
        {
            record.Begin();
            record.Byte((byte)kind);
            record.Int(unit);
            record.Int(MonthOf(day));
            record.Bytes(IdOf(kind, row));
            records.Add(0, record.Written);
        }
    }

    internal void Add(in WaitFact wait, int number, int unit, int day) =>
        Add(wait.IsImplied ? RecordKind.Contact : RecordKind.Wait, wait.IsImplied ? wait.StopContact : number, unit, day);

    /// <summary>The same where units are no numbers; false when the check is switched off for the unit.</summary>
    internal bool Asks(string unit)
    {
        if (off.Contains(unit))
        {
            return false;
        }

        Of++;
        return true;
    }

    /// <summary>A unit of which no month is told, whether any event names it or not.</summary>
    internal void AddUnit(string unit) => AddNamed((RecordKind.NamedUnit, ""), unit, WaitFact.None, isProtected: false);

    internal void AddNamed(string id, string unit, int day, bool isProtected = false) => AddNamed((RecordKind.Record, id), unit, day, isProtected);

    private void AddNamed((RecordKind Kind, string Id) row, string unit, int day, bool isProtected)
    {
        if (off.Contains(unit))
        {
            return;
        }

        Found(ref CollectionsMarshal.GetValueRefOrAddDefault(whereNamed, (unit, MonthOf(day)), out _), isProtected);
        if (!isProtected)
        {
            record.Begin();
            record.Byte((byte)row.Kind);
            record.Int(MonthOf(day));
            record.Text(unit);
            record.Text(row.Id);
            records.Add(0, record.Written);
        }
    }

    /// <summary>Takes back what was found in a unit's month: it is another check's.</summary>
    internal void Withdraw(int unit, int month)
    {
        if (where.Remove((unit, month), out var found))
        {
            withdrawn.Add((unit, month));
            (Count, Protected) = (Count - found.Count, Protected - found.Protected);
        }
    }

    internal void Detail(Phrase detail) => details.Add(detail);

    internal void NotApplicable(Phrase why) => Nothing = why;

    /// <summary>In the order of units and months.</summary>
    internal IReadOnlyList<UnitMonthCount> Where() =>
        [.. where.Select(found => new UnitMonthCount(NameOf(found.Key.Unit), AsMonth(found.Key.Month), found.Value.Count))
            .Concat(whereNamed.Select(found => new UnitMonthCount(found.Key.Unit, AsMonth(found.Key.Month), found.Value.Count)))
            .OrderBy(count => count.Unit, StringComparer.Ordinal).ThenBy(count => count.Month)];

    /// <summary>Those that are not protected, read back one at a time.</summary>
    internal IEnumerable<FailedRow> Records()
    {
        var texts = new Dictionary<int, string>();
        return records.Each(0, bytes => Read(bytes, texts)).OfType<FailedRow>();
    }

    private FailedRow? Read(ReadOnlySpan<byte> bytes, Dictionary<int, string> texts)
    {
        var reader = new RecordReader(bytes);
        var kind = (RecordKind)reader.Byte();
        if (kind is RecordKind.Record or RecordKind.NamedUnit)
        {
            var (of, named) = (reader.Int(), reader.Text()!);
            return kind == RecordKind.Record ? new(Codes.Code(kind), reader.Text(), named, AsMonth(of)) : new(Codes.Code(RecordKind.Unit), null, named, AsMonth(of));
        }

        var (unit, month) = (reader.Int(), reader.Int());
        if (withdrawn.Contains((unit, month)))
        {
            return null;
        }

        if (!texts.TryGetValue(unit, out var text))
        {
            texts.Add(unit, text = NameOf(unit));
        }

        return new(Codes.Code(kind), kind == RecordKind.Unit ? null : System.Text.Encoding.UTF8.GetString(reader.Rest), text, AsMonth(month));
    }

    private void Found(ref (long Count, long Protected) found, bool isProtected)
    {
        found = (found.Count + 1, found.Protected + (isProtected ? 1 : 0));
        (Count, Protected) = (Count + 1, Protected + (isProtected ? 1 : 0));
    }

    private bool IsProtected(RecordKind kind, int row) => kind switch
    {
        RecordKind.Wait => Part!.IsProtected(Part.Waits[row].Patient),
        RecordKind.Contact => Part!.IsProtected(Part.Contacts[row].Patient),
        RecordKind.Referral => Part!.IsProtected(Part.Referrals[row].Patient),
        _ => false,
    };

    private ReadOnlySpan<byte> IdOf(RecordKind kind, int row) => kind switch
    {
        RecordKind.Wait => Part!.WaitIds.Bytes(row),
        RecordKind.Contact => Part!.ContactIds[row],
        RecordKind.Referral => Part!.ReferralIds.Bytes(row),
        RecordKind.Move => System.Text.Encoding.UTF8.GetBytes(Part!.MovesOfUnknown[row].WaitId),
        _ => default,
    };

    private string NameOf(int unit) => unit < 0 ? "" : unitName(unit);

    // As UnitMonths numbers them; -1: of no month.
    private static int MonthOf(int day) => day is < 0 or WaitFact.None ? -1 : UnitMonths.IndexOf(day);

    private static Month? AsMonth(int month) => month < 0 ? null : UnitMonths.MonthOf(month);

    private bool IsOff(int unit)
    {
        if (off.Count == 0 || unit < 0)
        {
            return false;
        }

        if (!isOff.TryGetValue(unit, out var known))
        {
            isOff.Add(unit, known = off.Contains(unitName(unit)));
        }

        return known;
    }
}
