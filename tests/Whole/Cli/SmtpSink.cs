using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Trettio.Whole.Cli;

/// <summary>A letter as the sink took it: for whom, its subject and its text.</summary>
internal sealed record Taken(string To, string Subject, string Text);

/// <summary>A mail server on this machine that speaks SMTP and keeps what it is sent: encrypted after STARTTLS where it has a certificate.</summary>
internal sealed class SmtpSink : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Taken> letters = new();
    private readonly ConcurrentQueue<string> heard = new();

    public SmtpSink()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public X509Certificate2? Certificate { get; init; }

    /// <summary>User and password; null: nobody is asked who he is.</summary>
    public (string User, string Password)? Knows { get; init; }

    /// <summary>Says nothing at all.</summary>
    public bool IsSilent { get; init; }

    /// <summary>An address that is not taken.</summary>
    public string? Refuses { get; set; }

    public IReadOnlyList<Taken> Letters => [.. letters];

    /// <summary>Every line of the clients but the letters themselves.</summary>
    public IReadOnlyList<string> Heard => [.. heard];

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception fault) when (fault is ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // Closed by the test.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var owned = client;
        try
        {
            if (IsSilent)
            {
                await Task.Delay(TimeSpan.FromSeconds(30));
                return;
            }

            await TalkAsync(client.GetStream());
        }
        catch (Exception fault) when (fault is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client hung up.
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        await SayAsync(stream, "220 sink");
        var (to, isEncrypted, isKnown) = ("", false, Knows is null);
        while (await LineAsync(stream) is { } line)
        {
            heard.Enqueue(line);
            var answer = "250 ok";
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    answer = "250-sink\r\n" + (Certificate is not null && !isEncrypted ? "250-STARTTLS\r\n" : "") + (Knows is null ? "250 SIZE 100000" : "250 AUTH LOGIN");
                    break;
                case "STARTTLS":
                    await SayAsync(stream, "220 go on");
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(Certificate!);
                    (stream, isEncrypted) = (secure, true);
                    continue;
                case "AUTH":
                    isKnown = await KnowsAsync(stream, line.Split(' ')[^1]);
                    answer = isKnown ? "235 welcome" : "535 not known";
                    break;
                case "MAIL" when !isKnown:
                    answer = "530 who are you";
                    break;
                case "RCPT":
                    to = Regex.Match(line, "<(.*)>").Groups[1].Value;
                    answer = to == Refuses ? "550 no such person" : answer;
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on");
                    await KeepAsync(stream, to);
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye");
                    return;
            }

            await SayAsync(stream, answer);
        }
    }

    private async Task<bool> KnowsAsync(Stream stream, string user)
    {
        await SayAsync(stream, "334 UGFzc3dvcmQ6");
        return (Text(user), Text(await LineAsync(stream) ?? "")) == Knows;

        static string Text(string coded) => Encoding.UTF8.GetString(Convert.FromBase64String(coded));
    }

    private async Task KeepAsync(Stream stream, string to)
    {
        var lines = new List<string>();
        while (await LineAsync(stream) is { } line && line != ".")
        {
            lines.Add(line);
        }

        var head = string.Join('\n', lines.TakeWhile(line => line.Length > 0)).Replace("\n ", "", StringComparison.Ordinal);
        var body = string.Concat(lines.SkipWhile(line => line.Length > 0));
        var subject = Regex.Match(head, "^Subject: (.*)$", RegexOptions.Multiline).Groups[1].Value;
        letters.Enqueue(new Taken(
            to,
            Regex.Replace(subject, @"=\?utf-8\?B\?([^?]*)\?=\s*", part => Encoding.UTF8.GetString(Convert.FromBase64String(part.Groups[1].Value)), RegexOptions.IgnoreCase),
            Encoding.UTF8.GetString(Convert.FromBase64String(body))));
    }

    private static Task SayAsync(Stream stream, string line) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n")).AsTask();

    private static async Task<string?> LineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }
}
