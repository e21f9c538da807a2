using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>
/// The rows of a source file as those of a table: left out, put together and translated as a mapping says. Cells that need no
/// translation are the source's own bytes; lines are the source's lines.
/// </summary>
internal sealed class MappedRows : RowReader
{
    private readonly RowReader source;
    private readonly MappedView view;
    private readonly MappedCell?[] made;
    private readonly int[] plain;
    private readonly MetRows met = new();
    private readonly byte[]?[] cells;
    private readonly (string Class, Phrase Reason)?[] faults;

    public MappedRows(RowReader source, MappedView view)
    {
        (this.source, this.view) = (source, view);
        var columns = view.Table.Columns;
        made = new MappedCell?[columns.Count];
        plain = new int[columns.Count];
        (cells, faults) = (new byte[]?[columns.Count], new (string, Phrase)?[columns.Count]);
        for (var index = 0; index < columns.Count; index++)
        {
            plain[index] = IsPlain(columns[index]) ? view.PlaceOf(columns[index].Sources[0]) : -1;
            made[index] = IsPlain(columns[index]) ? null : new MappedCell(columns[index], view);
        }
    }

    public override int Count => cells.Length;

    public override long Line => source.Line;

    public override RowFault Fault => source.Fault;

    /// <summary>The source's own cells, also those that no column is made of.</summary>
    public RowReader Source => source;

    public override RowFault FaultAmong(int columns) => source.FaultAmong(view.SourceColumns);

    public override bool Read()
    {
        while (source.Read())
        {
            if (FaultAmong(0) != RowFault.None)
                return true;
            foreach (var mark in view.Marks)
                mark.Look(source, met);
            if (view.Conditions.All(condition => condition.Holds(source)))
            {
                Translate();
                return true;
            }

            met.LeftOut++;
        }

        view.Met = met;
        return false;
    }

    public override ReadOnlySpan<byte> Cell(int index) =>
        index >= cells.Length ? default : made[index] is not null ? cells[index] : plain[index] < 0 ? default : source.Cell(plain[index]);

    /// <summary>Why the cell has no meaning in the mapping; it then holds the source's own text. Null where it has.</summary>
    public (string Class, Phrase Reason)? CellFault(int index) => faults[index];

    public override void ReadOnAfterFirstLine() => source.ReadOnAfterFirstLine();

    public override string Raw() => source.Raw();

    public override void Dispose() => source.Dispose();

    private static bool IsPlain(MappedColumn column) =>
        column is { Sources.Count: 1, Codes: null, Dates.Count: 0, Decimal: null };

    private void Translate()
    {
        for (var index = 0; index < made.Length; index++)
        {
            if (made[index] is { } cell)
                (cells[index], faults[index]) = cell.Of(source);
        }
    }
}

/// <summary>What one reading of a mapped file met beside its rows.</summary>
internal sealed class MetRows
{
    private const int MostMarks = 200;

    /// <summary>Rows that the mapping's conditions leave out.</summary>
    public long LeftOut { get; set; }

    /// <summary>How many rows bear each mark of each marking column.</summary>
    public Dictionary<(string Column, string Mark), long> Marks { get; } = [];

    public void Meet(string column, string mark)
    {
        // A column that holds other things than marks must not grow without end.
        var key = (column, Marks.Count < MostMarks || Marks.ContainsKey((column, mark)) ? mark : "…");
        Marks[key] = Marks.GetValueOrDefault(key) + 1;
    }
}

/// <summary>One table of a source file through a mapping: where its columns stand in the file.</summary>
internal sealed class MappedView
{
    private readonly IReadOnlyList<string> header;

    public MappedView(SourceMapping mapping, MappedFile file, MappedTable table, IReadOnlyList<string> header)
    {
        (Mapping, File, Table, this.header) = (mapping, file, table, header);
        Conditions = [.. table.Where.Select(condition => new PlacedCondition(condition, PlaceOf(condition.Column)))];
        // Marks are of the rows, so they are told once a file, by its first table.
        Marks = ReferenceEquals(table, file.Tables[0]) ? [.. file.Marks.Select(mark => new PlacedMark(mark, PlaceOf(mark.Column)))] : [];
    }

    public SourceMapping Mapping { get; }

    public MappedFile File { get; }

    public MappedTable Table { get; }

    public int SourceColumns => header.Count;

    public IReadOnlyList<PlacedCondition> Conditions { get; }

    public IReadOnlyList<PlacedMark> Marks { get; }

    /// <summary>What the latest whole reading met; null before.</summary>
    public MetRows? Met { get; set; }

    /// <summary>−1 for a column that the file has not.</summary>
    public int PlaceOf(string column)
    {
        for (var index = 0; index < header.Count; index++)
        {
            if (header[index].Composed().Equals(column, StringComparison.OrdinalIgnoreCase))
                return index;
        }

        return -1;
    }

    /// <summary>The source's name of a column of the table.</summary>
    public string Shown(string target) => Table.Columns.FirstOrDefault(column => column.Target == target)?.Shown ?? target;

    /// <summary>The source columns that this table looks at.</summary>
    public IEnumerable<string> Looked() => Table.Columns.SelectMany(column => column.Sources)
        .Concat(Table.Where.Select(condition => condition.Column));
}

/// <summary>A condition and where its column stands.</summary>
internal sealed class PlacedCondition(RowCondition condition, int place)
{
    private readonly HashSet<string> values = new(condition.Values, StringComparer.OrdinalIgnoreCase);

    public bool Holds(RowReader source) => values.Contains(SourceText.Of(source, place)) == condition.Is;
}

/// <summary>A marking column and where it stands. A cell may hold several marks with blanks between them.</summary>
internal sealed class PlacedMark(SourceMark mark, int place)
{
    public void Look(RowReader source, MetRows met)
    {
        foreach (var one in SourceText.Of(source, place).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            met.Meet(mark.Column, one);
    }
}
