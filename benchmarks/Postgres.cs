using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Trettio.Care;

namespace Trettio.Benchmarks;

/// <summary>
/// A PostgreSQL server of our own: a new database in a temporary folder, reached through a socket in that folder and not by network,
/// stopped and deleted again. The server refuses to run as root, so root runs it as the user postgres.
/// </summary>
internal sealed class Postgres : IDisposable
{
    private static readonly string[] Tables = ["units", "referrals", "waits", "moves", "contacts"];

    private static readonly string[] Indexes =
    [
        "units (unit_id)", "referrals (referral_id)", "waits (wait_id)", "moves (wait_id, moved_on, from_unit_id)", "moves (row_id)", "contacts (contact_id)", "contacts (wait_id)",
    ];

    private readonly string programs;
    private readonly string folder;
    private readonly List<PosixSignalRegistration> signals = [];
    private readonly Lock stopping = new();
    private bool isStopped;

    private Postgres(string programs, string folder)
    {
        this.programs = programs;
        this.folder = folder;

        // The server is no part of the terminal's group: who interrupts the program would leave it behind.
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Interrupted()));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Interrupted()));
    }

    private string Data => Path.Combine(folder, "data");

    /// <summary>The folder with initdb and its like, of the newest version; null where PostgreSQL is not installed.</summary>
    internal static string? Programs()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.EnumerateDirectories(debian) : [];
        return versions
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));
    }

    /// <exception cref="InvalidOperationException">It is not installed, or did not start.</exception>
    internal static Postgres Start(string sharedBuffers, bool isSafe = false)
    {
        var found = Programs() ?? throw new InvalidOperationException("PostgreSQL is missing: install the package postgresql.");
        var server = new Postgres(found, Directory.CreateTempSubdirectory("trettio-pg-").FullName);
        try
        {
            server.Begin(sharedBuffers, isSafe);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>The current rows of what the query needs, every column of them, with an index on each key, all known to the planner.</summary>
    internal Run Load(string store)
    {
        var statements = new List<string>();
        foreach (var table in Tables)
        {
            var rows = $"sqlite3 -readonly -batch -csv {Quoted(store)} {Quoted($"SELECT * FROM {table} WHERE superseded_by IS NULL")}";
            statements.Add($"DROP TABLE IF EXISTS {table}");
            statements.Add($"CREATE UNLOGGED TABLE {table} ({Columns(store, table)})");
            statements.Add($"\\copy {table} FROM PROGRAM '{rows.Replace("'", "''", StringComparison.Ordinal)}' WITH (FORMAT csv)");
        }

        statements.AddRange(Indexes.Select(index => $"CREATE INDEX ON {index}"));
        return Psql([.. statements.Append("VACUUM ANALYZE").SelectMany(statement => (string[])["-c", statement])]);
    }

    /// <summary>As <see cref="PlainSql.InSqlite"/>; the peak is the server's, all its processes together, and its processor time is not known.</summary>
    internal Run Answer(Month month, string answer)
    {
        using var watched = ServerMemory.Watch(Path.Combine(Data, "postmaster.pid"));
        var run = Psql(
            "-A", "-t", "-F", ";", "-o", answer, "-v", "first=" + PlainSql.Day(month.First), "-v", "last=" + PlainSql.Day(month.Last), "-f", PlainSql.Query);
        return run with { Processor = TimeSpan.Zero, PeakBytes = watched.Peak() };
    }

    /// <summary>The server's own load of a file of ours, as text in columns: nothing checked, no index, no versions.</summary>
    internal Run Copy(string database, string file)
    {
        var table = Path.GetFileNameWithoutExtension(file);
        var columns = File.ReadLines(file).First().TrimStart('\uFEFF').Split(';').Select(name => name + " text");
        Psql("-d", database, "-c", $"CREATE TABLE {table} ({string.Join(", ", columns)})");
        return Psql("-d", database, "-c", $"\\copy {table} FROM '{file}' WITH (FORMAT csv, HEADER, DELIMITER ';')");
    }

    /// <summary>The address of one of its databases, as --db takes it.</summary>
    internal string AddressOf(string database) => $"postgres://postgres@/{database}?host={folder}";

    /// <summary>Runs statements in a database.</summary>
    internal Run Do(string database, params string[] statements) =>
        Psql(["-d", database, .. statements.SelectMany(statement => (string[])["-c", statement])]);

    public void Dispose()
    {
        Stop();
        signals.ForEach(signal => signal.Dispose());
    }

    private void Interrupted()
    {
        try
        {
            Stop();
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{folder} is left behind: {fault.Message}");
        }
    }

    /// <summary>Whoever comes second waits for the first, so that the program does not end with half a folder left.</summary>
    private void Stop()
    {
        lock (stopping)
        {
            if (isStopped)
            {
                return;
            }

            isStopped = true;
            if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            {
                AsServer("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private void Begin(string sharedBuffers, bool isSafe)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Child.Of(new ProcessStartInfo("chown", ["postgres", folder]));
        }

        // Text is compared byte by byte, as the store and the program do; the folder is closed to others, so that trust is enough.
        // Shared memory of the old kind, since a container's /dev/shm can be too small for what two workers share.
        AsServer("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        File.AppendAllText(Path.Combine(Data, "postgresql.conf"), $"""

            listen_addresses = ''
            unix_socket_directories = '{folder}'
            shared_buffers = {sharedBuffers}
            work_mem = 256MB
            maintenance_work_mem = 512MB
            effective_cache_size = 3GB
            max_parallel_workers_per_gather = 2
            dynamic_shared_memory_type = sysv
            max_wal_size = 4GB
            jit = off
            {(isSafe ? "" : "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nwal_level = minimal\nmax_wal_senders = 0")}

            """);
        AsServer("pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(folder, "log"));
    }

    private void AsServer(string program, params string[] args)
    {
        string[] command = [Path.Combine(programs, program), .. args];
        string[] whole = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. command] : command;
        Child.Of(new ProcessStartInfo(whole[0], whole[1..]) { WorkingDirectory = folder });
    }

    private Run Psql(params string[] args) => Child.Of(new ProcessStartInfo(
        Path.Combine(programs, "psql"), ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", folder, "-U", "postgres", "-d", "postgres", .. args]));

    /// <summary>The table's columns as they are in the store, in its words for types; the row's own number is longer than an int.</summary>
    private static string Columns(string store, string table)
    {
        var start = new ProcessStartInfo("sqlite3",
        [
            "-readonly", "-batch", "-list", store,
            $"SELECT name || CASE WHEN name = 'row_id' THEN ' bigint' ELSE ' ' || lower(type) END FROM pragma_table_info('{table}')",
        ])
        { UseShellExecute = false, RedirectStandardOutput = true };
        using var sqlite = Process.Start(start) ?? throw new Win32Exception("sqlite3 did not start.");
        var columns = sqlite.StandardOutput.ReadToEnd();
        sqlite.WaitForExit();
        return string.Join(", ", columns.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
