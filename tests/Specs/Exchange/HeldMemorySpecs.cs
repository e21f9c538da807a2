using System.Globalization;
using Trettio.Exchange;

namespace Trettio.Specs.Exchange;

/// <summary>Runs alone: what the whole test program holds is what is measured.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

[Collection(Alone.Name)]
public sealed class HeldMemorySpecs
{
    [Fact]
    public void What_is_held_does_not_grow_with_the_file()
    {
        using var files = new Deliveries();
        var path = Path.Combine(files.Folder, "contacts.csv");
        using (var writer = new StreamWriter(path))
        {
            writer.WriteLine("contact_id;patient_id;unit_id;started_on;status;kva");
            for (var row = 0; row < 300_000; row++)
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"contact-{row};patient-{row / 7};unit-{row % 40};2025-01-02;done;XS012 AU118"));
        }

        var most = 0L;
        var count = 0;
        foreach (var _ in CareFiles.Open([path]).Contacts())
        {
            if (++count % 50_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }

        Assert.Equal(300_000, count);
        Assert.InRange(most, 0, 64L << 20);
    }
}
