using System.Globalization;
using System.Reflection;
using Trettio.Care;
using Trettio.Store;

namespace Trettio.Whole.Store;

/// <summary>A folder of a test's own, gone with it, and the rows and deliveries that the store's tests are made of.</summary>
public sealed class Given : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trettio-store-").FullName;

    private readonly TestServer? server;
    private readonly string database = $"t{Guid.NewGuid():N}";

    /// <summary>A store in a file of the folder.</summary>
    public Given()
    {
    }

    /// <summary>A store in a database of the test's own on a server; what is kept beside it lies in the folder.</summary>
    public Given(TestServer server)
    {
        this.server = server;
        server.Create(database);
    }

    /// <summary>A new one of the same kind.</summary>
    public Given Another() => server is null ? new Given() : new Given(server);

    /// <summary>The file's path, or the database's address.</summary>
    public string Path => server?.AddressOf(database) ?? InFolder("trettio.db");

    public StoreAddress Address => StoreAddress.Of(Path, folder);

    public static DateTimeOffset Noon { get; } = new(2025, 9, 1, 12, 0, 0, TimeSpan.FromHours(2));

    public string InFolder(string name) => System.IO.Path.Combine(folder, name);

    public TrettioStore Open() => TrettioStore.Open(Address, create: true);

    internal TrettioStore Open(OpenSettings settings) => TrettioStore.Open(Address, create: true, settings);

    /// <summary>The store alone goes; what is kept beside it stays.</summary>
    public void TakeAway()
    {
        if (server is not null)
        {
            server.Drop(database);
            server.Create(database);
            return;
        }

        foreach (var file in Directory.GetFiles(folder))
        {
            File.Delete(file);
        }
    }

    /// <summary>Cuts whoever is connected to the store; those who ask again get in. Of a file nothing is cut.</summary>
    public void Cut() => server?.Do("postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");

    /// <summary>The store cannot be reached until it is let go of.</summary>
    public IDisposable Lost()
    {
        if (server is not null)
        {
            Cut();
            server.Do("postgres", $"ALTER DATABASE {database} RENAME TO {database}_away");
            return new Regained(() => server.Do("postgres", $"ALTER DATABASE {database}_away RENAME TO {database}"));
        }

        File.Move(Path, Path + ".aside");
        File.WriteAllText(Path, "no database");
        return new Regained(() => File.Move(Path + ".aside", Path, overwrite: true));
    }

    private sealed class Regained(Action then) : IDisposable
    {
        public void Dispose() => then();
    }

    public void Dispose()
    {
        server?.Drop(database);
        Directory.Delete(folder, recursive: true);
    }

    public static DeliveryInfo Delivery(string hash) => new(Noon, hash, "anna", "0.1.0");

    public static CareEventList Events(params CareEvent[] events) => new(events);

    public static Contact Contact(int number, string unit = "U1") => new()
    {
        ContactId = string.Create(CultureInfo.InvariantCulture, $"C{number:0000000}"),
        PatientId = string.Create(CultureInfo.InvariantCulture, $"P{number / 10:000000}"),
        UnitId = unit,
        StartedOn = new DateOnly(2025, 1, 1).AddDays(number % 300),
        Status = ContactStatus.Done,
        Kind = ContactKind.FollowUp,
        Kva = "XS012 DU011",
    };

    public static IEnumerable<Contact> Contacts(int count, string unit = "U1") => Enumerable.Range(0, count).Select(number => Contact(number, unit));

    public static Wait Wait(string id, string? referral = null) => new()
    {
        WaitId = id,
        PatientId = "P1",
        UnitId = "U1",
        MeasuringPoint = MeasuringPoint.FirstVisit,
        ListedOn = new DateOnly(2025, 3, 1),
        ReferralId = referral,
    };

    /// <summary>A record whose every property is drawn by chance, missing values and odd letters included; the key text is given.</summary>
    public static T Any<T>(Random chance, string id)
        where T : CareEvent
    {
        var nullability = new NullabilityInfoContext();
        var row = Activator.CreateInstance<T>();
        var isFirst = true;
        foreach (var property in typeof(T).GetProperties())
        {
            var mayMiss = nullability.Create(property).WriteState == NullabilityState.Nullable;
            var value = isFirst ? id : mayMiss && chance.Next(3) == 0 ? null : AnyOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, chance);
            property.SetValue(row, value);
            isFirst = false;
        }

        return row;
    }

    private static object AnyOf(Type type, Random chance)
    {
        if (type.IsEnum)
        {
            var values = Enum.GetValues(type);
            return values.GetValue(chance.Next(values.Length))!;
        }

        if (type == typeof(DateOnly))
        {
            return chance.Next(20) switch
            {
                0 => DateOnly.MinValue,
                1 => DateOnly.MaxValue,
                _ => new DateOnly(2020, 1, 1).AddDays(chance.Next(2500)),
            };
        }

        if (type == typeof(bool))
        {
            return chance.Next(2) == 1;
        }

        return type == typeof(int) ? chance.Next(0, 2030) : AnyText(chance);
    }

    private static string AnyText(Random chance) => chance.Next(8) switch
    {
        0 => "åäö ÅÄÖ é",
        1 => "två;fält \"citat\"\nrad",
        2 => "🙂 utanför grundplanet",
        3 => new string('x', 700),
        4 => "0",
        5 => "exactly twenty-four text",
        6 => "exactly twenty-five texts",
        _ => string.Create(CultureInfo.InvariantCulture, $"t{chance.Next(5000)}"),
    };
}

/// <summary>Deliveries in a word: the hash, and what they bring.</summary>
internal static class Delivering
{
    public static ImportResult Take(this TrettioStore store, string hash, ICareEvents events, FiguresInput? figures = null) =>
        store.Import(events, figures ?? FiguresInput.None, Given.Delivery(hash));

    public static ImportSession Begin(this TrettioStore store, string hash) => store.BeginImport(Given.Delivery(hash));

    public static ImportSession Begin(this TrettioStore store, DeliveryInfo info, IProgress<long>? progress = null) => store.BeginImport(info, progress);
}
