using System.Text;

namespace Trettio.Exchange;

/// <summary>
/// How a text file seems to be written, from its first lines: what a mapping must say of it where it is not as our own files are (UTF-8 or
/// Windows-1252, the header first, ; , or tab between the cells). A guess, for a proposal that a person reads.
/// </summary>
internal sealed record WrittenShape(char? Separator, Encoding? Encoding, int HeaderLine)
{
    private const int FirstBytes = 64 * 1024;
    private const int MostLines = 20;

    private static readonly WrittenShape Usual = new(null, null, 1);

    public bool IsUsual => this == Usual;

    /// <summary>The file itself, or those of a folder; a path that is not there is left to whoever opens it.</summary>
    public static IReadOnlyList<string> FilesOf(string path) => Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)] : [path];

    public static WrittenShape Of(string path)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is ".xlsx" or ".zip" or ".xml" || !File.Exists(path))
            return Usual;
        try
        {
            using var stream = File.OpenRead(path);
            var bytes = new byte[FirstBytes];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return Of(bytes.AsSpan(0, read), isWhole: read < bytes.Length);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw Refusals.Unreadable(Path.GetFileName(path), broken);
        }
    }

    /// <summary>The keys that a mapping needs beside the file's name.</summary>
    public IEnumerable<string> Lines()
    {
        if (Encoding is not null)
            yield return "    encoding: utf-16";
        if (Separator is { } separator)
            yield return $"    separator: \"{(separator == '\t' ? "tab" : separator)}\"";
        if (HeaderLine > 1)
            yield return $"    header_line: {HeaderLine} # osäkert: raderna före har färre celler";
    }

    public (SourceFile File, string Name, string? Sheet) Open(string path)
    {
        var name = Path.GetFileName(path);
        var asked = new MappedFile(name, null) { Separator = Separator, Encoding = Encoding, HeaderLine = HeaderLine, Tables = [] };
        return (SourceFile.Text(name, () => File.OpenRead(path), (Path.GetDirectoryName(path) ?? "", new FileInfo(path).Length), asked), name, null);
    }

    private static WrittenShape Of(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        var encoding = bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode : null;

        // The separators and the ends of lines are the same letters in every encoding of eight bits.
        var lines = (encoding ?? Encoding.Latin1).GetString(bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var some = lines.Take(isWhole ? lines.Length : lines.Length - 1).Take(MostLines).ToList();
        var (separator, header) = HeaderIn(some);
        var isFirst = header <= 1 && separator is ';' or ',' or '\t';
        return separator is null || (isFirst && encoding is null) ? Usual with { Encoding = encoding }
            : new(isFirst ? null : separator, encoding, Math.Max(1, header));
    }

    /// <summary>The separator that makes the most cells of at least two lines alike, and the first of those lines; null when none does.</summary>
    private static (char? Separator, int Line) HeaderIn(List<string> lines)
    {
        var (best, line, most) = ((char?)null, 0, 0);
        foreach (var separator in ";,\t|")
        {
            var counts = lines.ConvertAll(text => CountOf(text, separator));
            var common = counts.Where(count => count > 0).CountBy(count => count).Where(same => same.Value > 1).Select(same => same.Key).DefaultIfEmpty(0).Max();
            if (common > most)
                (best, line, most) = (separator, counts.IndexOf(common) + 1, common);
        }

        return (best, line);
    }

    private static int CountOf(string line, char separator)
    {
        var (count, isQuoted) = (0, false);
        foreach (var letter in line)
        {
            isQuoted ^= letter == '"';
            count += letter == separator && !isQuoted ? 1 : 0;
        }

        return count;
    }
}
