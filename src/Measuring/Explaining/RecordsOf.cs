using Trettio.Care;

namespace Trettio.Measuring.Explaining;

/// <summary>
/// Which records are asked for: those of one month, by figure or by reason; null asks for any. A region is a root unit's id, or <c>*</c>
/// for units without a row. <see cref="Level"/> null: all care levels.
/// </summary>
public sealed record RecordQuery(Month Month, CareLevel? Level)
{
    public string? Unit { get; init; }

    public string? Region { get; init; }

    public MeasuringPoint? Point { get; init; }

    public FigureColumn? Figure { get; init; }

    /// <summary>A reason's id.</summary>
    public string? Reason { get; init; }
}

/// <summary>One record behind a figure: the wait, the contact that stopped its clock or is itself the record, or both.</summary>
/// <param name="WaitId">Null for a contact that names no wait.</param>
/// <param name="ContactId">Null for a wait whose clock has not stopped by the month's last day.</param>
/// <param name="Unit">The unit whose figure it is.</param>
/// <param name="Point">Null for a contact at no measuring point.</param>
/// <param name="Days">From start to stop, or to the month's last day; null where there are none to count.</param>
/// <param name="Reason">The reason of the standing that is counted.</param>
/// <param name="PatientId">For the host to look the journal's reference up by; never shown.</param>
public sealed record FigureRecord(string? WaitId, string? ContactId, string Unit, MeasuringPoint? Point, int? Days, Reason Reason, string PatientId);

/// <summary>The records behind a figure: as many as the figure says.</summary>
public static class RecordsOf
{
    /// <summary>
    /// Waits counted in the figure, or with a standing of the reason; for a reason of contacts that stop no clock, those contacts. Without
    /// figure and reason: all standings of the month. By unit, point, days (the longest first) and id.
    /// </summary>
    public static IReadOnlyList<FigureRecord> Of(ICareEvents events, RuleSet rules, RecordQuery query)
    {
        var histories = Histories.Of(events);
        var units = new UnitRegister(events.Units());
        var found = histories.All.SelectMany(history => OfWait(history, units, rules, query));
        if (query.Figure is null && query.Reason is not null)
        {
            found = found.Concat(OfContacts(events, histories, query.Month));
        }

        return
        [
            .. found.Where(record => IsAsked(record, units, query))
                .OrderBy(record => record.Unit, StringComparer.Ordinal)
                .ThenBy(record => record.Point)
                .ThenByDescending(record => record.Days)
                .ThenBy(record => record.WaitId ?? record.ContactId, StringComparer.Ordinal)
                .ThenBy(record => record.ContactId, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<FigureRecord> OfWait(History history, UnitRegister units, RuleSet rules, RecordQuery query)
    {
        var course = Course.Of(history, rules);
        if (!Rules.CareLevelAtEntry.Holds(course, units, query.Level))
        {
            yield break;
        }

        foreach (var standing in Rules.MonthStanding.Of(course, query.Month, rules))
        {
            IEnumerable<string> at = query.Figure is null
                ? [standing.UnitId]
                : FigureColumn.Counting(standing).Where(one => one.Column == query.Figure).Select(one => one.Unit);
            foreach (var unit in at)
            {
                yield return new(
                    history.Wait?.WaitId,
                    standing is Standing.Completed or Standing.LeftOut || history.Wait is null ? course.Stop!.ContactId : null,
                    unit,
                    course.Point,
                    standing switch { Standing.Completed completed => completed.Days, Standing.Waiting waiting => waiting.Days, _ => null },
                    standing.Reason,
                    course.PatientId);
            }
        }
    }

    /// <summary>The contacts of the month that stop no clock, with the reason that they do not.</summary>
    private static IEnumerable<FigureRecord> OfContacts(ICareEvents events, Histories histories, Month month) =>
        from contact in events.Contacts()
        where month.Contains(contact.StartedOn)
        let standing = Rules.ClockStop.Standing(contact, contact.WaitId is { } id ? histories.OfWait(id) : null)
        where standing != Reasons.StopsTheClock
        select new FigureRecord(contact.WaitId, contact.ContactId, contact.UnitId, contact.Kind.Point(), null, standing, contact.PatientId);

    private static bool IsAsked(FigureRecord record, UnitRegister units, RecordQuery query) =>
        (query.Reason is null || record.Reason.Id == query.Reason)
        && (query.Unit is null || record.Unit == query.Unit)
        && (query.Point is null || record.Point == query.Point)
        && (query.Region is null || units.RootOn(record.Unit, query.Month.Last) == query.Region);
}
