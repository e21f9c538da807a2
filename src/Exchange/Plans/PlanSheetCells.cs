using Trettio.Care;
using Trettio.Planning.Producing;

namespace Trettio.Exchange;

/// <summary>The cells of one sheet of a plan's workbook, each read as what it must be. A refusal names the cell and never shows what stands in it.</summary>
internal sealed class PlanSheetCells(string file, string sheet, object?[][] rows)
{
    // What a quotient of tenths may be off in a binary fraction.
    private const double Slack = 1e-6;

    /// <exception cref="RefusedException">Another year, region or unit (10).</exception>
    public void Expect(PlanScope scope)
    {
        var year = (PlanCells.YearRow, PlanCells.ValueColumn);
        if (Value(year) is not double number || Math.Abs(number - scope.Year) > Slack)
        {
            throw Refuse(year,
                $"gäller inte år {scope.Year}; läs in den för det år som står där, eller hämta ett nytt kalkylblad för {scope.Year}",
                $"is not for {scope.Year}; read it for the year that stands there, or make a new workbook for {scope.Year}");
        }

        ExpectText((PlanCells.ScopeRow, PlanCells.ValueColumn), scope.Region, new("regionen", "the region"));
        ExpectText((PlanCells.ScopeRow, PlanCells.ValueColumn + 1), scope.Unit ?? "", new("enheten", "the unit"));
    }

    /// <summary>In thousandths; 0 for an empty cell.</summary>
    /// <exception cref="RefusedException">No percentage with at most one decimal in the range (10).</exception>
    public int Growth()
    {
        var cell = (PlanCells.GrowthRow, PlanCells.ValueColumn);
        return Value(cell) switch
        {
            null => 0,
            double percent when Whole(10 * percent, PlanInputs.LeastGrowth, PlanInputs.MostGrowth) is { } perMille => perMille,
            _ => throw Refuse(cell,
                $"ska vara förändringen i procent med högst en decimal, från {PlanInputs.LeastGrowth / 10} till {PlanInputs.MostGrowth / 10}; skriv ett tal eller lämna cellen tom",
                $"must be the change in per cent with at most one decimal, from {PlanInputs.LeastGrowth / 10} to {PlanInputs.MostGrowth / 10}; write a number or leave the cell empty"),
        };
    }

    /// <summary>Null for an empty cell.</summary>
    /// <exception cref="RefusedException">No whole number in the range (10).</exception>
    public int? Number((int Row, int Column) cell) => Value(cell) switch
    {
        null => null,
        double number when Whole(number, 0, PlanInputs.Most) is { } whole => whole,
        _ => throw Refuse(cell,
            $"är inget helt tal från 0 till {PlanInputs.Most}; skriv ett sådant eller lämna cellen tom",
            $"is no whole number from 0 to {PlanInputs.Most}; write one or leave the cell empty"),
    };

    private void ExpectText((int Row, int Column) cell, string expected, Phrase what)
    {
        if (!string.Equals(Value(cell)?.ToString()?.Trim() ?? "", expected, StringComparison.OrdinalIgnoreCase))
        {
            throw Refuse(cell,
                $"anger en annan plan än den du läser in: {what.Sv} ska vara {(expected.Length == 0 ? "tom" : expected)}; välj rätt plan eller rätt fil",
                $"names another plan than the one you read: {what.En} must be {(expected.Length == 0 ? "empty" : expected)}; choose the right plan or the right file");
        }
    }

    /// <summary>A number as a double whatever the file keeps it as; null for empty; else what it is.</summary>
    private object? Value((int Row, int Column) cell)
    {
        var row = cell.Row <= rows.Length ? rows[cell.Row - 1] : [];
        return (cell.Column <= row.Length ? row[cell.Column - 1] : null) switch
        {
            null => null,
            string text when string.IsNullOrWhiteSpace(text) => null,
            int number => (double)number,
            decimal number => (double)number,
            var other => other,
        };
    }

    private static int? Whole(double number, int least, int most) =>
        number >= least - Slack && number <= most + Slack && Math.Abs(number - Math.Round(number)) <= Slack ? (int)Math.Round(number) : null;

    private RefusedException Refuse((int Row, int Column) cell, string sv, string en) => PlanWorkbookFile.Cannot(
        $"{file}: cellen {PlanCells.Address(cell)} på bladet {sheet} {sv}.", $"{file}: cell {PlanCells.Address(cell)} of the sheet {sheet} {en}.");
}
