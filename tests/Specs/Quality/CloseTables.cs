using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality.Closing;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Quality;

/// <summary>The tables of MonthClose.md, and the settings.</summary>
public sealed class CloseTables
{
    private const string Page = "src/Quality/Closing/MonthClose.md";

    [Fact]
    public void Each_stage_stands_as_its_table_says()
    {
        var rows = TableRow.Read(Page).Where(row => row.Cells.ContainsKey("Expected")).ToList();
        Assert.True(rows.Count > 30);
        foreach (var row in rows)
        {
            var words = row["Stage"].Split(' ');
            var one = MonthClose.Of(CloseGiven.Facts(row["Facts"]), CloseGiven.Shipped, row.Date("Today")!.Value)
                .Of(CloseGiven.Stage(words[0]), words.Length > 1 ? words[1] : null);
            row.Expect(row["Expected"], $"{Codes.Code(one.State)} {one.Days}");
        }
    }

    [Fact]
    public void Each_step_may_be_taken_as_its_table_says()
    {
        var rows = TableRow.Read(Page).Where(row => row.Cells.ContainsKey("May")).ToList();
        Assert.True(rows.Count > 30);
        foreach (var row in rows)
        {
            var (today, asked) = (row.Date("Today")!.Value, CloseGiven.Asked(row["Asked"]));
            var settings = CloseGiven.Blocking(CloseGiven.Named, row["Blocks"]);
            var status = MonthClose.Of(CloseGiven.Facts(row["Facts"]), settings, today);
            var why = MayTake.Of(asked, status, settings, today);
            var instead = why is null ? settings.ActorOf(asked.Who, asked.Stage, asked.Unit, today)!.InsteadOf : null;
            row.Expect(row["May"], why?.Id ?? (instead is null ? "yes" : $"instead of {instead}"));
            if (why is not null)
            {
                Assert.All(new[] { why.Sentence.Sv, why.Sentence.En }, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Every_stage_has_its_rule_in_its_place() =>
        Assert.Equal(Enum.GetValues<CloseStage>(), StageRule.All.Select(rule => rule.Stage));

    [Theory]
    [InlineData("before", "2025-09-12", "2025-09-19")]
    [InlineData("after", "2025-09-15", "2025-09-22")]
    [InlineData("keep", "2025-09-13", "2025-09-20")]
    public void A_day_off_moves_as_the_setting_says(string rule, string corrected, string sent)
    {
        var settings = CloseGiven.Parse("", text => text.Replace("weekend: before", "weekend: " + rule, StringComparison.Ordinal));
        Assert.Equal(corrected, settings.DueOn(CloseStage.Corrected, CloseGiven.August).ToString("O", null));
        Assert.Equal(sent, settings.DueOn(CloseStage.Sent, CloseGiven.August).ToString("O", null));
    }

    [Fact]
    public void A_free_day_moves_too_and_a_day_that_the_month_lacks_is_its_last()
    {
        var settings = CloseGiven.Parse("", text => text
            .Replace("free_days: []", "free_days: [2025-09-12, 2025-09-11]", StringComparison.Ordinal)
            .Replace("sent: { day: 20", "sent: { day: 31", StringComparison.Ordinal)
            .Replace("received: { day: 20", "received: { day: 31", StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2025, 9, 10), settings.DueOn(CloseStage.Corrected, CloseGiven.August));
        Assert.Equal(new DateOnly(2025, 9, 30), settings.DueOn(CloseStage.Sent, CloseGiven.August));
    }

    [Theory]
    [InlineData("weekend: before", "weekend: monday", "before, after, keep")]
    [InlineData("attested: { day: 15", "attested: { day: 1", "i ordning")]
    [InlineData("attested: { day: 15", "attested: { day: 32", "1 till 31")]
    [InlineData("units: []", "units: [{ unit: U, chef: Anna }]", "chef")]
    [InlineData("deputies: []", "deputies: [{ for: A, deputy: B, from: 2025-09-02, to: 2025-09-01 }]", "före")]
    [InlineData("people: []", "people: [{ name: A, email: nej }]", "e-postadress")]
    [InlineData("people: []", "people: [{ name: A, email: a@b@c.se }]", "e-postadress")]
    [InlineData("people: []", "people: [{ name: A, email: <a@b.se> }]", "e-postadress")]
    [InlineData("people: []", "people: [{ name: A, email: \"a\\x01@b.se\" }]", "e-postadress")]
    [InlineData("people: []", "people: [{ name: A, email: 'a@b.se,c' }]", "e-postadress")]
    [InlineData("decided: { day: 18, who: coordinator, needed: yes", "decided: { day: 18, who: coordinator, needed: no", "fastställd månad")]
    [InlineData("people: []", "people: [{ name: A, email: \"a@b.se\\nBcc: c@d.se\" }]", "e-postadress")]
    [InlineData("remind_days: 2", "reminddays: 2", "reminddays")]
    public void Settings_that_mean_nothing_are_refused_with_line_and_reason(string written, string instead, string says)
    {
        var refused = Assert.Throws<DefinitionException>(() => CloseGiven.Parse("", text => text.Replace(written, instead, StringComparison.Ordinal)));
        Assert.True(refused.Line > 1);
        Assert.Contains(says, refused.Reason.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_regions_own_settings_do_not_say_is_as_shipped()
    {
        var own = CloseSettings.Parse("coordinators: [Cecilia]\nsteps:\n  attested: { day: 14, who: manager, needed: yes, blocks: yes }\n", "close.yaml", CloseGiven.Shipped);
        Assert.Equal(["Cecilia"], own.Coordinators);
        Assert.Equal((14, true), (own.Stages[CloseStage.Attested].Day, own.Stages[CloseStage.Attested].Blocks));
        Assert.Equal(CloseGiven.Shipped.Stages[CloseStage.Decided], own.Stages[CloseStage.Decided]);
        Assert.Equal((CloseGiven.Shipped.Source, CloseGiven.Shipped.RemindDays, CloseGiven.Shipped.Weekend), (own.Source, own.RemindDays, own.Weekend));
        Assert.Empty(own.Units);
        Assert.Contains("i ordning", Assert.Throws<DefinitionException>(() => CloseSettings.Parse("steps: { decided: { day: 14, who: anyone, needed: yes, blocks: no } }", "close.yaml", CloseGiven.Shipped)).Reason.Sv, StringComparison.Ordinal);
        Assert.Contains("okänd nyckel", Assert.Throws<DefinitionException>(() => CloseSettings.Parse("coordinator: [Cecilia]", "close.yaml", CloseGiven.Shipped)).Reason.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_has_it_is_reminded_and_a_deputy_in_the_place_of_whoever_is_away()
    {
        var settings = CloseGiven.Named with { Mail = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Dan"] = "dan@example.se" } };
        IReadOnlyList<Reminder> On(string day, string facts) =>
            Reminders.Of(MonthClose.Of(CloseGiven.Facts(facts), settings, TableRow.Day(day)!.Value), settings, TableRow.Day(day)!.Value);

        Assert.Empty(On("2025-08-31", ""));
        Assert.Empty(On("2025-09-02", ""));
        var first = Assert.Single(On("2025-09-03", ""));
        Assert.Equal((null, CloseRole.Anyone, 2), (first.Name, first.Role, first.Of.Count));
        Assert.Equal(["A", "B"], first.Of.Select(one => one.Unit!.Id));

        // Two days before the attest; Dan stands for Anna until the 12th.
        const string Delivered = "delivered A 09-03, delivered B 09-03, error a, assigned a Bo 09-04";
        Assert.Equal(["Bo: corrected"], Told(On("2025-09-12", Delivered)));
        Assert.Equal(["Anna: attested", "Bo: corrected", "–: attested"], Told(On("2025-09-13", Delivered)));
        var earlier = settings with { RemindDays = 4 };
        var status = MonthClose.Of(CloseGiven.Facts(Delivered), earlier, new(2025, 9, 12));
        var dan = Reminders.Of(status, earlier, new(2025, 9, 12)).Single(one => one.Name == "Dan");
        Assert.Equal(("dan@example.se", "A"), (dan.Mail, dan.Of.Single().Unit!.Id));

        // Nobody is reminded of what cannot be done yet: no check before a decision, no attest before a delivery.
        Assert.Equal(["Cecilia: decided", "–: delivered delivered"], Told(On("2025-09-30", "")));
        Assert.Equal(["Cecilia: sent", "Sam: checked"], Told(On("2025-09-30", Delivered + ", decided 09-18").Where(one => one.Name is not ("Anna" or "Bo" or null))));
    }

    [Fact]
    public void A_deputy_may_stand_for_one_day_and_a_name_is_the_same_however_its_letters_are_made()
    {
        var settings = CloseGiven.Parse("", text => text.Replace("deputies: []", "deputies: [{ for: A, deputy: B, from: 2025-09-02, to: 2025-09-02 }]", StringComparison.Ordinal));
        Assert.Equal(settings.Deputies[0].From, settings.Deputies[0].To);
        Assert.True(CloseSettings.IsSame("Åsa  Öst", "A\u030Asa O\u0308st"));
        Assert.False(CloseSettings.IsSame("Åsa", "Asa"));
    }

    [Fact]
    public void A_stage_that_is_left_out_is_asked_of_nobody_and_holds_nothing_up()
    {
        static CloseSettings Without(CloseStage stage) =>
            CloseGiven.Shipped with { Stages = CloseGiven.Shipped.Stages.ToDictionary(one => one.Key, one => one.Key == stage ? one.Value with { IsNeeded = false } : one.Value) };
        static string? Why(CloseStage without, string facts, string asked) =>
            MayTake.Of(CloseGiven.Asked(asked), MonthClose.Of(CloseGiven.Facts(facts), Without(without), new(2025, 9, 26)), Without(without), new(2025, 9, 26))?.Id;
        Assert.Equal("not_needed", Why(CloseStage.Attested, "delivered A 09-03", "attested A Anna"));
        Assert.Equal(StageState.NotNeeded, MonthClose.Of(CloseGiven.Facts("delivered A 09-03"), Without(CloseStage.Attested), new(2025, 9, 26)).Of(CloseStage.Attested, "A").State);
        Assert.Null(Why(CloseStage.Delivered, "", "attested A Anna"));
        Assert.Null(Why(CloseStage.Checked, "decided 09-18", "sent Cecilia"));
        // A receipt needs a decision, whether or not a sending is noted.
        Assert.Equal("needs_decided", Why(CloseStage.Sent, "", "received Cecilia"));
        Assert.Null(Why(CloseStage.Sent, "decided 09-18", "received Cecilia"));
        Assert.DoesNotContain(Reminders.Of(MonthClose.Of(CloseGiven.Facts(""), Without(CloseStage.Sent), new(2025, 9, 26)), Without(CloseStage.Sent), new(2025, 9, 26)), one => one.Of.Any(of => of.Stage.Stage == CloseStage.Received));
    }

    [Fact]
    public void A_delivery_that_is_said_to_have_come_is_done_and_one_that_has_tells_by_itself()
    {
        var facts = CloseGiven.Facts("delivered A 09-03");
        facts = facts with { Steps = [Said("A", 4), Said("B", 5)] };
        var status = MonthClose.Of(facts, CloseGiven.Shipped, new(2025, 9, 30));
        var (came, said) = (status.Of(CloseStage.Delivered, "A"), status.Of(CloseStage.Delivered, "B"));
        Assert.Equal((new DateOnly(2025, 9, 3), null), (came.DoneOn, came.Step));
        Assert.Equal((new DateOnly(2025, 9, 5), "Kim"), (said.DoneOn, said.Step?.Who));
        static TakenStep Said(string unit, int day) => new(CloseStage.Delivered, unit, new(2025, 9, day, 12, 0, 0, TimeSpan.Zero), "Kim");
    }

    [Fact]
    public void A_finding_is_given_to_somebody()
    {
        var status = MonthClose.Of(CloseGiven.Facts("error a"), CloseGiven.Shipped, new(2025, 9, 9));
        Assert.Equal("to_missing", MayTake.Of(new(CloseStage.Assigned, null, "Cecilia") { Check = "a", To = "  " }, status, CloseGiven.Shipped, new(2025, 9, 9))?.Id);
    }

    [Fact]
    public void Whoever_has_a_finding_is_reminded_by_the_day_it_was_given_with_and_told_how_many_rows()
    {
        ToRemindOf? On(string today, string facts)
        {
            var day = TableRow.Day(today)!.Value;
            return Reminders.Of(MonthClose.Of(CloseGiven.Facts(facts), CloseGiven.Named, day), CloseGiven.Named, day).SingleOrDefault(one => one.Name == "Bo")?.Of.Single();
        }

        const string Given = "error a, assigned a/09-20 Bo 09-04";
        Assert.Null(On("2025-09-17", Given));
        var due = On("2025-09-18", Given)!;
        Assert.Equal(("a", 3, StageState.Due, 2, new DateOnly(2025, 9, 20)), (due.Check, due.Count, due.Stage.State, due.Stage.Days, due.Stage.Due));
        Assert.Equal((StageState.Due, 0), On("2025-09-20", Given) is { } last ? (last.Stage.State, last.Stage.Days) : default);
        Assert.Equal((StageState.Late, 1), On("2025-09-21", Given) is { } late ? (late.Stage.State, late.Stage.Days) : default);
        // Said to be corrected it is nobody's until a delivery tells otherwise.
        Assert.Null(On("2025-09-21", Given + ", corrected a 09-09"));
        Assert.NotNull(On("2025-09-21", Given + ", corrected a 09-09, delivery 09-10"));
    }

    [Fact]
    public void Reminders_begin_when_the_month_is_over_and_wait_for_the_units_own_delivery_alone()
    {
        var early = CloseGiven.Named with { RemindDays = 31 };
        Assert.Equal([false, true], new DateOnly[] { new(2025, 8, 31), new(2025, 9, 1) }.Select(day => Reminders.Of(MonthClose.Of(CloseGiven.Facts(""), early, day), early, day).Count > 0));
        var today = new DateOnly(2025, 9, 14);
        Assert.Contains("Anna: attested", Told(Reminders.Of(MonthClose.Of(CloseGiven.Facts("delivered A 09-03"), CloseGiven.Named, today), CloseGiven.Named, today)));
    }

    private static IEnumerable<string> Told(IEnumerable<Reminder> reminders) =>
        reminders.Select(one => $"{one.Name ?? "–"}: {string.Join(' ', one.Of.Select(of => Codes.Code(of.Stage.Stage)))}");
}
