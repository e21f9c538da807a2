using Trettio.Care;
using Trettio.Measuring;
using static Trettio.Store.ColumnKind;

namespace Trettio.Store;

/// <summary>Monthly figures without patients (contracts §1.3) as tables, and the list of all versioned tables.</summary>
internal static class FigureTables
{
    public static VersionedTable<FigureRow> Figures { get; } = new(
        "figures",
        [
            new("region", Text), new("unit", Text, true), new("month", ColumnKind.Month), new("measuring_point", Choice),
            new("completed", Number, true), new("excluded_mov", Number, true), new("excluded_sov", Number, true),
            new("excluded_pvv", Number, true), new("counted", Number, true), new("in_time", Number, true),
            new("waiting", Number, true), new("waiting_in_time", Number, true), new("added", Number, true),
            new("removed", Number, true), new("planned", Number, true), new("left_out", Number, true),
            new("moved_in", Number, true), new("moved_out", Number, true), new("completed_for_others", Number, true),
            new("completed_elsewhere", Number, true),
        ],
        WriteFigure,
        ReadFigure)
    {
        Key = ["region", "unit", "month", "measuring_point"],
    };

    public static VersionedTable<FlowSum> FlowSums { get; } = new(
        "flow_sums",
        [
            new("region", Text), new("first_month", ColumnKind.Month), new("last_month", ColumnKind.Month),
            new("added", Number), new("completed", Number),
        ],
        (to, sum) =>
        {
            to.Text(sum.Region);
            to.Month(sum.From);
            to.Month(sum.To);
            to.Number(sum.Added);
            to.Number(sum.Completed);
        },
        from => new FlowSum(from.Text(), from.Month(), from.Month(), from.Number(), from.Number()))
    {
        Key = ["region", "first_month", "last_month"],
    };

    public static IReadOnlyList<VersionedTable> All { get; } =
    [
        CareTables.Units, CareTables.Patients, CareTables.Referrals, CareTables.Commitments,
        QueueTables.Waits, QueueTables.Moves, QueueTables.Offers, QueueTables.Contacts, CareTables.Medications,
        NationalTables.Completed, NationalTables.Waiting, NationalTables.Codes, Figures, FlowSums,
    ];

    private static void WriteFigure(RowWriter to, FigureRow row)
    {
        var figure = row.Figure;
        to.Text(row.Region);
        to.Text(row.Unit);
        to.Month(figure.Key.Month);
        to.Choice<MeasuringPoint>(figure.Key.Point);
        to.Number(figure.Completed);
        to.Number(figure.ExcludedMov);
        to.Number(figure.ExcludedSov);
        to.Number(figure.ExcludedPvv);
        to.Number(figure.Counted);
        to.Number(figure.InTime);
        to.Number(figure.Waiting);
        to.Number(figure.WaitingInTime);
        to.Number(figure.Added);
        to.Number(figure.Removed);
        to.Number(figure.Planned);
        to.Number(figure.LeftOut);
        to.Number(figure.MovedIn);
        to.Number(figure.MovedOut);
        to.Number(figure.CompletedForOthers);
        to.Number(figure.CompletedElsewhere);
    }

    private static FigureRow ReadFigure(RowReader from)
    {
        var region = from.Text();
        var unit = from.TextOrNull();
        var key = new FigureKey(from.Month(), unit ?? region, from.Choice<MeasuringPoint>());
        return new FigureRow(region, unit, new MonthlyFigure(key)
        {
            Completed = from.NumberOrNull(),
            ExcludedMov = from.NumberOrNull(),
            ExcludedSov = from.NumberOrNull(),
            ExcludedPvv = from.NumberOrNull(),
            Counted = from.NumberOrNull(),
            InTime = from.NumberOrNull(),
            Waiting = from.NumberOrNull(),
            WaitingInTime = from.NumberOrNull(),
            Added = from.NumberOrNull(),
            Removed = from.NumberOrNull(),
            Planned = from.NumberOrNull(),
            LeftOut = from.NumberOrNull(),
            MovedIn = from.NumberOrNull(),
            MovedOut = from.NumberOrNull(),
            CompletedForOthers = from.NumberOrNull(),
            CompletedElsewhere = from.NumberOrNull(),
        });
    }
}
