using Trettio.Care;

namespace Trettio.Specs.Measuring;

/// <summary>
/// Small regions full of awkward cases: every date near every other, referrals and waits that were never delivered, units that move,
/// close and change level. Made from a seed so that a failing law can be run again.
/// </summary>
internal static class GeneratedRegion
{
    private static readonly DateOnly Day0 = new(2025, 1, 1);
    private static readonly string?[] UnitIds = ["A", "B", "C", "D"];

    internal static List<CareEvent> Of(int seed, string prefix = "")
    {
        var random = new Random(seed);
        var events = new List<CareEvent>(Units(random));
        var (waits, contacts) = (random.Next(1, 8), random.Next(0, 14));
        for (var i = 0; i < 4; i++)
        {
            events.Add(new Patient
            {
                PatientId = $"{prefix}p{i}",
                BirthYear = 2005 + random.Next(16),
                BirthMonth = Maybe(random, () => random.Next(1, 13)),
                Sex = Maybe(random, () => (Sex)random.Next(1, 4)),
                Municipality = random.Next(3) == 0 ? null : "1480",
            });
            events.Add(new Referral
            {
                ReferralId = $"{prefix}r{i}",
                PatientId = $"{prefix}p{i}",
                UnitId = Unit(random),
                ReceivedOn = Day(random),
                DecidedOn = Maybe(random, () => Day(random)),
                AssessedOn = Maybe(random, () => Day(random)),
            });
        }

        for (var i = 0; i < waits; i++)
        {
            var wait = Wait(random, prefix, i);
            events.Add(wait);
            if (random.Next(3) == 0)
            {
                // On the very days that matter: entry, removal, and the day after.
                var day = (wait.RemovedOn is { } removed && random.Next(2) == 0 ? removed : wait.ListedOn).AddDays(random.Next(2));
                events.Add(new Move { WaitId = wait.WaitId, MovedOn = day, FromUnitId = wait.UnitId, ToUnitId = Unit(random) });
            }

            for (var moves = random.Next(6) - 3; moves > 0; moves--)
            {
                events.Add(new Move
                {
                    WaitId = $"{prefix}w{random.Next(waits + 1)}",
                    MovedOn = Day(random),
                    FromUnitId = Unit(random),
                    ToUnitId = Unit(random),
                });
            }
        }

        for (var i = 0; i < contacts; i++)
        {
            events.Add(Contact(random, prefix, i, waits));
        }

        return [.. events.DistinctBy(row => row is Move move ? (object)(move.WaitId, move.MovedOn, move.FromUnitId) : row)];
    }

    private static IEnumerable<CareEvent> Units(Random random)
    {
        yield return new CareUnit { UnitId = "R", Name = "Region" };
        yield return new CareUnit { UnitId = "A", Name = "A", ParentUnitId = "R", Mission = "general" };
        yield return new CareUnit { UnitId = "B", Name = "B", ParentUnitId = "R", ProviderForm = ProviderForm.Private, ValidTo = new(2025, 2, 14) };
        yield return new CareUnit
        {
            UnitId = "B",
            Name = "B",
            ParentUnitId = random.Next(2) == 0 ? "R" : null,
            ValidFrom = new(2025, 2, 15),
            CareLevel = (CareLevel)random.Next(2),
        };
        yield return new CareUnit { UnitId = "C", Name = "C", ParentUnitId = "A", CareLevel = (CareLevel)random.Next(3), ValidFrom = new(2025, 1, 20) };
    }

    private static Wait Wait(Random random, string prefix, int number) => new()
    {
        WaitId = $"{prefix}w{number}",
        PatientId = $"{prefix}p{random.Next(5)}",
        UnitId = Unit(random),
        MeasuringPoint = (MeasuringPoint)random.Next(3),
        ReferralId = Maybe(random, () => $"{prefix}r{random.Next(5)}"),
        ListedOn = Day(random),
        DecidedOn = Maybe(random, () => Day(random)),
        Deviation = (Deviation)Math.Max(0, random.Next(7) - 3),
        RemovedOn = random.Next(3) == 0 ? Day(random) : null,
    };

    private static Contact Contact(Random random, string prefix, int number, int waits) => new()
    {
        ContactId = $"{prefix}{(random.Next(2) == 0 ? "c" : "C")}{number}",
        PatientId = $"{prefix}p{random.Next(5)}",
        UnitId = Unit(random),
        StartedOn = Day(random),
        Status = random.Next(5) == 0 ? (ContactStatus)random.Next(4) : ContactStatus.Done,
        Kind = random.Next(8) == 0 ? null : (ContactKind)random.Next(5),
        WaitId = random.Next(4) == 0 ? null : $"{prefix}w{random.Next(waits + 1)}",
        ReferralId = Maybe(random, () => $"{prefix}r{random.Next(5)}"),
        DecidedOn = Maybe(random, () => Day(random)),
        Deviation = (Deviation)Math.Max(0, random.Next(8) - 4),
    };

    private static string Unit(Random random) => UnitIds[random.Next(UnitIds.Length)]!;

    // Twelve weeks, so that month ends, limits and equal days are common.
    private static DateOnly Day(Random random) => Day0.AddDays(random.Next(84));

    private static T? Maybe<T>(Random random, Func<T> value)
        where T : struct => random.Next(3) == 0 ? null : value();

    private static string? Maybe(Random random, Func<string> value) => random.Next(3) == 0 ? null : value();
}
