using System.Globalization;
using Trettio.Care;
using Trettio.Exchange.Typed;
using Trettio.Work.Typing;

namespace Trettio.Web.Typing;

/// <summary>What became of a button: the form as it stands then, and what is said of it.</summary>
public sealed record TypingAnswer(TypingForm Form)
{
    /// <summary>In the row being written.</summary>
    public IReadOnlyList<FieldMistake> Mistakes { get; init; } = [];

    /// <summary>Why nothing was done, beside the fields; null: it was.</summary>
    public Phrase? Fault { get; init; }

    /// <summary>Why the delivery was not made; null: it was, or was not asked for.</summary>
    public Phrase? DeliverFault { get; init; }

    /// <summary>What was done; null: nothing.</summary>
    public Phrase? Done { get; init; }

    /// <summary>Whether everything is right and is to be delivered now.</summary>
    internal bool Delivers { get; init; }
}

/// <summary>What the form's buttons do, up to the delivery itself. A row is never lost: what cannot be done leaves all that was typed where it stands.</summary>
internal static class TypingSteps
{
    internal static TypingAnswer Take(TypingForm form, TypingDesk desk) => form.Do.Split('-') switch
    {
        ["wait"] => Kind(form, TypedKind.Wait),
        ["contact"] => Kind(form, TypedKind.Contact),
        ["referral"] => Kind(form, TypedKind.Referral),
        ["clear"] => new(form.Begun(TypingForm.Blank(IsBegun(form.Entry.Kind) ? form.Entry.Kind : TypedKind.Wait))),
        ["find"] => new(form with { Sought = form.Entry[TypedFields.Child] }),
        ["all"] => new(form with { Sought = "" }),
        ["edit"] => Open(form, RowAt(form) is { } written ? TypedShort.Shortened(written) : null),
        ["remove"] when RowAt(form) is { } row => new(form with { Draft = [.. form.Draft.Where(other => !ReferenceEquals(other, row))] })
        {
            Done = new("Raden är borttagen ur listan.", "The row is removed from the list."),
        },
        ["visit"] => Open(form, desk.On(form.With, TypedKind.Contact, form.Draft)),
        ["offer"] => Open(form, desk.On(form.With, TypedKind.Offer, form.Draft)),
        ["move"] => Open(form, desk.On(form.With, TypedKind.Move, form.Draft)),
        ["list"] => Open(form, desk.ListFrom(form.With)),
        ["correct", var kind] when Named(kind) is { } opened => Open(form, desk.Open(opened, form.With)),
        ["drop", var kind] when Named(kind) is { } dropped => Drop(form, desk.Remove(dropped, form.With)),
        ["deliver"] => Deliver(form, desk),
        ["add"] => Add(form, desk),
        _ => new(form),
    };

    /// <summary>Whether such a row begins from blank fields; the others begin from a wait.</summary>
    internal static bool IsBegun(TypedKind kind) => kind is TypedKind.Wait or TypedKind.Contact or TypedKind.Referral;

    private static TypedKind? Named(string code) => Enum.GetValues<TypedKind>().Where(kind => TypingForm.Code(kind) == code).Select(kind => (TypedKind?)kind).FirstOrDefault();

    private static TypingAnswer Kind(TypingForm form, TypedKind kind) =>
        new(form.HasEntry ? form with { Entry = form.Entry with { Kind = kind }, Opened = null } : form.Begun(TypingForm.Blank(kind)));

    private static TypingAnswer Drop(TypingForm form, TypedRow? row)
    {
        if (row is null)
        {
            return new(form) { Fault = NotHere };
        }

        var isOpen = form.Entry.Id == row.Id;
        return new((isOpen ? form.Begun(TypingForm.Blank(TypedKind.Wait)) : form) with { Draft = [.. Placed(form.Draft, row)] })
        {
            Done = new("Raden tas bort när listan levereras.", "The row is taken away when the list is delivered."),
        };
    }

    private static TypingAnswer Add(TypingForm form, TypingDesk desk)
    {
        // Looked at with the id it will have: fields that were sent before are known again.
        var typed = form.Entry;
        form = form with { Entry = TypedShort.WrittenOut(typed, desk.Today) };
        var asked = form.Entry.Id.Length == 0 ? form.Entry.With(TypedFields.Id, form.Next) : form.Entry;
        var mistakes = desk.Mistakes(asked, form.Draft);
        if (mistakes.Count > 0)
        {
            return Unfinished(form, typed, mistakes);
        }

        if (form.Draft.Count >= TypingForm.MostRows)
        {
            return new(form) { Fault = new($"Listan har {TypingForm.MostRows} rader; leverera dem innan du skriver fler.", $"The list has {TypingForm.MostRows} rows; deliver them before you write more.") };
        }

        var (row, isNew) = (TypingDesk.Numbered(form.Entry, form.Next), form.Entry[TypedFields.Child].Length == 0);
        return new(form.Begun(Following(row)) with { Draft = [.. Placed(form.Draft, row)] })
        {
            Done = isNew
                ? new($"Raden står i listan. Barnet fick nyckeln {row[TypedFields.Child]}: anteckna den i journalen.", $"The row is in the list. The child got the key {row[TypedFields.Child]}: note it in the journal.")
                : new("Raden står i listan.", "The row is in the list."),
        };
    }

    /// <summary>
    /// A day of listing that the form worked out stays empty until the row stands in the list: were the day that it came from changed, it would tell
    /// another. What is wrong with that day is told there alone.
    /// </summary>
    private static TypingAnswer Unfinished(TypingForm form, TypedRow typed, IReadOnlyList<FieldMistake> mistakes)
    {
        if (typed.Kind != TypedKind.Wait || typed.IsCorrection || typed[TypedFields.ListedOn].Length > 0)
        {
            return new(form) { Mistakes = mistakes };
        }

        var from = TypedShort.ListedFrom(form.Entry) ?? TypedFields.Point;
        return new(form with { Entry = form.Entry.With(TypedFields.ListedOn, "") })
        {
            Mistakes = [.. mistakes.Where(one => one.Field != TypedFields.ListedOn || mistakes.All(other => other.Field != from))],
        };
    }

    /// <summary>Blank, but that whoever lists several children in a row often lists them for the same.</summary>
    private static TypedRow Following(TypedRow row) => row switch
    {
        { Kind: TypedKind.Wait, IsCorrection: false } => TypingForm.Blank(row.Kind).With(TypedFields.Point, row[TypedFields.Point]),
        { Kind: TypedKind.Contact } when row[TypedFields.WaitId].Length > 0 => TypingForm.Blank(TypedKind.Wait),
        _ => TypingForm.Blank(IsBegun(row.Kind) ? row.Kind : TypedKind.Wait),
    };

    /// <summary>In its own place when it stands there already; its visits in the draft follow the child of their wait.</summary>
    private static IEnumerable<TypedRow> Placed(IReadOnlyList<TypedRow> draft, TypedRow row)
    {
        foreach (var other in draft)
        {
            yield return other.Id == row.Id ? row
                : other.Kind == TypedKind.Contact && row.Kind == TypedKind.Wait && other[TypedFields.WaitId] == row.Id ? other.With(TypedFields.Child, row[TypedFields.Child])
                : other;
        }

        if (draft.All(other => other.Id != row.Id))
        {
            yield return row;
        }
    }

    private static TypingAnswer Open(TypingForm form, TypedRow? row)
    {
        if (row is null)
        {
            return new(form) { Fault = NotHere };
        }

        // What is being written would be lost under what is opened.
        return form.HasEntry && (form.Entry.Id.Length == 0 || form.Entry.Id != row.Id)
            ? new(form) { Fault = new("En rad är påbörjad; lägg till den i listan eller töm rutorna först.", "A row has been begun; add it to the list or empty the fields first.") }
            : new(form.Begun(row));
    }

    private static Phrase NotHere { get; } = new("Raden finns inte här; välj en av dem som står i listan.", "The row is not here; choose one of those in the list.");

    private static TypedRow? RowAt(TypingForm form) =>
        int.TryParse(form.With, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < form.Draft.Count ? form.Draft[at] : null;

    private static TypingAnswer Deliver(TypingForm form, TypingDesk desk)
    {
        var answer = form.HasEntry ? Add(form, desk) with { Done = null } : new TypingAnswer(form);
        if (answer.Mistakes.Count > 0 || answer.Fault is not null)
        {
            return answer with { DeliverFault = new("Raden som är påbörjad behöver rättas, eller rutorna tömmas, innan listan levereras.", "The row that has been begun needs correcting, or its fields emptying, before the list is delivered.") };
        }

        var draft = answer.Form.Draft;
        return answer switch
        {
            _ when draft.Count == 0 => answer with { DeliverFault = new("Listan är tom; skriv en rad först.", "The list is empty; write a row first.") },
            _ when draft.Any(row => desk.Mistakes(row, draft).Count > 0) => answer with
            {
                DeliverFault = new("En rad i listan behöver rättas; ändra den eller ta bort den, och leverera sedan.", "A row in the list needs correcting; change it or remove it, and then deliver."),
            },
            _ when form.Who.Trim().Length is 0 or > 100 => answer with { DeliverFault = new("Leveransen behöver ditt namn; skriv det.", "The delivery needs your name; write it.") },
            // A child that just got its key: the person has to see it before it is delivered.
            _ when form.HasEntry && form.Entry[TypedFields.Child].Length == 0 => answer with
            {
                DeliverFault = new(
                    $"Barnet fick nyckeln {draft[^1][TypedFields.Child]}: anteckna den i journalen och leverera sedan.", $"The child got the key {draft[^1][TypedFields.Child]}: note it in the journal, and then deliver."),
            },
            _ => answer with { Delivers = true },
        };
    }
}
