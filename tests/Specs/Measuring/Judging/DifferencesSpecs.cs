using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Judging;

namespace Trettio.Specs.Measuring.Judging;

/// <summary>What is registered against what the definitions say, in a month.</summary>
public sealed class DifferencesSpecs
{
    private static readonly Month February = new(2025, 2);

    [Fact]
    public void Judged_less_registered_is_uncounted_less_over_counted() => ForRegions((events, month) => Assert.All(
        Of(events, month).Figures,
        one => Assert.Equal(one.Judged - one.Registered, one.Uncounted - one.OverCounted)));

    [Theory]
    [InlineData(null)]
    [InlineData(CareLevel.Specialist)]
    [InlineData(CareLevel.FirstLine)]
    public void Both_bases_are_what_the_ledger_counts(CareLevel? level) => ForRegions((events, month) =>
    {
        var list = new CareEventList([.. events.Select(row => row is CareUnit { UnitId: "A" } unit ? unit with { CareLevel = CareLevel.FirstLine } : row)]);
        var found = Differences.Of(list, Given.Bup2025, Story.Lists, month, level).Figures;
        var query = new FigureQuery(month, month, level);
        Same(Ledger.Of(list, Given.Bup2025).Figures(query), found, one => one.Registered);
        Same(Ledger.Of(new JudgedEvents(list, Given.Bup2025, Story.Lists), Given.Bup2025).Figures(query), found, one => one.Judged);
    });

    [Fact]
    public void The_records_are_the_two_directions() => ForRegions((events, month) =>
    {
        var found = Of(events, month);
        foreach (var figure in found.Figures)
        {
            var here = found.Records.Where(one => one.UnitId == figure.Key.Unit).ToList();
            Assert.Equal(figure.Uncounted, Sum(here.Where(one => one.IsUncounted(figure.Key.Point)).Select(one => one.Judged)));
            Assert.Equal(figure.OverCounted, Sum(here.Where(one => one.IsOverCounted(figure.Key.Point)).Select(one => one.Registered)));
        }
    });

    [Fact]
    public void What_cannot_be_told_is_counted_as_everywhere_else() => ForRegions((events, month) =>
    {
        var shares = Of(events, month).Undecidable.Values;
        Assert.Equal(
            new JudgedEvents(new CareEventList(events), Given.Bup2025, Story.Lists).Undecidable(month, month),
            new(shares.Sum(share => share.Undecidable), shares.Sum(share => share.Judged)));
    });

    [Fact]
    public void Protected_identities_are_counted_but_not_listed() => ForRegions((events, month) =>
    {
        var open = Of(events, month);
        var closed = Of([.. events.Select(row => row is Patient patient ? patient with { IsProtected = true } : row)], month);
        Assert.Equal(open.Figures, closed.Figures);
        Assert.Empty(closed.Records);
        Assert.Empty(open.Withheld);
        Assert.Equal(open.Records.Count, closed.Withheld.Values.Sum());
    });

    [Fact]
    public void A_follow_up_that_is_the_investigation_is_uncounted_work()
    {
        var found = Of("w1 investigation decided=02-01; c1 01-05 first_visit k=K; c2 02-10 follow_up k=K w=w1");

        var one = Assert.Single(found.Records);
        Assert.Equal(("c2", ContactKind.FollowUp, JudgedKind.Investigation), (one.ContactId, one.RegisteredKind, one.JudgedKind));
        Assert.Equal(new OnBasis(null, Reasons.NoMeasuringPoint, null), one.Registered);
        Assert.Equal(new OnBasis(MeasuringPoint.Investigation, Reasons.InTime, 9), one.Judged);
        Assert.Null(one.LeftBehind);
        Assert.False(one.IsConsequence);
    }

    [Fact]
    public void An_investigation_that_is_the_first_visit_is_over_counted_there_and_leaves_its_wait()
    {
        var one = Assert.Single(Of("w1 investigation decided=01-31; c1 02-20 investigation k=K w=w1").Records);

        Assert.True(one.IsOverCounted(MeasuringPoint.Investigation));
        Assert.True(one.IsUncounted(MeasuringPoint.FirstVisit));
        Assert.Equal((20, 20), (one.Registered.Days, one.Judged.Days));
        Assert.Equal("w1", one.LeftBehind);
    }

    [Theory]
    [InlineData("01-29", 30, "in_time")]
    [InlineData("01-28", 31, "late")]
    public void The_limit_is_the_same_on_both_bases(string decided, int days, string reason)
    {
        var one = Assert.Single(Of($"w1 investigation decided={decided}; c1 01-05 first_visit k=K; c2 02-28 follow_up k=K w=w1").Records);

        Assert.Equal((days, reason), (one.Judged.Days, one.Judged.Reason.Id));
    }

    [Theory]
    [InlineData("01-31", 0)]
    [InlineData("02-01", 1)]
    [InlineData("02-28", 1)]
    [InlineData("03-01", 0)]
    public void A_contact_belongs_to_the_month_of_its_day(string day, int records) =>
        Assert.Equal(records, Of($"w1 investigation decided=01-20; c1 01-05 first_visit k=K; c2 {day} follow_up k=K w=w1").Records.Count);

    [Fact]
    public void A_contact_that_takes_the_place_of_another_is_said_to_be_a_consequence()
    {
        // c1 opens the commitment and is the first visit; c2 was a later contact and is now the investigation that stops the clock.
        var found = Of("w1 investigation decided=01-31; c1 02-05 investigation k=K w=w1; c2 02-20 investigation k=K w=w1").Records;

        Assert.Equal([false, true], found.Select(one => one.IsConsequence));
        Assert.Equal((Reasons.LaterContact, Reasons.InTime), (found[1].Registered.Reason, found[1].Judged.Reason));
        Assert.All(found, one => Assert.Null(one.LeftBehind));
    }

    [Theory]
    [InlineData("02-28", null)]
    [InlineData("03-01", "w1")]
    public void A_wait_is_left_behind_while_nothing_has_stopped_it_by_the_end_of_the_month(string next, string? left) => Assert.Equal(
        left,
        Of($"w1 investigation decided=01-31; c1 02-05 investigation k=K w=w1; c2 {next} investigation k=K w=w1").Records[0].LeftBehind);

    [Theory]
    [InlineData(28, null)]
    [InlineData(29, "w1")]
    public void A_removed_wait_is_not_left_behind(int daysIntoTheMonth, string? left)
    {
        var history = Story.Of("w1 investigation decided=01-31; c1 02-05 investigation k=K w=w1");
        var wait = history.WaitOf(history.Contacts[0])! with { RemovedOn = new DateOnly(2025, 1, 31).AddDays(daysIntoTheMonth) };
        Assert.Equal(left, Assert.Single(Of([.. Story.Units, .. history.Contacts, wait], February).Records).LeftBehind);
    }

    [Fact]
    public void A_contact_in_no_figure_on_either_basis_is_no_difference()
    {
        var found = Of("w1 first_visit decided=01-01; c1 01-05 first_visit k=K w=w1; c2 02-10 first_visit k=K w=w1");

        Assert.Empty(found.Records);
        Assert.Equal(1, found.WithoutEffect.Values.Sum());
    }

    private static Differences Of(string events)
    {
        var history = Story.Of(events);
        var waits = history.Contacts.Select(history.WaitOf).OfType<Wait>().Distinct();
        return Of([.. Story.Units, .. history.Contacts, .. waits, .. history.Referrals], February);
    }

    private static Differences Of(IReadOnlyList<CareEvent> events, Month month) =>
        Differences.Of(new CareEventList(events), Given.Bup2025, Story.Lists, month, null);

    private static ContactTally Sum(IEnumerable<OnBasis> all) => all.Aggregate(default(ContactTally), (sum, one) => sum + ContactTally.Of(one));

    private static void Same(IReadOnlyList<MonthlyFigure> expected, IReadOnlyList<PointDifferences> found, Func<PointDifferences, ContactTally> basis)
    {
        var ours = found.ToDictionary(one => one.Key, basis);
        foreach (var key in expected.Select(figure => figure.Key).Union(ours.Keys))
        {
            var figure = expected.FirstOrDefault(one => one.Key == key) ?? MonthlyFigure.Zero(key);
            Assert.Equal(
                new ContactTally(figure.Completed!.Value, figure.Counted!.Value, figure.InTime!.Value, figure.ExcludedMov!.Value, figure.ExcludedSov!.Value, figure.ExcludedPvv!.Value, figure.LeftOut!.Value),
                ours.GetValueOrDefault(key));
        }
    }

    private static void ForRegions(Action<List<CareEvent>, Month> holds) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        Gen.Choose(0, 23).ToArbitrary(),
        (seed, month) => holds(GeneratedPatients.Of(seed), new Month(2024, 1).Plus(month))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
