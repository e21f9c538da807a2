using System.Diagnostics;

namespace Trettio.Benchmarks;

/// <summary>How fast a file becomes contacts: opened, every cell read and checked, repeats found.</summary>
internal static class ReadPart
{
    private const int Times = 3;

    internal static IReadOnlyList<Figure> Of(Region region)
    {
        long rows = 0;
        var times = new List<TimeSpan>();
        for (var time = 0; time < Times; time++)
        {
            var watch = Stopwatch.StartNew();
            rows = region.Open().Contacts().LongCount();
            times.Add(watch.Elapsed);
        }

        return
        [
            new(new("Kontakter i filen", "Contacts in the file"), Written.Plain(rows, 0, new("rader", "rows"))),
            new(new("Kontakter lästa ur fil", "Contacts read from a file"), Written.Rate(rows / Child.Median(times).TotalSeconds, new("rader", "rows"))),
        ];
    }
}
