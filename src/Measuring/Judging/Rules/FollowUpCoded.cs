using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>What makes a contact one of an investigation or a treatment, also when it was coded as a follow-up. The table beside this file is the rule.</summary>
public static class FollowUpCoded
{
    /// <summary>
    /// Whether the contact asks to be judged as one of the point: registered so, naming a wait to it, or performing a code of its list after
    /// a decision. <paramref name="opens"/>: it is the first in its commitment.
    /// </summary>
    public static Ruling Asks(MeasuringPoint point, Seen contact, bool opens)
    {
        if (contact.Contact.Kind.Point() == point || Performs(point, contact, opens))
        {
            return new(true, Reasons.FirstOnQuestion);
        }

        return contact.WaitTo(point) is not { } wait ? new(false, Reasons.PointNotAsked)
            : contact.Contact.Kind.Point() is not null ? new(true, Reasons.FirstOnQuestion)
            : wait.DecidedOn is null ? new(false, Reasons.WaitNotDecided)
            : contact.Readings.DecidedWaitIsEnough ? new(true, Reasons.FirstOnQuestion)
            : new(false, Reasons.DecidedWaitNotEnough);
    }

    // The basic structured investigation is part of the first visit, whatever codes it is recorded with.
    private static bool Performs(MeasuringPoint point, Seen contact, bool opens) =>
        contact.Performs.Contains(point)
        && !(opens && contact.Contact.Kind == ContactKind.FirstVisit)
        && (contact.Contact.DecidedOn <= contact.Day || contact.WaitTo(point)?.DecidedOn <= contact.Day);
}
