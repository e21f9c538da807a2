using Trettio.Care;
using Trettio.Measuring.Comparing;

namespace Trettio.Quality.SystemChange;

/// <summary>The rows of one table at one unit (empty: at none) in two deliveries of the same period.</summary>
public sealed record ComparedRows(string Table, string Unit)
{
    public int OnlyA { get; set; }

    public int OnlyB { get; set; }

    public int Same { get; set; }

    public int Differing { get; set; }
}

/// <summary>How many rows that both have say different things in a field; of those, how many say nothing in A, and in B.</summary>
public sealed record ComparedField(string Table, string Field, int Count, int EmptyInA, int EmptyInB);

/// <summary>Ids of one kind in one table: only in A, only in B, or differing.</summary>
public sealed record ComparedIds(string Table, string What, FoundIds Ids);

/// <summary>Two deliveries of the same period side by side, as of a parallel run of the old and the new journal system.</summary>
public sealed record DeliveryComparison
{
    /// <summary>In the tables' order, then by unit.</summary>
    public required IReadOnlyList<ComparedRows> Rows { get; init; }

    /// <summary>The most differing first.</summary>
    public required IReadOnlyList<ComparedField> Fields { get; init; }

    /// <summary>Of the tables whose rows are a patient's.</summary>
    public required IReadOnlyList<ComparedIds> Ids { get; init; }

    /// <summary>Waits that have a decision date in A and none in B.</summary>
    public required FoundIds LostDecisions { get; init; }

    public bool IsEqual => Rows.All(row => row is { OnlyA: 0, OnlyB: 0, Differing: 0 });

    /// <summary>Whoever is protected in either delivery is listed of neither.</summary>
    public static DeliveryComparison Of(ICareEvents a, ICareEvents b)
    {
        var shielded = new Shielded(a.Patients().Concat(b.Patients()));
        var (rows, fields, ids) = (new List<ComparedRows>(), new List<ComparedField>(), new List<ComparedIds>());
        var lost = new List<(string, string)>();
        foreach (var table in CareFields.All)
        {
            Compare(table, (a, b), shielded, (rows, fields, ids, lost));
        }

        return new()
        {
            Rows = rows,
            Fields = [.. fields.OrderByDescending(field => field.Count).ThenBy(field => field.Table + "." + field.Field, StringComparer.Ordinal)],
            Ids = ids,
            LostDecisions = FoundIds.Of(lost, shielded),
        };
    }

    private static void Compare(
        CareTableFields table, (ICareEvents A, ICareEvents B) of, Shielded shielded, (List<ComparedRows> Rows, List<ComparedField> Fields, List<ComparedIds> Ids, List<(string, string)> Lost) into)
    {
        var left = new Dictionary<string, CareEvent>();
        foreach (var row in table.Rows(of.A))
        {
            left[table.KeyOf(row)] = row;
        }

        var units = new SortedDictionary<string, ComparedRows>(StringComparer.Ordinal);
        var counts = new (int All, int EmptyInA, int EmptyInB)[table.Fields.Count];
        var (onlyA, onlyB, differing) = (new List<(string, string)>(), new List<(string, string)>(), new List<(string, string)>());
        foreach (var row in table.Rows(of.B))
        {
            var key = table.KeyOf(row);
            if (!left.Remove(key, out var other))
            {
                At(row).OnlyB++;
                Note(onlyB, row, key);
            }
            else if (row.Equals(other))
            {
                At(row).Same++;
            }
            else
            {
                At(row).Differing++;
                Note(differing, row, key);
                Count(table, (other, row), counts);
                if (other is Wait { DecidedOn: not null } && row is Wait { DecidedOn: null } wait)
                {
                    into.Lost.Add((wait.WaitId, wait.PatientId));
                }
            }
        }

        foreach (var (key, row) in left)
        {
            At(row).OnlyA++;
            Note(onlyA, row, key);
        }

        into.Rows.AddRange(units.Values);
        into.Fields.AddRange(table.Fields.Select((field, at) => new ComparedField(table.Name, field.Name, counts[at].All, counts[at].EmptyInA, counts[at].EmptyInB)).Where(field => field.Count > 0));
        foreach (var (what, found) in new[] { ("only_a", onlyA), ("only_b", onlyB), ("differing", differing) })
        {
            if (found.Count > 0)
            {
                into.Ids.Add(new(table.Name, what, FoundIds.Of(found, shielded)));
            }
        }

        ComparedRows At(CareEvent row)
        {
            var unit = table.UnitOf(row) ?? "";
            return units.TryGetValue(unit, out var found) ? found : units[unit] = new(table.Name, unit);
        }

        // A key that is a patient's own id, or made of another row's, is no record that anybody can open.
        void Note(List<(string, string)> found, CareEvent row, string key)
        {
            if (table.PatientOf(row) is { } patient && row is not Patient)
            {
                found.Add((key, patient));
            }
        }
    }

    private static void Count(CareTableFields table, (CareEvent A, CareEvent B) rows, (int All, int EmptyInA, int EmptyInB)[] counts)
    {
        for (var at = 0; at < table.Fields.Count; at++)
        {
            var (a, b) = (table.Fields[at].Of(rows.A), table.Fields[at].Of(rows.B));
            if (a != b)
            {
                counts[at] = (counts[at].All + 1, counts[at].EmptyInA + (a is null ? 1 : 0), counts[at].EmptyInB + (b is null ? 1 : 0));
            }
        }
    }
}
