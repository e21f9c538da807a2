using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Quality.Closing;

/// <summary>Reads <see cref="CloseSettings"/> from its YAML.</summary>
internal static class CloseSettingsFile
{
    internal static CloseSettings Parse(string text, string file, CloseSettings? others)
    {
        var root = DefinitionNode.Read(text, file).Only(
            "source", "steps", "weekend", "free_days", "remind_days", "coordinators", "second_persons", "units", "deputies", "people");
        return new CloseSettings
        {
            Source = Of("source", node => node.Source, settings => settings.Source),
            Stages = Of<IReadOnlyDictionary<CloseStage, StageSetting>>("steps", node => Stages(node, others), settings => settings.Stages),
            Weekend = Of("weekend", node => node.Choice(Enum.GetValues<WeekendRule>(), Codes.Code), settings => settings.Weekend),
            FreeDays = Of("free_days", node => [.. node.Items.Select(item => item.Date)], settings => settings.FreeDays),
            RemindDays = Of("remind_days", node => (int)node.Whole(0, 31), settings => settings.RemindDays),
            Coordinators = Of<IReadOnlyList<string>>("coordinators", Names, settings => settings.Coordinators),
            SecondPersons = Of<IReadOnlyList<string>>("second_persons", Names, settings => settings.SecondPersons),
            Units = Of("units", node => [.. node.Items.Select(Unit)], settings => settings.Units),
            Deputies = Of("deputies", node => [.. node.Items.Select(Deputy)], settings => settings.Deputies),
            Mail = Of<IReadOnlyDictionary<string, string>>("people", Mail, settings => settings.Mail),
        };

        T Of<T>(string key, Func<DefinitionNode, T> read, Func<CloseSettings, T> other) =>
            root.Find(key) is null && others is not null ? other(others) : read(root[key]);
    }

    private static Dictionary<CloseStage, StageSetting> Stages(DefinitionNode node, CloseSettings? others)
    {
        node.Only([.. Enum.GetValues<CloseStage>().Select(Codes.Code)]);
        var stages = Enum.GetValues<CloseStage>().ToDictionary(
            stage => stage, stage => node.Find(Codes.Code(stage)) is null && others is not null ? others.Stages[stage] : Stage(node[Codes.Code(stage)]));
        foreach (var (stage, before) in Enum.GetValues<CloseStage>().Skip(1).Zip(Enum.GetValues<CloseStage>()))
        {
            if (stages[stage].Day < stages[before].Day)
            {
                throw (node.Find(Codes.Code(stage)) ?? node).Refuse(new("stegens dagar ska stå i ordning.", "the days of the steps must be in order."));
            }
        }

        // A check, a sending and a receipt are all of a decision.
        if (!stages[CloseStage.Decided].IsNeeded && stages.FirstOrDefault(stage => stage.Key > CloseStage.Decided && stage.Value.IsNeeded) is { Value: not null } later)
        {
            throw node[Codes.Code(later.Key)].Refuse(new("steget gäller en fastställd månad; skriv needed: yes för decided, eller needed: no här.", "the step is of a decided month; write needed: yes for decided, or needed: no here."));
        }

        return stages;
    }

    private static StageSetting Stage(DefinitionNode node)
    {
        node.Only("day", "who", "needed", "blocks");
        return new((int)node["day"].Whole(1, 31), node["who"].Choice(Enum.GetValues<CloseRole>(), Codes.Code), Is(node["needed"]), Is(node["blocks"]));
    }

    private static UnitSetting Unit(DefinitionNode node)
    {
        node.Only("unit", "manager", "needed");
        return new(node["unit"].Text, node.Find("manager")?.Text, node.Find("needed") is not { } needed || Is(needed));
    }

    private static Deputy Deputy(DefinitionNode node)
    {
        node.Only("for", "deputy", "from", "to");
        var deputy = new Deputy(node["for"].Text, node["deputy"].Text, node["from"].Date, node["to"].Date);
        return deputy.From <= deputy.To ? deputy : throw node["to"].Refuse(new("'to' ligger före 'from'.", "'to' is before 'from'."));
    }

    private static Dictionary<string, string> Mail(DefinitionNode node)
    {
        var mail = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in node.Items)
        {
            item.Only("name", "email");
            var address = item["email"].Text;
            if (address.Count(letter => letter == '@') != 1 || address.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '<' or '>' or ',' or ';'))
            {
                throw item["email"].Refuse(new($"'{address}' är ingen e-postadress.", $"'{address}' is not an e-mail address."));
            }

            mail[CloseSettings.Plain(item["name"].Text)] = address;
        }

        return mail;
    }

    private static List<string> Names(DefinitionNode node) => [.. node.Items.Select(item => CloseSettings.Plain(item.Text))];

    private static bool Is(DefinitionNode node) => node.Choice([true, false], value => value ? "yes" : "no");
}
