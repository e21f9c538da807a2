using System.Globalization;
using System.Text.Json;
using Trettio.Care;
using Trettio.Goals;
using Trettio.Reports;
using Trettio.Work.Producing;

namespace Trettio.Cli.Verbs;

/// <summary>trettio needed: how many more are needed within the limit this month, while there is time.</summary>
internal static class NeededVerb
{
    internal static Verb Verb { get; } = new(
        "needed",
        new(
            "Visar mitt i månaden hur många till som behövs inom gränsen för varje nivå, utöver det som är bokat.",
            "Shows in the midst of a month how many more are needed within the limit for each tier, beside what is booked."),
        "trettio needed leverans/ --region SYN --on 2025-08-20",
        Run)
    {
        Paths = "[PATH…]",
        PathsMean = ReportVerb.CareEvents,
        PathCount = (0, 100),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--region", "R", new("regionens namn eller id", "the region's name or id")),
            new("--unit", "ID", new("bara den enheten; annars regionen och varje enhet", "that unit only; else the region and each unit")),
            new("--on", "DATE", new("dagen, ÅÅÅÅ-MM-DD; förval den sista med uppgifter", "the day, YYYY-MM-DD; default the last with figures")),
            new("--slots", "FILE", new("slots.csv med tider som är kvar att boka", "slots.csv with times left to book")),
            Call.AsOfOption,
            new("--agreement", "ID", new("överenskommelse; förval bup-2025", "agreement; default bup-2025")),
            new("--rules", "ID", new("regelverk; förval bup-2025", "rule set; default bup-2025")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var agreement = call.Definitions.Agreement(call.Text("--agreement"));
        var rules = call.Definitions.RuleSet(call.Text("--rules") ?? agreement.Rules);
        var request = new NeededRequest(call.Needed("--region"), Day(call.Text("--on"))) { Unit = call.Text("--unit"), SlotsPath = call.Text("--slots") };
        using var progress = new ProgressLine(call);
        using var inputs = call.Open(progress);
        var found = FindNeeded.Run(inputs, rules, agreement, request);
        if (found.UnreadSlots > 0)
        {
            call.Say(new($"{found.UnreadSlots} rader i slots.csv kunde inte läsas.", $"{found.UnreadSlots} rows of slots.csv could not be read."));
        }

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

    private static DateOnly? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1901 and <= 2199 ? day
        : throw Call.Wrong(new($"--on '{text}' är inget datum; skriv ÅÅÅÅ-MM-DD.", $"--on '{text}' is no day; write YYYY-MM-DD."));

    private static void Print(NeededFound found, Call call)
    {
        var language = call.Language;
        call.Output.WriteLine($"{found.RegionName}, {found.Day:yyyy-MM-dd}");
        foreach (var row in found.Rows)
        {
            var month = row.Month;
            var room = month.StillBookable is { } left ? Written.Count((long)Math.Floor(left), language) : Written.NoFigure;
            call.Output.WriteLine();
            call.Output.WriteLine($"{row.UnitName ?? found.RegionName} · {month.Point.Name().In(language)}");
            call.Output.WriteLine(new Phrase(
                $"  {month.InTime} av {month.Counted} inom gränsen hittills; bokade {month.BookedInTime} inom och {month.BookedLate} över den; väntade uteblivna {Written.Decimals(month.ExpectedNoShows, 1, language)}; kvar att boka {room}; obokade i kön {month.WaitingInTime} inom och {month.WaitingLate} över. Med det bokade: {Written.Share(month.ExpectedShare, language)}.",
                $"  {month.InTime} of {month.Counted} within the limit so far; booked {month.BookedInTime} within and {month.BookedLate} past it; expected no-shows {Written.Decimals(month.ExpectedNoShows, 1, language)}; left to book {room}; in the queue without a time {month.WaitingInTime} within and {month.WaitingLate} past it. With what is booked: {Written.Share(month.ExpectedShare, language)}.").In(language));
            foreach (var tier in row.Tiers)
            {
                call.Output.WriteLine($"  {Name(tier.Tier, found.Level).In(language)}: {tier.Needed.Sentence.In(language)}");
            }
        }

        call.Output.WriteLine();
        call.Output.WriteLine(new Phrase(
            "Talen är besök utöver de bokade. Den som har väntat längre än gränsen behåller sin tid, och de som saknar tid behöver en.",
            "The numbers are visits beside those booked. Whoever has waited past the limit keeps their time, and those without one need one.").In(language));
    }

    // The level asks something of the waiting too; here it is about those completed.
    private static Phrase Name(Tier tier, int level) => tier == Tier.Level75 ? new($"{level} % av genomförda", $"{level}% of completed") : tier.Name(level);

    private static void Json(NeededFound found, Call call) => JsonOut.Write(call.Output, json =>
    {
        json.WriteStartObject();
        json.WriteString("region", found.RegionName);
        json.WriteString("day", found.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartArray("rows");
        foreach (var row in found.Rows)
        {
            Write(row, found.Level, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(NeededRow row, int level, Utf8JsonWriter json)
    {
        var month = row.Month;
        json.WriteStartObject();
        json.WriteString("unit", month.Unit);
        json.WriteString("area", month.Point.Code());
        json.WriteNumber("inTime", month.InTime);
        json.WriteNumber("counted", month.Counted);
        json.WriteNumber("bookedInTime", month.BookedInTime);
        json.WriteNumber("bookedLate", month.BookedLate);
        json.WriteNumber("noShow", month.NoShow);
        json.WriteOrNull("stillBookable", month.StillBookable is { } left ? (int)Math.Floor(left) : null);
        json.WriteNumber("waitingInTime", month.WaitingInTime);
        json.WriteNumber("waitingLate", month.WaitingLate);
        json.WriteStartArray("tiers");
        foreach (var tier in row.Tiers)
        {
            json.WriteStartObject();
            json.WriteString("tier", tier.Tier.Code(level));
            json.WriteString("state", Codes.Code(tier.Needed.State));
            json.WriteOrNull("visits", tier.Needed.Visits);
            json.WriteOrNull("bookings", tier.Needed.Bookings);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
