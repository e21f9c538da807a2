using System.Security.Cryptography;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Exchange.Typed;
using Trettio.Store;

namespace Trettio.Work.Typing;

/// <summary>
/// Where a unit's rows are typed: it knows what is stored, and what stands in the draft before. It stores nothing; <see cref="DeliverTyped"/> does.
/// </summary>
/// <param name="store">The store that is typed into.</param>
/// <param name="unit">The unit's id; no other unit's rows can be opened or changed.</param>
/// <param name="today">The host's day.</param>
public sealed class TypingDesk(TrettioStore store, string unit, DateOnly today)
{
    // No vowels and nothing that looks like another sign: a key is read aloud and copied by hand, and spells no word.
    private const string KeySigns = "BCDFGHJKLMNPQRSTVWXZ2346789";

    /// <summary>The row with an id and, where the child got none, a fresh key.</summary>
    public static TypedRow Numbered(TypedRow row)
    {
        var numbered = row.Id.Length > 0 ? row : row.With(TypedFields.Id, $"f-{Guid.NewGuid():N}");
        return numbered[TypedFields.Child].Length > 0 ? numbered : numbered.With(TypedFields.Child, FreshKey());
    }

    /// <summary>Opens a stored wait of the unit's for correction; null when there is none that may be shown.</summary>
    public TypedRow? OpenWait(string id) => store.FindWait(id) is { } wait && wait.UnitId == unit && !IsShielded(wait.PatientId)
        ? TypedRows.Of(wait, ReferralOf(wait), store.FindPatient(wait.PatientId))
        : null;

    /// <summary>Opens a stored contact of the unit's for correction; null when there is none that may be shown.</summary>
    public TypedRow? OpenContact(string id) => store.FindContact(id) is { } contact && contact.UnitId == unit && !IsShielded(contact.PatientId)
        ? TypedRows.Of(contact, store.FindPatient(contact.PatientId))
        : null;

    /// <summary>A new contact on a wait of the unit's, stored or in the draft; null when there is none that may be shown.</summary>
    public TypedRow? VisitOn(string id, IReadOnlyList<TypedRow> draft) => WaitOf(id, draft) is { } wait && wait.UnitId == unit && !IsShielded(wait.PatientId)
        ? TypedRows.VisitOn(wait)
        : null;

    /// <summary>What is wrong with a row, beside the rows of the draft.</summary>
    public IReadOnlyList<FieldMistake> Mistakes(TypedRow row, IReadOnlyList<TypedRow> draft)
    {
        List<TypedRow> others = [.. draft.Where(other => other.Id != row.Id || other.Id.Length == 0)];
        var known = Known(row);
        var around = new TypedAround(today)
        {
            Child = known.Child ?? TypedChild(row[TypedFields.Child], others),
            Wait = row.Kind == TypedKind.Contact && row[TypedFields.WaitId] is { Length: > 0 } wait ? WaitOf(wait, others) : null,
        };
        var mistakes = TypedRules.Of(row, around);
        return mistakes.Count == 0 && row.Id.Length > 0 && TypedRows.Clash(row, unit, known) is { } clash ? [clash] : mistakes;
    }

    /// <summary>The care events of rows without mistakes, each id once: of several rows of one child the last tells of it.</summary>
    internal IReadOnlyList<CareEvent> Events(IReadOnlyList<TypedRow> rows)
    {
        var children = new Dictionary<string, Patient>(StringComparer.Ordinal);
        var events = new List<CareEvent>();
        // Whoever wrote the birth year tells it to the child's other rows.
        foreach (var row in rows.OrderBy(row => row[TypedFields.BirthYear].Length == 0))
        {
            var known = Known(row);
            foreach (var one in TypedRows.Events(row, unit, known with { Child = children.GetValueOrDefault(row[TypedFields.Child]) ?? known.Child }))
            {
                if (one is Patient child)
                {
                    children[child.PatientId] = child;
                }
                else
                {
                    events.Add(one);
                }
            }
        }

        return [.. children.Values, .. events];
    }

    private static string FreshKey()
    {
        while (true)
        {
            var key = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(KeySigns, 4)));
            if (char.IsAsciiLetter(key[0]) && !ReserveNumbers.Bundled.Match(key))
            {
                return key;
            }
        }
    }

    private TypedKnown Known(TypedRow row)
    {
        var wait = row.Kind == TypedKind.Wait && row.Id.Length > 0 ? store.FindWait(row.Id) : null;
        return new TypedKnown
        {
            Child = row[TypedFields.Child] is { Length: > 0 } child ? store.FindPatient(child) : null,
            Wait = wait,
            Referral = wait is null ? null : ReferralOf(wait),
            Contact = row.Kind == TypedKind.Contact && row.Id.Length > 0 ? store.FindContact(row.Id) : null,
        };
    }

    private Referral? ReferralOf(Wait wait) => wait.ReferralId is { } id ? store.FindReferral(id) : null;

    /// <summary>The wait as it will stand: a version in the draft before the stored one.</summary>
    private Wait? WaitOf(string id, IReadOnlyList<TypedRow> draft) =>
        draft.LastOrDefault(row => row.Kind == TypedKind.Wait && row.Id == id) is { } typed
            ? TypedRows.Events(typed, unit, Known(typed)).OfType<Wait>().Single()
            : store.FindWait(id);

    private Patient? TypedChild(string key, IReadOnlyList<TypedRow> draft) => key.Length == 0 ? null : draft
        .Where(row => row[TypedFields.Child] == key)
        .SelectMany(row => TypedRows.Events(row, unit, Known(row)).OfType<Patient>())
        .FirstOrDefault(child => child.BirthYear > 0);

    private bool IsShielded(string child) => store.PatientsJoinedWith(child).Any(joined => joined.IsProtected);
}
