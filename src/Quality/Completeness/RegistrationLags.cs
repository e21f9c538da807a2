using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Quality.Completeness;

/// <summary>Whose completed: a unit by its id or all, at a measuring point or all.</summary>
public readonly record struct LagPart(string? Unit, MeasuringPoint? Point);

/// <summary>
/// When a region's completed were registered: the first done contact at a wait's measuring point, and each that names no wait. Care level and
/// exclusions are left aside, for a contact is late to be registered whatever becomes of it.
/// </summary>
public sealed class RegistrationLags
{
    private readonly Dictionary<LagPart, DelayTable> tables = [];

    private RegistrationLags()
    {
    }

    /// <summary>The latest registration of any contact: up to when things are known. Null when no contact tells.</summary>
    public DateOnly? LatestOn { get; private set; }

    /// <summary>Completed that tell no day of registration, which no curve is made from.</summary>
    public int Untold { get; private set; }

    /// <summary>Completed that do.</summary>
    public int Told { get; private set; }

    /// <summary>The units that have any, in order of id.</summary>
    public IReadOnlyList<string> Units => [.. tables.Keys.Where(part => part is { Unit: not null, Point: null }).Select(part => part.Unit!).Order(StringComparer.Ordinal)];

    /// <param name="events">Read once.</param>
    /// <param name="region">The root unit's id.</param>
    /// <param name="knownOn">When a contact became known, null where that is not known. Null: the day of its registration.</param>
    public static RegistrationLags Of(ICareEvents events, string region, Func<Contact, DateOnly?>? knownOn = null)
    {
        var lags = new RegistrationLags();
        var register = new UnitRegister(events.Units());
        var first = new Dictionary<(string Wait, MeasuringPoint Point), (DateOnly On, string Id, string Unit, DateOnly? Known)>();
        foreach (var contact in events.Contacts())
        {
            var known = knownOn is null ? contact.RegisteredOn : knownOn(contact);
            lags.LatestOn = known > lags.LatestOn || lags.LatestOn is null ? known ?? lags.LatestOn : lags.LatestOn;
            if (contact.Status != ContactStatus.Done || contact.Kind.Point() is not { } point)
            {
                continue;
            }

            if (contact.WaitId is not { } wait)
            {
                lags.Add(register, region, (contact.StartedOn, contact.UnitId, known), point);
            }
            else if (!first.TryGetValue((wait, point), out var earlier) || (contact.StartedOn, contact.ContactId).CompareTo((earlier.On, earlier.Id)) < 0)
            {
                first[(wait, point)] = (contact.StartedOn, contact.ContactId, contact.UnitId, known);
            }
        }

        foreach (var ((_, point), (on, _, unit, known)) in first)
        {
            lags.Add(register, region, (on, unit, known), point);
        }

        return lags;
    }

    /// <summary>Empty where there are none.</summary>
    public DelayTable Table(LagPart part) => tables.GetValueOrDefault(part) ?? new();

    private readonly Dictionary<(string, Month), bool> isOfRegion = [];

    private void Add(UnitRegister register, string region, (DateOnly On, string Unit, DateOnly? Known) contact, MeasuringPoint point)
    {
        var month = Month.Of(contact.On);
        if (!isOfRegion.TryGetValue((contact.Unit, month), out var isOurs))
        {
            isOfRegion.Add((contact.Unit, month), isOurs = register.RootOn(contact.Unit, month.Last) == region);
        }

        if (!isOurs)
        {
            return;
        }

        if (contact.Known is not { } known)
        {
            Untold++;
            return;
        }

        Told++;
        foreach (var part in new LagPart[] { new(null, null), new(null, point), new(contact.Unit, null), new(contact.Unit, point) })
        {
            if (!tables.TryGetValue(part, out var table))
            {
                tables.Add(part, table = new());
            }

            table.Add(month, known);
        }
    }
}
