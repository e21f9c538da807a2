using Trettio.Care;
using Trettio.Quality.Closing;
using Trettio.Store;
using Trettio.Work.Mail;

namespace Trettio.Work.Closing;

/// <summary>What became of the reminders: names sent to, names that had all of it today already, and those that no address is known of.</summary>
public sealed record RemindersSent(IReadOnlyList<string> To, IReadOnlyList<string> Already, IReadOnlyList<string> WithoutAddress)
{
    /// <summary>Roles that steps wait for, and that the settings name nobody for.</summary>
    public IReadOnlyList<CloseRole> Unnamed { get; init; } = [];
}

/// <summary>
/// Sends today's reminders, each kept as sent when the server has taken it and not before. Nobody is reminded of the same twice a day. A letter names
/// steps, units, checks and numbers, and no child.
/// </summary>
public static class SendReminders
{
    /// <exception cref="RefusedException">The server, or somebody's address, did not take a letter (12); those that were taken are kept as sent.</exception>
    public static async Task<RemindersSent> RunAsync(
        TrettioStore store, ClosingMonth month, (MailSettings Settings, DataFolder Data) by, (DateTimeOffset Now, string Who, Language Language) host, CancellationToken stop)
    {
        TakeStep.RefuseText(host.Who);
        using var alone = Alone(by.Data);

        // Asked anew: somebody may have sent some while the figures were read.
        var sent = SentOn(store.CloseSteps(month.Region, month.Month), DateOnly.FromDateTime(host.Now.DateTime));
        var all = Reminders.Of(month.Status, month.Settings, month.Today);
        var reminders = all.Where(one => one.Name is not null).ToList();
        var left = reminders.Where(one => one.Mail is not null).Select(one => one with { Of = [.. one.Of.Where(of => !sent.Contains((one.Name!, Key(of))))] }).ToList();
        var (to, failed) = (new List<string>(), new List<(string Name, NotSent Why)>());
        var waiting = left.Where(one => one.Of.Count > 0).ToList();
        using var server = waiting.Count > 0 ? new MailServer(by.Settings, by.Data) : null;
        foreach (var one in waiting)
        {
            if (await server!.SendAsync(RemindersOut.LetterOf(month, one, by.Settings.Link, host.Language), stop).ConfigureAwait(false) is { } why)
            {
                failed.Add((one.Name!, why));
                if (!why.IsOfAddress)
                {
                    break;
                }

                continue;
            }

            store.Take(new CloseStep(month.Region, month.Month, null, CloseStepKind.Reminded, host.Now, CloseSettings.Plain(host.Who)) { Detail = string.Join('\n', one.Of.Select(Key).Prepend(one.Name!)) });
            to.Add(one.Name!);
        }

        return failed.Count > 0 ? throw Failed(failed, to.Count, waiting.Count) : new RemindersSent(
            to,
            [.. left.Where(one => one.Of.Count == 0).Select(one => one.Name!)],
            [.. reminders.Where(one => one.Mail is null).Select(one => one.Name!)])
        {
            Unnamed = [.. all.Where(one => one.Name is null).Select(one => one.Role)],
        };
    }

    /// <summary>Who was reminded of what on a day.</summary>
    private static HashSet<(string Name, string What)> SentOn(IEnumerable<CloseStep> steps, DateOnly day) =>
    [
        .. steps.Where(step => step.Kind == CloseStepKind.Reminded && ReadClosing.Day(step.At) == day)
            .Select(step => step.Detail?.Split('\n') ?? []).Where(lines => lines.Length > 1)
            .SelectMany(lines => lines.Skip(1), (lines, what) => (lines[0], what)),
    ];

    private static string Key(ToRemindOf one) => $"{Codes.Code(one.Stage.Stage)} {one.Unit?.Id} {one.Check}".TrimEnd();

    /// <summary>Two who send at the same time would send the same.</summary>
    private static FileStream Alone(DataFolder data)
    {
        data.Ensure();
        var path = Path.Combine(data.Path, ".remind.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new RefusedException(ExitCode.NotPermitted, new(
                "Påminnelser skickas redan av någon annan; vänta tills det är klart.", "Reminders are being sent by somebody else; wait until that is done."), fault);
        }
    }

    private static RefusedException Failed(IReadOnlyList<(string Name, NotSent Why)> failed, int sent, int all)
    {
        var names = string.Join(", ", failed.Select(one => one.Name));
        var (sv, en) = (string.Join("; ", failed.Select(one => one.Why.Why.Sv).Distinct()), string.Join("; ", failed.Select(one => one.Why.Why.En).Distinct()));
        return new RefusedException(ExitCode.NotPermitted, new(
            $"{sent} av {all} påminnelser skickades, men inte till {names}: {sv}; det som inte skickades är inte antecknat och går att skicka igen.",
            $"{sent} of {all} reminders were sent, but not to {names}: {en}; what was not sent is not noted and can be sent again."));
    }
}
