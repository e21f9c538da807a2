using System.ComponentModel;
using System.Text;
using Trettio.Benchmarks;

Console.OutputEncoding = new UTF8Encoding(false);
if (Options.Of(args) is not { } options)
{
    await Console.Error.WriteLineAsync(Options.Usage).ConfigureAwait(false);
    return 2;
}

Directory.CreateDirectory(options.Folder);
var machine = Machine.Sentence();
var region = new Lazy<Region>(() => Region.Of(options, options.Patients));
var country = new Lazy<Country>(() => Country.Ensure(options));
var figures = new List<Figure>();
try
{
    foreach (var part in options.Asked)
    {
        Console.Error.WriteLine($"{part} …");
        figures.AddRange(part switch
        {
            "read" => ReadPart.Of(region.Value),
            "measure" => MeasurePart.Of(region.Value, options.Program),
            "import" => ImportPart.Of(region.Value, options),
            "judge" => JudgePart.Of(country.Value, options),
            "simulate" => SimulatePart.Of(),
            "sql" => SqlPart.Of(country.Value, options),
            _ => ReportPart.Of(Region.Of(options, Math.Max(1, options.Patients / 10)), options),
        });
    }
}
catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
{
    // A child that failed, a program that is missing: its own words, and what was started is stopped on the way here.
    await Console.Error.WriteLineAsync(fault.Message).ConfigureAwait(false);
    return 1;
}

Console.WriteLine(options.Markdown ? Table.Markdown(figures, machine) : Table.Plain(figures, machine));
return figures.Any(figure => figure.Target is { IsPromise: true, IsMet: false }) ? 1 : 0;
