using Trettio.Care;
using Trettio.Measuring.Judging;

namespace Trettio.Web.Typing;

/// <summary>What the form offers to choose from beside the closed choices.</summary>
/// <param name="Units">The units that a wait can be moved to.</param>
/// <param name="Kva">The lists that contacts are judged by.</param>
/// <param name="Questions">What the unit has called its questions before.</param>
public sealed record TypingLists(IReadOnlyList<CareUnit> Units, CodeLists Kva, IReadOnlyList<string> Questions)
{
    /// <summary>Offered until the unit has words of its own.</summary>
    private static readonly Phrase[] Usual =
    [
        new("neuropsykiatrisk", "neuropsychiatric"), new("ångest eller nedstämdhet", "anxiety or low mood"), new("ätstörning", "eating disorder"), new("trauma", "trauma"),
    ];

    /// <summary>The unit's own words first: the same question has to be written the same way each time.</summary>
    internal IEnumerable<string> QuestionsIn(Language language) => Questions.Concat(Usual.Select(word => word.In(language))).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The codes of both lists that hold on a day.</summary>
    internal IEnumerable<ListedCode> KvaOn(DateOnly day) => Kva.Investigation.Codes.Concat(Kva.Treatment.Codes).Where(code => code.HoldsOn(day)).OrderBy(code => code.Code, StringComparer.Ordinal);
}
