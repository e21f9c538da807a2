using Trettio.Care;
using Trettio.Goals;
using Trettio.Planning.Simulating;
using Trettio.Reports;

namespace Trettio.Work.Simulating;

/// <summary>
/// What a simulation means, seen twice: by the money and by the children who wait. The two are always said together, and no sentence tells
/// anybody to let a long wait go on: see docs/decisions/0020.
/// </summary>
public static class OutlookWords
{
    /// <summary>What the agreement would pay.</summary>
    public static Phrase Money(SimulatedScenario scenario)
    {
        var outlook = scenario.Outlook;
        if (scenario.Prepared.UnitName is not null)
        {
            return new("Ersättningen avgörs för hela regionen; en enhet har ingen egen.", "The money is decided for the whole region; a unit has none of its own.");
        }

        if (outlook is not { TotalKr: { } kr, PossibleKr: { } possible })
        {
            return new(
                "Ersättningen kan inte räknas: överenskommelsen har inget belopp för regionen, eller ingen av månaderna mäts.",
                "The money cannot be reckoned: the agreement has no amount for the region, or none of the months is measured.");
        }

        return Written.Both(language => language == Language.Swedish
            ? $"Ersättningen blir i medeltal {Kr(kr.Mean, language)} av möjliga {Kr(possible, language)}; i åtta fall av tio mellan {Kr(kr.P10, language)} och {Kr(kr.P90, language)}."
            : $"The money comes to {Kr(kr.Mean, language)} on average of a possible {Kr(possible, language)}; in eight cases of ten between {Kr(kr.P10, language)} and {Kr(kr.P90, language)}.");
    }

    /// <summary>Who waits longest at the end, over all measuring points.</summary>
    public static Phrase Equity(SimulatedScenario scenario)
    {
        var (result, last) = (scenario.Result, scenario.Result.Model.Months - 1);
        var points = Points(scenario);
        var over90 = points.Sum(point => result.FanOf(point, last, month => month.WaitingOver90)?.Mean ?? 0);
        var late = points.Sum(point => result.FanOf(point, last, month => month.Waiting - month.WaitingInTime)?.Mean ?? 0);
        return Written.Both(language => language == Language.Swedish
            ? $"I slutet av {Written.MonthAndYear(scenario.Prepared.Last, language)} väntar i medeltal {Number(late, language)} längre än {scenario.Result.Model.Limit} dagar, av dem {Number(over90, language)} längre än vårdgarantins 90 dagar."
            : $"At the end of {Written.MonthAndYear(scenario.Prepared.Last, language)} {Number(late, language)} on average have waited more than {scenario.Result.Model.Limit} days, {Number(over90, language)} of them more than the guarantee's 90 days.");
    }

    /// <summary>How the scenario differs from going on as today, in both views at once.</summary>
    public static Phrase Difference(SimulatedScenario asToday, SimulatedScenario scenario)
    {
        var (money, late, long90) = (MoneyDifference(asToday, scenario), WaitingDifference(asToday, scenario, 0), WaitingDifference(asToday, scenario, 90));
        var said = Written.Both(language =>
        {
            var kr = money is { } known
                ? (language == Language.Swedish ? $"{Signed(known, language)} kr i ersättning, " : $"SEK {Signed(known, language)}, ")
                : "";
            return language == Language.Swedish
                ? $"Mot som i dag: {kr}{Signed(late, language)} väntande över {scenario.Result.Model.Limit} dagar och {Signed(long90, language)} över 90 dagar, i medeltal i slutet."
                : $"Against as today: {kr}{Signed(late, language)} waiting over {scenario.Result.Model.Limit} days and {Signed(long90, language)} over 90 days, on average at the end.";
        });
        return money > 0 && Math.Round(long90) > 0
            ? new(
                $"{said.Sv} Pengarna och väntetiderna drar åt olika håll: de som redan har väntat länge får vänta längre. Det är en kostnad, inte en besparing.",
                $"{said.En} Money and waits pull in different directions: those who have already waited long wait longer. That is a cost, not a saving.")
            : said;
    }

    /// <summary>The answer, in a sentence: what going on as today leads to, or what the scenario changes of it.</summary>
    public static Phrase Headline(SimulatedScenario asToday, SimulatedScenario scenario)
    {
        var late = Math.Round(Late(scenario, 0));
        return Written.Both(language =>
        {
            var month = Written.MonthAndYear(scenario.Prepared.Last, language);
            var days = scenario.Result.Model.Limit;
            if (scenario.Scenario.IsAsToday)
            {
                return language == Language.Swedish
                    ? $"Går det på som i dag väntar {Number(late, language)} längre än {days} dagar i slutet av {month}."
                    : $"Going on as today, {Number(late, language)} will have waited more than {days} days at the end of {month}.";
            }

            var change = (long)Math.Round(late - Math.Round(Late(asToday, 0)));
            var word = (change, language) switch
            {
                ( < 0, Language.Swedish) => $"{Number(-change, language)} färre",
                ( > 0, Language.Swedish) => $"{Number(change, language)} fler",
                (_, Language.Swedish) => "lika många",
                ( < 0, _) => $"{Number(-change, language)} fewer",
                ( > 0, _) => $"{Number(change, language)} more",
                _ => "as many",
            };
            return language == Language.Swedish
                ? $"{scenario.Scenario.Called.Sv}: {word} väntar längre än {days} dagar i slutet av {month} än om det går på som i dag."
                : $"{scenario.Scenario.Called.En}: {word} will have waited more than {days} days at the end of {month} than going on as today.";
        });
    }

    /// <summary>The chances of an area's tiers, as a mean over the months in which they can be told.</summary>
    public static Phrase Chances(SimulatedScenario scenario, MeasuringPoint area)
    {
        var known = scenario.Outlook.Areas.Where(one => one.Area == area && one.Chance is not null).ToList();
        if (known.Count == 0)
        {
            return new("Nivåerna går inte att bedöma: månaderna året före saknas.", "The tiers cannot be judged: the months of the year before are missing.");
        }

        var level = scenario.Prepared.Request.Agreement.Scale.Level.CompletedPercent;
        var reached = known.Average(one => Reached(one, Tier.Level75) ?? 0);
        var paid = known.Average(one => one.Paid ?? 0);
        return Written.Both(language => language == Language.Swedish
            ? $"Chansen att en månad når {level} %-målet, för både genomförda och väntande, är i medeltal {Written.WholePercent(reached, language)}, och någon nivå alls {Written.WholePercent(paid, language)}."
            : $"The chance that a month reaches the {level}% goal, for both completed and waiting, is {Written.WholePercent(reached, language)} on average, and any tier at all {Written.WholePercent(paid, language)}.");
    }

    /// <summary>Why both sides are shown.</summary>
    public static Phrase Both { get; } = new(
        "Ersättningen räknar dem som får vård inom gränsen; den som redan har väntat för länge syns inte i den. Därför visas båda sidorna alltid, och den som har väntat längst har fortfarande rätt till vård.",
        "The money counts those who are seen within the limit; whoever has already waited too long is not seen in it. Both sides are therefore always shown, and whoever has waited longest still has a right to care.");

    /// <summary>The chance of reaching that tier, 0–1; of improvement also what is better than it, for whoever improves by ten points has improved by five. Null: cannot be told.</summary>
    public static double? Reached(AreaOutlook outlook, Tier tier) => outlook.Chance is not { } chance ? null : tier == Tier.Level75
        ? chance.GetValueOrDefault(tier)
        : Math.Min(1, TierWords.Paying.TakeWhile(one => one != tier).Append(tier).Sum(one => chance.GetValueOrDefault(one)));

    /// <summary>The units that have figures of their own, in order of name.</summary>
    public static IReadOnlyList<(string Id, string Name)> Units(RegionBook book, string region)
    {
        if (book.MonthsOf(region) is not { Count: > 0 } months)
        {
            return [];
        }

        var series = book.Series(region, months[^1], months[^1]);
        return [.. series.UnitFigures.Select(figure => figure.Key.Unit).Distinct().Select(unit => (unit, series.UnitNames.GetValueOrDefault(unit, unit))).OrderBy(unit => unit.Item2, Written.InSwedishOrder)];
    }

    /// <summary>What the figures rest on, and what is assumed; one sentence each.</summary>
    public static IReadOnlyList<Phrase> Assumptions(PreparedSimulation prepared)
    {
        var list = new List<Phrase>
        {
            new(
                $"Listan är den som gällde {prepared.ListOn:yyyy-MM-dd}. Tiden är som under året före, månad för månad, och ges som då till dem inom och dem över gränsen.",
                $"The list is that of {prepared.ListOn:yyyy-MM-dd}. Time is as in the year before, month by month, and is given as then to those within and those past the limit."),
            prepared.Forecast is not null
                ? new(
                    "Inflödet till första besök är prognosens (trettio forecast), med dess 80 %-intervall. Det som kommer utifrån till utredning och behandling är som året före.",
                    "The inflow to first visits is the forecast's (trettio forecast), with its 80% interval. What comes from outside to investigation and treatment is as in the year before.")
                : new(
                    $"Inflödet är som under året före, och antas vara osäkert med ±{ModelMaker.AssumedSpread * 100:0} % (standardavvikelse) utöver slumpen från dag till dag: för en prognos behövs två års månader.",
                    $"The inflow is as in the year before, and assumed unsure by ±{ModelMaker.AssumedSpread * 100:0}% (standard deviation) apart from chance from day to day: a forecast needs two years of months."),
            new(
                "Tiden är den som användes: en enhet vars kö tog slut kan ha haft mer.",
                "The time is what was used: a unit whose queue ran out may have had more."),
        };
        if (prepared.PlannedWithoutDate > 0)
        {
            list.Add(Written.Both(language =>
            {
                var number = Masking.Text(prepared.PlannedWithoutDate, Masking.OfRegion(prepared.PlannedWithoutDate), language);
                return language == Language.Swedish
                    ? $"{number} på planeringslistan har inget datum som startar klockan och är inte med."
                    : $"{number} on the planning list have no date that starts the clock and take no part.";
            }));
        }

        if (prepared.UnitName is null && prepared.KrPerAreaMonth is not null && prepared.Last > prepared.Request.Agreement.MeasuredTo)
        {
            list.Add(new(
                $"Överenskommelsen mäter till och med {prepared.Request.Agreement.MeasuredTo}. Senare månader är räknade som om den fortsatte med samma månader, mål och belopp; det har ingen beslutat.",
                $"The agreement measures up to {prepared.Request.Agreement.MeasuredTo}. Later months are reckoned as if it went on with the same months, goals and amounts; nobody has decided so."));
        }

        return list;
    }

    /// <summary>Why the list begins as it does: n at each measuring point.</summary>
    public static Phrase Start(PreparedSimulation prepared) => Written.Both(language =>
    {
        var parts = prepared.Request.Agreement.Areas.Select(area => $"{area.Name().In(language).ToLowerInvariant()} {Masking.Text(prepared.Waiting(area), Masking.OfRegion(prepared.Waiting(area)), language)}").ToList();
        return language == Language.Swedish
            ? $"Väntande {prepared.ListOn:yyyy-MM-dd}: {Written.List(parts, language)}."
            : $"Waiting on {prepared.ListOn:yyyy-MM-dd}: {Written.List(parts, language)}.";
    });

    public static double? MoneyDifference(SimulatedScenario asToday, SimulatedScenario scenario) =>
        asToday.Outlook.TotalKr is { } before && scenario.Outlook.TotalKr is { } after ? after.Mean - before.Mean : null;

    /// <summary>How many more wait past the limit (0) or past 90 days at the end, on average.</summary>
    public static double WaitingDifference(SimulatedScenario asToday, SimulatedScenario scenario, int over) => Late(scenario, over) - Late(asToday, over);

    private static double Late(SimulatedScenario scenario, int over) => Points(scenario).Sum(point => scenario.Result.FanOf(
        point, scenario.Result.Model.Months - 1, month => over == 90 ? month.WaitingOver90 : month.Waiting - month.WaitingInTime)?.Mean ?? 0);

    private static List<MeasuringPoint> Points(SimulatedScenario scenario) => [.. scenario.Result.Model.Queues.Select(queue => queue.Point).Distinct().Order()];

    private static string Kr(double kr, Language language) => language == Language.Swedish
        ? $"{Written.Millions((long)kr, language)} mnkr"
        : $"SEK {Written.Millions((long)kr, language)} million";

    private static string Number(double mean, Language language) => Written.Count((long)Math.Round(mean), language);

    private static string Signed(double mean, Language language) => Written.SignedCount((long)Math.Round(mean), language);
}
