using System.Text.Json;
using Trettio.Measuring;

namespace Trettio.Reports.Json;

/// <summary>The numbers of one figure, by the names of figures.csv in camelCase.</summary>
internal static class FigureJson
{
    /// <param name="json">Inside an object.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="unit">What may be shown of it when it is a unit's; null for a region's.</param>
    public static void Write(Utf8JsonWriter json, MonthlyFigure figure, MaskedRow? unit)
    {
        List<string> masked = [];
        foreach (var count in FigureCount.All)
        {
            Put(count.Name, count.Of(figure), unit is null || unit.Marks[count] == Shown.AsItIs);
            if (count == FigureCount.InTime)
            {
                Put("share", figure.Share, unit?.ShowsShare ?? true);
            }
            else if (count == FigureCount.WaitingInTime)
            {
                Put("waitingShare", figure.WaitingShare, unit?.ShowsWaitingShare ?? true);
            }
        }

        if (unit is not null)
        {
            json.WriteStartArray("masked");
            masked.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        void Put(string name, double? number, bool isShown)
        {
            if (number is not null && !isShown)
            {
                masked.Add(name);
            }

            json.WriteNumberOrNull(name, isShown ? number : null);
        }
    }
}
