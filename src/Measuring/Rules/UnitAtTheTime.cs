using Trettio.Care;

namespace Trettio.Measuring.Rules;

/// <summary>Where a wait stands on each day, as its moves carry it. The table beside this file is the rule.</summary>
public static class UnitAtTheTime
{
    /// <summary>In date order. A move takes effect on its day; moves of one day are chained from unit to unit.</summary>
    public static IReadOnlyList<(DateOnly From, string UnitId)> Of(History history)
    {
        if (history.Wait is not { } wait)
        {
            return [(DateOnly.MinValue, history.Contacts[0].UnitId)];
        }

        var left = InOrder(history.Moves);
        var units = new List<(DateOnly, string)> { (DateOnly.MinValue, left.Count == 0 ? wait.UnitId : Next(left, wait.UnitId).FromUnitId) };
        while (left.Count > 0)
        {
            var move = Next(left, units[^1].Item2);
            left.Remove(move);
            units.Add((move.MovedOn, move.ToUnitId));
        }

        return units;
    }

    /// <summary>True when the first move leaves another unit than the wait was listed at: the move wins, and it is a finding.</summary>
    public static bool FirstMoveIsFromElsewhere(History history) =>
        history.Wait is { } wait && history.Moves.Count > 0 && Of(history)[0].UnitId != wait.UnitId;

    private static List<Move> InOrder(IReadOnlyList<Move> moves) =>
        [.. moves.OrderBy(move => move.MovedOn)
            .ThenBy(move => move.FromUnitId, StringComparer.Ordinal)
            .ThenBy(move => move.ToUnitId, StringComparer.Ordinal)];

    /// <summary>Of the moves on the earliest day, the one that leaves the unit where the wait stands, else the first.</summary>
    private static Move Next(List<Move> left, string standsAt) =>
        left.FirstOrDefault(move => move.MovedOn == left[0].MovedOn && move.FromUnitId == standsAt) ?? left[0];
}
