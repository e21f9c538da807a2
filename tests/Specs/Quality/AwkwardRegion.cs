using Trettio.Care;
using Trettio.Specs.Measuring;

namespace Trettio.Specs.Quality;

/// <summary>A <see cref="GeneratedRegion"/> with what the checks ask about besides: offers, commitments, questions, outcomes, merged and old patients.</summary>
internal static class AwkwardRegion
{
    private static readonly string?[] Questions = [null, "adhd", " ADHD", "ångest"];

    internal static List<CareEvent> Of(int seed)
    {
        var random = new Random(seed);
        var plain = GeneratedRegion.Of(seed);
        var events = plain.Select(row => Dressed(row, random)).ToList();
        foreach (var wait in plain.OfType<Wait>())
        {
            for (var left = random.Next(3); left > 0; left--)
            {
                var given = wait.ListedOn.AddDays(random.Next(20));
                events.Add(new Offer { WaitId = wait.WaitId, GivenOn = given, OfferedFor = given.AddDays(random.Next(40)), Answer = (OfferAnswer)random.Next(3) });
            }
        }

        // One that cannot be told apart from another but by its id, and one that says something else of the same day.
        foreach (var contact in events.OfType<Contact>().Where(_ => random.Next(4) == 0).ToList())
        {
            events.Add(contact with { ContactId = contact.ContactId + "x", Status = random.Next(2) == 0 ? contact.Status : ContactStatus.NoShow });
        }

        // An offer at least, so that those who chose to wait are asked about.
        events.Add(new Offer { WaitId = "nobody", GivenOn = new(2025, 1, 1), OfferedFor = new(2025, 1, 2) });
        return events;
    }

    private static CareEvent Dressed(CareEvent row, Random random) => row switch
    {
        Patient patient => patient with
        {
            BirthYear = random.Next(3) == 0 ? 2007 : random.Next(6) == 0 ? 2025 : patient.BirthYear,
            BirthMonth = random.Next(4) == 0 ? null : random.Next(1, 4),
            MergedInto = patient.PatientId == "p3" && random.Next(3) == 0 ? "p2" : null,
        },
        Referral referral => referral with
        {
            Outcome = random.Next(4) == 0 ? null : (ReferralOutcome)random.Next(5),
            OutcomeOn = random.Next(2) == 0 ? null : referral.ReceivedOn.AddDays(random.Next(20) - 4),
            ForwardedTo = random.Next(4) == 0 ? "E" : null,
        },
        Wait wait => wait with
        {
            ListedOn = random.Next(6) == 0 ? wait.ListedOn.AddDays(-400) : wait.ListedOn,
            DecidedOn = random.Next(6) == 0 ? wait.DecidedOn?.AddDays(-400) : wait.DecidedOn,
            Question = Questions[random.Next(4)],
            CommitmentId = random.Next(2) == 0 ? null : "v" + random.Next(2),
            Redo = random.Next(5) == 0 ? true : null,
        },
        Contact contact => contact with
        {
            Question = Questions[random.Next(4)],
            CommitmentId = random.Next(2) == 0 ? null : "v" + random.Next(2),
            RegisteredOn = random.Next(3) == 0 ? null : contact.StartedOn.AddDays(random.Next(60)),
            Deviation = random.Next(3) == 0 ? Deviation.PatientChosen : contact.Deviation,
        },
        _ => row,
    };
}
