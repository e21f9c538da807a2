using System.Text;
using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>
/// Writes care events as the files of contracts §1.1: canonical columns, <c>;</c> between them, UTF-8 without mark, LF,
/// quotes only where RFC 4180 needs them, dates as YYYY-MM-DD. Rows come in the order the events come, so the same source
/// gives the same bytes, and nothing is held but one buffer.
/// </summary>
public static class CareFileWriter
{
    private static readonly Table[] Tables =
    [
        new("units.csv",
            "unit_id;name;parent_unit_id;provider;provider_form;care_level;entry_scenario;entry_attested;mission;valid_from;valid_to",
            (events, rows) => Each(events.Units(), rows, Unit)),
        new("patients.csv",
            "patient_id;birth_year;birth_month;sex;municipality;home_region;protected;merged_into;journal_ref",
            (events, rows) => Each(events.Patients(), rows, Patient)),
        new("referrals.csv",
            "referral_id;patient_id;unit_id;kind;referrer_type;reason;decided_on;received_on;assessed_on;outcome;outcome_on;forwarded_to;assessment",
            (events, rows) => Each(events.Referrals(), rows, Referral)),
        new("commitments.csv",
            "commitment_id;patient_id;unit_id;opened_on;closed_on;close_reason",
            (events, rows) => Each(events.Commitments(), rows, Commitment)),
        new("waits.csv",
            "wait_id;patient_id;unit_id;measuring_point;referral_id;commitment_id;listed_on;decided_on;deviation;kva;question;priority;removed_on;removal_reason;closed_on;redo",
            (events, rows) => Each(events.Waits(), rows, Wait)),
        new("moves.csv",
            "wait_id;moved_on;from_unit_id;to_unit_id;reason",
            (events, rows) => Each(events.Moves(), rows, Move)),
        new("offers.csv",
            "wait_id;given_on;offered_for;informed_of_guarantee;answer",
            (events, rows) => Each(events.Offers(), rows, Offer)),
        new("contacts.csv",
            "contact_id;patient_id;unit_id;started_on;status;cancelled_by;measuring_point;wait_id;referral_id;decided_on;contact_type;present;profession;kva;icd;deviation;commitment_id;question;bought;booked_on;registered_on",
            (events, rows) => Each(events.Contacts(), rows, Contact)),
        new("medications.csv",
            "patient_id;unit_id;started_on;atc;followed_up_on",
            (events, rows) => Each(events.Medications(), rows, Medication)),
    ];

    /// <summary>The names of the files, in the order they are written.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Tables.Select(table => table.File)];

    /// <summary>The canonical columns of one of <see cref="Files"/>.</summary>
    public static IReadOnlyList<string> ColumnsOf(string file) => TableOf(file).Header.Split(';');

    /// <summary>
    /// Writes one of <see cref="Files"/>, header first, and leaves the stream open. <paramref name="rawRows"/> follow the events:
    /// text by column name, written as it stands, for what no valid record can hold.
    /// </summary>
    /// <exception cref="ArgumentException">The file is not one of <see cref="Files"/>.</exception>
    public static void Write(ICareEvents events, string file, Stream stream, IEnumerable<IReadOnlyDictionary<string, string>>? rawRows = null)
    {
        var table = TableOf(file);
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        Write(events, table, text, rawRows);
    }

    /// <summary>As the other, to text; the caller decides the encoding.</summary>
    /// <exception cref="ArgumentException">The file is not one of <see cref="Files"/>.</exception>
    public static void Write(ICareEvents events, string file, TextWriter text, IEnumerable<IReadOnlyDictionary<string, string>>? rawRows = null) =>
        Write(events, TableOf(file), text, rawRows);

    /// <summary>
    /// Writes all files into a folder, which is made if it is missing; files of these names in it are replaced.
    /// <paramref name="rawRows"/>: rows as text by file name, see <see cref="Write(ICareEvents, string, Stream, IEnumerable{IReadOnlyDictionary{string, string}})"/>.
    /// </summary>
    public static void WriteFolder(
        ICareEvents events, string folder, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>? rawRows = null)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Files)
        {
            using var stream = new FileStream(Path.Combine(folder, file), FileMode.Create, FileAccess.Write, FileShare.None, 1);
            Write(events, file, stream, rawRows?.GetValueOrDefault(file));
        }
    }

    private static void Write(ICareEvents events, Table table, TextWriter text, IEnumerable<IReadOnlyDictionary<string, string>>? rawRows)
    {
        var rows = new CareFileRows(text);
        rows.Line(table.Header);
        table.Rows(events, rows);
        var columns = table.Header.Split(';');
        foreach (var raw in rawRows ?? [])
        {
            foreach (var column in columns)
                rows.Text(raw.GetValueOrDefault(column));
            rows.End();
        }

        rows.Flush();
    }

    private static Table TableOf(string file) =>
        Array.Find(Tables, table => table.File == file) ?? throw new ArgumentException($"'{file}' is not a care-event file.", nameof(file));

    private static void Each<T>(IEnumerable<T> events, CareFileRows rows, Action<T, CareFileRows> write)
    {
        foreach (var one in events)
        {
            write(one, rows);
            rows.End();
        }
    }

    private static void Unit(CareUnit unit, CareFileRows row) => row
        .Text(unit.UnitId).Text(unit.Name).Text(unit.ParentUnitId).Text(unit.Provider).Code(unit.ProviderForm)
        .Code<CareLevel>(unit.CareLevel).Text(unit.EntryScenario?.ToString()).Flag(unit.EntryAttested).Text(unit.Mission)
        .Day(unit.ValidFrom).Day(unit.ValidTo);

    private static void Patient(Patient patient, CareFileRows row) => row
        .Text(patient.PatientId).Number(patient.BirthYear).Number(patient.BirthMonth).Number((int?)patient.Sex)
        .Text(patient.Municipality).Text(patient.HomeRegion).Flag(patient.IsProtected ? true : null)
        .Text(patient.MergedInto).Text(patient.JournalRef);

    private static void Referral(Referral referral, CareFileRows row) => row
        .Text(referral.ReferralId).Text(referral.PatientId).Text(referral.UnitId).Code(referral.Kind)
        .Text(referral.ReferrerType).Text(referral.Reason).Day(referral.DecidedOn).Day(referral.ReceivedOn).Day(referral.AssessedOn)
        .Code(referral.Outcome).Day(referral.OutcomeOn).Text(referral.ForwardedTo).Code(referral.Assessment);

    private static void Commitment(Commitment commitment, CareFileRows row) => row
        .Text(commitment.CommitmentId).Text(commitment.PatientId).Text(commitment.UnitId)
        .Day(commitment.OpenedOn).Day(commitment.ClosedOn).Text(commitment.CloseReason);

    private static void Wait(Wait wait, CareFileRows row) => row
        .Text(wait.WaitId).Text(wait.PatientId).Text(wait.UnitId).Text(wait.MeasuringPoint.Code())
        .Text(wait.ReferralId).Text(wait.CommitmentId).Day(wait.ListedOn).Day(wait.DecidedOn).Text(wait.Deviation.Code())
        .Text(wait.Kva).Text(wait.Question).Text(wait.Priority).Day(wait.RemovedOn).Code(wait.RemovalReason)
        .Day(wait.ClosedOn).Flag(wait.Redo);

    private static void Move(Move move, CareFileRows row) => row
        .Text(move.WaitId).Day(move.MovedOn).Text(move.FromUnitId).Text(move.ToUnitId).Code(move.Reason);

    private static void Offer(Offer offer, CareFileRows row) => row
        .Text(offer.WaitId).Day(offer.GivenOn).Day(offer.OfferedFor).Flag(offer.InformedOfGuarantee).Code(offer.Answer);

    private static void Contact(Contact contact, CareFileRows row) => row
        .Text(contact.ContactId).Text(contact.PatientId).Text(contact.UnitId).Day(contact.StartedOn)
        .Code<ContactStatus>(contact.Status).Code(contact.CancelledBy).Text(contact.Kind?.Code()).Text(contact.WaitId)
        .Text(contact.ReferralId).Day(contact.DecidedOn).Text(contact.ContactType).Code(contact.Present)
        .Text(contact.Profession).Text(contact.Kva).Text(contact.Icd).Text(contact.Deviation.Code()).Text(contact.CommitmentId)
        .Text(contact.Question).Flag(contact.Bought).Day(contact.BookedOn).Day(contact.RegisteredOn);

    private static void Medication(Medication medication, CareFileRows row) => row
        .Text(medication.PatientId).Text(medication.UnitId).Day(medication.StartedOn).Text(medication.Atc).Day(medication.FollowedUpOn);

    private sealed record Table(string File, string Header, Action<ICareEvents, CareFileRows> Rows);
}
