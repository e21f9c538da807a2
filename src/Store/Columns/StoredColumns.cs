using Trettio.Measuring.Columns;

namespace Trettio.Store.Columns;

/// <summary>A store's columns as of a delivery, and how to go on from there.</summary>
public sealed class StoredColumns
{
    internal StoredColumns(ColumnBook book, ColumnMarks marks, IReadOnlyList<string> files)
    {
        Book = book;
        Marks = marks;
        Files = files;
    }

    public ColumnBook Book { get; }

    /// <summary>The number of the latest delivery in them.</summary>
    public int Delivery => Marks.Delivery;

    internal ColumnMarks Marks { get; }

    /// <summary>The file of each part; empty when they could not be kept.</summary>
    internal IReadOnlyList<string> Files { get; }
}
