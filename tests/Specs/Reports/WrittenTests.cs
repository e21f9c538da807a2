using Trettio.Care;
using Trettio.Reports;

namespace Trettio.Specs.Reports;

public class WrittenTests
{
    [Fact]
    public void Numbers_follow_each_language()
    {
        Assert.Equal("3\u00A0887\u00A0000\u00A0kr", Written.Kronor(3_887_000, Language.Swedish));
        Assert.Equal("SEK\u00A03,887,000", Written.Kronor(3_887_000, Language.English));
        Assert.Equal("44,0\u00A0%", Written.Share(214.0 / 486, Language.Swedish));
        Assert.Equal("44.0%", Written.Share(214.0 / 486, Language.English));
        Assert.Equal("−544", Written.SignedCount(-544, Language.Swedish));
        Assert.Equal("+272", Written.SignedCount(272, Language.Swedish));
    }

    [Theory]
    [InlineData(0.25, "+0,3")]
    [InlineData(-0.25, "−0,3")]
    [InlineData(0.04, "0,0")]
    [InlineData(-0.04, "0,0")]
    [InlineData(-0.058, "−0,1")]
    [InlineData(16.87, "+16,9")]
    public void Points_are_rounded_last_and_nothing_has_no_sign(double points, string expected) =>
        Assert.Equal(expected, Written.Points(points, Language.Swedish));

    [Fact]
    public void No_figure_is_a_dash_and_zero_is_zero()
    {
        foreach (var text in new[] { Written.Count(null, Language.Swedish), Written.Share(null, Language.Swedish), Written.Points(null, Language.English), Written.Kronor(null, Language.English) })
            Assert.Equal("–", text);

        Assert.Equal("0", Written.Count(0, Language.Swedish));
        Assert.Equal("0\u00A0kr", Written.Kronor(0, Language.Swedish));
    }

    [Fact]
    public void Lists_and_months_read_as_prose()
    {
        Assert.Equal("a, b och c", Written.List(["a", "b", "c"], Language.Swedish));
        Assert.Equal("a and b", Written.List(["a", "b"], Language.English));
        Assert.Equal("juli–november", Written.Months(new(2025, 7), new(2025, 11), Language.Swedish));
        Assert.Equal("July", Written.Months(new(2025, 7), new(2025, 7), Language.English));
        Assert.Equal(["Arvika", "Åmål", "Älvsbyn", "Örebro"], new[] { "Örebro", "Älvsbyn", "Åmål", "Arvika" }.Order(Written.InSwedishOrder));
    }
}
