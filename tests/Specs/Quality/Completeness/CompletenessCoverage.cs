using System.Globalization;
using Trettio.Care;
using Trettio.Quality.Completeness;

namespace Trettio.Specs.Quality.Completeness;

/// <summary>
/// What is called an 80 % interval holds four times in five: over made-up months of units and regions that register in different ways, from one seed.
/// </summary>
public sealed class CompletenessCoverage(ITestOutputHelper output)
{
    private static readonly Month January = new(2023, 1);
    private static readonly int[] Days = [0, 3, 7, 12, 20, 30];

    /// <summary>How children come and how late they are registered.</summary>
    public enum World
    {
        /// <summary>Children come by chance, and each is registered by chance.</summary>
        ByChance,

        /// <summary>A clinic that sees as many each day: months differ less than chance.</summary>
        SteadyPace,

        /// <summary>Some months have twice as many as others.</summary>
        UnevenMonths,

        /// <summary>In some months everyone registers later than in others: months differ more than chance.</summary>
        ChangingHabits,
    }

    [Fact]
    public void The_80_percent_interval_holds_four_times_in_five_whatever_the_size_and_the_habits()
    {
        var all = new Tally();
        foreach (var (world, wholeMonths) in Enum.GetValues<World>().SelectMany(world => new[] { (world, 12), (world, 5) }))
        {
            var classes = new[] { new Tally(), new Tally(), new Tally(), new Tally() };
            foreach (var (size, times) in new[] { (4, 300), (12, 300), (40, 300), (150, 300), (600, 150), (3000, 50) })
            {
                for (var time = 0; time < times; time++)
                    Try(new Random(HashCode(world, wholeMonths, size, time)), world, (size, wholeMonths), classes);
            }

            output.WriteLine($"{world}, {wholeMonths} whole months: " + string.Join("; ", classes.Zip(["under 1", "1–5", "5–30", "over 30"], (tally, name) => $"{name} to come {tally}")));

            // The numbers 0, 1 and 2 have so much probability each that no interval of whole numbers holds just 80 %.
            Assert.InRange(classes[0].Coverage, 0.80, 0.95);
            Assert.InRange(classes[1].Coverage, 0.78, 0.88);
            Assert.InRange(classes[2].Coverage, 0.76, 0.86);
            Assert.InRange(classes[3].Coverage, 0.76, 0.86);
            all.Add(classes[2]);
            all.Add(classes[3]);
        }

        output.WriteLine($"All with five or more to come: {all}");
        Assert.InRange(all.Coverage, 0.785, 0.825);
    }

    [Fact]
    public void Small_units_that_borrow_the_regions_delays_are_held_as_often()
    {
        var tally = new Tally();
        for (var time = 0; time < 12; time++)
        {
            var random = new Random(1000 + time);
            List<CareEvent> events = [new CareUnit { UnitId = "SYN", Name = "R" }];
            foreach (var unit in Enumerable.Range(0, 30).Select(number => $"U{number}"))
            {
                events.Add(new CareUnit { UnitId = unit, Name = unit, ParentUnitId = "SYN" });
                var late = 5 + (6 * random.NextDouble());
                foreach (var month in Month.Range(January, January.Plus(18)))
                {
                    foreach (var (day, registered) in Contacts(random, World.ByChance, 12, late, month))
                        events.Add(new Contact { ContactId = $"c{events.Count}", PatientId = "p", UnitId = unit, StartedOn = day, Status = ContactStatus.Done, Kind = ContactKind.FirstVisit, RegisteredOn = registered });
                }
            }

            var lags = RegistrationLags.Of(new CareEventList(events), "SYN");
            var asked = January.Plus(15);
            foreach (var found in new[] { 0, 5, 10 }.Select(day => MonthCompleteness.Of(lags, asked, asked.Last.AddDays(day))))
            {
                Assert.True(found.Units.Count(unit => unit.IsPooled) > 20);
                foreach (var unit in found.Units.Where(unit => unit.IsPooled && unit.Expected is not null))
                    tally.Add(unit.Expected!, lags.Table(unit.Part).By(asked, DelayTable.Horizon));
            }
        }

        output.WriteLine($"{tally}");
        Assert.InRange(tally.Coverage, 0.76, 0.88);
    }

    private static void Try(Random random, World world, (int Size, int WholeMonths) given, Tally[] classes)
    {
        var table = new DelayTable();
        var asked = January.Plus(given.WholeMonths + 2);
        foreach (var month in Month.Range(January, asked))
        {
            var late = world == World.ChangingHabits ? 6 + (4 * random.NextDouble()) : 8;
            foreach (var (_, registered) in Contacts(random, world, given.Size, late, month))
                table.Add(month, registered);
        }

        foreach (var day in Days)
        {
            if (new ChainLadder(table, asked.Last.AddDays(day)).Of(asked) is { Share: < 1 } found)
            {
                var expected = found.SoFar * (1 - found.Share) / found.Share;
                classes[expected < 1 ? 0 : expected < 5 ? 1 : expected < 30 ? 2 : 3].Add(found, table.By(asked, DelayTable.Horizon));
            }
        }
    }

    private static IEnumerable<(DateOnly Day, DateOnly Registered)> Contacts(Random random, World world, int size, double late, Month month)
    {
        var days = month.Last.Day;
        var count = world switch
        {
            World.SteadyPace => size,
            World.UnevenMonths => Poisson(random, size * (0.65 + (0.7 * random.NextDouble()))),
            _ => Poisson(random, size),
        };
        for (var at = 0; at < count; at++)
        {
            var day = month.First.AddDays(world == World.SteadyPace ? (int)((at + random.NextDouble()) * days / count) : random.Next(days));
            yield return (day, day.AddDays((int)(-late * Math.Log(1 - random.NextDouble()))));
        }
    }

    // The times between children of a steady stream, until the month is over.
    private static int Poisson(Random random, double mean)
    {
        var (count, at) = (0, -Math.Log(1 - random.NextDouble()));
        while (at < mean)
        {
            count++;
            at -= Math.Log(1 - random.NextDouble());
        }

        return count;
    }

    private static int HashCode(World world, int wholeMonths, int size, int time) => ((((int)world * 31) + wholeMonths) * 10_007) + (size * 401) + time;

    private sealed class Tally
    {
        private int tried;
        private int held;

        public double Coverage => (double)held / tried;

        public void Add(ExpectedFinal found, int final)
        {
            tried++;
            held += final >= found.SoFar + found.Low && final <= found.SoFar + found.High ? 1 : 0;
        }

        public void Add(Tally other) => (tried, held) = (tried + other.tried, held + other.held);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Coverage:F1} % of {tried}");
    }
}
