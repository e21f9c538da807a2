namespace Trettio.Planning.Queues;

/// <summary>
/// Gives slots to a list in the order of arrival, whatever order it is written in. A slot on the day of arrival can be used; one who has left
/// by the day of the slot does not take it.
/// </summary>
public static class FirstComeFirstServed
{
    /// <summary>The list in its own order, with the day each is seen; those who were seen already keep their day, and slots nobody can use go unused.</summary>
    public static IReadOnlyList<ListedTime> Schedule(IReadOnlyList<ListedTime> list, IReadOnlyList<DateOnly> slots)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(slots);
        var scheduled = list.ToArray();
        var waiting = new LinkedList<int>(Enumerable.Range(0, scheduled.Length).Where(at => scheduled[at].Seen is null).OrderBy(at => scheduled[at].Arrived));
        foreach (var slot in slots.Order())
        {
            while (waiting.First is { Value: var first } && scheduled[first].Left <= slot)
            {
                waiting.RemoveFirst();
            }

            // The first in order may still be to come; nobody behind has arrived earlier.
            if (waiting.First is { Value: var next } && scheduled[next].Arrived <= slot)
            {
                scheduled[next] = scheduled[next] with { Seen = slot };
                waiting.RemoveFirst();
            }
        }

        return scheduled;
    }
}
