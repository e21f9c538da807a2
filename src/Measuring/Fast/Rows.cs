namespace Trettio.Measuring.Fast;

/// <summary>A growing list of structs in blocks: growth copies nothing, so its peak is what it holds, and rows are reached by reference.</summary>
internal sealed class Rows<T>
    where T : struct
{
    private const int Shift = 13;
    private const int Mask = (1 << Shift) - 1;
    private readonly List<T[]> blocks = [];

    internal int Count { get; private set; }

    internal ref T this[int index] => ref blocks[index >> Shift][index & Mask];

    internal int Add(in T row)
    {
        if (Count >> Shift == blocks.Count)
        {
            blocks.Add(new T[1 << Shift]);
        }

        blocks[Count >> Shift][Count & Mask] = row;
        return Count++;
    }
}
