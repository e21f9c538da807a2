using Trettio.Care;
using Trettio.Planning.Queues;

namespace Trettio.Work;

/// <summary>From one step of care to a decision on the next: how many go on, and how soon.</summary>
public sealed record StepFound(MeasuringPoint From, MeasuringPoint To, StepLag Lag);

/// <summary>What share of a step's visits lead to a decision on the next, and after how many days, in the region's own data.</summary>
public static class FindStepLags
{
    private static readonly (MeasuringPoint From, MeasuringPoint To)[] Steps =
    [
        (MeasuringPoint.FirstVisit, MeasuringPoint.Investigation), (MeasuringPoint.FirstVisit, MeasuringPoint.Treatment), (MeasuringPoint.Investigation, MeasuringPoint.Treatment),
    ];

    /// <summary>
    /// Each done contact at a step is followed until the same patient's next wait to the other step is decided, until the next contact of the same
    /// kind, or until the last day that the events know, whichever is first. Children become days here, and only days go on.
    /// </summary>
    /// <param name="events">The care events.</param>
    /// <param name="isOfPlace">Whether a contact's unit, on its day, belongs to what is asked for.</param>
    public static IReadOnlyList<StepFound> Of(ICareEvents events, Func<string, DateOnly, bool> isOfPlace)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(isOfPlace);
        var joined = events.Patients().Where(patient => patient.MergedInto is not null).ToDictionary(patient => patient.PatientId, patient => patient.MergedInto!);
        string One(string patient) => joined.TryGetValue(patient, out var into) && into != patient ? into : patient;
        var visits = new Dictionary<(string Patient, MeasuringPoint Point), List<(DateOnly Day, bool IsOfPlace)>>();
        var last = DateOnly.MinValue;
        foreach (var contact in events.Contacts())
        {
            if (contact.Status == ContactStatus.Done && contact.Kind.Point() is { } point)
            {
                last = contact.StartedOn > last ? contact.StartedOn : last;
                Listed(visits, (One(contact.PatientId), point)).Add((contact.StartedOn, isOfPlace(contact.UnitId, contact.StartedOn)));
            }
        }

        var decided = new Dictionary<(string Patient, MeasuringPoint Point), List<DateOnly>>();
        foreach (var wait in events.Waits())
        {
            if (wait.DecidedOn is { } day && wait.MeasuringPoint is not MeasuringPoint.FirstVisit)
            {
                Listed(decided, (One(wait.PatientId), wait.MeasuringPoint)).Add(day);
            }
        }

        return [.. Steps.Select(step => new StepFound(step.From, step.To, StepLag.Of(
            visits.Where(one => one.Key.Point == step.From).SelectMany(one => Followed(one.Value, decided.GetValueOrDefault((one.Key.Patient, step.To)) ?? [], last)))))];
    }

    private static IEnumerable<LagCount> Followed(List<(DateOnly Day, bool IsOfPlace)> visits, List<DateOnly> decisions, DateOnly last)
    {
        var days = visits.OrderBy(visit => visit.Day).ToList();
        for (var at = 0; at < days.Count; at++)
        {
            var end = at + 1 < days.Count ? days[at + 1].Day : last;
            if (days[at].IsOfPlace && end >= days[at].Day)
            {
                var next = decisions.Where(day => day >= days[at].Day && day <= end).Select(day => (DateOnly?)day).Min();
                yield return next is { } day ? new(day.DayNumber - days[at].Day.DayNumber, 1, 0) : new(end.DayNumber - days[at].Day.DayNumber, 0, 1);
            }
        }
    }

    private static List<T> Listed<TKey, T>(Dictionary<TKey, List<T>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}
