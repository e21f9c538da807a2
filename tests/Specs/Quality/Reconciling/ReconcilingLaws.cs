using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Rules;
using Trettio.Quality.Reconciling;
using Trettio.Specs.Measuring;

namespace Trettio.Specs.Quality.Reconciling;

/// <summary>
/// The published figure is counted here the slow and obvious way, wait by wait from its course, under a rule switched by hand; the search must
/// then find that very switch. None of the search's own code takes part in it.
/// </summary>
public sealed class ReconcilingLaws
{
    private static readonly Month March = new(2025, 3);

    /// <summary>What a publisher may do otherwise, in plain words: every switch by id, done to a slow count.</summary>
    private static readonly Dictionary<string, Action<Slow>> Done = new()
    {
        ["excluded:none"] = slow => slow.Pvv = slow.Mov = slow.Sov = "never",
        ["PvV:never"] = slow => slow.Pvv = "never",
        ["PvV:always"] = slow => slow.Pvv = "always",
        ["MoV:never"] = slow => slow.Mov = "never",
        ["SoV:never"] = slow => slow.Sov = "never",
        ["denominator:completed"] = slow => slow.OfAll = true,
        ["waiting:PvV:always"] = slow => slow.WaitingDropped.Add(Deviation.PatientChosen),
        ["waiting:MoV:always"] = slow => slow.WaitingDropped.Add(Deviation.MedicallyCaused),
        ["waiting:SoV:always"] = slow => slow.WaitingDropped.Add(Deviation.SpeciallyCaused),
        ["residents:not_elsewhere"] = slow => slow.Homes = ["own", ""],
        ["residents:known_here"] = slow => slow.Homes = ["own"],
        ["unit:standing"] = slow => slow.Coding = "standing",
        ["unit:listing"] = slow => slow.Coding = "listing",
        ["limit:late"] = slow => slow.Limit = 29,
        ["rounding:down"] = slow => slow.Round = Math.Floor,
        ["rounding:up"] = slow => slow.Round = Math.Ceiling,
        ["known_by:20th"] = slow => slow.KnownBy = new(2025, 4, 20),
        ["known_by:month_end"] = slow => slow.KnownBy = new(2025, 3, 31),
        ["known_by:next_month_end"] = slow => slow.KnownBy = new(2025, 4, 30),
        ["level:first_line"] = slow => slow.Levels.Add(CareLevel.FirstLine),
        ["clock:received"] = slow => slow.Clock = FirstVisitClock.Received,
        ["clock:assessed"] = slow => slow.Clock = FirstVisitClock.Assessed,
        ["small:cells:5"] = slow => (slow.SmallCell, slow.SmallUnit) = (5, 0),
        ["small:units:5"] = slow => (slow.SmallCell, slow.SmallUnit) = (0, 5),
        ["small:cells:20"] = slow => (slow.SmallCell, slow.SmallUnit) = (20, 0),
        ["small:units:20"] = slow => (slow.SmallCell, slow.SmallUnit) = (0, 20),
        ["without:A"] = slow => slow.Missing = "A",
        ["without:B"] = slow => slow.Missing = "B",
        ["rules:skr-general"] = slow => (slow.Pvv, slow.Mov, slow.Sov, slow.WaitingDropped) = ("always", "never", "never", [Deviation.PatientChosen, Deviation.MedicallyCaused]),
    };

    public static TheoryData<string> Switches => [.. Done.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Without_any_difference_our_figure_is_the_slow_one_and_nothing_needs_explaining()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var (events, published) = Case(seed, []);
            var found = Reconcile.Of(new CareEventList(events), published, Tried);
            Assert.True(found.IsEqual, $"seed {seed}");
            Assert.Empty(found.Exact[0].Switches);
            Assert.Equal(0, found.Records.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Switches))]
    public void Each_difference_is_found_first_when_it_alone_gives_the_figure(string id)
    {
        var mattered = 0;
        for (var seed = 0; seed < 4; seed++)
        {
            var (events, published) = Case(seed, [id]);
            var found = Reconcile.Of(new CareEventList(events), published, Tried);
            var exact = found.Exact.Select(Ids).ToList();
            Assert.True(exact.Contains(id), $"seed {seed}: {id} is not among {string.Join(" | ", exact.Take(5))}");
            mattered += found.IsEqual ? 0 : 1;
            if (!found.IsEqual && found.Exact.Count(one => one.Switches.Count == 1) == 1)
            {
                Assert.Equal(id, exact[0]);
                Assert.Single(found.Explanations, one => one.Switches.Count == 1);
            }
        }

        Assert.True(mattered > 0, $"{id} changed no figure of any region: the region does not try it.");
    }

    [Fact]
    public void Every_pair_of_differences_is_found()
    {
        var pairs = 0;
        foreach (var (first, second) in Done.Keys.SelectMany(one => Done.Keys.Where(other => string.CompareOrdinal(one, other) < 0), (one, other) => (one, other)))
        {
            if (!CanBoth(first, second))
            {
                continue;
            }

            var (events, published) = Case(pairs % 3, first.StartsWith("rules", StringComparison.Ordinal) ? [first, second] : [second, first]);
            var found = Reconcile.Of(new CareEventList(events), published, Tried);
            var exact = found.Exact.Select(Ids).ToList();
            var pair = string.Join('+', new[] { first, second }.Order(StringComparer.Ordinal));
            Assert.True(exact.Contains(pair), $"{pair} is not among {string.Join(" | ", exact.Take(5))}");
            if (exact.Count == 1)
            {
                Assert.Equal(pair, exact[0]);
            }

            pairs++;
        }

        Assert.True(pairs > 250, $"only {pairs} pairs");
    }

    [Fact]
    public void The_records_listed_are_those_that_differ_and_protected_ones_are_counted_only()
    {
        var (events, published) = Case(1, ["PvV:always"]);
        var shown = Reconcile.Of(new CareEventList(events), published, Tried).Records;
        Assert.NotEmpty(shown.Shown);
        Assert.Equal(0, shown.Hidden);
        Assert.All(shown.Shown, record => Assert.Equal(Parts.Completed, record.Theirs));

        List<CareEvent> protectedOnes = [.. events.Select(row => row is Patient patient ? patient with { IsProtected = true } : row)];
        var hidden = Reconcile.Of(new CareEventList(protectedOnes), published, Tried).Records;
        Assert.Empty(hidden.Shown);
        Assert.Equal(shown.Count, hidden.Hidden);
    }

    [Fact]
    public void A_figure_that_nothing_gives_is_said_to_be_near()
    {
        var (events, published) = Case(2, []);
        var impossible = published with { Values = new Dictionary<FigureField, PublishedValue> { [FigureField.Counted] = new(100_000, 0) } };
        var found = Reconcile.Of(new CareEventList(events), impossible, Tried);
        Assert.Empty(found.Exact);
        Assert.NotEmpty(found.Nearest);
        Assert.Equal(found.Nearest.Min(one => one.Off), found.Nearest[0].Off);
        Assert.True(found.Tried.Combinations > 1000);
    }

    private static RulesTried Tried { get; } = new(Given.Bup2025, [Given.Parse("skr-general")]);

    private static string Ids(Explanation one) => string.Join('+', one.Switches.Select(part => part.Id).Order(StringComparer.Ordinal));

    private static bool CanBoth(string one, string other)
    {
        static string Kind(string id) => id.Split(':')[0];
        string[] deviations = ["PvV", "MoV", "SoV"];
        return Kind(one) != Kind(other) || (Kind(one) == "waiting" && one != other)
            ? !((Kind(one) == "excluded" && deviations.Contains(Kind(other))) || (Kind(other) == "excluded" && deviations.Contains(Kind(one))))
            : false;
    }

    private static (List<CareEvent> Events, PublishedFigure Published) Case(int seed, IReadOnlyList<string> done)
    {
        var events = ReconcilingRegion.Of(seed);
        var slow = new Slow();
        foreach (var id in done)
        {
            Done[id](slow);
        }

        return (events, new PublishedFigure("SYN", March, MeasuringPoint.FirstVisit) { Values = slow.Print(events, March) });
    }

    /// <summary>A count with every choice in plain sight.</summary>
    private sealed class Slow
    {
        internal string Pvv { get; set; } = "beyond";

        internal string Mov { get; set; } = "always";

        internal string Sov { get; set; } = "always";

        internal bool OfAll { get; set; }

        internal HashSet<Deviation> WaitingDropped { get; set; } = [];

        internal string[] Homes { get; set; } = ["own", "other", ""];

        internal string Coding { get; set; } = "stopping";

        internal int Limit { get; set; } = 30;

        internal Func<decimal, decimal> Round { get; set; } = number => Math.Round(number, MidpointRounding.AwayFromZero);

        internal DateOnly? KnownBy { get; set; }

        internal HashSet<CareLevel> Levels { get; } = [CareLevel.Specialist];

        internal FirstVisitClock Clock { get; set; } = FirstVisitClock.Decided;

        internal int SmallCell { get; set; }

        internal int SmallUnit { get; set; }

        internal string? Missing { get; set; }

        internal Dictionary<FigureField, PublishedValue> Print(List<CareEvent> events, Month month)
        {
            var known = new CareEventList([.. events.Where(row => row is not Contact contact || !(contact.RegisteredOn > KnownBy))]);
            var rules = Given.Bup2025 with { FirstVisitClocks = [new(DateOnly.MinValue, Clock, Given.Bup2025.Source)] };
            var homes = known.Patients().ToDictionary(patient => patient.PatientId, patient => HomeRegion.Of(patient.HomeRegion, patient.Municipality, ("SYN", "Exempel")));
            var register = new UnitRegister(known.Units());
            var units = new Dictionary<string, Dictionary<FigureField, int>>();
            foreach (var history in Histories.Of(known).All.Where(history => history.Point == MeasuringPoint.FirstVisit))
            {
                var course = Course.Of(history, rules);
                if (!Homes.Contains(homes[course.PatientId]) || !Levels.Contains(register.LevelOn(course.UnitOn(course.EntryOn), course.EntryOn)))
                    continue;
                foreach (var standing in MonthStanding.Of(course, month, rules))
                {
                    var listing = history.Wait?.UnitId ?? course.Units[0].UnitId;
                    if (standing is Standing.Completed done)
                    {
                        var unit = Coding == "stopping" ? done.UnitId : Coding == "standing" ? done.WaitUnitId : listing;
                        Add(unit, FigureField.Completed, true);
                        Add(unit, FigureField.Counted, OfAll || !IsOut(course.Deviation, done.Days));
                        Add(unit, FigureField.InTime, !IsOut(course.Deviation, done.Days) && done.Days <= Limit);
                    }
                    else if (standing is Standing.Waiting waiting && !WaitingDropped.Contains(course.WaitDeviation))
                    {
                        var unit = Coding == "listing" ? listing : waiting.UnitId;
                        Add(unit, FigureField.Waiting, true);
                        Add(unit, FigureField.WaitingInTime, waiting.Days <= Limit);
                    }
                }
            }

            FigureField[] counts = [FigureField.InTime, FigureField.Counted, FigureField.Completed, FigureField.Waiting, FigureField.WaitingInTime];
            var sums = counts.ToDictionary(field => field, field => units.Values.Sum(cells => Left(cells, field)));
            var printed = sums.ToDictionary(sum => sum.Key, sum => new PublishedValue(sum.Value, 0));
            printed[FigureField.Share] = Percent(sums[FigureField.InTime], sums[FigureField.Counted]);
            printed[FigureField.WaitingShare] = Percent(sums[FigureField.WaitingInTime], sums[FigureField.Waiting]);
            return printed.Where(value => value.Value.Number >= 0).ToDictionary();

            void Add(string unit, FigureField field, bool holds)
            {
                if (!holds || unit == Missing || register.RootOn(unit, month.Last) != "SYN")
                    return;
                if (!units.TryGetValue(unit, out var cells))
                    units.Add(unit, cells = []);
                cells[field] = cells.GetValueOrDefault(field) + 1;
            }
        }

        private PublishedValue Percent(int part, int whole) => whole == 0 ? new(-2, 0) : new(Round(1000m * part / whole) / 10, 1);

        private int Left(Dictionary<FigureField, int> cells, FigureField field)
        {
            var cell = cells.GetValueOrDefault(field);
            var unit = cells.GetValueOrDefault(field is FigureField.Waiting or FigureField.WaitingInTime ? FigureField.Waiting : FigureField.Completed);
            return cell < SmallCell || unit < SmallUnit ? 0 : cell;
        }

        private bool IsOut(Deviation deviation, int days) => deviation switch
        {
            Deviation.PatientChosen => Pvv == "always" || (Pvv == "beyond" && days > Limit),
            Deviation.MedicallyCaused => Mov == "always",
            Deviation.SpeciallyCaused => Sov == "always",
            _ => false,
        };
    }
}
