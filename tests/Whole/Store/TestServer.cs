using Trettio.Benchmarks;
using Trettio.Whole.Store;

[assembly: AssemblyFixture(typeof(TestServer))]

namespace Trettio.Whole.Store;

/// <summary>
/// A PostgreSQL server of the tests' own, started when the first test asks for it and stopped after the last. Its databases sort texts the
/// Swedish way, so that a statement which leaves the order to the server is found out.
/// </summary>
public sealed class TestServer : IDisposable
{
    private readonly Lazy<Postgres> server = new(() => Postgres.Start("64MB"));

    public string AddressOf(string database) => server.Value.AddressOf(database);

    public void Create(string database) => server.Value.Do(
        "postgres", $"CREATE DATABASE {database} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'sv-SE' LOCALE 'C.UTF-8'");

    public void Drop(string database) => server.Value.Do("postgres", $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    /// <summary>Runs statements as the server's owner.</summary>
    public void Do(string database, params string[] statements) => server.Value.Do(database, statements);

    public void Dispose()
    {
        if (server.IsValueCreated)
        {
            server.Value.Dispose();
        }
    }
}
