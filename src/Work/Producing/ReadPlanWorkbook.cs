using Trettio.Care;
using Trettio.Exchange;
using Trettio.Planning.Producing;

namespace Trettio.Work.Producing;

/// <summary>
/// What a workbook says, and how that differs from the plan at hand. <see cref="NotTaken"/>: numbers of last year that the workbook has otherwise than
/// the figures delivered; those delivered stand.
/// </summary>
public sealed record PlanReading(PlanInputs Inputs, IReadOnlyList<PlanDifference> Differences, IReadOnlyList<PlanDifference> NotTaken);

/// <summary>Reads a plan's workbook; saves nothing.</summary>
public static class ReadPlanWorkbook
{
    /// <exception cref="RefusedException">No workbook of this plan, or a cell that cannot be, which is named (10).</exception>
    public static PlanReading Run(PlanAtHand plan, string name, Stream content)
    {
        var written = PlanWorkbookFile.Read(name, content, plan.Scope, plan.Goals.Improvements.Count);
        var (inputs, notTaken) = WithoutDelivered(plan, written);
        if (PlanFaults.First(plan, inputs) is { } fault)
        {
            var cells = new PlanCells(fault.Key.Point, plan.Scope.Year, plan.Goals.Improvements.Count);
            var (cell, sentence) = (PlanCells.Address(cells.CellOf(fault.Key)), fault.Sentence(plan.Limit));
            throw new RefusedException(ExitCode.CannotRead, new(
                $"{name}: cellen {cell} på bladet {cells.Sheet}: {sentence.Sv}", $"{name}: cell {cell} of the sheet {cells.Sheet}: {sentence.En}"));
        }

        return new(inputs, PlanDifference.Between(plan.Inputs, inputs), notTaken);
    }

    /// <exception cref="RefusedException">The file is not there, is too large or is no workbook of this plan (10).</exception>
    public static PlanReading Run(PlanAtHand plan, string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Run(plan, Path.GetFileName(path), file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.CannotRead, new($"Filen '{path}' kan inte läsas; ange en fil som finns.", $"The file '{path}' cannot be read; name one that is there."), fault);
        }
    }

    // The workbook shows what was delivered in locked cells. It is no part of the plan, and what the plan once said in its place stays there, unused.
    private static (PlanInputs Inputs, IReadOnlyList<PlanDifference> NotTaken) WithoutDelivered(PlanAtHand plan, PlanInputs written)
    {
        var (changes, notTaken) = (new Dictionary<PlanKey, int?>(), new List<PlanDifference>());
        foreach (var table in PksTable.All(plan.Figures, plan.Scope.Year, PlanInputs.Empty, plan.Goals))
        {
            foreach (var past in table.Rows.Select(row => row.Past))
            {
                foreach (var field in Enum.GetValues<PlanField>().Where(field => past[field].Value is not null))
                {
                    var key = new PlanKey(table.Point, past.Month, field);
                    changes[key] = plan.Inputs.Of(key.Point, key.Month, key.Field);
                    if (written.Of(key.Point, key.Month, key.Field) is var there && there != past[field].Value)
                    {
                        notTaken.Add(new(key, past[field].Value, there));
                    }
                }
            }
        }

        return (written.With(changes), notTaken);
    }
}
