using System.Text.Json;

namespace Trettio.Whole.Cli;

/// <summary>trettio differences: registered against the definitions, from files to sentence, figures, list and file.</summary>
public sealed class Differing : IDisposable
{
    private readonly Bench bench = new();

    public Differing()
    {
        bench.Write("delivery/units.csv", "unit_id;name;parent_unit_id;entry_scenario\nR;Region R;;\nA;Mottagning A;R;A\nB;Mottagning B;R;A\n");
        bench.Write("delivery/patients.csv", "patient_id;birth_year;protected\np1;2012;\np2;2012;1\np3;2011;\n");
        bench.Write("delivery/waits.csv", """
            wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on;question
            w1;p1;A;investigation;2025-02-20;2025-02-20;adhd
            w2;p2;A;investigation;2025-02-20;2025-02-20;adhd
            w3;p3;B;investigation;2025-02-20;2025-02-20;adhd

            """);
        bench.Write("delivery/contacts.csv", """
            contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id;commitment_id
            c10;p1;A;2025-02-10;done;first_visit;;K
            c11;p1;A;2025-03-10;done;follow_up;w1;K
            c20;p2;A;2025-02-10;done;first_visit;;K
            c21;p2;A;2025-03-10;done;follow_up;w2;K
            c30;p3;B;2025-03-20;done;investigation;w3;K

            """);
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void One_sentence_first_then_money_what_cannot_be_told_and_each_unit()
    {
        var answer = Run("--list").Is(0);

        Assert.Equal(
            "Region R, 2025-03: 3 genomförda enligt regelverket räknades inte, och 1 räknades som enligt regelverket är något annat.",
            answer.Lines[0]);
        Assert.Contains("Enligt regelverket: 0 av 3 genomförda kontakter", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Mottagning A (A)", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Utredning: enligt registrering 0 inom tiden av 0 räknade (–) och 0 genomförda, enligt regelverket 2 inom tiden av 2 räknade (100,0\u00A0%) och 2 genomförda; 2 oräknade, 0 överräknade.", answer.Output, StringComparison.Ordinal);
        Assert.Contains("c11, A, 2025-03-10: Återbesök → Utredning", answer.Output, StringComparison.Ordinal);
        Assert.Contains("c30, B, 2025-03-20: Utredning → Första besök", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Väntan w3 står kvar i kön.", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_protected_identity_is_counted_and_never_listed()
    {
        var file = bench.At("skillnader.csv");
        var answer = Run("--list", "--out", file, "--json").Is(0);

        Assert.DoesNotContain("c21", answer.Output, StringComparison.Ordinal);
        Assert.Equal(1, answer.Json().GetProperty("withheld").GetInt32());
        var lines = File.ReadAllLines(file);
        Assert.StartsWith("contact_id;unit_id;started_on;registered_as;judged_as;reason;", lines[0], StringComparison.Ordinal);
        Assert.Equal(["c11", "c30"], lines[1..].Select(line => line.Split(';')[0]));
        Assert.Contains("<5 kontakter med skyddade personuppgifter", Run().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_are_those_of_measure_on_each_basis()
    {
        var found = Run("--json").Is(0).Json();
        foreach (var basis in new[] { "registered", "judged" })
        {
            var measured = bench.Run("measure", bench.At("delivery"), "--from", "2025-03", "--to", "2025-03", "--basis", basis, "--json").Is(0).Json();
            Assert.Equal(Completed(measured, figure => figure), Completed(found, figure => figure.GetProperty(basis)));
        }

        var pay = found.GetProperty("pay");
        Assert.Equal(JsonValueKind.Null, pay.GetProperty("differenceKr").ValueKind);
        Assert.Contains("kan inte räknas", pay.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_and_a_point_can_be_asked_for()
    {
        Assert.Equal(["B"], Units(Run("--unit", "mottagning b", "--json")));
        Assert.Equal(["A", "B"], Units(Run("--point", "investigation", "--json")));
        Assert.Contains("R, 2025-03: 2 genomförda", Run("--point", "investigation").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_asked_is_one_sentence()
    {
        Run("--unit", "X").Refuses(2, "A, B");
        Run("--point", "follow").Refuses(2, "first_visit, investigation, treatment");
        bench.Run("differences", bench.At("delivery"), "--region", "Q", "--month", "2025-03").Refuses(2, "'Q'");
        bench.Run("differences", Bench.Vgr, "--region", "VGR", "--month", "2025-08").Refuses(2, "månadssiffror");
        bench.Run("differences", bench.At("delivery"), "--region", "R", "--month", "2025-09").Refuses(2, "2025-09");
    }

    private Answer Run(params string[] more) => bench.Run(["differences", bench.At("delivery"), "--region", "R", "--month", "2025-03", .. more]);

    private static IEnumerable<string?> Units(Answer answer) =>
        answer.Is(0).Json().GetProperty("figures").EnumerateArray().Select(figure => figure.GetProperty("unitId").GetString()).Distinct();

    private static List<(string?, string?, int, int, int)> Completed(JsonElement json, Func<JsonElement, JsonElement> basis) =>
    [
        .. json.GetProperty("figures").EnumerateArray()
            .Select(figure => (figure.GetProperty("unitId").GetString(), figure.GetProperty("measuringPoint").GetString(), basis(figure)))
            .Select(figure => (figure.Item1, figure.Item2, figure.Item3.GetProperty("completed").GetInt32(), figure.Item3.GetProperty("counted").GetInt32(), figure.Item3.GetProperty("inTime").GetInt32()))
            .Where(figure => figure.Item3 > 0),
    ];
}
