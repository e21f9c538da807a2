using System.Globalization;
using System.Text.Json;
using Trettio.Care;
using Trettio.Quality.Completeness;
using Trettio.Reports;
using Trettio.Reports.Completeness;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio completeness: how much of a month is still to be registered?</summary>
internal static class CompletenessVerb
{
    internal static Verb Verb { get; } = new(
        "completeness",
        new("Säger hur hel en månad är: vad som brukar registreras sent, och hur mycket som väntas tillkomma.", "Tells how whole a month is: what is usually registered late, and how much is still to come."),
        "trettio completeness leverans/ --region SYN --month 2025-08",
        Run)
    {
        Paths = "[PATH…]",
        PathsMean = ReportVerb.Inputs,
        PathCount = (0, 100),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--month", "YYYY-MM", new("månaden", "the month")),
            new("--region", "R", new("regionens namn eller id; behövs när det finns flera", "the region's name or id; needed when there are several")),
            new("--known-on", "YYYY-MM-DD", new("som det var känt den dagen; förval den senaste registreringen", "as it was known on that day; default the latest registration")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var month = call.NeededMonth("--month");
        DateOnly? known = call.Text("--known-on") switch
        {
            null => null,
            var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
            var text => throw Call.Wrong(new($"--known-on '{text}' är inget datum; skriv ÅÅÅÅ-MM-DD, till exempel 2025-09-05.", $"--known-on '{text}' is not a date; write YYYY-MM-DD, for example 2025-09-05.")),
        };
        using var progress = new ProgressLine(call);
        using var inputs = Inputs.Of(call.Paths, call.Store, progress);
        var found = FindCompleteness.Run(inputs, inputs.Book(call.Definitions.RuleSet(null)), (call.Text("--region"), month), known);
        if (call.Json)
        {
            Json(found, call);
        }
        else
        {
            Print(found, call);
        }

        return Task.FromResult(ExitCode.Done);
    }

    private static void Print(CompletenessFound found, Call call)
    {
        var (month, language) = (found.Month, call.Language);
        Line(call, new($"{found.RegionName}, som känt {month.KnownOn:yyyy-MM-dd}", $"{found.RegionName}, as known {month.KnownOn:yyyy-MM-dd}"));
        Line(call, Answer(found));
        if (found.Deliveries is { } days)
        {
            Line(call, CompletenessWords.ByDelivery(days));
        }

        foreach (var part in month.Points.Where(part => part.Expected is not null))
        {
            Line(call, new(
                $"  {part.Part.Point!.Value.Name().Sv}: {Written.Count(part.Expected!.SoFar, language)} registrerade, {CompletenessWords.Expected(part.Expected).Sv}; {CompletenessWords.Basis(part).Sv}",
                $"  {part.Part.Point!.Value.Name().En}: {Written.Count(part.Expected.SoFar, language)} registered, {CompletenessWords.Expected(part.Expected).En}; {CompletenessWords.Basis(part).En}"));
        }

        if (month.All.Curve.Count > 0)
        {
            Line(call, new("Andel av en månad som brukar vara registrerad, efter dagar från månadens slut:", "Share of a month usually registered, by days from the month's end:"));
            call.Output.WriteLine($"  {Heading(call),-28}{string.Concat(CompletenessWords.Days.Select(day => $"{day,9}"))}");
            Curve(found.RegionName, month.All, call);
            foreach (var unit in month.Units.Where(unit => !unit.IsPooled))
            {
                Curve(found.UnitNames[unit.Part.Unit!], unit, call);
            }

            var pooled = month.Units.Count(unit => unit.IsPooled);
            if (pooled > 0)
            {
                Line(call, new($"  {pooled} enheter är för små för en egen kurva.", $"  {pooled} units are too small for a curve of their own."));
            }
        }

        Line(call, CompletenessWords.Held(found.Held));
        if (found.Deliveries is null && CompletenessWords.Untold(month) is { } untold)
        {
            Line(call, untold);
        }
    }

    private static Phrase Answer(CompletenessFound found) =>
        (found.Deliveries is { } days ? CompletenessWords.NotDelivered(found.Month.Month, days) : null) ?? CompletenessWords.Answer(found.Month, found.IsDecided);

    private static void Deliveries(Utf8JsonWriter json, DeliveryDays? days)
    {
        if (days is null)
        {
            json.WriteNull("deliveries");
            return;
        }

        json.WriteStartObject("deliveries");
        json.WriteNumber("count", days.Count);
        json.WriteString("first", days.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("latest", days.Latest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteOrNull("daysApart", days.Apart);
        json.WriteEndObject();
    }

    private static string Heading(Call call) => new Phrase("Dagar", "Days").In(call.Language);

    private static void Curve(string name, PartExpected part, Call call) => call.Output.WriteLine(
        $"  {name,-28}{string.Concat(CompletenessWords.Days.Select(day => $"{Written.Share(part.Curve[day], call.Language),9}"))}");

    private static void Json(CompletenessFound found, Call call) => JsonOut.Write(call.Output, json =>
    {
        json.WriteStartObject();
        json.WriteString("region", found.RegionName);
        json.WriteString("month", found.Month.Month.ToString());
        json.WriteString("knownOn", found.Month.KnownOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("sentence", Answer(found).In(call.Language));
        json.WriteString("basis", found.Deliveries is null ? "registered_on" : "delivery");
        Deliveries(json, found.Deliveries);
        json.WriteBoolean("preliminary", found.Month.IsPreliminary);
        json.WritePropertyName("all");
        Part(json, found.Month.All);
        foreach (var (name, parts) in new[] { ("points", found.Month.Points), ("units", found.Month.Units) })
        {
            json.WriteStartArray(name);
            foreach (var part in parts)
            {
                Part(json, part);
            }

            json.WriteEndArray();
        }

        json.WriteNumber("withoutRegistrationDay", found.Month.Registered.Untold);
        json.WriteNumber("withRegistrationDay", found.Month.Registered.Told);
        json.WriteStartObject("backtest");
        json.WriteNumber("forecasts", found.Held.Forecasts);
        json.WriteOrNull("coverage80", found.Held.Coverage);
        json.WriteNumber("meanWidth", found.Held.MeanWidth);
        json.WriteNumber("meanError", found.Held.MeanError);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Part(Utf8JsonWriter json, PartExpected part)
    {
        json.WriteStartObject();
        json.WriteString("unit", part.Part.Unit);
        json.WriteString("measuringPoint", part.Part.Point?.Code());
        json.WriteBoolean("pooled", part.IsPooled);
        json.WriteOrNull("registered", part.Expected?.SoFar);
        json.WriteOrNull("toCome", part.Expected?.ToCome);
        json.WriteOrNull("low80", part.Expected?.Low);
        json.WriteOrNull("high80", part.Expected?.High);
        json.WriteOrNull("shareRegistered", part.Expected?.Share);
        json.WriteStartArray("curve");
        foreach (var share in part.Curve)
        {
            json.WriteNumberValue(Math.Round(share, 6));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Line(Call call, Phrase phrase) => call.Output.WriteLine(phrase.In(call.Language));
}
