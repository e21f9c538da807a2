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
    internal static TypingAnswer Take(TypingForm form, TypingDesk desk) => form.Do switch
    {
        "wait" => new(form with { Entry = form.Entry with { Kind = TypedKind.Wait } }),
        "contact" => new(form with { Entry = form.Entry with { Kind = TypedKind.Contact } }),
        "clear" => new(form with { Entry = TypingForm.Blank(form.Entry.Kind) }),
        "find" => new(form with { Sought = form.Entry[TypedFields.Child] }),
        "all" => new(form with { Sought = "" }),
        "edit" => Open(form, RowAt(form)),
        "remove" when RowAt(form) is { } row => new(form with { Draft = [.. form.Draft.Where(other => !ReferenceEquals(other, row))] })
        {
            Done = new("Raden är borttagen ur listan.", "The row is removed from the list."),
        },
        "visit" => Open(form, desk.VisitOn(form.With, form.Draft)),
        "correct-wait" => Open(form, desk.OpenWait(form.With)),
        "correct-contact" => Open(form, desk.OpenContact(form.With)),
        "deliver" => Deliver(form, desk),
        "add" => Add(form, desk),
        _ => new(form),
    };

    private static TypingAnswer Add(TypingForm form, TypingDesk desk)
    {
        var mistakes = desk.Mistakes(form.Entry, form.Draft);
        if (mistakes.Count > 0)
        {
            return new(form) { Mistakes = mistakes };
        }

        if (form.Draft.Count >= TypingForm.MostRows)
        {
            return new(form) { Fault = new($"Listan har {TypingForm.MostRows} rader; leverera dem innan du skriver fler.", $"The list has {TypingForm.MostRows} rows; deliver them before you write more.") };
        }

        var (row, isNew) = (TypingDesk.Numbered(form.Entry), form.Entry[TypedFields.Child].Length == 0);
        return new(form with { Draft = [.. Placed(form.Draft, row)], Entry = TypingForm.Blank(row.Kind) })
        {
            Done = isNew
                ? new($"Raden står i listan. Barnet fick nyckeln {row[TypedFields.Child]}: anteckna den i journalen.", $"The row is in the list. The child got the key {row[TypedFields.Child]}: note it in the journal.")
                : new("Raden står i listan.", "The row is in the list."),
        };
    }

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
            return new(form) { Fault = new("Raden finns inte här; välj en av dem som står i listan.", "The row is not here; choose one of those in the list.") };
        }

        // What is being written would be lost under what is opened.
        return form.HasEntry && (form.Entry.Id.Length == 0 || form.Entry.Id != row.Id)
            ? new(form) { Fault = new("En rad är påbörjad; lägg till den i listan eller töm rutorna först.", "A row has been begun; add it to the list or empty the fields first.") }
            : new(form with { Entry = row });
    }

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
