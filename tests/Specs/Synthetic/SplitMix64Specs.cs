using FsCheck;
using FsCheck.Fluent;
using Trettio.Synthetic;

namespace Trettio.Specs.Synthetic;

public class SplitMix64Specs
{
    [Fact]
    public void The_first_numbers_of_seed_0_are_the_published_ones()
    {
        var chance = new SplitMix64(0);
        ulong[] drawn = [chance.Next(), chance.Next(), chance.Next()];
        Assert.Equal([0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F], drawn);
    }

    [Fact]
    public void Draws_stay_within_their_ends_and_reach_both() =>
        Prop.ForAll(Gen.Choose(-50, 50).ToArbitrary(), Gen.Choose(0, 9).ToArbitrary(), (low, width) =>
        {
            var chance = SplitMix64.For(low, width);
            var drawn = Enumerable.Range(0, 400).Select(_ => chance.Between(low, low + width)).ToHashSet();
            return drawn.SetEquals(Enumerable.Range(low, width + 1));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_fraction_is_below_one_and_even()
    {
        var chance = new SplitMix64(42);
        var drawn = Enumerable.Range(0, 20_000).Select(_ => chance.Fraction()).ToList();
        Assert.All(drawn, fraction => Assert.InRange(fraction, 0, 0.9999999999999999));
        Assert.InRange(drawn.Average(), 0.49, 0.51);
    }
}
