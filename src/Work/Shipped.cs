using System.Reflection;

namespace Trettio.Work;

/// <summary>The files that ship inside the program: definitions and examples, by their path with forward slashes.</summary>
internal static class Shipped
{
    private static readonly Assembly Here = typeof(Shipped).Assembly;

    internal static IReadOnlyList<string> Names(string folder) =>
        [.. Here.GetManifestResourceNames().Select(Slashed).Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Null when no such file ships.</summary>
    internal static string? Text(string name)
    {
        var resource = Here.GetManifestResourceNames().FirstOrDefault(candidate => Slashed(candidate) == name);
        if (resource is null)
        {
            return null;
        }

        using var reader = new StreamReader(Here.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static string Slashed(string name) => name.Replace('\\', '/');
}
