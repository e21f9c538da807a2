using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Specs.Measuring;

namespace Trettio.Specs.Quality;

/// <summary>What breaks the tree of units: each condition on its limit and one past it, and all of them against a plain search day by day.</summary>
public sealed class UnitTreeSpecs
{
    private const string Id = "unit_tree_broken";
    private static readonly DateOnly Day0 = new(2025, 3, 3);

    [Theory] // unit>parent from-to, days after the first; "-" leaves a day open
    [InlineData("R A>R B>A", "")]
    [InlineData("R A>SAKNAS", "A: ParentUnknown")]
    [InlineData("A>r R", "A: ParentUnknown")]
    [InlineData("A>SAKNAS B>A C>B", "A: ParentUnknown")]
    [InlineData("R A>R:0-5 A>SAKNAS:6-", "A: ParentUnknown")]
    [InlineData("R:0-5 A>R:0-", "")]
    [InlineData("R:8-9 A>R:0-5", "")]
    [InlineData("A>B B>A", "A: ParentsInCircle, B: ParentsInCircle")]
    [InlineData("A>A", "A: ParentsInCircle")]
    [InlineData("A>B B>C C>A D>A E>D", "A: ParentsInCircle, B: ParentsInCircle, C: ParentsInCircle")]
    [InlineData("A>B B>A:0-3 B:4-", "A: ParentsInCircle, B: ParentsInCircle")]
    [InlineData("A>B:0-3 A:4- B:0-3 B>A:4-", "")]
    [InlineData("A>B:0-4 A:5- B:0-3 B>A:4-", "A: ParentsInCircle, B: ParentsInCircle")]
    [InlineData("A>B:0-3 A>C:4-7 A:8- B>D:0- C>B:0- D:0-3 D>A:4-4 D:5-", "A: ParentsInCircle, B: ParentsInCircle, C: ParentsInCircle, D: ParentsInCircle")]
    [InlineData("A:0-5 A:6-", "")]
    [InlineData("A:0-5 A:5-", "A: PeriodsOverlap")]
    [InlineData("A:--5 A:6-", "")]
    [InlineData("A:--6 A:6-", "A: PeriodsOverlap")]
    [InlineData("A A:6-", "A: PeriodsOverlap")]
    [InlineData("A:6- A", "A: PeriodsOverlap")]
    [InlineData("A:0-9 A:2-3", "A: PeriodsOverlap")]
    [InlineData("A:0-2 A:3-9 A:5-6", "A: PeriodsOverlap")]
    [InlineData("A:0-2 A:4-9", "")]
    [InlineData("A:3-3", "")]
    [InlineData("A:3-2", "A: EndsBeforeItBegins")]
    [InlineData("A:0-5 A:3-2 A:6-", "A: EndsBeforeItBegins")]
    [InlineData("A:0-5 A:6-1 A:6-", "A: EndsBeforeItBegins")]
    [InlineData("A>A:0-5 A>X:5- A:4-3", "A: ParentUnknown, A: ParentsInCircle, A: PeriodsOverlap, A: EndsBeforeItBegins")]
    [InlineData("B>X A>X", "A: ParentUnknown, B: ParentUnknown")]
    public void Each_fault_is_found_at_its_unit_and_nothing_short_of_it(string units, string faults)
    {
        var rows = units.Split(' ').Select(Unit).ToList();
        Assert.Equal(faults, Told(rows));
        Assert.Equal(faults, Told([.. rows.AsEnumerable().Reverse()]));
    }

    [Fact]
    public void What_is_found_is_what_a_search_day_by_day_finds()
    {
        var met = new HashSet<UnitFaultKind>();
        var clean = 0;
        for (var seed = 0; seed < 4000; seed++)
        {
            var random = new Random(seed);
            var rows = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Unit(random)).ToList();
            var faults = new UnitRegister(rows).Faults().Select(fault => (fault.Unit, fault.Kind)).ToList();
            var expected = DayByDay(rows).ToList();
            Assert.True(expected.SequenceEqual(faults), $"seed {seed}: expected {string.Join(", ", expected)}; found {string.Join(", ", faults)}");
            met.UnionWith(faults.Select(fault => fault.Kind));
            clean += faults.Count == 0 ? 1 : 0;

            // The check counts a unit once, and the ledger has counted the same.
            var events = new CareEventList([.. rows]);
            var (count, of) = (faults.DistinctBy(fault => fault.Unit).Count(), rows.DistinctBy(row => row.UnitId).Count());
            Assert.Equal($"{count}/{of}", Checked.Said(Checked.Of(Id, Checked.Input(events))));
            var tallies = Ledger.Of(events, Given.Bup2025).Tallies;
            Assert.Equal((count, of), (tallies.UnitTreeBroken, tallies.Units));
        }

        Assert.Equal(4, met.Count);
        Assert.InRange(clean, 200, 3800);
    }

    [Fact]
    public void The_misspelt_parent_that_takes_a_unit_out_of_the_regions_sum_is_found()
    {
        CareEvent[] events =
        [
            .. "R A>R E>SAKNAS".Split(' ').Select(Unit),
            .. new[] { "A", "E" }.Select(unit => Given.Wait("w" + unit, MeasuringPoint.Treatment, Day0) with { UnitId = unit, DecidedOn = Day0 }),
        ];
        Assert.Equal("SAKNAS", new UnitRegister(events.OfType<CareUnit>()).RootOn("E", Day0));
        Assert.Equal("R", new UnitRegister(events.OfType<CareUnit>()).RootOn("A", Day0));

        var result = Checked.Run(new CareEventList(events)).Single(result => result.Check.Id == Id);
        Assert.Equal((Severity.Error, 1, 3), (result.Finding!.Severity, result.Finding.Count, result.Finding.Of));
        Assert.StartsWith("1 av 3 enheter har fel i units.csv: ", result.Finding.Sentence.Sv, StringComparison.Ordinal);
        Assert.Equal(result.Check.Say(1, 3), result.Finding.Sentence);
        Assert.Equal(new FailedRow("unit", null, "E", null), Assert.Single(result.Outcome.Found!.Records()));
        Assert.Equal(new UnitMonthCount("E", null, 1), Assert.Single(result.Outcome.Found.Where));
        Assert.Equal("E: den överordnade enheten SAKNAS saknas.", Assert.Single(result.Outcome.Found.Details).Sv);
        Assert.Equal(
            [Id], Checked.Run(new CareEventList(events)).Where(other => other.Outcome.Found is not null && other.Check.Id.StartsWith("unit", StringComparison.Ordinal)).Select(other => other.Check.Id));
    }

    [Fact]
    public void A_unit_that_the_check_is_switched_off_for_is_neither_counted_nor_found()
    {
        var input = Checked.Input(new CareEventList([.. "R>R A>R E>SAKNAS".Split(' ').Select(Unit)]));
        var found = Checked.Of(Id, input, settings => settings with { Off = [new("R", "så skriver exporten")] });
        Assert.Equal("1/2", Checked.Said(found));
        Assert.Equal(["E"], found.Found!.Records().Select(row => row.Unit));
        Assert.Single(found.Found.Details);
    }

    [Theory]
    [InlineData(20, 20, "e19: den överordnade enheten X saknas.")]
    [InlineData(21, 21, "Och 1 fel till.")]
    public void Twenty_faults_are_told_one_by_one_and_the_others_as_a_number(int units, int told, string last)
    {
        var found = Checked.Of(Id, [.. Enumerable.Range(0, units).Select(number => Unit($"e{number:00}>X"))]).Found!;
        Assert.Equal((units, told), (found.Count, found.Details.Count));
        Assert.Equal(last, found.Details[^1].Sv);
        Assert.Equal(units, found.Records().Count());
    }

    [Fact]
    public void Without_units_it_is_not_applicable_and_says_why() =>
        Assert.Contains("units.csv", ((Outcome.NotApplicable)Checked.Of(Id, Given.Wait("w", MeasuringPoint.Treatment, Day0))).Why.Sv, StringComparison.Ordinal);

    private static string Told(List<CareUnit> rows) => string.Join(", ", new UnitRegister(rows).Faults().Select(fault => $"{fault.Unit}: {fault.Kind}"));

    private static CareUnit Unit(string text)
    {
        var (name, days) = text.Split(':') is [var named, var period] ? (named, period) : (text, "-");
        var at = days.IndexOf('-', days.StartsWith("--", StringComparison.Ordinal) ? 1 : 0);
        var parts = name.Split('>');
        return new()
        {
            UnitId = parts[0],
            Name = parts[0],
            ParentUnitId = parts.Length > 1 ? parts[1] : null,
            ValidFrom = Day(days[..at].Trim('-')),
            ValidTo = Day(days[(at + 1)..]),
        };
    }

    private static DateOnly? Day(string text) => text.Length > 0 ? Day0.AddDays(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)) : null;

    private static CareUnit Unit(Random random) => new()
    {
        UnitId = $"{(char)('A' + random.Next(5))}",
        Name = "a",
        ParentUnitId = random.Next(3) == 0 ? null : random.Next(12) == 0 ? "X" : $"{(char)('A' + random.Next(5))}",
        ValidFrom = random.Next(3) == 0 ? null : Day0.AddDays(random.Next(8)),
        ValidTo = random.Next(3) == 0 ? null : Day0.AddDays(random.Next(8)),
    };

    /// <summary>The same, slowly and plainly: every day from before the first to after the last.</summary>
    private static IEnumerable<(string Unit, UnitFaultKind Kind)> DayByDay(List<CareUnit> rows)
    {
        var register = new UnitRegister(rows);
        var days = Enumerable.Range(-1, 12).Select(Day0.AddDays).ToList();
        foreach (var unit in rows.Select(row => row.UnitId).Distinct().Order(StringComparer.Ordinal))
        {
            var own = rows.Where(row => row.UnitId == unit).ToList();
            (UnitFaultKind Kind, bool Is)[] faults =
            [
                (UnitFaultKind.ParentUnknown, own.Any(row => row.ParentUnitId is { } parent && rows.TrueForAll(other => other.UnitId != parent))),
                (UnitFaultKind.ParentsInCircle, days.Any(day => Above(register, unit, day).Take(20).Contains(unit))),
                (UnitFaultKind.PeriodsOverlap, days.Any(day => own.Count(row => row.IsValidOn(day)) > 1)),
                (UnitFaultKind.EndsBeforeItBegins, own.Any(row => row is { ValidFrom: { } from, ValidTo: { } to } && to < from)),
            ];
            foreach (var fault in faults.Where(fault => fault.Is))
            {
                yield return (unit, fault.Kind);
            }
        }
    }

    private static IEnumerable<string> Above(UnitRegister register, string unit, DateOnly day)
    {
        for (var at = register.RowOn(unit, day)?.ParentUnitId; at is not null; at = register.RowOn(at, day)?.ParentUnitId)
        {
            yield return at;
        }
    }
}
