using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Quality.SystemChange;

namespace Trettio.Work;

/// <summary>A profile over a change of journal system, what is recorded of it, and what the agreement says of the region's months.</summary>
public sealed record ChangeProfiled(string RegionName, SystemChangeProfile Profile)
{
    public required IReadOnlyDictionary<string, string> UnitNames { get; init; }

    /// <summary>What the agreement excepts of the region; its rule for such months is not public.</summary>
    public required IReadOnlyList<MonthException> Exceptions { get; init; }

    /// <summary>What opens the listed waits in the unit's own journal system.</summary>
    public JournalRefs Journals { get; init; } = JournalRefs.None;
}

/// <summary>Two deliveries compared, and what opens each listed row in the unit's own journal system: as the second tells, else the first.</summary>
public sealed record DeliveriesCompared(DeliveryComparison Found, JournalRefs A, JournalRefs B)
{
    public string? JournalOf(string patientId) => B.OfPatient(patientId) ?? A.OfPatient(patientId);
}

/// <summary>The verbs profile and compare-deliveries: did a change of journal system lose or alter anything?</summary>
public static class ProfileChange
{
    /// <param name="inputs">Their care events are read several times, and held.</param>
    /// <param name="book">The regions.</param>
    /// <param name="by">The limits of what is marked, and the agreement.</param>
    /// <param name="asked">The region (null: the only one), the day, and a unit (null: all).</param>
    /// <exception cref="RefusedException">No such region or unit, or several regions and none named (2); no care events (10).</exception>
    public static ChangeProfiled Run(Inputs inputs, RegionBook book, (BreakLimits Limits, Agreement Agreement) by, (string? Region, DateOnly On, string? Unit) asked)
    {
        var events = new HeldEvents(inputs.Events ?? throw NoEvents(inputs.Description));
        var (id, name) = book.Find(asked.Region ?? Only(book));
        var register = new UnitRegister(events.Units());
        if (asked.Unit is { } unit && register.RootOn(unit, asked.On) != id)
        {
            throw new RefusedException(ExitCode.WrongUsage, new($"Enheten '{unit}' finns inte i regionen {asked.On:yyyy-MM-dd}.", $"There is no unit '{unit}' in the region on {asked.On:yyyy-MM-dd}."));
        }

        var names = by.Agreement.Regions.FirstOrDefault(region => region.IsCalled(id) || region.IsCalled(name)) is { } known ? known.Names.Append(known.Id) : [];
        var called = names.Append(id).Append(name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var profile = SystemChangeProfile.Of(events, new(id, asked.On) { Unit = asked.Unit }, by.Limits);
        return new(name, profile)
        {
            Journals = JournalRefs.OfPatients(events, Whose([profile.Waits.Undecided.Without, profile.Waits.Silent, profile.Waits.Doubled])),
            UnitNames = register.Ids.ToDictionary(one => one, one => register.NameOn(one, asked.On)),
            Exceptions = [.. by.Agreement.Exceptions.Where(exception => called.Contains(exception.Region))],
        };
    }

    /// <exception cref="RefusedException">Either holds no care events, or cannot be read (10).</exception>
    public static DeliveriesCompared Compare(Inputs a, Inputs b)
    {
        var (first, second) = (a.Events ?? throw NoEvents(a.Description), b.Events ?? throw NoEvents(b.Description));
        var found = DeliveryComparison.Of(first, second);
        var whose = Whose([found.LostDecisions, .. found.Ids.Select(ids => ids.Ids)]);
        return new(found, JournalRefs.OfPatients(first, whose), JournalRefs.OfPatients(second, whose));
    }

    private static HashSet<string> Whose(IEnumerable<FoundIds> listed) => [.. listed.SelectMany(ids => ids.PatientIds)];

    private static RefusedException NoEvents(Phrase what) => new(ExitCode.CannotRead, new(
        $"{what.Sv} innehåller inga vårdhändelser; månadssiffror har inga fält att jämföra.", $"{what.En} holds no care events; monthly figures have no fields to compare."));

    private static string Only(RegionBook book) => book.Regions.Count == 1 ? book.Regions[0].Id : throw new RefusedException(ExitCode.WrongUsage, new(
        $"Ange --region; underlaget innehåller {string.Join(", ", book.Regions.Select(region => region.Id))}.",
        $"Give --region; the inputs hold {string.Join(", ", book.Regions.Select(region => region.Id))}."));
}
