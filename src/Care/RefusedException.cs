namespace Trettio.Care;

/// <summary>The exit codes of contracts §4, each meaning who has to act.</summary>
public enum ExitCode
{
    Done = 0,
    FaultOfOurs = 1,
    WrongUsage = 2,
    CannotRead = 10,
    FindingsAboveThreshold = 11,
    NotPermitted = 12,
    ProgramMissing = 13,
}

/// <summary>
/// Something the person at the keyboard can mend, in one sentence: what was given, what is allowed, what to do.
/// Never holds a patient's identifier. Hosts print <see cref="Sentence"/> and end with <see cref="Code"/>.
/// </summary>
public sealed class RefusedException : Exception
{
    public RefusedException(ExitCode code, Phrase sentence)
        : base(sentence.En)
    {
        Code = code;
        Sentence = sentence;
    }

    public RefusedException(ExitCode code, Phrase sentence, Exception inner)
        : base(sentence.En, inner)
    {
        Code = code;
        Sentence = sentence;
    }

    public ExitCode Code { get; }

    public Phrase Sentence { get; }
}
