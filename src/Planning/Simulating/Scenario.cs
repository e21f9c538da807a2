using Trettio.Care;

namespace Trettio.Planning.Simulating;

/// <summary>A group for several children at once: seats on one day, beside all other time.</summary>
/// <param name="Unit">Null: shared among the units by how many wait and come.</param>
/// <param name="Point">What the group counts as.</param>
/// <param name="Day">When it starts: that is the day the seats' clocks stop.</param>
/// <param name="Seats">How many.</param>
public sealed record GroupStart(string? Unit, MeasuringPoint Point, DateOnly Day, int Seats);

/// <summary>Visits bought from others, or time of one's own that is added, beside the time there is.</summary>
/// <param name="Unit">Null: shared among the units by how many wait and come.</param>
/// <param name="Point">What they count as.</param>
/// <param name="PerWeek">How many each week, above 0.</param>
/// <param name="From">The first month; null: from the beginning.</param>
/// <param name="To">The last month; null: to the end.</param>
public sealed record AddedVisits(string? Unit, MeasuringPoint Point, double PerWeek, Month? From, Month? To)
{
    /// <summary>Of those a week, the visits of one's own staff for neuropsychiatric questions and for others; null: bought, or time that tells no staff.</summary>
    public OwnVisits? Own { get; init; }
}

/// <summary>Visits a week of one's own staff, by kind of question.</summary>
public sealed record OwnVisits(double Neuropsychiatric, double Other);

/// <summary>What is tried: how the future differs from going on as today. All of it may be left out.</summary>
public sealed record Scenario
{
    /// <summary>Going on as today.</summary>
    public static Scenario AsToday { get; } = new();

    /// <summary>What people call it; empty: by what it changes.</summary>
    public string Name { get; init; } = "";

    /// <summary>By measuring point: what the time is multiplied by. Missing: 1.</summary>
    public IReadOnlyDictionary<MeasuringPoint, double> Capacity { get; init; } = new Dictionary<MeasuringPoint, double>();

    /// <summary>What the arrivals from outside are multiplied by.</summary>
    public double Inflow { get; init; } = 1;

    /// <summary>Null: as it was booked in the year before.</summary>
    public BookingRule? Rule { get; init; }

    /// <summary>Weeks in which nobody is seen, at any unit.</summary>
    public IReadOnlyList<Weeks> Closed { get; init; } = [];

    public IReadOnlyList<GroupStart> Groups { get; init; } = [];

    public IReadOnlyList<AddedVisits> Added { get; init; } = [];

    /// <summary>0–1; null: as it was.</summary>
    public double? NoShow { get; init; }

    /// <summary>0–1: the part that goes before others; null: nobody.</summary>
    public double? Urgent { get; init; }

    /// <summary>What it costs over the whole run, kr; null: not told.</summary>
    public long? CostKr { get; init; }

    public bool IsAsToday => Capacity.Values.All(factor => factor == 1) && Inflow == 1 && Rule is null
        && Closed.Count + Groups.Count + Added.Count == 0 && NoShow is null && Urgent is null;

    /// <summary>The name, else what is changed, in words.</summary>
    public Phrase Called
    {
        get
        {
            if (Name.Length > 0)
            {
                return new(Name, Name);
            }

            var parts = Changes().ToList();
            return parts.Count == 0
                ? new("Som i dag", "As today")
                : new(Capital(string.Join(", ", parts.Select(part => part.Sv))), Capital(string.Join(", ", parts.Select(part => part.En))));
        }
    }

    private IEnumerable<Phrase> Changes()
    {
        foreach (var point in Codes.MeasuringPoints.Where(point => Capacity.GetValueOrDefault(point, 1) != 1))
        {
            var (change, name) = (Percent(Capacity[point]), point.Name());
            yield return new($"tid till {name.Sv.ToLowerInvariant()} {change.Sv}", $"time for {name.En.ToLowerInvariant()} {change.En}");
        }

        if (Inflow != 1)
        {
            yield return new($"inflöde {Percent(Inflow).Sv}", $"inflow {Percent(Inflow).En}");
        }

        if (Rule is not null)
        {
            yield return Rule.Name;
        }

        foreach (var weeks in Closed)
        {
            yield return new($"stängt {weeks}", $"closed {weeks}");
        }

        if (Groups.Count > 0)
        {
            yield return new($"{Groups.Sum(group => group.Seats)} platser i grupp", $"{Groups.Sum(group => group.Seats)} places in groups");
        }

        foreach (var added in Added)
        {
            var name = added.Point.Name();
            yield return new($"{Plain(added.PerWeek).Sv} fler i veckan till {name.Sv.ToLowerInvariant()}", $"{Plain(added.PerWeek).En} more a week for {name.En.ToLowerInvariant()}");
        }

        if (NoShow is { } share)
        {
            yield return new($"uteblivna {Plain(share * 100).Sv} %", $"no-shows {Plain(share * 100).En}%");
        }

        if (Urgent is { } urgent)
        {
            yield return new($"{Plain(urgent * 100).Sv} % går före", $"{Plain(urgent * 100).En}% go first");
        }
    }

    private static Phrase Percent(double factor)
    {
        var percent = Math.Round((factor - 1) * 100, 1);
        var number = Plain(Math.Abs(percent));
        return percent < 0 ? new($"−{number.Sv} %", $"−{number.En}%") : new($"+{number.Sv} %", $"+{number.En}%");
    }

    private static Phrase Plain(double number)
    {
        var text = Math.Round(number, 1).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
        return new(text.Replace('.', ','), text);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
