using Trettio.Care;
using Trettio.Exchange;
using Trettio.Measuring;
using Trettio.Synthetic;
using Trettio.Work;

namespace Trettio.Benchmarks;

/// <summary>The synthetic region that is measured on: two years, seed 1, so the same children every time.</summary>
internal sealed record Region(string Folder, RuleSet Rules)
{
    internal static readonly Month Last = new(2025, 12);

    internal string Contacts => Path.Combine(Folder, "contacts.csv");

    /// <summary>Made unless it is there already.</summary>
    internal static Region Of(Options options, int patients)
    {
        var folder = Path.Combine(options.Folder, $"region-{patients}");
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"making {folder} …");
            var half = folder + ".half";
            WriteSynthetic.Run(new SyntheticOptions { Patients = patients, Years = 2, Seed = 1, Until = Last }, half);
            Directory.Move(half, folder);
        }

        return new Region(folder, new Definitions(DataFolder.Of(options.Folder)).RuleSet(null));
    }

    internal CareDelivery Open() => CareFiles.Open([Folder]);

    internal long Rows() => Directory.EnumerateFiles(Folder, "*.csv").Sum(RowsOf);

    /// <summary>Data rows; the generator writes no line breaks inside cells.</summary>
    internal static long RowsOf(string file) => File.ReadLines(file).LongCount() - 1;
}
