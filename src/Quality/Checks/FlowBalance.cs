using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class FlowBalance
{
    public static Check Check { get; } = new(
        "flow_balance",
        new("Flödet går inte jämnt ut", "The flow does not balance"),
        (count, of) => new(
            $"{count} av {of} månader går inte jämnt ut: väntande i slutet är inte väntande i början plus nytillkomna minus genomförda och avförda.",
            $"{count} of {of} months do not balance: waiting at the end is not waiting at the start plus added less completed and removed."))
    {
        OnParts = ByParts,
        OnFigures = RunFigures,
        DetailsStandApart = true,
    };

    private static PartByPart ByParts(RegionFacts region, CheckSettings by, Marks marks)
    {
        var account = new FlowAccount(region, region.Monthly.First, region.Monthly.Last);
        return new(account.Add, () => End(region, account, marks));
    }

    private static void End(RegionFacts region, FlowAccount account, Marks marks)
    {
        var months = region.Monthly;
        for (var month = months.First; month <= months.Last; month++)
        {
            if (account.HasAny(month))
            {
                marks.AsksOf(1);
                if (account.Residual(month) != 0)
                {
                    marks.Add(RecordKind.Unit, -1, -1, UnitMonths.FirstDayOf(month));
                }
            }
        }

        foreach (var cause in account.Causes())
        {
            marks.Detail(cause);
        }
    }

    /// <summary>Where removals are not known, a queue may be shorter than its flow says, and never longer.</summary>
    private static void RunFigures(IReadOnlyList<FigureRow> figures, CheckSettings by, Marks marks)
    {
        var known = figures.Where(row => row.Unit is null).ToDictionary(row => (row.Region, row.Figure.Key.Point, row.Figure.Key.Month), row => row.Figure);
        foreach (var (key, now) in known.OrderBy(row => row.Key.Region, StringComparer.Ordinal).ThenBy(row => row.Key.Point).ThenBy(row => row.Key.Month))
        {
            if (!known.TryGetValue(key with { Month = key.Month.Previous }, out var before)
                || now is not { Waiting: { } waiting, Added: { } added, Completed: { } completed } || before.Waiting is not { } waitedBefore || !marks.Asks(key.Region))
            {
                continue;
            }

            var residual = waiting - waitedBefore - added + completed + (now.Removed ?? 0);
            if (now.Removed is null ? residual > 0 : residual != 0)
            {
                marks.AddNamed($"{key.Region}/{key.Month}/{key.Point.Code()}", key.Region, key.Month.First.DayNumber);
            }
        }
    }
}
