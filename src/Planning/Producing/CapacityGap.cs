namespace Trettio.Planning.Producing;

/// <summary>
/// What comes each week against what there is time for. The need is the visits that keep the list as it is, plus those that bring it to a length at
/// which waits are within the limit, spread over the weeks given.
/// </summary>
/// <param name="Inflow">Added a week, less those who leave the list unseen.</param>
/// <param name="Own">Visits a week of one's own staff.</param>
/// <param name="Groups">Places a week in groups.</param>
/// <param name="Bought">Visits a week bought from others.</param>
/// <param name="Over">How many more stand on the list than it can hold with waits within the limit; at least 0.</param>
/// <param name="Weeks">In how many weeks the list is to be brought down, above 0.</param>
/// <param name="NoShow">0–1: time that is lost.</param>
public sealed record CapacityGap(double Inflow, double Own, double Groups, double Bought, double Over, double Weeks, double NoShow)
{
    public double Capacity => Own + Groups + Bought;

    /// <summary>Visits a week that are needed, those lost to no-shows included.</summary>
    public double Need => NoShow >= 1 ? double.PositiveInfinity : (Inflow + (Math.Max(0, Over) / Weeks)) / (1 - NoShow);

    /// <summary>Above 0: so many visits a week are missing; below 0: there is time to spare.</summary>
    public double Missing => Need - Capacity;
}
