using System.Globalization;
using System.Text.Json;
using Trettio.Care;
using Trettio.Store;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio deliveries: what came in, taking the latest back, and what differs between two.</summary>
internal static class DeliveriesVerb
{
    private const int MostUnread = 1000;

    private static readonly Phrase Words = new(
        "utan ord: alla leveranser; unread N: raderna i leverans N som inte kunde läsas; undo N: ångra leverans N; diff A B: vad som skiljer, post för post; diff med --region och --month: sedan månaden fastställdes",
        "no word: all deliveries; unread N: the rows of delivery N that could not be read; undo N: take delivery N back; diff A B: what differs, record by record; diff with --region and --month: since the month was decided");

    internal static Verb Verb { get; } = new(
        "deliveries",
        new("Listar leveranserna och raderna som inte kunde läsas, ångrar den senaste, och visar vad som skiljer mellan två.", "Lists the deliveries and the rows that could not be read, takes the latest back, and shows what differs between two."),
        "trettio deliveries diff 3 5 --from 2025-06 --to 2025-08",
        Run)
    {
        Paths = "[unread N | undo N | diff [A B]]",
        PathsMean = Words,
        PathCount = (0, 3),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--note", "TEXT", new("varför leveransen ångras; sparas", "why the delivery is taken back; kept")),
            new("--from", "YYYY-MM", new("första månaden vars tal jämförs; förval de två senaste åren", "the first month whose figures are compared; default the last two years")),
            new("--to", "YYYY-MM", new("sista månaden", "the last month")),
            new("--region", "R", new("regionen, för en fastställd månad", "the region, for a decided month")),
            new("--month", "YYYY-MM", new("den fastställda månaden", "the decided month")),
            new("--rules", "ID", new("regelverk; förval bup-2025", "rule set; default bup-2025")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        switch (call.Paths)
        {
            case []:
                List(call);
                break;
            case ["undo", var number]:
                Undo(call, Number(number));
                break;
            case ["unread", var number]:
                Unread(call, Number(number));
                break;
            case ["diff"]:
                DecidedDiff(call);
                break;
            case ["diff", var from, var to]:
                Show(DeliveryDifferences.Between(call.Store, call.Definitions.RuleSet(call.Text("--rules")), (Number(from), Number(to)), Months(call, (Number(from), Number(to)))), call);
                break;
            default:
                throw Call.Wrong(new(
                    $"'{string.Join(' ', call.Paths)}' går inte att tolka; skriv trettio deliveries, deliveries unread N, deliveries undo N eller deliveries diff A B.",
                    $"'{string.Join(' ', call.Paths)}' has no meaning; write trettio deliveries, deliveries unread N, deliveries undo N or deliveries diff A B."));
        }

        return Task.FromResult(ExitCode.Done);
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Call.Wrong(new($"'{text}' är inget leveransnummer; se numren med trettio deliveries.", $"'{text}' is no delivery's number; see the numbers with trettio deliveries."));

    private static (Month From, Month To) Months(Call call, (int From, int To) deliveries)
    {
        var (first, last) = (call.Month("--from"), call.Month("--to"));
        var known = first is null || last is null ? DeliveryLog.LastMonths(call.Store, deliveries) : default;
        var (from, to) = (first ?? known.From, last ?? known.To);
        return from <= to ? (from, to) : throw Call.Wrong(new($"--from {from} ligger efter --to {to}; byt plats på dem.", $"--from {from} is after --to {to}; swap them."));
    }

    private static void DecidedDiff(Call call)
    {
        var (region, month) = (call.Needed("--region"), call.NeededMonth("--month"));
        var (from, to, decided) = DeliveryLog.SinceDecided(call.Store, region, month);
        Show(DeliveryDifferences.Between(call.Store, call.Definitions.RuleSet(decided.RuleSet), (from, to), (month, month)), call);
    }

    private static void Undo(Call call, int delivery)
    {
        var undone = DeliveryLog.Undo(call.Store, delivery, call.Text("--note"), TimeProvider.System.GetUtcNow());
        if (call.Json)
        {
            JsonOut.Write(call.Output, json =>
            {
                json.WriteStartObject();
                json.WriteNumber("delivery", undone.Delivery);
                json.WriteNumber("undoes", undone.Undoes);
                json.WriteStartArray("tables");
                foreach (var table in undone.Tables.Where(IsTouched))
                {
                    json.WriteStartObject();
                    json.WriteString("table", table.Table);
                    json.WriteNumber("takenBack", table.TakenBack);
                    json.WriteNumber("broughtBack", table.BroughtBack);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
            return;
        }

        call.Output.WriteLine(new Phrase($"Leverans {undone.Undoes} är ångrad, som leverans {undone.Delivery}.", $"Delivery {undone.Undoes} is taken back, as delivery {undone.Delivery}.").In(call.Language));
        foreach (var table in undone.Tables.Where(IsTouched))
        {
            call.Output.WriteLine(new Phrase(
                $"{table.Table}: {table.TakenBack} rader räknas inte längre, {table.BroughtBack} tidigare räknas igen",
                $"{table.Table}: {table.TakenBack} rows no longer count, {table.BroughtBack} earlier ones do again").In(call.Language));
        }
    }

    private static void Unread(Call call, int delivery)
    {
        var (count, rows) = DeliveryLog.Unread(call.Store, delivery, MostUnread);
        if (call.Json)
        {
            JsonOut.Write(call.Output, json =>
            {
                json.WriteStartObject();
                json.WriteNumber("delivery", delivery);
                json.WriteNumber("count", count);
                json.WriteStartArray("unread");
                rows.ToList().ForEach(row => ImportVerb.Json(json, row, call.Language));
                json.WriteEndArray();
                json.WriteEndObject();
            });
            return;
        }

        foreach (var row in rows)
        {
            call.Output.WriteLine($"{row.File}:{row.Line} {row.Column}: {row.Reason.In(call.Language)}");
        }

        if (count == 0)
        {
            call.Output.WriteLine(new Phrase($"Alla rader i leverans {delivery} kunde läsas.", $"All rows of delivery {delivery} could be read.").In(call.Language));
        }
        else if (count > rows.Count)
        {
            call.Output.WriteLine(new Phrase($"… och {count - rows.Count} till.", $"… and {count - rows.Count} more.").In(call.Language));
        }
    }

    private static bool IsTouched(UndoneTable table) => table.TakenBack + table.BroughtBack > 0;

    private static void List(Call call)
    {
        var (all, kept) = (DeliveryLog.List(call.Store), CheckHistory.Of(call.Store));
        if (call.Json)
        {
            JsonOut.Write(call.Output, json =>
            {
                json.WriteStartArray();
                all.ToList().ForEach(delivery => Write(json, delivery, kept));
                json.WriteEndArray();
            });
            return;
        }

        foreach (var delivery in all)
        {
            var checks = CheckHistory.Said(kept, delivery.Id) is { } said ? $"; {said.In(call.Language)}" : "";
            call.Output.WriteLine(Line(delivery).In(call.Language) + checks);
            foreach (var (outcome, isNew) in CheckHistory.FailedIn(kept, delivery.Id))
            {
                call.Output.WriteLine($"   {outcome.Check}: {outcome.Count}{(isNew ? new Phrase(", ny", ", new").In(call.Language) : "")}");
            }
        }
    }

    private static Phrase Line(Delivery delivery)
    {
        var when = delivery.Info.ReceivedAt.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var head = $"{delivery.Id}  {when}  {delivery.Info.Who}  ";
        var note = delivery.Info.Note is { } text ? $"  ({text})" : "";
        if (delivery.Undoes is { } undone)
        {
            return new($"{head}ångrar leverans {undone}{note}", $"{head}takes delivery {undone} back{note}");
        }

        var (stored, replaced, unread) = (delivery.Files.Sum(file => file.Stored), delivery.Files.Sum(file => file.Replaced), delivery.Files.Sum(file => file.Quarantined));
        var files = string.Join(", ", delivery.Files.Select(file => file.Name));
        return new(
            $"{head}{files}: {stored} nya, {replaced} ersatta, {unread} lästes inte{(delivery.UndoneBy is { } by ? $", ångrad av {by}" : "")}{note}",
            $"{head}{files}: {stored} new, {replaced} replaced, {unread} not read{(delivery.UndoneBy is { } one ? $", taken back by {one}" : "")}{note}");
    }

    private static void Write(Utf8JsonWriter json, Delivery delivery, IReadOnlyList<KeptOutcome> kept)
    {
        json.WriteStartObject();
        json.WriteNumber("delivery", delivery.Id);
        json.WriteString("receivedAt", delivery.Info.ReceivedAt);
        json.WriteString("who", delivery.Info.Who);
        json.WriteString("program", delivery.Info.Program);
        json.WriteString("hash", delivery.Info.ContentHash);
        json.WriteString("note", delivery.Info.Note);
        json.WriteString("mapping", delivery.Info.Mapping);
        json.WriteString("log", delivery.Info.Log);
        json.WriteOrNull("undoes", delivery.Undoes);
        json.WriteOrNull("undoneBy", delivery.UndoneBy);
        json.WriteStartArray("files");
        foreach (var file in delivery.Files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("read", file.Read);
            json.WriteNumber("stored", file.Stored);
            json.WriteNumber("replaced", file.Replaced);
            json.WriteNumber("quarantined", file.Quarantined);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("checks");
        foreach (var outcome in kept.Where(one => one.Delivery == delivery.Id))
        {
            json.WriteStartObject();
            json.WriteString("check", outcome.Check);
            json.WriteString("outcome", outcome.Outcome);
            json.WriteNumber("count", outcome.Count);
            json.WriteNumber("of", outcome.Of);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Show(DeliveryDifference difference, Call call)
    {
        if (call.Json)
        {
            DifferenceOut.Json(difference, call.Output);
        }
        else
        {
            DifferenceOut.Csv(difference, call.Output);
            call.Say(DifferenceOut.Sentence(difference));
        }
    }
}
