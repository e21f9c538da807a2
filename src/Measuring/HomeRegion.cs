using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>Whether a child lives in the region that produces the care.</summary>
public static class HomeRegion
{
    /// <summary>
    /// "own", "other", or empty when it cannot be told. The home region is the delivered one, else the county in the first two digits of
    /// the municipality; the producing region is its root unit, by id or name, understood by county code or usual name.
    /// </summary>
    public static string Of(string? homeRegion, string? municipality, (string Id, string Name) root)
    {
        if (root.Id == UnitRegister.WithoutRow)
        {
            return "";
        }

        var county = Counties.CodeOf(root.Id) ?? Counties.CodeOf(root.Name);
        if (homeRegion is not null)
        {
            return Say(IsCalled(homeRegion, root.Id) || IsCalled(homeRegion, root.Name) || (county is not null && Counties.CodeOf(homeRegion) == county));
        }

        return municipality is { Length: 4 } && county is not null ? Say(municipality.StartsWith(county, StringComparison.Ordinal)) : "";
    }

    private static bool IsCalled(string region, string name) => string.Equals(region.Trim(), name, StringComparison.OrdinalIgnoreCase);

    private static string Say(bool own) => own ? "own" : "other";
}
