using System.CommandLine;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Store;
using Trettio.Work;

namespace Trettio.Cli;

/// <summary>One use of a verb: what was asked, and where to answer.</summary>
public sealed class Call(ParseResult parsed, Language language, TextWriter output, TextWriter messages)
{
    internal const string PathsName = "PATH";

    /// <summary>The option --as-of as a verb offers it.</summary>
    internal static Asked AsOfOption { get; } = new(
        "--as-of", "DATE|N", new("som det var känt den dagen (ÅÅÅÅ-MM-DD) eller efter leverans N", "as it was known on that day (YYYY-MM-DD) or after delivery N"));

    public Language Language => language;

    /// <summary>Results; nothing else.</summary>
    public TextWriter Output => output;

    /// <summary>Progress and remarks, on stderr.</summary>
    public TextWriter Messages => messages;

    public bool Json => Has("--json");

    public IReadOnlyList<string> Paths => parsed.GetValue<string[]>(PathsName) ?? [];

    public DataFolder Data => DataFolder.Of(Text("--data"));

    /// <summary>The store asked for, else the environment's, else the data folder's.</summary>
    /// <exception cref="RefusedException">The address cannot be read (2); it is not shown, for it may hold a password.</exception>
    public StoreAddress Store => Data.Store(Text("--db"));

    /// <summary>What to work on: the files named, else the store, as it is known now or as --as-of says.</summary>
    /// <exception cref="RefusedException">They cannot be read (10), or there is no such past state (2).</exception>
    internal Inputs Open(IProgress<long> progress, IReadOnlyList<string>? paths = null, SourceMapping? mapping = null) =>
        Inputs.Of(paths ?? Paths, Store, progress, Text("--as-of") is { } text ? AsOf.Parse(text) : null, mapping);

    public Definitions Definitions => new(Data);

    public bool Has(string option) => parsed.GetValue<bool>(option);

    /// <summary>Null when not given.</summary>
    public string? Text(string option) => parsed.GetValue<string>(option);

    public IReadOnlyList<string> Texts(string option) => parsed.GetValue<string[]>(option) ?? [];

    /// <exception cref="RefusedException">Not given (2).</exception>
    public string Needed(string option) => Text(option) ?? throw Wrong(new($"{option} saknas; kör trettio {parsed.CommandResult.Command.Name} --help.", $"{option} is missing; run trettio {parsed.CommandResult.Command.Name} --help."));

    /// <summary>Null when not given.</summary>
    /// <exception cref="RefusedException">Not a month (2).</exception>
    public Month? Month(string option) => Text(option) switch
    {
        null => null,
        // The years that dates in files may have: far outside them there is no month before or after.
        var text when Care.Month.TryParse(text, out var month) && month.Year is >= 1900 and <= 2199 => month,
        var text => throw Wrong(new(
            $"{option} '{text}' är ingen månad från 1900-01 till 2199-12; skriv ÅÅÅÅ-MM, till exempel 2025-08.",
            $"{option} '{text}' is not a month from 1900-01 to 2199-12; write YYYY-MM, for example 2025-08.")),
    };

    /// <exception cref="RefusedException">Not given, or not a month (2).</exception>
    public Month NeededMonth(string option)
    {
        Needed(option);
        return Month(option)!.Value;
    }

    /// <summary>A whole number from least to most; null when not given.</summary>
    /// <exception cref="RefusedException">Not such a number (2).</exception>
    public long? Number(string option, long least, long most)
    {
        if (Text(option) is not { } text)
        {
            return null;
        }

        return long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw Wrong(new($"{option} '{text}' ska vara ett heltal från {least} till {most}.", $"{option} '{text}' must be a whole number from {least} to {most}."));
    }

    /// <summary>One of the choices, by its code; null when not given.</summary>
    /// <exception cref="RefusedException">None of them (2).</exception>
    public T? Choice<T>(string option)
        where T : struct, Enum => Text(option) is { } text ? ChoiceOf<T>(option, text) : null;

    public static T ChoiceOf<T>(string option, string text)
        where T : struct, Enum
    {
        foreach (var choice in Enum.GetValues<T>())
        {
            if (string.Equals(Codes.Code(choice), text, StringComparison.OrdinalIgnoreCase))
            {
                return choice;
            }
        }

        var known = string.Join(", ", Enum.GetValues<T>().Select(Codes.Code));
        throw Wrong(new($"{option} '{text}' är okänt; välj bland {known}.", $"{option} '{text}' is unknown; choose among {known}."));
    }

    public void Say(Phrase phrase) => messages.WriteLine(phrase.In(language));

    public static RefusedException Wrong(Phrase sentence) => new(ExitCode.WrongUsage, sentence);
}
