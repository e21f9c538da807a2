using System.Globalization;
using Trettio.Care;

namespace Trettio.Store;

/// <summary>Where a store is: a file of SQLite, or a database on a PostgreSQL server.</summary>
public sealed record StoreAddress
{
    private StoreAddress(string name, string? beside)
    {
        Name = name;
        ColumnsFolder = beside;
    }

    /// <summary>As it may be shown to anyone: the file's path, or the server's address without a password.</summary>
    public string Name { get; }

    /// <summary>True for a file, false for a server.</summary>
    public bool IsFile => Connection is null;

    /// <summary>Where the columns are kept beside the store; null: nowhere, they live as long as the program.</summary>
    internal string? ColumnsFolder { get; }

    /// <summary>What the server is reached by; null for a file.</summary>
    internal Postgres.ServerAddress? Connection { get; private init; }

    /// <summary>A file's path, or <c>postgres://user:password@host:port/database</c>.</summary>
    /// <param name="text">As given by <c>--db</c> or the environment.</param>
    /// <param name="folder">The folder in which a server's columns are kept; null: they are not kept.</param>
    /// <exception cref="RefusedException">It is an address of neither kind (2). The text is not shown: it may hold a password.</exception>
    public static StoreAddress Of(string text, string? folder = null)
    {
        if (Postgres.ServerAddress.TryParse(text, out var server))
        {
            var beside = folder is null ? null : Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{server.Fingerprint}.columns"));
            return new(server.Name, beside) { Connection = server };
        }

        return text.Contains("://", StringComparison.Ordinal)
            ? throw new RefusedException(ExitCode.WrongUsage, new(
                "Databasens adress kan inte läsas; ange sökvägen till en fil, eller postgres://användare@värd:5432/databas.",
                "The database's address cannot be read; give the path of a file, or postgres://user@host:5432/database."))
            : new(text, text + ".columns");
    }

    /// <summary>As <see cref="Of"/>, for a file's path.</summary>
    public static StoreAddress FromString(string path) => Of(path);

    public static implicit operator StoreAddress(string path) => Of(path);

    public override string ToString() => Name;
}
