using Trettio.Care;

namespace Trettio.Specs.Quality.Reconciling;

/// <summary>A region in which every difference that is tried changes some figure: all deviations, homes, levels, late registrations, moves, dates apart.</summary>
internal static class ReconcilingRegion
{
    private static readonly DateOnly Day0 = new(2025, 1, 1);

    internal static List<CareEvent> Of(int seed)
    {
        var random = new Random(seed + 100);
        var events = new List<CareEvent>
        {
            new CareUnit { UnitId = "SYN", Name = "Exempel" },
            new CareUnit { UnitId = "A", Name = "A", ParentUnitId = "SYN" },
            new CareUnit { UnitId = "B", Name = "B", ParentUnitId = "SYN" },
            new CareUnit { UnitId = "C", Name = "C", ParentUnitId = "SYN" },
            new CareUnit { UnitId = "D", Name = "D", ParentUnitId = "SYN" },
            new CareUnit { UnitId = "F", Name = "F", ParentUnitId = "SYN", CareLevel = CareLevel.FirstLine },
            new CareUnit { UnitId = "X", Name = "X" },
        };
        for (var number = 0; number < 220; number++)
        {
            Child(events, random, number);
        }

        return events;
    }

    private static void Child(List<CareEvent> events, Random random, int number)
    {
        // Four units of unlike size, so that small ones and small cells are there.
        var unit = random.Next(20) switch { < 8 => "A", < 14 => "B", < 17 => "C", 17 => "D", 18 => "F", _ => "X" };
        var decided = Day0.AddDays(random.Next(80));
        var received = decided.AddDays(random.Next(6));
        var listed = received.AddDays(random.Next(4));
        events.Add(new Patient { PatientId = $"p{number}", BirthYear = 2012, HomeRegion = random.Next(8) switch { 0 => "Halland", 1 => null, _ => "SYN" } });
        events.Add(new Referral
        {
            ReferralId = $"r{number}",
            PatientId = $"p{number}",
            UnitId = unit,
            DecidedOn = decided,
            ReceivedOn = received,
            AssessedOn = received.AddDays(random.Next(6)),
        });
        events.Add(new Wait
        {
            WaitId = $"w{number}",
            PatientId = $"p{number}",
            UnitId = unit,
            MeasuringPoint = MeasuringPoint.FirstVisit,
            ReferralId = $"r{number}",
            ListedOn = listed,
            Deviation = (Deviation)Math.Max(0, random.Next(9) - 5),
        });
        var stands = unit;
        if (random.Next(6) == 0)
        {
            stands = unit == "A" ? "B" : "X";
            events.Add(new Move { WaitId = $"w{number}", MovedOn = listed.AddDays(3), FromUnitId = unit, ToUnitId = stands });
        }

        // On the limit, a day past it, or anywhere.
        var day = decided.AddDays(random.Next(4) switch { 0 => 30, 1 => 31, _ => random.Next(8, 60) });
        if (random.Next(5) > 0 && day > listed)
        {
            events.Add(new Contact
            {
                ContactId = $"c{number}",
                PatientId = $"p{number}",
                UnitId = random.Next(7) == 0 ? "B" : stands,
                StartedOn = day,
                Status = ContactStatus.Done,
                Kind = ContactKind.FirstVisit,
                WaitId = $"w{number}",
                RegisteredOn = random.Next(4) switch { 0 => day.AddDays(random.Next(60)), 1 => null, _ => day },
            });
        }
    }
}
