using Trettio.Care;

namespace Trettio.Benchmarks;

/// <summary>One month of a country counted by a plain SQL query, in two databases, beside the program: all three must agree in every figure.</summary>
internal static class SqlPart
{
    private const int Times = 3;

    internal static IReadOnlyList<Figure> Of(Country country, Options options)
    {
        var figures = Path.Combine(options.Folder, "country-figures.csv");
        var month = Country.Measured.ToString();
        string[] measure = ["measure", "--from", month, "--to", month, "--by", "unit", "--db", country.Store, "--out", figures];

        // The first question to a store makes its columns; part judge tells how long that takes.
        Child.Trettio(options.Program, measure);
        var ours = Child.Trettio(options.Program, measure);
        var expected = PlainSql.Expected(figures);
        if (expected.Count == 0)
        {
            throw new InvalidOperationException($"No figures were counted for {month}: there is nothing to compare with.");
        }

        return
        [
            .. Size(country),
            .. Taken(new($"{month} ur lagret, enligt registrering (`measure`)", $"{month} from the store, as registered (`measure`)"), ours),
            .. InSqlite(country, options, expected),
            .. InPostgres(country, options, expected),
        ];
    }

    private static List<Figure> Size(Country country)
    {
        var made = country.Made;
        var gibibytes = new Phrase("GiB", "GiB");
        return
        [
            new(new("Ett lands tio år: vårdhändelser i första leveransen, alla tabeller", "A country's ten years: care events of the first delivery, all tables"), Written.Plain(made.Rows, 0, new("rader", "rows"))),
            new(new("– kontakter i nästa leverans, de senaste", "– contacts of the next delivery, the latest"), Written.Plain(made.HeldContacts, 0, new("rader", "rows"))),
            new(new("– filerna gjorda", "– the files made"), Written.Seconds(made.Making)),
            new(new("– filerna på disk", "– the files on disk"), Written.Plain(new DirectoryInfo(country.Files).EnumerateFiles().Sum(file => file.Length) / (double)(1 << 30), 1, gibibytes)),
            .. Taken(new("– läst, kontrollerad och lagrad (`import`)", "– read, checked and stored (`import`)"), made.Import),
            new(new("– lagret på disk", "– the store on disk"), Written.Plain(new FileInfo(country.Store).Length / (double)(1 << 30), 1, gibibytes)),
        ];
    }

    private static List<Figure> InSqlite(Country country, Options options, IReadOnlyList<string> expected) =>
        Compared(new("Samma månad som SQL-fråga i SQLite (median av 3)", "The same month as an SQL query in SQLite (median of 3)"),
            expected, options, answer => PlainSql.InSqlite(country.Store, Country.Measured, answer));

    private static List<Figure> InPostgres(Country country, Options options, IReadOnlyList<string> expected)
    {
        using var server = Postgres.Start("1GB");
        var load = server.Load(country.Store);
        return
        [
            .. Compared(new("Samma SQL-fråga i PostgreSQL (median av 3)", "The same SQL query in PostgreSQL (median of 3)"),
                expected, options, answer => server.Answer(Country.Measured, answer)),
            new(new("– raderna inlästa och indexerade dessförinnan", "– the rows loaded and indexed before that"), Written.Seconds(load.Wall)),
        ];
    }

    private static List<Figure> Compared(Phrase what, IReadOnlyList<string> expected, Options options, Func<string, Run> ask)
    {
        var answer = Path.Combine(options.Folder, "country-answer.csv");
        var runs = Enumerable.Range(0, Times).Select(_ => ask(answer)).ToList();
        var differences = PlainSql.Differences(expected, [.. File.ReadLines(answer)]);
        foreach (var difference in differences)
        {
            Console.Error.WriteLine($"{what.En}: {difference}");
        }

        var same = new Phrase("samma siffror som programmet", "the program's figures");
        return
        [
            .. Taken(what, new Run(Child.Median(runs.Select(run => run.Wall)), Child.Median(runs.Select(run => run.Processor)), runs.Max(run => run.PeakBytes))),
            new(new("– rader med siffror", "– rows of figures"), Written.Plain(expected.Count, 0, new("rader", "rows")))
            {
                Target = new(same, differences.Count == 0, IsPromise: true),
            },
        ];
    }

    private static IEnumerable<Figure> Taken(Phrase what, Run run) =>
    [
        new(what, Written.Seconds(run.Wall)),
        .. run.Processor == TimeSpan.Zero ? [] : (Figure[])[new(new("– processortid", "– processor time"), Written.Seconds(run.Processor))],
        new(new("– minne som mest", "– memory at most"), Written.Plain(run.PeakBytes / (double)(1 << 20), 0, new("MiB", "MiB"))),
    ];
}
