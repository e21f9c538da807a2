using Microsoft.Data.Sqlite;
using Trettio.Care;
using Trettio.Store;
using Trettio.Store.Sqlite;

namespace Trettio.Whole.Store;

/// <summary>What a person can mend is said in one sentence, with its exit code, and changes nothing.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly Given given = new();

    public void Dispose() => given.Dispose();

    [Theory]
    [InlineData("x")]
    [InlineData("wait_id;patient_id;unit_id;measuring_point;listed_on")]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_was(string text)
    {
        var content = string.Concat(Enumerable.Repeat(text, 100));
        File.WriteAllText(given.Path, content);
        Refused(ExitCode.CannotRead, () => given.Open());
        Assert.Equal(content, File.ReadAllText(given.Path));
    }

    [Fact]
    public void Another_programs_database_is_refused_and_left_as_it_was()
    {
        Change("CREATE TABLE music (name TEXT)");
        var before = File.ReadAllBytes(given.Path);
        Refused(ExitCode.CannotRead, () => given.Open());
        Assert.Equal(before, File.ReadAllBytes(given.Path));
    }

    [Fact]
    public void A_newer_programs_database_is_refused()
    {
        given.Open().Dispose();
        Change("INSERT INTO __EFMigrationsHistory VALUES ('20991231000000_Later', '99.0')");
        Refused(ExitCode.CannotRead, () => given.Open());
    }

    [Fact]
    public void A_missing_file_is_refused_unless_it_is_to_be_made()
    {
        Refused(ExitCode.CannotRead, () => TrettioStore.Open(given.Path, create: false));
        Assert.False(File.Exists(given.Path));
        using var store = TrettioStore.Open(given.InFolder("ny/mapp/trettio.db"), create: true);
        Assert.Equal(0, store.LatestDelivery);
    }

    [Fact]
    public void An_empty_file_becomes_a_store()
    {
        File.WriteAllBytes(given.Path, []);
        using var store = given.Open();
        Assert.Empty(store.Deliveries());
    }

    [Fact]
    public void A_new_store_is_its_owners_alone()
    {
        given.Open().Dispose();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(given.Path));
        }
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused() =>
        Refused(ExitCode.NotPermitted, () => TrettioStore.Open("/proc/trettio/trettio.db", create: true), "/proc/trettio/trettio.db");

    [Fact]
    public void A_folder_in_the_files_place_is_refused()
    {
        Directory.CreateDirectory(given.Path);
        Refused(ExitCode.NotPermitted, () => given.Open());
    }

    [Fact]
    public void A_folder_without_leave_to_write_is_refused()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "The administrator may write everywhere; see the test with /proc.");
        var folder = given.InFolder("lås");
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var path = Path.Combine(folder, "trettio.db");
        Refused(ExitCode.NotPermitted, () => TrettioStore.Open(path, create: true), path);
    }

    [Fact]
    public void A_second_import_at_the_same_time_is_refused()
    {
        using var store = given.Open(new OpenSettings { BusySeconds = 1 });
        using var first = store.Begin("a");
        first.Write(Given.Contacts(10));
        Refused(ExitCode.NotPermitted, () => store.Begin("b"));
        first.Commit([], []);
        using var second = store.Begin("b");
        Assert.Equal(2, second.Delivery);
    }

    [Fact]
    public void A_full_disk_is_refused_and_the_old_state_stays()
    {
        using (var store = given.Open())
        {
            store.Take("a", new CareEventList([.. Given.Contacts(100)]));
        }

        using (var full = given.Open(new OpenSettings { MostPages = 120 }))
        {
            Refused(ExitCode.NotPermitted, () =>
                full.Take("b", new CareEventList([.. Given.Contacts(20_000, "U2")])));
            Assert.Equal(Given.Contacts(100), full.Events().Contacts());
            Assert.Equal(1, full.LatestDelivery);
        }

        using var roomy = given.Open();
        roomy.Take("b", new CareEventList([.. Given.Contacts(20_000, "U2")]));
        Assert.Equal(20_000, roomy.Events().Contacts().Count());
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        using (var store = given.Open())
        {
            store.Take("a", new CareEventList([.. Given.Contacts(2_000)]));
        }

        var bytes = File.ReadAllBytes(given.Path);
        Array.Fill(bytes, (byte)0xFF, bytes.Length / 2, bytes.Length / 3);
        File.WriteAllBytes(given.Path, bytes);
        Refused(ExitCode.CannotRead, () =>
        {
            using var damaged = given.Open();
            return damaged.Events().Contacts().Count();
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_delivery_that_does_not_exist_is_refused(int delivery)
    {
        using var store = given.Open();
        store.Take("a", Given.Events());
        Assert.Empty(store.Events(1).Waits());
        Refused(ExitCode.WrongUsage, () => store.Events(delivery), "1");
    }

    private void Refused(ExitCode code, Func<object> action, string? named = null)
    {
        var refusal = Assert.Throws<RefusedException>(action);
        Assert.Equal(code, refusal.Code);
        foreach (var sentence in new[] { refusal.Sentence.Sv, refusal.Sentence.En })
        {
            Assert.Contains(named ?? given.Path, sentence, StringComparison.Ordinal);
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain(". ", sentence, StringComparison.Ordinal);
        }
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={given.Path};Pooling=False");
        connection.Open();
        Connections.Set(connection, sql);
    }
}
