using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>The sentences with which a delivery is refused as a whole. None of them shows a value from a file.</summary>
internal static class Refusals
{
    public static RefusedException NoSuchPath(string path) => Cannot(
        $"{path} finns inte; ange en .csv-fil, en mapp, en .zip eller en .xlsx som går att läsa.",
        $"{path} does not exist; give a .csv file, a folder, a .zip or an .xlsx that can be read.");

    /// <param name="path">What was given.</param>
    /// <param name="mapping">The mapping that did not know it either; null: none was given.</param>
    public static RefusedException NotKnown(string path, string? mapping) => Cannot(
        $"{path} är ingen känd fil; tillåtna är {Known} samt månadssiffror, som .csv, mapp, .zip eller .xlsx, och {OwnForm(mapping).Sv}.",
        $"{path} is no known file; allowed are {Known} and monthly figures, as .csv, folder, .zip or .xlsx, and {OwnForm(mapping).En}.");

    /// <inheritdoc cref="NotKnown"/>
    public static RefusedException NothingKnown(string path, string? mapping) => Cannot(
        $"{path} innehåller ingen känd fil; minst en av {Known} eller en fil med månadssiffror behövs, och {OwnForm(mapping).Sv}.",
        $"{path} holds no known file; at least one of {Known} or a file of monthly figures is needed, and {OwnForm(mapping).En}.");

    public static RefusedException SeveralWorkbooks(string path) => Cannot(
        $"{path} innehåller flera arbetsböcker och ingen känd textfil; ange den eller de arbetsböcker som hör till leveransen, var för sig.",
        $"{path} holds several workbooks and no known text file; give the workbook or workbooks of the delivery, each by itself.");

    public static RefusedException Unreadable(string file, Exception? why = null) => Cannot(
        $"{file} kunde inte läsas: den är skadad, låst eller av annat slag än namnet säger; exportera den på nytt och försök igen.",
        $"{file} could not be read: it is damaged, locked or not what its name says; export it again and retry.", why);

    public static RefusedException Bomb(string file) => Cannot(
        $"{file} packas upp till mer än 200 gånger sin storlek, som ingen export gör; packa om filerna, eller lämna dem opackade.",
        $"{file} unpacks to more than 200 times its size, as no export does; pack the files again, or hand them over unpacked.");

    public static RefusedException NotText(string file) => Cannot(
        $"{file} är ingen textfil i UTF-8 eller Windows-1252; spara den som CSV UTF-8 och försök igen.",
        $"{file} is no text file in UTF-8 or Windows-1252; save it as CSV UTF-8 and retry.");

    public static RefusedException NotUtf8(string file) => Cannot(
        $"{file} är inte skriven i UTF-8 som mappningen säger; ändra encoding i mappningen eller exportera filen på nytt.",
        $"{file} is not written in UTF-8 as the mapping says; change encoding in the mapping or export the file again.");

    public static RefusedException SourceColumnMissing(string file, string column, string mapping) => Cannot(
        $"{file} saknar kolumnen {column}, som mappningen {mapping} behöver; ändra mappningen eller exportera filen med kolumnen.",
        $"{file} lacks the column {column}, which the mapping {mapping} needs; change the mapping or export the file with the column.");

    /// <summary>Of a file that has the name of a table, and may still be in the region's own form.</summary>
    public static RefusedException ColumnMissing(string file, string column) => Cannot(
        $"{file} saknar den obligatoriska kolumnen {column}; lägg till den och försök igen, och {OwnForm(null).Sv}.",
        $"{file} lacks the required column {column}; add it and retry, and {OwnForm(null).En}.");

    /// <summary>Of a file that no mapping reads.</summary>
    public static RefusedException OwnColumnMissing(string file, string column) => Cannot(
        $"{file} saknar den obligatoriska kolumnen {column}; lägg till den och försök igen.",
        $"{file} lacks the required column {column}; add it and retry.");

    public static RefusedException ColumnTwice(string file, string column) => Cannot(
        $"{file} har kolumnen {column} två gånger; behåll en av dem och försök igen.",
        $"{file} has the column {column} twice; keep one of them and retry.");

    public static RefusedException IdentityNumber(string file, long line, string column)
    {
        var (sv, en) = column.Length > 0 ? ($", kolumnen {column}", $", column {column}") : ("", "");
        return Cannot(
            $"{file}, rad {line}{sv}, innehåller ett personnummer eller reservnummer; ersätt dem med pseudonymer (trettio pseudonymise) innan leveransen görs.",
            $"{file}, line {line}{en}, holds a personal identity number or reserve number; replace them by pseudonyms (trettio pseudonymise) before the delivery is made.");
    }

    public static RefusedException IdentityColumn(string file, string column) => Cannot(
        $"{file} har personnummer eller reservnummer i kolumnen {column}; ersätt dem med pseudonymer (trettio pseudonymise) innan leveransen görs.",
        $"{file} has personal identity numbers or reserve numbers in the column {column}; replace them by pseudonyms (trettio pseudonymise) before the delivery is made.");

    // What reads a file whose columns are the journal system's.
    private static Phrase OwnForm(string? mapping) => mapping is null
        ? new("en fil i regionens egen form läses med --mapping (trettio mapping new FILE gör en mappning)", "a file in the region's own form is read with --mapping (trettio mapping new FILE makes a mapping)")
        : new($"mappningen {mapping} läser inget av det", $"the mapping {mapping} reads none of it");

    private static string Known => string.Join(", ", CareTables.All.Select(table => table.Name + ".csv"));

    private static RefusedException Cannot(string sv, string en, Exception? why = null) =>
        why is null ? new(ExitCode.CannotRead, new(sv, en)) : new(ExitCode.CannotRead, new(sv, en), why);
}
