using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Trettio.Care;

namespace Trettio.Work.Closing;

/// <summary>An archive whose every hash is right.</summary>
public sealed record VerifiedArchive(string Sha256, string RegionName, Month Month, int Versions, int Files);

/// <summary>Checks an archive against its own manifest: each file, the deliveries' hash and the definitions' hash.</summary>
public static class VerifyArchive
{
    /// <summary>More than an archive can be; what claims to be more is not read.</summary>
    private const long Largest = 256L * 1024 * 1024;

    /// <exception cref="RefusedException">It cannot be read, or a hash is wrong: which file (10).</exception>
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
        if (zip.Entries.Sum(entry => entry.Length) > Largest)
        {
            throw new InvalidDataException("larger than any archive");
        }

        var contents = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            if (!contents.TryAdd(entry.FullName, copy.ToArray()))
            {
                throw Differs(name, entry.FullName);
            }
        }

        using var manifest = JsonDocument.Parse(contents[ArchiveMonth.Manifest]);
        var root = manifest.RootElement;
        if (root.GetProperty("format").GetString() != ArchiveMonth.Format)
        {
            throw new InvalidDataException("another format");
        }

        var listed = root.GetProperty("files").EnumerateArray().ToDictionary(file => file.GetProperty("name").GetString()!, file => file.GetProperty("sha256").GetString()!);
        var wrong = listed.Where(file => !contents.TryGetValue(file.Key, out var content) || Hashes.Of(content) != file.Value).Select(file => file.Key)
            .Concat(contents.Keys.Where(file => file != ArchiveMonth.Manifest && !listed.ContainsKey(file)))
            .Order(StringComparer.Ordinal).FirstOrDefault();
        if (wrong is not null)
        {
            throw Differs(name, wrong);
        }

        var versions = root.GetProperty("versions").EnumerateArray().ToList();
        foreach (var version in versions)
        {
            CheckVersion(version, contents, name);
        }

        return new VerifiedArchive(Hashes.Of(bytes), root.GetProperty("regionName").GetString()!, Month.Parse(root.GetProperty("month").GetString()!), versions.Count, contents.Count);
    }

    private static void CheckVersion(JsonElement version, Dictionary<string, byte[]> contents, string name)
    {
        using var inputs = JsonDocument.Parse(contents[ArchiveMonth.InputsFile]);
        var known = inputs.RootElement.EnumerateArray().Select(one => (Id: one.GetProperty("delivery").GetInt32(), Hash: one.GetProperty("contentHash").GetString()!));
        if (Hashes.OfInputs(known.Where(one => one.Id <= version.GetProperty("delivery").GetInt32())) != version.GetProperty("inputsHash").GetString())
        {
            throw Differs(name, ArchiveMonth.InputsFile);
        }

        var at = $"version-{version.GetProperty("version").GetInt32()}/rules/";
        var texts = contents.Where(file => file.Key.StartsWith(at, StringComparison.Ordinal)).Select(file => (file.Key[at.Length..], Encoding.UTF8.GetString(file.Value)));
        if (Hashes.OfTexts(texts) != version.GetProperty("rulesHash").GetString())
        {
            throw Differs(name, at);
        }
    }

    private static RefusedException Differs(string archive, string file) => new(ExitCode.CannotRead, new(
        $"'{archive}' stämmer inte: '{file}' är inte som i innehållsförteckningen; använd ett annat exemplar.",
        $"'{archive}' is not right: '{file}' is not as its manifest says; use another copy."));
}
