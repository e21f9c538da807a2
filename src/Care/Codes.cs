using System.Diagnostics;

namespace Trettio.Care;

/// <summary>How the closed choices are written in files, addresses and JSON (contracts §1–4).</summary>
public static class Codes
{
    public static IReadOnlyList<MeasuringPoint> MeasuringPoints { get; } =
        [MeasuringPoint.FirstVisit, MeasuringPoint.Investigation, MeasuringPoint.Treatment];

    public static string Code(this MeasuringPoint point) => point switch
    {
        MeasuringPoint.FirstVisit => "first_visit",
        MeasuringPoint.Investigation => "investigation",
        MeasuringPoint.Treatment => "treatment",
        _ => throw new UnreachableException(),
    };

    public static Phrase Name(this MeasuringPoint point) => point switch
    {
        MeasuringPoint.FirstVisit => new("Första besök", "First visit"),
        MeasuringPoint.Investigation => new("Utredning", "Investigation"),
        MeasuringPoint.Treatment => new("Behandling", "Treatment"),
        _ => throw new UnreachableException(),
    };

    /// <summary>Null when the contact is of a kind that is not measured (follow-up, acute) or of no known kind.</summary>
    public static MeasuringPoint? Point(this ContactKind? kind) =>
        kind is { } known and <= ContactKind.Treatment ? (MeasuringPoint)known : null;

    public static string Code(this ContactKind kind) => kind switch
    {
        ContactKind.FollowUp => "follow_up",
        ContactKind.Acute => "acute",
        _ => ((MeasuringPoint)kind).Code(),
    };

    /// <summary>Empty for no deviation.</summary>
    public static string Code(this Deviation deviation) => deviation switch
    {
        Deviation.None => "",
        Deviation.PatientChosen => "PvV",
        Deviation.MedicallyCaused => "MoV",
        Deviation.SpeciallyCaused => "SoV",
        _ => throw new UnreachableException(),
    };

    /// <summary>The code of any other choice: its name in small letters with underscores, e.g. <c>no_show</c>, <c>first_line</c>.</summary>
    public static string Code<T>(T choice)
        where T : struct, Enum => CodeOf(choice.ToString());

    /// <summary>The same of a choice's name.</summary>
    public static string CodeOf(string name)
    {
        var code = new System.Text.StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && code.Length > 0)
            {
                code.Append('_');
            }

            code.Append(char.ToLowerInvariant(letter));
        }

        return code.ToString();
    }
}
