using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Comparing;
using Trettio.Measuring.Judging;
using Trettio.Measuring.Rules;

namespace Trettio.Quality.Reconciling;

/// <summary>A unit by its number, and whether it is of the region in the month that the figure belongs to.</summary>
internal readonly record struct PlaceOf(int Unit, bool IsOfRegion);

/// <summary>All that the rules tried ask of one wait in the period. Days are from clock start; null when it is no such part of it.</summary>
internal sealed record Fact(RecordId Id, bool IsHidden, string Home, CareLevel Level)
{
    public int? CompletedDays { get; init; }

    public Deviation Deviation { get; init; }

    public PlaceOf Stopping { get; init; }

    public PlaceOf Standing { get; init; }

    public PlaceOf Listing { get; init; }

    public int? WaitingDays { get; init; }

    public Deviation WaitDeviation { get; init; }

    public PlaceOf Waiting { get; init; }

    public PlaceOf WaitingListing { get; init; }
}

/// <summary>
/// What a region's waits at one measuring point come to in a period, worked out anew for each way of reading the events (basis, clock, what
/// was known when) and then kept.
/// </summary>
internal sealed class RegionFacts
{
    private readonly ICareEvents all;
    private readonly PublishedFigure published;
    private readonly RuleSet own;
    private readonly CodeLists? lists;
    private readonly CareEventList events;
    private readonly UnitRegister register;
    private readonly Shielded shielded;
    private readonly Dictionary<string, Patient> patients;
    private readonly Dictionary<string, int> units = [];
    private readonly Dictionary<(string, Month), PlaceOf> places = [];
    private readonly Dictionary<(bool, string, DateOnly?), IReadOnlyList<Fact>> kept = [];
    private readonly Lazy<ICareEvents> judged;

    internal RegionFacts(ICareEvents events, PublishedFigure published, RulesTried tried)
    {
        (all, this.published, own, lists, OtherRules) = (events, published, tried.Own, tried.Lists, tried.Others);
        this.events = EventsOfPeriod.Of(events, published.Month, published.To);
        register = new UnitRegister(this.events.Units());
        shielded = new Shielded(events.Patients());
        patients = this.events.Patients().ToDictionary(patient => patient.PatientId);
        judged = new(Judged);
        var basic = Of(new Counting(own));
        Levels = [.. basic.Select(fact => fact.Level).Distinct().Order()];
        UnitNames = basic.SelectMany(fact => new[] { fact.Stopping, fact.Waiting }).Where(place => place.IsOfRegion).Select(place => place.Unit).Distinct()
            .Select(unit => Ids[unit]).Order(StringComparer.Ordinal).ToDictionary(id => id, id => register.NameOn(id, published.To.Last));
    }

    internal IReadOnlyList<RuleSet> OtherRules { get; }

    internal bool CanJudge => lists is not null && own.Judging is not null;

    internal IReadOnlyList<CareLevel> Levels { get; }

    /// <summary>The units that have any part in the region's figures, by id.</summary>
    internal IReadOnlyDictionary<string, string> UnitNames { get; }

    /// <summary>By number.</summary>
    internal List<string> Ids { get; } = [];

    internal IReadOnlyList<Fact> Of(Counting counting)
    {
        var rules = counting.Clock is { } clock
            ? counting.Rules with { FirstVisitClocks = [new(DateOnly.MinValue, clock, counting.Rules.Source)] }
            : counting.Rules;
        var key = (counting.IsJudged, string.Join(';', rules.FirstVisitClocks.Select(dated => $"{dated.From:yyyyMMdd}{dated.Value}")), counting.KnownBy);
        if (!kept.TryGetValue(key, out var facts))
        {
            var read = counting.IsJudged ? judged.Value : counting.KnownBy is { } day ? new EventsKnownBy(events, day) : events;
            kept.Add(key, facts = [.. Histories.Of(read).All.Where(history => history.Point == published.Point).Select(history => FactOf(history, rules)).OfType<Fact>()]);
        }

        return facts;
    }

    // What waits as judged may have been stopped as registered, by anybody: then all have to be judged.
    private JudgedEvents Judged()
    {
        var asksWaiting = published.Values.Keys.Any(field => field is FigureField.Waiting or FigureField.WaitingInTime or FigureField.WaitingShare);
        return new JudgedEvents(asksWaiting ? all : events, own, lists!);
    }

    private Fact? FactOf(History history, RuleSet rules)
    {
        var course = Course.Of(history, rules);
        var done = course.StoppedOn is { } stopped && Month.Of(stopped) is var month && month >= published.Month && month <= published.To
            ? MonthStanding.Of(course, month, rules).OfType<Standing.Completed>().FirstOrDefault()
            : null;
        var waiting = MonthStanding.Of(course, published.To, rules).OfType<Standing.Waiting>().FirstOrDefault();
        if (done is null && waiting is null)
        {
            return null;
        }

        var fact = new Fact(new(course.IsImplied, course.Id), shielded.Contains(course.PatientId), HomeOf(course.PatientId), register.LevelOn(course.UnitOn(course.EntryOn), course.EntryOn));
        var listing = history.Wait?.UnitId ?? course.Units[0].UnitId;
        if (done is not null)
        {
            var at = Month.Of(course.StoppedOn!.Value);
            fact = fact with { CompletedDays = done.Days, Deviation = course.Deviation, Stopping = At(done.UnitId, at), Standing = At(done.WaitUnitId, at), Listing = At(listing, at) };
        }

        return waiting is null
            ? fact
            : fact with { WaitingDays = waiting.Days, WaitDeviation = course.WaitDeviation, Waiting = At(waiting.UnitId, published.To), WaitingListing = At(listing, published.To) };
    }

    private string HomeOf(string patientId)
    {
        var patient = patients.GetValueOrDefault(patientId);
        return HomeRegion.Of(patient?.HomeRegion, patient?.Municipality, (published.Region, register.NameOn(published.Region, published.To.Last)));
    }

    private PlaceOf At(string unit, Month month)
    {
        if (!places.TryGetValue((unit, month), out var place))
        {
            if (!units.TryGetValue(unit, out var number))
            {
                units.Add(unit, number = Ids.Count);
                Ids.Add(unit);
            }

            places.Add((unit, month), place = new(number, register.RootOn(unit, month.Last) == published.Region));
        }

        return place;
    }
}
