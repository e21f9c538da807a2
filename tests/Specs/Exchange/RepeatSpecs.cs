using FsCheck;
using FsCheck.Fluent;
using Trettio.Exchange;

namespace Trettio.Specs.Exchange;

/// <summary>Within one delivery each id counts once, and order changes nothing (contracts §1.1).</summary>
public class RepeatSpecs
{
    private const string Header = "contact_id;patient_id;unit_id;started_on;status\n";

    [Fact]
    public void Identical_repeats_count_once_without_a_finding()
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("contacts.csv", Header + "c1;p1;u1;2025-01-02;done\n c1 ;p1;u1;2025-01-02;done\n");
        Assert.Single(delivery.Contacts());
        Assert.Empty(delivery.Findings);
        Assert.Equal(new FileRead("contacts.csv", "contacts", 2, 0), delivery.Files.Single());
    }

    [Fact]
    public void Of_differing_repeats_the_greatest_row_counts_and_is_a_finding()
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("contacts.csv", Header + "c1;p1;u2;2025-01-01;done\nc1;p1;u10;2025-01-09;done\nc2;p1;u1;2025-01-01;done\n");
        Assert.Equal(["u1", "u2"], delivery.Contacts().Select(contact => contact.UnitId).Order(StringComparer.Ordinal));
        var finding = delivery.Findings.Single();
        Assert.Equal((ReadingChecks.RepeatedId, 1L, 3L), (finding.Check, finding.Count, finding.Of));
    }

    [Fact]
    public void Contract_order_of_columns_decides_not_the_files()
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("contacts.csv",
            "status;started_on;unit_id;patient_id;contact_id\nbooked;2025-01-01;u2;p1;c1\ndone;2025-01-09;u1;p1;c1\n");
        Assert.Equal("u2", delivery.Contacts().Single().UnitId);
    }

    [Fact]
    public void A_row_in_quarantine_takes_no_part()
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("contacts.csv", Header + "c1;p1;u1;2025-01-02;done\nc1;p1;u9;2025-01-02;what\n");
        Assert.Equal("u1", delivery.Contacts().Single().UnitId);
        Assert.Equal([ReadingChecks.UnreadRow], delivery.Findings.Select(finding => finding.Check));
    }

    [Fact]
    public void Keys_of_several_columns_are_whole()
    {
        using var files = new Deliveries();
        files.Write("units.csv", "unit_id;name;valid_from\nu1;a;\nu1;a;2025-01-01\nu1;a;2025-06-01\nu1;b;20250601\n");
        files.Write("moves.csv", "wait_id;moved_on;from_unit_id;to_unit_id\nw1;2025-01-01;u1;u2\nw1;2025-01-01;u2;u3\nw1;2025-01-02;u1;u3\nw1;20250102;u1;u4\n");
        files.Write("offers.csv", "wait_id;given_on;offered_for;answer\nw1;2025-01-01;2025-01-05;none\nw1;2025-01-01;2025-01-06;none\nw1;2025-01-02;2025-01-05;none\nw1;2025-01-02;2025-01-05;accepted\n");
        var delivery = files.Open("units.csv", "moves.csv", "offers.csv");
        Assert.Equal(10 - 1, Deliveries.EventsOf(delivery).Count);
        Assert.Equal(3, delivery.Findings.Count(finding => finding.Check == ReadingChecks.RepeatedId));
        Assert.Contains(delivery.Moves(), move => move.ToUnitId == "u4" || move.ToUnitId == "u3");
    }

    [Fact]
    public void Reading_again_counts_nothing_twice()
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("contacts.csv", Header + "c1;p1;u1;2025-01-02;done\nc1;p1;u2;2025-01-02;done\nc2;p1;u1;x;done\n");
        delivery.ReadAll();
        var first = (delivery.Files.ToList(), delivery.Findings.ToList(), delivery.UnreadRows.Count);
        delivery.ReadAll();
        _ = delivery.Contacts().First();
        Assert.Equal(first.Item1, delivery.Files);
        Assert.Equal(first.Item2, delivery.Findings);
        Assert.Equal(first.Item3, delivery.UnreadRows.Count);
    }

    [Fact]
    public void More_repeats_than_are_held_at_a_time_are_each_read_once()
    {
        using var files = new Deliveries();
        var rows = string.Concat(Enumerable.Range(0, 45_000).Select(row => $"c{row};p1;u1;2025-01-02;done\n"));
        files.Write("a/contacts.csv", Header + rows + "bad\n");
        files.Write("b/contacts.csv", Header + rows);
        var delivery = files.Open("a", "b");
        Assert.Equal(45_000, delivery.Contacts().Select(contact => contact.ContactId).Distinct().Count());
        Assert.Equal(45_000, delivery.Contacts().Count());
        Assert.Equal([new FileRead("a/contacts.csv", "contacts", 45_001, 1), new FileRead("b/contacts.csv", "contacts", 45_000, 0)], delivery.Files);
    }

    [Fact]
    public void Order_of_rows_and_files_changes_nothing() =>
        Prop.ForAll(Rows().ToArbitrary(), Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), (rows, seed) =>
        {
            var chance = new Random(seed);
            var shuffled = rows.OrderBy(_ => chance.Next()).ToList();
            var cut = chance.Next(rows.Length + 1);
            using var files = new Deliveries();
            files.Write("whole/contacts.csv", Header + string.Concat(rows));
            files.Write("part1/contacts.csv", Header + string.Concat(shuffled.Take(cut)));
            files.Write("part2/contacts.csv", Header + string.Concat(shuffled.Skip(cut)));
            var whole = files.Open("whole");
            var parts = files.Open("part2", "part1");
            return Deliveries.EventsOf(whole).SequenceEqual(Deliveries.EventsOf(parts))
                && Repeated(whole) == Repeated(parts)
                && whole.Files.Sum(file => file.Quarantined) == parts.Files.Sum(file => file.Quarantined);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rows_delivered_twice_are_read_once() =>
        Prop.ForAll(Rows().ToArbitrary(), rows =>
        {
            using var files = new Deliveries();
            files.Write("once/contacts.csv", Header + string.Concat(rows));
            files.Write("again/contacts.csv", Header + string.Concat(rows));
            return Deliveries.EventsOf(files.Open("once")).SequenceEqual(Deliveries.EventsOf(files.Open("once", "again")));
        }).QuickCheckThrowOnFailure();

    private static long Repeated(CareDelivery delivery) =>
        delivery.Findings.Where(finding => finding.Check == ReadingChecks.RepeatedId).Sum(finding => finding.Count);

    private static Gen<string[]> Rows() =>
        (from id in Gen.Choose(1, 6)
         from unit in Gen.Choose(1, 3)
         from day in Gen.Choose(1, 3)
         from status in Gen.Elements("done", "genomförd", "booked", "what", "")
         select $"c{id};p1;u{unit};2025-01-0{day};{status}\n").ArrayOf();
}
