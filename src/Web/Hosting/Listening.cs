using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Trettio.Care;

namespace Trettio.Web.Hosting;

/// <summary>An address of this computer alone. <see cref="Address"/> null is localhost, both protocols. Port 0: any free one.</summary>
internal sealed record LoopbackAddress(IPAddress? Address, int Port)
{
    internal void ListenOn(KestrelServerOptions server)
    {
        if (Address is not null)
        {
            server.Listen(Address, Port);
        }
        else if (Port == 0)
        {
            // The two protocols of localhost cannot be promised the same free port.
            server.Listen(IPAddress.Loopback, 0);
        }
        else
        {
            server.ListenLocalhost(Port);
        }
    }
}

/// <summary>Where the application may answer: on loopback, since there are no accounts to tell readers apart by.</summary>
internal static class Listening
{
    /// <exception cref="RefusedException">Not an address, or one that others could reach (2).</exception>
    internal static IReadOnlyList<LoopbackAddress> Parse(string urls)
    {
        var parts = urls.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 0 ? throw Refuse(urls) : [.. parts.Select(One)];
    }

    /// <exception cref="RefusedException">The port is in use or not allowed (12).</exception>
    internal static async Task StartAsync(WebApplication app, IReadOnlyList<LoopbackAddress> addresses, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            var ports = string.Join(", ", addresses.Select(address => address.Port.ToString(CultureInfo.InvariantCulture)).Distinct());
            var inUse = fault is IOException { InnerException: AddressInUseException or null or AggregateException };
            throw new RefusedException(ExitCode.NotPermitted, inUse
                ? new($"Porten {ports} används redan; välj en annan med --urls http://127.0.0.1:PORT.", $"Port {ports} is in use already; choose another with --urls http://127.0.0.1:PORT.")
                : new($"Porten {ports} får inte användas; välj en över 1023 med --urls http://127.0.0.1:PORT.", $"Port {ports} may not be used; choose one above 1023 with --urls http://127.0.0.1:PORT."), fault);
        }
    }

    private static LoopbackAddress One(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
        {
            throw Refuse(url);
        }

        return uri.Host == "localhost" ? new(null, uri.Port)
            : IPAddress.TryParse(uri.Host, out var address) && IPAddress.IsLoopback(address) ? new(address, uri.Port)
            : throw Refuse(url);
    }

    private static RefusedException Refuse(string url) => new(ExitCode.WrongUsage, new(
        $"--urls '{url}' går inte: konton finns inte än, så bara den egna datorn får svara, som http://127.0.0.1:5030, http://[::1]:5030 eller http://localhost:5030.",
        $"--urls '{url}' cannot be used: accounts do not exist yet, so only this computer may answer, as http://127.0.0.1:5030, http://[::1]:5030 or http://localhost:5030."));
}
