using System.CommandLine;
using Trettio.Care;

namespace Trettio.Cli;

/// <summary>What is wrong with how a verb was called, in our words: unknown options, missing values, too many arguments.</summary>
internal static class Usage
{
    private const string LanguageOption = "--lang";

    /// <exception cref="RefusedException">The verb cannot be called like that (2).</exception>
    internal static void Refuse(ParseResult parsed, Verb verb)
    {
        IReadOnlyList<string> paths = verb.PathCount.Most == 0 ? [] : [.. parsed.GetResult(Call.PathsName)?.Tokens.Select(token => token.Value) ?? []];
        var help = new Phrase($"kör trettio {verb.Name} --help.", $"run trettio {verb.Name} --help.");

        // An option that the parser does not know is to it one path more.
        if (parsed.UnmatchedTokens.Concat(paths.Where(IsOption)).FirstOrDefault() is { } token)
        {
            throw Call.Wrong(new($"'{token}' hör inte till trettio {verb.Name}; {help.Sv}", $"'{token}' does not belong to trettio {verb.Name}; {help.En}"));
        }

        if (verb.AllTaken().FirstOrDefault(asked => LacksItsValue(parsed, asked)) is { Name: var option, Value: var value })
        {
            throw Call.Wrong(new($"{option} ska ha ett värde, {value}; {help.Sv}", $"{option} takes one value, {value}; {help.En}"));
        }

        if (paths.Count < verb.PathCount.Least)
        {
            throw Call.Wrong(new($"trettio {verb.Name} behöver {verb.Paths}; {help.Sv}", $"trettio {verb.Name} needs {verb.Paths}; {help.En}"));
        }

        if (parsed.Errors.Count > 0 || paths.Count > verb.PathCount.Most)
        {
            throw Call.Wrong(new($"trettio {verb.Name} kan inte användas så; {help.Sv}", $"trettio {verb.Name} cannot be used like that; {help.En}"));
        }
    }

    /// <summary>The language asked for, wherever that stands, and what is left of the arguments without it.</summary>
    /// <exception cref="RefusedException">No such language (2).</exception>
    internal static (Language Language, string[] Others) LanguageOf(string[] args)
    {
        var asked = Environment.GetEnvironmentVariable("TRETTIO_LANG") is "en" ? "en" : "sv";
        var rest = new List<string>();
        for (var at = 0; at < args.Length; at++)
        {
            if (args[at] == LanguageOption)
            {
                asked = at + 1 < args.Length ? args[++at] : "";
            }
            else if (args[at].StartsWith(LanguageOption + "=", StringComparison.Ordinal))
            {
                asked = args[at][(LanguageOption.Length + 1)..];
            }
            else
            {
                rest.Add(args[at]);
            }
        }

        return asked switch
        {
            "sv" => (Language.Swedish, [.. rest]),
            "en" => (Language.English, [.. rest]),
            _ => throw Call.Wrong(new($"{LanguageOption} '{asked}' finns inte; välj sv eller en.", $"There is no {LanguageOption} '{asked}'; choose sv or en.")),
        };
    }

    /// <summary>An option in a value's place means that the value was forgotten, not that it looks so.</summary>
    private static bool LacksItsValue(ParseResult parsed, Asked asked) =>
        asked.Value is not null
        && ((parsed.GetResult(asked.Name)?.Tokens.Any(token => token.Value.Length == 0 || token.Value.StartsWith("--", StringComparison.Ordinal)) ?? false)
            || parsed.Errors.Any(error => error.Message.Contains($"'{asked.Name}'", StringComparison.Ordinal)));

    private static bool IsOption(string token) => token.Length > 1 && token[0] == '-';
}
