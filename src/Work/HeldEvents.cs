using Trettio.Care;

namespace Trettio.Work;

/// <summary>Care events read once and held in memory, for what reads them again and again.</summary>
internal sealed class HeldEvents(ICareEvents events) : ICareEvents
{
    private readonly IReadOnlyList<CareUnit> units = [.. events.Units()];
    private readonly IReadOnlyList<Patient> patients = [.. events.Patients()];
    private readonly IReadOnlyList<Referral> referrals = [.. events.Referrals()];
    private readonly IReadOnlyList<Commitment> commitments = [.. events.Commitments()];
    private readonly IReadOnlyList<Wait> waits = [.. events.Waits()];
    private readonly IReadOnlyList<Move> moves = [.. events.Moves()];
    private readonly IReadOnlyList<Offer> offers = [.. events.Offers()];
    private readonly IReadOnlyList<Contact> contacts = [.. events.Contacts()];
    private readonly IReadOnlyList<Medication> medications = [.. events.Medications()];

    public IEnumerable<CareUnit> Units() => units;

    public IEnumerable<Patient> Patients() => patients;

    public IEnumerable<Referral> Referrals() => referrals;

    public IEnumerable<Commitment> Commitments() => commitments;

    public IEnumerable<Wait> Waits() => waits;

    public IEnumerable<Move> Moves() => moves;

    public IEnumerable<Offer> Offers() => offers;

    public IEnumerable<Contact> Contacts() => contacts;

    public IEnumerable<Medication> Medications() => medications;
}
