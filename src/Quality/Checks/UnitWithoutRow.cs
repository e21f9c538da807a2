using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class UnitWithoutRow
{
    public static Check Check { get; } = new(
        "unit_without_row",
        new("Enhet saknas i units.csv", "Unit without a row"),
        (count, _) => new(
            $"{count} enheter som väntan eller kontakter anger saknas i units.csv; de räknas som specialistvård utan region.",
            $"{count} units that waits or contacts name are missing from units.csv; they count as specialist care of no region."))
    {
        Tallied = tallies => (tallies.UnitWithoutRow, tallies.UnitsNamed),
        OnParts = ByParts,
    };

    private static PartByPart ByParts(RegionFacts region, CheckSettings by, Marks marks)
    {
        var named = new SortedSet<int>();
        return new(part => AddNamed(part, named), () => End(region, named, marks));
    }

    private static void End(RegionFacts region, SortedSet<int> named, Marks marks)
    {
        if (region.Register.Ids.Count == 0)
        {
            marks.NotApplicable(new("Inga enheter har levererats (units.csv).", "No units were delivered (units.csv)."));
            return;
        }

        foreach (var unit in named)
        {
            if (marks.Asks(unit) && region.Register.RowOn(region.Units.Text(unit), DateOnly.MinValue) is null)
            {
                marks.Add(RecordKind.Unit, unit, unit, WaitFact.None);
            }
        }
    }

    private static void AddNamed(PartFacts part, SortedSet<int> named)
    {
        named.UnionWith(part.MovedTo.SelectMany(moved => moved.Units));
        part.EachWait((in wait, _) =>
        {
            named.Add(wait.Unit);
            if (wait.Stop != WaitFact.None)
            {
                named.Add(wait.StopUnit);
            }
        });
    }
}
