using Trettio.Care;
using Trettio.Quality;

namespace Trettio.Specs.Quality;

/// <summary>An accepted finding covers what there was then; more is news.</summary>
public sealed class AcceptanceSpecs
{
    private static readonly Month August = new(2025, 8);

    [Theory]
    [InlineData(null, null, 5, 0)]
    [InlineData(null, null, 4, 1)]
    [InlineData(null, null, 9, 0)]
    [InlineData("U1", null, 3, 2)]
    [InlineData("U1", null, 2, 3)]
    [InlineData("U1", "2025-08", 2, 3)]
    [InlineData("U1", "2025-08", 9, 3)]
    [InlineData("U2", "2025-09", 9, 5)]
    [InlineData(null, "2025-08", 9, 1)]
    [InlineData("U3", null, 9, 5)]
    public void What_is_accepted_is_taken_off_and_no_more(string? unit, string? month, long count, long left) =>
        Assert.Equal(left, Acceptance.Left(Found(5), [new Acceptance(unit, month is null ? null : Month.Parse(month), count)]));

    [Fact]
    public void The_narrow_acceptance_is_used_before_the_wide_one()
    {
        Acceptance[] both = [new(null, null, 2), new("U1", August, 2)];
        Assert.Equal(1, Acceptance.Left(Found(5), both));
        Assert.Equal(1, Acceptance.Left(Found(5), [.. both.Reverse()]));
    }

    [Fact]
    public void What_is_of_no_unit_is_covered_by_an_acceptance_of_all()
    {
        Assert.Equal(7, Acceptance.Left(Found(7), []));
        Assert.Equal(2, Acceptance.Left(Found(7), [new("U1", null, 9), new("U2", null, 9)]));
        Assert.Equal(3, Acceptance.Left(Found(7), [new(null, August, 9)]));
        Assert.Equal(0, Acceptance.Left(Found(7), [new(null, null, 7)]));
        Assert.Equal([7, 3, 4, 2], [Acceptance.Covered(Found(7), [], null, null), Acceptance.Covered(Found(7), [], "U1", null), Acceptance.Covered(Found(7), [], null, August), Acceptance.Covered(Found(7), [], "U1", August)]);
    }

    [Fact]
    public void One_more_acceptance_is_of_what_none_before_it_covers()
    {
        Assert.Equal([2, 2, 0, 0], [Covered(5, 3, null, null), Covered(7, 5, null, null), Covered(5, 5, null, null), Covered(5, 9, null, null)]);
        Acceptance[] unit = [new("U1", null, 2)];
        Assert.Equal([5, 1, 2, 0], [Acceptance.Covered(Found(7), unit, null, null), Acceptance.Covered(Found(7), unit, "U1", null), Acceptance.Covered(Found(7), unit, "U2", null), Acceptance.Covered(Found(7), unit, "U1", August)]);

        // Accepted in two steps it is as if all had been accepted at once: one more is news.
        Assert.Equal(1, Acceptance.Left(Found(8), [.. unit, new(null, null, Acceptance.Covered(Found(7), unit, null, null))]));

        static long Covered(long count, long before, string? unit, Month? month) => Acceptance.Covered(Found(count), [new(null, null, before)], unit, month);
    }

    private static FailedRows Found(long count) => new(count, 100, new("fel", "wrong"), () => [])
    {
        Where = [new("U1", August, 2), new("U1", August.Next, 1), new("U2", August, 2)],
    };
}
