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
        var language = Language.Swedish;
        try
        {
            (language, var rest) = Usage.LanguageOf(args);
            return (int)await RunAsync(rest, verbs, (language, output, messages)).ConfigureAwait(false);
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

        Usage.Refuse(parsed, verb);
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
