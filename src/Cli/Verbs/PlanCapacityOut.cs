using Trettio.Care;
using Trettio.Planning.Simulating;
using Trettio.Reports;
using Trettio.Work;
using Trettio.Work.Producing;
using Trettio.Work.Simulating;

namespace Trettio.Cli.Verbs;

/// <summary>trettio plan capacity: visits a week needed and there is time for, and where more gives most.</summary>
internal static class PlanCapacityOut
{
    // Changes for a single visit are too small to be read.
    private const int For = 100;

    private static readonly Phrase[] Assumptions =
    [
        new(
            "slots.csv känner inga mätpunkter: en enhets tider, bokade eller inte, fördelas som dess besök under året före.",
            "slots.csv knows no measuring points: a unit's times, booked or not, are shared as its visits of the year before."),
        new(
            "Andelen gäller alla genomförda under tiden, alla mätpunkter tillsammans; chansen är medeltalet av månadernas och målområdenas chans att nå någon nivå. ± är vad slumpen kan göra med skillnaden.",
            "The share is of all completed in the time, all measuring points together; the chance is the mean of the months' and target areas' chance of any tier. ± is what chance may do to the difference."),
    ];

    internal static void Run(Call call, CancellationToken stop)
    {
        var agreement = call.Definitions.Agreement(call.Text("--agreement"));
        var request = new SimulationRequest
        {
            Region = call.Needed("--region"),
            Unit = call.Text("--unit"),
            From = call.Month("--from"),
            Rules = call.Definitions.RuleSet(call.Text("--rules") ?? agreement.Rules),
            Agreement = agreement,
        };
        var asked = call.Text("--scenario") is { } file ? AskedScenario.Read(file) : Scenario.AsToday;
        var closed = call.Texts("--closed").Select(AskedScenario.Closed).Where(weeks => !asked.Closed.Contains(weeks));
        using var progress = new ProgressLine(call);
        using var inputs = Inputs.Of([], call.Store, progress);
        var found = FindCapacity.Run(inputs, new(request, asked with { Closed = [.. asked.Closed, .. closed] }, call.Text("--slots")), stop);
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
    }

    private static void Print(CapacityFound found, Call call)
    {
        var (output, language, prepared) = (call.Output, call.Language, found.Scenario.Prepared);
        output.WriteLine(new Phrase(
            $"{prepared.UnitName ?? prepared.RegionName}, {prepared.First}–{prepared.Last}: {found.Scenario.Scenario.Called.Sv}",
            $"{prepared.UnitName ?? prepared.RegionName}, {prepared.First}–{prepared.Last}: {found.Scenario.Scenario.Called.En}").In(language));
        output.WriteLine(OutlookWords.Start(prepared).In(language));
        output.WriteLine();
        PlanOut.Print(Week(found, language), call);
        foreach (var row in found.Rows)
        {
            foreach (var weeks in found.Scenario.Scenario.Closed)
            {
                output.WriteLine(Gaps.Closed(found.Scenario, row.Point, weeks).In(language));
            }
        }

        output.WriteLine();
        output.WriteLine(new Phrase(
            $"Vad som ger mest: skillnaden efter {prepared.Model.Months} månader för varje {For} besök, {FindCapacity.Replications} omgångar med samma barn",
            $"What gives most: the difference after {prepared.Model.Months} months for every {For} visits, {FindCapacity.Replications} replications with the same children").In(language));
        PlanOut.Print(Effects(found, language), call);
        output.WriteLine(OutlookWords.Both.In(language));
        output.WriteLine();
        foreach (var assumption in OutlookWords.Assumptions(prepared).Concat(Assumptions))
        {
            output.WriteLine("· " + assumption.In(language));
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Week(CapacityFound found, Language language)
    {
        IReadOnlyList<string> Row(string sv, string en, Func<CapacityRow, double?> figure) =>
            [new Phrase(sv, en).In(language), .. found.Rows.Select(row => figure(row) is { } known && double.IsFinite(known) ? Written.Decimals(known, 1, language) : Written.NoFigure)];
        yield return [new Phrase("Besök i veckan", "Visits a week").In(language), .. found.Rows.Select(row => row.Point.Name().In(language))];
        yield return Row("Kommer, utan dem som lämnar listan", "Come, without those who leave the list", row => row.Gap.Inflow);
        yield return Row("Listan ned inom gränsen på ett halvår", "The list down within the limit in half a year", row => row.ListDown);
        yield return Row("Förloras till uteblivna", "Lost to no-shows", row => row.Lost);
        yield return Row("Behövs", "Needed", row => row.Gap.Need);
        yield return Row("Fanns tid till året före", "There was time for in the year before", row => row.Before);
        yield return Row("Erbjuds enligt slots.csv", "Offered by slots.csv", row => row.Slots);
        yield return Row("Egen tid", "Time of one's own", row => row.Gap.Own);
        yield return Row("  varav ny, neuropsykiatriska", "  of it new, neuropsychiatric", row => row.Neuropsychiatric);
        yield return Row("Grupper", "Groups", row => row.Gap.Groups);
        yield return Row("Köpta eller tillagda", "Bought or added", row => row.Gap.Bought);
        yield return Row("Saknas (−: till övers)", "Missing (−: to spare)", row => row.Gap.Missing);
    }

    private static IEnumerable<IReadOnlyList<string>> Effects(CapacityFound found, Language language)
    {
        var limit = found.Scenario.Result.Model.Limit;
        string Number(double? each) => each is { } known ? Signed(known * For, language) : Written.NoFigure;
        yield return
        [
            "", new Phrase("Besök", "Visits").In(language), new Phrase($"väntar >{limit} d", $"waiting >{limit} d").In(language), "±",
            new Phrase("väntar >90 d", "waiting >90 d").In(language), new Phrase($"inom {limit} d, p.e.", $"within {limit} d, pp").In(language), new Phrase("chans nivå, p.e.", "tier chance, pp").In(language),
        ];
        foreach (var one in found.Effects)
        {
            yield return
            [
                one.Name.In(language), Written.Count((long)Math.Round(one.Visits), language), Number(one.Each(one.PastLimit)),
                one.Each(one.Margin) is { } margin ? Written.Decimals(margin * For, 1, language) : Written.NoFigure, Number(one.Each(one.Past90)),
                Number(one.Each(one.Share) * 100), Number(one.Each(one.Chance) * 100),
            ];
        }
    }

    private static string Signed(double number, Language language) =>
        Math.Round(number, 1) > 0 ? "+" + Written.Decimals(number, 1, language) : Written.Decimals(number, 1, language);

    private static void Json(CapacityFound found, Call call) => JsonOut.Write(call.Output, json =>
    {
        var prepared = found.Scenario.Prepared;
        json.WriteStartObject();
        json.WriteString("region", prepared.RegionName);
        json.WriteString("unit", prepared.UnitName);
        json.WriteString("from", prepared.First.ToString());
        json.WriteString("to", prepared.Last.ToString());
        json.WriteString("scenario", found.Scenario.Scenario.Called.In(call.Language));
        json.WriteNumber("replications", FindCapacity.Replications);
        json.WriteStartArray("week");
        foreach (var row in found.Rows)
        {
            json.WriteStartObject();
            json.WriteString("area", row.Point.Code());
            (string Name, double? Value)[] figures =
            [
                ("inflow", row.Gap.Inflow), ("listDown", row.ListDown), ("lost", row.Lost), ("need", row.Gap.Need), ("before", row.Before), ("slots", row.Slots), ("own", row.Gap.Own),
                ("neuropsychiatric", row.Neuropsychiatric), ("groups", row.Gap.Groups), ("bought", row.Gap.Bought), ("missing", row.Gap.Missing),
            ];
            Array.ForEach(figures, figure => json.WriteOrNull(figure.Name, figure.Value is { } known && double.IsFinite(known) ? known : null));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("closed");
        foreach (var said in found.Rows.SelectMany(row => found.Scenario.Scenario.Closed.Select(weeks => Gaps.Closed(found.Scenario, row.Point, weeks))))
        {
            json.WriteStringValue(said.In(call.Language));
        }

        json.WriteEndArray();
        json.WriteStartArray("effects");
        foreach (var one in found.Effects)
        {
            json.WriteStartObject();
            json.WriteString("name", one.Name.In(call.Language));
            json.WriteNumber("visits", one.Visits);
            json.WriteNumber("pastLimit", one.PastLimit);
            json.WriteNumber("margin", one.Margin);
            json.WriteNumber("past90", one.Past90);
            json.WriteOrNull("share", one.Share);
            json.WriteOrNull("chance", one.Chance);
            json.WriteOrNull("pastLimitPerVisit", one.Each(one.PastLimit));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
