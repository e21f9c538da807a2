using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>Whether a contact that asks to be a treatment is the first of a new one. The table beside this file is the rule.</summary>
public static class Treatment
{
    /// <summary><paramref name="earlier"/>: the patient's contacts before this one, over all commitments, in order, as they were judged.</summary>
    public static Ruling Of(Seen now, IReadOnlyList<Seen> earlier)
    {
        List<Seen> before = [.. earlier.Where(one => one.Counts == MeasuringPoint.Treatment)];
        if (before.Count == 0)
        {
            return new(true, Reasons.FirstOnQuestion);
        }

        if (before.FindLast(one => IsSame(now, one)) is { } latest)
        {
            return Again.Of(MeasuringPoint.Treatment, now, latest, earlier);
        }

        if (now.Question is not null)
        {
            return new(true, before.Exists(now.AsksTheSameAs) ? Reasons.OtherTreatmentGroup : Reasons.FirstOnQuestion);
        }

        // Of another group than every earlier one it is new whatever its question would have been.
        return before.Exists(one => one.WaitTo(MeasuringPoint.Treatment) is { } wait && wait.WaitId == now.Wait?.WaitId) ? new(false, Reasons.SameWait)
            : before.TrueForAll(one => GroupsDiffer(now, one)) ? new(true, Reasons.OtherTreatmentGroup)
            : Again.WithoutQuestion(now.Readings);
    }

    private static bool IsSame(Seen now, Seen before) =>
        (now.AsksTheSameAs(before) && !GroupsDiffer(now, before)) || IsMovedMedication(now, before);

    /// <summary>A medicine that goes on at another unit is the same treatment, whatever the question is called there.</summary>
    private static bool IsMovedMedication(Seen now, Seen before) =>
        now.Readings.MovedMedicationIsSame
        && now.Contact.UnitId != before.Contact.UnitId
        && now.Groups.Any(group => group.StartsWith(CodeLists.MedicationPrefix, StringComparison.Ordinal) && before.Groups.Contains(group));

    /// <summary>Only what is known on both sides can differ, and only where the readings let a group make a treatment new.</summary>
    private static bool GroupsDiffer(Seen now, Seen before) =>
        now.Readings.GroupMakesNew && now.Groups.Count > 0 && before.Groups.Count > 0 && !now.Groups.Overlaps(before.Groups);
}
