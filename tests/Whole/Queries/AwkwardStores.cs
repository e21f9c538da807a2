using Trettio.Care;
using Trettio.Specs.Measuring;
using Trettio.Store;
using Trettio.Whole.Store;

namespace Trettio.Whole.Queries;

/// <summary>
/// Stores where every date is near every other: many small generated regions in one, a part of them delivered again with other
/// content so that ended versions lie between the current ones, and waits whose moves crowd on a few days.
/// </summary>
internal static class AwkwardStores
{
    // Upper case, lower case and beyond ASCII: the order of ids is that of their code points, in both databases.
    private static readonly string[] Ids = ["A", "B", "C", "a", "Å"];

    private static readonly DateOnly Day0 = new(2025, 1, 28);

    internal static void Fill(TrettioStore store, int seed)
    {
        var random = new Random(seed);
        List<CareEvent> first = [];
        for (var region = 0; region < 40; region++)
        {
            first.AddRange(Region(random, $"{region}."));
        }

        List<CareEvent> crowded = [.. Crowded(random)];
        first.AddRange([.. Closed(), .. crowded]);
        store.Take("first", new CareEventList([.. Keyed(first)]));
        List<CareEvent> second = [];
        for (var region = 0; region < 10; region++)
        {
            second.AddRange(Region(random, $"{region}."));
        }

        // A move corrected: the same day from the same unit, but to another.
        second.AddRange(crowded.OfType<Move>().Where(_ => random.Next(3) == 0).Select(move => move with { ToUnitId = Unit(random) }));
        store.Take("second", new CareEventList([.. Keyed(second)]));
    }

    private static List<CareEvent> Region(Random random, string prefix) => GeneratedRegion.Of(random.Next(), prefix);

    /// <summary>A unit that changed level twice and then has no row: its last level holds.</summary>
    private static IEnumerable<CareUnit> Closed()
    {
        var unit = new CareUnit { UnitId = "a", Name = "a" };
        yield return unit with { ValidTo = Day0, CareLevel = CareLevel.FirstLine };
        yield return unit with { ValidFrom = Day0.AddDays(1), ValidTo = Day0.AddDays(2) };
        yield return unit with { UnitId = "Å", ValidTo = Day0 };
        yield return unit with { UnitId = "Å", ValidFrom = Day0.AddDays(1), ValidTo = Day0.AddDays(2), CareLevel = CareLevel.Inpatient };
    }

    /// <summary>Up to five moves a day, among few units, on the days around one month's end.</summary>
    private static IEnumerable<CareEvent> Crowded(Random random)
    {
        for (var number = 0; number < 60; number++)
        {
            var wait = new Wait
            {
                WaitId = $"crowded.{number}",
                PatientId = "p",
                UnitId = Unit(random),
                MeasuringPoint = (MeasuringPoint)random.Next(3),
                ListedOn = Day(random),
                DecidedOn = Day(random),
                RemovedOn = random.Next(3) == 0 ? Day(random) : null,
            };
            yield return wait;
            for (var moves = random.Next(9); moves > 0; moves--)
            {
                yield return new Move { WaitId = wait.WaitId, MovedOn = Day(random), FromUnitId = Unit(random), ToUnitId = Unit(random) };
            }

            foreach (var id in (string[])["c", "C"])
            {
                if (random.Next(2) == 0)
                {
                    yield return Stop(random, wait, id);
                }
            }
        }
    }

    private static Contact Stop(Random random, Wait wait, string id) => new()
    {
        ContactId = id + wait.WaitId,
        PatientId = wait.PatientId,
        UnitId = Unit(random),
        StartedOn = Day(random),
        Status = ContactStatus.Done,
        Kind = (ContactKind)wait.MeasuringPoint,
        WaitId = wait.WaitId,
        Deviation = (Deviation)random.Next(4),
    };

    /// <summary>Once each, as a delivery has them.</summary>
    private static IEnumerable<CareEvent> Keyed(IEnumerable<CareEvent> events) => events.DistinctBy(row => row switch
    {
        CareUnit unit => (object)("unit", unit.UnitId, unit.ValidFrom),
        Move move => ("move", move.WaitId, move.MovedOn, move.FromUnitId),
        Patient patient => ("patient", patient.PatientId),
        _ => row,
    });

    private static string Unit(Random random) => Ids[random.Next(Ids.Length)];

    private static DateOnly Day(Random random) => Day0.AddDays(random.Next(7));
}
