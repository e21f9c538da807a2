using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>Which parts of a story belong in the period and were known on its last day.</summary>
internal static class StoryRows
{
    // Times are booked at most two months ahead.
    private const int BookedAhead = 60;

    public static bool HasAny(Story story, SyntheticOptions options)
    {
        foreach (var referral in story.Referrals)
        {
            if (IsShown(referral, story, options))
                return true;
        }

        foreach (var wait in story.Waits)
        {
            if (IsShown(wait, options) || StopStatus(wait, options) is not null)
                return true;
        }

        foreach (var visit in story.Visits)
        {
            if (StatusOf(visit, options) is not null)
                return true;
        }

        return false;
    }

    /// <summary>A wait of the period: listed by its last day, and not over before its first.</summary>
    public static bool IsShown(WaitPlan wait, SyntheticOptions options) =>
        !wait.Implied && wait.Listed <= options.LastDay && wait.End >= options.FirstDay;

    /// <summary>A referral comes with its first visit, and alone when it was received in the period.</summary>
    public static bool IsShown(ReferralPlan referral, Story story, SyntheticOptions options)
    {
        if (referral.Received > options.LastDay)
            return false;
        foreach (var wait in story.Waits)
        {
            if (wait.Referral is { } index && story.Referrals[index] == referral)
                return wait.End >= options.FirstDay;
        }

        return referral.Received >= options.FirstDay;
    }

    /// <summary>The status, on the last day, of the contact that stops the wait; null: not in the period.</summary>
    public static ContactStatus? StopStatus(WaitPlan wait, SyntheticOptions options)
    {
        if (wait.Stop == Story.Never || wait.Stop < options.FirstDay)
            return null;
        if (wait.Stop <= options.LastDay)
            return ContactStatus.Done;
        return wait.Booked <= options.LastDay && wait.Stop <= options.LastDay + BookedAhead ? ContactStatus.Booked : null;
    }

    public static ContactStatus? StatusOf(VisitPlan visit, SyntheticOptions options)
    {
        if (visit.Day < options.FirstDay)
            return null;
        if (visit.Day <= options.LastDay)
            return visit.Status;
        // A time that will be missed is not foreseen, but two booked times for one wait would be a fault.
        var known = visit.Kind == ContactKind.FollowUp && visit.Booked <= options.LastDay && visit.Day <= options.LastDay + BookedAhead;
        return known ? ContactStatus.Booked : null;
    }
}
