using System.Globalization;
using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>A definition file that says something it cannot mean: where, and why.</summary>
public sealed class DefinitionException : FormatException
{
    public DefinitionException(string file, int line, Phrase reason, Exception? inner = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: {reason.En}"), inner)
    {
        File = file;
        Line = line;
        Reason = reason;
    }

    public string File { get; }

    /// <summary>1-based.</summary>
    public int Line { get; }

    public Phrase Reason { get; }

    /// <summary>File, line and reason.</summary>
    public Phrase Sentence => new(
        string.Create(CultureInfo.InvariantCulture, $"{File}, rad {Line}: {Reason.Sv}"),
        string.Create(CultureInfo.InvariantCulture, $"{File}, line {Line}: {Reason.En}"));
}
