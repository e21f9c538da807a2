using Trettio.Care;
using Trettio.Quality;

namespace Trettio.Exchange;

/// <summary>What a mapping and the files it is used on say of each other.</summary>
internal static class MappingChecks
{
    /// <summary>The source's own marks in a file that has been read.</summary>
    public static IEnumerable<Finding> Of(SourceFile file)
    {
        if (file.View is not { Met: { } met } view)
            yield break;
        foreach (var ((column, mark), count) in met.Marks.OrderBy(entry => entry.Key.Column, StringComparer.Ordinal).ThenBy(entry => entry.Key.Mark, StringComparer.Ordinal))
        {
            Phrase? means = view.File.Marks.First(known => known.Column == column).Means.TryGetValue(mark, out var told) ? told : null;
            yield return ReadingChecks.Marked(file.Name, column, (mark, means), count);
        }
    }

    /// <summary>Columns that the mapping wants and the file lacks, and those that the file has and nothing reads.</summary>
    /// <exception cref="RefusedException">A required column is made of one that the file lacks (CannotRead).</exception>
    public static IReadOnlyList<Finding> OfHeader(IReadOnlyList<SourceFile> views)
    {
        var findings = new List<Finding>();
        foreach (var file in views)
            findings.AddRange(Missing(file, file.View!));
        var (first, view) = (views[0], views[0].View!);
        foreach (var twice in first.SourceHeader.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1 && Reads(views, same.Key)))
            throw Refusals.ColumnTwice(first.Name, twice.Key);
        findings.AddRange(first.SourceHeader
            .Where(column => !Reads(views, column) && !Knows(view.File, column.Composed()))
            .Select(column => ReadingChecks.ColumnUnknown(first.Name, column.Length > 0 ? column : "(tom/empty)")));
        return findings;
    }

    /// <summary>Files that the mapping describes and nobody delivered.</summary>
    public static IEnumerable<Finding> Unused(SourceMapping mapping, IReadOnlyList<SourceFile> files) => mapping.Files
        .Where(known => !files.Any(file => file.View?.File == known))
        .Select(known => ReadingChecks.FileOfMappingMissing(mapping.Called, known.Sheet is { } sheet ? $"{known.File} ({sheet})" : known.File));

    private static IEnumerable<Finding> Missing(SourceFile file, MappedView view)
    {
        var targets = MappingTables.ColumnsOf(view.Table.Table)!;
        foreach (var column in view.Table.Columns.Where(column => column.Sources.Count > 0))
        {
            var missing = column.Sources.Where(source => view.PlaceOf(source) < 0).ToList();
            if (missing.Count == column.Sources.Count && targets.First(target => target.Name == column.Target).Required)
                throw Refusals.SourceColumnMissing(file.Name, missing[0], view.Mapping.Called);
            foreach (var source in missing)
                yield return ReadingChecks.ColumnOfMappingMissing(file.Name, source);
        }

        // A condition on a column that is not there would silently take or leave every row.
        foreach (var condition in view.Table.Where.Where(condition => view.PlaceOf(condition.Column) < 0))
            throw Refusals.SourceColumnMissing(file.Name, condition.Column, view.Mapping.Called);
    }

    private static bool Reads(IReadOnlyList<SourceFile> views, string column) =>
        views.Any(file => file.View!.Looked().Contains(column.Composed(), StringComparer.OrdinalIgnoreCase));

    private static bool Knows(MappedFile file, string column) =>
        file.Ignored.Concat(file.Identities).Concat(file.FreeText).Concat(file.Marks.Select(mark => mark.Column)).Contains(column, StringComparer.OrdinalIgnoreCase);
}
