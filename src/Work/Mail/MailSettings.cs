using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Work.Mail;

/// <summary>How the mail server is spoken to.</summary>
public enum MailTls
{
    /// <summary>Encrypted before anything is said; a server that does not offer it gets nothing.</summary>
    Starttls,

    /// <summary>In clear text: for a relay on the same machine. Never with a user.</summary>
    None,
}

/// <summary>The mail server of a region: <c>mail.yaml</c> in the data folder. Holds no password.</summary>
public sealed record MailSettings(string Server, int Port, MailTls Tls, string From)
{
    /// <summary>Null: the server asks for nobody.</summary>
    public string? User { get; init; }

    /// <summary>A file that its owner alone may read; null: the password is in <see cref="Password.Variable"/>.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>How long the server is waited for, each letter.</summary>
    public int TimeoutSeconds { get; init; } = 20;

    /// <summary>The address that the pages have for whoever reads the letter; null: no link.</summary>
    public Uri? Link { get; init; }

    /// <exception cref="DefinitionException">The text is no such settings: file, line and why.</exception>
    public static MailSettings Parse(string text, string file)
    {
        var root = DefinitionNode.Read(text, file).Only("server", "port", "tls", "from", "user", "password_file", "timeout_seconds", "link");
        var settings = new MailSettings(root["server"].Text, (int)root["port"].Whole(1, 65535), root["tls"].Choice(Enum.GetValues<MailTls>(), Codes.Code), Address(root["from"]))
        {
            User = root.Find("user")?.Text,
            PasswordFile = root.Find("password_file")?.Text,
            TimeoutSeconds = (int)(root.Find("timeout_seconds")?.Whole(1, 300) ?? 20),
            Link = root.Find("link") is { } link ? LinkOf(link) : null,
        };
        return settings is { User: not null, Tls: MailTls.None }
            ? throw root["user"].Refuse(new("ett lösenord skickas aldrig okrypterat: skriv tls: starttls, eller ta bort user", "a password is never sent in clear text: write tls: starttls, or leave out user"))
            : settings;
    }

    private static string Address(DefinitionNode node) => System.Net.Mail.MailAddress.TryCreate(node.Text, out var address) && address.Address == node.Text
        ? node.Text
        : throw node.Refuse(new($"'{node.Text}' är ingen e-postadress", $"'{node.Text}' is not an e-mail address"));

    private static Uri LinkOf(DefinitionNode node) => Uri.TryCreate(node.Text, UriKind.Absolute, out var link) && link is { Scheme: "http" or "https", Query.Length: 0, UserInfo.Length: 0 }
        ? link
        : throw node.Refuse(new("skriv adressen som https://värd, utan frågetecken", "write the address as https://host, without a question mark"));
}

/// <summary>The mail server's password: from the environment, or from a file that nobody else may read. Never an argument, never in the settings.</summary>
internal static class Password
{
    internal const string Variable = "TRETTIO_SMTP_PASSWORD";

    /// <exception cref="RefusedException">There is none (12), or its file is missing or may be read by others (12).</exception>
    internal static string Of(MailSettings settings, DataFolder data)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }

        if (settings.PasswordFile is not { } file)
        {
            throw Refused($"E-postserverns lösenord saknas; sätt {Variable}, eller skriv password_file i mail.yaml.", $"The mail server's password is missing; set {Variable}, or write password_file in mail.yaml.");
        }

        var path = Path.GetFullPath(file, data.Path);
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        try
        {
            return OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & others) == UnixFileMode.None
                ? File.ReadAllText(path).TrimEnd('\r', '\n')
                : throw Refused($"Lösenordsfilen '{path}' får läsas av andra än sin ägare; kör chmod 600 på den.", $"The password file '{path}' may be read by others than its owner; run chmod 600 on it.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Refused($"Lösenordsfilen '{path}' kan inte läsas; skapa den, eller sätt {Variable}.", $"The password file '{path}' cannot be read; make it, or set {Variable}.");
        }
    }

    private static RefusedException Refused(string sv, string en) => new(ExitCode.NotPermitted, new(sv, en));
}
