using System.CommandLine;
using Trettio.Care;

namespace Trettio.Cli;

/// <summary>What a verb takes from the command line: the name, how its value is written in the help (null: a switch) and what it means.</summary>
public sealed record Asked(string Name, string? Value, Phrase Means, bool IsMany = false);

/// <summary>One command: its words, what it takes, an example, and what it does. <see cref="Paths"/> is how its positional arguments are written; empty for none.</summary>
public sealed record Verb(string Name, Phrase Does, string Example, Func<Call, CancellationToken, Task<ExitCode>> Run)
{
    public string Paths { get; init; } = "";

    public Phrase PathsMean { get; init; } = new("", "");

    /// <summary>The fewest and the most positional arguments.</summary>
    public (int Least, int Most) PathCount { get; init; } = (0, 0);

    public IReadOnlyList<Asked> Takes { get; init; } = [];

    /// <summary>True for verbs that print figures, which then take --json.</summary>
    public bool PrintsFigures { get; init; }

    /// <summary>True for verbs that can read or write the store, which then take --db.</summary>
    public bool UsesStore { get; init; }

    public IEnumerable<Asked> AllTaken()
    {
        foreach (var asked in Takes)
        {
            yield return asked;
        }

        if (PrintsFigures)
        {
            yield return new("--json", null, new("skriv resultatet som JSON", "print the result as JSON"));
        }

        if (UsesStore)
        {
            yield return new("--db", "PATH|URL", new("lagret: en fil eller postgres://…; förval TRETTIO_DB, annars trettio.db i datamappen", "the store: a file or postgres://…; default TRETTIO_DB, else trettio.db in the data folder"));
        }

        yield return new("--data", "DIR", new("datamappen; förval TRETTIO_DATA, annars ~/.local/share/trettio", "the data folder; default TRETTIO_DATA, else ~/.local/share/trettio"));
        yield return new("--lang", "sv|en", new("språk; förval svenska", "language; Swedish by default"));
    }

    /// <summary>The parser's own description of this verb.</summary>
    internal Command ToCommand()
    {
        var command = new Command(Name);
        if (PathCount.Most > 0)
        {
            // The parser makes no list of an argument that may stand but once; Usage counts instead.
            command.Arguments.Add(new Argument<string[]>(Call.PathsName) { Arity = new ArgumentArity(0, Math.Max(2, PathCount.Most)) });
        }

        foreach (var asked in AllTaken())
        {
            command.Options.Add(asked switch
            {
                { Value: null } => new Option<bool>(asked.Name),
                { IsMany: true } => new Option<string[]>(asked.Name) { AllowMultipleArgumentsPerToken = false },
                _ => new Option<string>(asked.Name),
            });
        }

        command.Options.Add(new Option<bool>("--help", "-h", "-?"));
        return command;
    }
}
