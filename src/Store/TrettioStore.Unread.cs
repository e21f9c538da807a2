namespace Trettio.Store;

/// <content>Whether what could not be read has come since.</content>
public sealed partial class TrettioStore
{
    private const int MostAtOnce = 500;

    /// <summary>The tables whose rows have an id of their own and name a patient: two marks to know an unread row by.</summary>
    private static readonly Dictionary<string, VersionedTable> WithPatients = new(StringComparer.Ordinal)
    {
        ["waits"] = QueueTables.Waits,
        ["contacts"] = QueueTables.Contacts,
        ["referrals"] = CareTables.Referrals,
        ["commitments"] = CareTables.Commitments,
    };

    /// <summary>Their names, as the files'.</summary>
    public static IReadOnlyCollection<string> TablesWithPatients => WithPatients.Keys;

    /// <summary>
    /// Of these ids, those of a table's records that later deliveries than one brought and that counted after another, or count
    /// now: each with its patient.
    /// </summary>
    public IReadOnlyDictionary<string, string> PatientsBrought(string table, (int After, int? Until) deliveries, IReadOnlyCollection<string> ids) => database.Guard(() =>
    {
        var known = WithPatients[table];
        var brought = new Dictionary<string, string>(StringComparer.Ordinal);
        using var session = database.Reader();
        foreach (var some in ids.Chunk(MostAtOnce))
        {
            using var query = session.Ask(Sql.PatientsBrought(known, deliveries, some.Length));
            foreach (var id in some)
            {
                query.Writer.Text(id);
            }

            while (query.Step())
            {
                brought[query.Reader.Text()] = query.Reader.Text();
            }
        }

        return (IReadOnlyDictionary<string, string>)brought;
    });
}
