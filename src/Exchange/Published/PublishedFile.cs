using System.Text;
using Trettio.Care;
using Trettio.Quality.Reconciling;

namespace Trettio.Exchange;

/// <summary>A publisher's file as read. <see cref="Skipped"/> rows are right but say nothing that is reconciled: a part by sex or age, a measure we do not have.</summary>
public sealed record PublishedSet(IReadOnlyList<PublishedFigure> Figures, int Skipped, IReadOnlyList<(long Line, Phrase Reason)> Unread);

/// <summary>
/// Reads published figures: a table with a figure in each column (monthly figures of contracts §1.3, our figures.csv of §3, or the same with share
/// and median), or the long table that Socialstyrelsen's database exports, one figure a row (sdb-bup: <c>;</c>, decimal comma, N for suppressed).
/// </summary>
public static class PublishedFile
{
    private static readonly Dictionary<string, FigureField> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["completed_in_time"] = FigureField.InTime,
        ["in_time"] = FigureField.InTime,
        ["completed_counted"] = FigureField.Counted,
        ["counted"] = FigureField.Counted,
        ["completed"] = FigureField.Completed,
        ["share"] = FigureField.Share,
        ["waiting"] = FigureField.Waiting,
        ["waiting_in_time"] = FigureField.WaitingInTime,
        ["waiting_share"] = FigureField.WaitingShare,
        ["median"] = FigureField.Median,
    };

    /// <summary>The fields' names, as in the file and after <c>--published</c>.</summary>
    public static IReadOnlyDictionary<string, FigureField> FieldNames => Columns;

    /// <param name="path">A text file.</param>
    /// <param name="region">Whose figures they are where the file names no region; null: the file must.</param>
    /// <exception cref="RefusedException">It cannot be read, or is no such file (10).</exception>
    public static PublishedSet Read(string path, string? region)
    {
        if (!File.Exists(path))
        {
            throw Refusals.NoSuchPath(path);
        }

        var file = SourceFile.Text(Path.GetFileName(path), () => File.OpenRead(path), ("", new FileInfo(path).Length));
        try
        {
            return SdbTable.Is(file.Header) ? SdbTable.Read(file) : Wide(file, region);
        }
        catch (IOException broken)
        {
            throw Refusals.Unreadable(file.Name, broken);
        }
    }

    private static PublishedSet Wide(SourceFile file, string? region)
    {
        var header = file.Header.Select(name => name.ToLowerInvariant()).ToList();
        var fields = header.Select((name, at) => (At: at, Field: Columns.TryGetValue(name, out var field) ? field : (FigureField?)null)).Where(one => one.Field is not null).ToList();
        var (unit, ofRegion) = (Math.Max(header.IndexOf("unit"), header.IndexOf("unit_id")), header.IndexOf("region"));
        if (header.IndexOf("month") is not (>= 0 and var month) || header.IndexOf("measuring_point") is not (>= 0 and var point) || fields.Count == 0 || (ofRegion < 0 && region is null))
        {
            throw NoSuchFile(file.Name);
        }

        var (figures, unread) = (new List<PublishedFigure>(), new List<(long, Phrase)>());
        using var rows = file.Rows();
        while (rows.Read())
        {
            var values = new Dictionary<FigureField, PublishedValue>();
            var isRead = fields.TrueForAll(field => Text(rows, field.At) is not { Length: > 0 } text || (PublishedValue.TryParse(text, out var value) && values.TryAdd(field.Field!.Value, value)));
            if (!isRead || !Month.TryParse(Text(rows, month), out var known) || PointOf(Text(rows, point)) is not { } measured)
            {
                unread.Add((rows.Line, new("Månaden, mätpunkten eller ett tal kan inte läsas.", "The month, the measuring point or a number cannot be read.")));
            }
            else if (values.Count > 0)
            {
                var named = ofRegion >= 0 && Text(rows, ofRegion) is { Length: > 0 } own ? own : region;
                var at = unit >= 0 && Text(rows, unit) is { Length: > 0 } id && id != named ? id : null;
                figures.Add(new PublishedFigure(named ?? "", known, measured) { Unit = at, Values = values });
            }
        }

        return new(figures, 0, unread);
    }

    internal static string Text(RowReader rows, int column) => column < 0 ? "" : Encoding.UTF8.GetString(CellText.Trim(rows.Cell(column)));

    internal static MeasuringPoint? PointOf(string text)
    {
        foreach (var point in Codes.MeasuringPoints)
        {
            if (text.Equals(point.Code(), StringComparison.OrdinalIgnoreCase) || text.Contains(point.Name().Sv, StringComparison.OrdinalIgnoreCase))
            {
                return point;
            }
        }

        return text.Contains("nybesök", StringComparison.OrdinalIgnoreCase) ? MeasuringPoint.FirstVisit : null;
    }

    private static RefusedException NoSuchFile(string name) => new(ExitCode.CannotRead, new(
        $"{name} är ingen fil med publicerade tal; den behöver month och measuring_point (och region, om --region inte anges) med minst ett av {string.Join(", ", Columns.Keys)}, eller Socialstyrelsens kolumner {string.Join(", ", SdbTable.Needed)}.",
        $"{name} is no file of published figures; it needs month and measuring_point (and region, unless --region is given) with at least one of {string.Join(", ", Columns.Keys)}, or Socialstyrelsen's columns {string.Join(", ", SdbTable.Needed)}."));
}
