using Trettio.Care;
using Trettio.Planning.Producing;
using Trettio.Store.Schema;

namespace Trettio.Store;

/// <content>Production plans: versions are added and never changed.</content>
public sealed partial class TrettioStore
{
    /// <summary>All versions, by region, unit, year and version; of one scope, oldest first.</summary>
    public IReadOnlyList<SavedPlan> Plans(PlanScope? scope = null)
    {
        var (any, region, unit, year) = (scope is null, scope?.Region, scope?.Unit, scope?.Year);
        return Ask(context => context.Plans
            .Where(row => any || (row.Region == region && row.Unit == unit && row.Year == year))
            .OrderBy(row => row.Region).ThenBy(row => row.Unit).ThenBy(row => row.Year).ThenBy(row => row.Version)
            .AsEnumerable().Select(Plan).ToList());
    }

    /// <summary>Returns it with the version that is next for its scope.</summary>
    /// <exception cref="RefusedException">The store is busy with an import, or cannot be written (12).</exception>
    public SavedPlan Save(SavedPlan plan) => Change(context =>
    {
        var (region, unit, year) = (plan.Scope.Region, plan.Scope.Unit, plan.Scope.Year);
        var before = context.Plans.Where(row => row.Region == region && row.Unit == unit && row.Year == year).Max(row => (int?)row.Version) ?? 0;
        var kept = plan with { Version = before + 1 };
        context.Plans.Add(new PlanRow
        {
            Id = (context.Plans.Max(row => (int?)row.Id) ?? 0) + 1,
            Region = region,
            Unit = unit,
            Year = year,
            Version = kept.Version,
            Name = kept.Name,
            Reason = kept.Reason,
            Who = kept.Who,
            At = kept.At.ToUniversalTime(),
            GrowthPerMille = kept.Inputs.GrowthPerMille,
            Numbers = PlanText.Write(kept.Inputs),
        });
        return kept;
    });

    private static SavedPlan Plan(PlanRow row) => new(
        new(row.Region, row.Unit, row.Year), row.Name, row.Reason, row.Who, row.At, PlanText.Parse(row.Numbers, row.GrowthPerMille))
    {
        Version = row.Version,
    };
}
