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
var region = Region.Of(options, options.Patients);
var figures = new List<Figure>();
foreach (var part in options.Asked)
{
    Console.Error.WriteLine($"{part} …");
    figures.AddRange(part switch
    {
        "read" => ReadPart.Of(region),
        "measure" => MeasurePart.Of(region, options.Program),
        "import" => ImportPart.Of(region, options),
        _ => ReportPart.Of(Region.Of(options, Math.Max(1, options.Patients / 10)), options),
    });
}

Console.WriteLine(options.Markdown ? Table.Markdown(figures, machine) : Table.Plain(figures, machine));
return figures.Any(figure => figure.Target is { IsPromise: true, IsMet: false }) ? 1 : 0;
