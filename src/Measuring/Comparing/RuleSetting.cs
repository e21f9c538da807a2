using Trettio.Care;

namespace Trettio.Measuring.Comparing;

/// <summary>What a setting says in one rule set: a code that is equal when the setting is, the words for a person, and where it comes from.</summary>
public sealed record SettingValue(string Code, Phrase Text, IReadOnlyList<Source> Sources);

/// <summary>
/// One setting of a rule set, by its key in the file, that can be taken from one set into another. <see cref="ValueIn"/> is null where the
/// set has no such setting: a reading, in a set that judges no contacts.
/// </summary>
public sealed record RuleSetting(string Id, Phrase Name, Func<RuleSet, SettingValue?> ValueIn, Func<RuleSet, RuleSet, RuleSet> Take)
{
    /// <summary>True for what decides only what a contact is judged to be: on the registered basis it changes nothing.</summary>
    public bool IsOfJudging { get; init; }

    /// <summary>True when the sets say different things; a setting that one of them lacks differs in nothing.</summary>
    public bool Differs(RuleSet one, RuleSet other) =>
        (ValueIn(one), ValueIn(other)) is ({ } left, { } right) && left.Code != right.Code;
}

/// <summary>Dated values as one: equal from the first day on, whatever day the first one is said to begin.</summary>
internal static class DatedValues
{
    internal static SettingValue Of<T>(IReadOnlyList<Dated<T>> values, Func<T, string> code, Func<T, Phrase> words) => new(
        string.Join("; ", values.Select((value, at) => at == 0 ? code(value.Value) : $"{value.From:yyyy-MM-dd} {code(value.Value)}")),
        new(
            string.Join("; ", values.Select((value, at) => at == 0 ? words(value.Value).Sv : $"från {value.From:yyyy-MM-dd}: {words(value.Value).Sv}")),
            string.Join("; ", values.Select((value, at) => at == 0 ? words(value.Value).En : $"from {value.From:yyyy-MM-dd}: {words(value.Value).En}"))),
        [.. values.Select(value => value.Source).Distinct()]);
}
