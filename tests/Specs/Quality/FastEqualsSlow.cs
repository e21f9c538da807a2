using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Specs.Measuring;

namespace Trettio.Specs.Quality;

/// <summary>What the fast checks find is what the slow ones do, on regions full of awkward cases.</summary>
public class FastEqualsSlow
{
    [Fact]
    public void The_checks_of_waits_and_patients_find_the_rows_that_plain_ones_do()
    {
        var met = new HashSet<string>();
        for (var seed = 0; seed < 600; seed++)
        {
            var events = new CareEventList(AwkwardRegion.Of(seed));
            var results = Checked.Run(events).ToDictionary(result => result.Check.Id);
            var slow = new CheckOracles(events);
            foreach (var (check, ids) in slow.All)
            {
                var expected = ids.Order(StringComparer.Ordinal).ToList();
                var found = results[check].Outcome.Found?.Records().Select(row => row.Id!).Order(StringComparer.Ordinal).ToList() ?? [];
                Assert.True(expected.SequenceEqual(found), $"seed {seed}, {check}: expected {string.Join(",", expected)}; found {string.Join(",", found)}");
                met.UnionWith(expected.Count > 0 ? [check] : Array.Empty<string>());
            }

            foreach (var (check, count) in slow.Counts)
            {
                Assert.True(count == (results[check].Outcome.Found?.Count ?? 0), $"seed {seed}, {check}: expected {count}; found {results[check].Outcome.Found?.Count}");
                met.UnionWith(count > 0 ? [check] : Array.Empty<string>());
            }
        }

        // Each of them had something to find.
        var asked = new CheckOracles(new CareEventList(AwkwardRegion.Of(0)));
        Assert.Equal(asked.All.Keys.Concat(asked.Counts.Keys).Order(), met.Order());
    }

    [Fact]
    public void What_the_ledger_has_counted_is_what_the_events_give()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var events = new CareEventList(AwkwardRegion.Of(seed));
            var tallies = Ledger.Of(events, Given.Bup2025).Tallies;
            var all = Checked.Run(events).Where(result => result.Check.Tallied is not null)
                .Select(result => (result.Check.Id, result.Outcome.Found?.Count ?? 0, result.Outcome.Found?.Sentence.Sv)).ToList();
            var counted = AllChecks.All.Where(check => check.Tallied is not null).Select(check => (check, Told: check.Tallied!(tallies)))
                .Select(told => (told.check.Id, told.Told.Count, told.Told.Count == 0 ? null : told.check.Say(told.Told.Count, told.Told.Of).Sv));
            Assert.Equal(counted, all);
        }
    }

    [Fact]
    public void The_flow_balances_whatever_the_rows_say()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var outcome = Checked.Of("flow_balance", Checked.Input(new CareEventList(AwkwardRegion.Of(seed))));
            Assert.True(outcome.Found is null, $"seed {seed}: {outcome.Code}");
        }
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var events = AwkwardRegion.Of(seed);
            var turned = events.AsEnumerable().Reverse().ToList();
            Assert.Equal(Told(events), Told(turned));
        }
    }

    [Fact]
    public void A_planned_code_that_differs_from_the_performed_one_is_no_error()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var events = AwkwardRegion.Of(seed);
            var planned = events.Select(row => row is Wait wait ? wait with { Kva = "DU200" } : row).ToList();
            Assert.Equal(Told(events), Told(planned));
        }
    }

    private static List<string> Told(List<CareEvent> events) =>
        [.. Checked.Run(new CareEventList(events)).Select(result => $"{result.Check.Id} {result.Outcome.Code} {Checked.Said(result.Outcome)}")];
}
