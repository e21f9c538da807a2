using System.Diagnostics;
using Trettio.Care;
using Trettio.Measuring.Fast;
using Trettio.Measuring.Rules;

namespace Trettio.Measuring;

/// <summary>By what a distribution may be split.</summary>
public enum Split
{
    /// <summary>1, 2 or 3 as in the national format.</summary>
    Sex,

    /// <summary>Age band on the day the clock started.</summary>
    Age,

    /// <summary>Home municipality, four digits.</summary>
    Municipality,

    /// <summary>own or other: whether the child's home region is the unit's.</summary>
    Home,

    /// <summary>The mission of the unit whose figure it is, on the last day of the month.</summary>
    Mission,

    /// <summary>region or private.</summary>
    ProviderForm,
}

/// <summary>The value a wait has in a split; empty means not known.</summary>
internal static class SplitValues
{
    internal static string Of(Split split, PatientFacts patient, int start, CareUnit? unit, (string Id, string Name) root) => split switch
    {
        Split.Sex => patient.Sex is { } sex ? ((int)sex).ToString(System.Globalization.CultureInfo.InvariantCulture) : "",
        Split.Age => patient.BirthYear == 0
            ? AgeAtStart.NotKnown
            : AgeAtStart.Band(AgeAtStart.Years(patient.BirthYear, patient.BirthMonth, DateOnly.FromDayNumber(start))),
        Split.Municipality => patient.Municipality ?? "",
        Split.Home => HomeRegion.Of(patient.HomeRegion, patient.Municipality, root),
        Split.Mission => unit?.Mission ?? "",
        Split.ProviderForm => unit?.ProviderForm is { } form ? Codes.Code(form) : "",
        _ => throw new UnreachableException(),
    };
}
