using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trettio.Measuring.Columns;

namespace Trettio.Store.Columns;

/// <summary>How far the store had come when columns were made of it: what came after this delivery is news.</summary>
internal sealed record ColumnMarks(int Delivery, string Fingerprint)
{
    /// <summary>Tells deliveries apart, however alike their numbers: a store may have been put back, or another be in its place.</summary>
    internal static string FingerprintOf(IEnumerable<string> deliveries) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', deliveries))));
}

/// <summary>
/// The columns of a store, kept beside it in a folder: a manifest that names the parts, and a file a part. Never the truth: whatever is missing,
/// damaged or of another store is made anew. The manifest is put in place whole, when its files are on disk.
/// </summary>
internal sealed class ColumnFolder(string folder)
{
    /// <summary>Changes when the columns do.</summary>
    private const int Format = 2;

    private string ManifestPath => Path.Combine(folder, "manifest.json");

    /// <summary>How far what is kept has come; null when there is nothing that can be used.</summary>
    internal ColumnMarks? Marks() => Try(() => ReadManifest() is { } manifest ? Marks(manifest) : null);

    /// <summary>Null when there is nothing that can be used. Parts at hand already, by the name of their file, are not read again.</summary>
    internal (ColumnMarks Marks, IReadOnlyList<ColumnPart> Parts, IReadOnlyList<string> Files)? Read(IReadOnlyDictionary<string, CareColumns> atHand) => Try(() =>
    {
        if (ReadManifest() is not { Parts: { } named } manifest)
        {
            return ((ColumnMarks, IReadOnlyList<ColumnPart>, IReadOnlyList<string>)?)null;
        }

        var parts = new ColumnPart[named.Count];
        Parallel.For(0, named.Count, at => parts[at] = Part(named[at], atHand.GetValueOrDefault(named[at].File)));
        return (Marks(manifest), parts, [.. named.Select(part => part.File)]);
    });

    /// <summary>
    /// Keeps the parts; those whose file is named are on disk already. Returns the files' names, empty when they could not be kept: the next
    /// program makes them anew.
    /// </summary>
    internal IReadOnlyList<string> Write(ColumnMarks marks, IReadOnlyList<ColumnPart> parts, IReadOnlyList<string?> known)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var options = ColumnFile.Private(FileMode.OpenOrCreate, FileAccess.ReadWrite);
            options.Share = FileShare.None;
            using var alone = new FileStream(Path.Combine(folder, "lock"), options);
            var named = parts.Select((part, at) => new ManifestPart { File = known[at] ?? NewPart(part.Columns), Dead = NewDead(part.Dead) }).ToList();
            var beside = Path.Combine(folder, $"{Guid.NewGuid():N}.new");
            using (var stream = new FileStream(beside, ColumnFile.Private(FileMode.CreateNew, FileAccess.Write)))
            {
                JsonSerializer.Serialize(stream, new Manifest
                {
                    Format = Format,
                    Delivery = marks.Delivery,
                    Fingerprint = marks.Fingerprint,
                    Parts = named,
                });
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, ManifestPath, overwrite: true);
            Forget(named);
            return [.. named.Select(part => part.File)];
        }
        catch (Exception fault) when (IsUnusable(fault))
        {
            return [];
        }
    }

    private static ColumnMarks Marks(Manifest manifest) => new(manifest.Delivery, manifest.Fingerprint!);

    private static T? Try<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (IsUnusable(fault))
        {
            return default;
        }
    }

    private Manifest? ReadManifest() => File.Exists(ManifestPath)
        && JsonSerializer.Deserialize<Manifest>(File.ReadAllText(ManifestPath)) is { Format: Format, Parts.Count: > 0, Fingerprint: not null } manifest
            ? manifest
            : null;

    private static bool IsUnusable(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or InvalidDataException or JsonException or NotSupportedException
        || (fault is AggregateException several && several.InnerExceptions.All(IsUnusable));

    private ColumnPart Part(ManifestPart named, CareColumns? atHand)
    {
        var columns = atHand ?? ColumnFile.Read(Path.Combine(folder, Path.GetFileName(named.File)));
        if (named.Dead is not { } file)
        {
            return new ColumnPart(columns);
        }

        var packed = File.ReadAllBytes(Path.Combine(folder, Path.GetFileName(file)));
        var dead = new bool[columns.Patients.Person.Length];
        if (packed.Length != (dead.Length + 7) / 8)
        {
            throw new InvalidDataException($"'{file}' is not whole.");
        }

        for (var patient = 0; patient < dead.Length; patient++)
        {
            dead[patient] = (packed[patient / 8] & (1 << (patient % 8))) != 0;
        }

        return new ColumnPart(columns, dead);
    }

    private string NewPart(CareColumns columns)
    {
        var name = $"{Guid.NewGuid():N}.part";
        ColumnFile.Write(Path.Combine(folder, name), columns);
        return name;
    }

    private string? NewDead(ReadOnlyMemory<bool> dead)
    {
        if (dead.IsEmpty)
        {
            return null;
        }

        var packed = new byte[(dead.Length + 7) / 8];
        for (var patient = 0; patient < dead.Length; patient++)
        {
            packed[patient / 8] |= (byte)(dead.Span[patient] ? 1 << (patient % 8) : 0);
        }

        var name = $"{Guid.NewGuid():N}.dead";
        using var stream = new FileStream(Path.Combine(folder, name), ColumnFile.Private(FileMode.CreateNew, FileAccess.Write));
        stream.Write(packed);
        stream.Flush(flushToDisk: true);
        return name;
    }

    /// <summary>Takes away what the manifest no longer names, also what a program that was killed left half done.</summary>
    private void Forget(List<ManifestPart> named)
    {
        var kept = named.SelectMany(part => new[] { part.File, part.Dead }).ToHashSet();
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            if (Path.GetExtension(path) is ".part" or ".dead" or ".new" && !kept.Contains(Path.GetFileName(path)))
            {
                File.Delete(path);
            }
        }
    }

    private sealed record Manifest
    {
        public int Format { get; init; }

        public int Delivery { get; init; }

        public string? Fingerprint { get; init; }

        public List<ManifestPart>? Parts { get; init; }
    }

    private sealed record ManifestPart
    {
        public required string File { get; init; }

        public string? Dead { get; init; }
    }
}
