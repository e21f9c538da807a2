using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Store;

namespace Trettio.Whole.Store;

/// <summary>What a delivery does to what is already there (contracts §1.1, the paragraph on ids delivered again).</summary>
public abstract class DeliveryTests : IDisposable
{
    private readonly Given given;

    protected DeliveryTests(Given given) => this.given = given;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void The_first_delivery_is_number_one_and_stores_every_row()
    {
        using var store = given.Open();
        var receipt = store.Take("a", new CareEventList([.. Given.Contacts(120)]));
        Assert.Equal(1, receipt.Delivery);
        Assert.False(receipt.Unchanged);
        Assert.Equal(new TableCounts("contacts", 120, 0, 0), receipt.Of("contacts"));
        Assert.Equal(Given.Contacts(120), store.Events().Contacts());
    }

    [Theory] // A statement stores 50 rows: none, fewer, exactly so many, and one more.
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(49)]
    [InlineData(50)]
    [InlineData(51)]
    [InlineData(100)]
    public void No_row_is_lost_where_one_statement_ends_and_the_next_begins(int rows)
    {
        using var store = given.Open();
        store.Take("a", new CareEventList([.. Given.Contacts(rows)]));
        var again = store.Take("b", new CareEventList([.. Given.Contacts(rows + 1, "U2")]));
        Assert.Equal(new TableCounts("contacts", 1, rows, 0), again.Of("contacts"));
        Assert.Equal(Given.Contacts(rows), store.Events(1).Contacts());
        Assert.Equal(Given.Contacts(rows + 1, "U2"), store.Events().Contacts());
    }

    [Fact]
    public void The_same_id_again_replaces_the_earlier_version_and_both_are_kept()
    {
        using var store = given.Open();
        var earlier = Given.Wait("W1");
        var later = earlier with { Deviation = Deviation.MedicallyCaused };
        store.Take("a", Given.Events(earlier, Given.Wait("W2")));
        var receipt = store.Take("b", Given.Events(later));
        Assert.Equal(new TableCounts("waits", 0, 1, 0), receipt.Of("waits"));
        Assert.Equal([later, Given.Wait("W2")], store.Events().Waits());
        Assert.Equal([earlier, Given.Wait("W2")], store.Events(1).Waits());
        Assert.Equal([later, Given.Wait("W2")], store.Events(2).Waits());
    }

    [Fact]
    public void A_row_equal_to_the_version_that_counts_is_not_stored_again()
    {
        using var store = given.Open();
        store.Take("a", Given.Events(Given.Wait("W1")));
        var receipt = store.Take("b", Given.Events(Given.Wait("W1"), Given.Wait("W2")));
        Assert.Equal(new TableCounts("waits", 1, 0, 1), receipt.Of("waits"));
        Assert.Equal([Given.Wait("W1"), Given.Wait("W2")], store.Events().Waits());
    }

    [Fact]
    public void A_value_that_comes_or_goes_is_a_new_version()
    {
        using var store = given.Open();
        var with = Given.Wait("W1", referral: "R1");
        store.Take("a", Given.Events(Given.Wait("W1")));
        Assert.Equal(1, store.Take("b", Given.Events(with)).Of("waits").Replaced);
        Assert.Equal(1, store.Take("c", Given.Events(Given.Wait("W1"))).Of("waits").Replaced);
        Assert.Equal(with, Assert.Single(store.Events(2).Waits()));
        Assert.Null(Assert.Single(store.Events(3).Waits()).ReferralId);
    }

    [Fact]
    public void A_delivery_equal_to_the_latest_changes_nothing_and_is_not_read()
    {
        using var store = given.Open();
        store.Take("a", Given.Events(Given.Wait("W1")));
        using var session = store.Begin("a");
        Assert.True(session.Unchanged);
        session.Write(Given.Contacts(1).Select<Contact, Contact>(_ => throw new InvalidOperationException("read")));
        session.Quarantine(new UnreadRow("waits.csv", 2, "listed_on", "text", new("fel", "wrong")), "raw");
        var receipt = session.Commit([], []);
        Assert.Equal((1, true), (receipt.Delivery, receipt.Unchanged));
        Assert.Empty(receipt.Tables);
        Assert.Single(store.Deliveries());
        Assert.Equal(0, store.QuarantineCount(1));
    }

    [Fact]
    public void An_older_delivery_again_is_a_new_delivery_and_brings_its_values_back()
    {
        using var store = given.Open();
        var (first, second) = (Given.Wait("W1"), Given.Wait("W1", referral: "R1"));
        store.Take("a", Given.Events(first));
        store.Take("b", Given.Events(second));
        var receipt = store.Take("a", Given.Events(first));
        Assert.Equal((3, false), (receipt.Delivery, receipt.Unchanged));
        Assert.Equal([first], store.Events().Waits());
        Assert.Equal([second], store.Events(2).Waits());
    }

    [Fact]
    public void A_units_rows_are_told_apart_by_the_day_they_hold_from()
    {
        using var store = given.Open();
        var always = new CareUnit { UnitId = "U1", Name = "BUP Alingsås" };
        var later = always with { ValidFrom = new DateOnly(2025, 1, 1), ParentUnitId = "R" };
        store.Take("a", Given.Events(always, later));
        var renamed = always with { Name = "BUP Borås" };
        var receipt = store.Take("b", Given.Events(renamed, later));
        Assert.Equal(new TableCounts("units", 0, 1, 1), receipt.Of("units"));
        Assert.Equal([renamed, later], store.Events().Units());
        Assert.Equal([always, later], store.Events(1).Units());
    }

    [Fact]
    public void Figures_are_versioned_by_region_unit_month_and_point()
    {
        using var store = given.Open();
        var month = new Month(2025, 8);
        FigureRow Row(string? unit, int? inTime) =>
            new("VGR", unit, new MonthlyFigure(new(month, unit ?? "VGR", MeasuringPoint.Treatment)) { InTime = inTime, Counted = 10 });
        var flow = new FlowSum("VGR", new(2025, 1), new(2025, 8), 900, 850);
        store.Take("a", Given.Events(), new([Row(null, 5), Row("U1", null)], [flow]));
        var receipt = store.Take("b", Given.Events(), new([Row(null, 6), Row("U1", null)], [flow with { Added = 901 }]));
        Assert.Equal(new TableCounts("figures", 0, 1, 1), receipt.Of("figures"));
        Assert.Equal([Row(null, 6), Row("U1", null)], store.Figures());
        Assert.Equal([Row(null, 5), Row("U1", null)], store.Figures(1));
        Assert.Equal([flow], store.FlowSums(1));
        Assert.Equal([flow with { Added = 901 }], store.FlowSums());
    }

    [Fact]
    public void A_table_may_come_in_several_parts()
    {
        using var store = given.Open();
        using (var session = store.Begin("a"))
        {
            session.Write([Given.Wait("W1"), Given.Wait("W2")]);
            session.Write([Given.Wait("W2", "R1"), Given.Wait("W3")]);
            Assert.Equal(new TableCounts("waits", 3, 1, 0), session.Commit([], []).Of("waits"));
        }

        Assert.Equal([Given.Wait("W1"), Given.Wait("W2", "R1"), Given.Wait("W3")], store.Events().Waits());
        Assert.Equal(store.Events().Waits(), store.Events(1).Waits());
    }

    [Fact]
    public void A_delivery_keeps_its_files_findings_and_what_could_not_be_read()
    {
        using var store = given.Open();
        DeliveryFile[] files = [new("waits.csv", 3, 1, 0, 2, "ab12"), new("contacts.csv", 0, 0, 0, 0)];
        Finding[] findings =
        [
            new("wait-unknown", Severity.Error, 2, 10, new("Två kontakter …", "Two contacts …")),
            new("unread-cells", Severity.Warning, 1, 10, new("En cell …", "One cell …")),
        ];
        var unread = new UnreadRow("waits.csv", 7, "listed_on", "text", new("inget datum", "no date"));
        var info = new DeliveryInfo(Given.Noon, "a", "anna", "0.1.0", "rättad fil");
        using (var session = store.Begin(info))
        {
            session.Write(Reading());
            session.KeepRawText(new UnreadCell("waits.csv", 9, "priority", "?"));
            session.Commit(files, findings);

            IEnumerable<Wait> Reading()
            {
                yield return Given.Wait("W1");
                session.Quarantine(unread, "W7;P1;U1;i går");
                session.Quarantine(unread with { Line = 8 }, "");
            }
        }

        var delivery = Assert.Single(store.Deliveries());
        Assert.Equal(info with { ReceivedAt = Given.Noon.ToUniversalTime() }, delivery.Info);
        Assert.Equal(TimeSpan.Zero, delivery.Info.ReceivedAt.Offset);
        Assert.Equal(files, delivery.Files);
        Assert.Equal(findings, store.Findings(1));
        Assert.Equal(2, store.QuarantineCount(1));
        Assert.Equal([new(unread, "W7;P1;U1;i går"), new(unread with { Line = 8 }, "")], store.Quarantine(1));
        Assert.Equal([new UnreadCell("waits.csv", 9, "priority", "?")], store.UnreadCells(1));
        Assert.Equal(0, store.QuarantineCount(2));
    }
}

/// <inheritdoc/>
public sealed class DeliveryTestsInSqlite() : DeliveryTests(new Given());

/// <inheritdoc/>
public sealed class DeliveryTestsInPostgres(TestServer server) : DeliveryTests(new Given(server));
