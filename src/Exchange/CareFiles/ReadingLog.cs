using System.Globalization;
using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>How a file was understood, sentence by sentence: nothing is read in more than one way without being told.</summary>
internal static class ReadingLog
{
    private const int MostCodes = 24;

    public static IEnumerable<Phrase> Of(SourceFile file)
    {
        yield return file.Interpretation();
        if (file.View is { } view)
        {
            foreach (var told in Mapped(file, view))
                yield return told;
        }

        if (CareTables.Find(file.TableName) is not { } table)
            yield break;
        for (var column = 0; column < table.Columns.Count; column++)
        {
            foreach (var told in Read(file, table.Columns[column], column))
                yield return told;
        }
    }

    private static IEnumerable<Phrase> Read(SourceFile file, Column column, int index)
    {
        var shown = file.Shown(column.Name);
        if (column.Words is { } words)
        {
            var met = Enumerable.Range(words.CodesInOrder.Count, words.Words.Count - words.CodesInOrder.Count)
                .Where(word => file.Tolerated.HasWord(index, word))
                .Select(word => $"{words.Words[word].Word} = {words.Words.First(code => code.Value == words.Words[word].Value).Word}")
                .ToList();
            if (met.Count > 0)
                yield return new($"{file.Name}: {shown} lästes som {string.Join(", ", met)}.", $"{file.Name}: {shown} was read as {string.Join(", ", met)}.");
        }

        if (file.Tolerated.HasCompactDates(index))
            yield return new($"{file.Name}: datum i {shown} skrivna ÅÅÅÅMMDD.", $"{file.Name}: dates in {shown} written YYYYMMDD.");
        if (file.Tolerated.HasMoments(index))
            yield return new($"{file.Name}: av klockslag i {shown} räknas dagen.", $"{file.Name}: of times in {shown} the day counts.");
    }

    private static IEnumerable<Phrase> Mapped(SourceFile file, MappedView view)
    {
        yield return new(
            $"{file.Name}: läst som {view.Table.Table} genom mappningen {view.Mapping.Called} ({view.Mapping.SourceSystem}; {view.Mapping.Hash[..12]}).",
            $"{file.Name}: read as {view.Table.Table} through the mapping {view.Mapping.Called} ({view.Mapping.SourceSystem}; {view.Mapping.Hash[..12]}).");
        foreach (var column in view.Table.Columns)
        {
            if (column.Constant is { } constant)
                yield return new($"{file.Name}: {column.Target} är alltid {constant}.", $"{file.Name}: {column.Target} is always {constant}.");
            if (column.Codes is { } codes)
                yield return new($"{file.Name}: {column.Shown} → {column.Target}: {List(codes)}.", $"{file.Name}: {column.Shown} → {column.Target}: {List(codes)}.");
            if (column.Dates.Count > 0)
                yield return Dates(file.Name, column);
        }

        if (view.Met is { LeftOut: > 0 and var leftOut })
        {
            var rows = leftOut.ToString(CultureInfo.InvariantCulture);
            yield return new(
                $"{file.Name}: {rows} rader togs inte med, som mappningens villkor säger.", $"{file.Name}: {rows} rows were left out, as the mapping's conditions say.");
        }
    }

    private static Phrase Dates(string file, MappedColumn column)
    {
        var forms = string.Join(", ", column.Dates);
        return new($"{file}: datum i {column.Shown} skrivna {forms}.", $"{file}: dates in {column.Shown} written {forms}.");
    }

    private static string List(IReadOnlyDictionary<string, string> codes)
    {
        var told = string.Join(", ", codes.Take(MostCodes).Select(code => $"{(code.Key.Length > 0 ? code.Key : "–")} = {(code.Value.Length > 0 ? code.Value : "–")}"));
        return codes.Count > MostCodes ? $"{told} … ({codes.Count.ToString(CultureInfo.InvariantCulture)})" : told;
    }
}
