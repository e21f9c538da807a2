using System.IO.Compression;
using System.Text;
using Trettio.Reports.Workbook;
using Trettio.Synthetic;
using Trettio.Work;

namespace Trettio.Whole.Fuzz;

/// <summary>Whole files of every form that Trettio reads, of which the cases damage one each.</summary>
internal sealed class Seeds
{
    /// <summary>Identity numbers that stand in the files to be pseudonymised: in no output may one be found.</summary>
    public static IReadOnlyList<string> Numbers { get; } =
        ["811218-9876", "19811218-9876", "198112189876", "811278-9873", "19811278-9873", "198112789873", "811218+9876", "000229-0005", "20000229-0005", "200002290005"];

    private Seeds(Dictionary<string, byte[]> care, Dictionary<string, byte[]> xml, Dictionary<string, byte[]> csv) => (Care, NationalXml, NationalCsv) = (care, xml, csv);

    /// <summary>Care events and monthly figures.</summary>
    public IReadOnlyDictionary<string, byte[]> Care { get; }

    public IReadOnlyDictionary<string, byte[]> NationalXml { get; }

    public IReadOnlyDictionary<string, byte[]> NationalCsv { get; }

    /// <summary>Care events with identity numbers in them, also in words.</summary>
    public IReadOnlyDictionary<string, byte[]> Identities { get; } = new Dictionary<string, byte[]>
    {
        ["patients.csv"] = Encoding.UTF8.GetBytes("patient_id;birth_year;sex;merged_into;journal_ref\n" + Rows(30, at => $"{Number(at)};1981;{(at % 3) + 1};{(at % 7 == 0 ? Number(at + 1) : "")};J{at}\n")),
        ["waits.csv"] = Encoding.UTF8.GetBytes("wait_id;patient_id;unit_id;measuring_point;listed_on;question\n"
            + Rows(60, at => $"w{at};{Number(at)};u{at % 3};treatment;2025-01-{(at % 28) + 1:00};\"fråga; {(at % 9 == 0 ? "syskon " + Number(at + 1) : "om ”barnet”")} {at}\"\n")),
        ["contacts.csv"] = Encoding.UTF8.GetBytes("contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id\n"
            + Rows(60, at => $"c{at};{Number(at)};u{at % 3};2025-02-{(at % 28) + 1:00}T10:00:00;done;treatment;w{at}\n")),
    };

    /// <summary>Made in the folder <paramref name="whole"/>.</summary>
    public static Seeds Make(string whole)
    {
        WriteSynthetic.Run(new SyntheticOptions { Patients = 25, Years = 1, Seed = 7, Until = new(2025, 8), Faults = true }, whole);
        var care = Files(whole, "*.csv").Concat(Files(Cli.Bench.Vgr, "*.csv")).ToDictionary();
        using var bench = new Cli.Bench();
        var settings = Path.Combine(Cli.Bench.Root, "examples", "national", "national-units.yaml");
        bench.Run("export", "--national", "--month", "2025-08", "--in", bench.Synthetic("region", patients: 120), "--settings", settings, "--format", "xml,csv", "--out", bench.At("ut")).Is(0);
        return new(care, Files(bench.At("ut"), "*.xml").ToDictionary(), Files(bench.At("ut", "csv"), "*.csv").ToDictionary());
    }

    public static byte[] Zip(IReadOnlyDictionary<string, byte[]> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(text);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The first rows of a text file as a sheet.</summary>
    public static byte[] Workbook(string name, byte[] text)
    {
        var rows = Encoding.UTF8.GetString(text).Split('\n').Take(60).Select(line => new SheetRow([.. line.Split(';').Select(cell => new Cell.Text(cell))]));
        using var bytes = new MemoryStream();
        SpreadsheetWriter.Write(new("fuzz", "", "fuzz", DateTimeOffset.UnixEpoch, [new(Path.GetFileNameWithoutExtension(name), [], [.. rows])]), bytes);
        return bytes.ToArray();
    }

    private static string Number(int at) => Numbers[at % Numbers.Count];

    private static string Rows(int count, Func<int, string> row) => string.Concat(Enumerable.Range(0, count).Select(row));

    private static IEnumerable<KeyValuePair<string, byte[]>> Files(string folder, string pattern) =>
        Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal).Select(file => KeyValuePair.Create(Path.GetFileName(file), File.ReadAllBytes(file)));
}
