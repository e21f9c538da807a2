namespace Trettio.Care;

/// <summary>
/// A region's care events, table by table, each id once. Every call streams the table anew from its first row,
/// in no promised order, so that a million rows never need to be held; nothing may depend on the order.
/// </summary>
public interface ICareEvents
{
    IEnumerable<CareUnit> Units();

    IEnumerable<Patient> Patients();

    IEnumerable<Referral> Referrals();

    IEnumerable<Commitment> Commitments();

    IEnumerable<Wait> Waits();

    IEnumerable<Move> Moves();

    IEnumerable<Offer> Offers();

    IEnumerable<Contact> Contacts();

    /// <summary>Empty where none were delivered.</summary>
    IEnumerable<Medication> Medications() => [];
}

/// <summary>Care events held in memory: small regions, tests, generated data.</summary>
public sealed record CareEventList(IReadOnlyList<CareEvent> Events) : ICareEvents
{
    public IEnumerable<CareUnit> Units() => Events.OfType<CareUnit>();

    public IEnumerable<Patient> Patients() => Events.OfType<Patient>();

    public IEnumerable<Referral> Referrals() => Events.OfType<Referral>();

    public IEnumerable<Commitment> Commitments() => Events.OfType<Commitment>();

    public IEnumerable<Wait> Waits() => Events.OfType<Wait>();

    public IEnumerable<Move> Moves() => Events.OfType<Move>();

    public IEnumerable<Offer> Offers() => Events.OfType<Offer>();

    public IEnumerable<Contact> Contacts() => Events.OfType<Contact>();

    public IEnumerable<Medication> Medications() => Events.OfType<Medication>();
}
