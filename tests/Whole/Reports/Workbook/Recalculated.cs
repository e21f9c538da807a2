using System.Globalization;
using Trettio.Reports.Workbook;

namespace Trettio.Whole.Reports.Workbook;

/// <summary>A workbook calculated by another program, compared with the model's own values.</summary>
internal static class Recalculated
{
    /// <summary>Every stored result is made wrong, so that only a calculation can give the right one.</summary>
    public static Spreadsheet Poisoned(Spreadsheet book) => book with
    {
        Sheets = [.. book.Sheets.Select(sheet => sheet with { Rows = [.. sheet.Rows.Select(row => row with { Cells = [.. row.Cells.Select(Poisoned)] })] })],
    };

    private static Cell Poisoned(Cell cell) => cell switch
    {
        Cell.Formula { Computed: Cell.Number number } formula => formula with { Computed = number with { Value = (-7 * number.Value) - 13 } },
        Cell.Formula { Computed: Cell.Text text } formula => formula with { Computed = text with { Value = "poison" } },
        _ => cell,
    };

    /// <summary>Cell by cell: what another program calculated is what the model says.</summary>
    public static void AssertCalculated(Sheet sheet, List<List<string>> calculated)
    {
        for (var row = 1; row <= sheet.Rows.Count; row++)
        {
            for (var column = 1; column <= sheet.Rows[row - 1].Cells.Count; column++)
            {
                var (cell, place) = (sheet.At(row, column), $"{sheet.Name}!{CellAddress.Of(row, column)}");
                switch (cell)
                {
                    case Cell.Formula { Computed: Cell.Number number }:
                        var value = calculated[row - 1][column - 1];
                        var isPercent = value.EndsWith('%');
                        Assert.True(double.TryParse(value.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var written), $"{place} is '{value}'");
                        var given = isPercent ? written / 100 : written;
                        Assert.True(Math.Abs(given - number.Value) <= 1e-9 * Math.Max(1, Math.Abs(number.Value)), $"{place} is {given}, the model says {number.Value}");
                        break;
                    case Cell.Formula { Computed: Cell.Text text }:
                        Assert.True(text.Value == calculated[row - 1][column - 1], $"{place} is '{calculated[row - 1][column - 1]}', the model says '{text.Value}'");
                        break;
                }
            }
        }
    }
}
