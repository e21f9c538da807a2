using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Exchange;

/// <summary>
/// How a region's own export is read as the files of contracts §1.1 and §1.3 (källmappning): which file gives which tables, and which of
/// its columns and codes mean what. A dated file of the region's own, with rows in it that try it.
/// </summary>
public sealed record SourceMapping(string Id, int Version)
{
    public required string MadeBy { get; init; }

    /// <summary>The system that the export comes from, in the region's own words.</summary>
    public required string SourceSystem { get; init; }

    public required IReadOnlyList<MappedFile> Files { get; init; }

    /// <summary>The rows by which the mapping is tried; see <see cref="MappingTrial"/>.</summary>
    public required IReadOnlyList<TrialRow> Trials { get; init; }

    /// <summary>SHA-256 in hexadecimal over the mapping's text: two versions that differ anywhere differ here.</summary>
    public required string Hash { get; init; }

    /// <summary>"melior-2024 version 3".</summary>
    public string Called => FormattableString.Invariant($"{Id} version {Version}");

    /// <summary>Reads a mapping file.</summary>
    /// <exception cref="DefinitionException">It says something it cannot mean: file, line and reason.</exception>
    public static SourceMapping Parse(string text, string file) => new MappingText(text, file).Mapping() with { Hash = HashOf(text) };

    /// <summary>What is said of a file of that name, or of a sheet of it; null when the mapping does not know it.</summary>
    /// <param name="file">The name of the file, or of the workbook.</param>
    /// <param name="sheet">The sheet and whether it is the first of its workbook; null for a text file.</param>
    public MappedFile? Find(string file, (string Name, bool IsFirst)? sheet = null) =>
        Files.FirstOrDefault(known => Fits(known.File, file) && (sheet is not { } one
            || (known.Sheet is { } wanted ? Fits(wanted, one.Name) : one.IsFirst)));

    private static bool Fits(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern, name.Composed(), ignoreCase: true);

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>One kind of source file. <see cref="File"/> and <see cref="Sheet"/> are names in which * and ? stand for any letters or one.</summary>
public sealed record MappedFile(string File, string? Sheet)
{
    /// <summary>Null: found from the header.</summary>
    public char? Separator { get; init; }

    /// <summary>Null: UTF-8, or Windows-1252 where it is not.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>The line (of a sheet: the row) that holds the columns' names; 1 is the first.</summary>
    public int HeaderLine { get; init; } = 1;

    /// <summary>Columns that are left out knowingly, and give no warning.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Columns that hold identity numbers or patient ids beside those read as such; they are replaced by <c>pseudonymise</c>.</summary>
    public IReadOnlyList<string> Identities { get; init; } = [];

    /// <summary>Columns of free words in which <c>pseudonymise</c> replaces identity numbers.</summary>
    public IReadOnlyList<string> FreeText { get; init; } = [];

    public IReadOnlyList<SourceMark> Marks { get; init; } = [];

    /// <summary>Each makes at most one row of each source row.</summary>
    public required IReadOnlyList<MappedTable> Tables { get; init; }
}

/// <summary>A column in which the source marks its own rows (provisional, low reliability); every mark becomes a finding.</summary>
public sealed record SourceMark(string Column, IReadOnlyDictionary<string, Phrase> Means);

/// <summary>Rows are taken whose cell is (or is not) one of the values; an empty value is an empty cell.</summary>
public sealed record RowCondition(string Column, bool Is, IReadOnlyList<string> Values);

/// <summary>The rows of one table: a care-event table's name, <c>figures</c> or <c>flow</c>.</summary>
public sealed record MappedTable(string Table, IReadOnlyList<RowCondition> Where, IReadOnlyList<MappedColumn> Columns);

/// <summary>What one column of the table is made of.</summary>
public sealed record MappedColumn(string Target)
{
    /// <summary>Empty when <see cref="Constant"/> is given.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public string? Constant { get; init; }

    /// <summary>Text between the sources' cells, which are set together; null: the first that is not empty counts.</summary>
    public string? Join { get; init; }

    /// <summary>Source code to the table's own; null: cells are taken as they are. A code that is not here is unread, never guessed.</summary>
    public IReadOnlyDictionary<string, string>? Codes { get; init; }

    /// <summary>How dates are written, in .NET's letters (yyyy MM dd); empty: as contracts §1 reads them.</summary>
    public IReadOnlyList<string> Dates { get; init; } = [];

    /// <summary>The sign before decimals in a count, all of which must be 0; null: whole numbers only.</summary>
    public char? Decimal { get; init; }

    /// <summary>The column as the source names it: for messages.</summary>
    public string Shown => Sources.Count == 0 ? Target : string.Join(" + ", Sources);
}

/// <summary>A source row, and what it must become.</summary>
/// <param name="Name">What is tried.</param>
/// <param name="File">The file (and sheet) that the row is of.</param>
/// <param name="Cells">The source row; columns that are not named are empty.</param>
/// <param name="Gives">The rows expected: table, and the cells that are looked at. Empty: none.</param>
/// <param name="Refused">The column, source's or table's, that must keep the row from being read; null: nothing may.</param>
public sealed record TrialRow(
    string Name, (string File, string? Sheet) File, IReadOnlyDictionary<string, string> Cells,
    IReadOnlyList<(string Table, IReadOnlyDictionary<string, string> Cells)> Gives, string? Refused);
