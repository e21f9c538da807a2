using Trettio.Care;
using Trettio.Measuring.Columns;
using Trettio.Planning.Simulating;

namespace Trettio.Work.Simulating;

/// <summary>How often appointments are missed or called off, and how long it takes until the next: the year's contacts that name a wait.</summary>
internal static class ReadAppointments
{
    private const int DaysRead = 365;

    internal static IReadOnlyDictionary<MeasuringPoint, Appointments> Of(ColumnBook book, DateOnly day)
    {
        var counts = Codes.MeasuringPoints.ToDictionary(point => point, _ => new int[3]);
        var gaps = Codes.MeasuringPoints.ToDictionary(point => point, _ => new List<int>());
        foreach (var part in book.Parts)
        {
            Read(part, day.DayNumber, (counts, gaps));
        }

        return Codes.MeasuringPoints.ToDictionary(
            point => point,
            point => new Appointments(counts[point][0], counts[point][1], counts[point][2], Median(gaps[point])));
    }

    private static void Read(ColumnPart part, int day, (Dictionary<MeasuringPoint, int[]> Counts, Dictionary<MeasuringPoint, List<int>> Gaps) into)
    {
        var (contacts, waits) = (part.Columns.Contacts, part.Columns.Waits);
        var missed = new Dictionary<int, List<int>>();
        for (var row = 0; row < contacts.Day.Length; row++)
        {
            var (wait, on) = (contacts.Wait.Span[row], contacts.Day.Span[row]);
            var status = (ContactStatus)contacts.Status.Span[row];
            if (wait < 0 || on > day || on <= day - DaysRead || status == ContactStatus.Booked
                || (!part.Dead.IsEmpty && part.Dead.Span[contacts.Patient.Span[row]])
                || contacts.Kind.Span[row] is var kind && kind != 255 && kind != waits.Point.Span[wait])
            {
                continue;
            }

            into.Counts[(MeasuringPoint)waits.Point.Span[wait]][(int)status]++;
            if (status != ContactStatus.Done)
            {
                (System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(missed, wait, out _) ??= []).Add(on);
            }
        }

        for (var row = 0; row < contacts.Day.Length; row++)
        {
            // The next that was kept: others between are misses of their own.
            if (contacts.Wait.Span[row] is >= 0 and var wait && (ContactStatus)contacts.Status.Span[row] == ContactStatus.Done
                && missed.TryGetValue(wait, out var days) && days.Where(on => on < contacts.Day.Span[row]).DefaultIfEmpty(-1).Max() is >= 0 and var last)
            {
                into.Gaps[(MeasuringPoint)waits.Point.Span[wait]].Add(contacts.Day.Span[row] - last);
            }
        }
    }

    private static int? Median(List<int> gaps)
    {
        // A handful says nothing of how long it takes.
        const int Fewest = 10;
        gaps.Sort();
        return gaps.Count < Fewest ? null : gaps[gaps.Count / 2];
    }
}
