using System.Globalization;
using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Goals;

/// <summary>Reads an agreement's file key by key and keeps each value's source and certainty.</summary>
internal sealed class AgreementText
{
    // The stated part that any value may carry beside its own keys.
    private static readonly string[] Stated = ["source", "section", "certainty", "note"];
    private static readonly string[] Keys =
        ["id", "name", "sources", "measured", "areas", "base", "tiers", "flow", "near", "regions", "exceptions",
            "pays", "rules"];

    private readonly DefinitionNode root;
    private readonly IReadOnlyList<CitedDocument> documents;
    private readonly List<Statement> statements = [];

    public AgreementText(string text, string file)
    {
        root = DefinitionNode.Read(text, file).Only(Keys);
        documents = [.. root["sources"].Items.Select(Document)];
    }

    public Agreement Agreement()
    {
        var measured = State("measured", root["measured"], "from", "to");
        var areas = State("areas", root["areas"], "points");
        var from = measured["from"].Month;
        var @base = State("base", root["base"], "month");
        _ = @base["month"].Choice(["same_month_last_year"], word => word);
        return new Agreement
        {
            Id = root["id"].Text,
            Name = root["name"].Phrase,
            Documents = documents,
            MeasuredFrom = from,
            MeasuredTo = NotBefore(from, measured["to"]),
            Areas = [.. areas["points"].Items.Select(point => point.Choice(Codes.MeasuringPoints, Codes.Code))],
            Scale = Scale(root["tiers"]),
            Flow = Flow(State("flow", root["flow"], "target_percent", "all_or_nothing", "periods")),
            NearPercent = State("near", root["near"], "percent_of_counted")["percent_of_counted"].Percent,
            Regions = Regions(root["regions"]),
            Exceptions = [.. root["exceptions"].Items.Select(Exception)],
            Pays = root.Find("pays")?.Choice(["true", "false"], word => word) != "false",
            Rules = root.Find("rules")?.Text,
            Statements = statements,
        };
    }

    private TierScale Scale(DefinitionNode tiers)
    {
        LevelGoal? level = null;
        var improvements = new List<ImprovementGoal>();
        foreach (var item in tiers.Items)
        {
            var tier = LevelNamed(item["tier"]) is not null ? Tier.Level75 : item["tier"].Choice(TierWords.Paying, tier => tier.Code());
            if (tier == Tier.Level75)
            {
                level = Level(State($"tiers.{item["tier"].Text}", item, "tier", "completed_percent", "waiting_percent", "pot_percent"));
            }
            else
            {
                improvements.Add(Improvement(tier, State($"tiers.{tier.Code()}", item, "tier", "points", "pot_percent")));
            }

            RefuseBetterAfterWorse(item, improvements, level);
        }

        return level is null
            ? throw tiers.Refuse(new("nivån 'level_75' saknas.", "the tier 'level_75' is missing."))
            : new(level, improvements);
    }

    private static LevelGoal Level(DefinitionNode item)
    {
        var named = LevelNamed(item["tier"])!.Value;
        RefuseOtherThan(named, item["completed_percent"]);
        return new(named, item.Find("waiting_percent")?.Percent ?? 0, item["pot_percent"].Percent);
    }

    /// <summary>75 of "level_75", 90 of "level_90"; null for a tier of another kind.</summary>
    private static int? LevelNamed(DefinitionNode tier) =>
        tier.Text.StartsWith(TierWords.LevelCode, StringComparison.Ordinal)
        && int.TryParse(tier.Text[TierWords.LevelCode.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 100
            ? level
            : null;

    private static ImprovementGoal Improvement(Tier tier, DefinitionNode item)
    {
        var points = TierWords.Points(tier);
        RefuseOtherThan(points, item["points"]);
        return new(tier, points, item["pot_percent"].Percent);
    }

    // A tier is printed by its name, so a number that contradicts the name would make every report lie.
    private static void RefuseOtherThan(int named, DefinitionNode item)
    {
        if (item.Percent != named)
        {
            throw item.Refuse(new(
                $"'{item.Name}' är {item.Text}; nivåns namn säger {named}.", $"'{item.Name}' is {item.Text}; the tier's name says {named}."));
        }
    }

    // Better figures must never pay less: the tiers stand best first, and none pays more than one before it.
    private static void RefuseBetterAfterWorse(DefinitionNode item, List<ImprovementGoal> improvements, LevelGoal? level)
    {
        var previous = improvements.Count > 1 ? improvements[^2] : null;
        var last = improvements.Count > 0 ? improvements[^1] : null;
        var inOrder = level is not null
            && (last is null || (last.PotPercent <= level.PotPercent))
            && (previous is null || (last!.Points < previous.Points && last.PotPercent <= previous.PotPercent));
        if (!inOrder)
        {
            throw item.Refuse(new(
                "nivåerna ska stå bäst först, och ingen får ge mer än en bättre.", "the tiers must stand best first, and none may pay more than a better one."));
        }
    }

    private FlowGoal Flow(DefinitionNode flow)
    {
        _ = flow["all_or_nothing"].Choice(["true"], word => word);
        var periods = new List<FlowPeriod>();
        foreach (var item in flow["periods"].Items)
        {
            var number = periods.Count + 1;
            var period = State($"flow.periods.{number}", item, "from", "to");
            var from = period["from"].Month;
            if (number > 1 && from <= periods[^1].To)
            {
                throw item.Refuse(new("perioderna överlappar eller står i fel ordning.", "the periods overlap or stand in the wrong order."));
            }

            periods.Add(new(number, from, NotBefore(from, period["to"])));
        }

        return new((int)flow["target_percent"].Whole(1, 1000), periods);
    }

    private List<RegionAmount> Regions(DefinitionNode regions)
    {
        var read = new List<RegionAmount>();
        foreach (var item in regions.Items)
        {
            var id = item["id"].Text;
            var region = State($"regions.{id}", item, "id", "names", "kr_per_area_month");
            var amount = new RegionAmount(
                id, [.. region["names"].Items.Select(name => name.Text)], region["kr_per_area_month"].Whole(0, Goals.Agreement.MostKrPerAreaMonth));
            if (amount.Names.Prepend(id).FirstOrDefault(name => read.Any(other => other.IsCalled(name))) is { } taken)
            {
                throw region["names"].Refuse(new($"två regioner heter '{taken}'.", $"two regions are called '{taken}'."));
            }

            read.Add(amount);
        }

        return read;
    }

    private static MonthException Exception(DefinitionNode item)
    {
        _ = item.Only("region", "area", "month", "type", "share_percent", "reason", "reference");
        return new(item["region"].Text, item["area"].Choice(Codes.MeasuringPoints, Codes.Code), item["month"].Month)
        {
            Type = item["type"].Text,
            SharePercent = item.Find("share_percent")?.Percent,
            Reason = item["reason"].Phrase,
            Reference = item["reference"].Text,
        };
    }

    private static CitedDocument Document(DefinitionNode item)
    {
        _ = item.Only("id", "title", "publisher", "date");
        return new(item["id"].Text, item["title"].Text, item["publisher"].Text, item["date"].Text);
    }

    private static Month NotBefore(Month from, DefinitionNode item) => item.Month is var to && to >= from
        ? to
        : throw item.Refuse(new($"'{item.Name}' är {to}, som är före {from}.", $"'{item.Name}' is {to}, which is before {from}."));

    /// <summary>Keeps the part's source and certainty, and allows it these keys beside them.</summary>
    private DefinitionNode State(string key, DefinitionNode part, params string[] keys)
    {
        _ = part.Only([.. keys, .. Stated]);
        var source = part["source"];
        if (documents.All(document => document.Id != source.Text))
        {
            throw source.Refuse(new($"källan '{source.Text}' finns inte under 'sources'.", $"the source '{source.Text}' is not under 'sources'."));
        }

        statements.Add(new(
            key,
            new(source.Text, part.Find("section")?.Text ?? ""),
            part["certainty"].Choice(Enum.GetValues<Certainty>(), Codes.Code),
            part.Find("note")?.Phrase));
        return part;
    }
}
