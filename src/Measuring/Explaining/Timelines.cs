using Trettio.Care;

namespace Trettio.Measuring.Explaining;

/// <summary>A record's dates in order, each with its word.</summary>
internal static class Timelines
{
    internal static IReadOnlyList<TimelineEvent> Of(History history, Course course)
    {
        var events = new List<TimelineEvent>();
        Add(events, history.Referral?.DecidedOn, "Remissen beslutades", "Referral decided");
        Add(events, history.Referral?.ReceivedOn, "Remissen kom in", "Referral received");
        Add(events, history.Referral?.AssessedOn, "Remissen bedömdes", "Referral assessed");
        Add(events, history.Wait?.DecidedOn ?? (history.Wait is null ? history.Contacts[0].DecidedOn : null), "Beslut", "Decision");
        Add(events, history.Wait?.ListedOn, "Registrerad på väntelistan", "Listed");
        Add(events, course.Start is null || course.IsLeftOut ? null : course.EntryOn, "Kom in i kön", "Entered the queue");
        Add(events, history.Wait?.RemovedOn, "Avförd", "Removed");
        foreach (var ((from, unit), before) in course.Units.Skip(1).Zip(course.Units))
        {
            Add(events, from, $"Flyttad från {before.UnitId} till {unit}", $"Moved from {before.UnitId} to {unit}");
        }

        foreach (var contact in history.Contacts)
        {
            events.Add(new(contact.StartedOn, Name(contact)));
        }

        return [.. events.OrderBy(entry => entry.On)];
    }

    internal static Phrase Name(Contact contact)
    {
        var what = contact.Kind switch
        {
            ContactKind.FollowUp => new Phrase("Återbesök", "Follow-up"),
            ContactKind.Acute => new Phrase("Akut kontakt", "Acute contact"),
            { } kind => ((MeasuringPoint)kind).Name(),
            null => new Phrase("Kontakt", "Contact"),
        };
        var how = contact.Status switch
        {
            ContactStatus.Done => new Phrase("genomförd", "done"),
            ContactStatus.NoShow => new Phrase("uteblivet", "no-show"),
            ContactStatus.Cancelled => new Phrase("avbokad", "cancelled"),
            _ => new Phrase("bokad", "booked"),
        };
        return new($"{what.Sv}, {how.Sv} ({contact.ContactId})", $"{what.En}, {how.En} ({contact.ContactId})");
    }

    private static void Add(List<TimelineEvent> events, DateOnly? on, string sv, string en)
    {
        if (on is { } day)
        {
            events.Add(new(day, new(sv, en)));
        }
    }
}
