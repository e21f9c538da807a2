using System.Text.Json;
using Trettio.Care;
using Trettio.Quality.Closing;
using Trettio.Reports;
using Trettio.Store;
using Trettio.Work;
using Trettio.Work.Closing;

namespace Trettio.Cli.Verbs;

/// <summary>What trettio close prints.</summary>
internal static class CloseOut
{
    internal static void Status(ClosingMonth month, Call call)
    {
        if (call.Json)
        {
            JsonOut.Write(call.Output, json => Json(json, month, call.Language));
            return;
        }

        var language = call.Language;
        call.Output.WriteLine($"{month.Of.Series.Name}, {month.Month}");
        call.Output.WriteLine(CloseWords.Answer(month.Status, month.Closing).In(language));
        foreach (var whose in month.Status.Stages.Where(one => one.State != StageState.NotNeeded).GroupBy(one => one.Unit).OrderBy(group => group.Key is null).ThenBy(group => month.NameOf(group.Key), Written.InSwedishOrder))
        {
            call.Output.WriteLine();
            call.Output.WriteLine(whose.Key is null || month.NameOf(whose.Key) == whose.Key ? month.NameOf(whose.Key) : $"{month.NameOf(whose.Key)} ({whose.Key})");
            foreach (var one in whose)
            {
                call.Output.WriteLine($"  {CloseWords.Of(one).Icon} {CloseWords.Line(one).In(language)}{Taken(one.Step, language)}{(CloseWords.Outdated(one) is { } outdated ? " " + outdated.In(language) : "")}");
            }
        }

        Findings(month, call);
        Changes(month, call);
    }

    internal static void Remind(ClosingMonth month, Call call)
    {
        var reminders = Reminders.Of(month.Status, month.Settings, month.Today);
        if (call.Text("--out") is { } folder)
        {
            foreach (var path in RemindersOut.Write(month, reminders, folder, call.Language))
            {
                call.Output.WriteLine(path);
            }

            return;
        }

        if (call.Json)
        {
            JsonOut.Write(call.Output, json => Json(json, reminders, call.Language));
            return;
        }

        foreach (var reminder in reminders)
        {
            var name = reminder.Name ?? CloseWords.NameOf(reminder.Role).In(call.Language);
            call.Output.WriteLine(reminder.Mail is null ? name : $"{name} <{reminder.Mail}>");
            foreach (var one in reminder.Of)
            {
                call.Output.WriteLine("  " + CloseWords.Line(one).In(call.Language));
            }
        }

        if (reminders.Count == 0)
        {
            call.Output.WriteLine(new Phrase("Ingen behöver påminnas i dag.", "Nobody needs to be reminded today.").In(call.Language));
        }
    }

    internal static void Sent(RemindersSent sent, Call call)
    {
        if (call.Json)
        {
            JsonOut.Write(call.Output, json =>
            {
                json.WriteStartObject();
                Names(json, "sent", sent.To);
                Names(json, "already", sent.Already);
                Names(json, "withoutAddress", sent.WithoutAddress);
                Names(json, "unnamed", [.. sent.Unnamed.Select(Codes.Code)]);
                json.WriteEndObject();
            });
            return;
        }

        Line(new("Skickat till", "Sent to"), sent.To);
        Line(new("Har redan fått det i dag", "Has had it today already"), sent.Already);
        Line(new("Har ingen adress i close.yaml", "Has no address in close.yaml"), sent.WithoutAddress);
        Line(new("Ingen är namngiven i close.yaml", "Nobody is named in close.yaml"), [.. sent.Unnamed.Select(role => CloseWords.NameOf(role).In(call.Language))]);
        if (sent.To.Count == 0)
        {
            call.Output.WriteLine(new Phrase("Inget skickades.", "Nothing was sent.").In(call.Language));
        }

        void Line(Phrase what, IReadOnlyList<string> names)
        {
            if (names.Count > 0)
            {
                call.Output.WriteLine($"{what.In(call.Language)}: {string.Join(", ", names)}");
            }
        }
    }

    private static void Names(Utf8JsonWriter json, string property, IReadOnlyList<string> names)
    {
        json.WriteStartArray(property);
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    internal static void Archive(KeptFile archive, Call call)
    {
        var path = Path.Combine(call.Needed("--out"), archive.Name);
        Folders.WriteWhole(path, stream => stream.Write(archive.Content));
        call.Output.WriteLine(call.Json ? $$"""{"archive": {{JsonSerializer.Serialize(path)}}, "sha256": "{{archive.Sha256}}"}""" : $"{path}\nsha256 {archive.Sha256}");
    }

    internal static void Print(VerifiedArchive archive, Call call) => call.Output.WriteLine(call.Json
        ? $$"""{"region": {{JsonSerializer.Serialize(archive.RegionName)}}, "month": "{{archive.Month}}", "versions": {{archive.Versions}}, "files": {{archive.Files}}, "receipt": {{(archive.HasReceipt ? "true" : "false")}}, "sha256": "{{archive.Sha256}}"}"""
        : new Phrase(
            $"Arkivet stämmer: {archive.RegionName}, {archive.Month}, {archive.Versions} {(archive.Versions == 1 ? "version" : "versioner")}, {archive.Files} filer, {(archive.HasReceipt ? "med kvitto" : "utan kvitto")}.\nsha256 {archive.Sha256}",
            $"The archive is right: {archive.RegionName}, {archive.Month}, {archive.Versions} {(archive.Versions == 1 ? "version" : "versions")}, {archive.Files} files, {(archive.HasReceipt ? "with a receipt" : "without a receipt")}.\nsha256 {archive.Sha256}").In(call.Language));

    private static string Taken(TakenStep? step, Language language) => step is null ? ""
        : $" {step.Who}{(step.InsteadOf is { } other ? (language == Language.Swedish ? $" i stället för {other}" : $" instead of {other}") : "")}{(step.Comment is { } comment ? $": {comment}" : "")}{(CloseWords.Left(step.Left) is { } left && step.Stage == CloseStage.Attested ? ". " + left.In(language) : "")}";

    private static void Findings(ClosingMonth month, Call call)
    {
        var errors = month.Status.Facts.Errors;
        if (errors.Count == 0 && month.Status.Assignments.Count == 0)
        {
            return;
        }

        call.Output.WriteLine();
        call.Output.WriteLine(new Phrase("Felsignaler", "Findings").In(call.Language));
        foreach (var error in errors.Where(error => month.Status.Assignments.All(one => one.Check != error.Check || one.Unit != error.Unit)))
        {
            var where = Where(month, error.Unit);
            call.Output.WriteLine(new Phrase($"  ! {error.Check} ({error.Count}){where}: ingen har den", $"  ! {error.Check} ({error.Count}){where}: nobody has it").In(call.Language));
        }

        foreach (var one in month.Status.Assignments)
        {
            var due = one.IsOpen && CloseWords.Due(one, call.Language) is { Length: > 0 } by ? $" ({by})" : "";
            call.Output.WriteLine($"  {CloseWords.Of(one.State).Icon} {one.Check}{Where(month, one.Unit)}: {one.To}, {CloseWords.Of(one.State).Word.In(call.Language)}{due}");
        }
    }

    private static string Where(ClosingMonth month, string? unit) => unit is null ? "" : $", {month.NameOf(unit)}";

    private static void Changes(ClosingMonth month, Call call)
    {
        if (month.Closing?.ChangedSince is not { } sentence)
        {
            return;
        }

        call.Output.WriteLine();
        call.Output.WriteLine(CloseWords.UnattestedSince(month.Status) is { } unattested ? $"{sentence.In(call.Language)} {unattested.In(call.Language)}" : sentence.In(call.Language));
        foreach (var change in month.Closing.Changed)
        {
            call.Output.WriteLine($"  {change.Unit} {change.Point.Code()} {change.Column}: {Written.Count(change.Old, call.Language)} → {Written.Count(change.New, call.Language)}");
        }
    }

    private static void Json(Utf8JsonWriter json, ClosingMonth month, Language language)
    {
        json.WriteStartObject();
        json.WriteString("region", month.Region);
        json.WriteString("month", month.Month.ToString());
        json.WriteString("state", Codes.Code(month.Closing?.State ?? MonthState.Preliminary));
        json.WriteOrNull("version", month.Closing?.Version);
        json.WriteString("sentence", CloseWords.Answer(month.Status, month.Closing).In(language));
        json.WriteStartArray("stages");
        foreach (var one in month.Status.Stages)
        {
            json.WriteStartObject();
            json.WriteString("stage", Codes.Code(one.Stage));
            json.WriteString("unitId", one.Unit);
            json.WriteString("state", Codes.Code(one.State));
            json.WriteNumber("days", one.Days);
            json.WriteString("due", CloseWords.Day(one.Due));
            json.WriteString("doneOn", one.DoneOn is { } on ? CloseWords.Day(on) : null);
            json.WriteString("who", one.Step?.Who);
            json.WriteString("insteadOf", one.Step?.InsteadOf);
            json.WriteString("comment", one.Step?.Comment);
            json.WriteString("outdatedOn", one.Outdated is { } outdated ? CloseWords.Day(outdated.On) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Errors(json, month.Status.Facts.Errors);
        json.WriteStartArray("assignments");
        foreach (var one in month.Status.Assignments)
        {
            json.WriteStartObject();
            json.WriteString("check", one.Check);
            json.WriteString("unitId", one.Unit);
            json.WriteString("to", one.To);
            json.WriteString("due", one.DueOn is { } due ? CloseWords.Day(due) : null);
            json.WriteString("state", Codes.Code(one.State));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("changed");
        foreach (var change in month.Closing?.Changed ?? [])
        {
            json.WriteStartObject();
            json.WriteString("unitId", change.Unit);
            json.WriteString("measuringPoint", change.Point.Code());
            json.WriteString("figure", JsonOut.Camel(change.Column));
            json.WriteOrNull("old", change.Old);
            json.WriteOrNull("new", change.New);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Errors(Utf8JsonWriter json, IReadOnlyList<StandingError> errors)
    {
        json.WriteStartArray("errors");
        foreach (var one in errors)
        {
            json.WriteStartObject();
            json.WriteString("check", one.Check);
            json.WriteString("unitId", one.Unit);
            json.WriteNumber("count", one.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Json(Utf8JsonWriter json, IReadOnlyList<Reminder> reminders, Language language)
    {
        json.WriteStartArray();
        foreach (var reminder in reminders)
        {
            json.WriteStartObject();
            json.WriteString("name", reminder.Name);
            json.WriteString("role", Codes.Code(reminder.Role));
            json.WriteString("email", reminder.Mail);
            json.WriteStartArray("of");
            foreach (var one in reminder.Of)
            {
                json.WriteStartObject();
                json.WriteString("stage", Codes.Code(one.Stage.Stage));
                json.WriteString("unitId", one.Unit?.Id);
                json.WriteString("check", one.Check);
                json.WriteString("state", Codes.Code(one.Stage.State));
                json.WriteNumber("days", one.Stage.Days);
                json.WriteString("due", CloseWords.Day(one.Stage.Due));
                json.WriteString("sentence", CloseWords.Line(one).In(language));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
