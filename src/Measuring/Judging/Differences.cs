using Trettio.Care;
using Trettio.Measuring.Comparing;
using Trettio.Measuring.Judging.Rules;
using Trettio.Measuring.Rules;

namespace Trettio.Measuring.Judging;

/// <summary>
/// A month on both bases, contact by contact: where the registration and the definitions differ, in both directions, and what could not
/// be told. Read by the plain rules from the month's patients alone.
/// </summary>
public sealed class Differences
{
    private readonly Dictionary<(string Unit, MeasuringPoint Point), PointDifferences> figures = [];
    private readonly Dictionary<string, UndecidableShare> undecidable = [];
    private readonly Dictionary<string, int> withoutEffect = [];
    private readonly Dictionary<string, int> withheld = [];
    private readonly List<Difference> records = [];

    private Differences(Month month, UnitRegister register) => (Month, Register) = (month, register);

    public Month Month { get; }

    public UnitRegister Register { get; }

    /// <summary>Per unit and measuring point with anything completed or left out on either basis, in the order of contracts §3.</summary>
    public IReadOnlyList<PointDifferences> Figures =>
        [.. figures.Values.OrderBy(one => one.Key.Unit, StringComparer.Ordinal).ThenBy(one => one.Key.Point)];

    /// <summary>Each contact that is counted differently, by unit, day and id. Protected identities are not among them.</summary>
    public IReadOnlyList<Difference> Records =>
    [
        .. records.OrderBy(one => one.UnitId, StringComparer.Ordinal).ThenBy(one => one.On).ThenBy(one => one.ContactId, StringComparer.Ordinal),
    ];

    /// <summary>Per unit, how many of the month's done contacts could not be judged.</summary>
    public IReadOnlyDictionary<string, UndecidableShare> Undecidable => undecidable;

    /// <summary>Per unit, contacts that were judged to be something else with no effect on any figure of completed.</summary>
    public IReadOnlyDictionary<string, int> WithoutEffect => withoutEffect;

    /// <summary>Per unit, differing contacts of protected identities: counted in every figure, in no list.</summary>
    public IReadOnlyDictionary<string, int> Withheld => withheld;

    /// <param name="events">As they were registered.</param>
    /// <param name="rules">The rule set, for both bases.</param>
    /// <param name="lists">The code lists that the judgement asks.</param>
    /// <param name="month">The month.</param>
    /// <param name="level">The care level; null for all.</param>
    /// <exception cref="ArgumentException">The rule set judges no contacts.</exception>
    public static Differences Of(ICareEvents events, RuleSet rules, CodeLists lists, Month month, CareLevel? level)
    {
        var some = PatientsOfMonth.Of(events, month);
        var register = new UnitRegister(some.Units());
        var found = new Differences(month, register);
        var (judgements, contacts) = Judge(some, register, rules, lists);
        var registered = new View(some, rules, (month, level), register);
        var judged = new View(
            new CareEventList([.. some.Events.Select(row => row is Contact contact ? contacts[contact.ContactId] : row)]), rules, (month, level), register);
        var hidden = new Shielded(events.Patients());
        var hiddenWaits = some.Waits().Where(wait => hidden.Contains(wait.PatientId)).Select(wait => wait.WaitId).ToHashSet();
        foreach (var contact in some.Contacts().Where(contact => PatientsOfMonth.IsDoneIn(contact, month)))
        {
            var now = contacts[contact.ContactId];
            var difference = new Difference
            {
                ContactId = contact.ContactId,
                UnitId = contact.UnitId,
                On = contact.StartedOn,
                RegisteredKind = contact.Kind,
                JudgedKind = judgements[contact.ContactId].Judged,
                Decided = judgements[contact.ContactId].Decided,
                Registered = registered.Of(contact),
                Judged = judged.Of(now),
                LeftBehind = contact.WaitId is { } wait && judged.IsOpen(wait) && !hiddenWaits.Contains(wait) ? wait : null,
                IsConsequence = now == contact,
            };
            found.Count(judgements[contact.ContactId]);
            found.Count(difference, isHidden: hidden.Contains(contact.PatientId));
        }

        return found;
    }

    private static (Dictionary<string, Judgement> Judgements, Dictionary<string, Contact> Contacts) Judge(
        CareEventList events, UnitRegister register, RuleSet rules, CodeLists lists)
    {
        var readings = rules.Judging ?? throw new ArgumentException($"The rule set {rules.Id} judges no contacts.", nameof(rules));
        var judge = new Judge(register, lists, readings);
        var judgements = new Dictionary<string, Judgement>();
        var contacts = new Dictionary<string, Contact>();
        foreach (var history in PatientHistory.AllOf(events))
        {
            foreach (var judgement in judge.Patient(history))
            {
                judgements[judgement.Contact.ContactId] = judgement;
                contacts[judgement.Contact.ContactId] = AsJudged.Of(judgement, history, rules);
            }
        }

        return (judgements, contacts);
    }

    private void Count(Judgement judgement)
    {
        var so = undecidable.GetValueOrDefault(judgement.Contact.UnitId);
        undecidable[judgement.Contact.UnitId] = new(so.Undecidable + (judgement.IsUndecidable ? 1 : 0), so.Judged + 1);
    }

    private void Count(Difference one, bool isHidden)
    {
        Add(one.UnitId, one.Registered.Point, sum => sum with { Registered = sum.Registered + ContactTally.Of(one.Registered) });
        Add(one.UnitId, one.Judged.Point, sum => sum with { Judged = sum.Judged + ContactTally.Of(one.Judged) });
        if (one.Registered.Point == one.Judged.Point && (one.Registered.Point is null || one.Registered == one.Judged))
        {
            // A later contact of its wait that is judged to be something else, and the like.
            withoutEffect[one.UnitId] = withoutEffect.GetValueOrDefault(one.UnitId) + (one.IsConsequence ? 0 : 1);
            return;
        }

        Add(one.UnitId, one.Registered.Point, sum => sum with { OverCounted = sum.OverCounted + ContactTally.Of(one.Registered) });
        Add(one.UnitId, one.Judged.Point, sum => sum with { Uncounted = sum.Uncounted + ContactTally.Of(one.Judged) });
        if (isHidden)
        {
            withheld[one.UnitId] = withheld.GetValueOrDefault(one.UnitId) + 1;
        }
        else
        {
            records.Add(one);
        }
    }

    private void Add(string unit, MeasuringPoint? point, Func<PointDifferences, PointDifferences> change)
    {
        if (point is { } at)
        {
            figures[(unit, at)] = change(figures.GetValueOrDefault((unit, at)) ?? new(new FigureKey(Month, unit, at)));
        }
    }

    /// <summary>The month's events on one basis.</summary>
    private sealed class View(CareEventList events, RuleSet rules, (Month Month, CareLevel? Level) asked, UnitRegister register)
    {
        private readonly Histories histories = Histories.Of(events);
        private readonly Dictionary<string, Referral> referrals = events.Referrals().ToDictionary(referral => referral.ReferralId);

        internal OnBasis Of(Contact contact)
        {
            var named = contact.WaitId is { } wait ? histories.OfWait(wait) : null;
            var standing = ClockStop.Standing(contact, named);
            if (standing != Reasons.StopsTheClock)
            {
                return new(null, standing, null);
            }

            var course = Course.Of(named ?? Histories.ImpliedBy(contact, contact.ReferralId is { } id ? referrals.GetValueOrDefault(id) : null), rules);
            return CareLevelAtEntry.Holds(course, register, asked.Level)
                ? MonthStanding.Of(course, asked.Month, rules).Select(one => In(course.Point, one)).OfType<OnBasis>().Single()
                : new(null, Reasons.OtherCareLevel, null);
        }

        /// <summary>Whether that wait has neither stopped nor been removed by the end of the month; false for one that was never delivered.</summary>
        internal bool IsOpen(string wait) => histories.OfWait(wait) is { } history && Course.Of(history, rules) is var course
            && !(course.StoppedOn <= asked.Month.Last) && !(course.RemovedOn <= asked.Month.Last);

        private static OnBasis? In(MeasuringPoint point, Standing standing) => standing switch
        {
            Standing.Completed completed => new(point, completed.Reason, completed.Days),
            Standing.LeftOut leftOut => new(point, leftOut.Reason, null),
            _ => null,
        };
    }
}
