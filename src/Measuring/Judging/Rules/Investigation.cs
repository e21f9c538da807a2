using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>Whether a contact that asks to be an investigation is the first of a new one. The table beside this file is the rule.</summary>
public static class Investigation
{
    /// <summary><paramref name="earlier"/>: the patient's contacts before this one, over all commitments, in order, as they were judged.</summary>
    public static Ruling Of(Seen now, IReadOnlyList<Seen> earlier)
    {
        List<Seen> before = [.. earlier.Where(one => one.Counts == MeasuringPoint.Investigation)];
        if (before.Count == 0)
        {
            return new(true, Reasons.FirstOnQuestion);
        }

        if (now.Question is null)
        {
            return before.Exists(one => one.WaitTo(MeasuringPoint.Investigation) is { } wait && wait.WaitId == now.Wait?.WaitId)
                ? new(false, Reasons.SameWait)
                : Again.WithoutQuestion(now.Readings);
        }

        return before.FindLast(now.AsksTheSameAs) is { } latest
            ? Again.Of(MeasuringPoint.Investigation, now, latest, earlier)
            : new(true, Reasons.FirstOnQuestion);
    }
}
