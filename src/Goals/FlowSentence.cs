using Trettio.Care;

namespace Trettio.Goals;

/// <summary>What a board would be told of area 4.</summary>
internal static class FlowSentence
{
    public static Phrase Of(FlowGoal goal, FlowResult result, Month month)
    {
        if (result is not { Through: { } through, Added: { } added, Completed: { } completed })
        {
            var known = Wording.Span(result.From, month < result.To ? month : result.To);
            return new(
                $"Underlag saknas: nytillkomna och genomförda första besök är inte kända för {known.Sv}.",
                $"Figures are missing: added and completed first visits are not known for {known.En}.");
        }

        var months = Wording.Span(result.From, through);
        var balance = Balance(added, completed);
        var ratio = Ratio(goal, result.Ratio);
        if (result.Decided)
        {
            return 100L * completed >= (long)goal.TargetPercent * added
                ? new($"Uppnått: {balance.Sv} {months.Sv}{ratio.Sv}.", $"Reached: {balance.En} in {months.En}{ratio.En}.")
                : new($"Ej uppnått: {balance.Sv} {months.Sv}{ratio.Sv}.", $"Not reached: {balance.En} in {months.En}{ratio.En}.");
        }

        return month < result.To
            ? new($"Avgörs efter periodens slut: hittills {balance.Sv} {months.Sv}{ratio.Sv}.",
                $"Decided after the end of the period: so far {balance.En} in {months.En}{ratio.En}.")
            : new($"Underlag saknas för hela perioden: {balance.Sv} {months.Sv}{ratio.Sv}.",
                $"Figures for the whole period are missing: {balance.En} in {months.En}{ratio.En}.");
    }

    private static Phrase Balance(int added, int completed)
    {
        var difference = Wording.Number(Math.Abs((decimal)completed - added));
        return completed.CompareTo(added) switch
        {
            > 0 => new($"{difference.Sv} fler genomförda första besök än nytillkomna", $"{difference.En} more completed first visits than added"),
            < 0 => new($"{difference.Sv} färre genomförda första besök än nytillkomna", $"{difference.En} fewer completed first visits than added"),
            _ => new("lika många genomförda första besök som nytillkomna", "as many completed first visits as added"),
        };
    }

    private static Phrase Ratio(FlowGoal goal, double? ratio)
    {
        if (ratio is not { } known)
        {
            return new("", "");
        }

        var percent = Wording.PercentNotReaching(known, goal.TargetPercent);
        return new($" ({percent.Sv})", $" ({percent.En})");
    }
}
