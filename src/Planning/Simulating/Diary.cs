namespace Trettio.Planning.Simulating;

/// <summary>What is to happen on later days: who comes back after a missed visit, and who reaches the next queue. First written, first read.</summary>
internal sealed class Diary(int days, Line line)
{
    private readonly int[] heads = new int[days];
    private readonly int[] tails = new int[days];

    internal int Days => days;

    internal void Clear() => Array.Fill(heads, Line.None);

    internal int Head(int day) => heads[day];

    internal void Write(int day, int child)
    {
        line.Next[child] = Line.None;
        if (heads[day] == Line.None)
        {
            heads[day] = child;
        }
        else
        {
            line.Next[tails[day]] = child;
        }

        tails[day] = child;
    }
}
