using System.Text.RegularExpressions;
using Trettio.Care;
using Trettio.Exchange.Fhir;
using Trettio.Exchange.National;
using Trettio.Measuring;
using Trettio.Reports;

namespace Trettio.Work;

/// <summary>The verb export --fhir: a month's figures by unit as MeasureReports.</summary>
public static partial class ExportFhir
{
    /// <summary>By unit and measuring point. With <paramref name="publication"/> small numbers are hidden as in the report.</summary>
    /// <exception cref="RefusedException">There is nothing to measure (10), or nothing in the month (2).</exception>
    public static IReadOnlyList<ReportedFigure> Of(Inputs inputs, RuleSet rules, NationalUnitSettings settings, Month month, bool publication)
    {
        var measured = Measure.Run(inputs, rules, new(month, month));
        if (measured.Figures.Count == 0)
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"Det finns inga uppgifter i {month}; välj en månad med uppgifter.", $"There is no data in {month}; choose a month with data."));
        }

        return
        [
            .. measured.Figures.GroupBy(figure => figure.Key.Point)
                .SelectMany(point => publication ? Masking.Rows([.. point]).Select(Masked) : point.Select(Open))
                .Select(figure => Named(figure, measured.Ledger?.Register, settings)),
        ];
    }

    private static ReportedFigure Open(MonthlyFigure figure) => new(figure.Key, figure.Key.Unit, null)
    {
        Completed = new(figure.Completed, false),
        Excluded = new(figure.Completed - figure.Counted, false),
        InTime = new(figure.InTime, false),
        Share = figure.Share,
        Waiting = new(figure.Waiting, false),
        WaitingInTime = new(figure.WaitingInTime, false),
        WaitingShare = figure.WaitingShare,
    };

    private static ReportedFigure Masked(MaskedRow row) => new(row.Figure.Key, row.Figure.Key.Unit, null)
    {
        Completed = new(row.Figure.Completed, IsHidden(row, FigureCount.Completed)),
        Excluded = new(row.Figure.Completed - row.Figure.Counted, IsHidden(row, FigureCount.Completed) || IsHidden(row, FigureCount.Counted)),
        InTime = new(row.Figure.InTime, row.InTime != Shown.AsItIs),
        Share = row.ShowsShare ? row.Figure.Share : null,
        Waiting = new(row.Figure.Waiting, row.Waiting != Shown.AsItIs),
        WaitingInTime = new(row.Figure.WaitingInTime, row.WaitingInTime != Shown.AsItIs),
        WaitingShare = row.ShowsWaitingShare ? row.Figure.WaitingShare : null,
    };

    private static bool IsHidden(MaskedRow row, FigureCount count) => row.Marks[count] != Shown.AsItIs;

    private static ReportedFigure Named(ReportedFigure figure, UnitRegister? register, NationalUnitSettings settings)
    {
        var (unit, day) = (figure.Key.Unit, figure.Key.Month.Last);
        return figure with
        {
            UnitName = register?.NameOn(unit, day) ?? unit,
            HsaId = settings.Value(unit, day, "unit_hsa_id") ?? settings.Value(unit, day, "care_unit_hsa_id") ?? (HsaId().IsMatch(unit) ? unit : null),
        };
    }

    [GeneratedRegex(@"^SE\d{10}-\S+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HsaId();
}
