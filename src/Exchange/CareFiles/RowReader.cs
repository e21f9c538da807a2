namespace Trettio.Exchange;

/// <summary>What may be wrong with a row as a whole.</summary>
internal enum RowFault
{
    None,
    Quotes,
    NotText,
    CellCount,

    /// <summary>A field stands twice in one record.</summary>
    FieldTwice,

    /// <summary>A field is longer than any field can be.</summary>
    FieldTooLong,
}

/// <summary>The rows of one table file or sheet, header included, as UTF-8 cells that are valid until the next <see cref="Read"/>.</summary>
internal abstract class RowReader : IDisposable
{
    public abstract int Count { get; }

    /// <summary>1 for the first line of the file; for a row over several lines, its first.</summary>
    public abstract long Line { get; }

    public virtual RowFault Fault => RowFault.None;

    public abstract bool Read();

    /// <summary>Names met in the rows so far that are no columns; empty where the header tells them all.</summary>
    public virtual IReadOnlyCollection<string> Strangers => [];

    /// <summary>A cell past the row's last is empty.</summary>
    public abstract ReadOnlySpan<byte> Cell(int index);

    /// <summary>Whether the row of a file with so many columns is right: its fault, or a wrong number of cells.</summary>
    public virtual RowFault FaultAmong(int columns) =>
        Fault != RowFault.None ? Fault : Count == columns ? RowFault.None : RowFault.CellCount;

    /// <summary>
    /// After a row that broke the rules and spans several lines: reads on at the line after its first,
    /// so that one stray quote does not take the rows after it along.
    /// </summary>
    public virtual void ReadOnAfterFirstLine()
    {
    }

    /// <summary>
    /// From here on nobody asks for more than the first so many cells of a row, nor for what is wrong with it. True: the others are no longer told apart, and
    /// <see cref="Count"/> counts them as one.
    /// </summary>
    public virtual bool ReadOnlyFirst(int cells) => false;

    /// <summary>The row as it stands in the file, for the quarantine.</summary>
    public abstract string Raw();

    public abstract void Dispose();
}
