using Trettio.Care;
using Trettio.Measuring.Judging.Rules;

namespace Trettio.Measuring.Judging;

/// <summary>
/// A region's care events as the definitions say they should have been registered: each contact that was judged to be something else is
/// given its judged kind, all else is as it was delivered. What counts registered events counts these.
/// </summary>
/// <remarks>
/// Judging reads all events through when this is made, and holds them then; afterwards only the contacts that were changed are held.
/// </remarks>
public sealed class JudgedEvents : ICareEvents
{
    private readonly ICareEvents events;
    private readonly Judge judge;
    private readonly Dictionary<string, Contact> changed = [];
    private readonly Dictionary<Month, UndecidableShare> undecidable = [];

    /// <exception cref="ArgumentException">The rule set judges no contacts.</exception>
    public JudgedEvents(ICareEvents events, RuleSet rules, CodeLists lists)
    {
        this.events = events;
        var readings = rules.Judging ?? throw new ArgumentException($"The rule set {rules.Id} judges no contacts.", nameof(rules));
        judge = new Judge(new UnitRegister(events.Units()), lists, readings);
        foreach (var history in PatientHistory.AllOf(events))
        {
            foreach (var judgement in judge.Patient(history))
            {
                Count(judgement);
                var contact = AsJudged.Of(judgement, history, rules);
                if (!ReferenceEquals(contact, judgement.Contact))
                {
                    changed[contact.ContactId] = contact;
                }
            }
        }
    }

    /// <summary>Of the done contacts of these months, both included.</summary>
    public UndecidableShare Undecidable(Month from, Month to)
    {
        var (cannotTell, all) = (0, 0);
        foreach (var (month, share) in undecidable)
        {
            if (month >= from && month <= to)
            {
                (cannotTell, all) = (cannotTell + share.Undecidable, all + share.Judged);
            }
        }

        return new(cannotTell, all);
    }

    /// <summary>Judges that contact's patient anew, with every condition; null when there is no such contact. Reads all events.</summary>
    public Judgement? JudgementOf(string contactId) => PatientHistory.AllOf(events)
        .Where(history => history.Contacts.Any(contact => contact.ContactId == contactId))
        .SelectMany(judge.Patient)
        .FirstOrDefault(judgement => judgement.Contact.ContactId == contactId);

    public IEnumerable<CareUnit> Units() => events.Units();

    public IEnumerable<Patient> Patients() => events.Patients();

    public IEnumerable<Referral> Referrals() => events.Referrals();

    public IEnumerable<Commitment> Commitments() => events.Commitments();

    public IEnumerable<Wait> Waits() => events.Waits();

    public IEnumerable<Move> Moves() => events.Moves();

    public IEnumerable<Offer> Offers() => events.Offers();

    public IEnumerable<Contact> Contacts() => events.Contacts().Select(contact => changed.GetValueOrDefault(contact.ContactId) ?? contact);

    public IEnumerable<Medication> Medications() => events.Medications();

    private void Count(Judgement judgement)
    {
        if (judgement.Contact.Status == ContactStatus.Done)
        {
            var month = Month.Of(judgement.Contact.StartedOn);
            var so = undecidable.GetValueOrDefault(month);
            undecidable[month] = new(so.Undecidable + (judgement.IsUndecidable ? 1 : 0), so.Judged + 1);
        }
    }
}

/// <summary>Judged figures counted the slow and obvious way, with what could not be told beside them.</summary>
public static class JudgedFigures
{
    public static (IReadOnlyList<MonthlyFigure> Figures, UndecidableShare Undecidable) Of(
        JudgedEvents events, RuleSet rules, Month from, Month to, CareLevel? level) =>
        (PlainFigures.Of(events, rules, from, to, level), events.Undecidable(from, to));
}
