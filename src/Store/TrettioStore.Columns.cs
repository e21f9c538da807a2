using Trettio.Care;
using Trettio.Measuring.Columns;
using Trettio.Store.Columns;

namespace Trettio.Store;

/// <content>The care events in columns, for judging and counting.</content>
public sealed partial class TrettioStore
{
    /// <summary>
    /// The columns as of the latest delivery. Those of <paramref name="before"/>, else those kept beside the store, are brought up to date with
    /// what has been delivered since; without either they are made of all that is stored. Empty columns of an empty store. They are not on disk
    /// before they are asked to be.
    /// </summary>
    public StoredColumns Columns(StoredColumns? before = null, IProgress<long>? progress = null) => database.Guard(() =>
    {
        using var session = database.Reader();

        // Deliveries and rows are of one state, whatever arrives meanwhile.
        session.BeginReading();
        var reading = new ColumnReading(session, progress);
        var deliveries = reading.Deliveries();
        var known = Known(before, folder, deliveries, reading);
        if (known is not null && known.Delivery == deliveries.Count)
        {
            return known;
        }

        var marks = new ColumnMarks(deliveries.Count, ColumnMarks.FingerprintOf(deliveries));
        var parts = known is null ? [new ColumnPart(reading.All())] : ColumnUpdate.Of(known.Book.Parts, reading.Since(known.Marks));
        var units = reading.Units();
        var book = known?.Book.Next(units, parts) ?? new ColumnBook(units, parts);
        return new StoredColumns(book, marks, () => folder?.Write(marks, parts, FilesOf(known, parts)) ?? []);
    });

    /// <summary>What is at hand, unless another program has come further and kept it; else what is kept; null when neither is of this store.</summary>
    private static StoredColumns? Known(StoredColumns? before, ColumnFolder? folder, List<string> deliveries, ColumnReading reading)
    {
        var atHand = before is not null && Fits(before.Marks, deliveries) ? before : null;
        if (atHand?.Delivery == deliveries.Count)
        {
            return atHand;
        }

        var ahead = folder?.Marks() is { } marks && Fits(marks, deliveries) && marks.Delivery > (atHand?.Delivery ?? 0);
        if (!ahead || folder!.Read(AtHand(atHand)) is not { } kept || !Fits(kept.Marks, deliveries))
        {
            return atHand;
        }

        var units = reading.Units();
        return new(atHand?.Book.Next(units, kept.Parts) ?? new ColumnBook(units, kept.Parts), kept.Marks, kept.Files);
    }

    private static Dictionary<string, CareColumns> AtHand(StoredColumns? before) =>
        before is null ? [] : before.Files.Zip(before.Book.Parts).ToDictionary(pair => pair.First, pair => pair.Second.Columns);

    private static bool Fits(ColumnMarks marks, List<string> deliveries) =>
        marks.Delivery > 0 && marks.Delivery <= deliveries.Count
        && marks.Fingerprint == ColumnMarks.FingerprintOf(deliveries.Take(marks.Delivery));

    private static IReadOnlyList<string?> FilesOf(StoredColumns? known, IReadOnlyList<ColumnPart> parts) =>
        [.. parts.Select(part => known?.Book.Parts.Index().FirstOrDefault(one => ReferenceEquals(one.Item.Columns, part.Columns)) is { Item: not null } found
            ? known.Files.ElementAtOrDefault(found.Index)
            : null)];

    /// <summary>Reads what columns are made of, in one transaction.</summary>
    private sealed class ColumnReading(Session session, IProgress<long>? progress)
    {
        private const int RowsBetweenReports = 20_000;
        private long read;

        internal IReadOnlyList<CareUnit> Units() => [.. Rows(CareTables.Units, Sql.Current(CareTables.Units))];

        /// <summary>What tells each delivery from any other; read straight, as it is asked for at every turn.</summary>
        internal List<string> Deliveries()
        {
            var found = new List<string>();
            using var query = session.Ask(Sql.Fingerprints);
            while (query.Step())
            {
                found.Add(query.Reader.Text());
            }

            return found;
        }

        internal CareColumns All()
        {
            var builder = new ColumnsBuilder();
            builder.Add(new Read(this, Sql.CurrentInAnyOrder));
            return builder.Finish();
        }

        internal ColumnDelta Since(ColumnMarks marks)
        {
            var after = new Read(this, table => Sql.CurrentAfter(table, marks.Delivery));
            var fresh = new CareEventList([.. after.Patients(), .. after.Referrals(), .. after.Waits(), .. after.Moves(), .. after.Contacts(), .. after.Medications()]);
            var ended = new Read(this, table => Sql.EndedAfter(table, marks.Delivery));
            var (replaced, patients) = (new ReplacedRows(), fresh.Events.SelectMany(PatientsOf).ToHashSet());
            foreach (var row in (IEnumerable<CareEvent>)[.. ended.Patients(), .. ended.Referrals(), .. ended.Waits(), .. ended.Moves(), .. ended.Contacts(), .. ended.Medications()])
            {
                replaced.Add(row);
                patients.UnionWith(PatientsOf(row));
            }

            return new ColumnDelta
            {
                Fresh = fresh,
                Replaced = replaced,
                Patients = patients,
                PatientOfWait = id => PatientOf(QueueTables.Waits, "wait_id", id),
                PatientOfReferral = id => PatientOf(CareTables.Referrals, "referral_id", id),
            };
        }

        private IEnumerable<string> PatientsOf(CareEvent row) => row switch
        {
            Patient patient => [patient.PatientId],
            Referral referral => [referral.PatientId],
            Wait wait => [wait.PatientId],
            Move move => PatientOf(QueueTables.Waits, "wait_id", move.WaitId) is { } patient ? [patient] : [],
            Contact contact => [contact.PatientId],
            Medication start => [start.PatientId],
            _ => [],
        };

        private string? PatientOf(VersionedTable table, string column, string id)
        {
            using var query = session.Ask(Sql.PatientBy(table, column));
            query.Writer.Text(id);
            return query.Step() ? query.Reader.Text() : null;
        }

        private IEnumerable<T> Rows<T>(VersionedTable<T> table, string sql)
        {
            using var query = session.Stream(sql);
            while (query.Step())
            {
                if (++read % RowsBetweenReports == 0)
                {
                    progress?.Report(read);
                }

                yield return table.Read(query.Reader);
            }
        }

        /// <summary>The tables by one kind of query.</summary>
        private sealed class Read(ColumnReading reading, Func<VersionedTable, string> sql) : ICareEvents
        {
            public IEnumerable<CareUnit> Units() => reading.Rows(CareTables.Units, sql(CareTables.Units));

            public IEnumerable<Patient> Patients() => reading.Rows(CareTables.Patients, sql(CareTables.Patients));

            public IEnumerable<Referral> Referrals() => reading.Rows(CareTables.Referrals, sql(CareTables.Referrals));

            public IEnumerable<Commitment> Commitments() => [];

            public IEnumerable<Wait> Waits() => reading.Rows(QueueTables.Waits, sql(QueueTables.Waits));

            public IEnumerable<Move> Moves() => reading.Rows(QueueTables.Moves, sql(QueueTables.Moves));

            public IEnumerable<Offer> Offers() => [];

            public IEnumerable<Contact> Contacts() => reading.Rows(QueueTables.ContactsInColumns, sql(QueueTables.ContactsInColumns));

            public IEnumerable<Medication> Medications() => reading.Rows(CareTables.Medications, sql(CareTables.Medications));
        }
    }
}
