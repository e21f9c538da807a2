using System.Globalization;
using System.Security.Cryptography;
using Trettio.Exchange;
using Trettio.Synthetic;

namespace Trettio.Specs.Synthetic;

public class SameBytesSpecs
{
    private static readonly SyntheticOptions Small = new() { Patients = 500, Years = 2, Seed = 30 };

    [Theory] // A change here changes every example and benchmark: say so in the changelog.
    [InlineData(false, "a49e0387bb09c097a06cb13a05c0e48dee91a0f1d53a21b551a01535bc3c374a")]
    [InlineData(true, "b90570b12633b237d421e1da25c16ff376d93a3ce591267da2398e5fe5530bef")]
    public void The_same_arguments_give_the_same_bytes_as_ever(bool faults, string golden) =>
        Assert.Equal(golden, Hash(Small with { Faults = faults }));

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void The_language_of_the_machine_changes_no_byte(string language)
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Hash(Small);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
            Assert.Equal(expected, Hash(Small));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Another_seed_gives_another_region() => Assert.NotEqual(Hash(Small), Hash(Small with { Seed = 31 }));

    [Fact]
    public void A_child_is_the_same_however_many_there_are()
    {
        var few = SyntheticRegion.Of(Small).Contacts().ToList();
        var many = SyntheticRegion.Of(Small with { Patients = 900 }).Contacts().Take(few.Count).ToList();
        Assert.Equal(few, many);
    }

    [Fact]
    public void A_table_can_be_read_twice_and_two_at_a_time()
    {
        var region = SyntheticRegion.Of(Small);
        var pairs = region.Waits().Zip(region.Waits()).ToList();
        Assert.NotEmpty(pairs);
        Assert.All(pairs, pair => Assert.Equal(pair.First, pair.Second));
    }

    [Fact]
    public void The_first_rows_of_a_huge_region_come_without_making_the_rest()
    {
        var region = SyntheticRegion.Of(Small with { Patients = SyntheticOptions.MostPatients });
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(10, region.Contacts().Take(10).Count());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Every_patient_asked_for_is_there_once()
    {
        var patients = SyntheticRegion.Of(Small).Patients().Select(patient => patient.PatientId).ToList();
        Assert.Equal(500, patients.Count);
        Assert.Equal(500, patients.Distinct().Count());
    }

    internal static string Hash(SyntheticOptions options)
    {
        var region = SyntheticRegion.Of(options);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in CareFileWriter.Files)
        {
            using var stream = new MemoryStream();
            CareFileWriter.Write(region, file, stream, region.RawRows().GetValueOrDefault(file));
            hash.AppendData(stream.ToArray());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
