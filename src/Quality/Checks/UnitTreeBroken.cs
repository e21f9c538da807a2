using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class UnitTreeBroken
{
    private const int MostDetails = 20;

    public static Check Check { get; } = new(
        "unit_tree_broken",
        new("Enheterna hänger inte ihop", "The units do not hold together"),
        (count, of) => new(
            $"{count} av {of} enheter har fel i units.csv: en överordnad enhet som saknas eller leder tillbaka till enheten, eller rader som gäller samma dag eller slutar innan de börjar; regionens summa kan sakna dem.",
            $"{count} of {of} units are wrong in units.csv: a parent that is missing or leads back to the unit, or rows that hold on the same day or end before they begin; the region's sum may lack them."))
    {
        Tallied = tallies => (tallies.UnitTreeBroken, tallies.Units),
        OnRegion = Run,
        DetailsStandApart = true,
    };

    private static void Run(RegionFacts region, CheckSettings by, Marks marks)
    {
        if (region.Register.Ids.Count == 0)
        {
            marks.NotApplicable(new("Inga enheter har levererats (units.csv).", "No units were delivered (units.csv)."));
            return;
        }

        var asked = region.Register.Ids.Where(marks.Asks).ToHashSet();
        var faults = region.Register.Faults().Where(fault => asked.Contains(fault.Unit)).ToList();
        foreach (var unit in faults.Select(fault => fault.Unit).Distinct())
        {
            marks.AddUnit(unit);
        }

        faults.Take(MostDetails).Select(Detail).ToList().ForEach(marks.Detail);
        if (faults.Count > MostDetails)
        {
            marks.Detail(new($"Och {faults.Count - MostDetails} fel till.", $"And {faults.Count - MostDetails} faults more."));
        }
    }

    private static Phrase Detail(UnitFault fault) => fault.Kind switch
    {
        UnitFaultKind.ParentUnknown => new($"{fault.Unit}: den överordnade enheten {fault.Parent} saknas.", $"{fault.Unit}: its parent {fault.Parent} is missing."),
        UnitFaultKind.ParentsInCircle => new($"{fault.Unit}: de överordnade leder tillbaka till enheten själv.", $"{fault.Unit}: its parents lead back to the unit itself."),
        UnitFaultKind.PeriodsOverlap => new($"{fault.Unit}: två rader gäller samma dag.", $"{fault.Unit}: two rows hold on the same day."),
        UnitFaultKind.EndsBeforeItBegins => new($"{fault.Unit}: en rad slutar innan den börjar.", $"{fault.Unit}: a row ends before it begins."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
