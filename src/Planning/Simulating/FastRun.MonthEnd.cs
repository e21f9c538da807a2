namespace Trettio.Planning.Simulating;

internal sealed partial class FastRun
{
    /// <summary>Counts the list at the end of a month.</summary>
    private readonly struct MonthEnd(FastRun run, int day, int month)
    {
        internal void Count()
        {
            for (var at = 0; at < 2 * run.draws.Length; at++)
            {
                for (var bucket = run.line.First(at); bucket <= day + run.earliest; bucket++)
                {
                    for (var child = run.line.Head(at, bucket); child != Line.None; child = run.line.Next[child])
                    {
                        Count(child);
                    }
                }
            }

            // Those who wait for a new time stand on the list all the while.
            for (var due = day + 1; due <= day + run.longestRebooking; due++)
            {
                for (var child = run.diary.Head(due); child != Line.None; child = run.line.Next[child])
                {
                    if (run.line.Tries[child] > 0)
                    {
                        Count(child);
                    }
                }
            }
        }

        private void Count(int child)
        {
            if (run.line.LeavesOn[child] <= day)
            {
                return;
            }

            var (queue, days) = (run.line.Queue[child], day + run.earliest - run.line.Start[child]);
            run.Add(queue, month, Counted.Waiting, 1);
            run.Add(queue, month, Counted.WaitingInTime, days <= run.model.Limit ? 1 : 0);
            run.Add(queue, month, Counted.WaitingOver90, days > 90 ? 1 : 0);
        }
    }
}
