using System.Runtime.InteropServices;

namespace Trettio.Quality.Facts;

/// <summary>
/// The last day of the last month, when the last thousandth of all that happened is left aside: one mistyped year must not make
/// everything else look old. A file of fewer than a thousand rows is taken at its word.
/// </summary>
internal sealed class LastDayOfMost
{
    private readonly Dictionary<int, (int Count, int Last)> months = [];
    private int total;

    /// <summary>-1 when nothing was noted.</summary>
    internal int Found
    {
        get
        {
            var (left, found) = (total / 1000, -1);
            foreach (var (count, last) in months.OrderByDescending(month => month.Key).Select(month => month.Value))
            {
                found = last;
                left -= count;
                if (left < 0)
                {
                    break;
                }
            }

            return found;
        }
    }

    internal void Note(int day)
    {
        if (day != WaitFact.None)
        {
            ref var month = ref CollectionsMarshal.GetValueRefOrAddDefault(months, UnitMonths.IndexOf(day), out _);
            month = (month.Count + 1, Math.Max(month.Last, day));
            total++;
        }
    }
}
