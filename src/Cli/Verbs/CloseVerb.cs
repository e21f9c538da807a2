using Trettio.Care;
using Trettio.Quality.Closing;
using Trettio.Store;
using Trettio.Work;
using Trettio.Work.Closing;

namespace Trettio.Cli.Verbs;

/// <summary>trettio close: a month from its deliveries to the receipt.</summary>
internal static class CloseVerb
{
    private static readonly string[] What = ["status", "deliver", "assign", "correct", "attest", "decide", "check", "sent", "receipt", "remind", "archive", "verify"];

    internal static Verb Verb { get; } = new(
        "close",
        new("Stänger en månad: attest, fastställande, kontroll, kvitto och arkiv.", "Closes a month: attest, decision, check, receipt and archive."),
        "trettio close attest --region SYN --month 2025-08 --unit SYN-BUP-EKBACKA --who \"Anna Berg\" --comment Stämmer",
        Run)
    {
        Paths = "WHAT [FILE]",
        PathsMean = new(
            "status, deliver, assign, correct, attest, decide, check, sent, receipt FILE, remind, archive eller verify FILE",
            "status, deliver, assign, correct, attest, decide, check, sent, receipt FILE, remind, archive or verify FILE"),
        PathCount = (1, 2),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--region", "R", new("regionens namn eller id", "the region's name or id")),
            new("--month", "YYYY-MM", new("månaden", "the month")),
            new("--unit", "ID", new("enheten (deliver, attest; assign och correct om felsignalen är enhetens)", "the unit (deliver, attest; assign and correct if the finding is the unit's)")),
            new("--who", "NAME", new("vem du är; förval kontots namn", "who you are; the account's name by default")),
            new("--comment", "TEXT", new("det du vill säga om steget", "what you want to say about the step")),
            new("--reason", "TEXT", new("varför månaden rättas (decide av en fastställd månad)", "why the month is corrected (decide of a decided month)")),
            new("--check", "ID", new("felsignalen (assign, correct)", "the finding (assign, correct)")),
            new("--to", "NAME", new("vem som får felsignalen (assign)", "who gets the finding (assign)")),
            new("--due", "YYYY-MM-DD", new("dagen då den ska vara rättad (assign); förval stegets dag", "the day it is to be corrected by (assign); the step's day by default")),
            new("--out", "DIR", new("mapp för arkivet (archive) eller påminnelser som .eml (remind)", "folder for the archive (archive) or reminders as .eml (remind)")),
            new("--send", null, new("skicka påminnelserna genom e-postservern i mail.yaml (remind)", "send the reminders through the mail server in mail.yaml (remind)")),
            new("--on", "YYYY-MM-DD", new("dagen som läget gäller (status, remind); förval i dag", "the day of the state (status, remind); today by default")),
            new("--agreement", "ID", new("överenskommelse; förval bup-2025", "agreement; default bup-2025")),
            new("--rules", "ID", new("regelverk; förval bup-2025", "rule set; default bup-2025")),
        ],
    };

    private static async Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var what = call.Paths[0];
        if (!What.Contains(what))
        {
            throw Call.Wrong(new($"'{what}' finns inte; välj bland {string.Join(", ", What)}.", $"There is no '{what}'; choose among {string.Join(", ", What)}."));
        }

        var takesFile = what is "receipt" or "sent" or "verify";
        if (call.Paths.Count > 1 && !takesFile)
        {
            throw Call.Wrong(new($"trettio close {what} tar ingen fil; ta bort den.", $"trettio close {what} takes no file; leave it out."));
        }

        if (call.Paths.Count < 2 && what is "receipt" or "verify")
        {
            throw Call.Wrong(new($"trettio close {what} behöver en fil; ange den sist.", $"trettio close {what} needs a file; name it last."));
        }

        if (call.Has("--send") && (what != "remind" || call.Text("--on") is not null || call.Text("--out") is not null))
        {
            throw Call.Wrong(new(
                "--send skickar dagens påminnelser; använd det bara med remind, utan --on och --out.", "--send sends today's reminders; use it only with remind, without --on and --out."));
        }

        if (what == "verify")
        {
            CloseOut.Print(VerifyArchive.Run(call.Paths[1]), call);
            return ExitCode.Done;
        }

        await RunAsync(call, what, stop).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static async Task RunAsync(Call call, string what, CancellationToken stop)
    {
        var (asked, now) = ((call.Needed("--region"), call.NeededMonth("--month")), Now(call, what));
        var (rules, agreement, definitions) = (call.Definitions.RuleSet(call.Text("--rules")), call.Definitions.Agreement(call.Text("--agreement")), call.Definitions);
        var settings = definitions.Closing();
        using var progress = new ProgressLine(call);
        using var inputs = Inputs.Of([], call.Store, progress);
        var book = inputs.Book(rules);
        var toClose = MonthToClose.Of(inputs, book, settings, asked);
        using var store = TrettioStore.Open(call.Store, create: false);
        var month = ReadClosing.Of(store, toClose, now);
        switch (what)
        {
            case "status":
                CloseOut.Status(month, call);
                return;
            case "remind" when call.Has("--send"):
                CloseOut.Sent(await SendReminders.RunAsync(store, month, (definitions.Mail(), call.Data), (now, Who(call), call.Language), stop).ConfigureAwait(false), call);
                return;
            case "remind":
                CloseOut.Remind(month, call);
                return;
            case "archive":
                CloseOut.Archive(ArchiveMonth.Run(store, month, now, Who(call)), call);
                return;
            case "decide":
                await DecideMonth.RunAsync(store, month, new(inputs, book, rules, agreement, definitions), Step(call, what, now), stop).ConfigureAwait(false);
                break;
            case "check":
                DecideMonth.Check(store, month, Step(call, what, now));
                break;
            default:
                TakeStep.Run(store, month, Step(call, what, now));
                break;
        }

        CloseOut.Status(ReadClosing.Of(store, toClose, now), call);
    }

    private static StepToTake Step(Call call, string what, DateTimeOffset now)
    {
        var stage = what switch
        {
            "deliver" => CloseStage.Delivered,
            "assign" => CloseStage.Assigned,
            "correct" => CloseStage.Corrected,
            "attest" => CloseStage.Attested,
            "decide" => CloseStage.Decided,
            "check" => CloseStage.Checked,
            "sent" => CloseStage.Sent,
            _ => CloseStage.Received,
        };
        return new StepToTake(new AskedStep(stage, call.Text("--unit"), Who(call)) { Check = call.Text("--check"), To = call.Text("--to"), Reason = call.Text("--reason"), DueOn = Due(call, what) }, now)
        {
            Comment = call.Text("--comment"),
            File = call.Paths.Count > 1 ? Read(call.Paths[1]) : null,
        };
    }

    private static (string Name, byte[] Content) Read(string path)
    {
        try
        {
            // One byte more than may be kept is enough to refuse it.
            using var file = File.OpenRead(path);
            var content = new byte[Math.Min(file.Length, TakeStep.LargestFile + 1)];
            file.ReadExactly(content);
            return (Path.GetFileName(path), content);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.CannotRead, new($"Filen '{path}' kan inte läsas; ange en fil som finns.", $"The file '{path}' cannot be read; name one that is there."), fault);
        }
    }

    private static DateOnly? Due(Call call, string what) => call.Text("--due") is not { } text ? null
        : what == "assign" && Day(text) is { } day ? day
        : throw Call.Wrong(new($"--due '{text}' går inte; skriv en dag som ÅÅÅÅ-MM-DD, och bara med assign.", $"--due '{text}' cannot be used; write a day as YYYY-MM-DD, and only with assign."));

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(
        text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;

    private static string Who(Call call) => call.Text("--who") ?? Environment.UserName;

    private static DateTimeOffset Now(Call call, string what)
    {
        var now = TimeProvider.System.GetLocalNow();
        if (call.Text("--on") is not { } text)
        {
            return now;
        }

        return what is "status" or "remind" && Day(text) is { } day
            ? new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), now.Offset)
            : throw Call.Wrong(new(
                $"--on '{text}' går inte; skriv en dag som ÅÅÅÅ-MM-DD, och bara med status eller remind: steg tas den dag de tas.",
                $"--on '{text}' cannot be used; write a day as YYYY-MM-DD, and only with status or remind: steps are taken on the day they are taken."));
    }
}
