using Trettio.Care;
using Trettio.Measuring;
using Trettio.Work;

namespace Trettio.Whole.Judging;

/// <summary>The judged basis from files to figures and explanations, through Work.</summary>
public sealed class JudgedBasisTests : IDisposable
{
    private static readonly Month March = new(2025, 3);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("judged-");

    public JudgedBasisTests()
    {
        Write("units.csv", "unit_id;name;entry_scenario\nA;Mottagning A;A\n");
        Write("patients.csv", "patient_id;birth_year\np1;2012\n");
        Write("waits.csv", "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on;question\nw1;p1;A;investigation;2025-02-20;2025-02-20;adhd\n");
        Write("contacts.csv", """
            contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id;commitment_id;decided_on
            c1;p1;A;2025-03-01;done;investigation;w1;K;
            c2;p1;A;2025-03-10;done;återbesök;w1;K;
            c3;p1;A;2025-03-11;done;first_visit;;;
            """);
    }

    [Fact]
    public void The_first_contact_is_a_first_visit_and_the_next_the_investigation()
    {
        var registered = Run(judged: false);
        Assert.Null(registered.Undecidable);
        Assert.Equal([(MeasuringPoint.FirstVisit, 0, 0, 1), (MeasuringPoint.Investigation, 1, 1, 0)], Counts(registered));

        // c1 is a first visit of its own, ten days after the decision it was named for; c2 stops the wait; c3 cannot be judged.
        var judged = Run(judged: true);
        Assert.Equal([(MeasuringPoint.FirstVisit, 1, 1, 1), (MeasuringPoint.Investigation, 1, 1, 0)], Counts(judged));
        Assert.Equal((1, 3), (judged.Undecidable!.Value.Undecidable, judged.Undecidable.Value.Judged));
    }

    [Fact]
    public void A_contact_is_explained_with_what_it_was_registered_as_and_what_it_is()
    {
        using var inputs = Open().Judged(Definitions.RuleSet(null), Definitions.CodeLists());
        var explained = Assert.Single(ExplainRecord.Run(inputs, Definitions.RuleSet(null), "c1", "contact", null));
        Assert.Equal(ContactKind.Investigation, explained.Judgement!.Registered);
        Assert.Equal(Reasons.OpeningScenarioA, explained.Judgement.Decided);
        Assert.Equal(MeasuringPoint.FirstVisit, explained.Point);
        Assert.Equal(March, Assert.Single(explained.Months, month => month.Standings.Any(one => one is Standing.Completed)).Month);
    }

    [Fact]
    public void A_list_in_the_data_folder_replaces_the_shipped_one()
    {
        Write("definitions/codes/contact-forms.yaml", """
            id: contact-forms
            name: { sv: Egna, en: Ours }
            certainty: published
            source: { document: trettio }
            codes:
              - { code: "1", from: 2025-01-01, text: { sv: ett, en: one } }
            """);
        Assert.Equal("1", Assert.Single(Definitions.CodeLists().UncountedForms.Codes).Code);
        Write("definitions/codes/contact-forms.yaml", "id: contact-forms\n");
        Assert.Equal(ExitCode.CannotRead, Assert.Throws<RefusedException>(() => Definitions.CodeLists()).Code);
    }

    [Fact]
    public void A_rule_set_that_judges_nothing_is_refused_in_one_sentence()
    {
        using var inputs = Open();
        var refused = Assert.Throws<RefusedException>(() => inputs.Judged(Definitions.RuleSet(null) with { Judging = null }, Definitions.CodeLists()));
        Assert.Equal(ExitCode.WrongUsage, refused.Code);
        Assert.Contains("judging", refused.Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_set_of_ones_own_reads_the_definitions_otherwise_from_a_day_on()
    {
        var shipped = File.ReadAllText(Path.Combine(Cli.Bench.Root, "definitions", "measuring", "bup-2025.yaml"));
        var own = shipped.Replace("id: bup-2025", "id: own", StringComparison.Ordinal).Replace(
            "decided_wait_is_enough: [{", "decided_wait_is_enough: [{ from: 2000-01-01, value: true, source: { document: trettio } }, { from: 2025-03-10, value: false, source: { document: trettio } }] #",
            StringComparison.Ordinal);
        Write("definitions/measuring/own.yaml", own);
        using var inputs = Open().Judged(Definitions.RuleSet("own"), Definitions.CodeLists());
        var explained = Assert.Single(ExplainRecord.Run(inputs, Definitions.RuleSet("own"), "c2", "contact", null));
        Assert.Equal(Reasons.DecidedWaitNotEnough, explained.Judgement!.Decided);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Definitions Definitions => new(DataFolder.Of(folder.FullName));

    private Measured Run(bool judged)
    {
        var rules = Definitions.RuleSet(null);
        using var inputs = judged ? Open().Judged(rules, Definitions.CodeLists()) : Open();
        return Measure.Run(inputs, rules, new MeasureRequest(March, March));
    }

    private Inputs Open() => Inputs.Of([Path.Combine(folder.FullName, "delivery")], "unused.db");

    private static IEnumerable<(MeasuringPoint Point, int Completed, int Counted, int LeftOut)> Counts(Measured measured) =>
        measured.Figures.Select(figure => (figure.Key.Point, figure.Completed!.Value, figure.Counted!.Value, figure.LeftOut!.Value));

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name.Contains('/', StringComparison.Ordinal) ? name : "delivery/" + name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
    }
}
