using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>Which contacts are inside the model of waits, by their form and by who was there. The table beside this file is the rule.</summary>
public static class CountedForms
{
    public static Ruling Of(Contact contact, CodeLists lists, Readings readings) =>
        contact.ContactType?.Trim() is { Length: > 0 } form && lists.UncountedForms.Find(form, contact.StartedOn) is not null
            ? new(false, Reasons.FormDoesNotCount)
            : contact.Present == Present.Guardian && !readings.GuardianOnlyCounts
                ? new(false, Reasons.GuardianAloneDoesNotCount)
                : new(true, Reasons.FormCounts);
}
