using System.Globalization;
using System.Text;
using Trettio.Care;
using Trettio.Quality.Closing;
using Trettio.Reports;
using Trettio.Work.Mail;

namespace Trettio.Work.Closing;

/// <summary>Reminders as letters: drafts that a mail program opens, or what <see cref="SendReminders"/> sends.</summary>
public static class RemindersOut
{
    /// <summary>The files written, one for each person with an address; the others have none to write to.</summary>
    /// <exception cref="RefusedException">The folder cannot be written (12).</exception>
    public static IReadOnlyList<string> Write(ClosingMonth month, IReadOnlyList<Reminder> reminders, string folder, Language language)
    {
        Folders.Ensure(folder);
        var written = new List<string>();
        foreach (var (reminder, number) in reminders.Where(one => one.Mail is not null).Select((one, at) => (one, at + 1)))
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{month.Month}-{number:D2}.eml"));
            Folders.WriteWhole(path, stream => stream.Write(Encoding.ASCII.GetBytes(Draft(month, reminder, language))));
            written.Add(path);
        }

        return written;
    }

    /// <summary>What the reminder says, a line each.</summary>
    public static string Text(ClosingMonth month, Reminder reminder, Language language)
    {
        var head = new Phrase($"Månadsslut {month.Of.Series.Name}, {month.Month}:", $"Month close of {month.Of.Series.Name}, {month.Month}:").In(language);
        return string.Concat(reminder.Of.Select(one => CloseWords.Line(one).In(language)).Prepend(head).Select(line => line + "\n"));
    }

    /// <summary>The same as a letter, with a link to the page where it is done; <paramref name="link"/> null: without.</summary>
    internal static Letter LetterOf(ClosingMonth month, Reminder reminder, Uri? link, Language language)
    {
        var page = link is null ? "" : $"\n{link.AbsoluteUri.TrimEnd('/')}/leveranser?region={Uri.EscapeDataString(month.Region)}&month={month.Month}\n";
        return new Letter(reminder.Mail!, Subject(month, reminder, language), Text(month, reminder, language) + page);
    }

    private static string Subject(ClosingMonth month, Reminder reminder, Language language) =>
        new Phrase($"Månadsslut {month.Month}: {reminder.Of.Count} att göra", $"Month close {month.Month}: {reminder.Of.Count} to do").In(language);

    private static string Draft(ClosingMonth month, Reminder reminder, Language language)
    {
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(month, reminder, language)), Base64FormattingOptions.InsertLineBreaks);
        return string.Join("\r\n",
        [
            $"To: {reminder.Mail}", $"Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(Subject(month, reminder, language)))}?=", "X-Unsent: 1", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", body, "",
        ]);
    }
}
