using Trettio.Care;

namespace Trettio.Specs.Measuring.Judging;

/// <summary>Small regions in which every rule of judging is often met: commitments, questions, codes, forms, merged patients.</summary>
internal static class GeneratedPatients
{
    private static readonly string?[] Questions = [null, null, "adhd", "ADHD ", "autism"];
    private static readonly string?[] Codes = [null, null, "AU006", "DU011", "DU007 AU006"];
    private static readonly string?[] Forms = [null, null, "7", "8"];
    private static readonly string[] UnitIds = ["A", "B", "C", "U"];

    internal static List<CareEvent> Of(int seed, string prefix = "")
    {
        var random = new Random(seed);
        var events = new List<CareEvent>(Story.Units);
        for (var p = 0; p < 3; p++)
        {
            events.Add(new Patient { PatientId = $"{prefix}p{p}", BirthYear = 2010, MergedInto = random.Next(5) == 0 ? $"{prefix}p{random.Next(3)}" : null });
            events.Add(new Referral
            {
                ReferralId = $"{prefix}r{p}",
                PatientId = $"{prefix}p{p}",
                UnitId = "A",
                ReceivedOn = Day(random),
                DecidedOn = Maybe(random),
                Outcome = random.Next(2) == 0 ? ReferralOutcome.Accepted : null,
                Assessment = random.Next(4) switch { 0 => ReferrerAssessment.Sufficient, 1 => ReferrerAssessment.ToValidate, _ => null },
            });
            for (var w = 0; w < 2; w++)
            {
                events.Add(Wait(random, prefix, p, w));
            }

            for (var c = random.Next(8); c >= 0; c--)
            {
                events.Add(Contact(random, prefix, p, c));
            }

            events.AddRange(Medications(random, [.. events.OfType<Contact>().Where(contact => contact.PatientId == $"{prefix}p{p}")]));
        }

        return events;
    }

    private static Wait Wait(Random random, string prefix, int patient, int number) => new()
    {
        WaitId = $"{prefix}w{patient}{number}",
        PatientId = $"{prefix}p{patient}",
        UnitId = Any(random, UnitIds),
        MeasuringPoint = (MeasuringPoint)random.Next(3),
        ListedOn = Day(random),
        DecidedOn = Maybe(random),
        ClosedOn = Maybe(random),
        Redo = random.Next(4) switch { 0 => false, 1 => true, _ => null },
        Question = Any(random, Questions),
        Kva = Any(random, Codes),
        CommitmentId = random.Next(2) == 0 ? "K" : null,
        ReferralId = random.Next(2) == 0 ? $"{prefix}r{patient}" : null,
    };

    private static Contact Contact(Random random, string prefix, int patient, int number) => new()
    {
        ContactId = $"{prefix}c{patient}{number}",
        PatientId = $"{prefix}p{patient}",
        UnitId = Any(random, UnitIds),
        StartedOn = Day(random),
        Status = random.Next(6) == 0 ? ContactStatus.NoShow : ContactStatus.Done,
        Kind = random.Next(8) == 0 ? null : (ContactKind)random.Next(5),
        WaitId = random.Next(3) == 0 ? null : $"{prefix}w{patient}{random.Next(3)}",
        ContactType = Any(random, Forms),
        Kva = Any(random, Codes),
        Question = Any(random, Questions),
        DecidedOn = Maybe(random),
        CommitmentId = random.Next(3) switch { 0 => "K", 1 => "L", _ => null },
        ReferralId = random.Next(3) == 0 ? $"{prefix}r{patient}" : null,
        Present = random.Next(4) == 0 ? Present.Guardian : null,
        Deviation = (Deviation)Math.Max(0, random.Next(8) - 4),
    };

    /// <summary>Begun on the day of a contact, at its unit, at another or at one not told; few enough to be the same medicine again.</summary>
    private static IEnumerable<Medication> Medications(Random random, List<Contact> contacts) => contacts
        .Where(_ => random.Next(3) == 0)
        .Select(contact => new Medication
        {
            PatientId = contact.PatientId,
            UnitId = random.Next(4) switch { 0 => null, 1 => Any(random, UnitIds), _ => contact.UnitId },
            StartedOn = contact.StartedOn,
            Atc = Any(random, ["N06BA04", "N06AB03", "N05AX08", "X"]),
        })
        .DistinctBy(medication => (medication.UnitId, medication.StartedOn, medication.Atc));

    private static T Any<T>(Random random, T[] choices) => choices[random.Next(choices.Length)];

    // Two years in steps of ten days: equal days and gaps of more than twelve months are both common.
    private static DateOnly Day(Random random) => new DateOnly(2024, 1, 1).AddDays(random.Next(72) * 10);

    private static DateOnly? Maybe(Random random) => random.Next(2) == 0 ? null : Day(random);
}
