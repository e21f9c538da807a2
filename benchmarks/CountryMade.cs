using System.Text.Json;

namespace Trettio.Benchmarks;

/// <summary>What making the country took, kept beside it: it is made once and measured on many times. Rows: the first delivery's, of all eight tables.</summary>
internal sealed record CountryMade(long Rows, long HeldContacts, TimeSpan Making, Run Import)
{
    private const string Name = "made.json";

    internal static CountryMade Read(string folder) =>
        JsonSerializer.Deserialize<CountryMade>(File.ReadAllText(Path.Combine(folder, Name)))
        ?? throw new InvalidDataException($"{Name} is empty.");

    internal void Write(string folder) => File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(this));
}
