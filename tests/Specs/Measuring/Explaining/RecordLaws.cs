using FsCheck;
using FsCheck.Fluent;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Explaining;
using Trettio.Measuring.Judging;
using Trettio.Specs.Measuring.Judging;

namespace Trettio.Specs.Measuring.Explaining;

/// <summary>Every figure opens into as many records as it says, and each record tells the figures it is in.</summary>
public sealed class RecordLaws
{
    private static readonly Month From = new(2024, 12);
    private static readonly Month To = new(2025, 5);

    [Fact]
    public void A_figure_has_as_many_records_as_it_says() => ForRegions((events, rules) =>
    {
        foreach (var level in (CareLevel?[])[null, CareLevel.Specialist])
        {
            var figures = PlainFigures.Of(events, rules, From, To, level).ToDictionary(figure => figure.Key);
            foreach (var month in Month.Range(From, To))
            {
                foreach (var column in FigureColumn.All)
                {
                    var records = RecordsOf.Of(events, rules, new(month, level) { Figure = column });
                    var expected = figures.Values.Where(figure => figure.Key.Month == month && column.Of(figure) > 0).ToDictionary(figure => figure.Key, figure => column.Of(figure)!.Value);
                    Assert.Equal(expected, records.GroupBy(record => new FigureKey(month, record.Unit, record.Point!.Value)).ToDictionary(cell => cell.Key, cell => cell.Count()));
                    Assert.All(records, record => Assert.False(record.WaitId is null && record.ContactId is null));
                }
            }
        }
    });

    [Fact]
    public void A_region_has_the_records_of_its_units() => ForRegions((events, rules) =>
    {
        foreach (var figure in RegionFigures.Of(PlainFigures.Of(events, rules, From, To, null), new UnitRegister(events.Units())))
        {
            foreach (var column in FigureColumn.All)
            {
                var query = new RecordQuery(figure.Key.Month, null) { Region = figure.Key.Unit, Point = figure.Key.Point, Figure = column };
                Assert.Equal(column.Of(figure), RecordsOf.Of(events, rules, query).Count);
            }
        }
    }, 40);

    [Fact]
    public void A_record_tells_the_figures_that_list_it() => ForRegions((events, rules) =>
    {
        var units = new UnitRegister(events.Units());
        var told = Histories.Of(events).All.SelectMany(history => Explain.OfWait(history, units, rules, new(null, () => To, null)).Figures.Select(figure => (history.Id, figure.Key, figure.Column)));
        var listed = from month in Month.Range(From, To)
                     from column in FigureColumn.All
                     from record in RecordsOf.Of(events, rules, new(month, null) { Figure = column })
                     select (record.WaitId ?? record.ContactId!, new FigureKey(month, record.Unit, record.Point!.Value), column);
        Assert.Equal(listed.Select(one => one.ToString()).Order(StringComparer.Ordinal), told.Select(one => one.ToString()).Order(StringComparer.Ordinal));
    }, 60);

    [Fact]
    public void Every_contact_that_stops_no_clock_is_listed_by_its_reason() => ForRegions((events, rules) =>
    {
        var histories = Histories.Of(events);
        foreach (var group in events.Contacts().GroupBy(contact =>
            (Month.Of(contact.StartedOn), Trettio.Measuring.Rules.ClockStop.Standing(contact, contact.WaitId is { } id ? histories.OfWait(id) : null))))
        {
            var (month, reason) = group.Key;
            var records = RecordsOf.Of(events, rules, new(month, null) { Reason = reason.Id });
            Assert.Equal(reason == Reasons.StopsTheClock ? [] : group.Select(contact => contact.ContactId).Order(), records.Select(record => record.ContactId).Order());
        }
    });

    private static void ForRegions(Action<ICareEvents, RuleSet> holds, int most = 100) => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        holds(new CareEventList(GeneratedRegion.Of(seed)), Given.Bup2025);
        holds(new CareEventList(GeneratedRegion.Of(seed)), Given.Bup2025 with
        {
            ExcludedFromWaiting = new Dictionary<Deviation, ExcludedWhen> { [Deviation.PatientChosen] = ExcludedWhen.Always },
        });
        holds(new JudgedEvents(new CareEventList(GeneratedRegion.Of(seed)), Given.Bup2025, Story.Lists), Given.Bup2025);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(most));
}
