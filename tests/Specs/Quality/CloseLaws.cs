using FsCheck;
using FsCheck.Fluent;
using Trettio.Quality.Closing;

namespace Trettio.Specs.Quality;

/// <summary>What holds of every close, whoever does what in whatever order.</summary>
public sealed class CloseLaws
{
    private static readonly string[] Names = ["Anna", "bo", "Cecilia"];

    [Fact]
    public void Nobody_ever_checks_what_the_same_person_decided() => ForCourses((facts, _) =>
    {
        TakenStep? decided = null;
        foreach (var step in facts.Steps)
        {
            decided = step.Stage == CloseStage.Decided ? step : decided;
            Assert.False(step.Stage >= CloseStage.Checked && decided is null);
            Assert.False(step.Stage == CloseStage.Checked && CloseSettings.IsSame(step.Who, decided!.Who));
        }
    });

    [Fact]
    public void A_state_follows_from_the_day_alone_and_never_goes_back() => ForCourses((facts, settings) =>
    {
        CloseStatus? before = null;
        for (var day = new DateOnly(2025, 8, 25); day < new DateOnly(2025, 10, 1); day = day.AddDays(1))
        {
            var now = MonthClose.Of(facts, settings, day);
            foreach (var (one, earlier) in now.Stages.Zip(before?.Stages ?? []))
            {
                Assert.True(earlier.State == one.State || (earlier.State, one.State) == (StageState.Due, StageState.Late));
            }

            foreach (var one in now.Stages)
            {
                Assert.Equal(one.State == StageState.Done, one.DoneOn is not null);
                Assert.True(one.Days >= 0);
                Assert.False(one.State == StageState.Due && day > one.Due);
                Assert.False(one.State == StageState.Late && day <= one.Due);
            }

            before = now;
        }
    });

    [Fact]
    public void A_missing_attest_holds_up_the_decision_where_the_setting_says_so_and_nowhere_else() => ForCourses((facts, settings) =>
    {
        var today = new DateOnly(2025, 9, 29);
        var before = facts with { Steps = [.. facts.Steps.Where(step => step.Stage < CloseStage.Decided)] };
        var (open, blocking) = (CloseGiven.Blocking(settings, ""), CloseGiven.Blocking(settings, "attested"));
        var asked = new AskedStep(CloseStage.Decided, null, "Anna");
        Assert.Null(MayTake.Of(asked, MonthClose.Of(before, open, today), open, today));
        var isMissing = MonthClose.Of(before, blocking, today).Lacking(CloseStage.Attested).Count > 0;
        Assert.Equal(isMissing, MayTake.Of(asked, MonthClose.Of(before, blocking, today), blocking, today)?.Id == "needs_attested");
    });

    [Fact]
    public void An_attest_is_done_only_while_it_is_of_the_figures_that_count() => ForCourses((facts, settings) =>
    {
        var status = MonthClose.Of(facts, settings, new DateOnly(2025, 9, 29));
        var counts = CloseFacts.MarkIn(facts.FiguresDecided ?? facts.FiguresToday, "A");
        var one = status.Of(CloseStage.Attested, "A");
        Assert.Equal(one.State == StageState.Done, facts.Steps.Any(step => step.Stage == CloseStage.Attested && step.Unit == "A" && step.Figures == counts));
        Assert.True(one.State != StageState.Done || one.Step!.Figures == counts);
        Assert.Equal(one.State != StageState.Done && facts.Steps.Any(step => step.Stage == CloseStage.Attested && step.Unit == "A"), one.Outdated is not null);
    });

    [Fact]
    public void What_may_be_taken_is_done_when_it_has_been_taken() => ForCourses((facts, settings) =>
    {
        var today = new DateOnly(2025, 9, 29);
        var status = MonthClose.Of(facts, settings, today);
        foreach (var stage in new[] { CloseStage.Decided, CloseStage.Checked, CloseStage.Sent, CloseStage.Received })
        {
            if (MayTake.Of(new AskedStep(stage, null, "Dan"), status, settings, today) is null)
            {
                var after = MonthClose.Of(facts with { Steps = [.. facts.Steps, new(stage, null, At(29), "Dan")] }, settings, today);
                Assert.Equal(StageState.Done, after.Of(stage).State);
            }
        }
    });

    /// <summary>Courses in which every step was allowed when it was taken.</summary>
    private static void ForCourses(Action<CloseFacts, CloseSettings> holds) => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var settings = CloseGiven.Blocking(CloseGiven.Shipped, random.Next(2) == 0 ? "" : "checked");
        var facts = CloseGiven.Facts(random.Next(2) == 0 ? "" : "delivered A 09-03, delivered B 09-09");
        facts = random.Next(2) == 0 ? facts : facts with { Errors = [new("a", null, 1), new("b", "A", 2)] };
        for (var turn = 0; turn < 12; turn++)
        {
            var day = new DateOnly(2025, 9, 1 + (turn * 2));
            facts = random.Next(5) == 0 ? facts with { Deliveries = [.. facts.Deliveries, (facts.Deliveries.Count + 1, day)], Errors = [.. facts.Errors.Skip(random.Next(2))] } : facts;
            var asked = new AskedStep((CloseStage)random.Next(8), random.Next(2) == 0 ? null : "A", Names[random.Next(3)])
            {
                Check = random.Next(2) == 0 ? "a" : "b",
                To = "Bo",
                Reason = random.Next(2) == 0 ? null : "sen rättelse",
            };
            facts = facts with { HasChanged = random.Next(2) == 0, FiguresToday = random.Next(3) == 0 ? new Dictionary<string, string> { ["A"] = random.Next(2) == 0 ? "f1" : "f2" } : facts.FiguresToday };
            if (MayTake.Of(asked, MonthClose.Of(facts, settings, day), settings, day) is null)
            {
                facts = facts with { Steps = [.. facts.Steps, new(asked.Stage, asked.Unit, At(day.Day), asked.Who) { Check = asked.Check, To = asked.To, Delivery = facts.Deliveries.Count, Figures = CloseFacts.MarkIn(facts.FiguresToday, asked.Unit ?? "") }] };
                facts = asked.Stage == CloseStage.Decided ? facts with { FiguresDecided = facts.FiguresToday } : facts;
            }
        }

        holds(facts, settings);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static DateTimeOffset At(int day) => new(2025, 9, day, 12, 0, 0, TimeSpan.Zero);
}
