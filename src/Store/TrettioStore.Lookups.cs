using Trettio.Care;

namespace Trettio.Store;

/// <content>Single records, for the explanation of a figure; always as they stand now.</content>
public sealed partial class TrettioStore
{
    /// <summary>Null when there is no such wait.</summary>
    public Wait? FindWait(string waitId) => By(QueueTables.Waits, "wait_id", waitId).FirstOrDefault();

    /// <summary>Null when there is no such contact.</summary>
    public Contact? FindContact(string contactId) => By(QueueTables.Contacts, "contact_id", contactId).FirstOrDefault();

    /// <summary>Null when there is no such referral.</summary>
    public Referral? FindReferral(string referralId) => By(CareTables.Referrals, "referral_id", referralId).FirstOrDefault();

    /// <summary>Null when there is no such patient.</summary>
    public Patient? FindPatient(string patientId) => By(CareTables.Patients, "patient_id", patientId).FirstOrDefault();

    /// <summary>The waits listed at a unit. Reads the table through: no figure is counted so.</summary>
    public IReadOnlyList<Wait> WaitsOfUnit(string unitId) => By(QueueTables.Waits, "unit_id", unitId);

    /// <summary>The contacts of a unit. Reads the table through: no figure is counted so.</summary>
    public IReadOnlyList<Contact> ContactsOfUnit(string unitId) => By(QueueTables.Contacts, "unit_id", unitId);

    /// <summary>The contacts that name a wait, also one that was never delivered.</summary>
    public IReadOnlyList<Contact> ContactsOfWait(string waitId) => By(QueueTables.Contacts, "wait_id", waitId);

    /// <summary>The moves of a wait, also of one that was never delivered.</summary>
    public IReadOnlyList<Move> MovesOfWait(string waitId) => By(QueueTables.Moves, "wait_id", waitId);

    /// <summary>A wait with all that names it; null when there is no such wait.</summary>
    public WaitHistory? HistoryOfWait(string waitId) => FindWait(waitId) is not { } wait ? null : new WaitHistory(
        wait,
        wait.ReferralId is { } referral ? FindReferral(referral) : null,
        ContactsOfWait(waitId),
        MovesOfWait(waitId),
        By(QueueTables.Offers, "wait_id", waitId));

    /// <summary>
    /// Everything about one patient and those it is merged with, and all units: what a judgement of any of the contacts needs, also the
    /// waits and referrals they name that were delivered as another patient's. Empty but for the units when nothing names the patient.
    /// </summary>
    public ICareEvents EventsOfPatient(string patientId)
    {
        var ids = MergedWith(patientId);
        var contacts = ids.SelectMany(id => By(QueueTables.Contacts, "patient_id", id)).ToList();
        var waits = ids.SelectMany(id => By(QueueTables.Waits, "patient_id", id)).ToDictionary(wait => wait.WaitId);
        AddNamed(waits, contacts.Select(contact => contact.WaitId), FindWait);
        var referrals = ids.SelectMany(id => By(CareTables.Referrals, "patient_id", id)).ToDictionary(referral => referral.ReferralId);
        AddNamed(referrals, contacts.Select(contact => contact.ReferralId).Concat(waits.Values.Select(wait => wait.ReferralId)), FindReferral);
        return new CareEventList(
        [
            .. Events().Units(),
            .. ids.Select(FindPatient).OfType<Patient>(),
            .. referrals.Values,
            .. ids.SelectMany(id => By(CareTables.Commitments, "patient_id", id)),
            .. waits.Values,
            .. waits.Keys.SelectMany(wait => By(QueueTables.Moves, "wait_id", wait)),
            .. waits.Keys.SelectMany(wait => By(QueueTables.Offers, "wait_id", wait)),
            .. contacts,
            .. ids.SelectMany(id => By(CareTables.Medications, "patient_id", id)),
        ]);
    }

    /// <summary>The rows of a patient and of all that it is merged with; empty when there is no such patient.</summary>
    public IReadOnlyList<Patient> PatientsJoinedWith(string patientId) => [.. MergedWith(patientId).Select(FindPatient).OfType<Patient>()];

    /// <summary>Every statement that looks single records up, for a test that each goes by an index.</summary>
    internal static IReadOnlyList<string> LookupStatements =>
    [
        Sql.CurrentBy(QueueTables.Waits, "wait_id"), Sql.CurrentBy(QueueTables.Waits, "patient_id"),
        Sql.CurrentBy(QueueTables.Contacts, "contact_id"), Sql.CurrentBy(QueueTables.Contacts, "wait_id"), Sql.CurrentBy(QueueTables.Contacts, "patient_id"),
        Sql.CurrentBy(QueueTables.Moves, "wait_id"), Sql.CurrentBy(QueueTables.Offers, "wait_id"),
        Sql.CurrentBy(CareTables.Referrals, "referral_id"), Sql.CurrentBy(CareTables.Referrals, "patient_id"),
        Sql.CurrentBy(CareTables.Commitments, "patient_id"), Sql.CurrentBy(CareTables.Medications, "patient_id"),
        Sql.CurrentBy(CareTables.Patients, "patient_id"), Sql.CurrentBy(CareTables.Patients, "merged_into"),
    ];

    private static void AddNamed<T>(Dictionary<string, T> rows, IEnumerable<string?> ids, Func<string, T?> find)
        where T : class
    {
        foreach (var id in ids.OfType<string>().Distinct().Where(id => !rows.ContainsKey(id)).ToList())
        {
            if (find(id) is { } row)
            {
                rows.Add(id, row);
            }
        }
    }

    /// <summary>The patient's own id and all that merging joins it with, in either direction and however far.</summary>
    private List<string> MergedWith(string patientId)
    {
        List<string> ids = [patientId];
        for (var at = 0; at < ids.Count; at++)
        {
            var into = FindPatient(ids[at])?.MergedInto;
            var from = By(CareTables.Patients, "merged_into", ids[at]).Select(patient => patient.PatientId);
            ids.AddRange(from.Prepend(into).OfType<string>().Except(ids).ToList());
        }

        return ids;
    }

    private List<T> By<T>(VersionedTable<T> table, string column, string value) => database.Guard(() =>
    {
        using var session = database.Reader();
        using var query = session.Ask(Sql.CurrentBy(table, column));
        query.Writer.Text(value);
        var rows = new List<T>();
        while (query.Step())
        {
            rows.Add(table.Read(query.Reader));
        }

        return rows;
    });
}
