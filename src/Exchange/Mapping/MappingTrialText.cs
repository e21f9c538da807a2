using Trettio.Measuring;

namespace Trettio.Exchange;

/// <summary>Reads the test rows of a mapping.</summary>
internal static class MappingTrialText
{
    public static IReadOnlyList<TrialRow> Read(DefinitionNode tests, IReadOnlyList<MappedFile> files) => [.. tests.Items.Select(node => Trial(node, files))];

    private static TrialRow Trial(DefinitionNode node, IReadOnlyList<MappedFile> files)
    {
        _ = node.Only("name", "file", "sheet", "row", "gives", "refused");
        var (gives, refused) = (node.Find("gives"), node.Find("refused"));
        if ((gives is null) == (refused is null))
        {
            throw node.Refuse(new("ange antingen 'gives' eller 'refused'.", "give either 'gives' or 'refused'."));
        }

        // With one file in the mapping there is nothing to choose.
        var file = node.Find("file")?.Text ?? (files.Count == 1 ? files[0].File : node["file"].Text);
        return new TrialRow(
            node["name"].Text, (file, node.Find("sheet")?.Text ?? (files.Count == 1 ? files[0].Sheet : null)), Cells(node["row"]),
            [.. gives?.Items.Select(Row) ?? []], refused?.Text);
    }

    private static (string Table, IReadOnlyDictionary<string, string> Cells) Row(DefinitionNode node)
    {
        var cells = Cells(node);
        var table = node["table"].Choice(MappingTables.Names, name => name);
        var known = MappingTables.ColumnsOf(table)!;
        foreach (var entry in node.Entries.Where(entry => entry.Name != "table" && known.All(target => target.Name != entry.Name)))
        {
            throw entry.Refuse(new($"{table} har ingen kolumn '{entry.Name}'.", $"{table} has no column '{entry.Name}'."));
        }

        return (table, cells.Where(cell => cell.Key != "table").ToDictionary(cell => cell.Key, cell => cell.Value));
    }

    private static Dictionary<string, string> Cells(DefinitionNode node) =>
        node.Entries.ToDictionary(entry => entry.Name.Trim().Composed(), entry => entry.RawText.Trim(), StringComparer.OrdinalIgnoreCase);
}
