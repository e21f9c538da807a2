using Trettio.Benchmarks;
using Trettio.Exchange;
using Trettio.Measuring;
using Trettio.Synthetic;
using Trettio.Work;

namespace Trettio.Whole.Speed;

/// <summary>
/// The promise of the verb measure: a million contacts in at most five seconds and 200 bytes a wait beside 64 MiB, on two cores that have
/// nothing else to do. Tests run beside other work, so time has room here; benchmarks/ measures it without. Memory has none: it is the same on a busy machine.
/// </summary>
public sealed class MeasureSpeedTests : IDisposable
{
    private const long BesideWaits = 64 << 20;
    private const int BytesPerWait = 200;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trettio-speed-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_hundred_thousand_contacts_are_measured_in_seconds_and_little_memory()
    {
        var (run, waits) = Measure(SyntheticOptions.PatientsPerMillionContacts / 10);

        // A tenth of five seconds, with five times' room, and as much again for the start of a program on a busy machine.
        Assert.InRange(run.Processor.TotalSeconds, 0.01, 5);
        // So few waits may not hide what the program needs before any of them: five times' room over what they may take.
        Assert.InRange(run.PeakBytes, 1, BesideWaits + (5L * BytesPerWait * waits));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void A_million_contacts_are_measured_within_the_promise()
    {
        var (run, waits) = Measure(SyntheticOptions.PatientsPerMillionContacts);

        // Processor time, all threads together: what five idle seconds on one core would be at least.
        Assert.InRange(run.Processor.TotalSeconds, 0.01, 5);
        Assert.InRange(run.PeakBytes, 1, BesideWaits + ((long)BytesPerWait * waits));
    }

    private (Run Run, int Waits) Measure(int patients)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells a child's peak memory in /proc.");
        var region = Path.Combine(folder.FullName, "region");
        WriteSynthetic.Run(new SyntheticOptions { Patients = patients, Years = 2, Seed = 1 }, region);
        var figures = Path.Combine(folder.FullName, "figures.csv");

        var run = Child.Trettio(null, "measure", region, "--from", "2024-01", "--to", "2025-12", "--out", figures);

        Assert.True(File.ReadLines(figures).Count() > 24, "a month's figures at least for each month");
        var rules = new Definitions(DataFolder.Of(folder.FullName)).RuleSet(null);
        return (run, Ledger.Of(CareFiles.Open([region]), rules).Count);
    }
}
