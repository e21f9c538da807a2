using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Comparing;
using Trettio.Measuring.Judging;
using Trettio.Specs.Measuring.Judging;

namespace Trettio.Specs.Measuring.Comparing;

/// <summary>What must hold whichever sets are compared, on whatever events.</summary>
public sealed class ComparingLaws
{
    private static readonly ComparisonQuery Query = new(new(2025, 1), new(2025, 4), "R");
    private static readonly RuleSet[] Shipped = [.. new[] { "bup-2025", "bup-2026-remiss", "vantetider-2021", "skr-general" }.Select(Given.Parse)];

    [Fact]
    public void The_steps_lead_from_the_first_sets_own_figures_to_the_seconds() => ForPairs((events, lists, from, to, query) =>
    {
        var compared = CompareRuleSets.Of(events, lists, from, to, query);
        var state = compared.First;
        foreach (var step in compared.Steps)
        {
            Assert.Same(state, step.Before);
            state = step.After;
        }

        Assert.Same(state, compared.Last);
        Assert.Equal(Measured(events, lists, from, query), compared.First.Figures);
        Assert.Equal(Measured(events, lists, to, query), compared.Last.Figures);
    });

    [Fact]
    public void The_moves_of_each_step_account_for_every_figure_it_changes() => ForPairs((events, lists, from, to, query) =>
    {
        var compared = CompareRuleSets.Of(events, lists, from, to, query);
        foreach (var step in compared.Steps)
        {
            Accounts(step.Moves, step.Before, step.After);
        }

        Accounts(compared.Moves, compared.First, compared.Last);
    });

    [Fact]
    public void The_way_back_is_the_way_there_reversed() => ForPairs((events, lists, from, to, query) =>
    {
        var (there, back) = (CompareRuleSets.Of(events, lists, from, to, query), CompareRuleSets.Of(events, lists, to, from, query));
        Assert.Equal(there.Whole, back.Whole);
        Assert.Equal(
            there.Moves.Select(move => (move.From, move.To, move.Count)).Order(new BySaying()),
            back.Moves.Select(move => (move.To, move.From, move.Count)).Order(new BySaying()));
    });

    [Fact]
    public void A_set_differs_in_nothing_from_itself() => ForPairs((events, lists, from, _, query) =>
    {
        var compared = CompareRuleSets.Of(events, lists, from, from, query);
        Assert.Empty(compared.Steps);
        Assert.Empty(compared.WithoutEffect);
        Assert.Equal(0, compared.Whole.Moved);
        Assert.Same(compared.First, compared.Last);
    });

    [Fact]
    public void Each_setting_taken_over_leaves_one_difference_less_and_all_of_them_none() => Prop.ForAll(Seeds(), Seeds(), (one, other) =>
    {
        var (rules, to) = (SomeRules(new Random(one), Shipped[0]), SomeRules(new Random(other), Shipped[1]));
        var left = RuleSettings.Differing(rules, to);
        while (left.Count > 0)
        {
            rules = left[0].Take(rules, to);
            Assert.Equal(left.Skip(1), RuleSettings.Differing(rules, to));
            left = RuleSettings.Differing(rules, to);
        }

        foreach (var day in new DateOnly[] { new(1999, 1, 1), new(2025, 2, 14), new(2025, 2, 15), new(2026, 1, 1) })
        {
            Assert.Equal(to.Judging!.On(day), rules.Judging!.On(day));
            Assert.Equal(to.FirstVisitClockOn(day), rules.FirstVisitClockOn(day));
        }
    }).QuickCheckThrowOnFailure();

    private static void Accounts(IReadOnlyList<PlaceMove> moves, ComparedState before, ComparedState after)
    {
        foreach (var point in Codes.MeasuringPoints)
        {
            var (was, isNow) = (Sum(before, point), Sum(after, point));
            Assert.Equal(isNow.InTime - was.InTime, Net(Reasons.InTime));
            Assert.Equal(isNow.Counted - was.Counted, Net(Reasons.InTime, Reasons.Late));
            Assert.Equal(isNow.ExcludedPvv - was.ExcludedPvv, Net(Reasons.ExcludedPvv));
            Assert.Equal(isNow.ExcludedMov - was.ExcludedMov, Net(Reasons.ExcludedMov));
            Assert.Equal(isNow.ExcludedSov - was.ExcludedSov, Net(Reasons.ExcludedSov));
            Assert.Equal(isNow.WaitingInTime - was.WaitingInTime, Net(Reasons.WaitingInTime));
            Assert.Equal(isNow.Waiting - was.Waiting, Net(Reasons.WaitingInTime, Reasons.WaitingLate));
            Assert.Equal(isNow.Added - was.Added, Net(Reasons.Added, Reasons.EnteredAgain));
            Assert.Equal(isNow.Removed - was.Removed, Net(Reasons.Removed));
            Assert.Equal(isNow.Planned - was.Planned, Net(Reasons.Planned));
            Assert.Equal(isNow.LeftOut - was.LeftOut, Net(Reasons.NoClockStart, Reasons.StopBeforeStart));
            Assert.Equal(isNow.MovedIn - was.MovedIn, Net(Reasons.MovedIn));
            Assert.Equal(isNow.MovedOut - was.MovedOut, Net(Reasons.MovedOut));

            int Net(params Reason[] reasons) =>
                moves.Sum(move => (IsIn(move.To, reasons) ? move.Count : 0) - (IsIn(move.From, reasons) ? move.Count : 0));

            bool IsIn(Place place, Reason[] reasons) => place.Point == point && reasons.Contains(place.Reason);
        }
    }

    private static MonthlyFigure Sum(ComparedState state, MeasuringPoint point) =>
        MonthlyFigure.Sum(default, state.Figures.Where(figure => figure.Key.Point == point));

    /// <summary>The figures of one set alone, by the plain count.</summary>
    private static IReadOnlyList<MonthlyFigure> Measured(ICareEvents events, CodeLists? lists, RuleSet rules, ComparisonQuery query)
    {
        var counted = lists is null || rules.Judging is null ? events : new JudgedEvents(events, rules, lists);
        var register = new UnitRegister(events.Units());
        var figures = PlainFigures.Of(counted, rules, query.From, query.To, rules.CareLevel)
            .Where(figure => register.RootOn(figure.Key.Unit, figure.Key.Month.Last) == query.Region && (query.Unit is null || figure.Key.Unit == query.Unit))
            .ToLookup(figure => (figure.Key.Month, figure.Key.Point));
        return
        [
            .. from month in Month.Range(query.From, query.To)
               from point in Codes.MeasuringPoints
               let key = new FigureKey(month, query.Unit ?? query.Region, point)
               select figures[(month, point)].Any() ? MonthlyFigure.Sum(key, figures[(month, point)]) : MonthlyFigure.Zero(key),
        ];
    }

    private static RuleSet SomeRules(Random random, RuleSet like) => like with
    {
        LimitInDays = random.Next(4) == 0 ? 20 : 30,
        CareLevel = (CareLevel)random.Next(2),
        FirstVisitClocks = [new(new(2000, 1, 1), (FirstVisitClock)random.Next(3), new("test", "")), new(new(2025, 2, 15), (FirstVisitClock)random.Next(3), new("test", ""))],
        ExcludedFromCompleted = SomeExclusions(random),
        ExcludedFromWaiting = SomeExclusions(random),
    };

    private static Dictionary<Deviation, ExcludedWhen> SomeExclusions(Random random) =>
        Enum.GetValues<Deviation>().Where(deviation => deviation != Deviation.None && random.Next(4) > 0).ToDictionary(deviation => deviation, _ => (ExcludedWhen)random.Next(3));

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    private delegate void Holds(ICareEvents events, CodeLists? lists, RuleSet from, RuleSet to, ComparisonQuery query);

    private static void ForPairs(Holds holds) => Prop.ForAll(Seeds(), seed =>
    {
        var random = new Random(seed);
        var (from, to) = (SomeRules(random, Shipped[random.Next(4)]), SomeRules(random, Shipped[random.Next(4)]));
        holds(new CareEventList(GeneratedRegion.Of(seed)), null, from, to, Query);
        holds(new CareEventList(GeneratedRegion.Of(seed)), null, from, to, Query with { Unit = "B" });
        holds(new CareEventList(GeneratedPatients.Of(seed)), Story.Lists, from, to, new(new(2024, 6), new(2025, 9), "C"));
        holds(new CareEventList(GeneratedPatients.Of(seed)), Story.Lists, Shipped[random.Next(4)], Shipped[random.Next(4)], new(new(2024, 1), new(2025, 12), "B"));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private sealed class BySaying : IComparer<(Place, Place, int)>
    {
        public int Compare((Place, Place, int) x, (Place, Place, int) y) => string.CompareOrdinal($"{x}", $"{y}");
    }
}
