using Trettio.Care;
using Trettio.Exchange;
using Trettio.Measuring.Judging;
using Trettio.Reports;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio differences: a month as registered against what the definitions say.</summary>
internal static class DifferencesVerb
{
    internal static Verb Verb { get; } = new(
        "differences",
        new("Visar vad som registrerats annorlunda än regelverket säger, åt båda hållen, och pengarna det gäller.", "Shows what was registered otherwise than the definitions say, in both directions, and the money at stake."),
        "trettio differences leverans/ --region VGR --month 2025-08 --list",
        Run)
    {
        Paths = "[PATH…]",
        PathsMean = new("mappar och filer med vårdhändelser; utan PATH används lagret", "folders and files with care events; without PATH the store is used"),
        PathCount = (0, 100),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--region", "R", new("regionens namn eller id", "the region's name or id")),
            new("--month", "YYYY-MM", new("månaden", "the month")),
            new("--unit", "U", new("bara den enheten, namn eller id", "that unit only, name or id")),
            new("--point", "first_visit|investigation|treatment", new("bara den mätpunkten", "that measuring point only")),
            new("--rules", "ID", new("regelverk; förval bup-2025", "rule set; default bup-2025")),
            new("--agreement", "ID", new("överenskommelse; förval bup-2025", "agreement; default bup-2025")),
            new("--max-per-area-month", "KR", new("möjlig ersättning per målområde och månad, i kronor", "possible money per target area and month, in kronor")),
            new("--list", null, new("visa varje kontakt som skiljer", "show each contact that differs")),
            new("--out", "FILE", new("skriv kontakterna dit som CSV", "write the contacts there as CSV")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var request = new DifferencesRequest(call.Needed("--region"), call.NeededMonth("--month"))
        {
            Unit = call.Text("--unit"),
            Point = call.Choice<MeasuringPoint>("--point"),
            MaxPerAreaMonth = GoalsVerb.MaxPerAreaMonth(call),
        };
        var by = (Rules: call.Definitions.RuleSet(call.Text("--rules")), Lists: call.Definitions.CodeLists(), Agreement: call.Definitions.Agreement(call.Text("--agreement")));
        using var progress = new ProgressLine(call);
        using var inputs = Inputs.Of(call.Paths, call.Store, progress);
        var books = (inputs.Book(by.Rules), inputs.Judged(by.Rules, by.Lists).Book(by.Rules));
        var found = FindDifferences.Run(inputs, books, by, request);
        var journals = call.Has("--list") || call.Text("--out") is not null
            ? JournalRefs.Of(inputs.Events, found.Records.Select(record => ("contact", (string?)record.ContactId)))
            : JournalRefs.None;
        if (call.Text("--out") is { } path)
        {
            Folders.WriteWhole(path, stream =>
            {
                using var writer = new StreamWriter(stream, new System.Text.UTF8Encoding(false), leaveOpen: true);
                DifferencesCsv.Write(found.Records.Select(record => (record, journals.Of("contact", record.ContactId))), writer);
            });
        }

        if (call.Json)
        {
            JsonOut.Write(call.Output, json => DifferencesJson.Write(json, found, journals, call));
        }
        else
        {
            Print(found, call);
        }

        return Task.FromResult(ExitCode.Done);
    }

    private static void Print(DifferencesFound found, Call call)
    {
        var language = call.Language;
        void Line(Phrase phrase) => call.Output.WriteLine(phrase.In(language));
        call.Output.WriteLine($"{(found.Unit is null ? "" : found.NameOf(found.Unit) + ", ")}{found.RegionName}, {found.Month}: {DifferenceWords.Headline(found.Figures).In(language)}");
        Line(found.Stake.Sentence);
        foreach (var (registered, judged) in found.Stake.Registered.Areas.Zip(found.Stake.Judged.Areas).Where(pair => pair.First.Tier != pair.Second.Tier))
        {
            call.Output.WriteLine($"  {registered.Area.Name().In(language)}: {DifferenceWords.Tiers(registered, judged).In(language)}, {Written.Kronor(registered.PayoutKr, language)} → {Written.Kronor(judged.PayoutKr, language)}");
        }

        Line(BasisWords.Sentence(found.Undecidable));
        if (DifferenceWords.Withheld(found.Withheld) is { } withheld)
        {
            Line(withheld);
        }

        var units = found.Figures.GroupBy(one => one.Key.Unit).ToList();
        var shown = units.Where(unit => found.Unit is not null || unit.Any(one => one.Differs)).ToList();
        foreach (var unit in shown)
        {
            Print(unit, found, call);
        }

        if (units.Count > shown.Count)
        {
            call.Output.WriteLine();
            Line(new($"Enheter utan skillnad: {units.Count - shown.Count}.", $"Units without a difference: {units.Count - shown.Count}."));
        }

        if (found.Stake.Units.Any(stake => stake.DifferenceKr is not (null or 0)))
        {
            call.Output.WriteLine();
            Line(DifferenceWords.PartIsComputed);
        }

        if (call.Has("--list"))
        {
            List(found, call);
        }
    }

    private static void Print(IGrouping<string, PointDifferences> unit, DifferencesFound found, Call call)
    {
        var language = call.Language;
        void Line(Phrase phrase) => call.Output.WriteLine(phrase.In(language));
        var undecidable = found.UndecidableOf.GetValueOrDefault(unit.Key);
        call.Output.WriteLine();
        call.Output.WriteLine($"{found.NameOf(unit.Key)} ({unit.Key})");
        foreach (var one in unit)
        {
            Line(Figures(one));
        }

        Line(new(
            $"  Ej avgörbara: {undecidable.Undecidable} av {undecidable.Judged} ({Written.Share(undecidable.Share, language)}).",
            $"  Undecidable: {undecidable.Undecidable} of {undecidable.Judged} ({Written.Share(undecidable.Share, language)})."));
        if (found.Stake.Units.FirstOrDefault(stake => stake.Unit == unit.Key) is { DifferenceKr: { } kr and not 0 })
        {
            Line(new($"  Beräknad andel av regionens utfall: {Signed(kr, language)}.", $"  Computed share of the region's payout: {Signed(kr, language)}."));
        }
    }

    private static Phrase Figures(PointDifferences one)
    {
        return new(In(Language.Swedish), In(Language.English));

        string In(Language language) => new Phrase(
            $"  {one.Key.Point.Name().Sv}: enligt registrering {Basis(one.Registered, language)}, enligt regelverket {Basis(one.Judged, language)}; {one.Uncounted.Completed} oräknade, {one.OverCounted.Completed} överräknade.",
            $"  {one.Key.Point.Name().En}: as registered {Basis(one.Registered, language)}, as the definitions say {Basis(one.Judged, language)}; {one.Uncounted.Completed} not counted, {one.OverCounted.Completed} counted too much.").In(language);

        static string Basis(ContactTally tally, Language language) => new Phrase(
            $"{tally.InTime} inom tiden av {tally.Counted} räknade ({Written.Share(tally.Share, language)}) och {tally.Completed} genomförda",
            $"{tally.InTime} in time of {tally.Counted} counted ({Written.Share(tally.Share, language)}) and {tally.Completed} completed").In(language);
    }

    private static void List(DifferencesFound found, Call call)
    {
        var language = call.Language;
        foreach (var one in found.Records)
        {
            call.Output.WriteLine();
            call.Output.WriteLine($"{one.ContactId}, {one.UnitId}, {one.On:yyyy-MM-dd}: {DifferenceWords.Kind(one.RegisteredKind).In(language)} → {Judgement.Name(one.JudgedKind).In(language)}");
            call.Output.WriteLine($"  {one.Decided.Sentence.In(language)} [{one.Decided.Source}]");
            call.Output.WriteLine(new Phrase($"  Enligt registrering: {DifferenceWords.Place(one.Registered).Sv}", $"  As registered: {DifferenceWords.Place(one.Registered).En}").In(language));
            call.Output.WriteLine(new Phrase($"  Enligt regelverket: {DifferenceWords.Place(one.Judged).Sv}", $"  As the definitions say: {DifferenceWords.Place(one.Judged).En}").In(language));
            if (DifferenceWords.Remark(one).In(language) is { Length: > 0 } remark)
            {
                call.Output.WriteLine("  " + remark);
            }
        }
    }

    private static string Signed(long kr, Language language) => (kr > 0 ? "+" : "") + Written.Kronor(kr, language);
}
