using System.ComponentModel;
using System.Diagnostics;
using Trettio.Care;

namespace Trettio.Benchmarks;

/// <summary>A delivery stored, beside what the database's own shell needs for the same text without checking any of it.</summary>
internal static class ImportPart
{
    private const double MostTimes = 2.5;

    internal static IReadOnlyList<Figure> Of(Region region, Options options)
    {
        var store = Path.Combine(options.Folder, "import.db");
        Clear(store);
        var contacts = Child.Trettio(options.Program, "import", region.Contacts, "--db", store);
        Clear(store);
        var whole = Child.Trettio(options.Program, "import", region.Folder, "--db", store);
        var again = Child.Trettio(options.Program, "import", region.Folder, "--db", store);
        Clear(store);
        var own = Shell(options, [region.Contacts]);
        var ownWhole = Shell(options, [.. Directory.EnumerateFiles(region.Folder, "*.csv").Order(StringComparer.Ordinal)]);
        var rows = Region.RowsOf(region.Contacts);
        return
        [
            .. Beside(new("Kontakterna lästa, kontrollerade och lagrade", "The contacts read, checked and stored"), (contacts, own), rows),
            .. Beside(new("Hela leveransen läst, kontrollerad och lagrad", "The whole delivery read, checked and stored"), (whole, ownWhole), region.Rows()),
            new(new("Samma leverans en gång till (ingenting ändras)", "The same delivery once more (nothing changes)"), Written.Seconds(again.Wall)),
        ];
    }

    private static List<Figure> Beside(Phrase what, (Run Ours, Run? Own) runs, long rows)
    {
        var (ours, own) = runs;
        List<Figure> figures =
        [
            new(what, Written.Seconds(ours.Wall)),
            new(new("– processortid", "– processor time"), Written.Seconds(ours.Processor)),
            new(new("– rader per sekund", "– rows per second"), Written.Rate(rows / ours.Wall.TotalSeconds, new("rader", "rows"))),
        ];
        if (own is not null)
        {
            var ratio = ours.Wall / own.Wall;
            figures.Add(new(new("– `sqlite3 .import` av samma filer", "– `sqlite3 .import` of the same files"), Written.Seconds(own.Wall)));
            figures.Add(new(new("– gånger databasens egen inläsning", "– times the database's own load"), Written.Plain(ratio, 1, new("gånger", "times")))
            {
                Target = new(new("högst 2,5 gånger", "at most 2.5 times"), ratio <= MostTimes),
            });
        }

        return figures;
    }

    /// <summary>Null where the program sqlite3 is missing.</summary>
    private static Run? Shell(Options options, IReadOnlyList<string> files)
    {
        var store = Path.Combine(options.Folder, "shell.db");
        Clear(store);
        string[] imports = [.. files.Select(file => $".import \"{file}\" {Path.GetFileNameWithoutExtension(file)}")];
        try
        {
            return Child.Of(new ProcessStartInfo("sqlite3", ["-batch", store, ".mode csv", ".separator ;", .. imports]));
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            Clear(store);
        }
    }

    private static void Clear(string store)
    {
        foreach (var file in (string[])[store, store + "-wal", store + "-shm"])
        {
            File.Delete(file);
        }
    }
}
