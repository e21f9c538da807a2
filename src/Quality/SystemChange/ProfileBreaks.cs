namespace Trettio.Quality.SystemChange;

/// <summary>Marks what has changed past its limit, the strongest first.</summary>
internal static class ProfileBreaks
{
    private const int MostExamples = 5;

    internal static IReadOnlyList<MarkedBreak> Of(IEnumerable<FieldProfile> fields, IEnumerable<TableProfile> tables, BreakLimits limits) =>
    [
        .. fields.Where(field => Math.Min(field.Before.Rows, field.After.Rows) >= limits.FewestRows).SelectMany(field => Of(field, limits))
            .Concat(tables.SelectMany(table => Of(table, limits)))
            .OrderByDescending(one => one.Strength)
            .ThenBy(one => one.Unit is null ? 0 : 1)
            .ThenBy(one => $"{one.Table}.{one.Field} {one.Kind} {one.Unit}", StringComparer.Ordinal),
    ];

    private static IEnumerable<MarkedBreak> Of(FieldProfile field, BreakLimits limits)
    {
        var (before, after) = (field.Before, field.After);
        var points = Math.Abs(after.Fill!.Value - before.Fill!.Value) * 100;
        // In whole numbers, so that the limit itself is a break.
        var cross = Math.Abs(((long)after.Filled * before.Rows) - ((long)before.Filled * after.Rows)) * 100;
        if (!field.ComesLater && cross >= (long)limits.FillPoints * before.Rows * after.Rows)
        {
            yield return Break(BreakKind.Fill, before.Fill.Value, after.Fill.Value, points / limits.FillPoints, []);
        }

        // Codes of too few filled rows tell nothing; a field that is lost is one break, not two.
        if (Math.Min(before.Filled, after.Filled) < limits.FewestRows || field.Kind == FieldKind.Date)
        {
            yield break;
        }

        var (fresh, lost) = (Alone(after, before), Alone(before, after));
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

        var moved = Moved(before, after);
        if (100 * moved >= limits.MovedCodePercent)
        {
            yield return Break(BreakKind.MovedCodes, 0, moved, 100 * moved / limits.MovedCodePercent, Largest(before, after));
        }

        MarkedBreak Break(BreakKind kind, double was, double isNow, double strength, IReadOnlyList<string> examples) =>
            new(kind, field.Unit, field.Table, field.Field, was, isNow, strength) { Examples = examples };
    }

    private static IEnumerable<MarkedBreak> Of(TableProfile table, BreakLimits limits)
    {
        var (before, after) = (table.BeforePerMonth, table.AfterPerMonth);
        if (before * limits.Months >= limits.FewestRows || after * limits.Months >= limits.FewestRows)
        {
            // As much more as so much less: twice as many is as strong as half as many.
            var change = before <= 0 || after <= 0 ? 1000 : 100 * ((Math.Max(before, after) / Math.Min(before, after)) - 1);
            if (change >= limits.VolumePercent)
            {
                yield return new(BreakKind.Volume, table.Unit, table.Table, "", before, after, Math.Min(change, 1000) / limits.VolumePercent);
            }
        }

        if (table is { LagBefore: { } was, LagAfter: { } isNow } && Math.Abs(isNow - was) >= limits.LagDays)
        {
            yield return new(BreakKind.Lag, table.Unit, table.Table, "registered_on", was, isNow, (double)Math.Abs(isNow - was) / limits.LagDays);
        }
    }

    /// <summary>What only the first side has, as a share of its filled rows.</summary>
    private static (double Share, IReadOnlyList<string> Values) Alone(FieldSide side, FieldSide other)
    {
        var alone = side.Values.Where(value => !other.Values.ContainsKey(value.Key)).OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal).ToList();
        return ((double)alone.Sum(value => value.Value) / side.Filled, [.. alone.Take(MostExamples).Select(value => value.Key)]);
    }

    /// <summary>Half the sum of the shares' differences (total variation): the share of rows that would have to change code for the two to agree.</summary>
    private static double Moved(FieldSide before, FieldSide after) => before.Values.Keys.Union(after.Values.Keys).Sum(value => Math.Abs(Difference(before, after, value))) / 2;

    private static IReadOnlyList<string> Largest(FieldSide before, FieldSide after) =>
        [.. before.Values.Keys.Union(after.Values.Keys).OrderByDescending(value => Math.Abs(Difference(before, after, value))).ThenBy(value => value, StringComparer.Ordinal).Take(MostExamples)];

    private static double Difference(FieldSide before, FieldSide after, string value) =>
        ((double)after.Values.GetValueOrDefault(value) / after.Filled) - ((double)before.Values.GetValueOrDefault(value) / before.Filled);
}
