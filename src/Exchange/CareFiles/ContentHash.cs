using System.Security.Cryptography;
using System.Text;

namespace Trettio.Exchange;

/// <summary>One number for what a delivery holds.</summary>
internal static class ContentHash
{
    public static string Of(IReadOnlyList<SourceFile> files)
    {
        var parts = files
            .Where(file => !file.IsSheet)
            .Select(file => NameOf(file) + ":" + HashOf(file))
            .Concat(files.Where(file => file.IsSheet).Select(file => "workbook:" + HashOf(file)).Distinct())
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }

    private static string NameOf(SourceFile file) => file.Table?.Name ?? "figures";

    private static string HashOf(SourceFile file)
    {
        try
        {
            using var bytes = file.Bytes();
            return Convert.ToHexStringLower(SHA256.HashData(bytes));
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw Refusals.Unreadable(file.Name, broken);
        }
    }
}
