using Trettio.Care;

namespace Trettio.Measuring.Explaining;

/// <summary>What would change a record's standing; never empty: when nothing would, that is told.</summary>
public static class Changes
{
    /// <summary>Of a wait, or an implied one, in a month. <paramref name="level"/> null: all care levels are measured.</summary>
    public static IReadOnlyList<Change> OfWait(History history, UnitRegister units, RuleSet rules, Month month, CareLevel? level)
    {
        var course = Course.Of(history, rules);
        var standings = Rules.CareLevelAtEntry.Holds(course, units, level) ? Rules.MonthStanding.Of(course, month, rules) : [];
        return ChangesOfWait.Of(new(history, course, month, rules), units, level, standings);
    }

    /// <summary>
    /// Of a contact that stops no clock; empty for one that does, since its wait's months tell. <paramref name="named"/> is the wait it
    /// names, null when it names none or an unknown one.
    /// </summary>
    public static IReadOnlyList<Change> OfContact(Contact contact, History? named)
    {
        var standing = Rules.ClockStop.Standing(contact, named);
        if (standing == Reasons.StopsTheClock)
        {
            return [];
        }

        List<Change> proved = [.. Tries(contact, named, standing).Select(one => Proved(one, contact, named)).OfType<Change>()];
        return proved.Count > 0 ? proved : [new(Reasons.Change.NoneFound.Says(), [], null, [standing])];
    }

    private static IEnumerable<(Told Told, IReadOnlyList<CareEvent> Delivered)> Tries(Contact contact, History? named, Reason standing)
    {
        if (standing == Reasons.NotDone)
        {
            yield return (Reasons.Change.StatusWrong.Says(("status", Codes.Code(contact.Status))), [contact with { Status = ContactStatus.Done }]);
        }

        if (named is not null && (standing == Reasons.NoMeasuringPoint || standing == Reasons.WaitOfOtherPoint))
        {
            yield return (Reasons.Change.PointWrong.Says(("point", Lower(named.Point.Name()))), [contact with { Kind = (ContactKind)named.Point }]);
        }

        if (standing == Reasons.WaitOfOtherPoint)
        {
            yield return (Reasons.Change.WaitWrong.Says(), [contact with { WaitId = null }]);
        }

        if (standing == Reasons.WaitUnknown)
        {
            yield return (Reasons.Change.WaitDelivered.Says(), [new Wait
            {
                WaitId = contact.WaitId!,
                PatientId = contact.PatientId,
                UnitId = contact.UnitId,
                MeasuringPoint = contact.Kind.Point()!.Value,
                ListedOn = contact.StartedOn,
                DecidedOn = contact.StartedOn,
            }]);
        }

        if (standing == Reasons.LaterContact && Rules.ClockStop.Of(named!) is { } earlier)
        {
            yield return (Reasons.Change.EarlierWrong.Says(("contact", earlier.ContactId)), [earlier with { Status = ContactStatus.Cancelled }]);
        }
    }

    private static Change? Proved((Told Told, IReadOnlyList<CareEvent> Delivered) one, Contact contact, History? named)
    {
        List<CareEvent> rows = [contact, .. named?.Contacts.Where(other => other.ContactId != contact.ContactId) ?? []];
        if (named?.Wait is { } wait)
        {
            rows.Add(wait);
        }

        var then = new CareEventList(Corrected.By(rows, one.Delivered));
        var now = then.Contacts().Single(other => other.ContactId == contact.ContactId);
        var standing = Rules.ClockStop.Standing(now, now.WaitId is { } id ? Histories.Of(then).OfWait(id) : null);
        return standing == Reasons.StopsTheClock || (standing == Reasons.LaterContact && one.Told.Reason == Reasons.Change.WaitDelivered)
            ? new(one.Told, one.Delivered, null, [standing])
            : null;
    }

    /// <summary>As it stands inside a sentence.</summary>
    internal static Phrase Lower(Phrase name) => new(name.Sv.ToLowerInvariant(), name.En.ToLowerInvariant());
}
