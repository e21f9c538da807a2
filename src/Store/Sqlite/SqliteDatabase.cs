using Trettio.Care;

namespace Trettio.Store.Sqlite;

/// <summary>A store in one file.</summary>
internal sealed class SqliteDatabase(string path, OpenSettings settings) : Database
{
    private readonly Connections connections = new(path, settings);

    public override string Name => path;

    public override bool Exists() => File.Exists(path);

    public override void Open(bool create)
    {
        if (!create && !File.Exists(path))
        {
            throw Faults.Missing(path);
        }

        if (create)
        {
            MakeFile();
        }

        using var connection = connections.Writer();
        SchemaUpdate.Run(path, connection);
    }

    public override Session Reader() => new SqliteSession(connections.Reader());

    public override Session Writer() => new SqliteSession(connections.Writer());

    public override RefusedException? Refusal(Exception fault) => Faults.Refusal(path, fault);

    public override void Dispose() => connections.Close();

    private void MakeFile()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            if (!Path.Exists(path))
            {
                // Pseudonyms are still about children: the file is its owner's alone, and SQLite gives its log the same mode.
                var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                new FileStream(path, options).Dispose();
            }
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw Faults.NotWritable(path, fault);
        }
    }
}
