using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>A definition file that cannot be used: which file, which line (1-based; 0 when it is the file as a whole) and why.</summary>
public sealed class DefinitionException : Exception
{
    public DefinitionException(string file, int line, Phrase reason)
        : base(line > 0 ? $"{file}, line {line}: {reason.En}" : $"{file}: {reason.En}")
    {
        File = file;
        Line = line;
        Reason = reason;
    }

    public string File { get; }

    public int Line { get; }

    public Phrase Reason { get; }
}
