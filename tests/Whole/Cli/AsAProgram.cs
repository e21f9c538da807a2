using System.Diagnostics;
using System.Text;

namespace Trettio.Whole.Cli;

/// <summary>What only a program of its own can show: bytes, streams, the environment and exit codes.</summary>
public sealed class AsAProgram : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Results_go_to_stdout_as_UTF8_without_a_mark()
    {
        var (code, output, error) = Run([], "goals", Bench.Vgr, "--region", "Västra Götaland", "--month", "2025-08");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal((byte)'V', output[0]);
        Assert.Contains("procentenheter över augusti 2024", Encoding.UTF8.GetString(output), StringComparison.Ordinal);
        Assert.DoesNotContain((byte)'\r', output);
    }

    [Fact]
    public void A_refusal_goes_to_stderr_with_its_code()
    {
        var (code, output, error) = Run([], "goals", Bench.Vgr, "--region", "Åmål", "--month", "2025-08");

        Assert.Equal((2, 0), (code, output.Length));
        Assert.Equal("Regionen 'Åmål' finns inte i underlaget; där finns VGR.", error.Trim());
    }

    [Theory]
    [InlineData("TRETTIO_LANG", "en", "There is no region")]
    [InlineData("TRETTIO_LANG", "sv", "finns inte")]
    [InlineData("TRETTIO_LANG", null, "finns inte")]
    [InlineData("LANG", "en_US.UTF-8", "finns inte")]
    public void Swedish_is_spoken_unless_English_is_asked_for(string variable, string? value, string words) =>
        Assert.Contains(words, Run([(variable, value)], "goals", Bench.Vgr, "--region", "Narnia", "--month", "2025-08").Error, StringComparison.Ordinal);

    [Fact]
    public void The_data_folder_is_that_of_the_environment()
    {
        bench.Write("waits.csv", "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on\nw1;p1;u1;treatment;2025-03-01;2025-03-01\n");

        Assert.Equal(0, Run([("TRETTIO_DATA", bench.At("mine"))], "import", bench.At("waits.csv")).Code);
        Assert.True(File.Exists(bench.At("mine", "trettio.db")));
        Assert.Equal(0, Run([("TRETTIO_DATA", null), ("HOME", bench.At("home"))], "import", bench.At("waits.csv")).Code);
        Assert.True(File.Exists(bench.At("home", ".local", "share", "trettio", "trettio.db")));
    }

    [Fact]
    public void Without_Chromium_the_other_formats_are_written_and_it_ends_with_13()
    {
        var (code, output, error) = Run(
            [("TRETTIO_CHROMIUM", "/nonexistent"), ("PATH", "")],
            "report", Bench.Vgr, "--region", "VGR", "--month", "2025-08", "--out", bench.At("rapport"));

        Assert.Equal(13, code);
        Assert.Contains("Chromium", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
        var written = Directory.EnumerateFiles(bench.At("rapport")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal([".html", ".json", ".xlsx"], written.Select(Path.GetExtension));
        Assert.All(written, file => Assert.True(new FileInfo(file).Length > 1000));
        Assert.Equal(written, Encoding.UTF8.GetString(output).Trim().Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Formats_without_PDF_do_not_miss_Chromium()
    {
        var (code, _, error) = Run(
            [("TRETTIO_CHROMIUM", "/nonexistent"), ("PATH", "")],
            "report", Bench.Vgr, "--region", "VGR", "--month", "2025-08", "--out", bench.At("rapport"), "--formats", "json,html", "--lang", "en");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal([".html", ".json"], Directory.EnumerateFiles(bench.At("rapport")).Select(file => Path.GetExtension(file)!).Order(StringComparer.Ordinal));
    }

    private (int Code, byte[] Output, string Error) Run((string Name, string? Value)[] environment, params string[] args)
    {
        var start = OwnProgram.Of(bench, args);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var program = Process.Start(start)!;
        var error = program.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        program.StandardOutput.BaseStream.CopyTo(output);
        program.WaitForExit();
        return (program.ExitCode, output.ToArray(), error.GetAwaiter().GetResult());
    }
}
