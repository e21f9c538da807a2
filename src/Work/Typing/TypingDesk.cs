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

    private IReadOnlyList<CareUnit>? units;

    /// <summary>The host's day.</summary>
    public DateOnly Today => today;

    /// <summary>The other units that a wait can be moved to today, by name.</summary>
    public IReadOnlyList<CareUnit> OtherUnits => units ??=
    [
        .. store.Events().Units().Where(other => other.UnitId != unit && other.IsValidOn(today)).DistinctBy(other => other.UnitId).OrderBy(other => other.Name, StringComparer.Ordinal),
    ];

    /// <summary>The row with an id and, where the child got none, a fresh key.</summary>
    /// <param name="row">The row.</param>
    /// <param name="id">The id that a new row gets: the form has carried it since its fields were empty, so that sending them twice makes one row.</param>
    public static TypedRow Numbered(TypedRow row, string id)
    {
        var numbered = row.Id.Length > 0 ? row : row.With(TypedFields.Id, id);
        return numbered[TypedFields.Child].Length > 0 ? numbered : numbered.With(TypedFields.Child, FreshKey());
    }

    /// <summary>An id that no row has.</summary>
    public static string FreshId() => $"f-{Guid.NewGuid():N}";

    /// <summary>Opens a stored row of the unit's for correction; null when there is none that may be shown.</summary>
    public TypedRow? Open(TypedKind kind, string id) => kind switch
    {
        TypedKind.Wait => store.FindWait(id) is { } wait && IsOwn(wait.UnitId, wait.PatientId) ? TypedOpening.Of(wait, ReferralOf(wait), store.FindPatient(wait.PatientId)) : null,
        TypedKind.Contact => store.FindContact(id) is { } contact && IsOwn(contact.UnitId, contact.PatientId) ? TypedOpening.Of(contact, store.FindPatient(contact.PatientId)) : null,
        TypedKind.Referral => store.FindReferral(id) is { } referral && IsOwn(referral.UnitId, referral.PatientId) ? TypedOpening.Of(referral, store.FindPatient(referral.PatientId)) : null,
        TypedKind.Move => store.MovesFromUnit(unit).Select(move => store.FindWait(move.WaitId) is { } wait && !IsShielded(wait.PatientId) ? TypedOpening.Of(move, wait) : null)
            .FirstOrDefault(row => row?.Id == id),
        _ => OffersNamed(id).FirstOrDefault(row => row.Id == id),
    };

    /// <summary>The row that takes a stored row away; null when there is none that may be shown.</summary>
    public TypedRow? Remove(TypedKind kind, string id) => Open(kind, id)?.With(TypedFields.Gone, "1");

    /// <summary>A new contact, move or offer on a wait that is at the unit, stored or in the draft; null when there is none that may be shown.</summary>
    public TypedRow? On(string id, TypedKind kind, IReadOnlyList<TypedRow> draft) => WaitOf(id, draft) is { } wait && IsHere(wait) && !IsShielded(wait.PatientId) ? TypedOpening.On(wait, kind) : null;

    /// <summary>A new wait of a referral of the unit's; null when there is none that may be shown.</summary>
    public TypedRow? ListFrom(string id) => store.FindReferral(id) is { } referral && IsOwn(referral.UnitId, referral.PatientId) ? TypedOpening.ListedFrom(referral) : null;

    /// <summary>What is wrong with a row, beside the rows of the draft.</summary>
    public IReadOnlyList<FieldMistake> Mistakes(TypedRow row, IReadOnlyList<TypedRow> draft)
    {
        List<TypedRow> others = [.. draft.Where(other => other.Id != row.Id || other.Id.Length == 0)];
        var known = Known(row);
        var around = new TypedAround(today)
        {
            Child = known.Child ?? TypedChild(row[TypedFields.Child], others),
            Wait = row.Kind != TypedKind.Wait && row[TypedFields.WaitId] is { Length: > 0 } wait ? WaitOf(wait, others) : null,
            Units = row.Kind == TypedKind.Move ? [.. OtherUnits.Select(other => other.UnitId)] : [],
        };
        var mistakes = TypedRules.Of(row, around);
        if (mistakes.Count > 0 || row.Id.Length == 0)
        {
            return mistakes;
        }

        if (row.Kind is TypedKind.Move or TypedKind.Offer && !MayTell(row, around.Wait))
        {
            return [new("row", "other_unit", TypedRules.OtherUnits)];
        }

        return TypedRows.Clash(row, unit, known) is { } clash ? [clash] : IsStillNamed(row, draft) ? [new("row", "still_named", TypedRules.StillNamed)] : [];
    }

    /// <summary>What a correction changes, field by field: what stands in the store and what is to. Empty for a new row.</summary>
    public IReadOnlyList<(string Field, string Before, string After)> Changes(TypedRow row) =>
        !row.IsCorrection || row.IsRemoval || Opened(row.Kind, Known(row)) is not { } before ? []
            : [.. TypedFields.All.Except([TypedFields.Id, TypedFields.Mark, TypedFields.ReferralId]).Where(field => before[field] != row[field]).Select(field => (field, before[field], row[field]))];

    /// <summary>Why a done visit would count in no figure, as the days stand; null: it counts, or is no visit at a measuring point.</summary>
    public Phrase? NotCounted(TypedRow row, IReadOnlyList<TypedRow> draft)
    {
        MeasuringPoint? point = Codes.MeasuringPoints.Where(one => one.Code() == row[TypedFields.Point]).Select(one => (MeasuringPoint?)one).FirstOrDefault();
        if (row.IsRemoval || row.Kind != TypedKind.Contact || row[TypedFields.Status] != Codes.Code(ContactStatus.Done) || row.Date(TypedFields.StartedOn) is not { } day || point is null)
        {
            return null;
        }

        if (row[TypedFields.WaitId].Length == 0)
        {
            // What a file brought may have its start from a referral that the form does not show.
            return Known(row).Contact?.ReferralId is null ? NotCountedVisit.Alone(row.Date(TypedFields.DecidedOn), day) : null;
        }

        return WaitOf(row[TypedFields.WaitId], draft) is { } wait && wait.MeasuringPoint == point
            ? NotCountedVisit.OfWait(point == MeasuringPoint.FirstVisit ? FirstVisitStart(wait, draft) : wait.DecidedOn, day)
            : null;
    }

    /// <summary>Whether all of it is stored already.</summary>
    internal bool AreStored(IReadOnlyList<TypedRow> rows) => rows.All(row => TypedRows.IsStored(row, unit, Known(row))) && Events(rows).OfType<Patient>().All(child => store.FindPatient(child.PatientId) == child);

    /// <summary>What the rows take away.</summary>
    internal IReadOnlyList<CareEvent> Removed(IReadOnlyList<TypedRow> rows) => [.. rows.SelectMany(row => TypedRows.Removed(row, Known(row)))];

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

    private static TypedRow? Opened(TypedKind kind, TypedKnown known) => (kind, known) switch
    {
        (TypedKind.Wait, { Wait: { } wait }) => TypedOpening.Of(wait, known.Referral, known.Child),
        (TypedKind.Contact, { Contact: { } contact }) => TypedOpening.Of(contact, known.Child),
        (TypedKind.Referral, { Referral: { } referral }) => TypedOpening.Of(referral, known.Child),
        (TypedKind.Move, { Move: { } move, Wait: { } wait }) => TypedOpening.Of(move, wait),
        (TypedKind.Offer, { Offer: { } offer, Wait: { } wait }) => TypedOpening.Of(offer, wait),
        _ => null,
    };

    private TypedKnown Known(TypedRow row)
    {
        var (kind, id) = (row.Kind, row.Id);
        var named = kind == TypedKind.Wait ? id : kind is TypedKind.Move or TypedKind.Offer ? row[TypedFields.WaitId] : "";
        var wait = named.Length > 0 ? store.FindWait(named) : null;
        var referral = kind switch
        {
            TypedKind.Referral => id,
            TypedKind.Wait => wait is null ? row[TypedFields.ReferralId] : wait.ReferralId ?? "",
            _ => "",
        };
        return new TypedKnown
        {
            Child = row[TypedFields.Child] is { Length: > 0 } child ? store.FindPatient(child) : null,
            Wait = wait,
            Referral = referral.Length > 0 ? store.FindReferral(referral) : null,
            Contact = kind == TypedKind.Contact && id.Length > 0 ? store.FindContact(id) : null,
            Move = kind == TypedKind.Move ? store.MovesOfWait(named).FirstOrDefault(move => move.FromUnitId == unit && move.MovedOn == row.Date(TypedFields.MovedOn)) : null,
            Offer = kind == TypedKind.Offer ? store.OffersOfWait(named).FirstOrDefault(offer => offer.GivenOn == row.Date(TypedFields.GivenOn) && offer.OfferedFor == row.Date(TypedFields.OfferedFor)) : null,
        };
    }

    private Referral? ReferralOf(Wait wait) => wait.ReferralId is { } id ? store.FindReferral(id) : null;

    /// <summary>The day a first visit's wait is counted from, as the draft or the store tells of its referral.</summary>
    private DateOnly? FirstVisitStart(Wait wait, IReadOnlyList<TypedRow> draft)
    {
        var typed = draft.LastOrDefault(row => row.Kind == TypedKind.Wait && row.Id == wait.WaitId);
        var referral = (typed is null ? null : TypedRows.Events(typed, unit, Known(typed)).OfType<Referral>().FirstOrDefault()) ?? ReferralOf(wait);
        return referral is null ? wait.DecidedOn ?? wait.ListedOn : referral.DecidedOn ?? referral.ReceivedOn;
    }

    /// <summary>The wait as it will stand: a version in the draft before the stored one.</summary>
    private Wait? WaitOf(string id, IReadOnlyList<TypedRow> draft) =>
        draft.LastOrDefault(row => row.Kind == TypedKind.Wait && row.Id == id) is { } typed
            ? TypedRows.Events(typed, unit, Known(typed)).OfType<Wait>().FirstOrDefault()
            : store.FindWait(id);

    private Patient? TypedChild(string key, IReadOnlyList<TypedRow> draft) => key.Length == 0 ? null : draft
        .Where(row => row[TypedFields.Child] == key)
        .SelectMany(row => TypedRows.Events(row, unit, Known(row)).OfType<Patient>())
        .FirstOrDefault(child => child.BirthYear > 0);

    /// <summary>The offers of the wait that an offer's id begins with.</summary>
    private IEnumerable<TypedRow> OffersNamed(string id) =>
        id.Split(' ') is { Length: > 2 } parts && store.FindWait(string.Join(' ', parts[..^2])) is { } wait && (IsHere(wait) || wait.UnitId == unit) && !IsShielded(wait.PatientId)
            ? store.OffersOfWait(wait.WaitId).Select(offer => TypedOpening.Of(offer, wait))
            : [];

    /// <summary>A move is the moving unit's to tell, an offer that of the unit that listed the child or has it now.</summary>
    private bool MayTell(TypedRow row, Wait? wait) => wait is not null
        && (row.IsCorrection || Known(row).Own(row.Kind) is not null || IsHere(wait) || (row.Kind == TypedKind.Offer && wait.UnitId == unit));

    private bool IsHere(Wait wait) => TypedBook.UnitOf(store, wait) == unit;

    /// <summary>A wait that is to be taken away though something names it that is not: nobody would know what that was about.</summary>
    private bool IsStillNamed(TypedRow row, IReadOnlyList<TypedRow> draft)
    {
        if (!row.IsRemoval || row.Kind != TypedKind.Wait || store.FindWait(row.Id) is not { } wait)
        {
            return false;
        }

        var gone = draft.Where(other => other.IsRemoval).Select(other => (other.Kind, other.Id)).ToHashSet();
        return draft.Any(other => !other.IsRemoval && other[TypedFields.WaitId] == row.Id)
            || store.ContactsOfWait(row.Id).Any(contact => !gone.Contains((TypedKind.Contact, contact.ContactId)))
            || store.MovesOfWait(row.Id).Any(move => !gone.Contains((TypedKind.Move, TypedOpening.Of(move, wait).Id)))
            || store.OffersOfWait(row.Id).Any(offer => !gone.Contains((TypedKind.Offer, TypedOpening.Of(offer, wait).Id)));
    }

    private bool IsOwn(string of, string child) => of == unit && !IsShielded(child);

    private bool IsShielded(string child) => store.PatientsJoinedWith(child).Any(joined => joined.IsProtected);
}
