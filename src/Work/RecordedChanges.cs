using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality.SystemChange;

namespace Trettio.Work;

/// <summary>The changes of journal system that are written down in the data folder's <c>system-changes.yaml</c>.</summary>
public static class RecordedChanges
{
    public const string FileName = "system-changes.yaml";

    /// <summary>Empty without the file.</summary>
    /// <exception cref="RefusedException">The file cannot be used (10).</exception>
    public static IReadOnlyList<RecordedChange> Read(DataFolder data)
    {
        var path = Path.Combine(data.Path, FileName);
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return RecordedChange.Parse(File.ReadAllText(path), path);
        }
        catch (DefinitionException fault)
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                $"{fault.File}, rad {fault.Line}, kan inte läsas: {fault.Reason.Sv}", $"{fault.File}, line {fault.Line}, cannot be read: {fault.Reason.En}"), fault);
        }
    }

    /// <summary>Those of a region, by id, name or usual name, and of its units.</summary>
    internal static IReadOnlyList<RecordedChange> Of(IReadOnlyList<RecordedChange> all, RegionSeries series) =>
        [.. all.Where(change => change.Unit is { } unit ? series.UnitFigures.Any(figure => figure.Key.Unit == unit) : IsCalled(series, change.Region!))];

    private static bool IsCalled(RegionSeries series, string region) =>
        string.Equals(series.Id, region, StringComparison.OrdinalIgnoreCase) || string.Equals(series.Name, region, StringComparison.OrdinalIgnoreCase)
        || (Counties.CodeOf(series.Id) is { } county && county == Counties.CodeOf(region));
}
