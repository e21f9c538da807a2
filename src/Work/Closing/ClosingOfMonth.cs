using System.Globalization;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Reports;
using Trettio.Store;

namespace Trettio.Work.Closing;

/// <summary>Whether a month is preliminary, decided or corrected: the one place that says so.</summary>
internal static class ClosingOfMonth
{
    /// <summary>Null while the month is preliminary. <paramref name="series"/> are today's figures.</summary>
    internal static MonthClosing? Of(TrettioStore store, RegionSeries series, Month month) =>
        store.Publications(series.Id).LastOrDefault(one => one.Month == month) is { } decided
            ? Of(decided, store.CloseSteps(series.Id, month), series)
            : null;

    internal static MonthClosing Of(Publication decided, IReadOnlyList<CloseStep> steps, RegionSeries series)
    {
        var attested = steps.Where(step => step.Kind == CloseStepKind.Attested).Select(step => step.Unit).ToHashSet();
        var lacked = steps.Where(step => step.Kind == CloseStepKind.Decided).Select(step => LackedOf(step, decided.Version)).OfType<IReadOnlyList<string>>().LastOrDefault() ?? [];
        return new MonthClosing(decided.Version, decided.DecidedAt.ToLocalTime(), decided.DecidedBy)
        {
            CheckedBy = decided.CheckedBy,
            Reason = decided.Reason,
            MissingAttests = [.. lacked.Where(unit => !attested.Contains(unit)).Select(unit => NameOf(unit, series)).Order(Written.InSwedishOrder)],
            Changed = FrozenFigures.Changes(decided.Figures, FrozenFigures.Csv(series, decided.Month)),
        };
    }

    internal static string NameOf(string unit, RegionSeries series) => unit == series.Id ? series.Name : series.UnitNames.GetValueOrDefault(unit, unit);

    /// <summary>What a decision's step is about: the version, and the units whose attest was missing then, a line each.</summary>
    internal static string Detail(int version, IEnumerable<string> lacking) => string.Join('\n', lacking.Prepend(version.ToString(CultureInfo.InvariantCulture)));

    private static string[]? LackedOf(CloseStep step, int version) =>
        step.Detail?.Split('\n') is [var first, .. var units] && first == version.ToString(CultureInfo.InvariantCulture) ? units : null;
}
