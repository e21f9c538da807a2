namespace Trettio.Planning.Simulating;

/// <summary>
/// The children of one replication, as columns of numbers with links between them, and the lines they stand in: one for each queue and
/// urgency, in buckets by the day the clock started. Places are used again, so that a run of any length stays in the processor's cache and
/// nothing is allocated for a child.
/// </summary>
internal sealed class Line
{
    internal const int None = -1;
    private readonly int span;
    private readonly int[] heads;
    private readonly int[] tails;
    private readonly int[] firsts;
    private int free = None;
    private int used;

    internal Line(int lines, int span)
    {
        this.span = span;
        heads = new int[lines * span];
        tails = new int[lines * span];
        firsts = new int[lines];
        Grow(1024);
    }

    internal ulong[] Key { get; private set; } = [];

    /// <summary>The bucket: the day the clock started, from the earliest there is.</summary>
    internal int[] Start { get; private set; } = [];

    /// <summary>The day on which the child leaves unless seen before it.</summary>
    internal int[] LeavesOn { get; private set; } = [];

    internal int[] Next { get; private set; } = [];

    /// <summary>The order of entry, which decides between those of the same day.</summary>
    internal int[] Order { get; private set; } = [];

    internal int[] Queue { get; private set; } = [];

    /// <summary>Appointments so far.</summary>
    internal int[] Tries { get; private set; } = [];

    internal void Clear()
    {
        Array.Fill(heads, None);
        Array.Fill(firsts, span);
        (free, used) = (None, 0);
    }

    internal int Take(ulong key)
    {
        int child;
        if (free != None)
        {
            child = free;
            free = Next[child];
        }
        else
        {
            if (used == Key.Length)
            {
                Grow(2 * used);
            }

            child = used++;
        }

        Key[child] = key;
        Next[child] = None;
        Tries[child] = 0;
        return child;
    }

    internal void Free(int child)
    {
        Next[child] = free;
        free = child;
    }

    internal int Head(int line, int bucket) => heads[(line * span) + bucket];

    /// <summary>No bucket before this one has anybody in it.</summary>
    internal int First(int line) => firsts[line];

    internal void StartsAt(int line, int bucket) => firsts[line] = bucket;

    internal void SetHead(int line, int bucket, int child) => heads[(line * span) + bucket] = child;

    /// <summary>Last among those of the day.</summary>
    internal void Append(int line, int child)
    {
        var at = (line * span) + Start[child];
        Next[child] = None;
        if (heads[at] == None)
        {
            heads[at] = child;
        }
        else
        {
            Next[tails[at]] = child;
        }

        tails[at] = child;
        firsts[line] = Math.Min(firsts[line], Start[child]);
    }

    /// <summary>Back in the place that the order of entry gives.</summary>
    internal void PutBack(int line, int child)
    {
        var at = (line * span) + Start[child];
        var (before, after) = (None, heads[at]);
        while (after != None && Order[after] < Order[child])
        {
            (before, after) = (after, Next[after]);
        }

        Next[child] = after;
        if (before == None)
        {
            heads[at] = child;
        }
        else
        {
            Next[before] = child;
        }

        if (after == None)
        {
            tails[at] = child;
        }

        firsts[line] = Math.Min(firsts[line], Start[child]);
    }

    private void Grow(int size)
    {
        Key = Grown(Key, size);
        Start = Grown(Start, size);
        LeavesOn = Grown(LeavesOn, size);
        Next = Grown(Next, size);
        Order = Grown(Order, size);
        Queue = Grown(Queue, size);
        Tries = Grown(Tries, size);
    }

    private static T[] Grown<T>(T[] column, int size)
    {
        Array.Resize(ref column, size);
        return column;
    }
}
