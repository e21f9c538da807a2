using Trettio.Care;
using Trettio.Quality;

namespace Trettio.Exchange;

/// <summary>The findings that reading itself makes: their ids and sentences. A sentence names files and columns, never a value.</summary>
public static class ReadingChecks
{
    public const string UnknownColumn = "unknown_column";
    public const string FileNotUsed = "file_not_used";
    public const string UnknownFile = "unknown_file";
    public const string UnreadRow = "unread_row";
    public const string UnreadableCell = "unreadable_cell";
    public const string RepeatedId = "repeated_id";

    public const string FigureMissing = "figure_missing";
    public const string SourceMark = "source_mark";
    public const string MappingUnused = "mapping_unused";

    internal static Finding NoFigure(string file, long count, long of) => new(FigureMissing, Severity.Warning, count, of, new(
        $"{count} av {of} rader i {file} har ingen siffra; den månaden är okänd, inte noll.",
        $"{count} of {of} rows in {file} have no figure; that month is unknown, not zero."));

    internal static Finding Marked(string file, string column, (string Mark, Phrase? Means) mark, long count) => new(SourceMark, Severity.Warning, count, count, new(
        $"{count} rader i {file} är märkta {mark.Mark} i {column}: {mark.Means?.Sv ?? "en märkning som mappningen inte känner"}.",
        $"{count} rows in {file} are marked {mark.Mark} in {column}: {mark.Means?.En ?? "a mark that the mapping does not know"}."));

    internal static Finding FileOfMappingMissing(string mapping, string pattern) => new(MappingUnused, Severity.Warning, 1, 1, new(
        $"Mappningen {mapping} väntar sig en fil {pattern}, som inte finns i leveransen.",
        $"The mapping {mapping} expects a file {pattern}, which is not in the delivery."));

    internal static Finding ColumnOfMappingMissing(string file, string column) => new(MappingUnused, Severity.Warning, 1, 1, new(
        $"Mappningen läser kolumnen {column}, som inte finns i {file}; den lästes som tom.",
        $"The mapping reads the column {column}, which is not in {file}; it was read as empty."));

    internal static Finding ColumnUnknown(string file, string column) => new(UnknownColumn, Severity.Warning, 1, 1, new(
        $"Kolumnen {column} i {file} är inte känd och lästes inte.",
        $"The column {column} of {file} is not known and was not read."));

    internal static Finding NotUsed(string file) => new(FileNotUsed, Severity.Warning, 1, 1, new(
        $"Filen {file} är känd men används inte av den här versionen; den lästes inte.",
        $"The file {file} is known but not used by this version; it was not read."));

    internal static Finding FileUnknown(string file) => new(UnknownFile, Severity.Warning, 1, 1, new(
        $"Filen {file} är inte känd och lästes inte.",
        $"The file {file} is not known and was not read."));

    internal static Finding RowsUnread(string file, long count, long of) => new(UnreadRow, Severity.Error, count, of, new(
        $"{count} av {of} rader i {file} kunde inte läsas.",
        $"{count} of {of} rows in {file} could not be read."));

    internal static Finding CellsUnreadable(string file, long count, long of) => new(UnreadableCell, Severity.Warning, count, of, new(
        $"{count} celler i {file} kunde inte tolkas och lästes som tomma ({of} rader i filen).",
        $"{count} cells in {file} had no meaning there and were read as empty ({of} rows in the file)."));

    internal static Finding IdsRepeated(string table, long count, long of) => new(RepeatedId, Severity.Warning, count, of, new(
        $"{count} id i {table} förekommer på flera rader med olika innehåll; den sista raden i teckenordning räknas ({of} rader lästa).",
        $"{count} ids in {table} stand on several rows with different content; the last row in character order counts ({of} rows read)."));
}
