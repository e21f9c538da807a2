namespace Trettio.Measuring.Fast;

/// <summary>A growing list of structs in blocks: growth copies nothing, so its peak is what it holds, and rows are reached by reference.</summary>
public sealed class Rows<T>
    where T : struct
{
    private const int Shift = 13;
    private const int Mask = (1 << Shift) - 1;
    private readonly List<T[]> blocks = [];

    /// <summary>With so many rows from the start, each as it is before it is written; different rows may be written by different threads.</summary>
    public Rows(int count = 0)
    {
        for (var held = 0; held < count; held += 1 << Shift)
        {
            blocks.Add(new T[1 << Shift]);
        }

        Count = count;
    }

    public int Count { get; private set; }

    public ref T this[int index] => ref blocks[index >> Shift][index & Mask];

    /// <summary>Empty again, for other rows in the same blocks.</summary>
    public void Clear() => Count = 0;

    public int Add(in T row)
    {
        if (Count >> Shift == blocks.Count)
        {
            blocks.Add(new T[1 << Shift]);
        }

        blocks[Count >> Shift][Count & Mask] = row;
        return Count++;
    }
}
