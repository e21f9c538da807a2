using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Comparing;
using Trettio.Measuring.Judging;
using Trettio.Specs.Measuring.Judging;

namespace Trettio.Specs.Measuring.Comparing;

/// <summary>A handful of children whose ways between the sets were counted by hand.</summary>
public sealed class ComparingSpecs
{
    private static readonly ComparisonQuery August = new(new(2025, 8), new(2025, 8), "A");

    // Seen in August after 30 and 31 days with each deviation; one more waits for each.
    private static readonly CareEventList Children = new(
    [
        new CareUnit { UnitId = "A", Name = "A" },
        .. from deviation in Enum.GetValues<Deviation>()
           from days in new[] { 30, 31 }
           from row in Seen($"{deviation}{days}", deviation, days)
           select row,
        .. from deviation in Enum.GetValues<Deviation>()
           select Given.Wait($"q{deviation}", MeasuringPoint.Treatment, new(2025, 8, 1)) with { DecidedOn = new(2025, 8, 1), Deviation = deviation },
        new Patient { PatientId = "p", BirthYear = 2012 },
        new Patient { PatientId = "hidden", BirthYear = 2012, IsProtected = true },
        .. Seen("secret", Deviation.MedicallyCaused, 30).Select(row => row is Wait wait ? wait with { PatientId = "joined" } : row),
        new Patient { PatientId = "joined", BirthYear = 2012, MergedInto = "hidden" },
    ]);

    [Fact]
    public void Going_over_to_vantetider_moves_those_with_MoV_and_then_those_with_SoV()
    {
        var compared = Compare("bup-2025", "vantetider-2021");
        Assert.Equal(["excluded_from_completed.MoV", "excluded_from_completed.SoV"], compared.Steps.Select(step => step.Setting.Id));
        Assert.Equal(
            ["FirstVisit excluded_mov → FirstVisit in_time: 2 MedicallyCaused30", "FirstVisit excluded_mov → FirstVisit late: 1 MedicallyCaused31"],
            Said(compared.Steps[0].Moves));
        Assert.Equal(
            ["FirstVisit excluded_sov → FirstVisit in_time: 1 SpeciallyCaused30", "FirstVisit excluded_sov → FirstVisit late: 1 SpeciallyCaused31"],
            Said(compared.Steps[1].Moves));
        Assert.Equal((5, 13), compared.Whole);
        Assert.Equal((2, 3), Share(compared.First));
        Assert.Equal((4, 6), Share(compared.Steps[0].After));
        Assert.Equal((5, 8), Share(compared.Last));
        Assert.Equal("always", compared.Steps[0].Old.Code);
        Assert.Equal("never", compared.Steps[0].New.Code);
        Assert.Equal("skr-2025-12", compared.Steps[0].Old.Sources[0].Document);
        Assert.Equal("vantetider-bup-tables", compared.Steps[0].New.Sources[0].Document);
    }

    [Fact]
    public void Going_over_to_SKRs_general_model_takes_PvV_out_and_PvV_and_MoV_from_the_waiting()
    {
        var compared = Compare("bup-2025", "skr-general");
        Assert.Equal(
            ["excluded_from_completed.PvV", "excluded_from_completed.MoV", "excluded_from_completed.SoV", "excluded_from_waiting.PvV", "excluded_from_waiting.MoV"],
            compared.Steps.Select(step => step.Setting.Id));
        Assert.Equal(["FirstVisit in_time → FirstVisit excluded_pvv: 1 PatientChosen30"], Said(compared.Steps[0].Moves));
        Assert.Equal(["Treatment waiting_in_time → Treatment waiting_excluded_pvv: 1 qPatientChosen"], Said(compared.Steps[3].Moves));
        Assert.Equal(["Treatment waiting_in_time → Treatment waiting_excluded_mov: 1 qMedicallyCaused"], Said(compared.Steps[4].Moves));
        Assert.Equal([4, 4, 4, 3, 2], compared.Steps.Select(step => step.After.Figures[2].Waiting));
    }

    [Fact]
    public void A_protected_identity_and_whoever_is_joined_with_one_is_counted_and_not_listed()
    {
        var move = Compare("bup-2025", "vantetider-2021").Moves[0];
        Assert.Equal(2, move.Count);
        Assert.Equal(["MedicallyCaused30"], move.Records);
    }

    [Fact]
    public void A_unit_is_compared_alone_and_another_region_not_at_all()
    {
        var (from, to) = (Given.Bup2025, Given.Parse("vantetider-2021"));
        Assert.Equal(5, CompareRuleSets.Of(Children, null, from, to, August with { Unit = "A" }).Whole.Moved);
        Assert.Equal((0, 0), CompareRuleSets.Of(Children, null, from, to, August with { Unit = "B" }).Whole);
        Assert.Equal((0, 0), CompareRuleSets.Of(Children, null, from, to, August with { Region = "*" }).Whole);
        Assert.Equal((0, 0), CompareRuleSets.Of(Children, null, from, to, August with { From = new(2025, 6), To = new(2025, 6) }).Whole);
    }

    [Fact]
    public void Readings_change_nothing_as_registered_and_are_steps_where_contacts_are_judged()
    {
        var (from, to) = (Given.Bup2025, Given.Parse("bup-2026-remiss"));
        var registered = CompareRuleSets.Of(Children, null, from, to, August);
        Assert.Empty(registered.Steps);
        Assert.Equal(["unattested_opening", "again_since", "repeat_without_question"], registered.WithoutEffect.Select(setting => setting.Id));
        var judged = CompareRuleSets.Of(Children, Story.Lists, from, to, August);
        Assert.Equal(["unattested_opening", "again_since", "repeat_without_question"], judged.Steps.Select(step => step.Setting.Id));
        Assert.Empty(judged.WithoutEffect);
        Assert.NotNull(judged.Last.Undecidable);
    }

    [Fact]
    public void Against_a_set_that_judges_nothing_the_first_step_is_to_count_as_registered()
    {
        var compared = CompareRuleSets.Of(Children, Story.Lists, Given.Bup2025, Given.Parse("skr-general"), August);
        Assert.Equal("judging", compared.Steps[0].Setting.Id);
        Assert.NotNull(compared.First.Undecidable);
        Assert.Null(compared.Last.Undecidable);
    }

    [Fact]
    public void A_contact_that_the_draft_judges_otherwise_is_told_with_both_reasons_and_its_wait_moves_with_it()
    {
        // An investigation that opens a commitment at a single entry which nobody has attested.
        var events = new CareEventList(
        [
            new CareUnit { UnitId = "A", Name = "A", EntryScenario = EntryScenario.C },
            new Patient { PatientId = "p", BirthYear = 2012 },
            Given.Wait("w", MeasuringPoint.Investigation, new(2025, 8, 1)) with { DecidedOn = new(2025, 8, 1), CommitmentId = "k" },
            Given.Contact("c", ContactKind.Investigation, new(2025, 8, 20)) with { WaitId = "w", CommitmentId = "k" },
        ]);
        var compared = CompareRuleSets.Of(events, Story.Lists, Given.Bup2025, Given.Parse("bup-2026-remiss"), August);
        var contact = Assert.Single(compared.Steps[0].Contacts);
        Assert.Null(contact.From.Kind);
        Assert.Equal(Reasons.OpeningNotAttested, contact.From.Reason);
        Assert.Equal(JudgedKind.FirstVisit, contact.To.Kind);
        Assert.Equal(["c"], contact.Records);
        Assert.Equal(
            [" no_part → FirstVisit added: 1 c", " no_part → FirstVisit in_time: 1 c", "Investigation in_time → Investigation waiting_in_time: 1 w"],
            Said(compared.Steps[0].Moves).Order(StringComparer.Ordinal));
        Assert.Empty(compared.Steps[1].Contacts);
        Assert.Equal(1, compared.First.Undecidable!.Value.Undecidable);
        Assert.Equal(0, compared.Last.Undecidable!.Value.Undecidable);
    }

    [Fact]
    public void Every_reading_of_the_definition_is_a_setting_with_words_of_its_own()
    {
        var settings = RuleSettings.All.Where(setting => setting is { IsOfJudging: true, Id: not "judging" }).Select(setting => setting.Id);
        Assert.Equal(Given.Bup2025.Judging!.Settings.Select(setting => setting.Name), settings);
        Assert.Equal(RuleSettings.All.Count, RuleSettings.All.Select(setting => setting.Name).Distinct().Count());
    }

    private static RuleSetComparison Compare(string from, string to) => CompareRuleSets.Of(Children, null, Given.Parse(from), Given.Parse(to), August);

    private static (int? InTime, int? Counted) Share(ComparedState state) => (state.Figures[0].InTime, state.Figures[0].Counted);

    private static IEnumerable<string> Said(IReadOnlyList<PlaceMove> moves) => moves.Select(move =>
        $"{move.From.Point} {move.From.Reason} → {move.To.Point} {move.To.Reason}: {move.Count} {string.Join(' ', move.Records)}");

    private static IEnumerable<CareEvent> Seen(string id, Deviation deviation, int days)
    {
        var start = new DateOnly(2025, 8, 31).AddDays(-days);
        yield return Given.Wait(id, MeasuringPoint.FirstVisit, start) with { DecidedOn = start, Deviation = deviation };
        yield return Given.Contact("c" + id, ContactKind.FirstVisit, new(2025, 8, 31)) with { WaitId = id };
    }
}
