using Trettio.Care;

namespace Trettio.Quality;

/// <summary>How much a finding matters: an error changes a counted figure or loses a row, a warning may.</summary>
public enum Severity
{
    Warning,
    Error,
}

/// <summary>A check's outcome on one delivery (felsignal): which check, how many, over how many, and a sentence. Holds no identifier.</summary>
public sealed record Finding(string Check, Severity Severity, long Count, long Of, Phrase Sentence);

/// <summary>
/// A row that could not be read (karantän). Names the file, line and column and the class of the value, never the value itself.
/// The raw row goes to the store's quarantine only.
/// </summary>
public sealed record UnreadRow(string File, long Line, string Column, string ValueClass, Phrase Reason);

/// <summary>A cell read as empty because its text has no meaning there; the raw text is kept in the store.</summary>
public sealed record UnreadCell(string File, long Line, string Column, string RawText);
