using System.Globalization;
using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>
/// What decides a synthetic region: the same options give the same bytes on every machine.
/// <see cref="Patients"/> children over <see cref="Years"/> whole years ending with <see cref="Until"/>.
/// Just under three contacts (2.85) fall on each wait, implied ones counted; <see cref="PatientsPerMillionContacts"/> says how many children give a million contacts in two years.
/// </summary>
public sealed record SyntheticOptions
{
    /// <summary>With two years, this many patients give a million contacts (within 10 %); other sizes are in proportion.</summary>
    public const int PatientsPerMillionContacts = 272_000;

    public const int MostPatients = 10_000_000;

    public const int MostYears = 20;

    public required int Patients { get; init; }

    public required int Years { get; init; }

    public required int Seed { get; init; }

    /// <summary>The last month; its last day is the day the data were taken out, and nothing in them was known later.</summary>
    public Month Until { get; init; } = new(2025, 12);

    /// <summary>True adds the faults of real data, each a known number of times (<see cref="SyntheticRegion.ManifestOfFaults"/>).</summary>
    public bool Faults { get; init; }

    public Month From => Until.Plus(1 - (12 * Years));

    internal int FirstDay => From.First.DayNumber;

    internal int LastDay => Until.Last.DayNumber;

    /// <exception cref="RefusedException">A number is outside what can be made.</exception>
    internal void Check()
    {
        RefuseOutside(Patients, 1, MostPatients, new("patienter", "patients"));
        RefuseOutside(Years, 1, MostYears, new("år", "years"));
        RefuseOutside(Until.Year, 1950, 2150, new("sista år", "as the last year"));
    }

    private static void RefuseOutside(int given, int least, int most, Phrase what)
    {
        if (given >= least && given <= most)
            return;
        throw new RefusedException(ExitCode.WrongUsage, new(
            string.Create(CultureInfo.InvariantCulture, $"{given} {what.Sv} går inte att göra en syntetisk region av; ange ett heltal från {least} till {most}."),
            string.Create(CultureInfo.InvariantCulture, $"A synthetic region cannot be made of {given} {what.En}; give a whole number from {least} to {most}.")));
    }
}
