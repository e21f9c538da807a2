using System.Text.Json;
using Trettio.Measuring;
using Trettio.Reports.Workbook;

namespace Trettio.Reports.Json;

/// <summary>The numbers of one figure, by the names of figures.csv in camelCase.</summary>
internal static class FigureJson
{
    public static void Write(Utf8JsonWriter json, MonthlyFigure figure, bool isMasked)
    {
        List<string> masked = [];
        Put("completed", figure.Completed);
        Put("excludedMov", figure.ExcludedMov);
        Put("excludedSov", figure.ExcludedSov);
        Put("excludedPvv", figure.ExcludedPvv);
        Put("counted", figure.Counted);
        Put("inTime", figure.InTime);
        PutShare("share", figure.InTime, figure.Counted, figure.Share);
        Put("waiting", figure.Waiting);
        Put("waitingInTime", figure.WaitingInTime);
        PutShare("waitingShare", figure.WaitingInTime, figure.Waiting, figure.WaitingShare);
        Put("added", figure.Added);
        Put("removed", figure.Removed);
        Put("planned", figure.Planned);
        Put("leftOut", figure.LeftOut);
        Put("movedIn", figure.MovedIn);
        Put("movedOut", figure.MovedOut);
        Put("completedForOthers", figure.CompletedForOthers);
        Put("completedElsewhere", figure.CompletedElsewhere);
        if (isMasked)
        {
            json.WriteStartArray("masked");
            masked.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        void Put(string name, int? number)
        {
            var isHidden = isMasked && SmallNumbers.IsSmall(number);
            if (isHidden)
            {
                masked.Add(name);
            }

            json.WriteNumberOrNull(name, isHidden ? null : number);
        }

        void PutShare(string name, int? part, int? whole, double? share)
        {
            var shown = isMasked ? SmallNumbers.Share(part, whole, share) : share;
            if (shown is null && share is not null)
            {
                masked.Add(name);
            }

            json.WriteNumberOrNull(name, shown);
        }
    }
}
