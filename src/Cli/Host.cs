using System.CommandLine;
using System.Text;
using Trettio.Care;

namespace Trettio.Cli;

/// <summary>Parses, runs one verb, and turns every way it can end into a sentence and an exit code.</summary>
public static class Host
{
    public static async Task<int> RunAsync(string[] args, IReadOnlyList<Verb> verbs)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) { AutoFlush = false };
        try
        {
            return await RunAsync(args, verbs, output, Console.Error).ConfigureAwait(false);
        }
        finally
        {
            await FlushAsync(output).ConfigureAwait(false);
        }
    }

    /// <summary>The same with the streams given.</summary>
    public static async Task<int> RunAsync(string[] args, IReadOnlyList<Verb> verbs, TextWriter output, TextWriter messages)
    {
        var language = LanguageOf(args);
        try
        {
            return (int)await RunAsync(args, verbs, (language, output, messages)).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            return (int)Explain(fault, language, messages);
        }
    }

    private static async Task<ExitCode> RunAsync(string[] args, IReadOnlyList<Verb> verbs, (Language Language, TextWriter Output, TextWriter Messages) to)
    {
        if (args.Length == 0 || args is ["--help" or "-h" or "-?" or "help"])
        {
            await to.Output.WriteAsync(Help.Of(verbs, to.Language)).ConfigureAwait(false);
            return args.Length == 0 ? ExitCode.WrongUsage : ExitCode.Done;
        }

        if (args is ["--version"])
        {
            await to.Output.WriteLineAsync("trettio " + Work.Program.Version).ConfigureAwait(false);
            return ExitCode.Done;
        }

        var verb = verbs.FirstOrDefault(candidate => candidate.Name == args[0]) ?? throw UnknownVerb(args[0], verbs);
        var parsed = verb.ToCommand().Parse(args[1..]);
        if (args.Skip(1).Any(arg => arg is "--help" or "-h" or "-?"))
        {
            await to.Output.WriteAsync(Help.Of(verb, to.Language)).ConfigureAwait(false);
            return ExitCode.Done;
        }

        Refuse(parsed, verb);
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        return await verb.Run(new Call(parsed, to.Language, to.Output, to.Messages), stop.Token).ConfigureAwait(false);
    }

    private static RefusedException UnknownVerb(string given, IReadOnlyList<Verb> verbs)
    {
        var known = string.Join(", ", verbs.Select(verb => verb.Name));
        return Call.Wrong(new($"'{given}' är inget kommando; de som finns är {known}.", $"'{given}' is not a command; there is {known}."));
    }

    /// <summary>The parser's complaints in our words: unknown options, missing values, too many arguments.</summary>
    private static void Refuse(ParseResult parsed, Verb verb)
    {
        if (parsed.UnmatchedTokens.Count > 0)
        {
            var token = parsed.UnmatchedTokens[0];
            throw Call.Wrong(new($"'{token}' hör inte till trettio {verb.Name}; kör trettio {verb.Name} --help.", $"'{token}' does not belong to trettio {verb.Name}; run trettio {verb.Name} --help."));
        }

        if (parsed.Errors.Count > 0)
        {
            var missing = verb.PathCount.Least > 0 && (parsed.GetResult(Call.PathsName)?.Tokens.Count ?? 0) < verb.PathCount.Least;
            var valueless = verb.AllTaken().FirstOrDefault(asked => asked.Value is not null && parsed.Errors.Any(error => error.Message.Contains($"'{asked.Name}'", StringComparison.Ordinal)));
            throw Call.Wrong(missing
                ? new($"trettio {verb.Name} behöver {verb.Paths}; kör trettio {verb.Name} --help.", $"trettio {verb.Name} needs {verb.Paths}; run trettio {verb.Name} --help.")
                : valueless is { Name: var option, Value: var value }
                    ? new($"{option} ska ha ett värde, {value}; kör trettio {verb.Name} --help.", $"{option} takes one value, {value}; run trettio {verb.Name} --help.")
                    : new($"trettio {verb.Name} kan inte användas så; kör trettio {verb.Name} --help.", $"trettio {verb.Name} cannot be used like that; run trettio {verb.Name} --help."));
        }
    }

    private static Language LanguageOf(string[] args)
    {
        var at = Array.FindIndex(args, arg => arg is "--lang" || arg.StartsWith("--lang=", StringComparison.Ordinal));
        var asked = at < 0 ? Environment.GetEnvironmentVariable("TRETTIO_LANG")
            : args[at].Contains('=', StringComparison.Ordinal) ? args[at][7..]
            : at + 1 < args.Length ? args[at + 1] : null;
        return asked is "en" ? Language.English : Language.Swedish;
    }

    /// <summary>One sentence, never a stack trace: a fault of ours names its kind and nothing of the data.</summary>
    private static ExitCode Explain(Exception fault, Language language, TextWriter messages)
    {
        var (code, sentence) = fault switch
        {
            RefusedException refused => (refused.Code, refused.Sentence),
            OperationCanceledException => (ExitCode.WrongUsage, new Phrase("Avbrutet; ingenting är halvgjort.", "Stopped; nothing is half done.")),
            UnauthorizedAccessException => (ExitCode.NotPermitted, new Phrase("En fil eller mapp får inte användas; kontrollera rättigheterna.", "A file or folder may not be used; check the permissions.")),
            _ => (ExitCode.FaultOfOurs, new Phrase($"Ett fel i Trettio ({Where(fault)}); ingenting är halvgjort. Rapportera det gärna.", $"A fault in Trettio ({Where(fault)}); nothing is half done. Please report it.")),
        };
        messages.WriteLine(sentence.In(language));
        return code;
    }

    private static string Where(Exception fault)
    {
        var method = new System.Diagnostics.StackTrace(fault).GetFrames()
            .Select(frame => frame.GetMethod())
            .FirstOrDefault(candidate => candidate?.DeclaringType?.Namespace?.StartsWith("Trettio", StringComparison.Ordinal) == true);
        return $"{fault.GetType().Name}, {method?.DeclaringType?.Name ?? "?"}.{method?.Name ?? "?"}";
    }

    private static async Task FlushAsync(StreamWriter output)
    {
        try
        {
            await output.FlushAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The reader of a pipe may close it early (head, less); what it did not want is not an error.
        }
    }
}
