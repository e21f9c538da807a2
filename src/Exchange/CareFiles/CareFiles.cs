using Trettio.Care;
using Trettio.Quality;

namespace Trettio.Exchange;

/// <summary>Care events and monthly figures from files (contracts §1.1 and §1.3).</summary>
public static class CareFiles
{
    /// <summary>Each table's columns in contract order: the one place that knows the columns' names.</summary>
    public static IReadOnlyList<CareTable> Columns => CareTables.All;

    /// <summary>
    /// Opens .csv files, folders, .zip archives and .xlsx workbooks as one delivery; rows of the same table are pooled.
    /// Only headers are read.
    /// </summary>
    /// <exception cref="RefusedException">Something cannot be read or lacks a required column (CannotRead).</exception>
    public static CareDelivery Open(IReadOnlyList<string> paths) => Open(paths, ReserveNumbers.Bundled);

    /// <inheritdoc cref="Open(IReadOnlyList{string})"/>
    public static CareDelivery Open(IReadOnlyList<string> paths, ReserveNumbers reserve) => Open(paths, null, reserve);

    /// <summary>The same, with the files that a mapping knows read through it; null: none is.</summary>
    /// <exception cref="RefusedException">Something cannot be read or lacks a required column (CannotRead).</exception>
    public static CareDelivery Open(IReadOnlyList<string> paths, SourceMapping? mapping) => Open(paths, mapping, ReserveNumbers.Bundled);

    private static CareDelivery Open(IReadOnlyList<string> paths, SourceMapping? mapping, ReserveNumbers reserve)
    {
        var found = new DeliveryPaths(mapping);
        foreach (var path in paths)
            found.Add(path);
        found.TellApart();
        var findings = found.Findings
            .Concat(found.Files.Where(file => file.View is null).SelectMany(CheckHeader))
            .Concat(found.Files.Where(file => file.View is not null).GroupBy(file => file.SourceHeader, ReferenceEqualityComparer.Instance)
                .SelectMany(views => MappingChecks.OfHeader([.. views])))
            .Concat(mapping is null ? [] : MappingChecks.Unused(mapping, found.Files))
            .ToList();
        return new(found.Files, findings, reserve) { Mapping = mapping };
    }

    private static List<Finding> CheckHeader(SourceFile file)
    {
        var columns = file.Table is { } table
            ? table.Columns.Select(column => (column.Name, column.Required)).ToList()
            : [.. FiguresFile.ColumnsOf(file.Header).Select(name => (name, false))];
        foreach (var (name, required) in columns)
        {
            var count = file.Header.Count(column => column.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (count == 0 && required)
                throw Refusals.ColumnMissing(file.Name, name);
            if (count > 1)
                throw Refusals.ColumnTwice(file.Name, name);
        }

        return [.. file.Header
            .Where(column => !columns.Exists(known => known.Name.Equals(column, StringComparison.OrdinalIgnoreCase)))
            .Select((column, index) => ReadingChecks.ColumnUnknown(file.Name, column.Length > 0 ? column : "(tom/empty)"))];
    }
}
