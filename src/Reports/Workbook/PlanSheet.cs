using System.Diagnostics;
using Trettio.Care;
using Trettio.Planning.Producing;

namespace Trettio.Reports.Workbook;

/// <summary>The plan at one measuring point: the year, its sum, and the year before below it.</summary>
internal sealed class PlanSheet
{
    private readonly PlanReport plan;
    private readonly PksTable table;
    private readonly Language language;
    private readonly PlanCells cells;
    private readonly PlanFormulas formulas;
    private readonly int columns;

    public PlanSheet(PlanReport plan, PksTable table, Language language)
    {
        (this.plan, this.table, this.language) = (plan, table, language);
        cells = new(table.Point, table.Year, table.Goals.Improvements.Count);
        formulas = new(cells, In(PlanWords.NotPossible), language);
        columns = cells.Of(PlanColumn.WaitingBasis);
    }

    public Sheet Build()
    {
        List<double> widths = [13, .. Enumerable.Repeat(12.5, columns - 1)];
        List<IReadOnlyList<Cell>> rows = [.. Head(), Groups(), Headings(), .. table.Rows.Select(Row), SumRow(), [], .. Past()];
        return new(cells.Sheet, widths, [.. rows.Select((row, at) => new SheetRow(row, at < PlanCells.GroupRow - 1 ? null : RowHeight.Of(row, widths)))])
        {
            IsProtected = true,
            FitsOnePage = true,
            WholeNumbers = new(
                Inputs(), PlanInputs.Most, In(new("Bara hela tal", "Whole numbers only")),
                In(new($"Skriv ett helt tal från 0 till {PlanInputs.Most}, eller lämna cellen tom.", $"Write a whole number from 0 to {PlanInputs.Most}, or leave the cell empty."))),
        };
    }

    private IEnumerable<IReadOnlyList<Cell>> Head()
    {
        var percent = new Cell.Number(plan.Inputs.GrowthPerMille / 10.0, CellStyle.DecimalInput);
        var there = $"'{PlanCells.SheetOf(MeasuringPoint.FirstVisit)}'!{CellAddress.Fixed(PlanCells.GrowthRow, PlanCells.ValueColumn)}";
        yield return [new Cell.Text(In(table.Point.Name()), CellStyle.Title)];
        yield return [new Cell.Text(PlanWorkbook.Subtitle(plan, language), CellStyle.Muted)];
        yield return [Muted(new("Bara de grå cellerna fylls i: ljusgrå är planen, mörkgrå är det från i fjol som ingen har levererat. De andra räknas ut.", "Only the grey cells are filled in: light grey is the plan, dark grey is what nobody has delivered of last year. The others are reckoned."))];
        yield return [Muted(PlanWords.Counted(plan.Limit))];
        yield return [Muted(new("År", "Year")), Cell.Empty, new Cell.Number(table.Year, CellStyle.Text)];
        yield return [Muted(new("Region, enhet", "Region, unit")), Cell.Empty, new Cell.Text(plan.Scope.Region), new Cell.Text(plan.Scope.Unit ?? "")];
        yield return [Muted(PlanWords.Growth), Cell.Empty, cells.IsFirstVisit ? percent : (percent with { Style = CellStyle.Text }).By($"N({there})")];
    }

    private IReadOnlyList<Cell> Groups() => Line(column => column switch
    {
        PlanColumn.OwnInflow => Section(new("Steg 1 och 2: inflöde", "Steps 1 and 2: inflow")),
        PlanColumn.PlannedCompleted => Section(new("Steg 5: planen", "Step 5: the plan")),
        PlanColumn.Completed => Section(new("Steg 3 och 5: genomförda", "Steps 3 and 5: completed")),
        PlanColumn.NeededForShare => Section(new($"Mål: behövs inom {plan.Limit.Sv}", $"Goals: needed within {plan.Limit.En}")),
        PlanColumn.PlannedWaiting => Section(new("Steg 4: väntande", "Step 4: waiting")),
        PlanColumn.Basis => Section(new("Månadens tal är", "The month's numbers are")),
        _ => new Cell.Blank(CellStyle.Section),
    }, _ => new Cell.Blank(CellStyle.Section));

    private IReadOnlyList<Cell> Headings() => Line(
        column => new Cell.Text(In(PlanWords.Heading(column, table.Goals, plan.Limit)), column is PlanColumn.Month or PlanColumn.Basis or PlanColumn.WaitingBasis ? CellStyle.Heading : CellStyle.NumberHeading),
        at => new Cell.Text(In(PlanWords.Improvement(table.Goals.Improvements[at])), CellStyle.NumberHeading));

    private IReadOnlyList<Cell> Row(PksRow row)
    {
        var by = formulas.Of(row.Month);
        return Line(column => column switch
        {
            PlanColumn.Month => new Cell.Text(Written.MonthAndYear(row.Month, language)),
            PlanColumn.OwnInflow => Input(row.Month, PlanField.Inflow),
            PlanColumn.ForecastInflow => Cell.Count(row.ForecastInflow).By(by.ForecastInflow),
            PlanColumn.Inflow => Cell.Count(row.Inflow),
            PlanColumn.NeededForFlow => row.IsAddedKnown ? Cell.Count(row.NeededForFlow) : Cell.Count(row.NeededForFlow).By(by.NeededForFlow),
            PlanColumn.PlannedCompleted => Input(row.Month, PlanField.Completed),
            PlanColumn.PlannedInTime => Input(row.Month, PlanField.InTime),
            PlanColumn.Completed => Known(row.Completed, row, by.Completed),
            PlanColumn.InTime => Known(row.InTime, row, by.InTime),
            PlanColumn.Share => Cell.Of(row.Share, CellStyle.Share).By(by.Share),
            PlanColumn.Change => Cell.Of(row.ChangePp, CellStyle.Change).By(by.Change),
            PlanColumn.NeededForShare => Cell.Count(row.NeededForShare).By(by.NeededForShare),
            PlanColumn.PlannedWaiting => Input(row.Month, PlanField.Waiting),
            PlanColumn.PlannedWaitingInTime => Input(row.Month, PlanField.WaitingInTime),
            PlanColumn.Waiting => OfQueue(row.Waiting, row, by.Waiting),
            PlanColumn.WaitingInTime => OfQueue(row.WaitingInTime, row, by.WaitingInTime),
            PlanColumn.WaitingShare => Cell.Of(row.WaitingShare, CellStyle.Share).By(by.WaitingShare),
            PlanColumn.WaitingNeeded => Cell.Count(row.WaitingNeeded).By(by.WaitingNeeded),
            PlanColumn.LongWaitsToLeave => Cell.Count(row.LongWaitsToLeave).By(by.LongWaitsToLeave),
            PlanColumn.Basis => Word(row.Basis, by.Basis),
            PlanColumn.WaitingBasis => Word(row.WaitingBasis, by.WaitingBasis),
            _ => throw new UnreachableException(),
        }, at => Need(row.NeededForImprovements[at], CellStyle.Count).By(by.Improvement(at)));
    }

    private IReadOnlyList<Cell> SumRow()
    {
        var (sum, by) = (table.Sum, formulas.OfSum(PlanCells.FirstRow));
        return Line(column => column switch
        {
            PlanColumn.Month => new Cell.Text(In(PlanWords.Sum(table.Year)), CellStyle.SumLabel),
            PlanColumn.ForecastInflow => Sum(sum.ForecastInflow, column),
            PlanColumn.Inflow => Sum(sum.Inflow, column),
            PlanColumn.NeededForFlow => Sum(sum.NeededForFlow, column),
            PlanColumn.Completed => Sum(sum.Completed, column),
            PlanColumn.InTime => Sum(sum.InTime, column),
            PlanColumn.Share => Cell.Of(sum.Share, CellStyle.SumShare).By(by.Share(PlanColumn.InTime, PlanColumn.Completed)),
            PlanColumn.Change => Cell.Of(sum.ChangePp, CellStyle.SumChange).By(by.Change),
            PlanColumn.NeededForShare => Sum(sum.NeededForShare, column),
            PlanColumn.Waiting => Sum(sum.Waiting, column),
            PlanColumn.WaitingInTime => Sum(sum.WaitingInTime, column),
            PlanColumn.WaitingShare => Cell.Of(sum.WaitingShare, CellStyle.SumShare).By(by.Share(PlanColumn.WaitingInTime, PlanColumn.Waiting)),
            PlanColumn.WaitingNeeded => Sum(sum.WaitingNeeded, column),
            PlanColumn.LongWaitsToLeave => new Cell.Text(Cell.NoFigure, CellStyle.SumCount),
            PlanColumn.Basis or PlanColumn.WaitingBasis => new Cell.Blank(CellStyle.SumLabel),
            _ => Sum(SumOf(column), column),
        }, at => Need(sum.NeededForImprovements[at], CellStyle.SumCount).By(by.Improvement(at)));

        Cell Sum(int? number, PlanColumn column) => Cell.Of(number, CellStyle.SumCount).By(Formulas.SumOfKnown(by.Range(column)));
    }

    private IEnumerable<IReadOnlyList<Cell>> Past()
    {
        yield return [new Cell.Text(In(PlanWords.Before(table.Year - 1)), CellStyle.Section), .. Enumerable.Repeat(new Cell.Blank(CellStyle.Section), columns - 1)];
        yield return PastLine(new Cell.Text(In(PlanWords.Month), CellStyle.Heading), field => new Cell.Text(In(PlanWords.Name(field, plan.Limit)), CellStyle.NumberHeading), _ => new Cell.Text(In(Words.Share), CellStyle.NumberHeading));
        foreach (var row in table.Rows)
        {
            var past = row.Past;
            var by = formulas.Of(past.Month);
            yield return PastLine(
                new Cell.Text(Written.MonthAndYear(past.Month, language)),
                field => past[field] is { Value: { } known, IsOwn: false } ? Cell.Count(known) : Input(past.Month, field, CellStyle.PastInput),
                isOfWaiting => isOfWaiting
                    ? Cell.Of(ShareOf(past.WaitingInTime.Value, past.Waiting.Value), CellStyle.Share).By(by.WaitingShare)
                    : Cell.Of(ShareOf(past.InTime.Value, past.Counted.Value), CellStyle.Share).By(by.Share));
        }

        var sums = formulas.OfSum(PlanCells.FirstPastRow);
        yield return PastLine(
            new Cell.Text(In(PlanWords.Sum(table.Year - 1)), CellStyle.SumLabel),
            field => Cell.Of(PastSum(field), CellStyle.SumCount).By(Formulas.SumOfKnown(sums.Range(cells.ColumnOf(field, isPast: true)))),
            isOfWaiting => isOfWaiting
                ? Cell.Of(PastShare(PlanField.WaitingInTime, PlanField.Waiting), CellStyle.SumShare).By(sums.Share(PlanColumn.WaitingInTime, PlanColumn.Waiting))
                : Cell.Of(PastShare(PlanField.InTime, PlanField.Completed), CellStyle.SumShare).By(sums.Share(PlanColumn.InTime, PlanColumn.Completed)));
    }

    private Cell[] PastLine(Cell first, Func<PlanField, Cell> number, Func<bool, Cell> share)
    {
        var line = Enumerable.Repeat(Cell.Empty, columns).ToArray();
        line[0] = first;
        foreach (var field in cells.PastFields)
        {
            line[cells.ColumnOf(field, isPast: true) - 1] = number(field);
        }

        line[cells.Of(PlanColumn.Share) - 1] = share(false);
        line[cells.Of(PlanColumn.WaitingShare) - 1] = share(true);
        return line;
    }

    private IReadOnlyList<Cell> Line(Func<PlanColumn, Cell> cell, Func<int, Cell> improvement) =>
        [.. cells.Columns.SelectMany(column => column == PlanColumn.Improvements ? Enumerable.Range(0, cells.Improvements).Select(improvement) : [cell(column)])];

    private IReadOnlyList<string> Inputs()
    {
        var planned = cells.PlanFields.Select(field => Range(cells.ColumnOf(field, isPast: false), PlanCells.FirstRow));
        return [.. planned, .. cells.PastFields.Select(field => Range(cells.ColumnOf(field, isPast: true), PlanCells.FirstPastRow))];

        static string Range(int column, int from) => $"{CellAddress.Of(from, column)}:{CellAddress.Of(from + 11, column)}";
    }

    private Cell Input(Month month, PlanField field, CellStyle style = CellStyle.Input) =>
        plan.Inputs.Of(table.Point, month, field) is { } number ? new Cell.Number(number, style) : new Cell.Blank(style);

    // An outcome stands by itself; everything else is reckoned from the grey cells.
    private static Cell Known(int? number, PksRow row, string formula) => row.Basis == PksBasis.Outcome ? Cell.Count(number) : Cell.Count(number).By(formula);

    private static Cell OfQueue(int? number, PksRow row, string formula) => row.WaitingBasis == PksBasis.Outcome ? Cell.Count(number) : Cell.Count(number).By(formula);

    private Cell Word(PksBasis basis, string formula)
    {
        Cell word = new Cell.Text(In(PlanWords.Name(basis)), CellStyle.Word);
        return basis == PksBasis.Outcome ? word : word.By(formula);
    }

    private Cell Need(PksNeed need, CellStyle style) => need.IsImpossible ? new Cell.Text(In(PlanWords.NotPossible), style) : Cell.Of(need.Visits, style);

    private int? SumOf(PlanColumn column)
    {
        var field = cells.PlanFields.Single(field => cells.ColumnOf(field, isPast: false) == cells.Of(column));
        return table.Rows.Select(row => plan.Inputs.Of(table.Point, row.Month, field)).Aggregate((int?)null, (sum, number) => number is null ? sum : (sum ?? 0) + number);
    }

    private int? PastSum(PlanField field) => table.Rows.Select(row => row.Past[field].Value).Aggregate((int?)null, (sum, number) => number is null ? sum : (sum ?? 0) + number);

    private double? PastShare(PlanField part, PlanField whole) =>
        table.Rows.All(row => row.Past[part].Value is null == row.Past[whole].Value is null) ? ShareOf(PastSum(part), PastSum(whole)) : null;

    private static double? ShareOf(int? part, int? whole) => part is { } some && whole is ({ } all and > 0) ? (double)some / all : null;

    private Cell.Text Section(Phrase phrase) => new Cell.Text(In(phrase), CellStyle.Section);

    private Cell.Text Muted(Phrase phrase) => new Cell.Text(In(phrase), CellStyle.Muted);

    private string In(Phrase phrase) => phrase.In(language);
}
