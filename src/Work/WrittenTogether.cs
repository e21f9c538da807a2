using Trettio.Care;

namespace Trettio.Work;

/// <summary>
/// Files that are to stand together or not at all: each is written beside its place under another name, and all are moved at the end. What a run that
/// was killed left behind is taken away by the next.
/// </summary>
internal sealed class WrittenTogether : IDisposable
{
    private const string Ending = ".trettio-part";

    private readonly List<(FileStream Stream, string Beside, string Path)> begun = [];

    /// <summary>Takes away what a run that is no more left in the folder.</summary>
    public static void Clear(string folder)
    {
        foreach (var left in Directory.EnumerateFiles(folder, ".*" + Ending))
        {
            try
            {
                // One that is being written is held by whoever writes it.
                using (new FileStream(left, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                }

                File.Delete(left);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Somebody else's; it harms nothing.
            }
        }
    }

    /// <summary>A file to be written.</summary>
    /// <exception cref="RefusedException">It cannot be (12).</exception>
    public Stream Begin(string path)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}{Ending}");
        return Tried(path, () =>
        {
            var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
            begun.Add((stream, beside, path));
            return stream;
        });
    }

    /// <summary>Moves all to their places, the last begun first.</summary>
    /// <exception cref="RefusedException">One cannot be (12).</exception>
    public void Finish()
    {
        foreach (var (stream, _, path) in begun)
        {
            Tried(path, () =>
            {
                stream.Dispose();
                return true;
            });
        }

        for (var at = begun.Count - 1; at >= 0; at--)
        {
            var (_, beside, path) = begun[at];
            Tried(path, () =>
            {
                File.Move(beside, path, overwrite: true);
                return true;
            });
        }

        begun.Clear();
    }

    /// <summary>What was not moved is taken away.</summary>
    public void Dispose()
    {
        foreach (var (stream, beside, _) in begun)
        {
            try
            {
                stream.Dispose();
            }
            catch (IOException)
            {
                // A full disk: what is held back cannot be written, and is not to be.
            }

            File.Delete(beside);
        }
    }

    private static T Tried<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Folders.NotWritable(path, fault);
        }
    }
}
