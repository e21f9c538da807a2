namespace Trettio.Quality.SystemChange;

/// <summary>Marks what has changed past its limit, the strongest first.</summary>
internal static class ProfileBreaks
{
    private const int MostExamples = 5;

    internal static IReadOnlyList<MarkedBreak> Of(IReadOnlyList<FieldProfile> fields, IReadOnlyList<TableProfile> tables, BreakLimits limits)
    {
        List<FieldProfile> asked = [.. fields.Where(field => Math.Min(field.Before.Rows, field.After.Rows) >= limits.FewestRows)];

        // Every fill rate, code, shape, volume and lag that could have been marked has its part of the chance: Bonferroni (Dunn, JASA 56, 1961).
        var comparisons = asked.Sum(field => 1 + Values(field).Count()) + (2 * tables.Count);
        var chance = limits.ChancePercent / 100.0 / Math.Max(1, comparisons);
        return
        [
            .. asked.SelectMany(field => Of(field, limits, chance))
                .Concat(tables.SelectMany(table => Of(table, limits, chance)))
                .OrderByDescending(one => one.Strength)
                .ThenBy(one => one.Unit is null ? 0 : 1)
                .ThenBy(one => $"{one.Table}.{one.Field} {one.Kind} {one.Unit}", StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<MarkedBreak> Of(FieldProfile field, BreakLimits limits, double chance)
    {
        var (before, after) = (field.Before, field.After);
        var points = Math.Abs(after.Fill!.Value - before.Fill!.Value) * 100;
        // In whole numbers, so that the limit itself is a break.
        var cross = Math.Abs(((long)after.Filled * before.Rows) - ((long)before.Filled * after.Rows)) * 100;
        if (!field.ComesLater && cross >= (long)limits.FillPoints * before.Rows * after.Rows
            && ByChance.OfShares((before.Filled, before.Rows), (after.Filled, after.Rows), field.Design) <= chance)
        {
            yield return Break(BreakKind.Fill, before.Fill.Value, after.Fill.Value, points / limits.FillPoints, []);
        }

        // Codes of too few filled rows tell nothing; a field that is lost is one break, not two.
        if (Math.Min(before.Filled, after.Filled) < limits.FewestRows || field.Kind == FieldKind.Date)
        {
            yield break;
        }

        var (fresh, lost) = (Alone(after, before, field.Design, chance), Alone(before, after, field.Design, chance));
        if (field.Kind != FieldKind.Code)
        {
            var share = 100 * fresh.Share;
            if (share >= limits.NewShapePercent)
            {
                yield return Break(BreakKind.NewShape, 0, fresh.Share, share / limits.NewShapePercent, fresh.Values);
            }

            yield break;
        }

        if (100 * fresh.Share >= limits.NewCodePercent)
        {
            yield return Break(BreakKind.NewCodes, 0, fresh.Share, 100 * fresh.Share / limits.NewCodePercent, fresh.Values);
        }

        if (100 * lost.Share >= limits.LostCodePercent)
        {
            yield return Break(BreakKind.LostCodes, lost.Share, 0, 100 * lost.Share / limits.LostCodePercent, lost.Values);
        }

        var moved = Moved(field, limits, chance);
        if (100 * moved >= limits.MovedCodePercent)
        {
            yield return Break(BreakKind.MovedCodes, 0, moved, 100 * moved / limits.MovedCodePercent, Largest(before, after));
        }

        MarkedBreak Break(BreakKind kind, double was, double isNow, double strength, IReadOnlyList<string> examples) =>
            new(kind, field.Unit, field.Table, field.Field, was, isNow, strength) { Examples = [.. examples.Where(field.Shows).Take(MostExamples)] };
    }

    private static IEnumerable<MarkedBreak> Of(TableProfile table, BreakLimits limits, double chance)
    {
        var (before, after) = (table.BeforePerMonth, table.AfterPerMonth);
        if (table.ComparesVolume && (table.Rows.Before >= limits.FewestRows || table.Rows.After >= limits.FewestRows))
        {
            // What tells the season must itself be more than a few rows.
            var season = table.Season is { } known && Math.Min(known.Before, known.After) >= limits.FewestRows ? known : (1, 1);
            var isAlone = season == (1, 1);
            var (expected, limit) = ((double)season.Item2 / season.Item1, isAlone ? limits.VolumePercentAlone : limits.VolumePercent);

            // As much more as so much less: twice as many is as strong as half as many.
            var change = before <= 0 || after <= 0 ? 1000 : 100 * (Math.Max(after / before / expected, before * expected / after) - 1);
            var byChance = isAlone
                ? ByChance.OfCounts(table.Rows.Before, table.Rows.After, table.Design)
                : ByChance.OfShares((table.Rows.Before, table.Rows.Before + season.Item1), (table.Rows.After, table.Rows.After + season.Item2), table.Design);
            if (change >= limit && byChance <= chance)
            {
                yield return new(BreakKind.Volume, table.Unit, table.Table, "", before, after, Math.Min(change, 1000) / limit);
            }
        }

        if (table is { LagBefore: { } was, LagAfter: { } isNow } && Math.Abs(isNow - was) >= limits.LagDays && ByChance.OfShares(table.Later.Before, table.Later.After, table.Design) <= chance)
        {
            yield return new(BreakKind.Lag, table.Unit, table.Table, "registered_on", was, isNow, (double)Math.Abs(isNow - was) / limits.LagDays);
        }
    }

    private static IEnumerable<string> Values(FieldProfile field) => field.Before.Values.Keys.Union(field.After.Values.Keys);

    /// <summary>What only the first side has more of than chance gives, as a share of its filled rows.</summary>
    private static (double Share, IReadOnlyList<string> Values) Alone(FieldSide side, FieldSide other, double design, double chance)
    {
        var alone = side.Values.Where(value => !other.Values.ContainsKey(value.Key) && ByChance.OfShares((value.Value, side.Filled), (0, other.Filled), design) <= chance)
            .OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal).ToList();
        return ((double)alone.Sum(value => value.Value) / side.Filled, [.. alone.Select(value => value.Key)]);
    }

    /// <summary>
    /// Half the sum of the shares' differences (total variation): the share of rows that would have to change code for the two to agree. 0 when that is
    /// below the limit, or when the codes that have grown, or those that have shrunk, by more than chance do not together make up as much.
    /// </summary>
    private static double Moved(FieldProfile field, BreakLimits limits, double chance)
    {
        var (before, after) = (field.Before, field.After);
        var moved = Values(field).Sum(value => Math.Abs(Difference(before, after, value))) / 2;
        if (100 * moved < limits.MovedCodePercent)
        {
            return 0;
        }

        var sure = Values(field).Where(value => ByChance.OfShares(
            (before.Values.GetValueOrDefault(value), before.Filled), (after.Values.GetValueOrDefault(value), after.Filled), field.Design) <= chance).Select(value => Difference(before, after, value)).ToList();
        return 100 * Math.Max(sure.Where(one => one > 0).Sum(), -sure.Where(one => one < 0).Sum()) >= limits.MovedCodePercent ? moved : 0;
    }

    private static IReadOnlyList<string> Largest(FieldSide before, FieldSide after) =>
        [.. before.Values.Keys.Union(after.Values.Keys).OrderByDescending(value => Math.Abs(Difference(before, after, value))).ThenBy(value => value, StringComparer.Ordinal)];

    private static double Difference(FieldSide before, FieldSide after, string value) =>
        ((double)after.Values.GetValueOrDefault(value) / after.Filled) - ((double)before.Values.GetValueOrDefault(value) / before.Filled);
}
