using System.IO.Compression;
using System.Text;
using Trettio.Care;
using Trettio.Exchange;


namespace Trettio.Specs.Exchange;

/// <summary>A folder of its own for one test's files; gone afterwards.</summary>
public sealed class Deliveries : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("trettio-specs-").FullName;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public CareDelivery Open(params string[] names) =>
        CareFiles.Open([.. names.Select(name => Path.Combine(Folder, name))]);

    public CareDelivery OpenText(string name, string text)
    {
        Write(name, text);
        return Open(name);
    }

    public string Zip(string name, string folder = "")
    {
        var path = Path.Combine(Folder, name);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var file in Directory.GetFiles(Path.Combine(Folder, folder)).Where(file => file != path))
            archive.CreateEntryFromFile(file, Path.GetFileName(file));
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Every event of the delivery, sorted, since the order is not promised.</summary>
    public static IReadOnlyList<string> EventsOf(ICareEvents events)
    {
        IEnumerable<CareEvent> all =
        [
            .. events.Units(), .. events.Patients(), .. events.Referrals(), .. events.Commitments(),
            .. events.Waits(), .. events.Moves(), .. events.Offers(), .. events.Contacts(), .. events.Medications(),
        ];
        return [.. all.Select(one => one.ToString()!).Order(StringComparer.Ordinal)];
    }

    public static RefusedException Refused(Action act)
    {
        var refused = Assert.Throws<RefusedException>(act);
        Assert.Equal(ExitCode.CannotRead, refused.Code);
        return refused;
    }
}
