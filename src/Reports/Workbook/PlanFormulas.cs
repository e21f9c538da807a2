using Trettio.Care;
using Trettio.Planning.Producing;

namespace Trettio.Reports.Workbook;

/// <summary>The formulas of a plan's sheet. Products and quotients of whole numbers only, so that a goal reached exactly is reached here too.</summary>
internal sealed class PlanFormulas(PlanCells cells, string notPossible, Language language)
{
    private readonly PlanCells cells = cells;
    private readonly string notPossible = notPossible;

    private static readonly string NoFigure = CellAddress.Quote(Cell.NoFigure);

    /// <summary>Of one month, of the plan's year or of the year before.</summary>
    public OfMonth Of(Month month) => new(this, month);

    /// <summary>Of the twelve months from a row on.</summary>
    public OfYear OfSum(int firstRow) => new(this, firstRow);

    private string At(int row, PlanColumn column) => CellAddress.Of(row, cells.Of(column));

    private string Quoted(Phrase phrase) => CellAddress.Quote(phrase.In(language));

    /// <summary>Last year's number changed by the percentage, half up; the tenths of a percent are made whole first.</summary>
    private static string Grown(string before) =>
        $"IF(ISNUMBER({before}),ROUND({before}*(1000+ROUND(10*N({CellAddress.Fixed(PlanCells.GrowthRow, PlanCells.ValueColumn)}),0))/1000,0),{NoFigure})";

    internal sealed class OfMonth(PlanFormulas all, Month month)
    {
        private readonly int row = all.cells.RowOf(month);
        private readonly int past = all.cells.RowOf(month.SameMonthLastYear);

        public string ForecastInflow => Either(PlanColumn.OwnInflow, Grown(Past(PlanColumn.ForecastInflow)));

        public string NeededForFlow => Grown(Past(PlanColumn.NeededForFlow));

        public string Completed => Either(PlanColumn.PlannedCompleted, Grown(Past(PlanColumn.Completed)));

        public string InTime => Either(PlanColumn.PlannedInTime, NoFigure);

        public string Share => Formulas.Share(Now(PlanColumn.InTime), Now(PlanColumn.Completed));

        public string Change => ChangeOf(Now(PlanColumn.InTime), Now(PlanColumn.Completed), Past(PlanColumn.InTime), Past(PlanColumn.Completed));

        public string NeededForShare => NeededOf(PlanColumn.Completed, PlanGuideSheet.CompletedPercent);

        public string Waiting => Either(PlanColumn.PlannedWaiting, NoFigure);

        public string WaitingInTime => Either(PlanColumn.PlannedWaitingInTime, NoFigure);

        public string WaitingShare => Formulas.Share(Now(PlanColumn.WaitingInTime), Now(PlanColumn.Waiting));

        public string WaitingNeeded => NeededOf(PlanColumn.Waiting, PlanGuideSheet.WaitingPercent);

        public string LongWaitsToLeave
        {
            get
            {
                var (waiting, inTime, percent) = (Now(PlanColumn.Waiting), Now(PlanColumn.WaitingInTime), PlanGuideSheet.WaitingPercent);
                return $"IF(AND(COUNT({waiting},{inTime})=2,N({inTime})<=N({waiting})),IF({percent}=0,0,MAX(0,ROUNDUP(({percent}*{waiting}-100*{inTime})/{percent},0))),{NoFigure})";
            }
        }

        public string Basis =>
            $"IF(ISNUMBER({Now(PlanColumn.PlannedCompleted)}),{all.Quoted(PlanWords.Name(PksBasis.Plan))},IF(ISNUMBER({Past(PlanColumn.Completed)}),{all.Quoted(PlanWords.Name(PksBasis.Proposal))},{NoFigure}))";

        public string WaitingBasis => $"IF(ISNUMBER({Now(PlanColumn.PlannedWaiting)}),{all.Quoted(PlanWords.Name(PksBasis.Plan))},{NoFigure})";

        public string Improvement(int at)
        {
            var (completed, inTime, counted, points) = (Now(PlanColumn.Completed), Past(PlanColumn.InTime), Past(PlanColumn.Completed), PlanGuideSheet.Points(at));
            var goal = $"(100*{inTime}+{points}*{counted})";
            return $"IF(AND(COUNT({completed},{inTime},{counted})=3,N({counted})>0),IF({goal}>100*{counted},{CellAddress.Quote(all.notPossible)},ROUNDUP({completed}*{goal}/(100*{counted}),0)),{NoFigure})";
        }

        private string Now(PlanColumn column) => all.At(row, column);

        private string Past(PlanColumn column) => all.At(past, column);

        private string Either(PlanColumn written, string otherwise) => $"IF(ISNUMBER({Now(written)}),{Now(written)},{otherwise})";

        private string NeededOf(PlanColumn column, string percent) => $"IF(ISNUMBER({Now(column)}),ROUNDUP({percent}*{Now(column)}/100,0),{NoFigure})";
    }

    internal sealed class OfYear(PlanFormulas all, int firstRow)
    {
        public string Change
        {
            get
            {
                // The base of the same months: those that this year has.
                var (completed, inTime) = (Range(PlanColumn.Completed), Range(PlanColumn.InTime));
                var (counted, before) = (Past(PlanColumn.Completed), Past(PlanColumn.InTime));
                var isKnown = $"SUMPRODUCT(ISNUMBER({completed})*(1-ISNUMBER({counted})*ISNUMBER({before})))=0";
                var (baseCounted, baseInTime) = ($"SUMPRODUCT(ISNUMBER({completed})*1,{counted})", $"SUMPRODUCT(ISNUMBER({completed})*1,{before})");
                return $"IF(AND({AreBoth(inTime, completed)},{isKnown},SUM({completed})>0,{baseCounted}>0),"
                    + $"100*(SUM({inTime})*{baseCounted}-{baseInTime}*SUM({completed}))/(SUM({completed})*{baseCounted}),{NoFigure})";
            }
        }

        public string Share(PlanColumn part, PlanColumn whole) =>
            $"IF(AND({AreBoth(Range(part), Range(whole))},SUM({Range(whole)})>0),SUM({Range(part)})/SUM({Range(whole)}),{NoFigure})";

        public string Improvement(int at)
        {
            var range = Range(all.cells.Of(PlanColumn.Improvements) + at);
            return $"IF(COUNTIF({range},{CellAddress.Quote(all.notPossible)})>0,{CellAddress.Quote(all.notPossible)},{Formulas.SumOfKnown(range)})";
        }

        public string Range(PlanColumn column) => Range(all.cells.Of(column));

        public string Range(int column) => Twelve(firstRow, column);

        private string Past(PlanColumn column) => Twelve(PlanCells.FirstPastRow, all.cells.Of(column));

        private static string Twelve(int from, int column) => $"{CellAddress.Of(from, column)}:{CellAddress.Of(from + 11, column)}";

        /// <summary>Every month that has the one has the other.</summary>
        private static string AreBoth(string one, string other) => $"SUMPRODUCT((ISNUMBER({one})<>ISNUMBER({other}))*1)=0";
    }

    private static string ChangeOf(string inTime, string counted, string baseInTime, string baseCounted) =>
        $"IF(AND(COUNT({inTime},{counted},{baseInTime},{baseCounted})=4,N({counted})>0,N({baseCounted})>0),100*({inTime}*{baseCounted}-{baseInTime}*{counted})/({counted}*{baseCounted}),{NoFigure})";
}
