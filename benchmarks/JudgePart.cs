using System.Diagnostics;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Columns;
using Trettio.Measuring.Judging;
using Trettio.Store;
using Trettio.Store.Columns;
using Trettio.Work;

namespace Trettio.Benchmarks;

/// <summary>
/// A country judged and counted from the columns kept beside its store, as a command and within a running program, and again when the latest
/// hundredth of its contacts has been delivered.
/// </summary>
internal static class JudgePart
{
    private const int Times = 3;

    private static readonly TimeSpan MostWhole = TimeSpan.FromSeconds(10);
    private const long MostBytes = 4L << 30;
    private const double MostOfWhole = 0.05;

    internal static IReadOnlyList<Figure> Of(Country country, Options options)
    {
        var store = country.CopyOfStore("judge.db");
        var columns = store + ".columns";
        if (Directory.Exists(columns))
        {
            Directory.Delete(columns, recursive: true);
        }

        var month = Country.Measured.ToString();
        string[] measure = ["measure", "--from", month, "--to", month, "--by", "unit", "--basis", "judged", "--db", store];
        Console.Error.WriteLine("making the columns …");
        var made = Child.Trettio(options.Program, measure);
        var runs = Enumerable.Range(0, Times).Select(_ => Child.Trettio(options.Program, measure)).ToList();
        var wall = Child.Median(runs.Select(run => run.Wall));
        var peak = runs.Max(run => run.PeakBytes);
        return
        [
            new(new("Kolumnerna gjorda av lagret, en gång (`measure --basis judged`)", "The columns made of the store, once (`measure --basis judged`)"), Written.Seconds(made.Wall)),
            new(new("– på disk", "– on disk"), Written.Plain(new DirectoryInfo(columns).EnumerateFiles().Sum(file => file.Length) / (double)(1 << 20), 0, new("MiB", "MiB"))),
            new(new($"{month} enligt regelverket, alla kontakter bedömda: hela kommandot (median av 3)", $"{month} as judged, all contacts judged: the whole command (median of 3)"), Written.Seconds(wall))
            {
                Target = new(new("högst 10 s", "at most 10 s"), wall <= MostWhole, IsPromise: true),
            },
            new(new("– processortid", "– processor time"), Written.Seconds(Child.Median(runs.Select(run => run.Processor)))),
            new(new("– minne som mest", "– peak memory"), Written.Plain(peak / (double)(1 << 20), 0, new("MiB", "MiB")))
            {
                Target = new(new("högst 4 GiB", "at most 4 GiB"), peak <= MostBytes, IsPromise: true),
            },
            .. Running(country, store, (options, wall)),
        ];
    }

    /// <summary>One process that holds the country, as the web application does, before and after a delivery.</summary>
    private static List<Figure> Running(Country country, string store, (Options Options, TimeSpan Whole) by)
    {
        var options = by.Options;
        var definitions = new Definitions(DataFolder.Of(options.Folder));
        var (rules, lists) = (definitions.RuleSet(null), definitions.CodeLists());
        using var open = TrettioStore.Open(store, create: false);
        var (before, loaded) = Timed(() => open.Columns());
        var (first, whole) = Timed(() => Count(before, rules, lists));
        var again = Child.Median(Enumerable.Range(0, Times).Select(_ => Timed(() => Count(new ColumnBook(before.Book.Units, before.Book.Parts), rules, lists)).Time));

        // Another program takes the delivery in and brings the columns on disk up to date; this one hears of it when it is asked next.
        before.Keep();
        var import = Child.Trettio(options.Program, "import", country.Held, "--db", store);
        var (after, brought) = Timed(() => open.Columns(before));
        var (second, counted) = Timed(() => Count(after, rules, lists));
        var touched = after.Book.Parts.Skip(before.Book.Parts.Count).Sum(part => part.Columns.People.Count);
        File.Delete(Path.Combine(store + ".columns", "manifest.json"));
        var (alone, byItself) = Timed(() => open.Columns(before));
        var share = (brought + counted) / again;
        var same = second.SequenceEqual(Count(Anew(store), rules, lists)) && second.SequenceEqual(Count(alone, rules, lists)) && !second.SequenceEqual(first);
        var persons = new Phrase("barn", "children");
        return
        [
            new(new("Kolumnerna lästa från disk i ett program", "The columns read from disk in a program"), Written.Seconds(loaded)),
            new(new("– bedömda och månaden räknad, första gången", "– judged and the month counted, the first time"), Written.Seconds(whole)),
            new(new("– en gång till (median av 3)", "– once more (median of 3)"), Written.Seconds(again)),
            new(new("– kontakter bedömda per sekund", "– contacts judged per second"), Written.Rate(before.Book.Parts.Sum(part => part.Columns.Contacts.Day.Length) / again.TotalSeconds, new("kontakter", "contacts"))),
            new(new("Nästa leverans, en hundradel nya kontakter, lagrad (`import`)", "The next delivery, a hundredth new contacts, stored (`import`)"), Written.Seconds(import.Wall)),
            new(new("– barn som den rör, bedömda på nytt", "– children it touches, judged anew"), Written.Plain(touched, 0, persons)),
            new(new("– kolumnerna som importen sparade, lästa av ett program som redan var i gång", "– the columns that the import kept, read by a program already running"), Written.Seconds(brought)),
            new(new("– de berörda bedömda och månaden räknad", "– those touched judged and the month counted"), Written.Seconds(counted)),
            new(new("– tillsammans", "– together"), Written.Seconds(brought + counted))
            {
                Target = new(new("högst 5 % av 10 s", "at most 5 % of 10 s"), brought + counted <= MostWhole * MostOfWhole, IsPromise: true),
            },
            new(new("– mot hela kommandot", "– against the whole command"), Written.Plain((brought + counted) / by.Whole * 100, 1, new("%", "%")))
            {
                Target = new(new("högst 5 %", "at most 5 %"), (brought + counted) / by.Whole <= MostOfWhole),
            },
            new(new("– mot allt på nytt i samma program", "– against all of it anew in the same program"), Written.Plain(share * 100, 1, new("%", "%"))),
            new(new("– om programmet självt hade fört kolumnerna dit", "– had the program itself brought the columns there"), Written.Seconds(byItself)),
            new(new("– samma siffror som av hela lagret på nytt", "– the same figures as of the whole store anew"), same ? new("ja", "yes") : new("nej", "no"))
            {
                Target = new(new("lika", "equal"), same, IsPromise: true),
            },
            .. Explained(store, (rules, lists)),
        ];
    }

    /// <summary>Records all over the country explained, each once and cold, by a program that holds it.</summary>
    private static IEnumerable<Figure> Explained(string store, (RuleSet Rules, CodeLists Lists) by)
    {
        using var inputs = Inputs.OfStore(store, null);
        inputs.Book(by.Rules);
        using var judged = inputs.Judged(by.Rules, by.Lists);
        foreach (var (of, name) in new (Inputs, Phrase)[] { (inputs, new("enligt registrering", "as registered")), (judged, new("enligt regelverket", "as judged")) })
        {
            var ids = SomeIds(store);
            Explain(of, by.Rules, ids[0]);
            var times = ids.Skip(1).Select(id => Timed(() => Explain(of, by.Rules, id)).Time).Order().ToList();
            var most = times[times.Count * 95 / 100];
            yield return new(new($"En post förklarad, {name.Sv}: 95:e percentilen av {times.Count}", $"A record explained, {name.En}: 95th percentile of {times.Count}"), Written.Seconds(most))
            {
                Target = new(new("under 100 ms", "under 100 ms"), most < TimeSpan.FromMilliseconds(100), IsPromise: true),
            };
            yield return new(new("– den långsammaste", "– the slowest"), Written.Seconds(times[^1]));
        }
    }

    /// <summary>That a record of a protected identity is not shown is an answer too.</summary>
    private static bool Explain(Inputs inputs, RuleSet rules, string id)
    {
        try
        {
            return ExplainRecord.Run(inputs, rules, id, null, null).Count > 0;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    /// <summary>Waits and contacts in turn, evenly over the columns.</summary>
    private static List<string> SomeIds(string store)
    {
        const int Some = 101;
        using var open = TrettioStore.Open(store, create: false);
        var columns = open.Columns().Book.Parts[0].Columns;
        return [.. Enumerable.Range(0, Some).Select(at => at % 2 == 0
            ? columns.Waits.Id.Text((int)((long)at * columns.Waits.Id.Count / Some))
            : columns.Contacts.Id.Text((int)((long)at * columns.Contacts.Id.Count / Some)))];
    }

    private static IReadOnlyList<MonthlyFigure> Count(StoredColumns columns, RuleSet rules, CodeLists lists) => Count(columns.Book, rules, lists);

    private static IReadOnlyList<MonthlyFigure> Count(ColumnBook book, RuleSet rules, CodeLists lists) =>
        book.Judged(rules, lists).Ledger.Figures(new(Country.Measured, Country.Measured, rules.CareLevel));

    /// <summary>Columns made of every row, with nothing kept.</summary>
    private static StoredColumns Anew(string store)
    {
        Directory.Delete(store + ".columns", recursive: true);
        using var open = TrettioStore.Open(store, create: false);
        var columns = open.Columns();
        columns.Keep();
        return columns;
    }

    private static (T Result, TimeSpan Time) Timed<T>(Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var result = work();
        return (result, watch.Elapsed);
    }
}
