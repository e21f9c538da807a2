using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>Writes a story's contacts as they were known on the last day.</summary>
internal static class ContactRows
{
    public static IEnumerable<Contact> Of(Story story, SyntheticOptions options)
    {
        for (var number = 0; number < story.WaitCount; number++)
        {
            if (StoryRows.StopStatus(story.Waits[number], options) is { } status)
                yield return Start(story, story.Waits[number], status, options);
        }

        for (var index = 0; index < story.Visits.Count; index++)
        {
            if (StoryRows.StatusOf(story.Visits[index], options) is { } status)
                yield return Other(story, index, status, options);
        }
    }

    private static Contact Start(Story story, WaitPlan wait, ContactStatus status, SyntheticOptions options)
    {
        var details = story.Details(wait.Number);
        var first = wait.Point == MeasuringPoint.FirstVisit;
        var tellsReferral = wait.Implied || details.Happens(0.5);
        var tellsDecision = wait.Implied || details.Happens(0.3);
        var done = status == ContactStatus.Done;
        return Common(story, wait.StopUnit, wait.Stop, status, ref details) with
        {
            ContactId = story.Id('c', wait.Number),
            Kind = (ContactKind)wait.Point,
            WaitId = wait.Implied ? null : story.Id('w', wait.Number),
            ReferralId = first && tellsReferral && wait.Referral is { } referral ? story.Id('r', referral) : null,
            DecidedOn = !first && tellsDecision ? DateOnly.FromDayNumber(wait.Start) : null,
            Kva = done ? Codes(wait.Point, ref details) : null,
            Icd = done ? wait.Icd : null,
            Deviation = done && EventRows.MarkedOn(wait).OnContact ? wait.Deviation : Deviation.None,
            CommitmentId = story.CommitmentOpened <= options.LastDay ? story.Id('v') : null,
            Question = wait.Question,
            BookedOn = DateOnly.FromDayNumber(wait.Booked),
            RegisteredOn = Registered(wait.Stop, wait.Booked, ref details, options),
        };
    }

    private static Contact Other(Story story, int index, ContactStatus status, SyntheticOptions options)
    {
        var visit = story.Visits[index];
        var details = story.Details(Story.OtherContacts + index);
        // Missed times of the first visit come before the commitment, acute contacts stand outside it.
        var inCommitment = visit.Kind != ContactKind.Acute && visit.Day >= story.CommitmentOpened && story.CommitmentOpened <= options.LastDay;
        return Common(story, visit.Unit, visit.Day, status, ref details) with
        {
            ContactId = story.Id('c', Story.OtherContacts + index),
            CancelledBy = status == ContactStatus.Cancelled ? visit.CancelledBy : null,
            Kind = visit.Kind,
            WaitId = visit.Wait is { } wait ? story.Id('w', wait) : null,
            CommitmentId = inCommitment ? story.Id('v') : null,
            Question = visit.Wait is { } named ? story.Waits[named].Question : null,
            BookedOn = visit.Booked == Story.Never ? null : DateOnly.FromDayNumber(visit.Booked),
            RegisteredOn = Registered(visit.Day, visit.Booked, ref details, options),
        };
    }

    private static Contact Common(Story story, int unit, int day, ContactStatus status, ref SplitMix64 details)
    {
        ReadOnlySpan<string> professions = ["XS915", "XS916", "XS918", "XS918", "XS919", "XS921"];
        // Reception, video and telephone: all forms that the definitions count.
        ReadOnlySpan<string> forms = ["0", "0", "0", "0", "0", "0", "0", "0", "81", "83"];
        ReadOnlySpan<Present> present = [Present.Child, Present.Both, Present.Both, Present.Guardian];
        return new()
        {
            ContactId = "",
            PatientId = story.PatientId,
            UnitId = Clinics.All[unit].Id,
            StartedOn = DateOnly.FromDayNumber(day),
            Status = status,
            ContactType = details.Pick(forms),
            Present = status == ContactStatus.Done ? details.Pick(present) : null,
            Profession = details.Pick(professions),
            Bought = Clinics.All[unit].Private ? true : null,
        };
    }

    private static string? Codes(MeasuringPoint point, ref SplitMix64 details)
    {
        ReadOnlySpan<string> first = ["AU118", "AU118 AU011", "AU011"];
        ReadOnlySpan<string> investigation = ["AU006", "AU006 AA085", "AU002"];
        ReadOnlySpan<string> treatment = ["DU011", "DU007", "DU011 DU118"];
        return details.Pick(point switch
        {
            MeasuringPoint.FirstVisit => first,
            MeasuringPoint.Investigation => investigation,
            _ => treatment,
        });
    }

    // Within a working week, and never after the day the data were taken out; a booked time was registered when it was booked.
    private static DateOnly Registered(int day, int booked, ref SplitMix64 details, SyntheticOptions options) =>
        DateOnly.FromDayNumber(day > options.LastDay ? booked : Math.Min(options.LastDay, day + details.Between(0, 5)));
}
