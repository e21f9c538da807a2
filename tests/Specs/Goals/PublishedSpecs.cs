using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;

namespace Trettio.Specs.Goals;

/// <summary>VGR 2024–2025 as printed by SKR on 2025-12-17 ("Sammanställd statistik" and "Bilaga: 2024 års resultat"), document skr-2025-12.</summary>
public class PublishedSpecs
{
    private static readonly Dictionary<(int Year, MeasuringPoint Point), (int First, string[] Percent)> Printed = new()
    {
        [(2025, MeasuringPoint.FirstVisit)] = (3, ["84.1%", "80.1%", "76.2%", "75.2%", "72.7%", "44.0%"]),
        [(2025, MeasuringPoint.Investigation)] = (3, ["54.1%", "69.4%", "61.2%", "61.6%", "53.3%", "37.4%"]),
        [(2025, MeasuringPoint.Treatment)] = (3, ["73.5%", "70.1%", "69.9%", "77.4%", "71.7%", "60.3%"]),
        [(2024, MeasuringPoint.FirstVisit)] =
            (1, ["50.2%", "58.1%", "75.6%", "74.3%", "76.3%", "67.6%", "48.9%", "51.8%", "77.7%", "90.0%", "90.6%"]),
        [(2024, MeasuringPoint.Investigation)] =
            (1, ["34.5%", "56.5%", "61.1%", "50.3%", "64.4%", "52.7%", "30.0%", "20.5%", "58.3%", "66.4%", "68.7%"]),
        [(2024, MeasuringPoint.Treatment)] =
            (1, ["62.9%", "64.3%", "64.3%", "59.4%", "61.1%", "62.2%", "51.7%", "30.1%", "50.1%", "48.5%", "58.1%"]),
    };

    [Fact]
    public void All_51_shares_print_as_skr_printed_them()
    {
        var ours = Example.Vgr.Figures.ToDictionary(figure => figure.Key, figure => Wording.Percent(figure.Share!.Value).En);
        var theirs = Printed.SelectMany(table => table.Value.Percent.Select((percent, index) =>
            KeyValuePair.Create(new FigureKey(new(table.Key.Year, table.Value.First + index), "VGR", table.Key.Point), percent)));

        Assert.Equal(51, ours.Count);
        Assert.Equal(theirs.OrderBy(row => row.Key.ToString()), ours.OrderBy(row => row.Key.ToString()));
    }

    // Area, month: pot share by improvement alone, missing to +1, +5, +10 (– is reached) and to 75 % of the completed.
    [Theory]
    [InlineData("first_visit", 3, 0.75, "– – 17", 0)]
    [InlineData("first_visit", 4, 0.75, "– – 40", 0)]
    [InlineData("first_visit", 5, 0.0, "10 46 91", 0)]
    [InlineData("first_visit", 6, 0.75, "– – 20", 0)]
    [InlineData("first_visit", 7, 1.0, "– – –", 14)]
    [InlineData("first_visit", 8, 0.0, "43 62 87", 151)]
    [InlineData("investigation", 3, 0.0, "14 21 30", 36)]
    [InlineData("investigation", 4, 1.0, "– – –", 11)]
    [InlineData("investigation", 5, 0.0, "8 15 24", 25)]
    [InlineData("investigation", 6, 0.75, "– – 2", 22)]
    [InlineData("investigation", 7, 1.0, "– – –", 17)]
    [InlineData("investigation", 8, 1.0, "– – –", 41)]
    [InlineData("treatment", 3, 0.75, "– – 6", 10)]
    [InlineData("treatment", 4, 1.0, "– – –", 31)]
    [InlineData("treatment", 5, 0.75, "– – 8", 34)]
    [InlineData("treatment", 6, 1.0, "– – –", 0)]
    [InlineData("treatment", 7, 1.0, "– – –", 10)]
    [InlineData("treatment", 8, 1.0, "– – –", 138)]
    public void Each_month_gives_what_can_be_computed_from_the_printed_counts(string area, int month, double pot, string missing, int toLevel)
    {
        var result = Example.Agreement.Judge(Example.Vgr, new(2025, month)).Areas.Single(result => result.Area.Code() == area);
        int? More(Tier tier) => result.ToReach.SingleOrDefault(reach => reach.Tier == tier)?.More;
        string Text(Tier tier) => More(tier)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–";

        Assert.Equal(pot, result.PotShare);
        Assert.Equal(missing, $"{Text(Tier.Improve1)} {Text(Tier.Improve5)} {Text(Tier.Improve10)}");
        Assert.Equal(toLevel, More(Tier.Level75));
        Assert.Equal(toLevel == 0 && pot < 1 ? AreaState.CannotBeTold : AreaState.Decided, result.State);
    }

    [Fact]
    public void August_2025_gives_two_pots_of_three()
    {
        var goals = Example.Agreement.Judge(Example.Vgr, Example.August);

        Assert.Equal([Tier.None, Tier.Improve10, Tier.Improve10], goals.Areas.Select(area => area.Tier!.Value));
        Assert.Equal([0, 3_887_000, 3_887_000], goals.Areas.Select(area => area.PayoutKr!.Value));
        Assert.Equal((7_774_000L, 11_661_000L), (goals.TotalKr, goals.PossibleKr));
        Assert.True(goals.IsMeasured);
        Assert.Equal(("bup-2025", "VGR"), (goals.Agreement, goals.Region));
    }

    [Fact]
    public void The_42_that_skr_printed_are_42_point_37_before_rounding()
    {
        var first = Example.Agreement.Judge(Example.Vgr, Example.August).Areas[0];

        var exact = first.ToReach.ToDictionary(reach => reach.Tier, reach => reach.Exact!.Value);
        Assert.Equal(((473.0 / 914) + 0.01) * 486 - 214, exact[Tier.Improve1], 1e-9);
        Assert.Equal(((473.0 / 914) + 0.05) * 486 - 214, exact[Tier.Improve5], 1e-9);
        Assert.Equal(((473.0 / 914) + 0.10) * 486 - 214, exact[Tier.Improve10], 1e-9);
        Assert.Equal(150.5, exact[Tier.Level75]);
        Assert.Equal(100 * ((214.0 / 486) - (473.0 / 914)), first.ChangePp!.Value, 1e-9);
    }

    [Fact]
    public void After_october_2024_ten_points_are_not_possible_in_october_2025()
    {
        var october = new Month(2025, 10);
        var series = Example.Vgr with
        {
            Figures = [.. Example.Vgr.Figures, Example.Figure(october, MeasuringPoint.FirstVisit, 1000, 1407)],
        };

        var first = Example.Agreement.Judge(series, october).Areas[0];

        var ten = first.ToReach.Single(reach => reach.Tier == Tier.Improve10);
        Assert.Equal((false, (int?)null), (ten.Possible, ten.More));
        Assert.Equal(407.7, ten.Exact!.Value, 1e-9);
        Assert.Equal([282, 338, null, 56], first.ToReach.Select(reach => reach.More));
        Assert.EndsWith(
            "Förbättring minst 10 procentenheter är inte möjlig: andelen var 90,05\u00A0% i oktober 2024.", first.Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void March_to_august_pay_what_the_months_add_up_to()
    {
        var months = Month.Range(new(2025, 3), Example.August).Select(month => Example.Agreement.Judge(Example.Vgr, month)).ToList();

        var shares = Codes.MeasuringPoints.Select(area => months.Sum(goals => goals.Areas.Single(result => result.Area == area).PotShare));
        Assert.Equal([3.25, 3.75, 5.5], shares.Select(sum => sum!.Value));
    }
}
