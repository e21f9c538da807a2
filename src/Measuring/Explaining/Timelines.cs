using Trettio.Care;

namespace Trettio.Measuring.Explaining;

/// <summary>A record's dates in order, each with its word.</summary>
internal static class Timelines
{
    internal static IReadOnlyList<TimelineEvent> Of(History history, Course course)
    {
        var events = new List<TimelineEvent>();
        Add(events, history.Referral?.DecidedOn, Reasons.EventReferralDecided.Says());
        Add(events, history.Referral?.ReceivedOn, Reasons.EventReferralReceived.Says());
        Add(events, history.Referral?.AssessedOn, Reasons.EventReferralAssessed.Says());
        Add(events, history.Wait?.DecidedOn ?? (history.Wait is null ? history.Contacts[0].DecidedOn : null), Reasons.EventDecided.Says());
        Add(events, history.Wait?.ListedOn, Reasons.EventListed.Says());
        Add(events, course.Start is null || course.IsLeftOut ? null : course.EntryOn, Reasons.EventEntered.Says());
        Add(events, history.Wait?.RemovedOn, Reasons.EventRemoved.Says());
        foreach (var ((from, unit), before) in course.Units.Skip(1).Zip(course.Units))
        {
            Add(events, from, Reasons.EventMoved.Says(("from", before.UnitId), ("unit", unit)));
        }

        foreach (var contact in history.Contacts)
        {
            events.Add(new(contact.StartedOn, Name(contact)));
        }

        return [.. events.OrderBy(entry => entry.On)];
    }

    internal static Told Name(Contact contact)
    {
        var what = contact.Kind is { } kind ? Judging.Judgement.Name((Judging.JudgedKind)kind) : Reasons.EventContact.Sentence;
        var how = contact.Status switch
        {
            ContactStatus.Done => Reasons.EventDone,
            ContactStatus.NoShow => Reasons.EventNoShow,
            ContactStatus.Cancelled => Reasons.EventCancelled,
            _ => Reasons.EventBooked,
        };
        return how.Says(("what", what), ("contact", contact.ContactId));
    }

    private static void Add(List<TimelineEvent> events, DateOnly? on, Told what)
    {
        if (on is { } day)
        {
            events.Add(new(day, what));
        }
    }
}
