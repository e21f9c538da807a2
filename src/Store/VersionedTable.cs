
namespace Trettio.Store;

internal enum ColumnKind
{
    Text,

    /// <summary>A date as its day number, counted from 1 January of year 1.</summary>
    Day,

    /// <summary>A month as years × 12 + months from January of year 0.</summary>
    Month,

    /// <summary>A closed choice as its number in the code.</summary>
    Choice,

    /// <summary>1 or 0.</summary>
    Flag,

    Number,
}

internal sealed record Column(string Name, ColumnKind Kind, bool Nullable = false);

/// <summary>
/// A table whose rows are versioned by delivery (docs/decisions/0006): what EF makes the schema from and what the fast path
/// reads and writes by, so that the two cannot differ.
/// </summary>
internal abstract record VersionedTable(string Name, IReadOnlyList<Column> Columns)
{
    /// <summary>The columns that say which record a row is a version of.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>
    /// The columns that name what is delivered as a whole: what a later delivery with the same values there no longer has counts no longer. Empty: a
    /// row counts until another of its key comes.
    /// </summary>
    public IReadOnlyList<string> Whole { get; init; } = [];

    /// <summary>Further columns that single rows are looked up by.</summary>
    public IReadOnlyList<string> Lookups { get; init; } = [];
}

/// <summary>
/// <see cref="Write"/> hands over and <see cref="Read"/> takes the values in the order of <see cref="VersionedTable.Columns"/>.
/// </summary>
internal sealed record VersionedTable<T>(
    string Name,
    IReadOnlyList<Column> Columns,
    Action<RowWriter, T> Write,
    Func<RowReader, T> Read) : VersionedTable(Name, Columns);
