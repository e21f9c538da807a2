using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>Whether a child lives in the region that produces the care.</summary>
public static class HomeRegion
{
    /// <summary>
    /// "own", "other", or empty when it cannot be told. The home region is the delivered one, else the county in the first two digits of
    /// the municipality; the producing region is its root unit's id, understood by county code or usual name.
    /// </summary>
    public static string Of(string? homeRegion, string? municipality, string rootUnitId)
    {
        if (rootUnitId == UnitRegister.WithoutRow)
        {
            return "";
        }

        var root = Counties.CodeOf(rootUnitId);
        if (homeRegion is not null)
        {
            return Say(string.Equals(Counties.CodeOf(homeRegion) ?? homeRegion, root ?? rootUnitId, StringComparison.OrdinalIgnoreCase));
        }

        return municipality is { Length: 4 } && root is not null ? Say(municipality.StartsWith(root, StringComparison.Ordinal)) : "";
    }

    private static string Say(bool own) => own ? "own" : "other";
}
