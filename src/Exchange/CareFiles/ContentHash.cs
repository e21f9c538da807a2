using System.Security.Cryptography;
using System.Text;

namespace Trettio.Exchange;

/// <summary>One number for what a delivery holds.</summary>
internal static class ContentHash
{
    private const int PartLength = 64 * 1024;

    /// <param name="files">The files; one that is read as several tables is one file.</param>
    /// <param name="mapping">The mapping's hash: the same files through another mapping hold something else. Null: none.</param>
    public static string Of(IReadOnlyList<SourceFile> files, string? mapping = null)
    {
        IEnumerable<string> through = mapping is null ? [] : ["mapping:" + mapping];
        var parts = files
            .Where(file => !file.IsSheet)
            .Select(file => NameOf(file) + ":" + HashOf(file))
            .Concat(files.Where(file => file.IsSheet).Select(file => "workbook:" + HashOf(file)).Distinct())
            .Concat(through)
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }

    private static string NameOf(SourceFile file) => file.Table?.Name ?? "figures";

    private static string HashOf(SourceFile file)
    {
        try
        {
            using var bytes = file.Bytes();
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

            // In large parts: the library's own reading of a stream asks for one a page.
            var part = new byte[PartLength];
            while (bytes.Read(part) is > 0 and var length)
                hash.AppendData(part, 0, length);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw Refusals.Unreadable(file.Name, broken);
        }
    }
}
