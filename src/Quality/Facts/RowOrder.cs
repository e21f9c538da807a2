namespace Trettio.Quality.Facts;

/// <summary>Row numbers person by person, each person's in order.</summary>
internal sealed class RowOrder
{
    private int[] end = [], order = [];

    internal ReadOnlySpan<int> Of(int person) => order.AsSpan((person == 0 ? 0 : end[person - 1])..end[person]);

    /// <summary>Anew, in the memory of the time before.</summary>
    internal void Group(int persons, int rows, Func<int, int> personOf, Comparison<int> inOrder)
    {
        end = Room(end, persons + 1);
        order = Room(order, rows);
        Array.Clear(end, 0, persons + 1);
        for (var row = 0; row < rows; row++)
        {
            end[personOf(row) + 1]++;
        }

        for (var person = 0; person < persons; person++)
        {
            end[person + 1] += end[person];
        }

        // Where each person begins, moved on row by row to where it ends.
        for (var row = 0; row < rows; row++)
        {
            order[end[personOf(row)]++] = row;
        }

        for (var (person, first) = (0, 0); person < persons; first = end[person], person++)
        {
            Sort(order.AsSpan(first..end[person]), inOrder);
        }
    }

    private static int[] Room(int[] held, int size) => held.Length >= size ? held : new int[size * 2];

    // A person has few rows, mostly in order already.
    private static void Sort(Span<int> rows, Comparison<int> inOrder)
    {
        if (rows.Length > 64)
        {
            rows.Sort(inOrder);
            return;
        }

        for (var i = 1; i < rows.Length; i++)
        {
            var (row, at) = (rows[i], i);
            for (; at > 0 && inOrder(rows[at - 1], row) > 0; at--)
            {
                rows[at] = rows[at - 1];
            }

            rows[at] = row;
        }
    }
}
