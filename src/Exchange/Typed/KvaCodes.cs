using Trettio.Care;
using Trettio.Measuring.Judging;

namespace Trettio.Exchange.Typed;

/// <summary>KVÅ codes as they are typed: two letters and three more signs, separated by blanks or commas.</summary>
public static class KvaCodes
{
    private static readonly char[] Between = [' ', ',', ';', '\t'];

    /// <summary>The letters' case is as typed.</summary>
    public static IReadOnlyList<string> Split(string text) => text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Two letters, a letter or digit, two digits: AU124, NFB49.</summary>
    public static bool IsCode(string code) => code.Length == 5 && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]) && char.IsAsciiLetterOrDigit(code[2]) && char.IsAsciiDigit(code[3]) && char.IsAsciiDigit(code[4]);

    /// <summary>
    /// What is worth a look and may be right all the same: codes none of which is on the list of the row's measuring point, as the check
    /// <c>kva_outside_list</c> asks. Null: nothing.
    /// </summary>
    public static Phrase? Outside(TypedRow row, CodeLists lists)
    {
        var day = row.Date(row.Kind == TypedKind.Contact ? TypedFields.StartedOn : TypedFields.ListedOn);
        if (row[TypedFields.Kva] is not { Length: > 0 } kva || day is not { } on)
        {
            return null;
        }

        return row.Choice<ContactKind>(TypedFields.Point, ChoiceWords.ContactKind) switch
        {
            ContactKind.Investigation when !lists.HasInvestigation(kva, on) => TypedWords.OutsideList(lists.Investigation.Name),
            ContactKind.Treatment when !lists.TreatmentGroups(kva, on).Any() => TypedWords.OutsideList(lists.Treatment.Name),
            _ => null,
        };
    }
}
