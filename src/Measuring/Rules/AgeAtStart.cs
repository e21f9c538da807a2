namespace Trettio.Measuring.Rules;

/// <summary>The age band of a child on the day the clock started. The table beside this file is the rule.</summary>
public static class AgeAtStart
{
    public const string NotKnown = "";

    /// <summary>
    /// Whole years. The birth day is never delivered: the birthday counts as reached from the first day of the birth month,
    /// and from the first of January when only the year is known.
    /// </summary>
    public static int Years(int birthYear, int? birthMonth, DateOnly day) =>
        day.Year - birthYear - (day.Month < (birthMonth ?? 1) ? 1 : 0);

    public static string Band(int years) => years switch
    {
        <= 5 => "0-5",
        <= 12 => "6-12",
        <= 17 => "13-17",
        _ => "18+",
    };
}
