using System.Text;

namespace Trettio.Whole.Fuzz;

/// <summary>One case: its number says which kind of file is damaged and how, and makes the same bytes again.</summary>
internal sealed class Damaged(Seeds seeds, int number)
{
    private const int Seed = 30;

    /// <summary>Prime to the numbers at which cases are imported too, so that all kinds are.</summary>
    private const int Kinds = 13;

    private readonly Random random = new((Seed * 100_003) + number);

    /// <summary>The mapping to read the files through; null: none.</summary>
    public string? Mapping { get; private set; }

    /// <summary>Whether the files are to be pseudonymised, rather than read.</summary>
    public bool HasIdentities { get; private set; }

    /// <summary>Writes the files of the case.</summary>
    public void Write(string at)
    {
        switch (number % Kinds)
        {
            case 0:
                Put(at, "delivery.zip", Mutation.Of(Seeds.Zip(seeds.Care), random));
                break;
            case 1:
                Put(at, "delivery.zip", Seeds.Zip(OneOf(random.Next(3) == 0 ? seeds.NationalXml : seeds.Care)));
                break;
            case 2:
                var name = Any(seeds.Care);
                Put(at, "delivery.xlsx", Mutation.Of(Seeds.Workbook(name, seeds.Care[name]), random));
                break;
            case 3:
                MappingOf(at, Mutation.Of(Encoding.UTF8.GetBytes(random.Next(2) == 0 ? Journal.Yaml : Journal.Whole), random));
                Put(at, "lista.txt", Encoding.UTF8.GetBytes(Journal.Rows));
                break;
            case 4:
                MappingOf(at, Encoding.UTF8.GetBytes(Journal.Yaml));
                Put(at, "lista.txt", Mutation.Of(Encoding.UTF8.GetBytes(Journal.Rows), random));
                break;
            case 5:
                Put(at, OneOf(seeds.NationalXml));
                break;
            case 6:
                Put(at, OneOf(seeds.NationalCsv));
                break;
            case 7:
                Put(at, Only(seeds.NationalXml));
                break;
            case 8:
                HasIdentities = true;
                Put(at, OneOf(seeds.Identities));
                break;
            case 9:
                HasIdentities = true;
                var sheet = Any(seeds.Identities);
                Put(at, "delivery.xlsx", random.Next(2) == 0
                    ? Mutation.Of(Seeds.Workbook(sheet, seeds.Identities[sheet]), random)
                    : Seeds.Workbook(sheet, Mutation.Of(seeds.Identities[sheet], random)));
                break;
            case 10:
                HasIdentities = true;
                var isText = random.Next(3) > 0;
                MappingOf(at, isText ? Encoding.UTF8.GetBytes(Journal.Whole) : Mutation.Of(Encoding.UTF8.GetBytes(Journal.Whole), random));
                Put(at, "lista.txt", isText ? Mutation.Of(Journal.Identities, random) : Journal.Identities);
                break;
            default:
                Put(at, OneOf(seeds.Care));
                break;
        }
    }

    private string Any(IReadOnlyDictionary<string, byte[]> files)
    {
        var names = files.Keys.Order(StringComparer.Ordinal).ToArray();
        return names[random.Next(names.Length)];
    }

    /// <summary>All of them, one damaged.</summary>
    private Dictionary<string, byte[]> OneOf(IReadOnlyDictionary<string, byte[]> files)
    {
        var damaged = Any(files);
        return files.ToDictionary(file => file.Key, file => file.Key == damaged ? Mutation.Of(file.Value, random) : file.Value);
    }

    /// <summary>A damaged one alone: what stands beside cannot make up for it.</summary>
    private Dictionary<string, byte[]> Only(IReadOnlyDictionary<string, byte[]> files)
    {
        var damaged = Any(files);
        return new() { [damaged] = Mutation.Of(files[damaged], random) };
    }

    private void MappingOf(string at, byte[] yaml)
    {
        Mapping = Path.Combine(at, "mapping.yaml");
        File.WriteAllBytes(Mapping, yaml);
    }

    private static void Put(string at, Dictionary<string, byte[]> files)
    {
        foreach (var (name, bytes) in files)
            Put(at, name, bytes);
    }

    private static void Put(string at, string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(at, name), bytes);
}
