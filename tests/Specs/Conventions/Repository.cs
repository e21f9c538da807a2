using System.Diagnostics;

namespace Trettio.Specs.Conventions;

/// <summary>The checkout the tests were built from, as its files. Only what git tracks: a report somebody made in the folder is no part of it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Tracked files that exist, relative to the root, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. (Tracked() ?? Walked()).Order(StringComparer.Ordinal)];

    /// <summary>Tracked files under a folder with one of the endings.</summary>
    public static IEnumerable<string> Under(string folder, params string[] endings) => Files
        .Where(file => folder.Length == 0 || file.StartsWith(folder + "/", StringComparison.Ordinal))
        .Where(file => endings.Length == 0 || endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    /// <summary>Tracked files that hold text.</summary>
    public static IEnumerable<string> Texts => Files.Where(file => !Binary.Contains(Path.GetExtension(file)));

    public static bool Exists(string file) => File.Exists(Path.Combine(Root, file)) || Directory.Exists(Path.Combine(Root, file));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    /// <summary>Fails with the rule and every place that breaks it, one a line.</summary>
    public static void Holds(string rule, IEnumerable<string> breaches)
    {
        var places = breaches.ToList();
        Assert.True(places.Count == 0, rule + Environment.NewLine + string.Join(Environment.NewLine, places));
    }

    private static readonly HashSet<string> Binary = new(StringComparer.OrdinalIgnoreCase)
    {
        ".png", ".jpg", ".ico", ".pdf", ".xlsx", ".zip", ".gz", ".woff2", ".db",
    };

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Trettio.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No Trettio.slnx above " + AppContext.BaseDirectory);
    }

    // Null where git is missing or this is no clone: an unpacked archive is tested too.
    private static List<string>? Tracked()
    {
        try
        {
            var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z"])
            {
                WorkingDirectory = Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            using var git = Process.Start(start)!;
            var names = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 && names.Length > 0
                ? [.. names.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(Exists)]
                : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> Walked() => Directory
        .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or ".build" or ".git" or "TestResults"));
}
