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

    /// <summary>The same of one unit (id or name) and one measuring point; null: all.</summary>
    /// <exception cref="RefusedException">There is no such unit in the month (2).</exception>
    public DifferencesFound Only(string? unit, MeasuringPoint? point)
    {
        var id = unit is null ? null : UnitOf(unit);
        var undecidable = UndecidableOf.Where(one => id is null || one.Key == id).ToDictionary();
        return this with
        {
            Figures = [.. Figures.Where(one => (id is null || one.Key.Unit == id) && (point is not { } at || one.Key.Point == at))],
            Records = [.. Records.Where(one => (id is null || one.UnitId == id) && (point is not { } at || one.IsUncounted(at) || one.IsOverCounted(at)))],
            UndecidableOf = undecidable,
            Undecidable = Sum(undecidable.Values),
            Unit = id,
            Point = point,
        };
    }

    /// <summary>Of several units together.</summary>
    internal static UndecidableShare Sum(IReadOnlyCollection<UndecidableShare> shares) =>
        new(shares.Sum(share => share.Undecidable), shares.Sum(share => share.Judged));

    private string UnitOf(string asked)
    {
        var known = UnitNames.Keys.Order(StringComparer.Ordinal).ToList();
        return known.Find(unit => unit == asked)
            ?? known.Find(unit => string.Equals(UnitNames[unit], asked.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new RefusedException(ExitCode.WrongUsage, new(
                $"Enheten har inga genomförda kontakter i {RegionName} i {Month}; där finns {string.Join(", ", known)}.",
                $"The unit has no done contacts in {RegionName} in {Month}; there is {string.Join(", ", known)}."));
    }

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
        var undecidable = found.Undecidable.Where(one => IsHere(one.Key)).ToDictionary();
        return new DifferencesFound
        {
            Region = registered.Id,
            RegionName = registered.Name,
            Month = request.Month,
            Figures = [.. found.Figures.Where(one => IsHere(one.Key.Unit))],
            Records = [.. found.Records.Where(one => IsHere(one.UnitId))],
            Undecidable = DifferencesFound.Sum(undecidable.Values),
            UndecidableOf = undecidable,
            Withheld = found.Withheld.Where(one => IsHere(one.Key)).Sum(one => one.Value),
            WithoutEffect = found.WithoutEffect.Where(one => IsHere(one.Key)).Sum(one => one.Value),
            Stake = PayAtStake.Of(by.Agreement, registered, judged, request.Month, request.MaxPerAreaMonth),
            UnitNames = undecidable.Keys.ToDictionary(one => one, one => found.Register.NameOn(one, request.Month.Last)),
        }.Only(request.Unit, request.Point);
    }
}
