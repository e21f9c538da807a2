using Trettio.Care;

namespace Trettio.Planning.Producing;

/// <summary>Whether a question is neuropsychiatric: such investigations take several times as long, and are planned apart.</summary>
public enum QuestionKind
{
    Other,
    Neuropsychiatric,
}

/// <summary>What time is used for: a measuring point, and which kind of question.</summary>
public readonly record struct VisitKind(MeasuringPoint Point, QuestionKind Question);

/// <summary>How long one visit of a kind takes in one contact form, and how much of them is done so.</summary>
/// <param name="Kind">The measuring point and the kind of question.</param>
/// <param name="Form">The contact form, as it is called; for the reader.</param>
/// <param name="Minutes">With all that belongs to it: before, after, writing. Above 0.</param>
/// <param name="Part">0–1 of the kind's visits; the parts of a kind sum to 1.</param>
public sealed record VisitLength(VisitKind Kind, string Form, double Minutes, double Part);

/// <summary>Those of one profession.</summary>
/// <param name="Profession">As it is called.</param>
/// <param name="Hours">Hours of employment a week, all of them together.</param>
/// <param name="Bookable">0–1 of the hours at work that can be booked with visits.</param>
/// <param name="Away">0–1 of the hours away: leave, sickness, training.</param>
/// <param name="Uses">What the bookable hours go to, 0–1 each; together at most 1.</param>
public sealed record StaffGroup(string Profession, double Hours, double Bookable, double Away, IReadOnlyDictionary<VisitKind, double> Uses)
{
    public double BookableHours => Hours * (1 - Away) * Bookable;
}

/// <summary>How many visits a week there is time for: hours at work that can be booked, over the mean length of a visit.</summary>
public static class StaffCapacity
{
    /// <exception cref="ArgumentException">A share outside 0–1, a length not above 0, or time used for a kind without a length.</exception>
    public static IReadOnlyDictionary<VisitKind, double> VisitsAWeek(IReadOnlyList<StaffGroup> staff, IReadOnlyList<VisitLength> lengths)
    {
        var minutes = lengths.GroupBy(length => length.Kind).ToDictionary(kind => kind.Key, Mean);
        var visits = new Dictionary<VisitKind, double>();
        foreach (var group in staff)
        {
            Demand(group.Bookable is >= 0 and <= 1 && group.Away is >= 0 and <= 1 && group.Hours >= 0, $"{group.Profession}: hours and shares");
            Demand(group.Uses.Values.All(part => part is >= 0 and <= 1) && group.Uses.Values.Sum() <= 1.000001, $"{group.Profession}: uses of at most all the time");
            foreach (var (kind, part) in group.Uses)
            {
                Demand(minutes.ContainsKey(kind), $"{group.Profession}: a length of {kind.Point.Code()}");
                visits[kind] = visits.GetValueOrDefault(kind) + (group.BookableHours * part * 60 / minutes[kind]);
            }
        }

        return visits;
    }

    private static double Mean(IGrouping<VisitKind, VisitLength> kind)
    {
        Demand(kind.All(length => length.Minutes > 0 && length.Part is >= 0 and <= 1) && Math.Abs(kind.Sum(length => length.Part) - 1) < 0.001, $"lengths of {kind.Key.Point.Code()} whose parts sum to 1");
        return kind.Sum(length => length.Minutes * length.Part);
    }

    private static void Demand(bool holds, string what)
    {
        if (!holds)
        {
            throw new ArgumentException(what);
        }
    }
}
