using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Trettio.Care;

namespace Trettio.Work.Mail;

/// <summary>A letter to one person, in plain text.</summary>
public sealed record Letter(string To, string Subject, string Body);

/// <summary>Why a letter was not taken. <see cref="IsOfAddress"/>: it is the address's fault, and others may still be written to.</summary>
public sealed record NotSent(Phrase Why, bool IsOfAddress);

/// <summary>Hands letters to the region's mail server, one at a time.</summary>
public sealed class MailServer : IDisposable
{
    // SMTP's answers to a user or password that it does not know (RFC 4954).
    private const int NotKnown = 535;
    private const int NeedsUser = 530;
    private readonly MailSettings settings;
    private readonly SmtpClient client;

    /// <exception cref="RefusedException">The password is missing, or may be read by others (12).</exception>
    public MailServer(MailSettings settings, DataFolder data)
    {
        this.settings = settings;
        client = new SmtpClient(settings.Server, settings.Port)
        {
            EnableSsl = settings.Tls == MailTls.Starttls,
            Credentials = settings.User is { } user ? new NetworkCredential(user, Password.Of(settings, data)) : null,
        };
    }

    /// <summary>Null when the server has taken the letter.</summary>
    public async Task<NotSent?> SendAsync(Letter letter, CancellationToken stop)
    {
        using var message = new MailMessage(settings.From, letter.To, letter.Subject, letter.Body)
        {
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            Headers = { ["Auto-Submitted"] = "auto-generated" },
        };
        var limit = TimeSpan.FromSeconds(settings.TimeoutSeconds);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(limit);
        try
        {
            // A server that takes the call and then says nothing is given up all the same.
            await client.SendMailAsync(message, patience.Token).WaitAsync(limit + TimeSpan.FromSeconds(1), stop).ConfigureAwait(false);
            return null;
        }
        catch (SmtpFailedRecipientException refused)
        {
            var code = ((int)refused.StatusCode).ToString(CultureInfo.InvariantCulture);
            return new(new($"e-postservern tar inte emot adressen (svar {code})", $"the mail server does not take the address (answer {code})"), IsOfAddress: true);
        }
        catch (Exception fault) when (fault is SmtpException or IOException or AuthenticationException or TimeoutException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return new(Why(fault), IsOfAddress: false);
        }
    }

    public void Dispose() => client.Dispose();

    private Phrase Why(Exception fault)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{settings.Server}:{settings.Port}");
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case TimeoutException or OperationCanceledException:
                    return new($"e-postservern {name} svarade inte inom {settings.TimeoutSeconds} sekunder", $"the mail server {name} did not answer within {settings.TimeoutSeconds} seconds");
                case SocketException:
                    return new($"e-postservern {name} kan inte nås", $"the mail server {name} cannot be reached");
                case AuthenticationException:
                    return new($"e-postservern {name} har inget certifikat som datorn litar på", $"the mail server {name} has no certificate that this machine trusts");
            }
        }

        return fault is SmtpException { StatusCode: var code } ? (int)code switch
        {
            // The client goes on without a user when the password was wrong, and the server then demands one.
            NotKnown or NeedsUser when settings.User is not null => new($"e-postservern {name} godtar inte användaren eller lösenordet", $"the mail server {name} does not accept the user or the password"),
            NeedsUser => new($"e-postservern {name} kräver en användare", $"the mail server {name} demands a user"),
            (int)SmtpStatusCode.GeneralFailure when settings.Tls == MailTls.Starttls => new(
                $"e-postservern {name} bröt samtalet eller erbjuder ingen kryptering", $"the mail server {name} hung up, or offers no encryption"),
            (int)SmtpStatusCode.GeneralFailure => new($"e-postservern {name} bröt samtalet", $"the mail server {name} hung up"),
            var other => new($"e-postservern {name} tar inte emot brevet (svar {other})", $"the mail server {name} does not take the letter (answer {other})"),
        } : new($"e-postservern {name} svarade inte som den skulle", $"the mail server {name} did not answer as it should");
    }
}
