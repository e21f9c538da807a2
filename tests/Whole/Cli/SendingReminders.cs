using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Trettio.Store;

namespace Trettio.Whole.Cli;

/// <summary>trettio close remind --send, to a mail server on this machine: what is taken is kept as sent, and nothing else is.</summary>
public sealed class SendingReminders : IDisposable
{
    private static readonly string[] August = ["--region", "R", "--month", "2025-08"];
    private readonly Bench bench = new();

    public SendingReminders()
    {
        bench.Write("a/units.csv", "unit_id;name;parent_unit_id\nR;Regionen;\nA;Enhet A;R\nB;Enhet B;R\n");
        bench.Write("a/waits.csv", "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on\nw1;p1;A;treatment;2025-08-01;2025-08-01\nw2;p2;B;treatment;2025-08-02;2025-08-02\n");
        bench.Write("a/contacts.csv", "contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id\nc1;p1;A;2025-08-11;done;treatment;w1\nc9;p9;A;2025-08-12;done;treatment;\n");
        bench.Run("import", bench.At("a")).Is(0);
        var shipped = File.ReadAllText(Path.Combine(Bench.Root, "definitions", "close", "close.yaml"));
        bench.Write("data/close.yaml", shipped
            .Replace("units: []", "units: [{ unit: A, manager: Anna }, { unit: B, manager: Bo }]", StringComparison.Ordinal)
            .Replace("coordinators: []", "coordinators: [Cecilia]", StringComparison.Ordinal)
            .Replace("deputies: []", "deputies: [{ for: Bo, deputy: Dan, from: 2020-01-01, to: 2199-12-31 }]", StringComparison.Ordinal)
            .Replace("people: []", "people: [{ name: Anna, email: anna@example.se }, { name: Dan, email: dan@example.se }, { name: Kim, email: kim@example.se }]", StringComparison.Ordinal));
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Each_is_reminded_once_a_day_and_the_deputy_instead_of_whoever_is_away()
    {
        using var sink = new SmtpSink();
        Settings(sink.Port, "tls: none", "link: https://trettio.example.se/bup");
        var sent = Send().Is(0).Output;
        Assert.Contains("Skickat till: Anna, Dan\n", sent, StringComparison.Ordinal);
        Assert.Contains("Har ingen adress i close.yaml: Cecilia\n", sent, StringComparison.Ordinal);
        Assert.Equal(["anna@example.se", "dan@example.se"], sink.Letters.Select(letter => letter.To));
        var anna = sink.Letters[0];
        Assert.Equal("Månadsslut 2025-08: 1 att göra", anna.Subject);
        Assert.Contains("Attesterad, Enhet A: Försenad", anna.Text, StringComparison.Ordinal);
        Assert.Contains("https://trettio.example.se/bup/leveranser?region=R&month=2025-08", anna.Text, StringComparison.Ordinal);
        Assert.Contains("Attesterad, Enhet B: Försenad", sink.Letters[1].Text, StringComparison.Ordinal);

        // The same again: nobody. Something new: that alone, and to its person alone.
        Assert.Contains("Har redan fått det i dag: Anna, Dan\n", Send().Is(0).Output, StringComparison.Ordinal);
        Assert.Equal(2, sink.Letters.Count);
        Close("assign", "--check", "no_clock_start", "--unit", "A", "--to", "Anna", "--who", "Cecilia").Is(0);
        Close("assign", "--check", "no_clock_start", "--unit", "A", "--to", "Kim", "--who", "Cecilia").Is(0);
        Assert.Contains("Skickat till: Kim\n", Send().Is(0).Output, StringComparison.Ordinal);
        Assert.Contains("Rättad och levererad igen, Beslutsdatum saknas (1), Enhet A: Försenad", sink.Letters[2].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(sink.Letters, letter => letter.Text.Contains("c9", StringComparison.Ordinal) || letter.Text.Contains("p9", StringComparison.Ordinal));
        Assert.Equal(["Anna", "Dan", "Kim"], Reminded());
    }

    [Fact]
    public void Whoever_the_server_does_not_take_is_not_kept_as_reminded()
    {
        using var sink = new SmtpSink { Refuses = "anna@example.se" };
        Settings(sink.Port, "tls: none");
        Send().Refuses(12, "1 av 2 påminnelser skickades, men inte till Anna", "(svar 550)", "går att skicka igen");
        Assert.Equal(["Dan"], Reminded());
        sink.Refuses = null;
        Assert.Contains("Skickat till: Anna\n", Send().Is(0).Output, StringComparison.Ordinal);
        Assert.Equal(["dan@example.se", "anna@example.se"], sink.Letters.Select(letter => letter.To));
    }

    [Fact]
    public void A_server_that_is_not_there_or_says_nothing_is_told_in_one_sentence_and_nothing_is_kept()
    {
        int closed;
        using (var gone = new SmtpSink())
        {
            closed = gone.Port;
        }

        Settings(closed, "tls: none");
        Send().Refuses(12, "0 av 2 påminnelser skickades", $"e-postservern localhost:{closed} kan inte nås");
        using var silent = new SmtpSink { IsSilent = true };
        Settings(silent.Port, "tls: none", "timeout_seconds: 1");
        var begun = System.Diagnostics.Stopwatch.StartNew();
        Send().Refuses(12, "svarade inte inom 1 sekunder");
        Assert.True(begun.Elapsed < TimeSpan.FromSeconds(15));
        Assert.Empty(Reminded());
    }

    [Fact]
    public async Task Encrypted_and_with_a_password_it_is_sent_and_a_stranger_gets_nothing()
    {
        using var certificate = Localhost();
        var trusted = bench.Write("ca.pem", certificate.ExportCertificatePem());
        using var sink = new SmtpSink { Certificate = certificate, Knows = ("trettio", "hemligt å") };
        Settings(sink.Port, "tls: starttls", "user: trettio");

        // A certificate that nobody vouches for.
        bench.Write("data/secret", "hemligt å\n");
        File.SetUnixFileMode(bench.At("data", "secret"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Settings(sink.Port, "tls: starttls", "user: trettio", "password_file: secret");
        Send().Refuses(12, "inget certifikat som datorn litar på");
        Assert.DoesNotContain(sink.Heard, line => line.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase) || line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase));

        Settings(sink.Port, "tls: starttls", "user: trettio");
        var wrong = await SendAsync(trusted, "fel");
        Assert.Equal(12, wrong.Code);
        Assert.Contains("godtar inte användaren eller lösenordet", wrong.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fel;", wrong.Error, StringComparison.Ordinal);
        Assert.Empty(sink.Letters);
        Assert.Empty(Reminded());
        (await SendAsync(trusted, "hemligt å")).Is(0);
        Assert.Equal(2, sink.Letters.Count);
        Assert.Equal(["Anna", "Dan"], Reminded());
    }

    [Fact]
    public void Without_encryption_where_it_is_demanded_nothing_is_said_to_the_server()
    {
        using var sink = new SmtpSink();
        Settings(sink.Port, "tls: starttls");
        Send().Refuses(12, "erbjuder ingen kryptering");
        Assert.DoesNotContain(sink.Heard, line => line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Settings_that_would_give_the_password_away_are_refused()
    {
        using var sink = new SmtpSink();
        Send().Refuses(12, "mail.yaml", "--out");
        Settings(sink.Port, "tls: none", "user: trettio");
        Send().Refuses(10, "mail.yaml", "okrypterat");
        Settings(sink.Port, "tls: starttls", "user: trettio", "password: hemligt");
        Send().Refuses(10, "password");
        Settings(sink.Port, "tls: starttls", "user: trettio");
        Send().Refuses(12, "TRETTIO_SMTP_PASSWORD");
        Settings(sink.Port, "tls: starttls", "user: trettio", "password_file: secret");
        Send().Refuses(12, "kan inte läsas");
        bench.Write("data/secret", "hemligt");
        File.SetUnixFileMode(bench.At("data", "secret"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Send().Refuses(12, "chmod 600");
        Assert.Empty(sink.Heard);
    }

    [Theory]
    [InlineData("link: ftp://x", "https://")]
    [InlineData("timeout_seconds: 0", "300")]
    [InlineData("tls: ssl", "starttls, none")]
    public void Settings_that_mean_nothing_are_refused(string line, string says)
    {
        Settings(25, line.StartsWith("tls", StringComparison.Ordinal) ? line : $"tls: none\n{line}");
        Send().Refuses(10, "mail.yaml", says);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("remind", "--on", "2025-09-14")]
    [InlineData("remind", "--out", "x")]
    public void Only_todays_reminders_are_sent(params string[] words) => Close([.. words, "--send"]).Refuses(2, "--send");

    private void Settings(int port, params string[] lines) => bench.Write("data/mail.yaml", $"server: localhost\nport: {port}\nfrom: trettio@example.se\n{string.Join('\n', lines)}\n");

    private Answer Send() => Close("remind", "--send", "--who", "Cecilia");

    private Task<Answer> SendAsync(string trusted, string password)
    {
        var start = OwnProgram.Of(bench, ["close", "remind", "--send", "--who", "Cecilia", .. August]);
        (start.Environment["SSL_CERT_FILE"], start.Environment["TRETTIO_SMTP_PASSWORD"]) = (trusted, password);
        return OwnProgram.RunAsync(start);
    }

    private Answer Close(params string[] words) => bench.Run(["close", .. words, .. August]);

    private IEnumerable<string> Reminded()
    {
        using var store = TrettioStore.Open(StoreAddress.Of(bench.At("data", "trettio.db"), bench.Data), create: false);
        return [.. store.CloseSteps("R", new(2025, 8)).Where(step => step.Kind == CloseStepKind.Reminded).Select(step => step.Detail!.Split('\n')[0])];
    }

    private static X509Certificate2 Localhost()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
