using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Measuring.Judging;

namespace Trettio.Work;

/// <summary>Which region's month; <see cref="Unit"/> (id or name) and <see cref="Point"/> null: all.</summary>
public sealed record DifferencesRequest(string Region, Month Month)
{
    public string? Unit { get; init; }

    public MeasuringPoint? Point { get; init; }

    public long? MaxPerAreaMonth { get; init; }
}

/// <summary>A region's month, registered against judged. Figures and records are those of the unit and point asked for; pay is the region's.</summary>
public sealed record DifferencesFound
{
    public required string Region { get; init; }

    public required string RegionName { get; init; }

    public required Month Month { get; init; }

    /// <summary>Per unit and measuring point, a row wherever something is completed or left out on either basis.</summary>
    public required IReadOnlyList<PointDifferences> Figures { get; init; }

    /// <summary>Without protected identities.</summary>
    public required IReadOnlyList<Difference> Records { get; init; }

    public required UndecidableShare Undecidable { get; init; }

    public required IReadOnlyDictionary<string, UndecidableShare> UndecidableOf { get; init; }

    /// <summary>Differing contacts of protected identities: in the figures, in no list. Never said per unit.</summary>
    public required int Withheld { get; init; }

    /// <summary>Contacts judged to be something else that are completed on neither basis.</summary>
    public required int WithoutEffect { get; init; }

    public required PayAtStake Stake { get; init; }

    public required IReadOnlyDictionary<string, string> UnitNames { get; init; }

    /// <summary>The id of the unit asked for; null for all.</summary>
    public string? Unit { get; init; }

    public MeasuringPoint? Point { get; init; }

    public string NameOf(string unit) => UnitNames.GetValueOrDefault(unit, unit);

    /// <summary>All of <see cref="Figures"/> at one point.</summary>
    public PointDifferences At(MeasuringPoint point) => PointDifferences.Sum(new(Month, Region, point), Figures.Where(one => one.Key.Point == point));
}

/// <summary>The verb differences: a month as registered against what the definitions say.</summary>
public static class FindDifferences
{
    /// <param name="inputs">As registered.</param>
    /// <param name="books">The region's books on each basis, by the same rule set.</param>
    /// <param name="by">What to judge by.</param>
    /// <param name="request">Which month.</param>
    /// <exception cref="RefusedException">No such region or unit, or a month without care events (2).</exception>
    public static DifferencesFound Run(
        Inputs inputs, (RegionBook Registered, RegionBook Judged) books, (RuleSet Rules, CodeLists Lists, Agreement Agreement) by, DifferencesRequest request)
    {
        var asked = (request.Region, request.Month);
        var (_, registered) = JudgeGoals.Run(books.Registered, by.Agreement, asked, request.MaxPerAreaMonth);
        var january = new Month(request.Month.Year - 1, 1);
        var judged = books.Judged.Series(request.Region, january, request.Month);
        if (inputs.Events is not { } events || registered.Sources.GetValueOrDefault(request.Month, FigureSource.Figures) != FigureSource.CareEvents)
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"För {registered.Name} i {request.Month} finns bara månadssiffror; vad som skiljer syns bara i vårdhändelser.",
                $"There are only monthly figures for {registered.Name} in {request.Month}; what differs shows only in care events."));
        }

        var found = Differences.Of(events, by.Rules, by.Lists, request.Month, by.Rules.CareLevel);
        bool IsHere(string unit) => found.Register.RootOn(unit, request.Month.Last) == registered.Id;
        var here = found.Figures.Select(one => one.Key.Unit).Concat(found.Undecidable.Keys).Where(IsHere).Distinct().Order(StringComparer.Ordinal).ToList();
        var unit = Unit(request.Unit, here, registered);
        bool IsAsked(string one) => unit is null ? IsHere(one) : one == unit;
        var undecidable = found.Undecidable.Where(one => IsAsked(one.Key)).ToDictionary();
        return new DifferencesFound
        {
            Region = registered.Id,
            RegionName = registered.Name,
            Month = request.Month,
            Figures = [.. found.Figures.Where(one => IsAsked(one.Key.Unit) && (request.Point is not { } point || one.Key.Point == point))],
            Records = [.. found.Records.Where(one => IsAsked(one.UnitId) && (request.Point is not { } point || one.IsUncounted(point) || one.IsOverCounted(point)))],
            Undecidable = new(undecidable.Values.Sum(share => share.Undecidable), undecidable.Values.Sum(share => share.Judged)),
            UndecidableOf = undecidable,
            Withheld = found.Withheld.Where(one => IsHere(one.Key)).Sum(one => one.Value),
            WithoutEffect = found.WithoutEffect.Where(one => IsAsked(one.Key)).Sum(one => one.Value),
            Stake = PayAtStake.Of(by.Agreement, registered, judged, request.Month, request.MaxPerAreaMonth),
            UnitNames = here.ToDictionary(one => one, one => found.Register.NameOn(one, request.Month.Last)),
            Unit = unit,
            Point = request.Point,
        };
    }

    private static string? Unit(string? asked, List<string> here, RegionSeries series)
    {
        if (asked is null)
        {
            return null;
        }

        string Name(string unit) => series.UnitNames.GetValueOrDefault(unit, unit);
        return here.Find(unit => unit == asked)
            ?? here.Find(unit => string.Equals(Name(unit), asked.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new RefusedException(ExitCode.WrongUsage, new(
                $"Enheten har inga genomförda kontakter i {series.Name} den månaden; där finns {string.Join(", ", here)}.",
                $"The unit has no done contacts in {series.Name} that month; there is {string.Join(", ", here)}."));
    }
}
