using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Measuring.Judging;

namespace Trettio.Work;

/// <summary>The verb goals: a region's month against an agreement.</summary>
public static class JudgeGoals
{
    /// <exception cref="RefusedException">No such region, or a month without data (2).</exception>
    public static (GoalsResult Result, RegionSeries Series) Run(
        RegionBook book, Agreement agreement, (string Region, Month Month) asked, long? maxPerAreaMonth, FigureSource? only = null)
    {
        var january = new Month(asked.Month.Year - 1, 1);
        var series = book.Series(asked.Region, january, asked.Month, only);
        if (!Codes.MeasuringPoints.Any(point => series.Of(asked.Month, point) is not null))
        {
            throw new RefusedException(ExitCode.WrongUsage, Missing(book.MonthsOf(asked.Region), series.Name, asked.Month));
        }

        return (agreement.Judge(series, asked.Month, maxPerAreaMonth), series);
    }

    /// <summary>
    /// What could not be told of that month; null as registered, and where the month's figures were delivered as figures, which no rule judges.
    /// </summary>
    public static UndecidableShare? Undecidable(Inputs inputs, RegionSeries series, Month month) =>
        series.Sources.GetValueOrDefault(month, FigureSource.Figures) == FigureSource.CareEvents ? inputs.Undecidable(month, month) : null;

    private static Phrase Missing(IReadOnlyList<Month> months, string region, Month month) => months.Count == 0
        ? new($"Det finns inga uppgifter för {region}.", $"There are no figures for {region}.")
        : new(
            $"Det finns inga uppgifter för {region} i {month}; uppgifter finns från {months[0]} till {months[^1]}.",
            $"There are no figures for {region} in {month}; there are from {months[0]} to {months[^1]}.");
}
