using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Goals;

/// <summary>What one unit's figures alone would change of the region's payout; null when it is not known. A calculation, not an entitlement.</summary>
public sealed record UnitStake(string Unit, long? DifferenceKr);

/// <summary>
/// A region's month of pay on the registered and on the judged basis: this month's areas by the same agreement, each with its base month
/// on the same basis and both routes tried. Money may have been claimed too little, or too much.
/// </summary>
public sealed record PayAtStake
{
    public required GoalsResult Registered { get; init; }

    public required GoalsResult Judged { get; init; }

    /// <summary>
    /// Each unit whose figures differ, in order of id: the region's payout with that unit's figures alone as judged (in the month and in its base
    /// month), less the registered. Since pay comes in tiers, they need not add up to <see cref="DifferenceKr"/>.
    /// </summary>
    public required IReadOnlyList<UnitStake> Units { get; init; }

    /// <summary>Judged less registered, kr: above 0 more is due than was claimed, below 0 less; null when either is not known.</summary>
    public long? DifferenceKr => Judged.TotalKr - Registered.TotalKr;

    public Phrase Sentence => (Judged.IsMeasured, DifferenceKr) switch
    {
        (false, _) => new(
            "Månaden mäts inte i överenskommelsen: inga pengar beror på skillnaderna.",
            "The agreement does not measure this month: no money depends on the differences."),
        (_, null) => WithBase(new(
            "Skillnaden i kronor kan inte räknas: regionens belopp, basmånaden eller något annat underlag saknas.",
            "The difference in kronor cannot be computed: the region's amount, the base month or other figures are missing.")),
        (_, { } difference) => Sum(difference),
    };

    private Phrase Sum(long difference)
    {
        var (judged, registered, size) = (Kr(Judged.TotalKr!.Value), Kr(Registered.TotalKr!.Value), Kr(Math.Abs(difference)));
        var told = difference switch
        {
            0 => new Phrase(
                $"Månadens utfall är detsamma på båda sätten, {registered.Sv}.",
                $"The month's payout is the same both ways, {registered.En}."),
            > 0 => new(
                $"Enligt regelverket ger månaden {judged.Sv}, enligt registrering {registered.Sv}: {size.Sv} har inte begärts.",
                $"By the definitions the month gives {judged.En}, as registered {registered.En}: {size.En} has not been claimed."),
            _ => new(
                $"Enligt regelverket ger månaden {judged.Sv}, enligt registrering {registered.Sv}: {size.Sv} kan ha begärts för mycket.",
                $"By the definitions the month gives {judged.En}, as registered {registered.En}: {size.En} may have been claimed too much."),
        };
        return WithBase(told);
    }

    // Which base month is meant decides as much as the month does.
    private Phrase WithBase(Phrase told)
    {
        var basis = Wording.Name(Judged.Month.SameMonthLastYear);
        return new(
            $"{told.Sv} Basmånaden {basis.Sv} är räknad på samma sätt som månaden, och både förbättring och 75 %-målet är prövade.",
            $"{told.En} The base month {basis.En} is counted the same way as the month, and both improvement and the 75% goal have been tried.");
    }

    /// <param name="agreement">The agreement to judge by.</param>
    /// <param name="registered">The region's figures as registered, with the base month.</param>
    /// <param name="judged">The same as the definitions say.</param>
    /// <param name="month">The month.</param>
    /// <param name="maxPerAreaMonth">As in <see cref="Agreement.Judge"/>.</param>
    public static PayAtStake Of(Agreement agreement, RegionSeries registered, RegionSeries judged, Month month, long? maxPerAreaMonth = null)
    {
        var now = agreement.Judge(registered, month, maxPerAreaMonth);
        var ours = new Swap(registered, judged, [month, month.SameMonthLastYear]);
        return new PayAtStake
        {
            Registered = now,
            Judged = agreement.Judge(judged, month, maxPerAreaMonth),
            Units = [.. ours.Units.Select(unit => new UnitStake(unit, agreement.Judge(ours.With(unit), month, maxPerAreaMonth).TotalKr - now.TotalKr))],
        };
    }

    private static Phrase Kr(long kronor)
    {
        var number = Wording.Number(kronor);
        return new($"{number.Sv}\u00A0kr", $"SEK\u00A0{number.En}");
    }

    /// <summary>The region's figures with one unit's replaced by those of the other basis.</summary>
    private sealed class Swap(RegionSeries registered, RegionSeries judged, IReadOnlyList<Month> months)
    {
        private readonly Dictionary<FigureKey, MonthlyFigure> before = Known(registered, months);
        private readonly Dictionary<FigureKey, MonthlyFigure> after = Known(judged, months);

        internal IReadOnlyList<string> Units =>
        [
            .. before.Keys.Union(after.Keys).Where(key => Of(before, key) != Of(after, key)).Select(key => key.Unit).Distinct().Order(StringComparer.Ordinal),
        ];

        internal RegionSeries With(string unit) => registered with
        {
            Figures = [.. registered.Figures.Select(figure => months.Contains(figure.Key.Month) ? Changed(figure, figure.Key with { Unit = unit }) : figure)],
        };

        private MonthlyFigure Changed(MonthlyFigure region, FigureKey key)
        {
            var (old, now) = (Of(before, key), Of(after, key));
            return region with
            {
                Completed = region.Completed + now.Completed - old.Completed,
                Counted = region.Counted + now.Counted - old.Counted,
                InTime = region.InTime + now.InTime - old.InTime,
                Waiting = region.Waiting + now.Waiting - old.Waiting,
                WaitingInTime = region.WaitingInTime + now.WaitingInTime - old.WaitingInTime,
            };
        }

        // A unit without a row has nothing at the point. Figures that do not know a number know it on neither basis.
        private static MonthlyFigure Of(Dictionary<FigureKey, MonthlyFigure> figures, FigureKey key) =>
            figures.GetValueOrDefault(key) ?? MonthlyFigure.Zero(key);

        private static Dictionary<FigureKey, MonthlyFigure> Known(RegionSeries series, IReadOnlyList<Month> months) =>
            series.UnitFigures.Where(figure => months.Contains(figure.Key.Month)).ToDictionary(figure => figure.Key);
    }
}
