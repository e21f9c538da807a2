using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Specs.Measuring;

/// <summary>What must hold for every region, whatever its data.</summary>
public sealed class MeasuringLaws
{
    private static readonly Month From = new(2024, 12);
    private static readonly Month To = new(2025, 5);
    private static readonly FigureQuery All = new(From, To, null);

    [Fact]
    public void The_fast_count_equals_the_plain_one() => ForRegions(events =>
    {
        foreach (var level in (CareLevel?[])[null, CareLevel.Specialist, CareLevel.FirstLine])
        {
            Assert.Equal(
                PlainFigures.Of(new CareEventList(events), Given.Bup2025, From, To, level),
                Ledger.Of(new CareEventList(events), Given.Bup2025).Figures(All with { Level = level }));
        }
    });

    [Fact]
    public void The_fast_count_equals_the_plain_one_when_waiting_are_excluded_too() => ForRegions(events =>
    {
        var rules = Given.Bup2025 with
        {
            ExcludedFromWaiting = new Dictionary<Deviation, ExcludedWhen>
            {
                [Deviation.PatientChosen] = ExcludedWhen.BeyondLimit,
                [Deviation.MedicallyCaused] = ExcludedWhen.Always,
            },
            FirstVisitClocks =
            [
                new(DateOnly.MinValue, FirstVisitClock.Assessed, new("test", "")), new(new(2025, 2, 1), FirstVisitClock.Received, new("test", "")),
            ],
        };
        Assert.Equal(
            PlainFigures.Of(new CareEventList(events), rules, From, To, null), Ledger.Of(new CareEventList(events), rules).Figures(All));
    });

    [Fact]
    public void The_balance_holds_for_every_unit_and_point() => ForRegions(events =>
    {
        var figures = Ledger.Of(new CareEventList(events), Given.Bup2025).Figures(All).ToDictionary(figure => figure.Key);
        foreach (var (unit, point) in figures.Keys.Select(key => (key.Unit, key.Point)).Distinct())
        {
            var before = 0;
            foreach (var month in Month.Range(From, To))
            {
                var figure = figures.GetValueOrDefault(new(month, unit, point));
                var expected = before + (figure?.Added - figure?.Completed - figure?.Removed
                    + figure?.MovedIn - figure?.MovedOut + figure?.CompletedForOthers - figure?.CompletedElsewhere ?? 0);
                Assert.Equal(expected, figure?.Waiting ?? 0);
                before = expected;
            }
        }
    });

    [Fact]
    public void The_balance_holds_for_the_region_without_moves() => ForRegions(events =>
    {
        var figures = Ledger.Of(new CareEventList(events), Given.Bup2025).Figures(All);
        foreach (var point in Codes.MeasuringPoints)
        {
            var before = 0;
            foreach (var month in Month.Range(From, To))
            {
                var sum = MonthlyFigure.Sum(new(month, "all", point), figures.Where(figure => figure.Key.Month == month && figure.Key.Point == point));
                before += (sum.Added ?? 0) - (sum.Completed ?? 0) - (sum.Removed ?? 0);
                Assert.Equal(before, sum.Waiting ?? 0);
                Assert.Equal(sum.MovedIn ?? 0, sum.MovedOut ?? 0);
                Assert.Equal(sum.CompletedForOthers ?? 0, sum.CompletedElsewhere ?? 0);
            }
        }
    });

    [Fact]
    public void A_wait_is_completed_or_left_out_in_at_most_one_month() => ForRegions(events =>
    {
        foreach (var history in Histories.Of(new CareEventList(events)).All)
        {
            var course = Course.Of(history, Given.Bup2025);
            var ends = Month.Range(From, To)
                .SelectMany(month => Trettio.Measuring.Rules.MonthStanding.Of(course, month, Given.Bup2025))
                .Count(standing => standing is Standing.Completed or Standing.LeftOut);
            Assert.Equal(course.Stop is null ? 0 : 1, ends);
        }
    });

    [Fact]
    public void The_order_of_rows_changes_nothing() => ForRegions(events =>
    {
        var shuffled = events.OrderBy(row => row.GetHashCode()).ToList();
        Assert.Equal(
            Ledger.Of(new CareEventList(events), Given.Bup2025).Figures(All),
            Ledger.Of(new CareEventList(shuffled), Given.Bup2025).Figures(All));
    });

    [Fact]
    public void Unrelated_children_change_nothing_but_add_their_own() => Prop.ForAll(Seeds(), Seeds(), (one, other) =>
    {
        var (first, second) = (GeneratedRegion.Of(one), GeneratedRegion.Of(other, "x"));
        var units = first.OfType<CareUnit>().ToList();
        second.RemoveAll(row => row is CareUnit);
        var together = Count([.. first, .. second]);
        var apart = Count(first).Concat(Count([.. units, .. second]))
            .GroupBy(figure => figure.Key)
            .Select(group => MonthlyFigure.Sum(group.Key, group))
            .OrderBy(figure => figure.Key.Month).ThenBy(figure => figure.Key.Unit, StringComparer.Ordinal).ThenBy(figure => figure.Key.Point);
        Assert.Equal(apart, together);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_distribution_speaks_of_the_waits_that_are_counted() => ForRegions(events =>
    {
        var ledger = Ledger.Of(new CareEventList(events), Given.Bup2025, splits: true);
        var splits = Enum.GetValues<Split>();
        foreach (var byRegion in (bool[])[false, true])
        {
            var query = All with { ByRegion = byRegion };
            var split = ledger.Distributions(query, splits).GroupBy(row => row.Key).ToDictionary(group => group.Key);
            var whole = ledger.Distributions(query, []).ToDictionary(row => row.Key);
            foreach (var figure in ledger.Figures(query))
            {
                var rows = split.TryGetValue(figure.Key, out var found) ? found.ToList() : [];
                var one = whole.GetValueOrDefault(figure.Key);
                Assert.Equal(figure.Counted, rows.Sum(row => row.Completed.Count));
                Assert.Equal(figure.Waiting, rows.Sum(row => row.Waiting.Count));
                Assert.Equal(figure.Counted - figure.InTime, one?.Completed.Over30 ?? 0);
                Assert.Equal(figure.Waiting - figure.WaitingInTime, one?.Waiting.Over30 ?? 0);
                Assert.Equal(one?.Waiting.Longest, rows.Max(row => row.Waiting.Longest));
            }
        }
    });

    [Fact]
    public void The_planning_list_equals_the_plain_one_and_its_number_the_figures() => ForRegions(events =>
    {
        var ledger = Ledger.Of(new CareEventList(events), Given.Bup2025);
        foreach (var level in (CareLevel?[])[null, CareLevel.Specialist])
        {
            var rows = ledger.Planning(All with { Level = level });
            Assert.Equal(PlainPlanning.Of(new CareEventList(events), Given.Bup2025, From, To, level), rows);
            var planned = ledger.Figures(All with { Level = level }).Where(figure => figure.Planned > 0);
            Assert.Equal(planned.Select(figure => (figure.Key, figure.Planned!.Value)), rows.Select(row => (row.Key, row.Days.Count)));
        }

        // A region's list holds those of its units, the longest among them.
        var units = ledger.Planning(All).GroupBy(row => (row.Key.Month, row.Key.Point)).ToDictionary(group => group.Key);
        foreach (var whole in ledger.Planning(All with { ByRegion = true }).GroupBy(row => (row.Key.Month, row.Key.Point)))
        {
            Assert.Equal(units[whole.Key].Sum(row => row.Days.Count), whole.Sum(row => row.Days.Count));
            Assert.Equal(units[whole.Key].Max(row => row.Days.Longest), whole.Max(row => row.Days.Longest));
        }
    });

    [Fact]
    public void Decisions_dated_the_day_of_treatment_are_tallied_as_the_plain_rule_finds_them() => ForRegions(events =>
    {
        // Some stop on the day of their decision, or the days would seldom meet.
        var decided = events.OfType<Wait>().Where(wait => wait.DecidedOn is not null).ToDictionary(wait => wait.WaitId, wait => wait.DecidedOn!.Value);
        List<CareEvent> met =
        [
            .. events.Select(row => row is Contact { WaitId: { } wait } contact && decided.TryGetValue(wait, out var day) && contact.ContactId[^1] % 2 == 0
                ? contact with { StartedOn = day }
                : row),
        ];
        foreach (var limit in (int[])[3, 30])
        {
            var rules = Given.Bup2025 with { LimitInDays = limit };
            List<Course> courses = [.. Histories.Of(new CareEventList(met)).All.Select(history => Course.Of(history, rules))];
            var tallies = Ledger.Of(new CareEventList(met), rules).Tallies;
            Assert.Equal(courses.Count(Trettio.Measuring.Rules.DecisionAtTreatment.IsMeant), tallies.TreatmentsBegun);
            Assert.Equal(courses.Count(course => Trettio.Measuring.Rules.DecisionAtTreatment.Holds(course, rules)), tallies.DecidedTheDayItBegan);
        }
    });

    private static IReadOnlyList<MonthlyFigure> Count(List<CareEvent> events) =>
        Ledger.Of(new CareEventList(events), Given.Bup2025).Figures(All);

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    private static void ForRegions(Action<List<CareEvent>> holds) =>
        Prop.ForAll(Seeds(), seed => holds(GeneratedRegion.Of(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
}
