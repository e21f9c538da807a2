using Trettio.Exchange;

namespace Trettio.Specs.Exchange;

/// <summary>Identity numbers refuse a delivery; pseudonyms do not. The numbers are the Tax Agency's published examples or made up.</summary>
public class IdentitySpecs
{
    [Theory]
    [InlineData("8112189876", true)]
    [InlineData("811218-9876", true)]
    [InlineData("811218+9876", true)]
    [InlineData("198112189876", true)]
    [InlineData("19811218-9876", true)]
    [InlineData("19811218+9876", true)]
    [InlineData("8112789873", true)]
    [InlineData("19811278-9873", true)]
    [InlineData("0002290005", true)]
    [InlineData("8112189875", false)]
    [InlineData("8112189877", false)]
    [InlineData("198112189875", false)]
    [InlineData("8113189875", false)]
    [InlineData("8100189870", false)]
    [InlineData("8112329878", false)]
    [InlineData("8112009876", false)]
    [InlineData("8112609873", false)]
    [InlineData("8102299875", false)]
    [InlineData("81121898-76", false)]
    [InlineData("811218 9876", false)]
    [InlineData("811218--9876", false)]
    [InlineData("81-1218-9876", false)]
    [InlineData("81121898761", false)]
    [InlineData("811218987", false)]
    [InlineData("9198112189876", false)]
    [InlineData("a8112189876", false)]
    [InlineData("p1", false)]
    [InlineData("", false)]
    public void The_shape_is_known(string id, bool isOne) => Assert.Equal(isOne, IdentityNumbers.HasShapeOfOne(id));

    [Theory]
    [InlineData("patients", "patient_id")]
    [InlineData("patients", "merged_into")]
    [InlineData("referrals", "patient_id")]
    [InlineData("commitments", "patient_id")]
    [InlineData("waits", "patient_id")]
    [InlineData("contacts", "patient_id")]
    public void An_identity_number_refuses_the_delivery_and_is_not_shown(string tableName, string columnName)
    {
        using var files = new Deliveries();
        var delivery = files.OpenText(tableName + ".csv", RowWith(tableName, columnName, " 811218-9876 "));
        var refused = Deliveries.Refused(delivery.ReadAll);
        Assert.Contains("pseudonymer", refused.Sentence.Sv, StringComparison.Ordinal);
        Assert.DoesNotContain("811218", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_check_digit_is_a_pseudonym()
    {
        using var files = new Deliveries();
        Assert.Single(files.OpenText("contacts.csv", RowWith("contacts", "patient_id", "811218-9875")).Contacts());
    }

    [Theory]
    [InlineData("c1;811218-9876;u1;never;done\n")]
    [InlineData("c1;811218-9876;u1\n")]
    [InlineData("c1;\"811218-9876\"x;u1;2025-01-01;done\n")]
    [InlineData("\"c1;811218-9876;u1;2025-01-01;done\n")]
    public void A_row_that_would_go_to_quarantine_is_looked_at_too(string row)
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("contacts.csv", "contact_id;patient_id;unit_id;started_on;status\n" + row + "c2;p2;u1;2025-01-01;done\n");
        Deliveries.Refused(delivery.ReadAll);
    }

    [Fact]
    public void Another_id_of_that_shape_does_not_refuse_the_delivery()
    {
        using var files = new Deliveries();
        var text = "contact_id;patient_id;unit_id;started_on;status\n198112189876;p1;u1;never;done\n";
        Assert.Empty(files.OpenText("contacts.csv", text).Contacts());
    }

    [Fact]
    public void Reserve_numbers_are_known_by_the_regions_shapes()
    {
        var reserve = ReserveNumbers.Parse("reserve_numbers:\n  - region: R\n    pattern: '99[0-9]{6}[A-Z]{2}'\n    source: made up\n");
        using var files = new Deliveries();
        var path = files.Write("contacts.csv", RowWith("contacts", "patient_id", "99123456ab"));
        Deliveries.Refused(CareFiles.Open([path], reserve).ReadAll);
        Assert.Single(CareFiles.Open([path]).Contacts());
        Assert.False(reserve.Match("x99123456AB"));
        Deliveries.Refused(() => ReserveNumbers.Parse("reserve_numbers:\n  - region: R\n    pattern: '('\n"));
        Deliveries.Refused(() => ReserveNumbers.Parse("nothing: here"));
    }

    private static string RowWith(string tableName, string columnName, string cell)
    {
        var table = CareTables.Find(tableName)!;
        var row = table.Columns.Select(column => column.Name == columnName ? cell : ReadingSpecs.Example(column));
        return string.Join(';', table.Columns.Select(column => column.Name)) + "\n" + string.Join(';', row) + "\n";
    }
}
