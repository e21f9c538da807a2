using System.Globalization;
using Trettio.Care;
using Trettio.Quality.Reconciling;

namespace Trettio.Exchange;

/// <summary>
/// The long table of Socialstyrelsen's statistics database: status, phase, year, month, measure, region, sex, age and a value. Its dimensions are
/// known (sdb-bup), its exact words are not published; words are therefore recognised by what they hold, and a measure we do not have is skipped.
/// </summary>
internal static class SdbTable
{
    internal static readonly string[] Needed = ["Region", "År", "Månad", "Fas", "Status", "Mått", "Värde"];

    private static readonly string[] Parts = ["Kön", "Ålder"];
    private static readonly string[] Whole = ["", "totalt", "alla", "båda könen", "samtliga"];
    private static readonly string[] MonthNames =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    internal static bool Is(IReadOnlyList<string> header) => Needed.All(name => header.Contains(name, StringComparer.OrdinalIgnoreCase));

    internal static PublishedSet Read(SourceFile file)
    {
        var at = file.Header.Select((name, index) => (name, index)).GroupBy(one => one.name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First().index, StringComparer.OrdinalIgnoreCase);
        var found = new Dictionary<(string Region, Month Month, MeasuringPoint Point), Dictionary<FigureField, PublishedValue>>();
        var (skipped, unread) = (0, new List<(long, Phrase)>());
        using var rows = file.Rows();
        while (rows.Read())
        {
            string Cell(string name) => PublishedFile.Text(rows, at.GetValueOrDefault(name, -1));
            if (Parts.Any(part => !IsWhole(Cell(part))) || FieldOf(Cell("Status"), Cell("Mått")) is not { } field || Cell("Värde").Length == 0)
            {
                skipped++;
            }
            else if (MonthOf(Cell("År"), Cell("Månad")) is { } month && PublishedFile.PointOf(Cell("Fas")) is { } point && PublishedValue.TryParse(Cell("Värde"), out var value))
            {
                var key = (Cell("Region"), month, point);
                if (!found.TryGetValue(key, out var values))
                {
                    found.Add(key, values = []);
                }

                values[field] = value;
            }
            else
            {
                unread.Add((rows.Line, new("Året, månaden, fasen eller värdet kan inte läsas.", "The year, the month, the phase or the value cannot be read.")));
            }
        }

        return new([.. found.Select(one => new PublishedFigure(one.Key.Region, one.Key.Month, one.Key.Point) { Values = one.Value })], skipped, unread);
    }

    private static bool IsWhole(string part) => Whole.Contains(part.ToLowerInvariant());

    /// <summary>Null for a measure that we do not have.</summary>
    private static FigureField? FieldOf(string status, string measure)
    {
        var isWaiting = status.Contains("vänta", StringComparison.OrdinalIgnoreCase);
        var says = measure.ToLowerInvariant();
        var isWithin = says.Contains("inom", StringComparison.Ordinal) || says.Contains("högst", StringComparison.Ordinal);
        return (says, isWithin, isWaiting) switch
        {
            _ when says.Contains("median", StringComparison.Ordinal) => isWaiting ? null : FigureField.Median,
            _ when says.Contains("andel", StringComparison.Ordinal) => isWaiting ? FigureField.WaitingShare : FigureField.Share,
            (_, true, true) => FigureField.WaitingInTime,
            (_, true, false) => FigureField.InTime,
            _ when says.Contains("antal", StringComparison.Ordinal) => isWaiting ? FigureField.Waiting : FigureField.Counted,
            _ => null,
        };
    }

    private static Month? MonthOf(string year, string month)
    {
        if (Month.TryParse(month, out var whole))
        {
            return whole;
        }

        var number = Array.IndexOf(MonthNames, month.ToLowerInvariant()) + 1;
        if (number == 0 && !int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return null;
        }

        return number is >= 1 and <= 12 && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var known) && known is >= 1900 and <= 2199
            ? new Month(known, number)
            : null;
    }
}
