using System.Globalization;
using Trettio.Care;
using Trettio.Goals;
using Trettio.Planning.Simulating;
using Trettio.Reports;
using Trettio.Work.Simulating;

namespace Trettio.Cli.Verbs;

/// <summary>Simulated scenarios as text.</summary>
internal static class SimulatedOut
{
    internal static void Print(IReadOnlyList<SimulatedScenario> scenarios, Call call)
    {
        var prepared = scenarios[0].Prepared;
        var (output, language) = (call.Output, call.Language);
        var result = scenarios[0].Result;
        output.WriteLine(new Phrase(
            $"{prepared.UnitName ?? prepared.RegionName}, {prepared.First}–{prepared.Last}: {result.Done} omgångar, frö {result.Seed}",
            $"{prepared.UnitName ?? prepared.RegionName}, {prepared.First}–{prepared.Last}: {result.Done} replications, seed {result.Seed}").In(language));
        output.WriteLine(OutlookWords.Start(prepared).In(language));
        foreach (var scenario in scenarios)
        {
            output.WriteLine();
            output.WriteLine(scenario.Scenario.Called.In(language).ToUpper(CultureInfo.InvariantCulture));
            foreach (var area in Areas(scenario))
            {
                Print(scenario, area, call);
            }

            foreach (var flow in scenario.Outlook.Flows)
            {
                output.WriteLine(new Phrase(
                    $"Genomförda första besök mot nytillkomna {flow.From}–{flow.To}: {Written.Share(flow.Ratio.P50, language)}, chans att nå målet {Chance(flow.Chance, language)}",
                    $"First visits completed against added {flow.From}–{flow.To}: {Written.Share(flow.Ratio.P50, language)}, chance of the goal {Chance(flow.Chance, language)}").In(language));
            }

            output.WriteLine();
            foreach (var area in Areas(scenario))
            {
                output.WriteLine(Gaps.Sentence(scenario, area).In(language));
                foreach (var weeks in scenario.Scenario.Closed)
                {
                    output.WriteLine(Gaps.Closed(scenario, area, weeks).In(language));
                }
            }

            output.WriteLine(new Phrase("Pengarna: ", "The money: ").In(language) + OutlookWords.Money(scenario).In(language));
            output.WriteLine(new Phrase("Väntetiderna: ", "The waits: ").In(language) + OutlookWords.Equity(scenario).In(language));
            if (scenario != scenarios[0])
            {
                output.WriteLine(OutlookWords.Difference(scenarios[0], scenario).In(language));
                if (Gaps.Effect(scenarios[0], scenario) is { } effect)
                {
                    output.WriteLine(effect.In(language));
                }
            }
        }

        output.WriteLine();
        foreach (var assumption in OutlookWords.Assumptions(prepared))
        {
            output.WriteLine("· " + assumption.In(language));
        }
    }

    private static IEnumerable<MeasuringPoint> Areas(SimulatedScenario scenario) =>
        scenario.Prepared.Request.Agreement.Areas.Where(area => scenario.Result.Model.Queues.Any(queue => queue.Point == area));

    private static void Print(SimulatedScenario scenario, MeasuringPoint area, Call call)
    {
        var (output, language) = (call.Output, call.Language);
        output.WriteLine();
        output.WriteLine(area.Name().In(language));
        var level = scenario.Prepared.Request.Agreement.Scale.Level.CompletedPercent;
        var head = new Phrase(
            $"  månad    nya  klara  inom {scenario.Result.Model.Limit} dagar (80 %)     väntar  inom   >90 d  9 av 10  chans: {level} %  +10    +5    +1",
            $"  month    new   done  within {scenario.Result.Model.Limit} days (80%)    waiting within >90 d  9 in 10 chance: {level}%   +10    +5    +1");
        output.WriteLine(head.In(language));
        for (var month = 0; month < scenario.Result.Model.Months; month++)
        {
            output.WriteLine(Row(scenario, area, month, language));
        }
    }

    private static string Row(SimulatedScenario scenario, MeasuringPoint area, int month, Language language)
    {
        var result = scenario.Result;
        string Mean(Func<SimulatedMonth, double?> figure, int width) => (result.FanOf(area, month, figure) is { } fan ? Written.Count((long)Math.Round(fan.Mean), language) : Written.NoFigure).PadLeft(width);
        var share = result.FanOf(area, month, one => one.Share);
        var spread = share is { } known ? $"{Percent(known.P50, language),6} ({Percent(known.P10, language)}–{Percent(known.P90, language)})" : Written.NoFigure;
        var outlook = scenario.Outlook.Areas.Single(one => one.Area == area && one.Month == result.MonthAt(month));
        string Of(Tier tier) => (OutlookWords.Reached(outlook, tier) is { } chance ? Chance(chance, language) : Written.NoFigure).PadLeft(6);
        return $"  {result.MonthAt(month)} {Mean(one => one.Added, 5)} {Mean(one => one.Completed, 6)}  {spread,-24} {Mean(one => one.Waiting, 7)} {Percent(result.FanOf(area, month, one => one.WaitingShare)?.P50, language),6} "
            + $"{Mean(one => one.WaitingOver90, 6)} {result.DaysFor(area, month, 0.9)?.ToString(CultureInfo.InvariantCulture) ?? Written.NoFigure,7} {Of(Tier.Level75),14}{Of(Tier.Improve10)}{Of(Tier.Improve5)}{Of(Tier.Improve1)}";
    }

    private static string Percent(double? share, Language language) => share is { } known ? Written.WholePercent(known, language) : Written.NoFigure;

    private static string Chance(double chance, Language language) => Written.WholePercent(chance, language);
}
