namespace Trettio.Whole.Cli;

/// <summary>trettio reconcile on a delivery small enough to be counted by hand.</summary>
public sealed class Reconciling : IDisposable
{
    private readonly CareFolder folder = new CareFolder()
        .Has("units", "unit_id;name;parent_unit_id", "R;Region;", "A;Enhet A;R", "B;Enhet B;R")
        .Has("patients", "patient_id;birth_year;protected", "p1;2012;0", "p2;2012;1")
        .Waits(
            ";deviation",
            "w1;p1;A;treatment;2025-08-01;2025-08-01;",
            "w2;p1;A;treatment;2025-08-01;2025-08-01;MoV",
            "w3;p2;A;treatment;2025-08-01;2025-08-01;MoV",
            "w4;p1;B;treatment;2025-07-01;2025-07-01;PvV",
            "w5;p1;A;treatment;2025-07-01;2025-07-01;")
        .Contacts(
            "",
            "c1;p1;A;2025-08-20;done;treatment;w1",
            "c2;p1;A;2025-08-20;done;treatment;w2",
            "c3;p2;A;2025-08-20;done;treatment;w3",
            "c4;p1;B;2025-08-20;done;treatment;w4",
            "c5;p1;A;2025-08-20;done;treatment;w5");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_difference_that_gives_the_figure_is_told_with_its_records_and_protected_ones_counted_only()
    {
        // Ours: w1 and w5 count, one in time. With MoV w2 and w3 count too, in time.
        var output = Reconcile("--published", "in_time=3,counted=4,share=75,0", "--records").Is(0).Output.Replace('\u00A0', ' ');
        Assert.Contains("förklaringar ger talet exakt och kan inte skiljas åt av talen: (1) MoV räknas bland genomförda; (2) regelverket ", output, StringComparison.Ordinal);
        Assert.Contains("  Räknade: publicerat 4, vårt 2\n", output, StringComparison.Ordinal);
        Assert.Contains("2 poster skiljer. 1 av dem har skyddad identitet och visas inte.", output, StringComparison.Ordinal);
        Assert.Contains("  w2  genomförd men exkluderad → räknad, inom tidsgränsen\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("w3", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_option_no_id_is_written_and_what_cannot_be_given_is_said_to_be_near()
    {
        var output = Reconcile("--published", "counted=400").Is(0).Output.Replace('\u00A0', ' ');
        Assert.StartsWith("Region, 2025-08, Behandling\nIngen av de prövade skillnaderna ger talet; närmast: inga genomförda exkluderas, varken MoV, SoV eller PvV, 395 för lite.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("w2", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_equal_figure_needs_no_explanation() =>
        Assert.Contains("Talen är lika: ingenting behöver förklaras.", Reconcile("--published", "in_time=1,counted=2,completed=5").Is(0).Output, StringComparison.Ordinal);

    [Fact]
    public void A_file_of_figures_is_reconciled_row_by_row_and_summed_up()
    {
        folder.Bench.Write("published.csv", "region;month;measuring_point;in_time;counted\nR;2025-08;treatment;3;4\nR;2025-08;investigation;0;0\n");
        var file = folder.Bench.At("published.csv");
        var json = Run("--file", file, "--json").Json().GetProperty("figures");
        Assert.Equal(2, json.GetArrayLength());
        Assert.Equal("MoV:never", json[0].GetProperty("exact")[0].GetProperty("differences")[0].GetProperty("id").GetString());
        Assert.True(json[1].GetProperty("equal").GetBoolean());
        Assert.StartsWith("1 av 2 tal är lika.\n   1 ges exakt om MoV räknas bland genomförda.\n", Run("--file", file).Is(0).Output, StringComparison.Ordinal);
    }

    /// <summary>An authority's file names regions by their names; who asks may use the id.</summary>
    [Fact]
    public void A_region_is_found_in_a_file_by_its_id_or_its_name()
    {
        folder.Bench.Write("sdb.csv", "Status;Fas;År;Månad;Mått;Region;Värde\nGenomförda;Påbörjad behandling;2025;8;Antal;Region;2\nGenomförda;Påbörjad behandling;2025;8;Antal;Annan region;9\n");
        var file = folder.Bench.At("sdb.csv");
        foreach (var region in (string[])["R", "Region", "region"])
        {
            var one = Assert.Single(Run("--file", file, "--region", region, "--json").Json().GetProperty("figures").EnumerateArray());
            Assert.True(one.GetProperty("equal").GetBoolean());
        }

        folder.Bench.Write("other.csv", "Status;Fas;År;Månad;Mått;Region;Värde\nGenomförda;Påbörjad behandling;2025;8;Antal;Annan region;9\n");
        Run("--file", folder.Bench.At("other.csv"), "--region", "R").Refuses(2, "Region", "Annan region", "units.csv");
        Run("--file", file, "--region", "Z").Refuses(2, "Z", "R (Region)");
    }

    [Theory]
    [InlineData("share=144", "över 100 %")]
    [InlineData("waiting=9,waiting_share=100,1", "över 100 %")]
    [InlineData("in_time=3,counted=2", "Inom tidsgränsen kan inte vara fler än räknade")]
    [InlineData("counted=3,completed=2", "Räknade kan inte vara fler än alla genomförda")]
    [InlineData("waiting_in_time=3,waiting=2", "kan inte vara fler än väntande")]
    public void Figures_that_cannot_be_of_one_month_are_said_to_be_so(string published, string says) =>
        Assert.Contains(says, Reconcile("--published", published).Is(0).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("counted=2,completed=5,share=50", "Talen är lika")]
    [InlineData("in_time=2,counted=2,share=100", "publicerat 100")]
    [InlineData("in_time=N,counted=2", "publicerat N")]
    [InlineData("in_time=2,counted=N", "publicerat N")]
    public void Figures_on_the_limit_are_tried(string published, string says) =>
        Assert.Contains(says, Reconcile("--published", published).Is(0).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("counted", "namn=tal")]
    [InlineData("counted=ja", "namn=tal")]
    [InlineData("wrong=5", "namn=tal")]
    [InlineData("counted=5,counted=6", "namn=tal")]
    public void A_figure_that_cannot_be_read_is_refused(string published, string says) =>
        Assert.Contains(says, Reconcile("--published", published).Is(2).Error, StringComparison.Ordinal);

    [Fact]
    public void A_unit_that_is_not_there_and_a_period_backwards_are_refused()
    {
        Assert.Contains("Enheten 'X' finns inte; där finns A, B", Reconcile("--published", "counted=5", "--unit", "X").Is(2).Error, StringComparison.Ordinal);
        Assert.Contains("den första månaden först", Reconcile("--published", "counted=5", "--to", "2025-07").Is(2).Error, StringComparison.Ordinal);
    }

    private Answer Reconcile(params string[] more) => Run(["--region", "R", "--month", "2025-08", "--point", "treatment", .. more]);

    private Answer Run(params string[] more) => folder.Bench.Run(["reconcile", folder.Path, .. more]);
}
