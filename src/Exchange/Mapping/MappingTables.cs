using System.Text;

namespace Trettio.Exchange;

/// <summary>What a mapping can give: the tables of contracts §1.1 and §1.3 and what each of their columns holds.</summary>
public static class MappingTables
{
    public const string Figures = "figures";
    public const string Flow = "flow";

    /// <summary>The names a mapping may use under <c>table</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. CareTables.All.Select(table => table.Name), Figures, Flow];

    /// <summary>Whether the table is of figures without patients.</summary>
    public static bool IsFigures(string table) => table is Figures or Flow;

    /// <summary>The columns of a table by name; null for a table that is not known.</summary>
    public static IReadOnlyList<MappingTarget>? ColumnsOf(string table) => table switch
    {
        // One source file may hold a part of the figures only; the parts of one month are put together.
        Figures => [.. FiguresFile.Columns.Select(name => new MappingTarget(name, KindOf(name), name is "region" or "month" or "measuring_point"))],
        Flow => [.. FiguresFile.FlowColumns.Select(name => new MappingTarget(name, KindOf(name), true))],
        _ => CareTables.Find(table)?.Columns.Select(column => new MappingTarget(column.Name, KindOf(column), column.Required) { Column = column }).ToList(),
    };

    private static TargetKind KindOf(string name) => name switch
    {
        "month" or "from" or "to" => TargetKind.Month,
        "region" or "unit" or "measuring_point" => TargetKind.Text,
        _ => TargetKind.Count,
    };

    private static TargetKind KindOf(Column column) => column.Type switch
    {
        ColumnType.Date => TargetKind.Date,
        ColumnType.Year => TargetKind.Year,
        ColumnType.MonthNumber => TargetKind.MonthNumber,
        _ => TargetKind.Text,
    };
}

/// <summary>What a mapping's dates and decimals can be turned into.</summary>
public enum TargetKind
{
    Text,
    Date,
    Year,
    MonthNumber,
    Month,
    Count,
}

/// <summary>A column that a mapping can fill.</summary>
public sealed record MappingTarget(string Name, TargetKind Kind, bool Required)
{
    /// <summary>Null for figures without patients.</summary>
    internal Column? Column { get; init; }

    /// <summary>The contract's own codes of a column that takes no others; null for every other column.</summary>
    public IReadOnlyList<string>? Allowed => Column switch
    {
        { Type: ColumnType.Flag } => ["0", "1"],
        { Type: ColumnType.Choice, Words: { } words } => words.CodesInOrder,
        _ => null,
    };

    /// <summary>Whether the word is one of the codes, or is read as one.</summary>
    public bool Reads(string word) => Column switch
    {
        { Type: ColumnType.Flag } => word is "0" or "1",
        { Type: ColumnType.Choice, Words: { } words } => words.Find(Encoding.UTF8.GetBytes(word)) >= 0,
        _ => true,
    };
}
