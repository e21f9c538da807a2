using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Rules;

namespace Trettio.Specs.Measuring;

/// <summary>Moves and dated units: the clock runs on, and no reorganisation changes a month that was over before it (contracts §2.5, §2.8).</summary>
public sealed class OrganisationLaws
{
    private static readonly Month From = new(2024, 12);
    private static readonly Month To = new(2025, 5);

    [Fact]
    public void A_reorganisation_changes_no_month_that_was_over_before_it() => ForReorganisations((before, after, day) =>
    {
        foreach (var byRegion in (bool[])[false, true])
        {
            foreach (var level in (CareLevel?[])[null, CareLevel.Specialist])
            {
                var query = new FigureQuery(From, To, level, byRegion);
                Assert.Equal(Over(Ledger.Of(new CareEventList(before), Given.Bup2025).Figures(query), day), Over(Ledger.Of(new CareEventList(after), Given.Bup2025).Figures(query), day));
            }
        }
    });

    [Fact]
    public void Within_the_region_a_reorganisation_changes_no_sum_at_all_but_where_waits_stand() => ForReorganisations((before, after, _) =>
    {
        foreach (var point in Codes.MeasuringPoints)
        {
            foreach (var month in Month.Range(From, To))
            {
                Assert.Equal(SumOf(before, month, point), SumOf(after, month, point));
            }
        }
    });

    [Fact]
    public void A_move_stops_no_clock_and_what_moved_in_moved_out() => ForRegions(events =>
    {
        var still = events.Where(row => row is not Move).ToList();
        var (moved, unmoved) = (Histories.Of(new CareEventList(events)).All, Histories.Of(new CareEventList(still)).All.ToDictionary(history => history.Id));
        foreach (var history in moved)
        {
            var (course, other) = (Course.Of(history, Given.Bup2025), Course.Of(unmoved[history.Id], Given.Bup2025));
            Assert.Equal((other.Start, other.Stop?.ContactId, other.EntryOn, other.RemovedOn), (course.Start, course.Stop?.ContactId, course.EntryOn, course.RemovedOn));
        }

        foreach (var month in Month.Range(From, To))
        {
            foreach (var point in Codes.MeasuringPoints)
            {
                var sum = Sum(Ledger.Of(new CareEventList(events), Given.Bup2025).Figures(new(month, month, null)), month, point);
                var without = Sum(Ledger.Of(new CareEventList(still), Given.Bup2025).Figures(new(month, month, null)), month, point);
                Assert.Equal(sum.MovedIn, sum.MovedOut);
                Assert.Equal(
                    without with { CompletedForOthers = null, CompletedElsewhere = null },
                    sum with { MovedIn = without.MovedIn, MovedOut = without.MovedOut, CompletedForOthers = null, CompletedElsewhere = null });
            }
        }
    });

    [Fact]
    public void A_closed_unit_whose_waits_were_moved_ends_with_nobody_waiting_and_its_balance_whole()
    {
        List<CareEvent> events =
        [
            new CareUnit { UnitId = "R", Name = "Region" },
            new CareUnit { UnitId = "A", Name = "Gamla", ParentUnitId = "R", ValidTo = new(2025, 2, 28) },
            new CareUnit { UnitId = "A1", Name = "Nya", ParentUnitId = "R", ValidFrom = new(2025, 3, 1) },
            Given.Wait("w1", MeasuringPoint.Treatment, new(2025, 2, 10)) with { DecidedOn = new(2025, 2, 10) },
            new Move { WaitId = "w1", MovedOn = new(2025, 3, 1), FromUnitId = "A", ToUnitId = "A1", Reason = MoveReason.Reorganisation },
            Given.Contact("c1", ContactKind.Treatment, new(2025, 3, 12)) with { UnitId = "A1", WaitId = "w1" },
        ];
        var figures = Ledger.Of(new CareEventList(events), Given.Bup2025).Figures(new(new(2025, 2), new(2025, 3), null)).ToDictionary(figure => (figure.Key.Month.Number, figure.Key.Unit));
        Assert.Equal((1, 1, 0), (figures[(2, "A")].Added, figures[(2, "A")].Waiting, figures[(2, "A")].MovedOut));
        Assert.Equal((0, 1, 0), (figures[(3, "A")].Waiting, figures[(3, "A")].MovedOut, figures[(3, "A")].Completed));

        // Thirty days from 10 February, counted through the move.
        Assert.Equal((1, 1, 1, 1, 0), (figures[(3, "A1")].MovedIn, figures[(3, "A1")].Completed, figures[(3, "A1")].Counted, figures[(3, "A1")].InTime, figures[(3, "A1")].Added));
        events[^1] = Given.Contact("c1", ContactKind.Treatment, new(2025, 3, 13)) with { UnitId = "A1", WaitId = "w1" };
        var late = Ledger.Of(new CareEventList(events), Given.Bup2025).Figures(new(new(2025, 3), new(2025, 3), null)).Single(figure => figure.Key.Unit == "A1");
        Assert.Equal((1, 0), (late.Counted, late.InTime));
    }

    private static List<MonthlyFigure> Over(IReadOnlyList<MonthlyFigure> figures, DateOnly day) => [.. figures.Where(figure => figure.Key.Month.Last < day)];

    private static MonthlyFigure SumOf(List<CareEvent> events, Month month, MeasuringPoint point) =>
        Sum(Ledger.Of(new CareEventList(events), Given.Bup2025).Figures(new(month, month, null)), month, point) with { MovedIn = null, MovedOut = null, CompletedForOthers = null, CompletedElsewhere = null };

    private static MonthlyFigure Sum(IReadOnlyList<MonthlyFigure> figures, Month month, MeasuringPoint point) => MonthlyFigure.Sum(
        new(month, "all", point), figures.Where(figure => figure.Key.Month == month && figure.Key.Point == point).Prepend(MonthlyFigure.Zero(new(month, "all", point))));

    /// <summary>A region before and after units got another parent, another name, were closed or were split in two, from a day on.</summary>
    private static void ForReorganisations(Action<List<CareEvent>, List<CareEvent>, DateOnly> holds) => ForRegions(events =>
    {
        var random = new Random(events.Count * 7919);
        var day = new DateOnly(2025, 1, 5).AddDays(random.Next(90));
        holds(events, Reorganised(events, random, day), day);
    });

    private static List<CareEvent> Reorganised(List<CareEvent> events, Random random, DateOnly day)
    {
        var after = new List<CareEvent>(events);
        foreach (var unit in (string[])["A", "B", "C"])
        {
            // The row that holds on the day ends the day before, and another begins: the file says the rest.
            if (after.OfType<CareUnit>().FirstOrDefault(row => row.UnitId == unit && row.IsValidOn(day) && (row.ValidFrom is not { } from || from < day)) is not { } now)
            {
                continue;
            }

            after.Remove(now);
            after.Add(now with { ValidTo = day.AddDays(-1) });
            switch (random.Next(4))
            {
                case 0:
                    after.Add(now with { ValidFrom = day, ParentUnitId = unit == "A" ? "N" : "A" });
                    after.Add(new CareUnit { UnitId = "N", Name = "Ny region", ValidFrom = day });
                    break;
                case 1:
                    after.Add(now with { ValidFrom = day, Name = "Nytt namn" });
                    break;
                case 2:
                    break;
                default:
                    Split(after, now, day);
                    break;
            }
        }

        return [.. after.DistinctBy(row => row is CareUnit unit ? (object)(unit.UnitId, unit.ValidFrom) : row)];
    }

    /// <summary>Every wait that stands there then goes to one of two new units.</summary>
    private static void Split(List<CareEvent> after, CareUnit unit, DateOnly day)
    {
        string[] parts = [unit.UnitId + "1", unit.UnitId + "2"];
        after.AddRange(parts.Select(part => unit with { UnitId = part, Name = part, ValidFrom = day }));
        var standing = Histories.Of(new CareEventList(after)).All
            .Where(history => history.Wait is { } wait && wait.ListedOn < day && history.Moves.All(move => move.MovedOn < day) && UnitAtTheTime.Of(history)[^1].UnitId == unit.UnitId)
            .Select(history => history.Wait!.WaitId).ToList();
        after.AddRange(standing.Select((wait, at) => new Move { WaitId = wait, MovedOn = day, FromUnitId = unit.UnitId, ToUnitId = parts[at % 2], Reason = MoveReason.Reorganisation }));
    }

    private static void ForRegions(Action<List<CareEvent>> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => holds(GeneratedRegion.Of(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
