using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Trettio.Store.Postgres;

/// <summary>
/// A PostgreSQL database as <c>postgres://user:password@host:port/database?setting=value</c>. The settings are those of Npgsql, and <c>host</c> for
/// the folder of a socket. What is left out is taken from PGHOST, PGPORT, PGUSER, PGPASSWORD and PGPASSFILE, as PostgreSQL's own programs do.
/// </summary>
internal sealed record ServerAddress(string Name, string Connection)
{
    /// <summary>The same for the same database, whoever asks; tells nothing of the password.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Name)))[..16];

    /// <summary>False for what is no such address.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ServerAddress? address)
    {
        address = null;
        if (!(text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
            || !TrySplit(text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..], out var parts))
        {
            return false;
        }

        try
        {
            address = Of(parts);
            return true;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // A setting that the driver does not know, or a value it does not take.
            return false;
        }
    }

    private static ServerAddress Of(Parts parts)
    {
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = parts.Host.Length > 0 ? parts.Host : Environment.GetEnvironmentVariable("PGHOST") ?? "localhost",
            ApplicationName = "trettio",
            Timezone = "UTC",
            IncludeErrorDetail = false,
            Timeout = 15,

            // A first delivery is sorted into its indexes in one statement each; how long that takes is the region's size.
            CommandTimeout = 0,
            KeepAlive = 30,

            // What is copied in goes a buffer a message; and while the server works at some, more lies ready for it.
            WriteBufferSize = 2 * CopyLines.Together,
            SocketSendBufferSize = 2 << 20,
        };
        if (parts.User.Length > 0)
        {
            builder.Username = parts.User;
        }

        if (parts.Password.Length > 0)
        {
            builder.Password = parts.Password;
        }

        if (parts.Port is { } port)
        {
            builder.Port = port;
        }

        if (parts.Database.Length > 0)
        {
            builder.Database = parts.Database;
        }

        foreach (var (key, value) in parts.Settings)
        {
            builder[key] = value;
        }

        // Parameters of the statements would be a child's: the driver never tells them.
        builder.IncludeErrorDetail = false;
        var user = builder.Username is { Length: > 0 } name ? name + "@" : "";
        return new ServerAddress($"postgres://{user}{builder.Host}:{builder.Port}/{builder.Database}", builder.ConnectionString);
    }

    private static bool TrySplit(string rest, out Parts parts)
    {
        parts = new();
        var question = rest.IndexOf('?', StringComparison.Ordinal);
        var settings = question < 0 ? "" : rest[(question + 1)..];
        rest = question < 0 ? rest : rest[..question];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var database = slash < 0 ? "" : rest[(slash + 1)..];
        rest = slash < 0 ? rest : rest[..slash];
        var at = rest.LastIndexOf('@');
        var login = at < 0 ? [] : rest[..at].Split(':', 2);
        rest = rest[(at + 1)..];
        var (host, port) = HostAndPort(rest);
        if (port is { Length: > 0 } && (!int.TryParse(port, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65535))
        {
            return false;
        }

        parts = new()
        {
            User = login.Length > 0 ? Uri.UnescapeDataString(login[0]) : "",
            Password = login.Length > 1 ? Uri.UnescapeDataString(login[1]) : "",
            Host = Uri.UnescapeDataString(host),
            Port = port is { Length: > 0 } ? int.Parse(port, System.Globalization.CultureInfo.InvariantCulture) : null,
            Database = Uri.UnescapeDataString(database),
            Settings = [.. settings.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
                .Select(pair => (Uri.UnescapeDataString(pair[0]), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : ""))],
        };
        return true;
    }

    /// <summary>An address of the sixth version stands in brackets.</summary>
    private static (string Host, string? Port) HostAndPort(string text)
    {
        var end = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) + 1 : 0;
        var colon = text.IndexOf(':', end);
        return colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }

    private sealed record Parts
    {
        public string User { get; init; } = "";

        public string Password { get; init; } = "";

        public string Host { get; init; } = "";

        public int? Port { get; init; }

        public string Database { get; init; } = "";

        public IReadOnlyList<(string Key, string Value)> Settings { get; init; } = [];
    }
}
