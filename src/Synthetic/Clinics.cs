using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>One made-up clinic. <see cref="Weight"/>: its part of the referrals. <see cref="Tilt"/>: how much better than the region it keeps the limit, at a share of one half.</summary>
internal sealed record Clinic(string Id, string Name, string Area, int Weight = 0, double Tilt = 0)
{
    public CareLevel Level { get; init; } = CareLevel.Specialist;

    public bool Private { get; init; }

    public EntryScenario? Scenario { get; init; }

    public bool? Attested { get; init; }

    public string Mission { get; init; } = "general";
}

/// <summary>The region's units. Every place is invented, and no id has the shape of an HSA-id.</summary>
internal static class Clinics
{
    public const int General = 7;
    public const int AlwaysOpen = 5;
    public const int OpensLater = 5;
    public const int ChangesParent = 6;
    public const int Neuropsychiatry = 7;
    public const int EatingDisorders = 8;
    public const int FirstLine = 9;
    public const int Emergency = 10;
    public const int DayCare = 11;
    public const int TotalWeight = 100;

    internal const string Root = "SYN";
    private const string North = "SYN-OMR-NORR";
    private const string South = "SYN-OMR-SYD";
    private const string Joint = "SYN-OMR-GEMENSAMT";

    public static Clinic[] All { get; } =
    [
        new("SYN-BUP-EKBACKA", "BUP Ekbacka", North, 22, 0.05) { Scenario = EntryScenario.A },
        new("SYN-BUP-LINDAS", "BUP Lindås", North, 18, -0.06) { Scenario = EntryScenario.B },
        new("SYN-BUP-ASKLUND", "BUP Asklund", South, 16, 0.02) { Scenario = EntryScenario.C, Attested = true },
        new("SYN-BUP-BJORKDAL", "Björkdals barnpsykiatri", South, 14, 0.08) { Scenario = EntryScenario.A, Private = true },
        new("SYN-BUP-ALMBY", "BUP Almby", South, 12, -0.08) { Scenario = EntryScenario.B, Attested = true },
        new("SYN-BUP-TALLHOLM", "BUP Tallholm", North, 8) { Scenario = EntryScenario.A },
        new("SYN-BUP-GRANNAS", "BUP Grannäs", North, 10, -0.01) { Scenario = EntryScenario.C, Attested = false },
        new("SYN-NP-CENTRUM", "Neuropsykiatriskt centrum", Joint) { Mission = "neuropsychiatry", Private = true },
        new("SYN-AT-CENTRUM", "Ätstörningscentrum", Joint) { Mission = "eating_disorders" },
        new("SYN-UNGHALSA", "Ung hälsa", Joint) { Level = CareLevel.FirstLine, Mission = "first_line" },
        new("SYN-BUP-AKUT", "BUP akutmottagning", Joint) { Level = CareLevel.Emergency, Mission = "emergency" },
        new("SYN-BUP-DAGVARD", "BUP dagvård", Joint) { Level = CareLevel.DayCare, Mission = "day_care" },
        new("SYN-BUP-HELDYGN", "BUP heldygnsvård", Joint) { Level = CareLevel.Inpatient, Mission = "inpatient" },
    ];

    /// <summary>One clinic opens, and one changes its area, on the first day of the middle month.</summary>
    public static DateOnly MiddleOf(SyntheticOptions options) => options.From.Plus(6 * options.Years).First;

    public static IEnumerable<CareUnit> Rows(SyntheticOptions options)
    {
        var middle = MiddleOf(options);
        yield return Area(Root, "Exempelregionen", null);
        yield return Area(North, "Område Norr", Root);
        yield return Area(South, "Område Syd", Root);
        yield return Area(Joint, "Område Gemensamt", Root);
        for (var index = 0; index < All.Length; index++)
        {
            var unit = Row(All[index]);
            if (index == OpensLater)
            {
                yield return unit with { ValidFrom = middle };
            }
            else if (index == ChangesParent)
            {
                yield return unit with { ValidTo = middle.AddDays(-1) };
                yield return unit with { ValidFrom = middle, ParentUnitId = South };
            }
            else
            {
                yield return unit;
            }
        }
    }

    private static CareUnit Area(string id, string name, string? parent) =>
        new() { UnitId = id, Name = name, ParentUnitId = parent, Provider = "Exempelregionen", ProviderForm = ProviderForm.Region };

    private static CareUnit Row(Clinic clinic) => new()
    {
        UnitId = clinic.Id,
        Name = clinic.Name,
        ParentUnitId = clinic.Area,
        Provider = clinic.Private ? clinic.Name + " AB" : "Exempelregionen",
        ProviderForm = clinic.Private ? ProviderForm.Private : ProviderForm.Region,
        CareLevel = clinic.Level,
        EntryScenario = clinic.Scenario,
        EntryAttested = clinic.Attested,
        Mission = clinic.Mission,
    };
}
