using System.Globalization;
using Trettio.Synthetic;

namespace Trettio.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    internal static readonly string[] Parts = ["read", "measure", "import", "report", "simulate"];

    /// <summary>Asked for by name, or all by <c>country</c>: they need ten gigabytes of disk and many minutes.</summary>
    internal static readonly string[] CountryParts = ["judge", "sql"];

    internal const string Usage =
        "dotnet run -c Release --project benchmarks -- [all|read|measure|import|report|simulate|country|judge|sql] [--patients N] [--country-patients N] [--dir DIR] [--program PATH] [--markdown]";

    /// <summary>Some of <see cref="Parts"/> or <see cref="CountryParts"/>.</summary>
    internal required IReadOnlyList<string> Asked { get; init; }

    internal int Patients { get; init; } = SyntheticOptions.PatientsPerMillionContacts;

    internal int CountryPatients { get; init; } = Country.DefaultPatients;

    /// <summary>Where the synthetic region, the country and the stores are put; region and country are kept for the next run.</summary>
    internal string Folder { get; init; } = Path.Combine(Path.GetTempPath(), "trettio-benchmarks");

    /// <summary>The program that is run as a child; null: the one built with the benchmark.</summary>
    internal string? Program { get; init; }

    internal bool Markdown { get; init; }

    /// <summary>Null when the arguments mean nothing.</summary>
    internal static Options? Of(IReadOnlyList<string> args)
    {
        var options = new Options { Asked = Parts };
        for (var at = 0; at < args.Count; at++)
        {
            var value = at + 1 < args.Count ? args[at + 1] : null;
            switch (args[at])
            {
                case "all":
                    break;
                case "--markdown":
                    options = options with { Markdown = true };
                    break;
                case "country":
                    options = options with { Asked = CountryParts };
                    break;
                case "--patients" when Positive(value) is { } patients:
                    (options, at) = (options with { Patients = patients }, at + 1);
                    break;
                case "--country-patients" when Positive(value) is { } patients:
                    (options, at) = (options with { CountryPatients = patients }, at + 1);
                    break;
                case "--dir" when value is not null:
                    (options, at) = (options with { Folder = Path.GetFullPath(value) }, at + 1);
                    break;
                case "--program" when value is not null:
                    (options, at) = (options with { Program = Path.GetFullPath(value) }, at + 1);
                    break;
                case var part when Parts.Contains(part) || CountryParts.Contains(part):
                    options = options with { Asked = [part] };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }

    private static int? Positive(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
