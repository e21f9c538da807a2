namespace Trettio.Whole.Cli;

/// <summary>contracts §4: verbs, options and values that the program does not know are told with what it does.</summary>
public sealed class RefusingWords : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("mät")]
    [InlineData("Measure")]
    [InlineData("--from")]
    public void An_unknown_verb_says_which_there_are(string verb) =>
        bench.Run(verb).Refuses(2, verb, "measure", "goals", "import");

    [Theory]
    [InlineData("goals", "--nonsense")]
    [InlineData("check", "-x")]
    [InlineData("measure", "--jsn")]
    [InlineData("synth", "positional")]
    public void An_unknown_option_or_argument(string verb, string given) => bench.Run(verb, given).Refuses(2, given, "--help");

    [Theory]
    [InlineData("import")]
    [InlineData("explain")]
    public void A_missing_argument(string verb) => bench.Run(verb).Refuses(2, "--help");

    [Theory]
    [InlineData("--month", "goals", "--region", "VGR")]
    [InlineData("--region", "goals", "--month", "2025-08")]
    [InlineData("--out", "report", "--month", "2025-08", "--region", "VGR")]
    [InlineData("--from", "measure", "--to", "2025-08")]
    [InlineData("--to", "measure", "--from", "2025-08")]
    [InlineData("--patients", "synth", "--out", "x", "--years", "1", "--seed", "1")]
    public void A_missing_option(string option, params string[] call) => bench.Run(call).Refuses(2, option, "--help");

    [Fact]
    public void An_option_without_its_value_or_given_twice()
    {
        bench.Run("goals", Bench.Vgr, "--month", "2025-08", "--region").Refuses(2, "--region");
        bench.Run("goals", Bench.Vgr, "--month", "", "--region", "VGR").Refuses(2, "--month", "YYYY-MM");
        bench.Run("report", Bench.Vgr, "--month", "2025-08", "--region", "VGR", "--out", "").Refuses(2, "--out");
        bench.Run("import", Bench.Vgr, "--db", "").Refuses(2, "--db");
        bench.Run("goals", Bench.Vgr, "--month", "2025-08", "--month", "2025-07", "--region", "VGR").Refuses(2, "--month");
    }

    [Fact]
    public void English_is_spoken_on_request_and_Swedish_otherwise()
    {
        bench.Run("goals", Bench.Vgr, "--region", "Narnia", "--month", "2025-08").Refuses(2, "finns inte");
        bench.Run("goals", Bench.Vgr, "--region", "Narnia", "--month", "2025-08", "--lang", "en").Refuses(2, "There is no region");
        Assert.StartsWith("Trettio: BUP waiting", bench.Run("--help", "--lang", "en").Is(0).Output, StringComparison.Ordinal);
        Assert.StartsWith("Trettio: BUP waiting", bench.Run("--lang=en", "--help").Is(0).Output, StringComparison.Ordinal);
        bench.Run("--lang", "en", "nonsense").Refuses(2, "is not a command");
        bench.Run("goals", "--lang", "de").Refuses(2, "--lang", "sv", "en");
    }
}
