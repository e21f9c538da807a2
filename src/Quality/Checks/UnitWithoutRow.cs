namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class UnitWithoutRow
{
    public static Check Check { get; } = new(
        "unit_without_row",
        new("Enhet saknas i units.csv", "Unit without a row"),
        Severity.Warning,
        tallies => tallies.UnitWithoutRow,
        tallies => tallies.UnitsNamed,
        (count, _) => new(
            $"{count} enheter som väntan eller kontakter anger saknas i units.csv; de räknas som specialistvård utan region.",
            $"{count} units that waits or contacts name are missing from units.csv; they count as specialist care of no region."));
}
