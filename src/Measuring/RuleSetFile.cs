using Trettio.Care;
using Trettio.Measuring.Judging;

namespace Trettio.Measuring;

/// <summary>Reads <see cref="RuleSet"/> from its YAML.</summary>
internal static class RuleSetFile
{
    private static readonly Deviation[] Deviations = [Deviation.PatientChosen, Deviation.MedicallyCaused, Deviation.SpeciallyCaused];

    internal static RuleSet Parse(string text, string file)
    {
        var root = DefinitionNode.Read(text, file).Only(
            "id", "name", "sentence", "source", "limit_days", "limit_words", "care_level", "first_visit_clock", "excluded_from_completed", "excluded_from_waiting",
            "judging", "national");
        return new RuleSet
        {
            Id = root["id"].Text,
            Name = root["name"].Phrase,
            Sentence = root["sentence"].Phrase,
            Source = root["source"].Source,
            LimitInDays = (int)root["limit_days"].Whole(1, 3650),
            LimitWords = root.Find("limit_words")?.Phrase,
            CareLevel = Choice<CareLevel>(root["care_level"]),
            FirstVisitClocks = Clocks(root["first_visit_clock"]),
            ExcludedFromCompleted = Exclusions(root["excluded_from_completed"]),
            ExcludedFromWaiting = Exclusions(root["excluded_from_waiting"]),
            Judging = root.Find("judging") is { } judging ? ReadingsFile.Parse(judging) : null,
            National = root.Find("national") is { } national ? NationalReading.Parse(national) : NationalReading.Default,
        };
    }

    private static List<Dated<FirstVisitClock>> Clocks(DefinitionNode node)
    {
        var clocks = new List<Dated<FirstVisitClock>>();
        foreach (var item in node.Items)
        {
            item.Only("from", "value", "source");
            var clock = new Dated<FirstVisitClock>(item["from"].Date, Choice<FirstVisitClock>(item["value"]), item["source"].Source);
            if (clocks.Count > 0 && clock.From <= clocks[^1].From)
            {
                throw item["from"].Refuse(new("datumen ska stå i ordning.", "the dates must be in order."));
            }

            clocks.Add(clock);
        }

        return clocks.Count > 0 ? clocks : throw node.Refuse(new("minst ett värde behövs.", "at least one value is needed."));
    }

    private static Dictionary<Deviation, ExcludedWhen> Exclusions(DefinitionNode node)
    {
        node.Only([.. Deviations.Select(deviation => deviation.Code())]);
        return Deviations.ToDictionary(deviation => deviation, deviation => Choice<ExcludedWhen>(node[deviation.Code()]));
    }

    private static T Choice<T>(DefinitionNode node)
        where T : struct, Enum => node.Choice(Enum.GetValues<T>(), Codes.Code);
}
