using System.ComponentModel;
using System.Diagnostics;
using Trettio.Care;

namespace Trettio.Benchmarks;

/// <summary>A delivery stored, beside what the database's own shell needs for the same text without checking any of it.</summary>
internal static class ImportPart
{
    private const double MostTimes = 2.5;
    private const int Turns = 3;

    internal static IReadOnlyList<Figure> Of(Region region, Options options)
    {
        var store = Path.Combine(options.Folder, "import.db");
        var (ours, theirs) = (new List<Run>(), new List<Run?>());
        for (var turn = 0; turn < Turns; turn++)
        {
            theirs.Add(Shell(options, [region.Contacts]));
            Clear(store);
            ours.Add(Child.Trettio(options.Program, "import", region.Contacts, "--db", store));
        }

        var contacts = Middle(ours);
        var own = theirs is [not null, ..] ? Middle([.. theirs.OfType<Run>()]) : null;
        Clear(store);
        var whole = Child.Trettio(options.Program, "import", region.Folder, "--db", store);
        var again = Child.Trettio(options.Program, "import", region.Folder, "--db", store);
        Clear(store);
        var ownWhole = Shell(options, [.. Directory.EnumerateFiles(region.Folder, "*.csv").Order(StringComparer.Ordinal)]);
        var rows = Region.RowsOf(region.Contacts);
        return
        [
            .. Beside(new("Kontakterna lästa, kontrollerade och lagrade", "The contacts read, checked and stored"), (contacts, own), rows, "`sqlite3 .import`"),
            .. Memory(region, options, contacts),
            .. Beside(new("Hela leveransen läst, kontrollerad och lagrad", "The whole delivery read, checked and stored"), (whole, ownWhole), region.Rows(), "`sqlite3 .import`"),
            new(new("Samma leverans en gång till (ingenting ändras)", "The same delivery once more (nothing changes)"), Written.Seconds(again.Wall)),
            .. InPostgres(region, options, rows),
        ];
    }

    /// <summary>The peak with all the contacts beside that with every fourth of them.</summary>
    private static IEnumerable<Figure> Memory(Region region, Options options, Run whole)
    {
        var folder = Directory.CreateTempSubdirectory("trettio-quarter-");
        try
        {
            var quarter = Path.Combine(folder.FullName, "contacts.csv");
            File.WriteAllLines(quarter, File.ReadLines(region.Contacts).Where((_, at) => at == 0 || at % 4 == 1));
            var run = Child.Trettio(options.Program, "import", quarter, "--db", Path.Combine(folder.FullName, "import.db"));
            yield return new(new("– minne som mest", "– most memory"), Written.Mebibytes(whole.PeakBytes));
            yield return new(new("– minne som mest med en fjärdedel av raderna", "– most memory with a quarter of the rows"), Written.Mebibytes(run.PeakBytes));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>On a server that writes safely, as one that a region's data are in does. Nothing where PostgreSQL is missing.</summary>
    private static IEnumerable<Figure> InPostgres(Region region, Options options, long rows)
    {
        if (Postgres.Programs() is null)
        {
            yield break;
        }

        using var server = Postgres.Start("1GB", isSafe: true);
        var (ours, own) = (new List<Run>(), new List<Run>());
        for (var turn = 0; turn < Turns; turn++)
        {
            server.Do("postgres", "DROP DATABASE IF EXISTS ours", "DROP DATABASE IF EXISTS own", "CREATE DATABASE ours", "CREATE DATABASE own", "CHECKPOINT");
            own.Add(server.Copy("own", region.Contacts));
            server.Do("postgres", "CHECKPOINT");
            ours.Add(Child.Trettio(options.Program, "import", region.Contacts, "--db", server.AddressOf("ours")));
        }

        var what = new Phrase("Kontakterna lästa, kontrollerade och lagrade i PostgreSQL", "The contacts read, checked and stored in PostgreSQL");
        foreach (var figure in Beside(what, (Middle(ours), Middle(own)), rows, "`COPY`"))
        {
            yield return figure;
        }

        yield return new(new("– minne som mest", "– most memory"), Written.Mebibytes(ours.Max(run => run.PeakBytes)));
    }

    private static Run Middle(List<Run> runs) => runs.OrderBy(run => run.Wall).ElementAt(runs.Count / 2);

    private static List<Figure> Beside(Phrase what, (Run Ours, Run? Own) runs, long rows, string theirs)
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
            figures.Add(new(new($"– {theirs} av samma filer", $"– {theirs} of the same files"), Written.Seconds(own.Wall)));
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
