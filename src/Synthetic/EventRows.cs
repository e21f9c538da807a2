using System.Globalization;
using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>Writes a story's rows of every table but the contacts, as they were known on the last day.</summary>
internal static class EventRows
{
    public static Patient PatientOf(Story story) => new()
    {
        PatientId = story.PatientId,
        BirthYear = story.Born / 12,
        BirthMonth = (story.Born % 12) + 1,
        Sex = story.Sex,
        Municipality = story.Municipality,
        HomeRegion = story.Municipality.StartsWith("14", StringComparison.Ordinal) ? Clinics.Root : story.Municipality[..2],
        IsProtected = story.Protected,
        MergedInto = story.MergedInto,
    };

    public static IEnumerable<Referral> Referrals(Story story, SyntheticOptions options)
    {
        for (var index = 0; index < story.Referrals.Count; index++)
        {
            var plan = story.Referrals[index];
            if (StoryRows.IsShown(plan, story, options))
                yield return ReferralOf(story, plan, index, options);
        }
    }

    public static IEnumerable<Commitment> Commitments(Story story, SyntheticOptions options)
    {
        if (story.CommitmentOpened > options.LastDay || story.CommitmentClosed < options.FirstDay)
            yield break;
        yield return new()
        {
            CommitmentId = story.Id('v'),
            PatientId = story.PatientId,
            UnitId = Clinics.All[story.CommitmentUnit].Id,
            OpenedOn = DateOnly.FromDayNumber(story.CommitmentOpened),
            ClosedOn = Known(story.CommitmentClosed, options),
            CloseReason = story.CommitmentClosed <= options.LastDay ? "avslutad" : null,
        };
    }

    public static IEnumerable<Wait> Waits(Story story, SyntheticOptions options)
    {
        for (var number = 0; number < story.WaitCount; number++)
        {
            if (StoryRows.IsShown(story.Waits[number], options))
                yield return WaitOf(story, story.Waits[number], options);
        }
    }

    public static IEnumerable<Move> Moves(Story story, SyntheticOptions options)
    {
        for (var number = 0; number < story.WaitCount; number++)
        {
            var wait = story.Waits[number];
            if (wait.Moved > options.LastDay || !StoryRows.IsShown(wait, options))
                continue;
            yield return new()
            {
                WaitId = story.Id('w', number),
                MovedOn = DateOnly.FromDayNumber(wait.Moved),
                FromUnitId = Clinics.All[wait.Unit].Id,
                ToUnitId = Clinics.All[wait.MovedTo].Id,
                Reason = wait.Moved % 3 == 0 ? MoveReason.PatientsChoice : MoveReason.Transfer,
            };
        }
    }

    public static IEnumerable<Offer> Offers(Story story, SyntheticOptions options)
    {
        for (var number = 0; number < story.WaitCount; number++)
        {
            var wait = story.Waits[number];
            if (!StoryRows.IsShown(wait, options))
                continue;
            if (wait.Declined <= options.LastDay)
                yield return OfferOf(story, wait, (wait.Declined, wait.DeclinedFor), OfferAnswer.Declined);
            // Half of the booked times are also noted as offers.
            if (wait.Stop != Story.Never && wait.Booked <= options.LastDay && wait.Stop % 2 == 0)
                yield return OfferOf(story, wait, (wait.Booked, wait.Stop), OfferAnswer.Accepted);
        }
    }

    /// <summary>Two treatments in five begin with a medicine; anxiety and depression with the same kind, which may so move between units.</summary>
    public static IEnumerable<Medication> Medications(Story story, SyntheticOptions options)
    {
        for (var number = 0; number < story.WaitCount; number++)
        {
            var wait = story.Waits[number];
            var details = story.Details(96 + number);
            if (wait.Point != MeasuringPoint.Treatment || StoryRows.StopStatus(wait, options) != ContactStatus.Done || !details.Happens(0.4))
                continue;
            yield return new()
            {
                PatientId = story.PatientId,
                UnitId = Clinics.All[wait.StopUnit].Id,
                StartedOn = DateOnly.FromDayNumber(wait.Stop),
                Atc = wait.Question switch { "ångest" => "N06AB06", "nedstämdhet" => "N06AB03", _ => "N05AH03" },
                FollowedUpOn = Known(wait.Stop + details.Between(21, 90), options),
            };
        }
    }

    /// <summary>Null for a day after the last: not known yet.</summary>
    public static DateOnly? Known(int day, SyntheticOptions options) => day <= options.LastDay ? DateOnly.FromDayNumber(day) : null;

    /// <summary>Where the deviation is written: on the wait, on the contact, or on both.</summary>
    public static (bool OnWait, bool OnContact) MarkedOn(WaitPlan wait) =>
        wait.Implied ? (false, true) : (wait.Start % 4) switch { 0 => (true, false), 1 => (true, true), _ => (false, true) };

    private static Referral ReferralOf(Story story, ReferralPlan plan, int index, SyntheticOptions options)
    {
        ReadOnlySpan<string> referrers = ["primary_care", "school", "school", "paediatrics", "social_services"];
        ReadOnlySpan<string> reasons = ["adhd", "adhd", "autism", "anxiety", "depression", "eating", "self_harm"];
        var details = story.Details(32 + index);
        var assessed = plan.Assessed <= options.LastDay;
        return new()
        {
            ReferralId = story.Id('r', index),
            PatientId = story.PatientId,
            UnitId = Clinics.All[plan.Unit].Id,
            Kind = plan.Kind,
            ReferrerType = plan.Kind == ReferralKind.Self ? "self" : details.Pick(referrers),
            Reason = details.Pick(reasons),
            DecidedOn = DateOnly.FromDayNumber(plan.Decided),
            ReceivedOn = DateOnly.FromDayNumber(plan.Received),
            AssessedOn = Known(plan.Assessed, options),
            Outcome = assessed ? plan.Outcome : ReferralOutcome.Pending,
            OutcomeOn = Known(plan.Assessed, options),
            ForwardedTo = assessed && plan.Outcome == ReferralOutcome.Forwarded ? Clinics.All[Clinics.FirstLine].Id : null,
            Assessment = assessed && plan.Kind == ReferralKind.Referral && details.Happens(0.2) ? ReferrerAssessment.ToValidate : null,
        };
    }

    private static Wait WaitOf(Story story, WaitPlan wait, SyntheticOptions options)
    {
        var first = wait.Point == MeasuringPoint.FirstVisit;
        // A choice that was not made yet is not written on the waits still open.
        var marked = MarkedOn(wait).OnWait && (wait.Declined == Story.Never || wait.Declined <= options.LastDay);
        return new()
        {
            WaitId = story.Id('w', wait.Number),
            PatientId = story.PatientId,
            UnitId = Clinics.All[wait.Unit].Id,
            MeasuringPoint = wait.Point,
            ReferralId = wait.Referral is { } referral ? story.Id('r', referral) : null,
            CommitmentId = first ? null : story.Id('v'),
            ListedOn = DateOnly.FromDayNumber(wait.Listed),
            DecidedOn = first ? null : Known(wait.Start, options),
            Deviation = marked ? wait.Deviation : Deviation.None,
            Question = wait.Question,
            Priority = (1 + (wait.Listed % 3)).ToString(CultureInfo.InvariantCulture),
            RemovedOn = Known(wait.Removed, options),
            RemovalReason = wait.Removed <= options.LastDay ? wait.Reason : null,
            ClosedOn = Known(wait.Closed, options),
        };
    }

    private static Offer OfferOf(Story story, WaitPlan wait, (int Given, int For) days, OfferAnswer answer) => new()
    {
        WaitId = story.Id('w', wait.Number),
        GivenOn = DateOnly.FromDayNumber(days.Given),
        OfferedFor = DateOnly.FromDayNumber(days.For),
        InformedOfGuarantee = answer == OfferAnswer.Declined || wait.Booked % 5 != 0,
        Answer = answer,
    };
}
