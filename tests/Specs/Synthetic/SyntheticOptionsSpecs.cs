using Trettio.Care;
using Trettio.Synthetic;

namespace Trettio.Specs.Synthetic;

public class SyntheticOptionsSpecs
{
    [Theory]
    [InlineData(0, 2, 2025, "0 ")]
    [InlineData(10_000_001, 2, 2025, "10000001 ")]
    [InlineData(10, 0, 2025, "0 ")]
    [InlineData(10, 21, 2025, "21 ")]
    [InlineData(10, 2, 1949, "1949 ")]
    [InlineData(10, 2, 2151, "2151 ")]
    public void What_cannot_be_made_is_refused_in_a_sentence(int patients, int years, int until, string given)
    {
        var refused = Assert.Throws<RefusedException>(() =>
            SyntheticRegion.Of(new() { Patients = patients, Years = years, Seed = 1, Until = new(until, 12) }));
        Assert.Equal(ExitCode.WrongUsage, refused.Code);
        Assert.StartsWith(given, refused.Sentence.Sv, StringComparison.Ordinal);
        Assert.Contains(given, refused.Sentence.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, 2025)]
    [InlineData(10_000_000, 2, 2025)]
    [InlineData(3, 20, 2025)]
    [InlineData(3, 1, 1950)]
    [InlineData(3, 20, 2150)]
    public void What_lies_on_the_limits_can_be_made(int patients, int years, int until) =>
        Assert.NotEmpty(SyntheticRegion.Of(new() { Patients = patients, Years = years, Seed = int.MinValue, Until = new(until, 1) }).Referrals().Take(1));

    [Fact]
    public void The_period_is_whole_years_up_to_the_last_month()
    {
        var options = new SyntheticOptions { Patients = 1, Years = 2, Seed = 1, Until = new(2025, 8) };
        Assert.Equal(new Month(2023, 9), options.From);
        Assert.Equal(new Month(2025, 12), new SyntheticOptions { Patients = 1, Years = 2, Seed = 1 }.Until);
    }
}
