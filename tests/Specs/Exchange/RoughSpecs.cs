using System.Diagnostics;
using System.Text;
using Trettio.Care;

namespace Trettio.Specs.Exchange;

/// <summary>Damaged files never crash the reading, and large ones do not fill the memory.</summary>
public class RoughSpecs
{
    private const string Rows = "contact_id;patient_id;unit_id;started_on;status;kva;question\n"
        + "c1;p1;u1;2025-01-02;done;XS012;\"a;b\"\nc2;p2;u1;20250103;bokad;;\"ett\nsvar\"\nc1;p1;u2;2025-01-02;done;åäö;\n";

    [Fact]
    public void A_damaged_file_is_read_or_refused_and_every_row_is_accounted_for()
    {
        var chance = new Random(30);
        var read = 0;
        var clock = Stopwatch.StartNew();
        using var files = new Deliveries();
        for (var round = 0; round < 400; round++)
        {
            files.Write("contacts.csv", Damage(Encoding.UTF8.GetBytes(Rows), chance));
            try
            {
                var delivery = files.Open("contacts.csv");
                var ids = delivery.Contacts().Select(contact => contact.ContactId).ToList();
                Assert.Equal(ids.Distinct().Count(), ids.Count);
                var file = delivery.Files.Single();
                Assert.InRange(ids.Count, file.Read - file.Quarantined > 0 ? 1 : 0, file.Read - file.Quarantined);
                Assert.Equal(file.Quarantined, delivery.UnreadRows.Count);
                read++;
            }
            catch (RefusedException refused)
            {
                Assert.Equal(ExitCode.CannotRead, refused.Code);
            }
        }

        Assert.InRange(read, 100, 399);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_damaged_archive_or_workbook_is_read_or_refused()
    {
        var chance = new Random(31);
        using var files = new Deliveries();
        files.Write("d/contacts.csv", Rows);
        var zip = File.ReadAllBytes(files.Zip("d.zip", "d"));
        var refusals = 0;
        for (var round = 0; round < 150; round++)
        {
            foreach (var name in new[] { "x.zip", "x.xlsx" })
            {
                files.Write(name, Damage(zip, chance));
                try
                {
                    files.Open(name).ReadAll();
                }
                catch (RefusedException refused)
                {
                    Assert.Equal(ExitCode.CannotRead, refused.Code);
                    refusals++;
                }
            }
        }

        Assert.True(refusals > 150);
    }

    private static byte[] Damage(byte[] whole, Random chance)
    {
        var bytes = whole.ToList();
        for (var times = chance.Next(1, 5); times > 0 && bytes.Count > 0; times--)
        {
            var at = chance.Next(bytes.Count);
            switch (chance.Next(5))
            {
                case 0:
                    bytes[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    bytes.Insert(at, (byte)";\"\n\r\0,\t"[chance.Next(7)]);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, chance.Next(1, 20)));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.Skip(chance.Next(bytes.Count)).Take(30).ToList());
                    break;
                default:
                    bytes.RemoveRange(at, chance.Next(4) == 0 ? bytes.Count - at : 0);
                    break;
            }
        }

        return [.. bytes];
    }
}
