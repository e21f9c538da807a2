using Trettio.Measuring.Columns;

namespace Trettio.Store.Columns;

/// <summary>A store's columns as of a delivery, and how to go on from there.</summary>
public sealed class StoredColumns
{
    private readonly Lazy<IReadOnlyList<string>> files;

    /// <summary>Columns that are not on disk yet.</summary>
    internal StoredColumns(ColumnBook book, ColumnMarks marks, Func<IReadOnlyList<string>> keep)
    {
        Book = book;
        Marks = marks;
        files = new(keep);
    }

    /// <summary>Columns as they lie on disk.</summary>
    internal StoredColumns(ColumnBook book, ColumnMarks marks, IReadOnlyList<string> files)
        : this(book, marks, () => files) => Keep();

    public ColumnBook Book { get; }

    /// <summary>The number of the latest delivery in them.</summary>
    public int Delivery => Marks.Delivery;

    internal ColumnMarks Marks { get; }

    /// <summary>The file of each part; empty until they are kept, and when they could not be.</summary>
    internal IReadOnlyList<string> Files => files.IsValueCreated ? files.Value : [];

    /// <summary>
    /// Keeps them beside the store for the next program, unless that has been done. Where the folder cannot be written nothing is kept, and the
    /// next program makes them anew. May be called while they are being used.
    /// </summary>
    public void Keep() => _ = files.Value;
}
