using Trettio.Measuring;

namespace Trettio.Specs.Measuring;

public sealed class HomeRegionSpecs
{
    [Theory]
    [InlineData("VGR", null, "VGR", "Västra Götalandsregionen", "own")]
    [InlineData("14", null, "VGR", "Västra Götalandsregionen", "own")]
    [InlineData("12", null, "VGR", "Västra Götalandsregionen", "other")]
    [InlineData(null, "1480", "VGR", "Västra Götalandsregionen", "own")]
    [InlineData(null, "1280", "VGR", "Västra Götalandsregionen", "other")]
    [InlineData("14", null, "SE2321000131-E1", "Västra Götalandsregionen", "own")]
    [InlineData("14", null, "SE2321000131-E1", "Region Skåne", "other")]
    [InlineData("exempel", null, "X1", "Exempel", "own")]
    [InlineData("X1", "1280", "X1", "Exempel", "own")]
    [InlineData(null, "1480", "X1", "Exempel", "")]
    [InlineData(null, null, "VGR", "Västra Götalandsregionen", "")]
    [InlineData("14", "1480", "*", "*", "")]
    public void A_child_is_at_home_when_its_region_is_the_producing_one(string? home, string? municipality, string id, string name, string expected) =>
        Assert.Equal(expected, HomeRegion.Of(home, municipality, (id, name)));
}
