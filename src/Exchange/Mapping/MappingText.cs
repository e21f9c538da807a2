using System.Globalization;
using System.Text;
using Trettio.Measuring;

namespace Trettio.Exchange;

/// <summary>Reads a mapping's YAML key by key; the language is described in docs/guide/mappningar.md.</summary>
internal sealed class MappingText(string text, string file)
{
    // Larger than any mapping written by hand.
    private const int LongestText = 1_000_000;

    private static readonly Dictionary<string, char> Separators = new() { [";"] = ';', [","] = ',', ["tab"] = '\t', ["|"] = '|' };
    private static readonly string[] Encodings = ["utf-8", "windows-1252", "iso-8859-1", "utf-16"];

    public SourceMapping Mapping()
    {
        if (text.Length > LongestText)
        {
            throw new DefinitionException(file, 1, new("filen är större än en mappning kan vara (1 MB).", "the file is larger than a mapping can be (1 MB)."));
        }

        var root = DefinitionNode.Read(text, file).Only("id", "version", "made_by", "source_system", "files", "tests");
        var files = root["files"].Items.Select(File).ToList();
        if (files.Count == 0)
        {
            throw root["files"].Refuse(new("minst en fil behövs.", "at least one file is needed."));
        }

        return new SourceMapping(root["id"].Text, (int)root["version"].Whole(1, 1_000_000))
        {
            MadeBy = root["made_by"].Text,
            SourceSystem = root["source_system"].Text,
            Files = files,
            Trials = root.Find("tests") is { } tests ? MappingTrialText.Read(tests, files) : [],
            Hash = "",
        };
    }

    internal static IReadOnlyList<string> Texts(DefinitionNode node) =>
        node.IsList ? [.. node.Items.Select(item => item.RawText.Trim().Composed())] : [node.RawText.Trim().Composed()];

    private static MappedFile File(DefinitionNode node)
    {
        _ = node.Only("file", "sheet", "separator", "encoding", "header_line", "ignore", "identities", "free_text", "marks", "tables");
        var tables = node["tables"].Items.Select(Table).ToList();
        if (tables.Count == 0)
        {
            throw node["tables"].Refuse(new("minst en tabell behövs.", "at least one table is needed."));
        }

        return new MappedFile(node["file"].Text.Composed(), node.Find("sheet")?.Text.Composed())
        {
            Separator = node.Find("separator") is { } separator ? Separators[separator.Choice(Separators.Keys, word => word)] : null,
            Encoding = node.Find("encoding") is { } encoding ? EncodingOf(encoding.Choice(Encodings, word => word)) : null,
            HeaderLine = (int)(node.Find("header_line")?.Whole(1, 1000) ?? 1),
            Ignored = Columns(node.Find("ignore")),
            Identities = Columns(node.Find("identities")),
            FreeText = Columns(node.Find("free_text")),
            Marks = [.. node.Find("marks")?.Items.Select(Mark) ?? []],
            Tables = tables,
        };
    }

    private static Encoding EncodingOf(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(name);
    }

    private static IReadOnlyList<string> Columns(DefinitionNode? node) => node is null ? [] : Texts(node);

    private static SourceMark Mark(DefinitionNode node)
    {
        _ = node.Only("column", "means");
        return new(node["column"].Text.Composed(), node["means"].Entries.ToDictionary(entry => entry.Name.Trim(), entry => entry.Phrase, StringComparer.Ordinal));
    }

    private static MappedTable Table(DefinitionNode node)
    {
        _ = node.Only("table", "where", "columns");
        var table = node["table"].Choice(MappingTables.Names, name => name);
        var known = MappingTables.ColumnsOf(table)!;
        var columns = node["columns"].Entries.Select(entry => ColumnOf(entry, table, known)).ToList();
        foreach (var target in known.Where(target => target.Required && columns.All(column => column.Target != target.Name)))
        {
            throw node["columns"].Refuse(new(
                $"{table} behöver kolumnen '{target.Name}'.", $"{table} needs the column '{target.Name}'."));
        }

        if (table == MappingTables.Figures && !columns.Exists(column => known.Any(target => target.Name == column.Target && target.Kind == TargetKind.Count)))
        {
            throw node["columns"].Refuse(new("figures behöver minst ett antal.", "figures needs at least one count."));
        }

        return new(table, [.. node.Find("where")?.Items.Select(Condition) ?? []], columns);
    }

    private static RowCondition Condition(DefinitionNode node)
    {
        _ = node.Only("column", "is", "not");
        var (only, not) = (node.Find("is"), node.Find("not"));
        return (only, not) switch
        {
            ({ } values, null) => new(node["column"].Text.Composed(), true, Values(values)),
            (null, { } values) => new(node["column"].Text.Composed(), false, Values(values)),
            _ => throw node.Refuse(new("ange antingen 'is' eller 'not'.", "give either 'is' or 'not'.")),
        };
    }

    /// <summary>A condition of no values would leave out every row, or none.</summary>
    private static IReadOnlyList<string> Values(DefinitionNode node) => Texts(node) is { Count: > 0 } values
        ? values
        : throw node.Refuse(new("minst ett värde behövs; \"\" är en tom cell.", "at least one value is needed; \"\" is an empty cell."));

    private static MappedColumn ColumnOf(DefinitionNode node, string table, IReadOnlyList<MappingTarget> known)
    {
        var target = known.FirstOrDefault(target => target.Name == node.Name) ?? throw node.Refuse(new(
            $"{table} har ingen kolumn '{node.Name}'; den har {string.Join(", ", known.Select(one => one.Name))}.",
            $"{table} has no column '{node.Name}'; it has {string.Join(", ", known.Select(one => one.Name))}."));
        if (node.IsText)
        {
            return new(target.Name) { Sources = [node.Text.Composed()] };
        }

        _ = node.Only("from", "first", "join", "constant", "codes", "dates", "decimal");
        var column = Sources(node, target.Name);
        if (column.Constant is { } constant)
        {
            RefuseUnread(node, constant, target);
        }

        return column with
        {
            Codes = node.Find("codes") is { } codes ? CodesOf(codes, target) : null,
            Dates = node.Find("dates") is { } dates ? DatesOf(dates, target) : [],
            Decimal = node.Find("decimal") is { } sign ? DecimalOf(sign, target) : null,
        };
    }

    private static MappedColumn Sources(DefinitionNode node, string target)
    {
        var (from, first, constant, join) = (node.Find("from"), node.Find("first"), node.Find("constant"), node.Find("join"));
        var column = (from, first, constant) switch
        {
            (null, null, { } value) => new MappedColumn(target) { Constant = value.Text },
            (null, { } sources, null) => new MappedColumn(target) { Sources = Texts(sources) },
            ({ } sources, null, null) => new MappedColumn(target) { Sources = Texts(sources), Join = Texts(sources).Count > 1 ? join?.RawText ?? "" : null },
            _ => throw node.Refuse(new("ange en av 'from', 'first' och 'constant'.", "give one of 'from', 'first' and 'constant'.")),
        };
        if (join is not null && (from is null || column.Sources.Count < 2))
        {
            throw join.Refuse(new("'join' sätter ihop flera kolumner under 'from'.", "'join' sets several columns under 'from' together."));
        }

        return column.Constant is null && column.Sources.Any(source => source.Length == 0)
            ? throw node.Refuse(new("en kolumn saknar namn.", "a column has no name."))
            : column;
    }

    private static Dictionary<string, string> CodesOf(DefinitionNode codes, MappingTarget target)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in codes.Entries)
        {
            if (!known.TryAdd(entry.Name.Trim().Composed(), entry.RawText.Trim()))
            {
                throw entry.Refuse(new($"koden '{entry.Name}' står två gånger.", $"the code '{entry.Name}' stands twice."));
            }

            RefuseUnread(entry, entry.RawText.Trim(), target);
        }

        return known.Count > 0 ? known : throw codes.Refuse(new("minst en kod behövs.", "at least one code is needed."));
    }

    /// <summary>A word that the column does not have would set every row with it aside.</summary>
    private static void RefuseUnread(DefinitionNode node, string word, MappingTarget target)
    {
        if (target.Allowed is { } allowed && word.Length > 0 && !target.Reads(word))
        {
            throw node.Refuse(new(
                $"'{target.Name}' kan inte vara '{word}'; tillåtet är {string.Join(", ", allowed)}.",
                $"'{target.Name}' cannot be '{word}'; allowed are {string.Join(", ", allowed)}."));
        }
    }

    private static IReadOnlyList<string> DatesOf(DefinitionNode dates, MappingTarget target)
    {
        if (target.Kind is TargetKind.Text or TargetKind.Count)
        {
            throw dates.Refuse(new($"'{target.Name}' är inget datum.", $"'{target.Name}' is no date."));
        }

        var formats = Texts(dates);
        foreach (var format in formats)
        {
            // 31 December of a year whose parts all differ: what is written and read again must be the same day, or month.
            var day = new DateTime(2034, target.Kind == TargetKind.Month ? 11 : 12, target.Kind == TargetKind.Month ? 1 : 31);
            if (!Reads(format, day, target.Kind))
            {
                throw dates.Refuse(new(
                    $"'{format}' beskriver inget datum; skriv till exempel dd/MM/yyyy.", $"'{format}' describes no date; write for example dd/MM/yyyy."));
            }
        }

        return formats;
    }

    /// <summary>A year or a month of birth is often written without the day: only what is taken out of the date must come back.</summary>
    private static bool Reads(string format, DateTime day, TargetKind kind)
    {
        try
        {
            return DateTime.TryParseExact(day.ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
                && (kind switch
                {
                    TargetKind.Year => read.Year == day.Year,
                    TargetKind.MonthNumber => read.Month == day.Month,
                    _ => read == day,
                });
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static char DecimalOf(DefinitionNode sign, MappingTarget target) => target.Kind == TargetKind.Count
        ? sign.Choice([",", "."], word => word)[0]
        : throw sign.Refuse(new($"'{target.Name}' är inget antal.", $"'{target.Name}' is no count."));
}
