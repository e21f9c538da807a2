using Trettio.Care;
using Trettio.Store;

namespace Trettio.Work;

/// <summary>Where the store and local definitions live: the folder asked for, else TRETTIO_DATA, else the user's own.</summary>
public sealed record DataFolder(string Path)
{
    public static DataFolder Of(string? asked)
    {
        var path = asked ?? Environment.GetEnvironmentVariable("TRETTIO_DATA");
        if (string.IsNullOrWhiteSpace(path))
        {
            // Not verified: a home that is not there yet is made, rather than patients' data put among temporary files.
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
            path = System.IO.Path.Combine(home.Length > 0 ? home : System.IO.Path.GetTempPath(), ".local", "share", "trettio");
        }

        return new(System.IO.Path.GetFullPath(path));
    }

    /// <summary>The default store.</summary>
    public string StorePath => System.IO.Path.Combine(Path, "trettio.db");

    /// <summary>The demo's own store, so that made-up children never mix with real ones.</summary>
    public string DemoStorePath => System.IO.Path.Combine(Path, "demo.db");

    /// <summary>
    /// The store: what was asked for, else TRETTIO_DB, else the data folder's own file. What is kept beside a server's database lies in the data folder.
    /// </summary>
    /// <exception cref="RefusedException">An address that cannot be read (2); it is not shown, for it may hold a password.</exception>
    public StoreAddress Store(string? asked)
    {
        var address = asked ?? Environment.GetEnvironmentVariable("TRETTIO_DB");
        return StoreAddress.Of(string.IsNullOrWhiteSpace(address) ? StorePath : address, Path);
    }

    /// <summary>Makes the folder if needed.</summary>
    /// <exception cref="RefusedException">It cannot be made or written (12).</exception>
    public DataFolder Ensure()
    {
        Folders.Ensure(Path);
        return this;
    }
}

/// <summary>Folders that results are written to.</summary>
public static class Folders
{
    /// <summary>Makes the folder and proves that a file can be written there, before any work is done.</summary>
    /// <exception cref="RefusedException">It cannot be made or written (12).</exception>
    public static void Ensure(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            var probe = System.IO.Path.Combine(path, $".trettio-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw NotWritable(path, fault);
        }
    }

    /// <summary>Writes a file whole or not at all: beside its place first, then moved there.</summary>
    /// <exception cref="RefusedException">It cannot be written (12).</exception>
    public static void WriteWhole(string path, Action<Stream> write)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        var beside = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(folder);
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                write(stream);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw NotWritable(path, fault);
        }
        finally
        {
            if (File.Exists(beside))
            {
                File.Delete(beside);
            }
        }
    }

    internal static RefusedException NotWritable(string path, Exception fault) => new(
        ExitCode.NotPermitted,
        new($"Det går inte att skriva till '{path}'; ange en plats där du får skriva.", $"'{path}' cannot be written; name a place where you may write."),
        fault);
}
