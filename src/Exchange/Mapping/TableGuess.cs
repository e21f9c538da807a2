using System.Globalization;
using System.Text;

namespace Trettio.Exchange;

/// <summary>How well a source file fits one table: the best source column of each of its columns.</summary>
internal sealed class TableGuess
{
    private readonly List<(Column Target, ColumnProfile Source, int Fit)> made = [];

    public TableGuess(CareTable table, IReadOnlyList<ColumnProfile> columns)
    {
        Table = table;

        // What is surely one column of the table is no guess for another: a decision day taken for the day of the visit would make every wait nought.
        var sure = columns.Where(column => table.Columns.Any(target => Suits(column, target) && ColumnNames.Fits(column.Name, target.Name) == 2)).ToHashSet();
        foreach (var target in table.Columns)
        {
            var best = columns.Where(column => column.Name.Length > 0 && Suits(column, target))
                .Select(column => (Source: column, Fit: ColumnNames.Fits(column.Name, target.Name)))
                .Where(pair => pair.Fit == 2 || (pair.Fit == 1 && !sure.Contains(pair.Source))).OrderByDescending(pair => pair.Fit).FirstOrDefault();
            if (best.Source is null && target.Name == "patient_id")
                best = (columns.FirstOrDefault(column => column.HoldsIdentities)!, 1);
            if (best.Source is not null)
                made.Add((target, best.Source, best.Fit));
        }
    }

    public CareTable Table { get; }

    public int Score => made.Count(one => one.Target.Required) * 3 + made.Count - (Missing.Count * 3);

    /// <summary>Whether what identifies a row of the table, and of no other, is there.</summary>
    public bool OwnKeyIsThere => Table.Name switch
    {
        // Patients and units stand in every list; only one that tells more of them is a list of them.
        "patients" => Has("patient_id") && Has("birth_year"),
        "units" => Has("unit_id") && Has("name"),
        "moves" => Has("wait_id") && Has("moved_on"),
        "offers" => Has("wait_id") && Has("offered_for"),
        "medications" => Has("patient_id") && Has("atc"),
        _ => Has(Table.Key[0]) && Missing.Count < 2,
    };

    public IReadOnlyList<string> Missing => [.. Table.Columns.Where(column => column.Required && !Has(column.Name)).Select(column => column.Name)];

    public bool Reads(ColumnProfile column) => made.Exists(one => one.Source == column);

    public IEnumerable<string> Lines()
    {
        yield return $"      - table: {Table.Name}";
        yield return "        columns:";
        foreach (var one in made)
        {
            var (value, why) = Value(one.Target, one.Source);
            var sure = one.Fit == 2 ? "säkert namn" : "osäkert: liknande namn";
            yield return $"          {one.Target.Name}: {value} # {sure}{(why.Length > 0 ? "; " + why : "")}";
        }

        foreach (var column in Missing)
            yield return $"          # {column}: SAKNAS, obligatorisk";
    }

    /// <summary>A made-up cell for each column.</summary>
    public IEnumerable<(string Source, string Value)> Example()
    {
        foreach (var (target, source, _) in made)
        {
            var format = source.DateFormat ?? "yyyy-MM-dd";
            var code = target.Words is null && target.Type != ColumnType.Flag ? null : CodesOf(target, source).FirstOrDefault(pair => pair.Code is not null).Value;
            yield return (source.Name, target.Type switch
            {
                ColumnType.Choice => code ?? target.Words!.CodesInOrder[0],
                ColumnType.Flag => code ?? "0",
                ColumnType.Date => new DateTime(2025, 1, 31).ToString(format, CultureInfo.InvariantCulture),
                ColumnType.Year => source.DateFormat is null ? "2012" : new DateTime(2012, 3, 31).ToString(format, CultureInfo.InvariantCulture),
                ColumnType.MonthNumber => source.DateFormat is null ? "3" : new DateTime(2012, 3, 31).ToString(format, CultureInfo.InvariantCulture),
                ColumnType.Municipality => "1480",
                _ => "x1",
            });
        }
    }

    private bool Has(string column) => made.Exists(one => one.Target.Name == column);

    // A column of dates is no id, and one of words no date.
    private static bool Suits(ColumnProfile column, Column target) => target.Type switch
    {
        ColumnType.Date => column.Filled == 0 || column.DateFormat is not null,
        ColumnType.Year or ColumnType.MonthNumber => !column.HoldsIdentities,
        _ => column.DateFormat is null or "yyyyMM",
    };

    private static (string Value, string Why) Value(Column target, ColumnProfile source)
    {
        var name = MappingProposal.Quoted(source.Name);
        switch (target.Type)
        {
            case ColumnType.Date when source.DateFormat is { } format and not ("yyyy-MM-dd" or "yyyyMMdd" or "yyyy-MM-dd'T'HH:mm:ss"):
                return ($"{{ from: {name}, dates: {MappingProposal.Quoted(format)} }}", source.IsDayFirstAGuess ? "OSÄKERT: dag eller månad först" : "datum " + format);
            case ColumnType.Year or ColumnType.MonthNumber when source.DateFormat is { } format:
                return ($"{{ from: {name}, dates: {MappingProposal.Quoted(format)} }}", "ur datumet");
            case ColumnType.Choice or ColumnType.Flag:
                var codes = CodesOf(target, source);
                if (codes.TrueForAll(code => IsRead(target, code.Value)) || source.Values is null)
                    return (name, source.Values is null ? "fler värden än en kodlista har" : "");
                var known = codes.Where(code => code.Code is not null).ToList();
                var strange = codes.Where(code => code.Code is null).Select(code => code.Value).ToList();
                var list = string.Join(", ", known.Select(code => $"{MappingProposal.Quoted(code.Value)}: {MappingProposal.Quoted(code.Code!)}"));
                return (known.Count == 0 ? name : $"{{ from: {name}, codes: {{ {list} }} }}",
                    strange.Count == 0 ? "koder ur värdena" : "OSÄKERT: okända koder " + Shown(strange));
            default:
                return (name, source.HoldsIdentities ? "personnummer, se identities" : "");
        }
    }

    // Words of a column that turns out to hold free text may be anyone's; only short ones can be codes.
    private static string Shown(List<string> codes) => string.Join(", ", codes.Take(10).Select(code => code.Length <= 20 ? $"'{code.Replace("\n", " ", StringComparison.Ordinal).Replace("\r", " ", StringComparison.Ordinal)}'" : "'…'"));

    private static List<(string Value, string? Code)> CodesOf(Column target, ColumnProfile source) =>
        [.. (source.Values ?? new Dictionary<string, long>()).Keys.Where(value => value.Length <= 20 && !IdentityNumbers.HasShapeOfOne(value)).Order(StringComparer.Ordinal).Select(value => (value, Code(target, value)))];

    private static bool IsRead(Column target, string value) => target.Type == ColumnType.Flag
        ? value is "0" or "1"
        : target.Words!.Find(Encoding.UTF8.GetBytes(value)) >= 0;

    private static string? Code(Column target, string value)
    {
        if (target.Type == ColumnType.Flag && value is "0" or "1")
            return value;
        if (target.Words is { } words && words.TryRead(Encoding.UTF8.GetBytes(value), out var choice))
            return words.Words.First(code => code.Value == choice).Word;
        var guessed = ColumnNames.CodeOf(target.Name, value);
        // waits know no follow-ups: what their list does not hold is no guess.
        return guessed is not null && (target.Words?.Find(Encoding.UTF8.GetBytes(guessed)) ?? 0) >= 0 ? guessed : null;
    }
}
