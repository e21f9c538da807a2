using Trettio.Care;
using Trettio.Measuring;
using Trettio.Store;
using Trettio.Store.Columns;

namespace Trettio.Whole.Store;

/// <summary>The columns kept beside the store say what its rows say, delivery after delivery, and are never trusted further than that.</summary>
public abstract class ColumnTests : IDisposable
{
    private static readonly FigureQuery All = new(new Month(2024, 1), new Month(2026, 1), null);
    private readonly Given given;

    protected ColumnTests(Given given) => this.given = given;

    private string Beside => given.Address.ColumnsFolder!;

    [Fact]
    public void Each_delivery_is_counted_as_if_all_were_read_anew()
    {
        using var store = given.Open();
        StoredColumns? running = null;
        for (var delivery = 1; delivery <= 6; delivery++)
        {
            Deliver(store, delivery);
            running = Kept(store.Columns(running));
            Assert.Equal(delivery, running.Delivery);
            Same(store, running);

            // Another program, which knows only what is on disk.
            Same(store, Kept(store.Columns()));
        }
    }

    [Fact]
    public void What_another_program_has_kept_is_taken_over_and_the_rest_is_not_read_again()
    {
        using var store = given.Open();
        Deliver(store, 1);
        var running = Kept(store.Columns());
        Deliver(store, 2);
        Kept(store.Columns());
        var next = store.Columns(running);
        Assert.Equal(2, next.Delivery);
        Assert.Same(running.Book.Parts[0].Columns, next.Book.Parts[0].Columns);
        Same(store, next);
    }

    [Fact]
    public void What_is_kept_is_brought_up_to_date_over_several_deliveries_at_once()
    {
        using var store = given.Open();
        Deliver(store, 1);
        Kept(store.Columns());
        Deliver(store, 2);
        Deliver(store, 3);
        Deliver(store, 4);
        Same(store, Kept(store.Columns()));
    }

    [Theory]
    [InlineData("manifest.json", "gone")]
    [InlineData("manifest.json", "cut")]
    [InlineData("*.part", "gone")]
    [InlineData("*.part", "cut")]
    [InlineData("*.part", "changed")]
    [InlineData("*.dead", "gone")]
    [InlineData("*.dead", "cut")]
    public void Damaged_columns_are_made_anew(string file, string damage)
    {
        using var store = given.Open();
        Deliver(store, 1);
        Kept(store.Columns());
        Deliver(store, 2);
        Kept(store.Columns());
        var path = Directory.GetFiles(Beside, file)[0];
        if (damage == "gone")
        {
            File.Delete(path);
        }
        else
        {
            var bytes = File.ReadAllBytes(path);
            bytes[^(bytes.Length / 3)] ^= 0x55;
            File.WriteAllBytes(path, damage == "cut" ? bytes[..^1] : bytes);
        }

        Same(store, Kept(store.Columns()));
    }

    [Fact]
    public void Another_store_in_the_same_place_is_not_taken_for_the_one_before()
    {
        using (var store = given.Open())
        {
            Deliver(store, 1);
            Kept(store.Columns());
        }

        given.TakeAway();

        using var other = given.Open();
        Deliver(other, 5);
        Same(other, other.Columns());
    }

    [Fact]
    public void Without_a_place_to_keep_them_columns_are_made_each_time()
    {
        File.WriteAllText(Beside, "not a folder");
        using var store = given.Open();
        Deliver(store, 1);
        var first = Kept(store.Columns());
        Deliver(store, 2);
        Same(store, store.Columns(first));
        Same(store, Kept(store.Columns()));
        Assert.Equal("not a folder", File.ReadAllText(Beside));
    }

    [Fact]
    public void Nothing_old_is_left_behind_and_only_the_owner_may_read()
    {
        using var store = given.Open();
        StoredColumns? running = null;
        for (var delivery = 1; delivery <= 5; delivery++)
        {
            Deliver(store, delivery);
            running = Kept(store.Columns(running));
        }

        var files = Directory.GetFiles(Beside);
        Assert.Equal(running!.Book.Parts.Count, files.Count(path => path.EndsWith(".part", StringComparison.Ordinal)));
        Assert.Equal(running.Book.Parts.Count(part => !part.Dead.IsEmpty), files.Count(path => path.EndsWith(".dead", StringComparison.Ordinal)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.All(files, path => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path)));
        }
    }

    [Fact]
    public void An_empty_store_has_empty_columns()
    {
        using var store = given.Open();
        Assert.Empty(store.Columns().Book.Registered(Rules).Figures(All));
    }

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    private static RuleSet Rules { get; } = new Work.Definitions(Work.DataFolder.Of(System.IO.Path.GetTempPath())).RuleSet(null);

    private static StoredColumns Kept(StoredColumns columns)
    {
        columns.Keep();
        return columns;
    }

    private static void Same(TrettioStore store, StoredColumns columns)
    {
        var plain = Ledger.Of(store.Events(), Rules);
        var fast = columns.Book.Registered(Rules);
        Assert.NotEmpty(fast.Figures(All));
        Assert.Equal(plain.Figures(All), fast.Figures(All));
        Assert.Equal(plain.Tallies, fast.Tallies);
        Assert.Equal(store.LastDay(), columns.Book.LastDay);
    }

    /// <summary>Patients old and new, waits that get their contacts later, contacts that are corrected, waits that move.</summary>
    private static void Deliver(TrettioStore store, int number)
    {
        var random = new Random(number);
        var rows = new List<CareEvent>();
        if (number == 1)
        {
            rows.AddRange([new CareUnit { UnitId = "R", Name = "R" }, .. "ABC".Select(unit => new CareUnit { UnitId = $"{unit}", Name = $"{unit}", ParentUnitId = "R" })]);
        }

        for (var i = 0; i < 200; i++)
        {
            var patient = $"p{random.Next(number * 150)}";
            var day = new DateOnly(2024, 1, 1).AddDays(random.Next(600));
            rows.Add(new Wait
            {
                WaitId = $"w{random.Next(number * 200)}",
                PatientId = patient,
                UnitId = "ABC"[random.Next(3)].ToString(),
                MeasuringPoint = (MeasuringPoint)random.Next(3),
                ListedOn = day,
                DecidedOn = random.Next(5) == 0 ? null : day,
                ReferralId = random.Next(3) == 0 ? $"r{random.Next(number * 100)}" : null,
            });
            rows.Add(new Contact
            {
                ContactId = $"c{random.Next(number * 300)}",
                PatientId = patient,
                UnitId = "ABC"[random.Next(3)].ToString(),
                StartedOn = day.AddDays(random.Next(90)),
                Status = ContactStatus.Done,
                Kind = (ContactKind)random.Next(5),
                WaitId = random.Next(4) == 0 ? null : $"w{random.Next((number * 200) + 50)}",
            });
            if (random.Next(10) == 0)
            {
                rows.Add(new Referral { ReferralId = $"r{random.Next(number * 100)}", PatientId = patient, UnitId = "A", ReceivedOn = day });
                rows.Add(new Move { WaitId = $"w{random.Next(number * 250)}", MovedOn = day, FromUnitId = "A", ToUnitId = "B" });
                rows.Add(new Patient { PatientId = patient, BirthYear = 2010 + random.Next(4), MergedInto = random.Next(4) == 0 ? $"p{random.Next(150)}" : null });
            }
        }

        object Key(CareEvent row) => row switch
        {
            Wait wait => wait.WaitId,
            Contact contact => contact.ContactId,
            Referral referral => referral.ReferralId,
            Move move => (move.WaitId, move.MovedOn),
            Patient patient => (patient.PatientId, 0),
            _ => row,
        };
        var info = new DeliveryInfo(new DateTimeOffset(2025, 1, number, 0, 0, 0, TimeSpan.Zero), $"hash{number}", "who", "0");
        store.Import(new CareEventList([.. rows.DistinctBy(Key)]), new FiguresInput([], []), info);
    }
}

/// <inheritdoc/>
public sealed class ColumnTestsInSqlite() : ColumnTests(new Given());

/// <inheritdoc/>
public sealed class ColumnTestsInPostgres(TestServer server) : ColumnTests(new Given(server));
