using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality;

namespace Trettio.Store;

/// <summary>
/// One delivery on its way in: a transaction that <see cref="Commit"/> makes whole and that anything else, a power cut included, leaves undone.
/// When the delivery equals the latest one, the session is <see cref="Unchanged"/>: it takes in nothing and reads no rows.
/// Rows come from one thread; <see cref="Quarantine"/> and <see cref="KeepRawText"/> may be called while they are being read.
/// </summary>
public sealed partial class ImportSession : IDisposable
{
    private const int RowsBetweenReports = 10_000;

    private readonly Database database;
    private readonly DeliveryInfo info;
    private readonly IProgress<long>? progress;
    private readonly CancellationToken cancel;
    private readonly Session session;
    private readonly List<TableCounts> tables = [];
    private VersionedWriter? writer;
    private UnreadSink? unread;
    private long rowsBefore;
    private bool isOpen;

    private ImportSession(Database database, DeliveryInfo info, IProgress<long>? progress, CancellationToken cancel)
    {
        this.database = database;
        this.info = info;
        this.progress = progress;
        this.cancel = cancel;
        session = database.Writer();
    }

    /// <summary>The number that the delivery gets; the equal, latest one's when <see cref="Unchanged"/>.</summary>
    public int Delivery { get; private set; }

    public bool Unchanged { get; private set; }

    /// <summary>How the files were understood, a line each; known when they have been read. Null: not told.</summary>
    public string? Log { get; set; }

    /// <summary>What has been written so far, a table each.</summary>
    public IReadOnlyList<TableCounts> Tables => tables;

    /// <summary>Stores a table's rows. Each record occurs once; a table may be given in several parts.</summary>
    public TableCounts Write(IEnumerable<CareUnit> units) => Write(CareTables.Units, units);

    /// <inheritdoc cref="Write(IEnumerable{CareUnit})"/>
    public TableCounts Write(IEnumerable<Patient> patients) => Write(CareTables.Patients, patients);

    /// <inheritdoc cref="Write(IEnumerable{CareUnit})"/>
    public TableCounts Write(IEnumerable<Referral> referrals) => Write(CareTables.Referrals, referrals);

    /// <inheritdoc cref="Write(IEnumerable{CareUnit})"/>
    public TableCounts Write(IEnumerable<Commitment> commitments) => Write(CareTables.Commitments, commitments);

    /// <inheritdoc cref="Write(IEnumerable{CareUnit})"/>
    public TableCounts Write(IEnumerable<Wait> waits) => Write(QueueTables.Waits, waits);

    /// <inheritdoc cref="Write(IEnumerable{CareUnit})"/>
    public TableCounts Write(IEnumerable<Move> moves) => Write(QueueTables.Moves, moves);

    /// <inheritdoc cref="Write(IEnumerable{CareUnit})"/>
    public TableCounts Write(IEnumerable<Offer> offers) => Write(QueueTables.Offers, offers);

    /// <inheritdoc cref="Write(IEnumerable{CareUnit})"/>
    public TableCounts Write(IEnumerable<Contact> contacts) => Write(QueueTables.Contacts, contacts);

    /// <inheritdoc cref="Write(IEnumerable{CareUnit})"/>
    public TableCounts Write(IEnumerable<Medication> medications) => Write(CareTables.Medications, medications);

    /// <inheritdoc cref="Write(IEnumerable{CareUnit})"/>
    public TableCounts Write(IEnumerable<NationalCode> codes) => Write(NationalTables.Codes, codes);

    /// <summary>Stores the records of the national format. What is delivered as a whole has to be given in one part.</summary>
    public void Write(INationalRecords records)
    {
        Write(NationalTables.Completed, records.Completed());
        Write(NationalTables.Waiting, records.Waiting());
    }

    /// <inheritdoc cref="Write(IEnumerable{CareUnit})"/>
    public TableCounts Write(IEnumerable<FigureRow> figures) => Write(FigureTables.Figures, figures);

    /// <inheritdoc cref="Write(IEnumerable{CareUnit})"/>
    public TableCounts Write(IEnumerable<FlowSum> sums) => Write(FigureTables.FlowSums, sums);

    /// <summary>Stores all nine tables, in the order of contracts §1.1.</summary>
    public void Write(ICareEvents events)
    {
        Write(events.Units());
        Write(events.Patients());
        Write(events.Referrals());
        Write(events.Commitments());
        Write(events.Waits());
        Write(events.Moves());
        Write(events.Offers());
        Write(events.Contacts());
        Write(events.Medications());
    }

    /// <summary>Keeps a row that could not be read, with its raw text.</summary>
    public void Quarantine(UnreadRow row, string rawText) => database.Guard(() => unread?.Quarantine(row, rawText));

    /// <summary>Keeps the raw text of a cell that was read as empty.</summary>
    public void KeepRawText(UnreadCell cell) => database.Guard(() => unread?.Keep(cell));

    /// <summary>Makes the delivery whole and durable; when this returns, no power cut takes it back.</summary>
    /// <exception cref="InvalidOperationException">A part of the delivery failed, or the session has ended.</exception>
    public ImportResult Commit(IReadOnlyList<DeliveryFile> files, IReadOnlyList<Finding> findings)
    {
        if (!Unchanged)
        {
            DemandOpen();
            database.Guard(() =>
            {
                isOpen = false;
                unread!.Finish();
                Record(files, findings);
                session.Commit();
            });
            unread?.Dispose();
            unread = null;
        }

        return new ImportResult(Delivery, Unchanged, tables);
    }

    /// <summary>Takes everything back unless <see cref="Commit"/> has returned.</summary>
    public void Dispose()
    {
        isOpen = false;
        unread?.Dispose();
        session.Dispose();
    }

    internal static ImportSession Begin(
        Database database, DeliveryInfo info, IProgress<long>? progress, CancellationToken cancel) => database.Guard(() =>
    {
        var begun = new ImportSession(database, info, progress, cancel);
        try
        {
            begun.Begin();
            return begun;
        }
        catch
        {
            begun.Dispose();
            throw;
        }
    });

    private void Begin()
    {
        session.BeginWriting();
        using (var latest = session.Ask(Sql.LatestWithHash))
        {
            var known = latest.Step() ? latest.Reader.Number() : 0;
            Unchanged = known > 0 && latest.Reader.Text() == info.ContentHash;
            Delivery = Unchanged ? known : known + 1;
        }

        if (Unchanged)
        {
            session.RollBack();
            return;
        }

        if (Delivery > 1)
        {
            FigureTables.All.ToList().ForEach(session.Prepare);
        }

        writer = new VersionedWriter(session, Delivery, AtRow);
        unread = session.Unread(Delivery);
        isOpen = true;
    }

    private TableCounts Write<T>(VersionedTable<T> table, IEnumerable<T> rows)
    {
        if (Unchanged)
        {
            return new TableCounts(table.Name, 0, 0, 0);
        }

        DemandOpen();
        isOpen = false;
        var counts = database.Guard(() =>
        {
            var written = writer!.Write(table, rows);
            unread!.Finish();
            return written;
        });
        isOpen = true;
        rowsBefore += counts.Read;
        progress?.Report(rowsBefore);
        Count(counts);
        return counts;
    }

    private void Count(TableCounts counts)
    {
        var at = tables.FindIndex(known => known.Table == counts.Table);
        if (at < 0)
        {
            tables.Add(counts);
            return;
        }

        var known = tables[at];
        tables[at] = new(known.Table, known.Stored + counts.Stored, known.Replaced + counts.Replaced, known.Same + counts.Same) { Left = known.Left + counts.Left };
    }

    private void AtRow(long row)
    {
        if (row % RowsBetweenReports == 0)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(rowsBefore + row);
        }
    }

    private void Record(IReadOnlyList<DeliveryFile> files, IReadOnlyList<Finding> findings)
    {
        ImportRows.Add(session, Delivery, info, Log ?? info.Log);
        ImportRows.Add(session, Delivery, files);
        ImportRows.Add(session, Delivery, findings);
    }

    private void DemandOpen()
    {
        if (!isOpen)
        {
            throw new InvalidOperationException("The import has ended, or a part of it failed: begin a new one.");
        }
    }
}
