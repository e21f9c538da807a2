using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Trettio.Care;
using Trettio.Quality.Closing;
using Trettio.Store;

namespace Trettio.Work.Closing;

/// <summary>
/// A decided month in one file: each version's figures, goals, changes, report and definitions, the deliveries' hashes, the steps, what was sent and
/// its receipt, and a manifest with the hash of each. Made of what the store keeps and nothing else, so that the same month gives the same bytes.
/// </summary>
public static class ArchiveMonth
{
    internal const string Manifest = "manifest.json";
    internal const string ManifestHash = "manifest.sha256";
    internal const string InputsFile = "inputs.json";
    internal const string FindingsFile = "findings.json";
    internal const string Format = "trettio-month-2";

    /// <summary>Of archives that an earlier program made: their manifest has no hash of its own.</summary>
    internal const string FirstFormat = "trettio-month-1";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The archive's name and bytes; it is kept in the store with its own hash.</summary>
    /// <exception cref="RefusedException">The month is not decided (12).</exception>
    public static KeptFile Run(TrettioStore store, ClosingMonth month, DateTimeOffset now, string who)
    {
        if (month.Latest is null)
        {
            throw new RefusedException(ExitCode.NotPermitted, new(
                $"Månaden {month.Month} är inte fastställd; fastställ den innan den arkiveras.", $"The month {month.Month} is not decided; decide it before it is archived."));
        }

        var files = Files(store, month);
        var manifest = ManifestOf(month, files);
        var content = Zip([(Manifest, manifest), (ManifestHash, Utf8($"{Hashes.Of(manifest)}  {Manifest}\n")), .. files]);
        var name = string.Create(CultureInfo.InvariantCulture, $"trettio-{Plain(month.Of.Series.Name)}-{month.Month}-version-{month.Latest.Version}.zip");
        var made = new KeptFile(month.Region, month.Month, KeptFileKind.Archive, name, content, now, who);
        return month.Files.Any(file => file.Kind == KeptFileKind.Archive && file.Sha256 == made.Sha256) ? made : store.Keep(made);
    }

    private static List<(string Name, byte[] Content)> Files(TrettioStore store, ClosingMonth month)
    {
        var files = new List<(string, byte[])> { ("LAS-MIG.txt", Utf8(Readme(month, Language.Swedish))), ("README.txt", Utf8(Readme(month, Language.English))) };
        files.Add((InputsFile, Inputs(month)));
        files.Add(("steps.json", Steps(month)));
        files.Add((FindingsFile, Findings(month)));
        foreach (var version in month.Versions)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"version-{version.Version}/");
            files.Add((at + "figures.csv", Utf8(version.Figures)));
            files.AddRange(new[] { (at + "goals.json", version.Goals), (at + "changes.json", version.Changes) }.Where(one => one.Item2 is not null).Select(one => (one.Item1, Utf8(one.Item2!))));
        }

        foreach (var file in store.KeptFiles(month.Region, month.Month))
        {
            var number = file.Id.ToString("D4", CultureInfo.InvariantCulture);
            var name = file.Kind switch
            {
                KeptFileKind.Report => file.Name,
                KeptFileKind.Receipt => $"receipts/{number}-{SafeName(file.Name)}",
                KeptFileKind.NationalFile => $"sent/{number}-{SafeName(file.Name)}",
                _ => null,
            };
            if (name is not null)
            {
                files.Add((name, file.Content));
            }
        }

        return [.. files.OrderBy(file => file.Item1, StringComparer.Ordinal)];
    }

    private static byte[] ManifestOf(ClosingMonth month, IReadOnlyList<(string Name, byte[] Content)> files) => Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("region", month.Region);
        json.WriteString("regionName", month.Of.Series.Name);
        json.WriteString("month", month.Month.ToString());
        json.WriteStartArray("missingAttests");
        foreach (var unit in month.Closing!.MissingAttests)
        {
            json.WriteStringValue(unit);
        }

        json.WriteEndArray();
        json.WriteStartArray("versions");
        foreach (var version in month.Versions)
        {
            json.WriteStartObject();
            json.WriteNumber("version", version.Version);
            json.WriteString("decidedAt", Moment(version.DecidedAt));
            json.WriteString("decidedBy", version.DecidedBy);
            json.WriteString("checkedBy", version.CheckedBy);
            json.WriteString("reason", version.Reason);
            json.WriteString("ruleSet", version.RuleSet);
            json.WriteString("agreement", version.Agreement);
            json.WriteString("basis", version.IsJudged ? "judged" : "registered");
            json.WriteString("program", version.Program);
            json.WriteNumber("delivery", version.Delivery);
            json.WriteString("inputsHash", version.InputsHash);
            json.WriteString("rulesHash", version.RulesHash);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("files");
        foreach (var (name, content) in files)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("bytes", content.Length);
            json.WriteString("sha256", Hashes.Of(content));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>The deliveries up to the one that the latest version was made from: later ones have no part in it.</summary>
    private static byte[] Inputs(ClosingMonth month) => Json(json =>
    {
        json.WriteStartArray();
        foreach (var delivery in month.Deliveries.Where(one => one.Id <= month.Latest!.Delivery))
        {
            json.WriteStartObject();
            json.WriteNumber("delivery", delivery.Id);
            json.WriteString("receivedAt", Moment(delivery.Info.ReceivedAt));
            json.WriteString("contentHash", delivery.Info.ContentHash);
            json.WriteString("who", delivery.Info.Who);
            json.WriteString("program", delivery.Info.Program);
            json.WriteString("note", delivery.Info.Note);
            json.WriteStartArray("files");
            foreach (var file in delivery.Files)
            {
                json.WriteStartObject();
                json.WriteString("name", file.Name);
                json.WriteNumber("read", file.Read);
                json.WriteNumber("quarantined", file.Quarantined);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static byte[] Steps(ClosingMonth month) => Json(json =>
    {
        json.WriteStartArray();
        foreach (var step in month.Steps)
        {
            json.WriteStartObject();
            json.WriteString("step", Codes.Code(step.Kind));
            json.WriteString("unitId", step.Unit);
            json.WriteString("at", Moment(step.At));
            json.WriteString("who", step.Who);
            json.WriteString("insteadOf", step.InsteadOf);
            json.WriteString("comment", step.Comment);
            json.WriteString("detail", step.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>Of each version what was left to correct, and what was accepted and why, as it was when it was decided.</summary>
    private static byte[] Findings(ClosingMonth month) => Json(json =>
    {
        json.WriteStartArray();
        foreach (var (version, decided) in month.Versions.Zip(month.Status.Facts.Steps.Where(step => step.Stage == CloseStage.Decided)))
        {
            json.WriteStartObject();
            json.WriteNumber("version", version.Version);
            json.WriteStartArray("left");
            foreach (var one in decided.Left)
            {
                json.WriteStartObject();
                json.WriteString("check", one.Check);
                json.WriteString("unitId", one.Unit);
                json.WriteNumber("count", one.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("accepted");
            foreach (var one in AcceptedNotes.At(month.Accepted, version.DecidedAt))
            {
                json.WriteStartObject();
                json.WriteString("check", one.Check);
                json.WriteString("unitId", one.Unit);
                json.WriteString("month", one.Month?.ToString());
                json.WriteNumber("count", one.Count);
                json.WriteString("reason", one.Reason);
                json.WriteString("who", one.Who);
                json.WriteString("at", Moment(one.At));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Readme(ClosingMonth month, Language language)
    {
        var (name, state) = ($"{month.Of.Series.Name}, {month.Month}", month.Closing!.Sentence.In(language));
        return new Phrase(
            $"{name}\n{state}\n\nArkiv från Trettio. manifest.json har varje fils SHA-256; kontrollera allt med: trettio close verify FIL\nversion-N/figures.csv är månadens siffror per enhet, omaskerade: lämna dem inte ut. version-N/report är månadsrapporten som den såg ut,\nversion-N/rules de definitioner den byggde på, inputs.json leveransernas hashar, steps.json vem som gjorde vad och när,\nfindings.json felsignaler som var kvar eller godtagna när månaden fastställdes.\nInga uppgifter om enskilda barn ingår.\n",
            $"{name}\n{state}\n\nAn archive from Trettio. manifest.json holds the SHA-256 of each file; check everything with: trettio close verify FILE\nversion-N/figures.csv are the month's figures per unit, unmasked: do not hand them out. version-N/report is the monthly report as it read,\nversion-N/rules the definitions it rests on, inputs.json the deliveries' hashes, steps.json who did what and when,\nfindings.json findings that were left or accepted when the month was decided.\nNothing about a single child is in it.\n").In(language);
    }

    /// <summary>Stored, not compressed, and with one time for all: the same on every machine.</summary>
    private static byte[] Zip(IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return buffer.ToArray();
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A name from elsewhere must not lead out of the archive.</summary>
    private static string SafeName(string name) =>
        string.Concat(Path.GetFileName(name.Replace('\\', '/')).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-')).TrimStart('.') is { Length: > 0 } safe ? safe : "file";

    private static string Plain(string region)
    {
        var plain = region.ToLowerInvariant().Replace('å', 'a').Replace('ä', 'a').Replace('ö', 'o');
        return string.Concat(plain.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-') is { Length: > 0 } name ? name : "region";
    }
}
