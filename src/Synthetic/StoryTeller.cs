using System.Diagnostics;
using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>
/// Tells child number i's course from the seed and i alone: referral → wait → first visit → perhaps investigation and treatment → follow-up.
/// A course of which nothing was recorded in the period is told anew, so that every child has something to show.
/// </summary>
internal sealed class StoryTeller(SyntheticOptions options, Rhythm rhythm)
{
    private const double TurnedAway = 0.05;
    private const double FirstLine = 0.06;
    private const double Removed = 0.08;
    private const double Merged = 0.003;

    private static readonly string[] OwnMunicipalities =
        ["1480", "1480", "1480", "1490", "1485", "1488", "1481", "1487", "1496", "1495", "1463", "1499", "1440", "1430", "1452"];

    private static readonly string[] OtherMunicipalities = ["1380", "1384", "1780", "0680", "0580"];

    private static readonly RemovalReason[] Reasons =
    [
        RemovalReason.Declined, RemovalReason.Declined, RemovalReason.Forwarded, RemovalReason.Forwarded, RemovalReason.NoContact,
        RemovalReason.Returned, RemovalReason.MovedRegion, RemovalReason.CareElsewhere, RemovalReason.Other,
    ];

    private readonly LaterCare laterCare = new(options, rhythm);
    private readonly Story elder = new();

    /// <summary>Fills the story with child number <paramref name="index"/>.</summary>
    public void Tell(Story story, int index)
    {
        if (IsMerged(index) && !IsMerged(index - 1) && TellMerged(story, index))
            return;
        TellAlone(story, index);
    }

    private void TellAlone(Story story, int index)
    {
        story.Begin(index, SplitMix64.For(options.Seed, index));
        TellChild(story);
        for (var attempt = 0; attempt < 10_000; attempt++)
        {
            story.Clear();
            TellCourse(story);
            if (StoryRows.HasAny(story, options))
                return;
        }

        throw new UnreachableException("No course within the period.");
    }

    private bool IsMerged(int index) => index > 0 && SplitMix64.For(~options.Seed, index).Happens(Merged);

    // A second pseudonym of the child before: it holds one earlier referral, returned, and nothing else.
    private bool TellMerged(Story story, int index)
    {
        TellAlone(elder, index - 1);
        story.Begin(index, SplitMix64.For(options.Seed, index));
        var first = elder.Referrals[0];
        var received = first.Received - story.Chance.Between(30, 200);
        if (received < options.FirstDay || received > options.LastDay || !StoryRows.IsShown(first, elder, options))
            return false;
        (story.Born, story.Sex, story.Municipality) = (elder.Born, elder.Sex, elder.Municipality);
        story.Protected = elder.Protected;
        story.MergedInto = elder.PatientId;
        AddReturned(story, OpenOn(first.Unit, received - 10), received);
        return true;
    }

    private static void TellChild(Story story)
    {
        ref var chance = ref story.Chance;
        var sex = chance.Fraction();
        story.Sex = sex < 0.485 ? Sex.Man : sex < 0.995 ? Sex.Woman : Sex.NotKnown;
        story.Municipality = chance.Happens(0.03) ? chance.Pick<string>(OtherMunicipalities) : chance.Pick<string>(OwnMunicipalities);
        story.Protected = chance.Happens(0.004);
    }

    private void TellCourse(Story story)
    {
        ref var chance = ref story.Chance;
        var kind = chance.Fraction();
        var day = rhythm.VisitDay(ref chance);
        // Between 3 and 17½ years at the visit, most of them in between.
        story.Born = MonthIndex(day) - 36 - chance.Between(0, 90) - chance.Between(0, 83);
        if (kind < TurnedAway)
        {
            AddReturned(story, OpenOn(PickUnit(ref chance), day - 10), day);
        }
        else if (kind < TurnedAway + FirstLine)
        {
            TellFirstLine(story, day);
        }
        else
        {
            TellFirstVisit(story, day);
            laterCare.Tell(story);
        }

        if (chance.Happens(0.08))
            AddAcute(story, day + chance.Between(-60, 240));
    }

    private void TellFirstVisit(Story story, int day)
    {
        ref var chance = ref story.Chance;
        var unit = PickUnit(ref chance);
        var removed = chance.Happens(Removed);
        var month = rhythm.At(MeasuringPoint.FirstVisit, day);
        var (days, deviation) = LaterCare.Length(ref chance, month, Clinics.All[unit].Tilt, WaitLength.Most);
        var start = day - days;
        var wait = story.AddWait(MeasuringPoint.FirstVisit, OpenOn(unit, start));
        wait.Start = start;
        if (chance.Happens(0.08))
            AddEarlierReturned(story, unit, start - chance.Between(20, 100));
        AddAccepted(story, wait, day);
        Finish(ref chance, wait, day, removed, deviation);
        laterCare.Decorate(story, wait);
    }

    private static void TellFirstLine(Story story, int day)
    {
        ref var chance = ref story.Chance;
        var wait = story.AddWait(MeasuringPoint.FirstVisit, Clinics.FirstLine);
        wait.Start = day - (chance.Happens(0.9) ? chance.Between(0, 3) : chance.Between(4, 20));
        AddAccepted(story, wait, day);
        Finish(ref chance, wait, day, removed: false, Deviation.None);
    }

    private static void Finish(ref SplitMix64 chance, WaitPlan wait, int day, bool removed, Deviation deviation)
    {
        if (removed)
        {
            wait.Removed = day;
            wait.Reason = chance.Pick<RemovalReason>(Reasons);
            return;
        }

        wait.Stop = day;
        wait.Deviation = deviation;
        wait.Booked = Math.Max(wait.Ready, day - chance.Between(5, 25));
    }

    private static void AddAccepted(Story story, WaitPlan wait, int day)
    {
        ref var chance = ref story.Chance;
        var kind = chance.Happens(0.3) ? ReferralKind.Self : ReferralKind.Referral;
        var received = Math.Min(day, wait.Start + (kind == ReferralKind.Self ? 0 : chance.Between(0, 4)));
        var assessed = Math.Min(day, received + chance.Between(0, 6));
        wait.Listed = assessed;
        wait.Referral = story.Referrals.Count;
        story.Referrals.Add(new(wait.Unit, kind, wait.Start, received, assessed, ReferralOutcome.Accepted));
    }

    private void AddEarlierReturned(Story story, int unit, int received) => AddReturned(story, OpenOn(unit, received - 10), received);

    private static void AddReturned(Story story, int unit, int received)
    {
        ref var chance = ref story.Chance;
        ReadOnlySpan<ReferralOutcome> outcomes = [ReferralOutcome.Returned, ReferralOutcome.Returned, ReferralOutcome.Forwarded, ReferralOutcome.Complement];
        var kind = chance.Happens(0.3) ? ReferralKind.Self : ReferralKind.Referral;
        var decided = received - (kind == ReferralKind.Self ? 0 : chance.Between(0, 4));
        story.Referrals.Add(new(unit, kind, decided, received, received + chance.Between(0, 8), chance.Pick(outcomes)));
    }

    private void AddAcute(Story story, int day)
    {
        if (rhythm.Reaches(day) && day < story.Adult && story.IsFree(day))
            story.Visits.Add(new(day, ContactKind.Acute, Clinics.Emergency) { Status = ContactStatus.Done, Booked = Story.Never });
    }

    private static int PickUnit(ref SplitMix64 chance)
    {
        var left = chance.Below(Clinics.TotalWeight);
        var unit = 0;
        while (left >= Clinics.All[unit].Weight)
            left -= Clinics.All[unit++].Weight;
        return unit;
    }

    private int OpenOn(int unit, int day) =>
        unit == Clinics.OpensLater && day < Clinics.MiddleOf(options).DayNumber ? 0 : unit;

    private static int MonthIndex(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return (date.Year * 12) + date.Month - 1;
    }
}
