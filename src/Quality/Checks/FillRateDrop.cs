using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class FillRateDrop
{
    public static Check Check { get; } = new(
        "fill_rate_drop",
        new("Fält som slutat fyllas i", "A field that is filled in less"),
        (count, of) => new(
            $"I {count} av {of} fält och månader per enhet fylls fältet i mycket mer sällan än de tolv månaderna före.",
            $"In {count} of {of} fields and months of units the field is filled in much less than in the twelve months before."))
    {
        Values = ["points", "least", "deviations"],
        OnRegion = Run,
    };

    private static readonly string[] Names = ["contacts.kva", "contacts.profession", "contacts.contact_type", "contacts.registered_on", "waits.decided_on"];

    private static void Run(RegionFacts region, CheckSettings by, Marks marks)
    {
        for (var unit = 0; unit < region.Units.Count; unit++)
        {
            foreach (var field in Enum.GetValues<Field>())
            {
                Follow(region, by, (unit, field), marks);
            }
        }
    }

    private static void Follow(RegionFacts region, CheckSettings by, (int Unit, Field Field) at, Marks marks)
    {
        var months = region.Monthly;
        var (filled, asked) = (0, 0);
        for (var month = months.First; month <= months.LastWhole; month++)
        {
            var now = months.Filling(at.Field, at.Unit, month);
            var empty = now.Asked - now.Filled;
            if (now.Asked >= by["least"] && asked >= by["least"] && marks.Asks(at.Unit)
                && Chance.IsShareOver((empty, now.Asked), (asked - filled, asked), by["points"], by["deviations"]))
            {
                marks.Add(RecordKind.Unit, at.Unit, at.Unit, UnitMonths.FirstDayOf(month));
                marks.Detail(new(
                    $"{region.Units.Text(at.Unit)}, {UnitMonths.MonthOf(month)}: {Names[(int)at.Field]} är ifyllt på {100 * now.Filled / now.Asked} %, tidigare {100 * filled / asked} %.",
                    $"{region.Units.Text(at.Unit)}, {UnitMonths.MonthOf(month)}: {Names[(int)at.Field]} is filled in on {100 * now.Filled / now.Asked} %, before {100 * filled / asked} %."));
            }

            // The twelve months before the next one.
            var oldest = months.Filling(at.Field, at.Unit, month - 12);
            (filled, asked) = (filled + now.Filled - oldest.Filled, asked + now.Asked - oldest.Asked);
        }
    }
}
