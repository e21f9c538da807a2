using Trettio.Care;
using Trettio.Measuring.Judging;

namespace Trettio.Measuring.Columns;

/// <summary>
/// What a judgement asks of code lists, units and readings, answered once for every text and unit of a part instead of once a contact.
/// The answers are the plain rules' own; here they are only looked up.
/// </summary>
internal sealed class JudgingFacts
{
    private readonly int[] breaks;
    private readonly bool[] investigates;
    private readonly ulong[] treats;
    private readonly ulong[] medicines;
    private readonly bool[] uncounted;
    private readonly (int[] From, UnitOpening[] Opening)[] openings;
    private readonly (int[] From, Readings[] Readings) readings;
    private readonly (ushort Late, ushort Soon)[] again;
    private readonly Dictionary<string, int> groups = [];

    internal JudgingFacts(TextColumns texts, UnitRegister units, CodeLists lists, DatedReadings dated)
    {
        breaks = Breaks(lists);
        var kva = Enumerable.Range(0, texts.Kva.Count).Select(texts.Kva.Text).ToList();
        var atc = Enumerable.Range(0, texts.Atc.Count).Select(texts.Atc.Text).ToList();
        NumberGroups(kva, atc, lists);
        Words = Math.Max(1, (groups.Count + 63) / 64);
        MedicineWords = new ulong[Words];
        foreach (var (group, number) in groups)
        {
            if (group.StartsWith(CodeLists.MedicationPrefix, StringComparison.Ordinal))
            {
                MedicineWords[number / 64] |= 1UL << (number % 64);
            }
        }

        investigates = [.. EachDay(kva, lists.HasInvestigation)];
        treats = [.. EachDay(kva, (text, day) => Mask(lists.TreatmentGroups(text, day))).SelectMany(mask => mask)];
        medicines = [.. EachDay(atc, (text, day) => Mask(lists.MedicationGroup(text, day) is { } group ? [group] : [])).SelectMany(mask => mask)];
        uncounted = [.. EachDay(
            Enumerable.Range(0, texts.Forms.Count).Select(texts.Forms.Text), (text, day) => lists.UncountedForms.Find(text, day) is not null)];
        openings = [.. Enumerable.Range(0, texts.Units.Count).Select(unit => Openings(units, texts.Units.Text(unit)))];
        readings = ([.. dated.Periods.Select(period => period.From.DayNumber)], [.. dated.Periods.Select(period => period.Readings)]);
        again = [.. dated.Periods.Select(period => Judging.Rules.Again.ReasonsOf(period.Readings)).Select(reasons => (Why.Of(reasons.Late), Why.Of(reasons.Soon)))];
    }

    /// <summary>How many numbers of 64 bits hold a set of treatment groups.</summary>
    internal int Words { get; }

    /// <summary>The groups that are medicines'.</summary>
    internal ulong[] MedicineWords { get; }

    /// <summary>Which stretch of days a day lies in: within one, no list of codes changes.</summary>
    internal int Stretch(int day) => Place(breaks, day) + 1;

    internal bool Investigates(int kva, int stretch) => kva >= 0 && investigates[(kva * (breaks.Length + 1)) + stretch];

    /// <summary>Empty for no codes.</summary>
    internal ReadOnlySpan<ulong> Treats(int kva, int stretch) => kva < 0 ? default : treats.AsSpan(((kva * (breaks.Length + 1)) + stretch) * Words, Words);

    internal ReadOnlySpan<ulong> Medicine(int atc, int stretch) => medicines.AsSpan(((atc * (breaks.Length + 1)) + stretch) * Words, Words);

    internal bool IsUncounted(int form, int stretch) => form >= 0 && uncounted[(form * (breaks.Length + 1)) + stretch];

    internal UnitOpening OpeningOf(int unit, int day) => openings[unit].Opening[Math.Max(0, Place(openings[unit].From, day))];

    internal Readings ReadingsOn(int day) => readings.Readings[Math.Max(0, Place(readings.From, day))];

    /// <summary>Why the same question is a new one after the months that are read that day, and why it is none before.</summary>
    internal (ushort Late, ushort Soon) AgainReasonsOn(int day) => again[Math.Max(0, Place(readings.From, day))];

    /// <summary>The last place whose day is not after the given one; -1 before the first.</summary>
    private static int Place(int[] days, int day)
    {
        var at = days.Length - 1;
        while (at >= 0 && days[at] > day)
        {
            at--;
        }

        return at;
    }

    private static int[] Breaks(CodeLists lists) =>
    [
        .. new[] { lists.Investigation, lists.Treatment, lists.Atc, lists.UncountedForms }.SelectMany(list => list.Codes)
            .SelectMany(code => code.To is { } to ? new[] { code.From.DayNumber, to.DayNumber + 1 } : [code.From.DayNumber])
            .Distinct().Order(),
    ];

    private static (int[] From, UnitOpening[] Opening) Openings(UnitRegister units, string unit)
    {
        int[] from = [DateOnly.MinValue.DayNumber, .. units.ChangesOf(unit).Select(day => day.DayNumber)];
        return (from, [.. from.Select(day => Opening(units.RowOn(unit, DateOnly.FromDayNumber(day))))]);
    }

    private static UnitOpening Opening(CareUnit? unit) => unit switch
    {
        { EntryScenario: EntryScenario.A } => UnitOpening.ScenarioA,
        null or { EntryScenario: null } => UnitOpening.ScenarioUnknown,
        { EntryAttested: true } => UnitOpening.Attested,
        _ => UnitOpening.NotAttested,
    };

    private void NumberGroups(List<string> kva, List<string> atc, CodeLists lists)
    {
        var all = EachDay(kva, (text, day) => lists.TreatmentGroups(text, day)).SelectMany(some => some)
            .Concat(EachDay(atc, lists.MedicationGroup).OfType<string>());
        foreach (var group in all)
        {
            groups.TryAdd(group, groups.Count);
        }
    }

    private ulong[] Mask(IEnumerable<string> named)
    {
        var mask = new ulong[Words];
        foreach (var group in named)
        {
            mask[groups[group] / 64] |= 1UL << (groups[group] % 64);
        }

        return mask;
    }

    private IEnumerable<T> EachDay<T>(IEnumerable<string> texts, Func<string, DateOnly, T> answer)
    {
        DateOnly[] days = [DateOnly.MinValue, .. breaks.Select(DateOnly.FromDayNumber)];
        return texts.SelectMany(text => days, answer);
    }
}

/// <summary>What is known of a unit's entry on a day.</summary>
internal enum UnitOpening : byte
{
    ScenarioUnknown,
    ScenarioA,
    Attested,
    NotAttested,
}
