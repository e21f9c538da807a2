using System.Text;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality;

namespace Trettio.Exchange;

/// <summary>Reads the files of contracts §1.3, known by their header: monthly figures without patients, and flow sums.</summary>
internal static class FiguresFile
{
    private static readonly string[] Must = ["region", "month", "measuring_point", "completed_in_time", "completed_counted"];
    private static readonly string[] Counts = ["completed_in_time", "completed_counted", "completed", "waiting", "waiting_in_time", "added"];
    private static readonly string[] Flow = ["region", "from", "to", "added", "completed"];

    private static readonly (string Class, Phrase Reason) NotNumber = ("not a number", new(
        "Cellen är inget helt tal från 0 och uppåt.", "The cell is no whole number from 0 upwards."));

    private static readonly (string Class, Phrase Reason) NotMonth = ("not a month", new(
        "Cellen är ingen månad (ÅÅÅÅ-MM).", "The cell is no month (YYYY-MM)."));

    private static readonly (string Class, Phrase Reason) Impossible = ("part greater than its whole", new(
        "Ett deltal är större än det tal det är en del av.", "A part is greater than what it is a part of."));

    private static readonly (string Class, Phrase Reason) Backwards = ("period ends before it starts", new(
        "Perioden slutar innan den börjar.", "The period ends before it starts."));

    /// <summary>What the rows of a file are stored as, by which it is told how many were.</summary>
    private const string Table = "figures";
    private const string FlowTable = "flow_sums";

    /// <summary>The columns of monthly figures, and of flow sums.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["region", "unit", "month", "measuring_point", .. Counts];

    public static IReadOnlyList<string> FlowColumns => Flow;

    public static bool IsFigures(IReadOnlyList<string> header) => HasAll(header, Must);

    public static bool IsFlow(IReadOnlyList<string> header) => HasAll(header, Flow);

    public static IReadOnlyList<string> ColumnsOf(IReadOnlyList<string> header) =>
        IsFigures(header) ? Columns : Flow;

    public static (FiguresSet Set, TableTally Tally) Read(IReadOnlyList<SourceFile> files, ReserveNumbers reserve, ReadingListener? listener)
    {
        var tally = new TableTally(Table);
        var figures = new Dictionary<(string, string?, Month, MeasuringPoint), Kept<FigureRow>>();
        var flows = new Dictionary<(string, Month, Month), Kept<FlowSum>>();
        foreach (var file in files)
        {
            var own = new FileTally(file.Name, IsPart(file) || IsFigures(file.Header) ? Table : FlowTable, listener);
            tally.Files.Add(own);
            ReadOne(file, own, new IdentityWatch(file, reserve), (figures, flows));
        }

        tally.RepeatedIds = figures.Values.Count(kept => kept.Differs) + flows.Values.Count(kept => kept.Differs);
        return (new([.. figures.Values.Select(kept => kept.Row)], [.. flows.Values.Select(kept => kept.Row)]), tally);
    }

    private static void ReadOne(
        SourceFile file, FileTally own, IdentityWatch watch,
        (Dictionary<(string, string?, Month, MeasuringPoint), Kept<FigureRow>> Figures, Dictionary<(string, Month, Month), Kept<FlowSum>> Flows) kept)
    {
        using var rows = file.Rows();
        var row = new FigureCells(file, rows);
        while (rows.Read())
        {
            own.Read++;
            watch.Look(rows);
            if (IsPart(file))
                TakePart(kept.Figures, row, own);
            else if (IsFigures(file.Header))
                Take(kept.Figures, row, Figure(row, required: true), KeyOf);
            else
                Take(kept.Flows, row, Sum(row), found => (found.Region, found.From, found.To));
            if (row.Fault is { } fault)
                own.Quarantine(fault, rows.Raw);
        }

        watch.Finish();
    }

    /// <summary>Whether the file may hold a part of the figures: what a mapping makes figures of need not hold them all.</summary>
    private static bool IsPart(SourceFile file) => file.View is not null && file.TableName == MappingTables.Figures;

    private static (string, string?, Month, MeasuringPoint) KeyOf(FigureRow row) =>
        (row.Region, row.Unit, row.Figure.Key.Month, row.Figure.Key.Point);

    /// <summary>Adds what this row knows to what other files know of the same month; where both know and differ, the greater row counts.</summary>
    private static void TakePart(Dictionary<(string, string?, Month, MeasuringPoint), Kept<FigureRow>> kept, FigureCells row, FileTally own)
    {
        var found = Figure(row, required: false);
        if (row.Fault is not null)
            return;
        if (Known(found.Figure).All(count => count is null))
        {
            own.WithoutFigure++;
            return;
        }

        var text = row.Canonical();
        if (!kept.TryGetValue(KeyOf(found), out var before))
        {
            kept[KeyOf(found)] = new(text, found, false);
            return;
        }

        var differs = Known(found.Figure).Zip(Known(before.Row.Figure)).Any(pair => pair is ({ } one, { } other) && one != other);
        var (first, then) = string.CompareOrdinal(text, before.Text) > 0 ? (found, before.Row) : (before.Row, found);
        kept[KeyOf(found)] = new(string.CompareOrdinal(text, before.Text) > 0 ? text : before.Text, first with { Figure = Filled(first.Figure, then.Figure) }, before.Differs || differs);
    }

    private static int?[] Known(MonthlyFigure figure) =>
        [figure.InTime, figure.Counted, figure.Completed, figure.Waiting, figure.WaitingInTime, figure.Added];

    private static MonthlyFigure Filled(MonthlyFigure first, MonthlyFigure then) => first with
    {
        InTime = first.InTime ?? then.InTime,
        Counted = first.Counted ?? then.Counted,
        Completed = first.Completed ?? then.Completed,
        Waiting = first.Waiting ?? then.Waiting,
        WaitingInTime = first.WaitingInTime ?? then.WaitingInTime,
        Added = first.Added ?? then.Added,
    };

    private static bool HasAll(IReadOnlyList<string> header, IReadOnlyList<string> names) =>
        names.All(name => header.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static void Take<TKey, TRow>(Dictionary<TKey, Kept<TRow>> kept, FigureCells row, TRow found, Func<TRow, TKey> keyOf)
        where TKey : notnull
    {
        if (row.Fault is not null)
            return;
        var text = row.Canonical();
        var key = keyOf(found);
        if (!kept.TryGetValue(key, out var before))
            kept[key] = new(text, found, false);
        else if (string.CompareOrdinal(text, before.Text) is not 0 and var order)
            kept[key] = order > 0 ? new(text, found, true) : before with { Differs = true };
    }

    private static FigureRow Figure(FigureCells row, bool required)
    {
        row.Next();
        var region = row.Text("region");
        var unit = row.TextOrNull("unit");
        var month = row.Month("month");
        var point = row.Point("measuring_point");
        var figure = new MonthlyFigure(new(month, unit ?? region, point))
        {
            InTime = row.Count("completed_in_time", required),
            Counted = row.Count("completed_counted", required),
            Completed = row.Count("completed"),
            Waiting = row.Count("waiting"),
            WaitingInTime = row.Count("waiting_in_time"),
            Added = row.Count("added"),
        };
        row.Demand(!(figure.InTime > figure.Counted), "completed_in_time", Impossible);
        row.Demand(!(figure.Counted > figure.Completed), "completed_counted", Impossible);
        row.Demand(!(figure.WaitingInTime > figure.Waiting), "waiting_in_time", Impossible);
        return new(region, unit, figure);
    }

    private static FlowSum Sum(FigureCells row)
    {
        row.Next();
        var sum = new FlowSum(row.Text("region"), row.Month("from"), row.Month("to"),
            row.Count("added", required: true) ?? 0, row.Count("completed", required: true) ?? 0);
        row.Demand(sum.From.CompareTo(sum.To) <= 0, "to", Backwards);
        return sum;
    }

    private sealed record Kept<TRow>(string Text, TRow Row, bool Differs);

    /// <summary>The cells of a row of figures by column name, and the row's first fault.</summary>
    private sealed class FigureCells(SourceFile file, RowReader rows)
    {
        public UnreadRow? Fault { get; private set; }

        public void Next()
        {
            Fault = null;
            if (rows.FaultAmong(file.Header.Count) is not RowFault.None and var fault)
            {
                rows.ReadOnAfterFirstLine();
                Demand(false, "", Reasons.Of(fault));
            }
        }

        public string Text(string column) => TextOrNull(column) ?? Wanting(column, Reasons.Empty, "");

        public string? TextOrNull(string column)
        {
            for (var index = 0; index < file.Header.Count; index++)
            {
                if (!file.Header[index].Equals(column, StringComparison.OrdinalIgnoreCase))
                    continue;
                if (rows is MappedRows mapped && mapped.CellFault(index) is { } why)
                    Demand(false, column, why);
                return Encoding.UTF8.GetString(CellText.Trim(rows.Cell(index))) is { Length: > 0 } text ? text : null;
            }

            return null;
        }

        public Month Month(string column) => TextOrNull(column) is not { } text ? Wanting(column, Reasons.Empty, default(Month))
            : Care.Month.TryParse(text, out var month) && month.Year is >= CellText.FirstYear and <= CellText.LastYear ? month
            : Wanting(column, NotMonth, default(Month));

        public MeasuringPoint Point(string column) => TextOrNull(column) is not { } text ? Wanting(column, Reasons.Empty, MeasuringPoint.FirstVisit)
            : ChoiceWords.MeasuringPoint.TryRead(Encoding.UTF8.GetBytes(text), out var value) ? (MeasuringPoint)value
            : Wanting(column, Reasons.Of(ColumnType.Choice), MeasuringPoint.FirstVisit);

        public int? Count(string column, bool required = false)
        {
            if (TextOrNull(column) is not { } text)
                return required ? Wanting<int?>(column, Reasons.Empty, null) : null;
            return CellText.TryNumber(Encoding.UTF8.GetBytes(text), out var number) && number >= 0
                ? number
                : Wanting<int?>(column, NotNumber, null);
        }

        public void Demand(bool met, string column, (string Class, Phrase Reason) why)
        {
            if (!met)
                Fault ??= new(file.Name, rows.Line, file.Shown(column), why.Class, why.Reason);
        }

        public string Canonical() => string.Join('\0', (IsPart(file) ? Columns : ColumnsOf(file.Header)).Select(column => TextOrNull(column) ?? ""));

        private T Wanting<T>(string column, (string Class, Phrase Reason) why, T instead)
        {
            Demand(false, column, why);
            return instead;
        }
    }
}
