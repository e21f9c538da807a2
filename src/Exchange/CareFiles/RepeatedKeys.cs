using System.Numerics;

namespace Trettio.Exchange;

/// <summary>
/// Tells which keys may stand on several rows, in a fixed amount of memory: a Bloom filter (Bloom 1970) in blocks of one
/// cache line. It may suspect a key that stands once, never the other way round.
/// </summary>
internal sealed class RepeatedKeys
{
    private const int WordsPerBlock = 8;
    private const long MostBlocks = 1 << 18;
    private readonly ulong[] seen;
    private readonly ulong[] twice;
    private readonly ulong mask;

    /// <summary>About sixteen bits per row of a hundred bytes, at most 16 MB for each of the two filters.</summary>
    public RepeatedKeys(long bytesOfText)
    {
        var blocks = (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(bytesOfText / 3000, 16, MostBlocks));
        seen = new ulong[blocks * WordsPerBlock];
        twice = new ulong[blocks * WordsPerBlock];
        mask = (ulong)blocks - 1;
    }

    /// <summary>How many rows had a key that seemed to have been met before.</summary>
    public long Repeats { get; private set; }

    /// <summary>Reads the keys of every row of a table's files.</summary>
    /// <exception cref="Care.RefusedException">A file cannot be read (CannotRead).</exception>
    public static RepeatedKeys Among(IReadOnlyList<SourceFile> files, (CareTable Table, ReserveNumbers Reserve) of, CancellationToken stop)
    {
        var repeated = new RepeatedKeys(files.Sum(file => file.Length));
        var cells = new RowCells(of.Table, of.Reserve);
        foreach (var file in files)
        {
            using var rows = file.Rows();
            cells.Of(file, rows);

            // Where the keys alone are read a broken row's key is met too: one more is suspected, and none is missed.
            var needed = cells.KeyCells;
            var isKeysAlone = rows.ReadOnlyFirst(needed);
            while (rows.Read())
            {
                stop.ThrowIfCancellationRequested();
                if (isKeysAlone ? rows.Count >= needed : rows.FaultAmong(file.Header.Count) == RowFault.None)
                    repeated.Meet(cells.KeyHash());
                else
                    rows.ReadOnAfterFirstLine();
            }
        }

        return repeated;
    }

    public void Meet(ulong key)
    {
        if (!Set(seen, key))
            return;
        Repeats++;
        Set(twice, key);
    }

    public bool MayStandTwice(ulong key)
    {
        var block = Block(key);
        for (var probe = 0; probe < 4; probe++)
        {
            var bit = Bit(key, probe);
            if ((twice[block + (bit >> 6)] & (1UL << (bit & 63))) == 0)
                return false;
        }

        return true;
    }

    private static int Bit(ulong key, int probe) => (int)((key >> (9 * probe)) & 511);

    private int Block(ulong key) => (int)((key >> 40) & mask) * WordsPerBlock;

    /// <summary>Whether every bit was set already.</summary>
    private bool Set(ulong[] filter, ulong key)
    {
        var block = Block(key);
        var all = true;
        for (var probe = 0; probe < 4; probe++)
        {
            var bit = Bit(key, probe);
            ref var word = ref filter[block + (bit >> 6)];
            all &= (word & (1UL << (bit & 63))) != 0;
            word |= 1UL << (bit & 63);
        }

        return all;
    }
}
