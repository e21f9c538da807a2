using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Explaining;
using Trettio.Measuring.Judging;
using Trettio.Specs.Measuring.Judging;

namespace Trettio.Specs.Measuring.Explaining;

/// <summary>What an explanation says would change a standing does so, by the plain rules, when the rows are delivered to the whole region.</summary>
public sealed class ChangeLaws
{
    private static readonly Month From = new(2024, 12);
    private static readonly Month To = new(2025, 5);

    private static readonly RuleSet Strict = Given.Bup2025 with
    {
        ExcludedFromWaiting = new Dictionary<Deviation, ExcludedWhen> { [Deviation.PatientChosen] = ExcludedWhen.Always },
    };

    /// <summary>Rare among those generated: an investigation again, which its wait says is not to be, after one that is closed.</summary>
    private static readonly List<CareEvent> NotToBeRedone =
    [
        .. Story.Units,
        Given.Wait("w1", MeasuringPoint.Investigation, new(2025, 1, 1)) with { DecidedOn = new(2025, 1, 1), ClosedOn = new(2025, 2, 1), Question = "adhd" },
        Given.Wait("w2", MeasuringPoint.Investigation, new(2025, 3, 1)) with { DecidedOn = new(2025, 3, 1), Redo = false, Question = "adhd" },
        Given.Contact("c0", ContactKind.FirstVisit, new(2025, 1, 1)) with { CommitmentId = "K" },
        Given.Contact("c1", ContactKind.Investigation, new(2025, 1, 10)) with { CommitmentId = "K", WaitId = "w1" },
        Given.Contact("c2", ContactKind.Investigation, new(2025, 3, 10)) with { CommitmentId = "K", WaitId = "w2" },
    ];

    /// <summary>What each sentence claims of the standings that follow; written anew, not read from the code.</summary>
    private static readonly Dictionary<Reason, Func<IReadOnlyList<Standing>, bool>> Claims = new()
    {
        [Reasons.Change.DecisionRegistered] = IsCompleted,
        [Reasons.Change.ReferralNamed] = IsCompleted,
        [Reasons.Change.ReferralDelivered] = IsCompleted,
        [Reasons.Change.StartBeforeStop] = IsCompleted,
        [Reasons.Change.BookedIsDone] = IsCompleted,
        [Reasons.Change.ContactMissing] = IsCompleted,
        [Reasons.Change.PlannedDecided] = IsWaiting,
        [Reasons.Change.PlannedStart] = IsWaiting,
        [Reasons.Change.SeenBy] = found => found.Any(one => one is Standing.Completed { Why.Id: "in_time" }),
        [Reasons.Change.DeviationWrongInTime] = found => found.Any(one => one is Standing.Completed { Why.Id: "in_time" }),
        [Reasons.Change.DeviationWrongLate] = found => found.Any(one => one is Standing.Completed { Why.Id: "late" }),
        [Reasons.Change.WaitingDeviationWrong] = found => found.Any(one => one is Standing.Waiting { IsCounted: true }),
        [Reasons.Change.RemovalMissing] = found => found.Any(one => one is Standing.Removed),
        [Reasons.Change.RemovalWrong] = found => !found.Any(one => one is Standing.Removed),
        [Reasons.Change.ReentryWrong] = found => !found.Any(one => one.Reason.Id == "entered_again"),
        [Reasons.Change.RemovedBeforeEntryWrong] = found => found.Count > 0,
        [Reasons.Change.LevelWrong] = found => found.Count > 0,
    };

    [Fact]
    public void What_would_change_a_wait_does_in_every_month() => ForRegions((events, rules) =>
    {
        foreach (var (history, month, level) in Asked(events))
        {
            var before = Standings(events, history, month, rules, level);
            foreach (var change in Changes.OfWait(history, new UnitRegister(events.OfType<CareUnit>()), rules, month, level))
            {
                if (change.Delivered.Count == 0)
                {
                    Assert.Equal(before.Select(one => one.Reason), change.Becomes);
                    Assert.Equal(before.Any(one => one.Reason == Reasons.InTime), change.Reason == Reasons.Change.NothingNeeded);
                    continue;
                }

                var after = Standings(Deliver(events, change.Delivered), history, change.Month!.Value, rules, level);
                Assert.True(Claims[change.Reason](after), change.Reason.Id);
                Assert.Equal(after.Select(one => one.Reason), change.Becomes);
                Assert.True(change.Month != month || !after.SequenceEqual(before), change.Reason.Id);
            }
        }
    });

    [Fact]
    public void The_day_that_is_told_is_the_last_one_that_would_do() => ForRegions((events, rules) =>
    {
        foreach (var (history, month, level) in Asked(events))
        {
            foreach (var change in Changes.OfWait(history, new UnitRegister(events.OfType<CareUnit>()), rules, month, level))
            {
                List<CareEvent> later = [.. change.Delivered.Select(row => OneDayOn(row, change.Reason)).OfType<CareEvent>()];
                if (later.Count > 0)
                {
                    var moved = change.Reason == Reasons.Change.SeenBy ? Month.Of(later.OfType<Contact>().Single().StartedOn) : month;
                    Assert.False(Claims[change.Reason](Standings(Deliver(events, later), history, moved, rules, level)), change.Reason.Id);
                }
            }
        }
    });

    [Fact]
    public void What_would_change_a_contact_does() => ForRegions((events, _) =>
    {
        var before = Histories.Of(new CareEventList(events));
        foreach (var contact in events.OfType<Contact>())
        {
            var named = contact.WaitId is { } id ? before.OfWait(id) : null;
            var standing = Trettio.Measuring.Rules.ClockStop.Standing(contact, named);
            var changes = Changes.OfContact(contact, named);
            Assert.Equal(standing == Reasons.StopsTheClock, changes.Count == 0);
            foreach (var change in changes.Where(one => one.Delivered.Count > 0))
            {
                var rows = Deliver(events, change.Delivered);
                var now = rows.OfType<Contact>().Single(one => one.ContactId == contact.ContactId);
                var after = Trettio.Measuring.Rules.ClockStop.Standing(now, now.WaitId is { } other ? Histories.Of(new CareEventList(rows)).OfWait(other) : null);
                Assert.NotEqual(standing, after);
                Assert.True(after == Reasons.StopsTheClock || (change.Reason == Reasons.Change.WaitDelivered && after == Reasons.LaterContact), change.Reason.Id);
            }
        }
    });

    [Fact]
    public void What_would_change_a_judgement_does() => Prop.ForAll(Seeds(), seed =>
    {
        var events = GeneratedPatients.Of(seed);
        foreach (var judgement in Judged(new CareEventList(events)).ToList())
        {
            foreach (var change in ChangesOfJudgement.Of(judgement, events, Judged))
            {
                var after = Judged(new CareEventList(Deliver(events, change.Delivered))).Single(one => one.Contact.ContactId == judgement.Contact.ContactId);
                Assert.True((after.Judged, after.Decided) != (judgement.Judged, judgement.Decided), change.Reason.Id);
                Assert.Equal([after.Decided], change.Becomes);
                Assert.True(Holds(change.Reason.Id, judgement, after), change.Reason.Id);
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Every_change_is_met_and_none_is_told_twice()
    {
        var met = new HashSet<Reason>();
        for (var seed = 0; seed < 400; seed++)
        {
            var events = GeneratedRegion.Of(seed);
            var units = new UnitRegister(events.OfType<CareUnit>());
            var told = Asked(events).Select(asked => Changes.OfWait(asked.History, units, Strict, asked.Month, asked.Level)).ToList();
            var histories = Histories.Of(new CareEventList(events));
            told.AddRange(events.OfType<Contact>().Select(contact => Changes.OfContact(contact, contact.WaitId is { } id ? histories.OfWait(id) : null)));
            var patients = GeneratedPatients.Of(seed);
            told.AddRange(Judged(new CareEventList(patients)).Select(judgement => ChangesOfJudgement.Of(judgement, patients, Judged)));
            foreach (var changes in told)
            {
                Assert.Equal(changes.Select(one => one.Told.Phrase).Distinct().Count(), changes.Count);
                met.UnionWith(changes.Select(one => one.Reason));
            }
        }

        met.UnionWith(Judged(new CareEventList(NotToBeRedone)).SelectMany(judgement => ChangesOfJudgement.Of(judgement, NotToBeRedone, Judged)).Select(one => one.Reason));
        Assert.Empty(Reasons.All.Where(one => one.Id.StartsWith("change_", StringComparison.Ordinal)).Except(met).Select(one => one.Id));
    }

    /// <summary>The row with its day moved past what the sentence tells; null where it tells of no such day.</summary>
    private static CareEvent? OneDayOn(CareEvent row, Reason reason) => row switch
    {
        Contact stop when reason == Reasons.Change.SeenBy => stop with { StartedOn = stop.StartedOn.AddDays(1) },
        Contact contact when reason == Reasons.Change.DecisionRegistered => contact with { DecidedOn = contact.DecidedOn!.Value.AddDays(1) },
        Wait wait when reason == Reasons.Change.DecisionRegistered || reason == Reasons.Change.PlannedDecided => wait with { DecidedOn = wait.DecidedOn!.Value.AddDays(1) },
        _ => null,
    };

    private static bool Holds(string change, Judgement before, Judgement after) => change switch
    {
        "change_commitment_given" or "change_question_given" or "change_scenario_given" => before.IsUndecidable && !after.IsUndecidable,
        "change_entry_attested" or "change_scenario_wrong" or "change_assessment_wrong" or "change_question_wrong" or "change_closed_registered"
            or "change_redo_wrong" or "change_wait_decided" => after.Judged is JudgedKind.Investigation or JudgedKind.Treatment,
        _ => after.Decided != before.Decided,
    };

    private static IEnumerable<Judgement> Judged(ICareEvents events)
    {
        var judge = new Judge(new UnitRegister(events.Units()), Story.Lists, Given.Bup2025.Judging!);
        return PatientHistory.AllOf(events).SelectMany(judge.Patient);
    }

    private static bool IsCompleted(IReadOnlyList<Standing> found) => found.Any(one => one is Standing.Completed);

    private static bool IsWaiting(IReadOnlyList<Standing> found) => found.Any(one => one is Standing.Waiting);

    private static IEnumerable<(History History, Month Month, CareLevel? Level)> Asked(List<CareEvent> events) =>
        from history in Histories.Of(new CareEventList(events)).All
        from month in Month.Range(From, To)
        from level in (CareLevel?[])[null, CareLevel.Specialist]
        select (history, month, level);

    private static IReadOnlyList<Standing> Standings(IReadOnlyList<CareEvent> events, History of, Month month, RuleSet rules, CareLevel? level)
    {
        var course = Course.Of(Histories.Of(new CareEventList(events)).All.Single(one => one.Id == of.Id && one.Wait is null == of.Wait is null), rules);
        return Trettio.Measuring.Rules.CareLevelAtEntry.Holds(course, new UnitRegister(events.OfType<CareUnit>()), level)
            ? Trettio.Measuring.Rules.MonthStanding.Of(course, month, rules)
            : [];
    }

    /// <summary>As the store takes a delivery: a row of the same key replaces.</summary>
    private static List<CareEvent> Deliver(IReadOnlyList<CareEvent> events, IReadOnlyList<CareEvent> delivered)
    {
        static string Key(CareEvent row) => row switch
        {
            Wait wait => "w " + wait.WaitId,
            Contact contact => "c " + contact.ContactId,
            Referral referral => "r " + referral.ReferralId,
            CareUnit unit => $"u {unit.UnitId} {unit.ValidFrom}",
            _ => row.ToString(),
        };
        return [.. events.Concat(delivered).GroupBy(Key).Select(versions => versions.Last())];
    }

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    private static void ForRegions(Action<List<CareEvent>, RuleSet> holds) =>
        Prop.ForAll(Seeds(), seed => holds(GeneratedRegion.Of(seed), seed % 2 == 0 ? Given.Bup2025 : Strict)).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
}
