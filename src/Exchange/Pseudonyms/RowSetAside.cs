using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>Why a row is not written by <c>pseudonymise</c>.</summary>
public enum AsideKind
{
    /// <summary>The row cannot be told into columns, so it may hold anything anywhere.</summary>
    Broken,

    /// <summary>The patient's number has something wrong in it: a pseudonym of it would make another child.</summary>
    UnreadableNumber,

    /// <summary>An identity number stands where none can be replaced.</summary>
    NumberInText,

    /// <summary>A merging that cannot be told: a number is empty, stands twice, or no birth year is known.</summary>
    Merging,
}

/// <summary>A row that is not written, by file, line and column (empty: the whole row), and why. Never with the value.</summary>
public sealed record RowSetAside(string File, long Line, string Column, AsideKind Kind, string Class, Phrase Reason)
{
    /// <summary>What is wrong, as a word among others in a sum.</summary>
    public static Phrase Word(AsideKind kind) => kind switch
    {
        AsideKind.Broken => new("kan inte delas i kolumner", "cannot be told into columns"),
        AsideKind.UnreadableNumber => new("har ett oläsligt personnummer", "hold an unreadable identity number"),
        AsideKind.NumberInText => new("har ett personnummer i en text", "hold an identity number in a text"),
        _ => new("är sammanslagningar som inte går att läsa", "are mergings that cannot be read"),
    };

    internal static RowSetAside Broken(string file, long line, RowFault fault) => new(file, line, "", AsideKind.Broken, Reasons.Of(fault).Class, Reasons.Of(fault).Reason);

    internal static RowSetAside Unreadable(string file, long line, string column) => new(file, line, column, AsideKind.UnreadableNumber, "unreadable identity number", new(
        "Personnumret går inte att läsa: fel antal siffror, inget datum eller fel kontrollsiffra.",
        "The identity number cannot be read: a wrong number of digits, no date, or a wrong check digit."));

    internal static RowSetAside InText(string file, long line, string column) => new(file, line, column, AsideKind.NumberInText, "identity number in text", new(
        "Ett personnummer står i en text; ta bort det, eller ange kolumnen som fritext (--free-text, eller free_text i mappningen).",
        "A personal identity number stands in a text; remove it, or name the column as free text (--free-text, or free_text in the mapping)."));

    internal static RowSetAside InMerging(string file, long line, string column, Phrase reason) => new(file, line, column, AsideKind.Merging, "merging not readable", reason);

    /// <summary>The sentence with which the whole run is refused instead (CannotRead).</summary>
    internal RefusedException Refusal()
    {
        var (sv, en) = Column.Length > 0 ? ($", kolumnen {Column}", $", column {Column}") : ("", "");
        var (file, line) = (File, Line);
        return new(ExitCode.CannotRead, Kind switch
        {
            AsideKind.Broken => new(
                $"{file}, rad {line}, kan inte delas i kolumner, så det går inte att säga var identiteter står; rätta raden i exporten och kör igen.",
                $"{file}, line {line}, cannot be told into columns, so where identities stand cannot be said; mend the row in the export and run again."),
            AsideKind.UnreadableNumber => new(
                $"{file}, rad {line}{sv}, innehåller ett personnummer som inte går att läsa; rätta det i exporten och kör igen.",
                $"{file}, line {line}{en}, holds a personal identity number that cannot be read; mend it in the export and run again."),
            AsideKind.NumberInText => new(
                $"{file}, rad {line}{sv}, innehåller ett personnummer i en text; ta bort det, eller ange kolumnen som fritext (--free-text, eller free_text i mappningen).",
                $"{file}, line {line}{en}, holds a personal identity number in a text; remove it, or name the column as free text (--free-text, or free_text in the mapping)."),
            _ => new(
                $"{file}, rad {line}{sv}, är ingen sammanslagning som går att läsa; rätta raden och kör igen.",
                $"{file}, line {line}{en}, is no merging that can be read; mend the row and run again."),
        });
    }
}
