using Trettio.Care;

namespace Trettio.Measuring.Explaining;

/// <summary>
/// What would change a wait's standing in a month. Each correction is tried by the rules themselves, and told only when they give what its
/// sentence says.
/// </summary>
internal static class ChangesOfWait
{
    internal static IReadOnlyList<Change> Of(Question question, UnitRegister units, CareLevel? level, IReadOnlyList<Standing> standings)
    {
        List<Change> proved = [.. Tries(question, units, level, standings).Select(one => Proved(one, question, units, level)).OfType<Change>()];
        if (proved.Count > 0)
        {
            return proved;
        }

        var inTime = standings.Any(one => one is Standing.Completed && one.Reason == Reasons.InTime);
        var told = inTime ? Reasons.Change.NothingNeeded : Reasons.Change.NoneFound;
        return [new(told.Says(), [], question.Month, [.. standings.Select(one => one.Reason)])];
    }

    /// <summary>A correction to try: its sentence, its rows, the month it is looked at in, and what must then be so for the sentence to hold.</summary>
    private sealed record Try(Told Told, IReadOnlyList<CareEvent> Delivered, Month In, Func<IReadOnlyList<Standing>, bool> Gives);

    private static Change? Proved(Try one, Question question, UnitRegister units, CareLevel? level)
    {
        if (Corrected.By(question.History, one.Delivered) is not { } history)
        {
            return null;
        }

        var course = Course.Of(history, question.Rules);
        var then = one.Delivered.OfType<CareUnit>().ToList() is { Count: > 0 } changed ? new UnitRegister(changed) : units;
        IReadOnlyList<Standing> standings = Rules.CareLevelAtEntry.Holds(course, then, level) ? Rules.MonthStanding.Of(course, one.In, question.Rules) : [];
        return one.Gives(standings) ? new(one.Told, one.Delivered, one.In, [.. standings.Select(standing => standing.Reason)]) : null;
    }

    private static IEnumerable<Try> Tries(Question question, UnitRegister units, CareLevel? level, IReadOnlyList<Standing> standings)
    {
        var course = question.Course;
        if (level is { } asked && !Rules.CareLevelAtEntry.Holds(course, units, level))
        {
            return [Level(course, question.Month, units, asked)];
        }

        if (standings.Count == 0)
        {
            return course.RemovedOn < course.EntryOn
                ? [RemovalWrong(question, Reasons.Change.RemovedBeforeEntryWrong, found => found.Count > 0)]
                : [];
        }

        return standings.SelectMany(standing => standing switch
        {
            Standing.LeftOut { Why: var why } => why == Reasons.NoClockStart ? NoStart(question) : [StartBeforeStop(question)],
            Standing.Planned => [Planned(question)],
            Standing.Completed { IsCounted: false } completed => [DeviationWrong(question, completed)],
            Standing.Completed { Why: var why } when why == Reasons.Late => [SeenBy(question)],
            Standing.Waiting waiting => Waiting(question, waiting),
            Standing.Removed => [RemovalWrong(question, Reasons.Change.RemovalWrong, found => !found.Any(one => one is Standing.Removed))],
            Standing.Added { Why: var why } when why == Reasons.EnteredAgain =>
                [RemovalWrong(question, Reasons.Change.ReentryWrong, found => found.All(one => one.Reason != Reasons.EnteredAgain))],
            _ => Array.Empty<Try>(),
        });
    }

    private static bool IsCompleted(IReadOnlyList<Standing> found) => found.Any(one => one is Standing.Completed);

    private static bool IsWaiting(IReadOnlyList<Standing> found) => found.Any(one => one is Standing.Waiting);

    private static Try Level(Course course, Month month, UnitRegister units, CareLevel asked)
    {
        var unit = course.UnitOn(course.EntryOn);
        var row = units.RowOn(unit, course.EntryOn) ?? new CareUnit { UnitId = unit, Name = unit };
        var told = Reasons.Change.LevelWrong.Says(("unit", unit), ("level", Codes.Code(asked)), ("day", course.EntryOn));
        return new(told, [row with { CareLevel = asked }], month, found => found.Count > 0);
    }

    private static IEnumerable<Try> NoStart(Question question)
    {
        var (history, stop) = (question.History, question.Course.Stop!);
        var day = stop.StartedOn;
        yield return new(Reasons.Change.DecisionRegistered.Says(("day", day)), Decided(history, day), question.Month, IsCompleted);
        if (history.Point != MeasuringPoint.FirstVisit)
        {
            yield break;
        }

        var referral = new Referral { ReferralId = stop.ReferralId ?? $"{stop.ContactId}:", PatientId = stop.PatientId, UnitId = stop.UnitId, ReceivedOn = day };
        yield return history.ReferralIsMissing
            ? new(Reasons.Change.ReferralDelivered.Says(("day", day)), [referral], question.Month, IsCompleted)
            : new(Reasons.Change.ReferralNamed.Says(), [referral, stop with { ReferralId = referral.ReferralId }], question.Month, IsCompleted);
    }

    private static Try StartBeforeStop(Question question)
    {
        var (start, day) = (question.Course.Start!.Value, question.Course.StoppedOn!.Value);
        return new(Reasons.Change.StartBeforeStop.Says(("start", start), ("day", day)), Started(question, day), question.Month, IsCompleted);
    }

    private static Try Planned(Question question)
    {
        var day = question.Month.Last;
        return question.Course.Start is { } start
            ? new(Reasons.Change.PlannedStart.Says(("start", start), ("day", day)), Started(question, day), question.Month, IsWaiting)
            : new(Reasons.Change.PlannedDecided.Says(("day", day)), Decided(question.History, day), question.Month, IsWaiting);
    }

    private static Try SeenBy(Question question)
    {
        var day = question.Course.Start!.Value.AddDays(question.Rules.LimitInDays);
        return new(
            Reasons.Change.SeenBy.Says(("day", day)),
            [question.Course.Stop! with { StartedOn = day }],
            Month.Of(day),
            found => found.Any(one => one.Reason == Reasons.InTime));
    }

    private static Try DeviationWrong(Question question, Standing.Completed completed)
    {
        var late = completed.Days > question.Rules.LimitInDays;
        var told = (late ? Reasons.Change.DeviationWrongLate : Reasons.Change.DeviationWrongInTime)
            .Says(("deviation", question.Course.Deviation.Code()), ("days", completed.Days));
        List<CareEvent> rows = [question.Course.Stop! with { Deviation = Deviation.None }];
        if (question.History.Wait is { } wait)
        {
            rows.Add(wait with { Deviation = Deviation.None });
        }

        return new(told, rows, question.Month, found => found.Any(one => one.Reason == (late ? Reasons.Late : Reasons.InTime)));
    }

    private static IEnumerable<Try> Waiting(Question question, Standing.Waiting waiting)
    {
        var (history, month) = (question.History, question.Month);
        if (history.Wait is not { } wait)
        {
            // An implied wait is known by the contact that ended it; nothing of it can be missing before.
            yield break;
        }

        if (!waiting.IsCounted)
        {
            yield return new(
                Reasons.Change.WaitingDeviationWrong.Says(("deviation", wait.Deviation.Code())),
                [wait with { Deviation = Deviation.None }],
                month,
                found => found.Any(one => one is Standing.Waiting { IsCounted: true }));
        }

        foreach (var booked in history.Contacts.Where(one => one.Status == ContactStatus.Booked && one.Kind.Point() == history.Point && one.StartedOn <= month.Last))
        {
            var told = Reasons.Change.BookedIsDone.Says(("contact", booked.ContactId), ("day", booked.StartedOn));
            yield return new(told, [booked with { Status = ContactStatus.Done }], Month.Of(booked.StartedOn), IsCompleted);
        }

        var missing = new Contact
        {
            ContactId = $"{wait.WaitId}:",
            PatientId = wait.PatientId,
            UnitId = question.Course.UnitOn(month.Last),
            StartedOn = month.Last,
            Status = ContactStatus.Done,
            Kind = (ContactKind)history.Point,
            WaitId = wait.WaitId,
        };
        yield return new(Reasons.Change.ContactMissing.Says(), [missing], month, IsCompleted);
        yield return new(Reasons.Change.RemovalMissing.Says(), [wait with { RemovedOn = month.Last }], month, found => found.Any(one => one is Standing.Removed));
    }

    private static Try RemovalWrong(Question question, Reason reason, Func<IReadOnlyList<Standing>, bool> gives) => new(
        reason.Says(("day", question.Course.RemovedOn!.Value)), [question.History.Wait! with { RemovedOn = null }], question.Month, gives);

    private static IReadOnlyList<CareEvent> Decided(History history, DateOnly day) =>
        [history.Wait is { } wait ? wait with { DecidedOn = day } : history.Contacts[0] with { DecidedOn = day }];

    /// <summary>The date that starts the clock set to a day.</summary>
    private static IReadOnlyList<CareEvent> Started(Question question, DateOnly day)
    {
        var (history, reason) = (question.History, question.Course.StartReason);
        return reason == Reasons.StartReferralDecided ? [history.Referral! with { DecidedOn = day }]
            : reason == Reasons.StartReferralReceived ? [history.Referral! with { ReceivedOn = day }]
            : reason == Reasons.StartReferralAssessed ? [history.Referral! with { AssessedOn = day }]
            : reason == Reasons.StartListed ? [history.Wait! with { ListedOn = day }]
            : Decided(history, day);
    }
}
