using System.IO.Compression;
using System.Text;
using Trettio.Care;
using Trettio.Work;

namespace Trettio.Whole.Fuzz;

/// <summary>Damaged files pseudonymised: refused with nothing written, or written without any of the identity numbers, rows and list told alike.</summary>
internal static class PseudonymisedCase
{
    /// <summary>The case's files are in <paramref name="at"/>; what is written goes beside.</summary>
    public static void Try(int number, string at, string? mapping)
    {
        var to = at + "-ut";
        var request = new PseudonymRequest([DamagedFiles.PathOf(at)], at + "-nyckel", to, DateTimeOffset.UnixEpoch.AddYears(55)) { FreeText = [] };
        try
        {
            var done = Pseudonymise.Run(request with { Mapping = mapping is null ? null : Mappings.Read(mapping) }, Language.Swedish, null, CancellationToken.None);
            var aside = done.Aside.Values.Sum();
            Assert.True(aside == done.Files.Sum(file => file.Aside), $"case {number}: {aside} told aside");
            Assert.True(File.Exists(request.LogPath) ? aside == File.ReadLines(request.LogPath).Count() - 1 : aside == 0, $"case {number}: the list differs");
            foreach (var file in Directory.GetFiles(to).Append(request.LogPath).Where(File.Exists))
                Look(number, file);
        }
        catch (RefusedException)
        {
            Assert.True(!Directory.Exists(to) || Directory.GetFiles(to).Length == 0, $"case {number}: something was written though it was refused");
            Assert.False(File.Exists(request.LogPath), $"case {number}: a list was written though it was refused");
        }
        finally
        {
            File.Delete(request.Key);
            File.Delete(request.LogPath);
            if (Directory.Exists(to))
                Directory.Delete(to, recursive: true);
        }
    }

    private static void Look(int number, string file)
    {
        foreach (var text in Texts(file))
        {
            foreach (var one in Seeds.Numbers)
            {
                for (var at = text.IndexOf(one, StringComparison.Ordinal); at >= 0; at = text.IndexOf(one, at + 1, StringComparison.Ordinal))
                    Assert.False(StandsAlone(text, at, one.Length), $"case {number}: an identity number in {Path.GetFileName(file)}: …{text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)]}… under {Head(text)}");
            }
        }
    }

    private static string Head(string text)
    {
        var from = Math.Max(0, text.IndexOf("<sheetData>", StringComparison.Ordinal));
        return text[from..Math.Min(text.Length, from + 700)];
    }

    // A part of another id or of a longer number is no identity number.
    private static bool StandsAlone(string text, int at, int length) =>
        (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '+'))
        && (at + length == text.Length || !(char.IsLetterOrDigit(text[at + length]) || text[at + length] is '-' or '+'));

    private static IEnumerable<string> Texts(string file)
    {
        if (!file.EndsWith(".xlsx", StringComparison.Ordinal))
        {
            yield return Encoding.Latin1.GetString(File.ReadAllBytes(file));
            yield break;
        }

        using var archive = ZipFile.OpenRead(file);
        foreach (var entry in archive.Entries)
        {
            using var text = new StreamReader(entry.Open());
            yield return text.ReadToEnd();
        }
    }
}
