using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Quality.Closing;

/// <summary>Reads <see cref="CloseSettings"/> from its YAML.</summary>
internal static class CloseSettingsFile
{
    internal static CloseSettings Parse(string text, string file)
    {
        var root = DefinitionNode.Read(text, file).Only(
            "source", "steps", "weekend", "free_days", "remind_days", "coordinators", "second_persons", "units", "deputies", "people");
        return new CloseSettings
        {
            Source = root["source"].Source,
            Stages = Stages(root["steps"]),
            Weekend = root["weekend"].Choice(Enum.GetValues<WeekendRule>(), Codes.Code),
            FreeDays = [.. root["free_days"].Items.Select(item => item.Date)],
            RemindDays = (int)root["remind_days"].Whole(0, 31),
            Coordinators = Names(root["coordinators"]),
            SecondPersons = Names(root["second_persons"]),
            Units = [.. root["units"].Items.Select(Unit)],
            Deputies = [.. root["deputies"].Items.Select(Deputy)],
            Mail = Mail(root["people"]),
        };
    }

    private static Dictionary<CloseStage, StageSetting> Stages(DefinitionNode node)
    {
        node.Only([.. Enum.GetValues<CloseStage>().Select(Codes.Code)]);
        var stages = Enum.GetValues<CloseStage>().ToDictionary(stage => stage, stage => Stage(node[Codes.Code(stage)]));
        foreach (var (stage, before) in Enum.GetValues<CloseStage>().Skip(1).Zip(Enum.GetValues<CloseStage>()))
        {
            if (stages[stage].Day < stages[before].Day)
            {
                throw node[Codes.Code(stage)].Refuse(new("stegens dagar ska stå i ordning.", "the days of the steps must be in order."));
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
