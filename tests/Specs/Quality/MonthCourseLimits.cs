using Trettio.Care;
using Trettio.Specs.Measuring;

namespace Trettio.Specs.Quality;

/// <summary>A unit's months, one beside another: what is usual, what counts as whole, and what is told of once. Each row is the done contacts of the months from January 2024.</summary>
public sealed class MonthCourseLimits
{
    [Theory]
    // The middle of six months before and after, the greater where two share the middle: 40, and of the five nearest alone 20.
    [InlineData("silent_unit", "1/12", new[] { 40, 40, 40, 40, 40, 40, 40, 40, 40, 20, 20, 20, 2 })]
    [InlineData("silent_unit", "0/12", new[] { 40, 40, 40, 40, 40, 40, 40, 40, 20, 20, 20, 20, 1 })]
    // The sixth month after is one of them: of seven, four have 20, and of the six before it half.
    [InlineData("month_missing", "0/7", new[] { 20, 0, 20, 20, 40, 40, 40, 20 })]
    [InlineData("month_missing", "1/7", new[] { 20, 0, 20, 20, 40, 40, 40, 40 })]
    // Two months around tell nothing of what is usual, three do; the month itself is none of them.
    [InlineData("month_missing", "0/2", new[] { 40, 0, 40 })]
    [InlineData("month_missing", "1/3", new[] { 40, 0, 40, 40 })]
    // A month's contacts may lie in the one before it as well.
    [InlineData("month_moved", "1/13", new[] { 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 60, 2, 40 })]
    [InlineData("month_moved", "0/13", new[] { 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 59, 2, 40 })]
    // Where last year's month was as large, it is the season: 60 is 130 % of 46 and less of 47. The first month of all may be partial, and is not asked.
    [InlineData("month_moved", "1/25", new[] { 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 46, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 2, 60 })]
    [InlineData("month_moved", "0/25", new[] { 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 47, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 2, 60 })]
    [InlineData("month_moved", "1/12", new[] { 60, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 2, 60 })]
    [InlineData("month_moved", "0/13", new[] { 40, 60, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 2, 60 })]
    // From 60 in the month last year on.
    [InlineData("volume_jump", "1/1", new[] { 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 4 })]
    [InlineData("volume_jump", "-", new[] { 59, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 4 })]
    // What is missing is told of as that, and is neither a jump nor asked.
    [InlineData("volume_jump", "0/1", new[] { 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 2, 100 })]
    // A jump is off last year's month, off what is usual, and off last year's month at this year's level; each row is off two of them.
    [InlineData("volume_jump", "0/1", new[] { 100, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200 })]
    [InlineData("volume_jump", "0/1", new[] { 300, 240, 240, 240, 240, 240, 240, 300, 300, 300, 300, 300, 480 })]
    [InlineData("volume_jump", "0/1", new[] { 500, 500, 500, 500, 500, 500, 500, 450, 450, 450, 450, 450, 700 })]
    [InlineData("volume_jump", "1/1", new[] { 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 760 })]
    public void A_month_is_read_by_those_around_it(string check, string said, int[] months) => Assert.Equal(said, SumsAndMonths.Said(check, months));

    [Theory] // January has 31 days: something on one of the last five makes it whole
    [InlineData(27, "1/1")]
    [InlineData(26, "-")]
    public void A_month_that_has_only_begun_is_not_asked_about(int day, string said)
    {
        var january = Enumerable.Range(0, 20).Select(n => (CareEvent)(Given.Contact($"j{n}", ContactKind.FollowUp, new(2025, 1, day)) with { PatientId = $"p{n}" }));
        Assert.Equal(said, Checked.Said(Checked.Of("volume_jump", [.. SumsAndMonths.Months([.. Enumerable.Repeat(100, 12)]), .. january])));
    }

    [Fact]
    public void Only_what_was_done_is_volume()
    {
        var booked = Enumerable.Range(0, 80).Select(n => (CareEvent)(Given.Contact($"b{n}", ContactKind.FollowUp, new(2025, 1, 31)) with { PatientId = $"b{n}", Status = ContactStatus.NoShow }));
        Assert.Equal("1/1", Checked.Said(Checked.Of("volume_jump", [.. SumsAndMonths.Months([.. Enumerable.Repeat(100, 12), 20]), .. booked])));
    }

    [Fact]
    public void A_month_of_the_smallest_number_can_be_doubled_and_a_smaller_one_not()
    {
        CareEvent[] Of(int plain)
        {
            var months = SumsAndMonths.Months([.. Enumerable.Repeat(plain, 12)]);
            return [.. months, .. Copies(months, 3, 8)];
        }

        Assert.Equal(["1/11", "0/11"], new[] { 12, 11 }.Select(plain => Checked.Said(Checked.Of("month_doubled", Of(plain)))));
    }

    [Fact]
    public void A_month_that_is_doubled_holds_no_other_months_contacts_and_is_not_compared_with()
    {
        var months = SumsAndMonths.Months([.. Enumerable.Repeat(40, 12), 2, 40]);
        CareEvent[] doubled = [.. months, .. Copies(months, 14, 40)];
        Assert.Equal(["0/13", "1/13", "1/13"], new[] { "month_moved", "month_missing", "month_doubled" }.Select(check => Checked.Said(Checked.Of(check, doubled))));
        // Last year's month of twice as many is none to be compared with.
        var year = SumsAndMonths.Months([60, .. Enumerable.Repeat(60, 12)]);
        Assert.Equal("-", Checked.Said(Checked.Of("volume_jump", [.. year, .. Copies(year, 1, 60)])));
    }

    /// <summary>The same rows again under other ids, of the month by its number from January 2024.</summary>
    private static IEnumerable<CareEvent> Copies(IReadOnlyList<CareEvent> rows, int month, int most)
    {
        var asked = new Month(2024, 1).Plus(month - 1);
        return rows.OfType<Contact>().Where(contact => asked.Contains(contact.StartedOn)).Take(most).Select(contact => contact with { ContactId = contact.ContactId + "d" });
    }
}
