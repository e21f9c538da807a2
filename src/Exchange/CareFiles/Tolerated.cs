namespace Trettio.Exchange;

/// <summary>
/// Which other ways of writing a reading met that the contract takes as well: words of a choice that are not its own codes, and dates
/// in other forms. Kept by the column's place in its table, as bits, so that a million rows cost nothing.
/// </summary>
internal sealed class Tolerated
{
    private readonly ulong[] words = new ulong[32];
    private readonly bool[] compact = new bool[32];
    private readonly bool[] moments = new bool[32];

    public void Word(int column, int word) => words[column] |= 1UL << word;

    /// <summary>A date of so many letters was read.</summary>
    public void Date(int column, int length)
    {
        if (length == 8)
            compact[column] = true;
        else
            moments[column] = true;
    }

    public bool HasWord(int column, int word) => (words[column] & (1UL << word)) != 0;

    public bool HasCompactDates(int column) => compact[column];

    public bool HasMoments(int column) => moments[column];
}
