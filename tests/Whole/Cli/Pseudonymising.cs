using Trettio.Reports.Workbook;

namespace Trettio.Whole.Cli;

/// <summary>trettio pseudonymise end to end: the key, its place, and that what comes out can be imported.</summary>
public sealed class Pseudonymising : IDisposable
{
    private const string Number = "811218-9876";
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_refused_delivery_can_be_imported_after_it()
    {
        Delivery("in");
        bench.Run("import", bench.At("in")).Refuses(10, "pseudonymise");
        var done = Run("in", "ut").Is(0);
        Assert.Contains("waits.csv: 2 rader, ersatt: patient_id", done.Output, StringComparison.Ordinal);
        Assert.Contains("ny nyckel", done.Error, StringComparison.Ordinal);
        bench.Run("import", bench.At("ut")).Is(0);
        Assert.DoesNotContain("811218", AllText("ut"), StringComparison.Ordinal);

        // One key for all: another provider's file, another spelling, the same child.
        bench.Write("annan/patients.csv", "patient_id;birth_year\n19811218-9876;2012\n");
        Assert.DoesNotContain("ny nyckel", Run("annan", "ut2").Is(0).Error, StringComparison.Ordinal);
        var pseudonym = File.ReadAllLines(bench.At("ut2", "patients.csv"))[1].Split(';')[0];
        Assert.Contains(";" + pseudonym + ";", File.ReadAllText(bench.At("ut", "waits.csv")), StringComparison.Ordinal);
        Assert.DoesNotContain(File.ReadAllLines(bench.At("nyckel"))[1], done.Output + done.Error + AllText("ut"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_key_is_its_owners_alone_and_an_open_one_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        Delivery("in");
        Run("in", "ut").Is(0);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(bench.At("nyckel")));
        foreach (var other in new[] { UnixFileMode.GroupRead, UnixFileMode.OtherRead, UnixFileMode.OtherWrite })
        {
            File.SetUnixFileMode(bench.At("nyckel"), UnixFileMode.UserRead | UnixFileMode.UserWrite | other);
            Run("in", "ut3").Refuses(12, "chmod 600");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("hemligt\n")]
    [InlineData("trettio-pseudonym-key-1\nabcd\n")]
    public void What_is_no_key_is_refused_and_nothing_is_written(string text)
    {
        Delivery("in");
        var key = bench.Write("nyckel", text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Run("in", "ut").Refuses(10, "nyckelfil");
        Assert.Empty(Directory.GetFiles(bench.At("ut")));
    }

    [Fact]
    public void The_key_lies_in_no_folder_of_the_store_the_output_or_the_inputs_and_no_original_is_overwritten()
    {
        Delivery("in");
        foreach (var key in new[] { Path.Combine(bench.Data, "nyckel"), bench.At("ut", "nyckel"), bench.At("in", "nyckel") })
        {
            bench.Run("pseudonymise", bench.At("in"), "--key", key, "--out", bench.At("ut")).Refuses(12, "Nyckelfilen");
        }

        Run("in", "in").Refuses(12, "--out");
        Assert.Contains(Number, AllText("in"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_stays_a_workbook()
    {
        Sheet sheet = new("patients", [], [Row("patient_id", "birth_year"), Row(Number, "2012")]);
        Directory.CreateDirectory(bench.At("bok"));
        using (var file = File.Create(bench.At("bok", "bok.xlsx")))
        {
            SpreadsheetWriter.Write(new("bok", "", "Prov", DateTimeOffset.UnixEpoch, [sheet]), file);
        }

        bench.Run("import", bench.At("bok", "bok.xlsx")).Refuses(10, "pseudonymise");
        var done = bench.Run("pseudonymise", bench.At("bok", "bok.xlsx"), "--key", bench.At("nyckel"), "--out", bench.At("ut")).Is(0);
        Assert.Contains("bok.xlsx (patients): 1 rader, ersatt: patient_id", done.Output, StringComparison.Ordinal);
        bench.Run("import", bench.At("ut", "bok.xlsx")).Is(0);
    }

    private static SheetRow Row(params string[] cells) => new([.. cells.Select(cell => new Cell.Text(cell))]);

    private Answer Run(string from, string to) =>
        bench.Run("pseudonymise", bench.At(from), "--key", bench.At("nyckel"), "--out", bench.At(to));

    private string AllText(string folder) => string.Concat(Directory.GetFiles(bench.At(folder)).Select(File.ReadAllText));

    private void Delivery(string folder)
    {
        bench.Write(folder + "/waits.csv", $"wait_id;patient_id;unit_id;measuring_point;listed_on\nw1;{Number};u1;treatment;2025-01-01\nw2;8112789873;u1;treatment;2025-01-01\n");
        bench.Write(folder + "/units.csv", "unit_id;name\nu1;BUP\n");
    }
}
