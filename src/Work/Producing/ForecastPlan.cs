using Trettio.Care;
using Trettio.Planning.Forecasting;
using Trettio.Planning.Producing;

namespace Trettio.Work.Producing;

/// <summary>Fills in the inflow of the months to come by the forecasting models, in the place of the template's one percentage.</summary>
internal static class ForecastPlan
{
    /// <summary>The same numbers, with a forecast of the inflow for each month of the year after the last that is known. Without a history: the same.</summary>
    /// <param name="inputs">The plan's numbers.</param>
    /// <param name="inflow">What came in a month; null where nobody knows.</param>
    /// <param name="known">The months that may be known.</param>
    /// <param name="year">The plan's year.</param>
    public static PlanInputs Of(PlanInputs inputs, Func<Month, int?> inflow, IReadOnlyList<Month> known, int year)
    {
        var history = MonthSeries.Of(known.Where(month => month.Year <= year && inflow(month) is not null).Select(month => (month, (double)inflow(month)!.Value)));
        var ahead = history.Values.Count == 0 ? 0 : new Month(year, 12).Since(history.Last);
        return ahead < 1 ? inputs : inputs.With(Forecaster.Of(history, new ForecastSettings { Horizon = ahead, TriesErrors = false }).Months
            .Where(month => month.Month.Year == year)
            .Select(month => KeyValuePair.Create(
                new PlanKey(MeasuringPoint.FirstVisit, month.Month, PlanField.Inflow),
                (int?)(int)Math.Min(PlanInputs.Most, Math.Round(month.Mean, MidpointRounding.AwayFromZero)))));
    }
}
