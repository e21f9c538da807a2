using Trettio.Care;

namespace Trettio.Quality.Facts;

/// <summary>
/// The flow of a region month by month: added, completed and removed as the law of the balance has them, and who waits at each month's end,
/// counted by itself. What makes a plain account of the rows differ from the law is itemised by cause.
/// </summary>
internal sealed class FlowAccount
{
    private readonly int first, last;
    private readonly RegionFacts region;
    private readonly int[] added, completed, removed, waiting;
    private int noStart, beforeStart, again, planned, removedBeforeEntry, removalVoid;
    private int unknown, other, later, implied, movesOfUnknown, movedFromElsewhere;

    internal FlowAccount(RegionFacts region, int first, int last)
    {
        (this.region, this.first, this.last) = (region, first, last);
        // One month more in front: who waited when the first one began.
        var months = last - first + 2;
        (added, completed, removed, waiting) = (new int[months], new int[months], new int[months], new int[months]);
    }

    /// <summary>Adds what one part has; each part once.</summary>
    internal void Add(PartFacts part)
    {
        part.EachWait((in wait, _) => Add(wait));
        AddContacts(part);
        implied += part.Implied.Count;
        movesOfUnknown += part.MovesOfUnknown.Count;
        movedFromElsewhere += part.MovedFromElsewhere.Count;
    }

    internal bool HasAny(int month) => added[At(month)] + completed[At(month)] + removed[At(month)] + waiting[At(month)] + waiting[At(month) - 1] > 0;

    /// <summary>Waiting at the end, less what the flow says.</summary>
    internal int Residual(int month) =>
        waiting[At(month)] - waiting[At(month) - 1] - added[At(month)] + completed[At(month)] + removed[At(month)];

    /// <summary>A sentence for each cause that occurs: why listed less contacts less removals is not the queue.</summary>
    internal IEnumerable<Phrase> Causes()
    {
        (int Count, string Sv, string En)[] causes =
        [
            (noStart, "genomförda väntan utan klockstart lämnas utanför", "completed waits with no clock start are left out"),
            (beforeStart, "genomförda väntan före klockans start lämnas utanför", "waits completed before the clock start are left out"),
            (again, "väntan kommer in igen genom en kontakt efter att de avfördes", "waits enter again by a contact after their removal"),
            (removalVoid, "avföranden gäller inte, för klockan hade stoppats", "removals are void, for the clock had stopped"),
            (removedBeforeEntry, "väntan avfördes innan de kom in i kön", "waits were removed before they entered the queue"),
            (planned, "väntan står på planeringslistan den sista dagen", "waits are on the planning list on the last day"),
            (implied, "genomförda kontakter anger ingen väntan och är egna väntan", "done contacts name no wait and are waits of their own"),
            (later, "genomförda kontakter kommer efter den som stoppade klockan", "done contacts come after the one that stopped the clock"),
            (unknown, "genomförda kontakter anger en okänd väntan", "done contacts name an unknown wait"),
            (other, "genomförda kontakter anger en väntan till en annan mätpunkt", "done contacts name a wait to another measuring point"),
            (movesOfUnknown, "flyttar har ingen väntan som motpart", "moves have no wait as their counterpart"),
            (movedFromElsewhere, "väntan flyttas från en enhet där de inte stod", "waits are moved from a unit where they did not stand"),
        ];
        return causes.Where(cause => cause.Count > 0).Select(cause => new Phrase($"{cause.Count} {cause.Sv}.", $"{cause.Count} {cause.En}."));
    }

    private int At(int month) => month - first + 1;

    private void Add(in WaitFact wait)
    {
        noStart += wait.IsLeftOut && wait.Start == WaitFact.None ? 1 : 0;
        beforeStart += wait.IsLeftOut && wait.Start != WaitFact.None ? 1 : 0;
        removalVoid += wait.Removed != WaitFact.None && wait.Stop <= wait.Removed ? 1 : 0;
        if (wait.IsLeftOut)
        {
            return;
        }

        var isPlanned = wait.Start == WaitFact.None || wait.Start > region.LastDay;
        planned += isPlanned && wait.End > region.LastDay && wait.Listed <= region.LastDay ? 1 : 0;
        if (wait.Removal != WaitFact.None)
        {
            AddRemoved(wait);
        }
        else if (wait.Start != WaitFact.None)
        {
            Count(added, wait.Entry);
            Count(completed, wait.Stop);
            Wait(wait.Entry, wait.Stop);
        }
    }

    private void AddRemoved(in WaitFact wait)
    {
        if (wait.Start == WaitFact.None || wait.Removal < wait.Entry)
        {
            removedBeforeEntry++;
        }
        else
        {
            Count(added, wait.Entry);
            Count(removed, wait.Removal);
            Wait(wait.Entry, wait.Removal);
        }

        if (wait.Stop != WaitFact.None)
        {
            // Added and completed on the day of the stop.
            again++;
            Count(added, wait.Stop);
            Count(completed, wait.Stop);
        }
    }

    private void Count(int[] sums, int day)
    {
        if (day != WaitFact.None && UnitMonths.IndexOf(day) is var month && month >= first && month <= last)
        {
            sums[At(month)]++;
        }
    }

    // Looked up anew at every month's end: counted by itself, not from the flow.
    private void Wait(int entry, int end)
    {
        for (var month = Math.Max(first - 1, UnitMonths.IndexOf(entry)); month <= last && UnitMonths.FirstDayOf(month + 1) <= end; month++)
        {
            waiting[At(month)] += entry < UnitMonths.FirstDayOf(month + 1) ? 1 : 0;
        }
    }

    private void AddContacts(PartFacts part) => part.EachContact((in contact, row) =>
    {
        if (!contact.IsMeasured || contact.Wait == -1)
        {
            return;
        }

        if (contact.Wait == PartFacts.Missing)
        {
            unknown++;
        }
        else if ((byte)part.Waits[contact.Wait].Point != contact.Kind)
        {
            other++;
        }
        else if (part.Waits[contact.Wait].StopContact != row)
        {
            later++;
        }
    });
}
