using Trettio.Care;
using Trettio.Quality.Completeness;
using Trettio.Synthetic;

namespace Trettio.Specs.Quality.Completeness;

/// <summary>What comes late is foretold by what came late before, and the interval holds as often as it says.</summary>
public sealed class CompletenessLaws(ITestOutputHelper output)
{
    private static readonly Month January = new(2024, 1);

    [Fact]
    public void The_curve_is_the_share_registered_by_each_day_of_whole_months()
    {
        // Ten a month: six by the last day, three on day 5, one on day 20.
        var table = new DelayTable();
        foreach (var month in Month.Range(January, January.Plus(11)))
            Add(table, month, (6, 0), (3, 5), (1, 20));
        var ladder = new ChainLadder(table, January.Plus(11).Last.AddDays(100));
        Assert.Equal([0.6, 0.6, 0.9, 0.9, 1.0, 1.0], new[] { 0, 4, 5, 19, 20, 90 }.Select(day => Math.Round(ladder.ShareBy(day)!.Value, 12)));
    }

    [Fact]
    public void A_month_seen_in_part_is_raised_by_the_factors_that_are_left()
    {
        var table = new DelayTable();
        foreach (var month in Month.Range(January, January.Plus(11)))
            Add(table, month, (6, 0), (3, 5), (1, 20));
        var next = January.Plus(12);
        Add(table, next, (60, 0), (30, 5), (10, 20));

        // On day 5 ninety are known, of which nine in ten are usually known then.
        var day5 = new ChainLadder(table, next.Last.AddDays(5)).Of(next)!;
        Assert.Equal((90, 10, 100), (day5.SoFar, day5.ToCome, day5.Final));
        Assert.InRange(10, day5.Low, day5.High);
        Assert.True(day5.Low > 0 && day5.High < 30, $"{day5}");

        // The day before only sixty; on day 20 all, and nothing is expected.
        Assert.Equal((60, 40), new ChainLadder(table, next.Last.AddDays(4)).Of(next) is { } day4 ? (day4.SoFar, day4.ToCome) : default);
        Assert.Equal(new(100, 0, 0, 0, 1), new ChainLadder(table, next.Last.AddDays(20)).Of(next));
    }

    [Fact]
    public void What_is_registered_after_the_day_asked_about_changes_nothing()
    {
        var table = Random(1, 24, 300);
        var month = January.Plus(20);
        var asOf = month.Last.AddDays(7);
        var before = new ChainLadder(table, asOf).Of(month);
        Add(table, month, (500, 8));
        Add(table, January.Plus(21), (500, 0));
        Assert.Equal(before, new ChainLadder(table, asOf).Of(month));
    }

    [Fact]
    public void Nothing_is_foretold_before_the_months_end_nor_from_fewer_than_four_whole_months()
    {
        var table = Random(2, 24, 300);
        var month = January.Plus(20);
        Assert.Null(new ChainLadder(table, month.Last.AddDays(-1)).Of(month));
        Assert.NotNull(new ChainLadder(table, month.Last).Of(month));

        // Three months are whole on their ninetieth day; the fourth one day later.
        var fourth = January.Plus(3).Last.AddDays(DelayTable.Horizon);
        Assert.False(new ChainLadder(table, fourth.AddDays(-1)).Knows);
        Assert.True(new ChainLadder(table, fourth).Knows);
    }

    [Fact]
    public void More_dispersed_months_give_a_wider_interval_around_the_same_number()
    {
        var (even, uneven) = (new DelayTable(), new DelayTable());
        for (var at = 0; at < 12; at++)
        {
            Add(even, January.Plus(at), (80, 0), (20, 30));
            Add(uneven, January.Plus(at), (at % 2 == 0 ? 90 : 70, 0), (at % 2 == 0 ? 10 : 30, 30));
        }

        var next = January.Plus(12);
        Add(even, next, (80, 0));
        Add(uneven, next, (80, 0));
        var (narrow, wide) = (new ChainLadder(even, next.Last).Of(next)!, new ChainLadder(uneven, next.Last).Of(next)!);
        Assert.Equal(narrow.ToCome, wide.ToCome);
        Assert.True(wide.High - wide.Low > narrow.High - narrow.Low, $"{narrow} {wide}");
    }

    [Fact]
    public void Months_that_differ_less_than_chance_give_a_narrower_interval_than_chance()
    {
        // Of a hundred, twenty come late, one more or less: chance alone would have them differ by four or five.
        var table = new DelayTable();
        for (var at = 0; at < 12; at++)
            Add(table, January.Plus(at), (80 - (at % 2), 0), (20 + (at % 2), 30));
        Add(table, January.Plus(12), (80, 0));
        var found = new ChainLadder(table, January.Plus(12).Last).Of(January.Plus(12))!;
        Assert.Equal((21, 20, 21), (found.ToCome, found.Low, found.High));
    }

    [Fact]
    public void The_factors_own_uncertainty_widens_the_interval_of_a_month_larger_than_those_seen()
    {
        ExpectedFinal Of(int seen)
        {
            var table = Random(3, 12, 300);
            Add(table, January.Plus(12), (seen, 0));
            return new ChainLadder(table, January.Plus(12).Last).Of(January.Plus(12))!;
        }

        var (usual, large) = (Of(250), Of(2500));

        // Ten times as many: by chance the width would grow by the root of ten; with the twelve months' own uncertainty by the root of about 10·(1 + 1)/(1 + 1/10).
        Assert.InRange((large.High - large.Low) / (double)(usual.High - usual.Low), 3.6, 4.7);
    }

    [Fact]
    public void The_middle_is_that_of_the_distribution()
    {
        // Geometric (negative binomial, r = 1) with mean 2, variance 6: P(k) = (1/3)(2/3)^k. Below k with half of k: 0: 0,167; 4: 0,835; 5: 0,890; 6: 0,927.
        Assert.Equal((0, 5), Counts.Middle(2, 6, null));
        // r = 2, mean 6, variance 24: P(k) = (k + 1)·0,25²·0,75^k. 0: 0,031; 1: 0,109; 12: 0,886; 13: 0,909.
        Assert.Equal((1, 12), Counts.Middle(6, 24, null));
        Assert.Equal((0, 0), Counts.Middle(0, 0, 11));
        // Normal: 400 ± 1,2816·20 = 374,4–425,6; 10 ± 1,2816·2 = 7,4–12,6.
        Assert.Equal((375, 425), Counts.Middle(400, 400, null));
        Assert.Equal((8, 12), Counts.Middle(10, 4, null));
        // Where nothing has differed, the nearest whole number: 9,6 ± 1,2816·√(1/12) = 9,2–9,97, and 9,5 ± 0,37 holds none.
        Assert.Equal((10, 10), Counts.Middle(9.5, 0, null));
        Assert.Equal((10, 10), Counts.Middle(10.3, 0, null));
        // The variance being an estimate from four differences: 400 ± 1,533·20 = 369,3–430,7.
        Assert.Equal((370, 430), Counts.Middle(400, 400, 4));
    }

    // From a table of Student's t, a tenth above.
    [Theory]
    [InlineData(3, 1.638)]
    [InlineData(4, 1.533)]
    [InlineData(8, 1.397)]
    [InlineData(11, 1.363)]
    [InlineData(120, 1.289)]
    public void Students_tenth_is_that_of_the_table(int freedom, double tenth) => Assert.Equal(tenth, Counts.StudentTenth(freedom), 0.0015);

    [Fact]
    public void The_80_percent_interval_holds_about_four_in_five_of_the_synthetic_region()
    {
        // The region's own late registrations, and the same region registered much later, in a way that differs by unit and month.
        var region = SyntheticRegion.Of(new SyntheticOptions { Patients = 12_000, Years = 5, Seed = 11, Until = new(2025, 12) });
        foreach (var (name, events) in new (string, ICareEvents)[] { ("its own", region), ("later", new RegisteredLater(region)) })
        {
            var lags = RegistrationLags.Of(events, "SYN");
            List<DelayTable> whole = [lags.Table(new(null, null)), .. Codes.MeasuringPoints.Select(point => lags.Table(new(null, point)))];
            List<DelayTable> units = [.. lags.Units.Select(unit => lags.Table(new(unit, null)))];
            int[] days = name == "later" ? [0, 3, 7, 12, 20] : [0, 1, 2];
            foreach (var (what, tables) in new[] { ("region and points", whole), ("units", units) })
            {
                var test = LagBacktest.Of(tables, lags.LatestOn!.Value, days);
                output.WriteLine($"{name}, {what}: 80 % interval held {test.Coverage:P1} of {test.Forecasts}; mean width {test.MeanWidth:F1}, mean error {test.MeanError:F1}");
                Assert.True(test.Forecasts > 200, $"{test.Forecasts}");
                Assert.InRange(test.Coverage!.Value, 0.76, 0.88);
            }
        }
    }

    [Fact]
    public void A_small_unit_borrows_the_regions_delays_and_a_large_one_does_not()
    {
        var events = new List<CareEvent> { new CareUnit { UnitId = "SYN", Name = "R" }, new CareUnit { UnitId = "A", Name = "A", ParentUnitId = "SYN" }, new CareUnit { UnitId = "B", Name = "B", ParentUnitId = "SYN" } };
        for (var at = 0; at < 14; at++)
        {
            var month = January.Plus(at);
            for (var number = 0; number < 40; number++)
                events.Add(Done($"a{at}-{number}", "A", month.First.AddDays(number % 20), number < 20 ? month.First : month.Last.AddDays(10)));
            events.Add(Done($"b{at}", "B", month.First, month.First));
        }

        var found = MonthCompleteness.Of(RegistrationLags.Of(new CareEventList(events), "SYN"), January.Plus(13), January.Plus(13).Last);
        var (a, b) = (found.Units.Single(unit => unit.Part.Unit == "A"), found.Units.Single(unit => unit.Part.Unit == "B"));
        Assert.Equal((false, 20, 20), (a.IsPooled, a.Expected!.SoFar, a.Expected.ToCome));
        Assert.Equal((true, 1, 1), (b.IsPooled, b.Expected!.SoFar, b.Expected.ToCome));
        Assert.True(found.IsPreliminary);
        Assert.False(found.All.IsPooled);
    }

    [Fact]
    public void A_contact_is_known_by_its_registration_or_by_what_else_is_asked()
    {
        List<CareEvent> events = [new CareUnit { UnitId = "SYN", Name = "R" }, Done("c1", "SYN", January.First, null), Done("c2", "SYN", January.First, January.Last.AddDays(3))];
        var untold = RegistrationLags.Of(new CareEventList(events), "SYN");
        Assert.Equal((1, 1, January.Last.AddDays(3)), (untold.Untold, untold.Told, untold.LatestOn!.Value));
        var told = RegistrationLags.Of(new CareEventList(events), "SYN", contact => contact.ContactId == "c1" ? January.Last.AddDays(15) : null);
        Assert.Equal((1, 1, January.Last.AddDays(15)), (told.Untold, told.Told, told.LatestOn!.Value));
        Assert.Equal([0, 0, 1], new[] { 2, 14, 15 }.Select(day => told.Table(new(null, null)).By(January, day)));
    }

    [Fact]
    public void Deliveries_tell_of_months_that_ended_after_the_first_and_got_one_within_a_month()
    {
        var first = January.First.AddDays(14);
        DeliveryDays At(params int[] days) => new(days.Select(day => first.AddDays(day)));
        Assert.False(At(0, 30, 60).Tells(January.Previous));
        Assert.True(At(0, 30, 60).Tells(January));

        // The last day of January is day 16: the delivery of day 47 comes 31 days after it, that of day 48 too late; with none yet, one may still come.
        Assert.True(At(0, 47, 100).Tells(January));
        Assert.False(At(0, 48, 100).Tells(January));
        Assert.True(At(0, 16).Tells(January));
        Assert.True(new DeliveryDays([January.Last, January.Last.AddDays(40), January.Last.AddDays(20)]).Tells(January));

        Assert.Equal((3, 30.0, first.AddDays(60)), (At(60, 0, 30, 30).Count, At(60, 0, 30, 30).Apart, At(60, 0, 30).Latest));
        Assert.Null(At(0).Apart);

        // January, February, March and April are whole on the ninetieth day after 30 April, and not the day before.
        int[] monthly = [0, 30, 60, 90, 120, 150];
        var fourth = January.Plus(3).Last.AddDays(DelayTable.Horizon).DayNumber - first.DayNumber;
        Assert.Equal((4, true), (At([.. monthly, fourth]).WholeMonths, At([.. monthly, fourth]).IsEnough));
        Assert.Equal((3, false), (At([.. monthly, fourth - 1]).WholeMonths, At([.. monthly, fourth - 1]).IsEnough));
        Assert.Equal((0, false), (At(0, fourth).WholeMonths, At(0, fourth).IsEnough));
    }

    [Fact]
    public void Only_the_first_contact_of_a_wait_is_completed_and_other_regions_are_not_ours()
    {
        List<CareEvent> events =
        [
            new CareUnit { UnitId = "SYN", Name = "R" },
            new CareUnit { UnitId = "X", Name = "X" },
            Done("c2", "SYN", January.First.AddDays(5), January.Last) with { WaitId = "w" },
            Done("c1", "SYN", January.First, January.Last.AddDays(9)) with { WaitId = "w" },
            Done("c3", "X", January.First, January.Last),
            Done("c4", "SYN", January.First, January.Last) with { Status = ContactStatus.NoShow },
        ];
        var table = RegistrationLags.Of(new CareEventList(events), "SYN").Table(new(null, MeasuringPoint.FirstVisit));
        Assert.Equal([0, 1], new[] { 8, 9 }.Select(day => table.By(January, day)));
    }

    private static Contact Done(string id, string unit, DateOnly on, DateOnly? registered) =>
        new() { ContactId = id, PatientId = "p", UnitId = unit, StartedOn = on, Status = ContactStatus.Done, Kind = ContactKind.FirstVisit, RegisteredOn = registered };

    private static void Add(DelayTable table, Month month, params (int Count, int Day)[] registered)
    {
        foreach (var (count, day) in registered)
        {
            for (var at = 0; at < count; at++)
                table.Add(month, month.Last.AddDays(day));
        }
    }

    private static DelayTable Random(int seed, int months, int size)
    {
        var random = new Random(seed);
        var table = new DelayTable();
        for (var at = 0; at < months; at++)
        {
            for (var number = 0; number < size; number++)
                table.Add(January.Plus(at), January.Plus(at).Last.AddDays(random.Next(3) == 0 ? random.Next(30) : 0));
        }

        return table;
    }

    /// <summary>The same contacts, registered by a clinic that writes up its notes late: in some units and months later than in others.</summary>
    private sealed class RegisteredLater(ICareEvents events) : ICareEvents
    {
        public IEnumerable<CareUnit> Units() => events.Units();

        public IEnumerable<Patient> Patients() => events.Patients();

        public IEnumerable<Referral> Referrals() => events.Referrals();

        public IEnumerable<Commitment> Commitments() => events.Commitments();

        public IEnumerable<Wait> Waits() => events.Waits();

        public IEnumerable<Move> Moves() => events.Moves();

        public IEnumerable<Offer> Offers() => events.Offers();

        public IEnumerable<Contact> Contacts() => events.Contacts().Select(contact =>
        {
            var chance = new Random(Seed(contact.ContactId));
            var habit = new Random(Seed(contact.UnitId + contact.StartedOn.ToString("yyyyMM", System.Globalization.CultureInfo.InvariantCulture)));
            var mean = 4 + (8 * habit.NextDouble());
            return contact with { RegisteredOn = contact.StartedOn.AddDays((int)Math.Min(80, -mean * Math.Log(1 - chance.NextDouble()))) };
        });

        // The same on every run: text's own hash is not.
        private static int Seed(string text) => unchecked(text.Aggregate(17, (hash, letter) => (hash * 31) + letter));
    }
}
