using System.Globalization;
using System.Text.Json;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Quality;
using Trettio.Store;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio findings: the checks on all that is stored, and accepting what they find.</summary>
internal static class FindingsVerb
{
    internal static Verb Verb { get; } = new(
        "findings",
        new("Kör kontrollerna på allt i lagret; godtar en felsignal med skäl, namn och datum.", "Runs the checks on all that is stored; accepts a finding with reason, name and date."),
        "trettio findings accept stop_after_removal --unit 1482 --reason \"kända, rättas i september\"",
        Run)
    {
        Paths = "[accept CHECK | withdraw N]",
        PathsMean = new(
            "utan ord: hur varje kontroll står; accept CHECK: godta det den hittar; withdraw N: ta tillbaka godtagande N",
            "no word: how each check stands; accept CHECK: accept what it finds; withdraw N: take acceptance N back"),
        PathCount = (0, 2),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--reason", "TEXT", new("varför den godtas; krävs", "why it is accepted; required")),
            new("--unit", "ID", new("bara den enheten", "only that unit")),
            new("--month", "YYYY-MM", new("bara den månaden", "only that month")),
            new("--who", "NAME", new("vem som godtar; förval kontots namn", "who accepts; default the account's name")),
            new("--list", "CHECK", new("skriv i stället kontrollens poster som CSV: slag, id, enhet, månad, journalreferens; skyddade utelämnas", "print the check's records as CSV instead: kind, id, unit, month, journal reference; protected ones left out")),
            new("--out", "FILE", new("filen som --list skriver", "the file that --list writes")),
            new("--rules", "ID", new("regelverk; förval bup-2025", "rule set; default bup-2025")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var by = call.Definitions.CheckedBy(call.Definitions.RuleSet(call.Text("--rules")));
        var listed = CheckVerb.Listed(call);
        var (who, now) = (call.Text("--who") ?? Environment.UserName, TimeProvider.System.GetUtcNow());
        switch (call.Paths)
        {
            case [] when listed is not null:
                using (var inputs = Inputs.Of([], call.Store))
                {
                    CheckVerb.List(call, StandingFindings.Results(call.Store, by).First(result => result.Check == listed), inputs.Events);
                }

                break;
            case not [] when listed is not null:
                throw Call.Wrong(new("--list visar vad en kontroll hittar; ta bort --list eller orden före.", "--list shows what a check finds; leave out --list or the words before it."));
            case []:
                List(StandingFindings.Of(call.Store, by), StandingFindings.Unread(call.Store), call);
                break;
            case ["accept", var check]:
                var accepted = StandingFindings.Accept(call.Store, by, new AcceptedFinding(check, call.Text("--unit"), call.Month("--month"), 0, call.Text("--reason") ?? "", who, now));
                call.Output.WriteLine(new Phrase(
                    $"Godtagande {accepted.Id}: {accepted.Count} rader av {check}.", $"Acceptance {accepted.Id}: {accepted.Count} rows of {check}.").In(call.Language));
                break;
            case ["withdraw", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                StandingFindings.Withdraw(call.Store, number, who, now);
                call.Output.WriteLine(new Phrase($"Godtagande {number} är återtaget.", $"Acceptance {number} is withdrawn.").In(call.Language));
                break;
            default:
                throw Call.Wrong(new(
                    $"'{string.Join(' ', call.Paths)}' går inte att tolka; skriv trettio findings, findings accept CHECK eller findings withdraw N.",
                    $"'{string.Join(' ', call.Paths)}' has no meaning; write trettio findings, findings accept CHECK or findings withdraw N."));
        }

        return Task.FromResult(ExitCode.Done);
    }

    private static void List(IReadOnlyList<StandingFinding> all, StandingUnread unread, Call call)
    {
        if (call.Json)
        {
            Json(all, unread, call);
            return;
        }

        if (unread.Count > 0)
        {
            var sentences = string.Join(' ', unread.Found.Select(finding => finding.Sentence.In(call.Language)));
            call.Output.WriteLine($"{ReadingChecks.UnreadRow}: {State(unread.Left, isFailed: true).In(call.Language)}; {sentences}");
            Print(unread.Accepted, call);
        }

        foreach (var (result, accepted, left) in all.Where(one => one.Result.Outcome.Found is not null))
        {
            var found = result.Outcome.Found!;
            call.Output.WriteLine($"{result.Check.Id}: {State(left, result.Outcome is Outcome.Failed).In(call.Language)}; {found.Sentence.In(call.Language)}");
            Print(accepted, call);
        }

        var (failed, passed) = (all.Count(one => one is { Result.Outcome: Outcome.Failed, Left: > 0 }), all.Count(one => one.Result.Outcome is Outcome.Passed));
        call.Say(new($"{all.Count} kontroller: {failed} underkända, {passed} utan rader.", $"{all.Count} checks: {failed} failed, {passed} without rows."));
    }

    private static Phrase State(long left, bool isFailed) => left == 0 ? new("godtagen", "accepted") : isFailed ? new("UNDERKÄND", "FAILED") : new("inom gränsen", "within the threshold");

    private static void Print(IReadOnlyList<AcceptedFinding> accepted, Call call)
    {
        foreach (var one in accepted)
        {
            call.Output.WriteLine("  " + Said(one).In(call.Language));
        }
    }

    private static Phrase Said(AcceptedFinding one)
    {
        var (unit, day) = (one.Unit is { } id ? $" {id}" : "", one.At.LocalDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var month = one.Month is { } given ? $" {given}" : "";
        return new(
            $"{one.Id}: {one.Count} godtagna{unit}{month} av {one.Who} {day}: {one.Reason}", $"{one.Id}: {one.Count} accepted{unit}{month} by {one.Who} {day}: {one.Reason}");
    }

    private static void Json(IReadOnlyList<StandingFinding> all, StandingUnread unread, Call call) => JsonOut.Write(call.Output, json =>
    {
        json.WriteStartArray();
        foreach (var (result, accepted, left) in all)
        {
            var count = result.Outcome.Found?.Count ?? 0;
            Json(json, (result.Check.Id, left == 0 && result.Outcome.Found is not null ? "accepted" : result.Outcome.Code), (count, left), accepted);
        }

        Json(json, (ReadingChecks.UnreadRow, (unread.Count, unread.Left) switch { (0, _) => "passed", (_, 0) => "accepted", _ => "failed" }), (unread.Count, unread.Left), unread.Accepted);
        json.WriteEndArray();
    });

    private static void Json(Utf8JsonWriter json, (string Check, string Outcome) of, (long All, long Left) counts, IReadOnlyList<AcceptedFinding> accepted)
    {
        json.WriteStartObject();
        json.WriteString("check", of.Check);
        json.WriteString("outcome", of.Outcome);
        json.WriteNumber("count", counts.All);
        json.WriteNumber("left", counts.Left);
        json.WriteStartArray("accepted");
        foreach (var one in accepted)
        {
            json.WriteStartObject();
            json.WriteNumber("id", one.Id);
            json.WriteString("unitId", one.Unit);
            json.WriteString("month", one.Month?.ToString());
            json.WriteNumber("count", one.Count);
            json.WriteString("who", one.Who);
            json.WriteString("at", one.At);
            json.WriteString("reason", one.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
