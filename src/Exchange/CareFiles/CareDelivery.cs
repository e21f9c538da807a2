using Trettio.Care;
using Trettio.Exchange.National;
using Trettio.Quality;

namespace Trettio.Exchange;

/// <summary>
/// The files of a delivery, opened. Tables stream from the files each time they are asked for; what was read and what could
/// not be is known for a table once it has been read to its end, and is that of its latest whole reading.
/// Not for use from several threads at once; <see cref="ReadKeysAhead"/> uses one of its own.
/// </summary>
public sealed class CareDelivery : ICareEvents, INationalRecords
{
    private readonly IReadOnlyList<Finding> opening;
    private readonly IReadOnlyList<SourceFile> files;
    private readonly Dictionary<string, TableTally> tallies = [];
    private readonly NationalMonths national = new();
    private readonly Lazy<(FiguresSet Set, TableTally Tally)> figures;
    private Func<CareTable, RepeatedKeys?>? keysAhead;

    internal CareDelivery(IReadOnlyList<SourceFile> files, IReadOnlyList<Finding> opening, ReserveNumbers reserve)
    {
        (this.files, this.opening, Reserve) = (files, opening, reserve);
        figures = new(() => FiguresFile.Read([.. this.files.Where(IsFigures)], Reserve, Listener));
    }

    /// <summary>The mapping that some file was opened through; null: every file is in the contract's own form.</summary>
    public SourceMapping? Mapping { get; internal init; }

    /// <summary>What the log says before how each file was understood; empty for files that were handed over.</summary>
    public IReadOnlyList<Phrase> Told { get; internal init; } = [];

    /// <summary>Hears of every unread row and cell; set it before the first reading. A table that is read again is heard again.</summary>
    public ReadingListener? Listener { get; set; }

    /// <summary>Whether any care-event file is there, be it empty.</summary>
    public bool HasCareEvents => files.Any(file => file.Table is { } table && !NationalTables.All.Contains(table));

    /// <summary>Whether any file of national records is there, be it empty.</summary>
    public bool HasNational => files.Any(file => NationalTables.KindOf(file.Table) is not null);

    /// <summary>Whether any file of monthly figures or flow sums is there.</summary>
    public bool HasFigures => files.Any(IsFigures);

    /// <summary>The names of the files of figures.</summary>
    public IReadOnlyList<string> FiguresFiles => [.. files.Where(IsFigures).Select(file => file.Name)];

    /// <summary>The files that have been read so far.</summary>
    public IReadOnlyList<FileRead> Files => [.. Met.Select(file => file.AsFileRead)];

    /// <summary>Per file the first thousand; <see cref="Files"/> counts them all.</summary>
    public IReadOnlyList<UnreadRow> UnreadRows => [.. Met.SelectMany(file => file.Rows)];

    /// <summary>Per file the first thousand; <see cref="Findings"/> count them all.</summary>
    public IReadOnlyList<UnreadCell> UnreadCells => [.. Met.SelectMany(file => file.Cells)];

    /// <summary>What opening found, and what the readings so far have.</summary>
    public IReadOnlyList<Finding> Findings =>
        [.. opening, .. InOrder.SelectMany(tally => tally.Findings()), .. files.SelectMany(MappingChecks.Of), .. national.Findings()];

    /// <summary>How each file was understood: encoding, separator, mapping, codes and dates. Final for a file once it has been read.</summary>
    public IReadOnlyList<Phrase> Log => [.. Told, .. files.SelectMany(ReadingLog.Of), .. Met.SelectMany(file => file.Interpretations())];

    /// <summary>
    /// SHA-256 in hexadecimal over the tables' names and the files' bytes: the same for the same files however they are
    /// packed, ordered or named in upper and lower case. Reads every file.
    /// </summary>
    /// <exception cref="RefusedException">A file cannot be read (CannotRead).</exception>
    public string ContentHash => Exchange.ContentHash.Of(files, Mapping?.Hash);

    internal ReserveNumbers Reserve { get; }

    private IEnumerable<TableTally> InOrder =>
        CareTables.All.Concat(NationalTables.All).Select(table => tallies.GetValueOrDefault(table.Name)).OfType<TableTally>()
            .Concat(figures.IsValueCreated ? [figures.Value.Tally] : []);

    private IEnumerable<FileTally> Met => InOrder.SelectMany(tally => tally.Files);

    public IEnumerable<CareUnit> Units() => Rows(CareTables.Units, RowShapes.Unit);

    public IEnumerable<Patient> Patients() => Rows(CareTables.Patients, RowShapes.Patient);

    public IEnumerable<Referral> Referrals() => Rows(CareTables.Referrals, RowShapes.Referral);

    public IEnumerable<Commitment> Commitments() => Rows(CareTables.Commitments, RowShapes.Commitment);

    public IEnumerable<Wait> Waits() => Rows(CareTables.Waits, RowShapes.Wait);

    public IEnumerable<Move> Moves() => Rows(CareTables.Moves, RowShapes.Move);

    public IEnumerable<Offer> Offers() => Rows(CareTables.Offers, RowShapes.Offer);

    public IEnumerable<Contact> Contacts() => Rows(CareTables.Contacts, RowShapes.Contact);

    public IEnumerable<Medication> Medications() => Rows(CareTables.Medications, RowShapes.Medication);

    /// <summary>The national records of done contacts.</summary>
    public IEnumerable<NationalRecord> Completed() => National(NationalKind.Completed);

    /// <summary>The national records of the queues at the months' ends.</summary>
    public IEnumerable<NationalRecord> Waiting() => National(NationalKind.Waiting);

    /// <summary>The codes that stand beside the national records' contacts.</summary>
    public IEnumerable<NationalCode> NationalCodes() => NationalTables.Codes.SelectMany(block => Rows(
        block.Value, row => NationalShapes.Code(row, block.Key), [.. files.Select(file => file.Table == block.Value ? file : file.Beside(block.Key)).OfType<SourceFile>()]));

    /// <summary>The monthly figures and flow sums; read once.</summary>
    public FiguresSet Figures() => figures.Value.Set;

    /// <summary>Reads every table to its end without keeping it, so that all counts and findings are known.</summary>
    public void ReadAll() => ReadAll(this);

    /// <summary>The same where someone else sees the rows too.</summary>
    /// <param name="events">The care events of this delivery.</param>
    public void ReadAll(ICareEvents events)
    {
        IEnumerable<IEnumerable<CareEvent>> tables =
        [
            events.Units(), events.Patients(), events.Referrals(), events.Commitments(), events.Waits(), events.Moves(), events.Offers(),
            events.Contacts(), events.Medications(), Completed(), Waiting(), NationalCodes(),
        ];
        foreach (var table in tables)
        {
            foreach (var _ in table)
            {
            }
        }

        Figures();
    }

    /// <summary>
    /// Lets the keys of the care events be read on another thread, one table ahead, until what is returned is disposed of.
    /// For one reading of the tables, in the order of contracts §1.1.
    /// </summary>
    public IDisposable ReadKeysAhead()
    {
        var ahead = new KeysAhead(CareTables.All
            .Select(table => (Table: table, Own: Of(table)))
            .Where(table => table.Own.Count > 0)
            .Select(table => (table.Table, (Func<CancellationToken, RepeatedKeys>)(stop => RepeatedKeys.Among(table.Own, (table.Table, Reserve), stop)))));
        keysAhead = ahead.Of;
        return ahead;
    }

    internal RepeatedKeys? KeysAhead(CareTable table) => keysAhead?.Invoke(table);

    internal void Read(CareTable table, TableTally tally) => tallies[table.Name] = tally;

    private static bool IsFigures(SourceFile file) => file.Table is null;

    private IEnumerable<NationalRecord> National(NationalKind kind)
    {
        var shapes = new NationalShapes(kind);
        return Rows(NationalTables.Contacts[kind], row =>
        {
            var record = shapes.Record(row);
            if (row.Fault is null)
                national.Meet(record, row.File);
            return record;
        });
    }

    private List<SourceFile> Of(CareTable table) => [.. files.Where(file => file.Table == table)];

    private IEnumerable<T> Rows<T>(CareTable table, Func<RowCells, T> shape)
        where T : CareEvent => Rows(table, shape, Of(table));

    private IEnumerable<T> Rows<T>(CareTable table, Func<RowCells, T> shape, List<SourceFile> own)
        where T : CareEvent => own.Count == 0 ? [] : new TableReading<T>(table, own, shape, this).Rows();
}
