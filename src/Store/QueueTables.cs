using Trettio.Care;
using static Trettio.Store.ColumnKind;

namespace Trettio.Store;

/// <summary>The queues and what happens in them, as tables.</summary>
internal static class QueueTables
{
    public static VersionedTable<Wait> Waits { get; } = new(
        "waits",
        [
            new("wait_id", Text), new("patient_id", Text), new("unit_id", Text), new("measuring_point", Choice),
            new("referral_id", Text, true), new("commitment_id", Text, true), new("listed_on", Day), new("decided_on", Day, true),
            new("deviation", Choice), new("kva", Text, true), new("question", Text, true), new("priority", Text, true),
            new("removed_on", Day, true), new("removal_reason", Choice, true), new("closed_on", Day, true), new("redo", Flag, true),
        ],
        (to, wait) =>
        {
            to.Text(wait.WaitId);
            to.Text(wait.PatientId);
            to.Text(wait.UnitId);
            to.Choice<MeasuringPoint>(wait.MeasuringPoint);
            to.Text(wait.ReferralId);
            to.Text(wait.CommitmentId);
            to.Day(wait.ListedOn);
            to.Day(wait.DecidedOn);
            to.Choice<Deviation>(wait.Deviation);
            to.Text(wait.Kva);
            to.Text(wait.Question);
            to.Text(wait.Priority);
            to.Day(wait.RemovedOn);
            to.Choice(wait.RemovalReason);
            to.Day(wait.ClosedOn);
            to.Flag(wait.Redo);
        },
        from => new Wait
        {
            WaitId = from.Text(),
            PatientId = from.Text(),
            UnitId = from.Text(),
            MeasuringPoint = from.Choice<MeasuringPoint>(),
            ReferralId = from.TextOrNull(),
            CommitmentId = from.TextOrNull(),
            ListedOn = from.Day(),
            DecidedOn = from.DayOrNull(),
            Deviation = from.Choice<Deviation>(),
            Kva = from.TextOrNull(),
            Question = from.TextOrNull(),
            Priority = from.TextOrNull(),
            RemovedOn = from.DayOrNull(),
            RemovalReason = from.ChoiceOrNull<RemovalReason>(),
            ClosedOn = from.DayOrNull(),
            Redo = from.FlagOrNull(),
        })
    {
        Key = ["wait_id"],
        Lookups = ["patient_id"],
    };

    public static VersionedTable<Move> Moves { get; } = new(
        "moves",
        [
            new("wait_id", Text), new("moved_on", Day), new("from_unit_id", Text), new("to_unit_id", Text), new("reason", Choice, true),
        ],
        (to, move) =>
        {
            to.Text(move.WaitId);
            to.Day(move.MovedOn);
            to.Text(move.FromUnitId);
            to.Text(move.ToUnitId);
            to.Choice(move.Reason);
        },
        from => new Move
        {
            WaitId = from.Text(),
            MovedOn = from.Day(),
            FromUnitId = from.Text(),
            ToUnitId = from.Text(),
            Reason = from.ChoiceOrNull<MoveReason>(),
        })
    {
        Key = ["wait_id", "moved_on", "from_unit_id"],
    };

    public static VersionedTable<Offer> Offers { get; } = new(
        "offers",
        [
            new("wait_id", Text), new("given_on", Day), new("offered_for", Day),
            new("informed_of_guarantee", Flag, true), new("answer", Choice, true),
        ],
        (to, offer) =>
        {
            to.Text(offer.WaitId);
            to.Day(offer.GivenOn);
            to.Day(offer.OfferedFor);
            to.Flag(offer.InformedOfGuarantee);
            to.Choice(offer.Answer);
        },
        from => new Offer
        {
            WaitId = from.Text(),
            GivenOn = from.Day(),
            OfferedFor = from.Day(),
            InformedOfGuarantee = from.FlagOrNull(),
            Answer = from.ChoiceOrNull<OfferAnswer>(),
        })
    {
        Key = ["wait_id", "given_on", "offered_for"],
    };

    public static VersionedTable<Contact> Contacts { get; } = new(
        "contacts",
        [
            new("contact_id", Text), new("patient_id", Text), new("unit_id", Text), new("started_on", Day), new("status", Choice),
            new("cancelled_by", Choice, true), new("measuring_point", Choice, true), new("wait_id", Text, true),
            new("referral_id", Text, true), new("decided_on", Day, true), new("contact_type", Text, true), new("present", Choice, true),
            new("profession", Text, true), new("kva", Text, true), new("icd", Text, true), new("deviation", Choice),
            new("commitment_id", Text, true), new("question", Text, true), new("bought", Flag, true), new("booked_on", Day, true),
            new("registered_on", Day, true),
        ],
        WriteContact,
        ReadContact)
    {
        Key = ["contact_id"],
        Lookups = ["wait_id", "patient_id"],
    };

    /// <summary>What columns hold of contacts: two thirds of the cells, read in two thirds of the time. Not for writing.</summary>
    public static VersionedTable<Contact> ContactsInColumns { get; } = new(
        "contacts",
        [
            new("contact_id", Text), new("patient_id", Text), new("unit_id", Text), new("started_on", Day), new("status", Choice),
            new("measuring_point", Choice, true), new("wait_id", Text, true), new("referral_id", Text, true), new("decided_on", Day, true),
            new("contact_type", Text, true), new("present", Choice, true), new("kva", Text, true), new("deviation", Choice),
            new("commitment_id", Text, true), new("question", Text, true),
        ],
        (_, _) => throw new NotSupportedException(),
        from => new Contact
        {
            ContactId = from.Text(),
            PatientId = from.Text(),
            UnitId = from.Text(),
            StartedOn = from.Day(),
            Status = from.Choice<ContactStatus>(),
            Kind = from.ChoiceOrNull<ContactKind>(),
            WaitId = from.TextOrNull(),
            ReferralId = from.TextOrNull(),
            DecidedOn = from.DayOrNull(),
            ContactType = from.TextOrNull(),
            Present = from.ChoiceOrNull<Present>(),
            Kva = from.TextOrNull(),
            Deviation = from.Choice<Deviation>(),
            CommitmentId = from.TextOrNull(),
            Question = from.TextOrNull(),
        })
    {
        Key = ["contact_id"],
    };

    private static void WriteContact(RowWriter to, Contact contact)
    {
        to.Text(contact.ContactId);
        to.Text(contact.PatientId);
        to.Text(contact.UnitId);
        to.Day(contact.StartedOn);
        to.Choice<ContactStatus>(contact.Status);
        to.Choice(contact.CancelledBy);
        to.Choice(contact.Kind);
        to.Text(contact.WaitId);
        to.Text(contact.ReferralId);
        to.Day(contact.DecidedOn);
        to.Text(contact.ContactType);
        to.Choice(contact.Present);
        to.Text(contact.Profession);
        to.Text(contact.Kva);
        to.Text(contact.Icd);
        to.Choice<Deviation>(contact.Deviation);
        to.Text(contact.CommitmentId);
        to.Text(contact.Question);
        to.Flag(contact.Bought);
        to.Day(contact.BookedOn);
        to.Day(contact.RegisteredOn);
    }

    private static Contact ReadContact(RowReader from) => new()
    {
        ContactId = from.Text(),
        PatientId = from.Text(),
        UnitId = from.Text(),
        StartedOn = from.Day(),
        Status = from.Choice<ContactStatus>(),
        CancelledBy = from.ChoiceOrNull<CancelledBy>(),
        Kind = from.ChoiceOrNull<ContactKind>(),
        WaitId = from.TextOrNull(),
        ReferralId = from.TextOrNull(),
        DecidedOn = from.DayOrNull(),
        ContactType = from.TextOrNull(),
        Present = from.ChoiceOrNull<Present>(),
        Profession = from.TextOrNull(),
        Kva = from.TextOrNull(),
        Icd = from.TextOrNull(),
        Deviation = from.Choice<Deviation>(),
        CommitmentId = from.TextOrNull(),
        Question = from.TextOrNull(),
        Bought = from.FlagOrNull(),
        BookedOn = from.DayOrNull(),
        RegisteredOn = from.DayOrNull(),
    };
}
