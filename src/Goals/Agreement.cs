using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Goals;

/// <summary>How well founded a value of an agreement is.</summary>
public enum Certainty
{
    /// <summary>Stated in the source.</summary>
    Source,

    /// <summary>Follows from the source by reading or arithmetic.</summary>
    Inferred,

    /// <summary>The source is silent; we chose.</summary>
    Ours,
}

/// <summary>Where one value of an agreement comes from. <see cref="Key"/> is its place in the file, e.g. <c>tiers.improve_5</c>.</summary>
public sealed record Statement(string Key, Source Source, Certainty Certainty, Phrase? Note);

/// <summary>A document that the agreement's values name by <see cref="Id"/>.</summary>
public sealed record CitedDocument(string Id, string Title, string Publisher, string Date);

/// <summary>
/// The route by level: both shares must be reached. Percent of completed and of waiting, and of the pot that they give. 0 percent of waiting: the
/// waiting are no condition, known or not.
/// </summary>
public sealed record LevelGoal(int CompletedPercent, int WaitingPercent, int PotPercent);

/// <summary>The route by improvement: at least so many percentage points over the base month.</summary>
public sealed record ImprovementGoal(Tier Tier, int Points, int PotPercent);

/// <summary>What a month can reach; <see cref="Improvements"/> best first.</summary>
public sealed record TierScale(LevelGoal Level, IReadOnlyList<ImprovementGoal> Improvements)
{
    /// <summary>The tier's part of the pot in percent; 0 for <see cref="Tier.None"/>.</summary>
    public int PotPercent(Tier tier) => tier == Tier.Level75
        ? Level.PotPercent
        : Improvements.FirstOrDefault(goal => goal.Tier == tier)?.PotPercent ?? 0;
}

public sealed record FlowPeriod(int Number, Month From, Month To);

/// <summary>Target area 4: completed first visits in percent of added, over each period, all or nothing.</summary>
public sealed record FlowGoal(int TargetPercent, IReadOnlyList<FlowPeriod> Periods);

/// <summary>A region's pot for one area in one month, and the other names that the region goes by.</summary>
public sealed record RegionAmount(string Id, IReadOnlyList<string> Names, long KrPerAreaMonth)
{
    public bool IsCalled(string name) => Names.Prepend(Id).Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);
}

/// <summary>An excepted month (undantagen månad). <see cref="SharePercent"/> of the pot is paid; null: the month is judged as usual.</summary>
public sealed record MonthException(string Region, MeasuringPoint Area, Month Month)
{
    /// <summary>What kind of exception, in the words of whoever recorded it, e.g. <c>journal_system_change</c>.</summary>
    public required string Type { get; init; }

    public int? SharePercent { get; init; }

    public required Phrase Reason { get; init; }

    /// <summary>The decision or document that excepts the month.</summary>
    public required string Reference { get; init; }
}

/// <summary>
/// What the state and the regions agreed to pay for: dated data from <c>definitions/agreements</c>, read by <see cref="Parse"/>,
/// and the judgement of a region's month by it.
/// </summary>
public sealed record Agreement
{
    /// <summary>More kr than any pot can be; keeps every sum exact.</summary>
    public const long MostKrPerAreaMonth = 1_000_000_000_000;

    public required string Id { get; init; }

    public required Phrase Name { get; init; }

    public required IReadOnlyList<CitedDocument> Documents { get; init; }

    public required Month MeasuredFrom { get; init; }

    public required Month MeasuredTo { get; init; }

    public required IReadOnlyList<MeasuringPoint> Areas { get; init; }

    public required TierScale Scale { get; init; }

    public required FlowGoal Flow { get; init; }

    /// <summary>A shortfall of at most this part of the counted, in percent, is called near in the sentence.</summary>
    public required int NearPercent { get; init; }

    /// <summary>False where a level is set and nothing is paid for reaching it.</summary>
    public bool Pays { get; init; } = true;

    /// <summary>The rule set whose limit the level means; null: any.</summary>
    public string? Rules { get; init; }

    public required IReadOnlyList<RegionAmount> Regions { get; init; }

    public required IReadOnlyList<MonthException> Exceptions { get; init; }

    /// <summary>Every value's source and certainty, in the order of the file.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }

    /// <exception cref="DefinitionException">The text is not an agreement: file, line and reason.</exception>
    public static Agreement Parse(string text, string fileName) => new AgreementText(text, fileName).Agreement();

    public bool Measures(Month month) => month >= MeasuredFrom && month <= MeasuredTo;

    /// <summary>Null when the agreement knows no amount for a region of that id or name.</summary>
    public RegionAmount? AmountOf(RegionSeries series) =>
        Regions.FirstOrDefault(region => region.IsCalled(series.Id)) ?? Regions.FirstOrDefault(region => region.IsCalled(series.Name));

    /// <summary>What the month gave, area by area, and each flow period begun by it.</summary>
    /// <param name="series">The region's figures.</param>
    /// <param name="month">The month judged.</param>
    /// <param name="maxPerAreaMonth">The pot of one area in one month, kr; null takes the agreement's own amount for the region.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pot is negative or above <see cref="MostKrPerAreaMonth"/>.</exception>
    public GoalsResult Judge(RegionSeries series, Month month, long? maxPerAreaMonth = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxPerAreaMonth ?? 0, nameof(maxPerAreaMonth));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxPerAreaMonth ?? 0, MostKrPerAreaMonth, nameof(maxPerAreaMonth));
        var pot = maxPerAreaMonth ?? AmountOf(series)?.KrPerAreaMonth;
        var areas = Areas.Select(area => JudgeArea(series, area, month, pot)).ToList();
        return new GoalsResult
        {
            Agreement = Id,
            AgreementName = Name,
            Region = series.Id,
            RegionName = series.Name,
            Scale = Scale,
            Pays = Pays,
            Month = month,
            IsMeasured = Measures(month),
            Areas = areas,
            Flow = [.. Flow.Periods.Where(period => period.From <= month).Select(period => Goals.Flow.Judge(Flow, period, series, month, pot))],
            TotalKr = Sum(areas, area => area.PayoutKr),
            PossibleKr = Sum(areas, area => area.MaxKr),
        };
    }

    private AreaResult JudgeArea(RegionSeries series, MeasuringPoint area, Month month, long? pot)
    {
        var figure = series.Of(month, area);
        var before = series.Of(month.SameMonthLastYear, area);
        var counts = AreaCounts.Of(figure, before);
        var judged = Tiers.Judge(Scale, counts);
        var exception = ExceptionOf(series, area, month);
        var maxKr = Measures(month) ? pot : 0;
        var percent = exception?.SharePercent ?? (judged.Tier is { } tier ? Scale.PotPercent(tier) : null);
        var result = new AreaResult
        {
            Area = area,
            State = exception is null ? judged.State : AreaState.Excepted,
            InTime = counts.InTime,
            Counted = counts.Counted,
            Share = figure?.Share,
            BaseInTime = counts.BaseInTime,
            BaseCounted = counts.BaseCounted,
            BaseShare = before?.Share,
            LevelPercent = Scale.Level.CompletedPercent,
            ChangePp = counts.ChangePp,
            Waiting = counts.Waiting,
            WaitingInTime = counts.WaitingInTime,
            WaitingShare = figure?.WaitingShare,
            Tier = exception?.SharePercent is null ? judged.Tier : null,
            PotShare = percent / 100.0,
            MaxKr = maxKr,
            PayoutKr = PartOf(maxKr, percent),
            ToReach = exception?.SharePercent is null ? judged.ToReach : [],
            Sentence = default,
        };
        return result with { Sentence = AreaSentence.Of(this, (result, series.Limit), judged.State, month, exception) };
    }

    private MonthException? ExceptionOf(RegionSeries series, MeasuringPoint area, Month month)
    {
        string[] called = [series.Id, series.Name, .. AmountOf(series) is { } known ? known.Names.Prepend(known.Id) : []];
        return Exceptions.FirstOrDefault(exception => exception.Area == area && exception.Month == month
            && called.Contains(exception.Region, StringComparer.OrdinalIgnoreCase));
    }

    // Kronor round half up (contracts §4), in whole numbers so that no krona depends on a binary fraction.
    private static long? PartOf(long? maxKr, int? percent) => ((maxKr * percent) + 50) / 100;

    private static long? Sum(IEnumerable<AreaResult> areas, Func<AreaResult, long?> kr) =>
        areas.Select(kr).Aggregate((long?)0, (sum, part) => sum + part);
}
