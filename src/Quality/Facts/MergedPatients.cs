namespace Trettio.Quality.Facts;

/// <summary>Which pseudonym stands for a person where patients were merged. Holds the merged ones only: they are few.</summary>
internal sealed class MergedPatients
{
    private readonly Dictionary<string, string> into = [];

    internal bool AreAny => into.Count > 0;

    internal void Add(string patient, string mergedInto) => into[patient] = mergedInto;

    /// <summary>The end of the chain; of a chain that bites its own tail, the first in it by text.</summary>
    internal string Root(string patient)
    {
        if (!into.TryGetValue(patient, out var next))
        {
            return patient;
        }

        var met = new HashSet<string> { patient };
        for (var at = next; ; at = next)
        {
            if (!met.Add(at))
            {
                return Tail(at);
            }

            if (!into.TryGetValue(at, out next))
            {
                return at;
            }
        }
    }

    private string Tail(string from)
    {
        var first = from;
        for (var at = into[from]; at != from; at = into[at])
        {
            first = string.CompareOrdinal(at, first) < 0 ? at : first;
        }

        return first;
    }
}
