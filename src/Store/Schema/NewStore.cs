using System.Text;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Trettio.Store.Schema;

/// <summary>
/// The statements that make a new store, as the migrations amount to. Kept as text, since working them out takes half a second of each new store's
/// first command; a test demands that the text is what the migrations say.
/// </summary>
internal static class NewStore
{
    public const string Sqlite = "new-store.sqlite.sql";

    public const string Postgres = "new-store.postgres.sql";

    /// <summary>The kept text of one engine.</summary>
    public static string Kept(string name)
    {
        using var stream = typeof(NewStore).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name + " is missing in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The same worked out by EF from the migrations after one, or from all.</summary>
    public static string Made(StoreContext context, string? after = null) =>
        context.GetService<IMigrator>().GenerateScript(after, null, MigrationsSqlGenerationOptions.NoTransactions);
}
