using FsCheck;
using FsCheck.Fluent;
using Trettio.Goals;

namespace Trettio.Specs.Goals;

/// <summary>What must hold of every month, small numbers so that limits are met often.</summary>
public class LawSpecs
{
    private const long Pot = 1_000_003;

    private static readonly Gen<(int In, int Of)> Part = Gen.Choose(1, 60).SelectMany(of => Gen.Choose(0, of).Select(part => (part, of)));

    private static readonly Arbitrary<AreaCounts> Months = (
        from now in Part
        from before in Part
        from waiting in Part
        from known in Gen.Elements(true, true, true, false)
        from hasBase in Gen.Elements(true, true, true, false)
        select new AreaCounts
        {
            InTime = now.In,
            Counted = now.Of,
            BaseInTime = hasBase ? before.In : null,
            BaseCounted = hasBase ? before.Of : null,
            Waiting = known ? waiting.Of : null,
            WaitingInTime = known ? waiting.In : null,
        }).ToArbitrary();

    [Fact]
    public void One_more_in_time_never_pays_less() => Holds(counts =>
        counts.InTime == counts.Counted || NotLess(counts, counts with { InTime = counts.InTime + 1 }));

    [Fact]
    public void One_more_completed_in_time_never_pays_less() => Holds(counts =>
        NotLess(counts, counts with { InTime = counts.InTime + 1, Counted = counts.Counted + 1 }));

    [Fact]
    public void A_worse_last_year_never_pays_less() => Holds(counts =>
        counts.BaseInTime is null or 0 || NotLess(counts, counts with { BaseInTime = counts.BaseInTime - 1 }));

    [Fact]
    public void One_more_waiting_in_time_never_pays_less() => Holds(counts =>
        counts.WaitingInTime == counts.Waiting || NotLess(counts, counts with { WaitingInTime = counts.WaitingInTime + 1 }));

    [Fact]
    public void Knowing_the_waiting_never_pays_less_than_not_knowing() => Holds(counts =>
        NotLess(counts with { Waiting = null, WaitingInTime = null }, counts));

    [Fact]
    public void A_larger_pot_never_pays_less_and_no_payout_passes_the_pot() => Holds(counts =>
        Example.FirstVisit(counts, Pot).PayoutKr is not { } paid
        || (paid >= 0 && paid <= Pot && Example.FirstVisit(counts, Pot + 1).PayoutKr >= paid));

    // Improvement is looked at without the waiting, or the level could be reached on the way.
    [Fact]
    public void What_is_said_to_be_missing_to_an_improvement_is_enough_and_one_less_is_not() => Holds(counts =>
    {
        var unknown = counts with { Waiting = null, WaitingInTime = null };
        return Example.FirstVisit(counts).ToReach.Where(reach => reach.Tier != Tier.Level75).All(reach => reach.Possible
            ? Reaches(With(unknown, reach, 0), reach.Tier) && !Reaches(With(unknown, reach, 1), reach.Tier)
            : !Reaches(unknown with { InTime = counts.Counted }, reach.Tier));
    });

    [Fact]
    public void What_is_said_to_be_missing_to_the_level_is_enough_and_one_less_is_not() => Holds(counts =>
        counts.Waiting is null || Example.FirstVisit(counts).ToReach.Where(reach => reach.Tier == Tier.Level75).All(reach =>
            Reaches(With(counts, reach, 0), Tier.Level75)
            && (reach.More == 0 || !Reaches(With(counts, reach, 1), Tier.Level75))
            && (reach.WaitingMore is null || !Reaches(With(counts, reach with { WaitingMore = reach.WaitingMore - 1 }, 0), Tier.Level75))));

    [Fact]
    public void The_exact_number_missing_lies_within_one_below_the_whole() => Holds(counts => Example.FirstVisit(counts).ToReach.All(reach =>
        !reach.Possible ? reach.Exact > counts.Counted - counts.InTime : reach.More - reach.Exact is >= 0 and < 1));

    [Fact]
    public void The_same_shares_of_larger_numbers_reach_the_same() => Holds(counts => Example.FirstVisit(counts).Tier == Example.FirstVisit(new AreaCounts
    {
        InTime = counts.InTime * 7,
        Counted = counts.Counted * 7,
        BaseInTime = counts.BaseInTime * 11,
        BaseCounted = counts.BaseCounted * 11,
        Waiting = counts.Waiting * 13,
        WaitingInTime = counts.WaitingInTime * 13,
    }).Tier);

    [Fact]
    public void Every_month_has_a_sentence_in_both_languages() => Holds(counts =>
    {
        var sentence = Example.FirstVisit(counts).Sentence;
        return IsSentence(sentence.Sv) && IsSentence(sentence.En) && !sentence.Sv.Contains("barn", StringComparison.OrdinalIgnoreCase);
    });

    private static void Holds(Func<AreaCounts, bool> law) =>
        Prop.ForAll(Months, law).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static bool NotLess(AreaCounts worse, AreaCounts better) =>
        Example.FirstVisit(worse, Pot).PayoutKr is not { } before || Example.FirstVisit(better, Pot).PayoutKr >= before;

    private static AreaCounts With(AreaCounts counts, ToReach reach, int less) => counts with
    {
        InTime = counts.InTime + reach.More - less,
        WaitingInTime = counts.WaitingInTime + (reach.WaitingMore ?? 0),
    };

    private static bool Reaches(AreaCounts counts, Tier tier) => Example.FirstVisit(counts).Tier is { } reached && reached <= tier;

    private static bool IsSentence(string text) =>
        text.EndsWith('.') && char.IsAsciiLetterOrDigit(text.Normalize(System.Text.NormalizationForm.FormD)[0])
        && !text.Contains("..", StringComparison.Ordinal) && !text.Contains("  ", StringComparison.Ordinal);
}
