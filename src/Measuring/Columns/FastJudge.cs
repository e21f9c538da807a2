using System.Collections.Concurrent;
using Trettio.Measuring.Judging;

namespace Trettio.Measuring.Columns;

/// <summary>Judges all persons of a part, on as many threads as the machine has.</summary>
public static class FastJudge
{
    /// <summary>Large enough that handing it out costs nothing, small enough that a thread with easy persons takes over from one with hard.</summary>
    private const int PersonsAtATime = 4096;

    /// <summary>What <see cref="Judge"/> says of every contact, row by row.</summary>
    public static JudgedColumns Of(CareColumns columns, UnitRegister units, CodeLists lists, DatedReadings readings)
    {
        var facts = new JudgingFacts(columns.Texts, units, lists, readings);
        var kinds = new byte[columns.Contacts.Day.Length];
        var reasons = new ushort[kinds.Length];
        Chunks.Each(columns.People.Count, PersonsAtATime, () => new PersonRoom(), (from, to, room) =>
        {
            var judge = new PersonJudge(columns, facts, room, kinds, reasons);
            for (var person = from; person < to; person++)
            {
                judge.Judge(person);
            }
        });
        return new(kinds, reasons);
    }
}

/// <summary>Work on a range of numbers, chunk by chunk on all threads.</summary>
internal static class Chunks
{
    internal static void Each<T>(int count, int chunk, Func<T> room, Action<int, int, T> work)
    {
        if (count > 0)
        {
            Parallel.ForEach(
                Partitioner.Create(0, count, chunk), room, (range, _, local) =>
                {
                    work(range.Item1, range.Item2, local);
                    return local;
                },
                _ => { });
        }
    }
}
