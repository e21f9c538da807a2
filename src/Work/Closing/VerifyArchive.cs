using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Trettio.Care;

namespace Trettio.Work.Closing;

/// <summary>An archive whose every hash is right.</summary>
public sealed record VerifiedArchive(string Sha256, string RegionName, Month Month, int Versions, int Files)
{
    /// <summary>False: it was archived before the receiver answered.</summary>
    public bool HasReceipt { get; init; }
}

/// <summary>Checks an archive against its own manifest: the manifest's hash, each file, the deliveries' hash and the definitions' hash.</summary>
public static class VerifyArchive
{
    /// <summary>More than an archive can be; what claims to be more is not read.</summary>
    private const long Largest = 256L * 1024 * 1024;

    /// <exception cref="RefusedException">It cannot be read, or something differs: what, in one sentence (10).</exception>
    public static VerifiedArchive Run(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return Check(bytes, zip, Path.GetFileName(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                $"'{Path.GetFileName(path)}' är inget arkiv från trettio close archive, eller är skadat; hämta det på nytt.",
                $"'{Path.GetFileName(path)}' is no archive of trettio close archive, or is damaged; get it again."), fault);
        }
    }

    private static VerifiedArchive Check(byte[] bytes, ZipArchive zip, string name)
    {
        var contents = Read(zip, name);
        var manifest = contents[ArchiveMonth.Manifest];
        CheckManifest(contents, name);
        using var json = JsonDocument.Parse(manifest);
        var root = json.RootElement;
        var format = root.GetProperty("format").GetString();
        if (format != ArchiveMonth.Format && (format != ArchiveMonth.FirstFormat || contents.ContainsKey(ArchiveMonth.ManifestHash)))
        {
            throw new InvalidDataException("another format");
        }

        if (format == ArchiveMonth.Format && !contents.ContainsKey(ArchiveMonth.ManifestHash))
        {
            throw Differs(name, [ArchivePart.Missing(ArchiveMonth.ManifestHash)]);
        }

        var listed = root.GetProperty("files").EnumerateArray().ToDictionary(file => file.GetProperty("name").GetString()!, file => file.GetProperty("sha256").GetString()!);
        var versions = root.GetProperty("versions").EnumerateArray().ToList();
        List<Phrase> wrong = [.. OfFiles(contents, listed)];
        wrong = wrong.Count > 0 ? wrong : [.. versions.SelectMany(version => OfVersion(version, contents))];
        return wrong.Count > 0 ? throw Differs(name, wrong) : new VerifiedArchive(
            Hashes.Of(bytes), root.GetProperty("regionName").GetString()!, Month.Parse(root.GetProperty("month").GetString()!), versions.Count, contents.Count)
        {
            HasReceipt = listed.Keys.Any(file => file.StartsWith(ArchivePart.Receipts, StringComparison.Ordinal)),
        };
    }

    /// <summary>What cannot be unpacked is read as nothing, and so differs.</summary>
    private static Dictionary<string, byte[]> Read(ZipArchive zip, string name)
    {
        if (zip.Entries.Sum(entry => entry.Length) > Largest)
        {
            throw new InvalidDataException("larger than any archive");
        }

        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            byte[] content = [];
            try
            {
                using var stream = entry.Open();
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                content = copy.ToArray();
            }
            catch (InvalidDataException)
            {
                // Told below with its name.
            }

            if (!contents.TryAdd(entry.FullName, content))
            {
                throw Differs(name, [ArchivePart.Strange(entry.FullName)]);
            }
        }

        return contents;
    }

    /// <summary>Nothing that the manifest says can be trusted when it is not itself.</summary>
    private static void CheckManifest(Dictionary<string, byte[]> contents, string name)
    {
        if (contents.TryGetValue(ArchiveMonth.ManifestHash, out var kept)
            && Encoding.UTF8.GetString(kept) != $"{Hashes.Of(contents[ArchiveMonth.Manifest])}  {ArchiveMonth.Manifest}\n")
        {
            throw Differs(name, [new(
                $"innehållsförteckningen ({ArchiveMonth.Manifest}) och dess kontrollsumma ({ArchiveMonth.ManifestHash}) stämmer inte överens",
                $"the manifest ({ArchiveMonth.Manifest}) and its checksum ({ArchiveMonth.ManifestHash}) do not agree")]);
        }
    }

    private static IEnumerable<Phrase> OfFiles(Dictionary<string, byte[]> contents, Dictionary<string, string> listed) => listed.Keys.Concat(contents.Keys)
        .Where(file => file is not (ArchiveMonth.Manifest or ArchiveMonth.ManifestHash)).Distinct().Order(StringComparer.Ordinal)
        .Select(Phrase? (file) => (contents.TryGetValue(file, out var content), listed.TryGetValue(file, out var hash)) switch
        {
            (false, _) => ArchivePart.Missing(file),
            (_, false) => ArchivePart.Strange(file),
            _ => Hashes.Of(content!) == hash ? null : ArchivePart.Changed(file),
        }).OfType<Phrase>();

    private static IEnumerable<Phrase> OfVersion(JsonElement version, Dictionary<string, byte[]> contents)
    {
        var number = version.GetProperty("version").GetInt32();
        using var inputs = JsonDocument.Parse(contents[ArchiveMonth.InputsFile]);
        var known = inputs.RootElement.EnumerateArray().Select(one => (Id: one.GetProperty("delivery").GetInt32(), Hash: one.GetProperty("contentHash").GetString()!)).ToList();
        if (Hashes.OfInputs(known.Where(one => one.Id <= version.GetProperty("delivery").GetInt32())) != version.GetProperty("inputsHash").GetString())
        {
            yield return ArchivePart.Changed(ArchiveMonth.InputsFile);
        }

        var at = string.Create(CultureInfo.InvariantCulture, $"version-{number}/rules/");
        var texts = contents.Where(file => file.Key.StartsWith(at, StringComparison.Ordinal)).Select(file => (file.Key[at.Length..], Encoding.UTF8.GetString(file.Value)));
        if (Hashes.OfTexts(texts) != version.GetProperty("rulesHash").GetString())
        {
            yield return ArchivePart.Changed(at);
        }
    }

    private static RefusedException Differs(string archive, IReadOnlyList<Phrase> wrong) => new(ExitCode.CannotRead, new(
        $"'{archive}' stämmer inte: {string.Join("; ", wrong.Select(one => one.Sv))}; använd ett annat exemplar.",
        $"'{archive}' is not right: {string.Join("; ", wrong.Select(one => one.En))}; use another copy."));
}

/// <summary>What a file of an archive is, and what can be wrong with it.</summary>
internal static class ArchivePart
{
    internal const string Receipts = "receipts/";

    internal static Phrase Changed(string file) => With(file, new("är inte som när månaden arkiverades", "is not as it was when the month was archived"));

    internal static Phrase Missing(string file) => With(file, new("saknas", "is missing"));

    internal static Phrase Strange(string file) => With(file, new("hör inte till arkivet", "is no part of the archive"));

    private static Phrase With(string file, Phrase says) => NameOf(file) is var name ? new($"{name.Sv} ({file}) {says.Sv}", $"{name.En} ({file}) {says.En}") : says;

    private static Phrase NameOf(string file)
    {
        var of = file.Split('/') is [['v', 'e', 'r', 's', 'i', 'o', 'n', '-', .. var number], ..] ? number : null;
        Phrase what = file[(file.IndexOf('/', StringComparison.Ordinal) + 1)..] switch
        {
            _ when file.StartsWith(Receipts, StringComparison.Ordinal) => new("kvittot", "the receipt"),
            _ when file.StartsWith("sent/", StringComparison.Ordinal) => new("den skickade filen", "the file sent"),
            "figures.csv" => new("siffrorna", "the figures"),
            "goals.json" => new("målen", "the goals"),
            "changes.json" => new("listan över ändrade tal", "the list of changed figures"),
            ArchiveMonth.InputsFile => new("leveransernas hashar", "the deliveries' hashes"),
            ArchiveMonth.FindingsFile => new("felsignalerna", "the findings"),
            "steps.json" => new("stegen", "the steps"),
            ArchiveMonth.ManifestHash => new("innehållsförteckningens kontrollsumma", "the manifest's checksum"),
            var rest when rest.StartsWith("report/", StringComparison.Ordinal) => new("rapporten", "the report"),
            var rest when rest.StartsWith("rules/", StringComparison.Ordinal) => new("definitionerna", "the definitions"),
            _ => new("filen", "the file"),
        };
        return of is null ? what : new($"{what.Sv} i version {of}", $"{what.En} of version {of}");
    }
}
