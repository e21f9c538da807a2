using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>Which forms of contact are inside the model of waits. The table beside this file is the rule.</summary>
public static class CountedForms
{
    public static Ruling Of(Contact contact, CodeLists lists) => Counts(contact, lists)
        ? new(true, Reasons.FormCounts)
        : new(false, Reasons.FormDoesNotCount);

    public static bool Counts(Contact contact, CodeLists lists) =>
        contact.ContactType?.Trim() is not { Length: > 0 } form || lists.UncountedForms.Find(form, contact.StartedOn) is null;
}
