using Trettio.Care;

namespace Trettio.Measuring.Judging;

/// <summary>Reads <see cref="DatedReadings"/> from the part <c>judging</c> of a rule set.</summary>
internal static class ReadingsFile
{
    private static readonly string[] Names =
    [
        "acute_opens", "guardian_only_counts", "referral_opens", "commitment_gap_months", "unattested_opening", "again_months", "again_since",
        "repeat_without_question", "group_makes_new", "moved_medication_is_same", "decided_wait_is_enough", "registered_first_visit_opens",
        "before_decision_stays",
    ];

    internal static DatedReadings Parse(DefinitionNode node)
    {
        node.Only(Names);
        var values = Names.ToDictionary(name => name, name => Values(node[name]));
        var days = values.Values.SelectMany(dated => dated.Select(value => value.From)).Distinct().Order().ToList();
        return new DatedReadings(
            [.. days.Select(day => (day, On(name => InForce(values[name], day))))],
            [.. Names.Select(name => new ReadingSetting(name, [.. values[name].Select(value => new Dated<string>(value.From, value.Value.Text, value.Source))]))]);
    }

    private static Readings On(Func<string, DefinitionNode> setting)
    {
        return new Readings
        {
            AcuteOpens = Flag("acute_opens"),
            GuardianOnlyCounts = Flag("guardian_only_counts"),
            ReferralOpens = Flag("referral_opens"),
            CommitmentGapMonths = Months("commitment_gap_months"),
            UnattestedOpening = Choice<UnattestedOpening>("unattested_opening"),
            AgainMonths = Months("again_months"),
            AgainSince = Choice<LastContactOn>("again_since"),
            RepeatWithoutQuestion = Choice<RepeatWithoutQuestion>("repeat_without_question"),
            GroupMakesNew = Flag("group_makes_new"),
            MovedMedicationIsSame = Flag("moved_medication_is_same"),
            DecidedWaitIsEnough = Flag("decided_wait_is_enough"),
            RegisteredFirstVisitOpens = Flag("registered_first_visit_opens"),
            BeforeDecisionStays = Flag("before_decision_stays"),
        };

        bool Flag(string name) => setting(name).Choice([true, false], value => value ? "true" : "false");

        int Months(string name) => (int)setting(name).Whole(1, 1200);

        T Choice<T>(string name)
            where T : struct, Enum => setting(name).Choice(Enum.GetValues<T>(), Codes.Code);
    }

    private static List<DatedNode> Values(DefinitionNode node)
    {
        var values = new List<DatedNode>();
        foreach (var item in node.Items)
        {
            item.Only("from", "value", "source");
            var value = new DatedNode(item["from"].Date, item["value"], item["source"].Source);
            if (values.Count > 0 && value.From <= values[^1].From)
            {
                throw item["from"].Refuse(new("datumen ska stå i ordning.", "the dates must be in order."));
            }

            values.Add(value);
        }

        return values.Count > 0 ? values : throw node.Refuse(new("minst ett värde behövs.", "at least one value is needed."));
    }

    private static DefinitionNode InForce(List<DatedNode> values, DateOnly day) => (values.FindLast(value => value.From <= day) ?? values[0]).Value;

    private sealed record DatedNode(DateOnly From, DefinitionNode Value, Source Source);
}
