using Trettio.Care;

namespace Trettio.Measuring.Rules;

/// <summary>Whether a wait is of the care level measured. The table beside this file is the rule.</summary>
public static class CareLevelAtEntry
{
    /// <summary>The level of the unit at entry, on the day of entry, holds for the whole wait; <paramref name="asked"/> null asks for all levels.</summary>
    public static bool Holds(Course course, UnitRegister units, CareLevel? asked) =>
        asked is not { } level || units.LevelOn(course.UnitOn(course.EntryOn), course.EntryOn) == level;
}
