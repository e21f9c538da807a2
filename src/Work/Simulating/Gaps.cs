using Trettio.Care;
using Trettio.Planning.Producing;
using Trettio.Planning.Queues;
using Trettio.Planning.Simulating;
using Trettio.Reports;

namespace Trettio.Work.Simulating;

/// <summary>What is needed each week against what there is time for, and what a change gives for its cost.</summary>
public static class Gaps
{
    /// <summary>In how many weeks a list that is too long is to be brought down: half a year. Our choice.</summary>
    public const int WeeksToTarget = 26;

    /// <summary>A week of the run, on average: what comes and leaves as simulated, the time of the scenario.</summary>
    public static CapacityGap Of(SimulatedScenario scenario, MeasuringPoint point)
    {
        var (model, result) = (scenario.Result.Model, scenario.Result);
        var weeks = model.Days / 7.0;
        var months = Enumerable.Range(0, model.Months).ToList();
        var inflow = months.Sum(month => result.FanOf(point, month, one => one.Added - one.Left)?.Mean ?? 0) / weeks;
        var queues = model.Queues.Where(queue => queue.Point == point).ToList();
        var (groups, bought) = (VisitsAWeek(scenario, Groups(scenario.Scenario), point), VisitsAWeek(scenario, Bought(scenario.Scenario), point));
        var goal = scenario.Prepared.Request.Agreement.Scale.Level.CompletedPercent / 100.0;
        var attempts = queues.Sum(queue => queue.Minutes.Sum() * queue.NoShow) / Math.Max(1, queues.Sum(queue => queue.Minutes.Sum()));
        return new(inflow, Math.Max(0, VisitsAWeek(model, point) - groups - bought), groups, bought, scenario.Prepared.Waiting(point) - TargetListSize.ForShare(Math.Max(0, inflow / 7), model.Limit, goal), WeeksToTarget, attempts);
    }

    /// <summary>The scenario with its groups as all that it adds; its closed weeks and rule stand.</summary>
    internal static Scenario Groups(Scenario scenario) => Bare(scenario) with { Groups = scenario.Groups };

    /// <summary>With what it buys, or adds without telling of staff, as all that it adds.</summary>
    internal static Scenario Bought(Scenario scenario) => Bare(scenario) with { Added = [.. scenario.Added.Where(one => one.Own is null)] };

    /// <summary>With more or less time of one's own, and staff, as all that it adds.</summary>
    internal static Scenario Own(Scenario scenario) => Bare(scenario) with { Capacity = scenario.Capacity, Added = [.. scenario.Added.Where(one => one.Own is not null)] };

    /// <summary>With nothing added.</summary>
    internal static Scenario Bare(Scenario scenario) => scenario with { Name = "", Capacity = Scenario.AsToday.Capacity, Groups = [], Added = [], CostKr = null };

    /// <summary>Times there are a week at a measuring point, those lost to no-shows included.</summary>
    internal static double VisitsAWeek(SimulationModel model, MeasuringPoint point) =>
        model.Queues.Where(queue => queue.Point == point).Sum(queue => queue.Minutes.Sum() / queue.VisitMinutes) * 7 / model.Days;

    /// <summary>How many of them a part of the scenario gives by itself.</summary>
    internal static double VisitsAWeek(SimulatedScenario scenario, Scenario part, MeasuringPoint point)
    {
        var today = scenario.Prepared.Model;
        return VisitsAWeek(today.With(part), point) - VisitsAWeek(today.With(Bare(scenario.Scenario)), point);
    }

    public static Phrase Sentence(SimulatedScenario scenario, MeasuringPoint point)
    {
        var gap = Of(scenario, point);
        return Written.Both(language =>
        {
            string N(double number) => Written.Decimals(number, 1, language);
            var name = point.Name().In(language);
            var missing = Math.Round(gap.Missing, 1);
            return language == Language.Swedish
                ? $"{name}: det behövs {N(gap.Need)} tider i veckan för inflödet och en lista som ryms inom gränsen om ett halvår; det finns {N(gap.Capacity)}. {(missing > 0 ? $"{N(missing)} saknas." : "Det räcker.")}"
                : $"{name}: {N(gap.Need)} times a week are needed for the inflow and a list that fits the limit in half a year; there are {N(gap.Capacity)}. {(missing > 0 ? $"{N(missing)} are missing." : "That is enough.")}";
        });
    }

    /// <summary>Who passes the limit while clinics are closed; small numbers of today's list are masked.</summary>
    public static Phrase Closed(SimulatedScenario scenario, MeasuringPoint point, Weeks weeks)
    {
        var warning = ClosedWeeksWarning.Of(scenario.Result.Model, point, weeks);
        return Written.Both(language =>
        {
            var (name, waiting) = (point.Name().In(language), Masking.Text(warning.Waiting, Masking.OfRegion(warning.Waiting), language));
            var expected = Written.Count((long)Math.Round(warning.Expected), language);
            return language == Language.Swedish
                ? $"{name}: {waiting} av dem som väntar i dag, och ungefär {expected} som väntas komma in före stängningen, har sin sista dag inom gränsen under de stängda veckorna {weeks}. De behöver en tid dessförinnan, utan att den som har väntat längre blir utan."
                : $"{name}: {waiting} of those waiting today, and about {expected} expected to come before the closing, have their last day within the limit in the closed weeks {weeks}. They need a time before it, without anyone who has waited longer losing theirs.";
        });
    }

    /// <summary>What the scenario gives for what it costs, in both views; null: it has no cost.</summary>
    public static Phrase? Effect(SimulatedScenario asToday, SimulatedScenario scenario)
    {
        if (scenario.Scenario.CostKr is not { } cost)
        {
            return null;
        }

        var fewer = -OutlookWords.WaitingDifference(asToday, scenario, 0);
        var more = Completed(scenario) - Completed(asToday);
        return Written.Both(language =>
        {
            string Each(double number) => number >= 0.5 ? Written.Kronor((long)Math.Round(cost / number), language) : Written.NoFigure;
            return language == Language.Swedish
                ? $"Kostnad {Written.Kronor(cost, language)}: {Each(more)} för varje besök mer och {Each(fewer)} för varje väntande färre över {scenario.Result.Model.Limit} dagar i slutet."
                : $"Cost {Written.Kronor(cost, language)}: {Each(more)} for each visit more and {Each(fewer)} for each one fewer waiting over {scenario.Result.Model.Limit} days at the end.";
        });
    }

    private static double Completed(SimulatedScenario scenario) => Enumerable.Range(0, scenario.Result.Model.Months)
        .Sum(month => Codes.MeasuringPoints.Sum(point => scenario.Result.FanOf(point, month, one => one.Completed)?.Mean ?? 0));
}
