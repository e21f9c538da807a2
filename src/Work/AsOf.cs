using System.Globalization;
using Trettio.Care;
using Trettio.Store;

namespace Trettio.Work;

/// <summary>A past state of the store: as it was known after a delivery, or at the end of a day.</summary>
public sealed record AsOf
{
    private readonly int? delivery;
    private readonly DateOnly day;

    private AsOf(int? delivery, DateOnly day) => (this.delivery, this.day) = (delivery, day);

    /// <summary>A delivery's number, or a day as YYYY-MM-DD: all that had come by its last moment, in the machine's own time.</summary>
    /// <exception cref="RefusedException">Neither (2).</exception>
    public static AsOf Parse(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new(number, default);
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2199
            ? new(null, day)
            : throw new RefusedException(ExitCode.WrongUsage, new(
                $"--as-of '{text}' är varken ett datum eller en leverans; skriv ÅÅÅÅ-MM-DD eller leveransens nummer.",
                $"--as-of '{text}' is neither a day nor a delivery; write YYYY-MM-DD or the delivery's number."));
    }

    /// <summary>The delivery after which the store was as asked for.</summary>
    /// <exception cref="RefusedException">There is no such delivery, or none had come by that day (2).</exception>
    internal int In(TrettioStore store)
    {
        if (delivery is { } number)
        {
            // Refuses one that is not there.
            store.Events(number);
            return number;
        }

        var after = day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        var moment = new DateTimeOffset(after, TimeZoneInfo.Local.GetUtcOffset(after)).AddTicks(-1);
        return store.DeliveryAt(moment) ?? throw new RefusedException(ExitCode.WrongUsage, new(
            $"Ingen leverans hade kommit den {day:yyyy-MM-dd}; den första kom {First(store):yyyy-MM-dd}.",
            $"No delivery had come by {day:yyyy-MM-dd}; the first came on {First(store):yyyy-MM-dd}."));
    }

    private static DateTime First(TrettioStore store) => store.Deliveries()[0].Info.ReceivedAt.LocalDateTime;
}
