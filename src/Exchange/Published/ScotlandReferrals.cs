using System.Globalization;
using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>What an area received or accepted in a month; null where the cell is empty.</summary>
/// <param name="Area">The board's or the country's code.</param>
/// <param name="Name">Its name, or the code again where no list of names lies beside the file.</param>
/// <param name="IsAccepted">Referrals accepted; else received.</param>
/// <param name="Month">The month.</param>
/// <param name="Count">How many.</param>
public sealed record AreaReferrals(string Area, string Name, bool IsAccepted, Month Month, int? Count);

/// <summary>
/// Reads Scotland's open data on referrals to CAMHS, <c>camhs-referrals.csv</c> with months as <c>YYYYMM</c>, and the boards' names where their
/// lists lie beside it. Source: phs-camhs.
/// </summary>
public static class ScotlandReferrals
{
    public const string FileName = "camhs-referrals.csv";

    private static readonly string[] Columns = ["HB", "Month", "ReferralsReceived", "ReferralsAccepted"];

    /// <exception cref="RefusedException">The folder lacks the file, or it cannot be read (10).</exception>
    public static IReadOnlyList<AreaReferrals> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                $"Mappen {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))} saknar {FileName}; --backtest läser Skottlands öppna data om remisser till CAMHS.",
                $"The folder {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))} lacks {FileName}; --backtest reads Scotland's open data on referrals to CAMHS."));
        }

        var names = Names(Path.Combine(folder, "health_board_labels.csv"), "HB", "HBName").Concat(Names(Path.Combine(folder, "scotland_label.csv"), "Country", "CountryName"))
            .GroupBy(one => one.Id).ToDictionary(same => same.Key, same => same.First().Name);
        var file = Open(path);
        int[] at = [.. Columns.Select(column => At(file, column))];
        if (at.Contains(-1))
        {
            throw Refused(file.Name, 1);
        }

        var found = new List<AreaReferrals>();
        using var rows = file.Rows();
        while (rows.Read())
        {
            var (area, month) = (PublishedFile.Text(rows, at[0]), PublishedFile.Text(rows, at[1]));
            if (!DateOnly.TryParseExact(month, "yyyyMM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
            {
                throw Refused(file.Name, rows.Line);
            }

            for (var measure = 0; measure < 2; measure++)
            {
                var cell = PublishedFile.Text(rows, at[measure + 2]);
                var isCount = int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
                if (!isCount && cell.Length > 0)
                {
                    throw Refused(file.Name, rows.Line);
                }

                found.Add(new(area, names.GetValueOrDefault(area, area), measure == 1, Month.Of(first), isCount ? count : null));
            }
        }

        return found;
    }

    private static List<(string Id, string Name)> Names(string path, string id, string name)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var file = Open(path);
        var (idAt, nameAt, names) = (At(file, id), At(file, name), new List<(string, string)>());
        using var rows = file.Rows();
        while (idAt >= 0 && nameAt >= 0 && rows.Read())
        {
            names.Add((PublishedFile.Text(rows, idAt), PublishedFile.Text(rows, nameAt)));
        }

        return names;
    }

    private static SourceFile Open(string path) => SourceFile.Text(Path.GetFileName(path), () => File.OpenRead(path), ("", new FileInfo(path).Length));

    private static int At(SourceFile file, string column) => file.Header.Index().Where(one => one.Item.Equals(column, StringComparison.OrdinalIgnoreCase)).Select(one => one.Index).DefaultIfEmpty(-1).First();

    private static RefusedException Refused(string name, long line) => new(ExitCode.CannotRead, new(
        $"{name}, rad {line}: där ska stå {string.Join(", ", Columns)}, med månaden som ÅÅÅÅMM och hela antal; hämta filen på nytt.",
        $"{name}, line {line}: there should be {string.Join(", ", Columns)}, with the month as YYYYMM and whole counts; fetch the file anew."));
}
