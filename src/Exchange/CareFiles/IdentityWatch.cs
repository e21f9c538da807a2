using System.Text;

namespace Trettio.Exchange;

/// <summary>
/// Looks for identity numbers in every column of a file, also those that are not read: a row that is set aside is kept whole.
/// The patients' own columns are looked at where they are read, and refuse any such number. In other columns one beyond chance refuses;
/// ten bare digits, and any in a column of other ids, refuse when they are most of what the column holds: telephone and running
/// numbers are now and then shaped like one (one in ten of those that begin with a date).
/// </summary>
internal sealed class IdentityWatch
{
    private const int Fewest = 3;

    private readonly SourceFile file;
    private readonly ReserveNumbers reserve;
    private readonly bool[] isId;
    private readonly long[] filled;
    private readonly long[] shaped;

    public IdentityWatch(SourceFile file, ReserveNumbers reserve)
    {
        (this.file, this.reserve) = (file, reserve);
        isId = [.. file.SourceHeader.Select(IsId)];
        (filled, shaped) = (new long[isId.Length], new long[isId.Length]);
    }

    /// <exception cref="Care.RefusedException">The row holds an identity number (CannotRead).</exception>
    public void Look(RowReader rows)
    {
        var source = rows is MappedRows mapped ? mapped.Source : rows;
        var plain = source as PlainRows;
        for (var place = 0; place < isId.Length; place++)
        {
            var cell = plain is null ? source.Cell(place) : plain.Cell(place);
            if (cell.IsEmpty)
                continue;
            // Most cells are shorter than any identity number, and every cell of every row comes here.
            if (cell.Length < IdentityNumbers.Shortest && !reserve.Any)
            {
                filled[place] += cell[0] > ' ' || !CellText.Trim(cell).IsEmpty ? 1 : 0;
                continue;
            }

            cell = CellText.Trim(cell);
            if (cell.IsEmpty)
                continue;
            filled[place]++;
            if (!isId[place] && cell.Length > 10 && IdentityNumbers.AnyWithin(cell))
                throw Refusals.IdentityNumber(file.Name, rows.Line, file.SourceHeader[place]);
            if (IdentityNumbers.HasShapeOfOne(cell) || (reserve.Any && reserve.Match(Encoding.UTF8.GetString(cell))))
                shaped[place]++;
        }
    }

    /// <exception cref="Care.RefusedException">A column holds identity numbers (CannotRead).</exception>
    public void Finish()
    {
        for (var place = 0; place < isId.Length; place++)
        {
            if (shaped[place] >= Fewest && shaped[place] * 2 > filled[place])
                throw Refusals.IdentityColumn(file.Name, file.SourceHeader[place]);
        }
    }

    private bool IsId(string column)
    {
        if (file.View is not { } view)
            return IsOtherId(column);
        var targets = view.Table.Columns.Where(made => made.Sources.Contains(column, StringComparer.OrdinalIgnoreCase)).ToList();
        return targets.Count > 0 && targets.TrueForAll(made => IsOtherId(made.Target));
    }

    private static bool IsOtherId(string column) =>
        column.EndsWith("_id", StringComparison.OrdinalIgnoreCase) && !column.Equals("patient_id", StringComparison.OrdinalIgnoreCase);
}
