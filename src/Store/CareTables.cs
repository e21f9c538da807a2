using Trettio.Care;
using static Trettio.Store.ColumnKind;

namespace Trettio.Store;

/// <summary>The care events of contracts §1.1 as tables; column names are the files' own.</summary>
internal static class CareTables
{
    public static VersionedTable<CareUnit> Units { get; } = new(
        "units",
        [
            new("unit_id", Text), new("name", Text), new("parent_unit_id", Text, true), new("provider", Text, true),
            new("provider_form", Choice, true), new("care_level", Choice), new("entry_scenario", Choice, true),
            new("entry_attested", Flag, true), new("mission", Text, true), new("valid_from", Day, true), new("valid_to", Day, true),
        ],
        (to, unit) =>
        {
            to.Text(unit.UnitId);
            to.Text(unit.Name);
            to.Text(unit.ParentUnitId);
            to.Text(unit.Provider);
            to.Choice(unit.ProviderForm);
            to.Choice<CareLevel>(unit.CareLevel);
            to.Choice(unit.EntryScenario);
            to.Flag(unit.EntryAttested);
            to.Text(unit.Mission);
            to.Day(unit.ValidFrom);
            to.Day(unit.ValidTo);
        },
        from => new CareUnit
        {
            UnitId = from.Text(),
            Name = from.Text(),
            ParentUnitId = from.TextOrNull(),
            Provider = from.TextOrNull(),
            ProviderForm = from.ChoiceOrNull<ProviderForm>(),
            CareLevel = from.Choice<CareLevel>(),
            EntryScenario = from.ChoiceOrNull<EntryScenario>(),
            EntryAttested = from.FlagOrNull(),
            Mission = from.TextOrNull(),
            ValidFrom = from.DayOrNull(),
            ValidTo = from.DayOrNull(),
        })
    {
        Key = ["unit_id", "valid_from"],
    };

    public static VersionedTable<Patient> Patients { get; } = new(
        "patients",
        [
            new("patient_id", Text), new("birth_year", Number), new("birth_month", Number, true), new("sex", Choice, true),
            new("municipality", Text, true), new("home_region", Text, true), new("protected", Flag),
            new("merged_into", Text, true), new("journal_ref", Text, true),
        ],
        (to, patient) =>
        {
            to.Text(patient.PatientId);
            to.Number(patient.BirthYear);
            to.Number(patient.BirthMonth);
            to.Choice(patient.Sex);
            to.Text(patient.Municipality);
            to.Text(patient.HomeRegion);
            to.Flag(patient.IsProtected);
            to.Text(patient.MergedInto);
            to.Text(patient.JournalRef);
        },
        from => new Patient
        {
            PatientId = from.Text(),
            BirthYear = from.Number(),
            BirthMonth = from.NumberOrNull(),
            Sex = from.ChoiceOrNull<Sex>(),
            Municipality = from.TextOrNull(),
            HomeRegion = from.TextOrNull(),
            IsProtected = from.Flag(),
            MergedInto = from.TextOrNull(),
            JournalRef = from.TextOrNull(),
        })
    {
        Key = ["patient_id"],
        Lookups = ["merged_into"],
    };

    public static VersionedTable<Referral> Referrals { get; } = new(
        "referrals",
        [
            new("referral_id", Text), new("patient_id", Text), new("unit_id", Text), new("kind", Choice, true),
            new("referrer_type", Text, true), new("reason", Text, true), new("decided_on", Day, true), new("received_on", Day),
            new("assessed_on", Day, true), new("outcome", Choice, true), new("outcome_on", Day, true),
            new("forwarded_to", Text, true), new("assessment", Choice, true),
        ],
        (to, referral) =>
        {
            to.Text(referral.ReferralId);
            to.Text(referral.PatientId);
            to.Text(referral.UnitId);
            to.Choice(referral.Kind);
            to.Text(referral.ReferrerType);
            to.Text(referral.Reason);
            to.Day(referral.DecidedOn);
            to.Day(referral.ReceivedOn);
            to.Day(referral.AssessedOn);
            to.Choice(referral.Outcome);
            to.Day(referral.OutcomeOn);
            to.Text(referral.ForwardedTo);
            to.Choice(referral.Assessment);
        },
        from => new Referral
        {
            ReferralId = from.Text(),
            PatientId = from.Text(),
            UnitId = from.Text(),
            Kind = from.ChoiceOrNull<ReferralKind>(),
            ReferrerType = from.TextOrNull(),
            Reason = from.TextOrNull(),
            DecidedOn = from.DayOrNull(),
            ReceivedOn = from.Day(),
            AssessedOn = from.DayOrNull(),
            Outcome = from.ChoiceOrNull<ReferralOutcome>(),
            OutcomeOn = from.DayOrNull(),
            ForwardedTo = from.TextOrNull(),
            Assessment = from.ChoiceOrNull<ReferrerAssessment>(),
        })
    {
        Key = ["referral_id"],
        Lookups = ["patient_id"],
    };

    public static VersionedTable<Commitment> Commitments { get; } = new(
        "commitments",
        [
            new("commitment_id", Text), new("patient_id", Text), new("unit_id", Text), new("opened_on", Day),
            new("closed_on", Day, true), new("close_reason", Text, true),
        ],
        (to, commitment) =>
        {
            to.Text(commitment.CommitmentId);
            to.Text(commitment.PatientId);
            to.Text(commitment.UnitId);
            to.Day(commitment.OpenedOn);
            to.Day(commitment.ClosedOn);
            to.Text(commitment.CloseReason);
        },
        from => new Commitment
        {
            CommitmentId = from.Text(),
            PatientId = from.Text(),
            UnitId = from.Text(),
            OpenedOn = from.Day(),
            ClosedOn = from.DayOrNull(),
            CloseReason = from.TextOrNull(),
        })
    {
        Key = ["commitment_id"],
        Lookups = ["patient_id"],
    };

    /// <summary>Looked up by the patient through its key, which begins with it.</summary>
    public static VersionedTable<Medication> Medications { get; } = new(
        "medications",
        [new("patient_id", Text), new("unit_id", Text, true), new("started_on", Day), new("atc", Text), new("followed_up_on", Day, true)],
        (to, medication) =>
        {
            to.Text(medication.PatientId);
            to.Text(medication.UnitId);
            to.Day(medication.StartedOn);
            to.Text(medication.Atc);
            to.Day(medication.FollowedUpOn);
        },
        from => new Medication
        {
            PatientId = from.Text(),
            UnitId = from.TextOrNull(),
            StartedOn = from.Day(),
            Atc = from.Text(),
            FollowedUpOn = from.DayOrNull(),
        })
    {
        Key = ["patient_id", "unit_id", "started_on", "atc"],
    };
}
