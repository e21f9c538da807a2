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

    /// <summary>Of another source than care events: a month's figure or a row of the national format.</summary>
    Record,
}

/// <summary>One failed row: its number among the rows of its kind, where and when. 20 bytes.</summary>
internal readonly record struct Mark(RecordKind Kind, int Row, int Unit, int Day);

/// <summary>
/// What one check counts while it runs: over how many (<see cref="Of"/>), and each row that failed. A unit that the check is switched off
/// for is neither asked nor found.
/// </summary>
internal sealed class Marks(Func<int, string> unitName, HashSet<string> off)
{
    private readonly List<Mark> found = [];
    private readonly List<Phrase> details = [];
    private readonly Dictionary<int, bool> isOff = [];
    private readonly List<(string Id, string Unit, bool IsProtected)> named = [];

    internal long Of { get; private set; }

    /// <summary>Why nothing could be counted; null: it could.</summary>
    internal Phrase? Nothing { get; private set; }

    internal IReadOnlyList<Mark> Found => found;

    internal IReadOnlyList<Phrase> Details => details;

    internal IReadOnlyList<(string Id, string Unit, bool IsProtected)> NamedRows => named;

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

    internal void Add(RecordKind kind, int row, int unit, int day)
    {
        if (!IsOff(unit))
        {
            found.Add(new(kind, row, unit, day));
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

    internal void AddNamed(string id, string unit, int day, bool isProtected = false)
    {
        if (!off.Contains(unit))
        {
            named.Add((id, unit, isProtected));
            found.Add(new(RecordKind.Record, named.Count - 1, -1, day));
        }
    }

    internal void Detail(Phrase detail) => details.Add(detail);

    internal void NotApplicable(Phrase why) => Nothing = why;

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
