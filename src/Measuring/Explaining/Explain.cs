using Trettio.Care;

namespace Trettio.Measuring.Explaining;

/// <summary>
/// What an explanation is asked of: the month (null: every month, for a wait that goes on up to <see cref="Until"/>) and the care level
/// measured (null: all).
/// </summary>
public sealed record ExplainQuery(Month? Month, Func<Month> Until, CareLevel? Level);

/// <summary>Explains single records by the plain rules.</summary>
public static class Explain
{
    public static Explanation OfWait(History history, UnitRegister units, RuleSet rules, ExplainQuery query)
    {
        var course = Course.Of(history, rules);
        return new Explanation
        {
            Kind = "wait",
            Id = history.Id,
            Point = history.Point,
            UnitId = course.UnitOn(course.EntryOn),
            Timeline = Timelines.Of(history, course),
            Months = Months(history, course, units, rules, query),
        };
    }

    /// <summary><paramref name="named"/> is the history of the wait the contact names; null when it names none or an unknown one.</summary>
    public static Explanation OfContact(
        Contact contact, Referral? referral, History? named, (UnitRegister Units, RuleSet Rules) by, ExplainQuery query)
    {
        var standing = Rules.ClockStop.Standing(contact, named);
        var history = Histories.IsImpliedWait(contact) ? Histories.ImpliedBy(contact, referral)
            : standing == Reasons.StopsTheClock || standing == Reasons.LaterContact ? named
            : null;
        var course = history is null ? null : Course.Of(history, by.Rules);
        return new Explanation
        {
            Kind = "contact",
            Id = contact.ContactId,
            Point = contact.Kind.Point(),
            UnitId = contact.UnitId,
            ContactStanding = standing,
            WaitId = named?.Wait?.WaitId,
            Changes = Changes.OfContact(contact, named),
            Timeline = history is null ? [new(contact.StartedOn, Timelines.Name(contact))] : Timelines.Of(history, course!),
            Months = Mark(standing, contact, history is null ? [] : Months(history, course!, by.Units, by.Rules, query), query),
        };
    }

    private static List<MonthExplained> Months(History history, Course course, UnitRegister units, RuleSet rules, ExplainQuery query)
    {
        var found = new List<MonthExplained>();
        var isOfLevel = Rules.CareLevelAtEntry.Holds(course, units, query.Level);
        var first = Month.Of(course.ListedOn is { } listed && listed < course.EntryOn ? listed : course.EntryOn);
        foreach (var month in query.Month is { } asked ? [asked] : Month.Range(first, LastOf(course) ?? query.Until()))
        {
            var standings = isOfLevel ? Rules.MonthStanding.Of(course, month, rules) : [];
            if (standings.Count > 0 || query.Month is not null || (!isOfLevel && month == first))
            {
                var question = new Question(history, course, month, rules);
                found.Add(new(month, standings, Conditions.Of(question, units, query.Level, standings))
                {
                    Changes = ChangesOfWait.Of(question, units, query.Level, standings),
                });
            }
        }

        return found;
    }

    /// <summary>The month in which a wait ends for good; null for one that goes on.</summary>
    private static Month? LastOf(Course course) => (course.StoppedOn, course.RemovedOn) switch
    {
        ({ } stop, { } removed) => Month.Of(stop > removed ? stop : removed),
        ({ } stop, null) => Month.Of(stop),
        (null, { } removed) => Month.Of(removed),
        _ => null,
    };

    /// <summary>A contact's own standing comes first among its conditions, and is what decided when the contact stops no clock.</summary>
    private static List<MonthExplained> Mark(Reason standing, Contact contact, List<MonthExplained> months, ExplainQuery query)
    {
        var own = new Condition("contact", [standing.Says()], standing == Reasons.StopsTheClock, standing != Reasons.StopsTheClock);
        if (months.Count == 0)
        {
            var month = Month.Of(contact.StartedOn);
            return query.Month is { } asked && asked != month ? [new(asked, [], [own])] : [new(month, [], [own])];
        }

        return [.. months.Select(month => month with { Conditions = [own, .. month.Conditions] })];
    }
}
