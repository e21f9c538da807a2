using Trettio.Care;
using Trettio.Exchange.Slots;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Measuring.Columns;
using Trettio.Planning.Producing;
using Trettio.Planning.Simulating;
using Trettio.Work.Simulating;

namespace Trettio.Work.Producing;

/// <summary>What is asked: where, and by the evening of which day; null: the last day that has a contact or a listing.</summary>
public sealed record NeededRequest(string Region, DateOnly? Day)
{
    /// <summary>Null: the whole region and each unit.</summary>
    public string? Unit { get; init; }

    /// <summary>A slots.csv that tells how many times are left; null: reckoned from the year before.</summary>
    public string? SlotsPath { get; init; }
}

/// <summary>One tier's share and what it needs. A tier of improvement is a share too: the base month's, and the points.</summary>
public sealed record NeededTier(Tier Tier, NeededMore Needed);

/// <summary>A month so far at one measuring point, of the region or a unit, and what each standing tier needs.</summary>
public sealed record NeededRow(string? UnitName, MonthSoFar Month, IReadOnlyList<NeededTier> Tiers);

/// <summary>The answer of "N till behövs".</summary>
public sealed record NeededFound(string RegionName, DateOnly Day, IReadOnlyList<NeededRow> Rows, bool IsRoomFromSlots, int UnreadSlots, int Level);

/// <summary>The verb needed: how many more are needed within the limit this month, while there is still time.</summary>
public static class FindNeeded
{
    /// <exception cref="RefusedException">No such region or unit, or a day without figures (2); no care events (10).</exception>
    public static NeededFound Run(Inputs inputs, RuleSet rules, Agreement agreement, NeededRequest request)
    {
        var ledger = inputs.LedgerOf(rules, splits: true) ?? throw new RefusedException(ExitCode.CannotRead, new(
            $"{inputs.Description.Sv} innehåller inga vårdhändelser, bara månadssiffror; vad som är bokat står inte i dem.",
            $"{inputs.Description.En} holds no care events, only monthly figures; they do not tell what is booked."));
        var book = inputs.Book(rules);
        var (id, name) = book.Find(request.Region);
        var day = request.Day ?? inputs.Columns!.LastDay ?? throw new RefusedException(ExitCode.WrongUsage, new(
            $"Det finns inga uppgifter för {name}.", $"There are no figures for {name}."));
        var finder = new Finder(inputs, (ledger, rules, agreement), (id, day), request);
        var before = book.Series(id, Month.Of(day).SameMonthLastYear, Month.Of(day).SameMonthLastYear);
        var units = finder.Units();
        if (units.Count == 0)
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"Det finns inget i {request.Unit ?? name} att räkna till och med {day:yyyy-MM-dd}; välj en annan dag eller enhet.",
                $"There is nothing of {request.Unit ?? name} to count up to {day:yyyy-MM-dd}; choose another day or unit."));
        }

        var whole = request.Unit is null
            ? agreement.Areas.Select(area => units.Where(unit => unit.Point == area).ToList()).Where(parts => parts.Count > 0).Select(parts => MonthSoFar.Sum(parts, null))
            : [];
        var rows = whole.Select(month => Row(month, null, before.Of(Month.Of(day).SameMonthLastYear, month.Point), agreement))
            .Concat(units.Select(unit => Row(unit, ledger.Register.NameOn(unit.Unit!, day), before.UnitFigures.FirstOrDefault(figure => figure.Key.Unit == unit.Unit && figure.Key.Point == unit.Point), agreement)));
        return new(name, day, [.. rows], finder.Slots is not null, finder.Slots?.Unread.Count ?? 0, agreement.Scale.Level.CompletedPercent);
    }

    private static NeededRow Row(MonthSoFar month, string? unit, MonthlyFigure? before, Agreement agreement)
    {
        var tiers = new List<NeededTier> { new(Tier.Level75, NeededMore.Of(month, agreement.Scale.Level.CompletedPercent / 100.0)) };
        if (before is { Counted: > 0, InTime: not null, Share: { } share })
        {
            tiers.AddRange(agreement.Scale.Improvements.Select(goal => new NeededTier(goal.Tier, NeededMore.Of(month, share + (goal.Points / 100.0)))));
        }

        return new(unit, month, tiers);
    }

    /// <summary>Counts each unit's month up to the day.</summary>
    private sealed class Finder
    {
        private readonly (Ledger Ledger, RuleSet Rules, Agreement Agreement) by;
        private readonly (string Region, DateOnly Day) at;
        private readonly NeededRequest request;
        private readonly List<WaitDates> waits;
        private readonly IReadOnlyList<BookedVisit> booked;
        private readonly RegionPast past;
        private readonly IReadOnlyDictionary<MeasuringPoint, Appointments> appointments;

        internal Finder(Inputs inputs, (Ledger Ledger, RuleSet Rules, Agreement Agreement) by, (string Region, DateOnly Day) at, NeededRequest request)
        {
            (this.by, this.at, this.request) = (by, at, request);
            waits = [.. WaitDates.Of(by.Ledger, at.Day, by.Rules.CareLevel).Where(wait => by.Ledger.Register.RootOn(wait.Unit, at.Day) == at.Region && !wait.IsLeftOut)];
            booked = BookedVisit.Of(inputs.Columns!, by.Rules, at.Day.AddDays(1), Month.Of(at.Day).Last);
            past = RegionPast.Of(waits, Month.Of(at.Day).Previous.Last, by.Rules);
            appointments = ReadAppointments.Of(inputs.Columns!, at.Day);
            Slots = request.SlotsPath is { } path ? SlotsFile.Read(path) : null;
        }

        internal SlotsSet? Slots { get; }

        internal List<MonthSoFar> Units()
        {
            var keys = waits.Where(IsOfMonth).Select(wait => (Unit: wait.StoppedAt is { } seen && wait.Stopped <= at.Day ? seen : wait.Unit, wait.Point)).Distinct();
            return [.. keys.Where(key => IsAsked(key.Unit) && by.Agreement.Areas.Contains(key.Point))
                .OrderBy(key => key.Unit, StringComparer.Ordinal).ThenBy(key => key.Point).Select(key => Of(key.Unit, key.Point))];
        }

        private bool IsAsked(string unit) => request.Unit is not { } asked
            || string.Equals(unit, asked, StringComparison.OrdinalIgnoreCase)
            || string.Equals(by.Ledger.Register.NameOn(unit, at.Day), asked, StringComparison.OrdinalIgnoreCase);

        private bool IsWaiting(WaitDates wait) => wait.Entry <= at.Day && wait.Start <= at.Day && !(wait.Stopped <= at.Day) && !(wait.Removed <= at.Day);

        private bool IsOfMonth(WaitDates wait) => IsWaiting(wait) || (wait.Stopped >= Month.Of(at.Day).First && wait.Stopped <= at.Day);

        private MonthSoFar Of(string unit, MeasuringPoint point)
        {
            var month = Month.Of(at.Day);
            var limit = by.Rules.LimitInDays;
            var seen = waits.Where(wait => wait.Point == point && wait.StoppedAt == unit && wait.Stopped >= month.First && wait.Stopped <= at.Day && !IsExcluded(wait)).ToList();
            var ofUnit = booked.Where(visit => visit.Unit == unit && visit.Point == point).ToList();
            var inQueue = waits.Where(wait => wait.Point == point && wait.Unit == unit && IsWaiting(wait)).ToList();

            // Within the limit tomorrow at the latest; the booked stand in the queue too.
            var late = inQueue.Count(wait => at.Day.DayNumber + 1 - wait.Start!.Value.DayNumber > limit);
            var (bookedInTime, bookedLate) = (ofUnit.Count(visit => IsInTime(visit, limit)), ofUnit.Count(visit => !IsInTime(visit, limit)));
            return new MonthSoFar
            {
                Month = month,
                Point = point,
                Unit = unit,
                Counted = seen.Count,
                InTime = seen.Count(wait => wait.Stopped!.Value.DayNumber - wait.Start!.Value.DayNumber <= limit),
                BookedInTime = bookedInTime,
                BookedLate = bookedLate,
                NoShow = appointments[point].NoShow,
                StillBookable = Room(unit, point, ofUnit.Count),
                WaitingInTime = Math.Max(0, inQueue.Count - late - bookedInTime),
                WaitingLate = Math.Max(0, late - bookedLate),
            };
        }

        private static bool IsInTime(BookedVisit visit, int limit) => visit.Start is { } start && visit.Day.DayNumber - start.DayNumber <= limit;

        private bool IsExcluded(WaitDates wait)
        {
            var late = wait.Stopped!.Value.DayNumber - wait.Start!.Value.DayNumber > by.Rules.LimitInDays;
            var when = by.Rules.ExcludedFromCompleted.GetValueOrDefault(wait.Deviation, ExcludedWhen.Never);
            return when == ExcludedWhen.Always || (when == ExcludedWhen.BeyondLimit && late);
        }

        /// <summary>
        /// Times left this month. From slots.csv, which knows no measuring points: the unit's, shared as its visits of the year. Else as many as the
        /// unit used a working day in that month of the year before, less the booked.
        /// </summary>
        private double? Room(string unit, MeasuringPoint point, int bookedHere)
        {
            var month = Month.Of(at.Day);
            var left = Enumerable.Range(at.Day.Day + 1, Math.Max(0, month.Last.Day - at.Day.Day)).Select(number => new DateOnly(month.Year, month.Number, number)).ToList();
            var key = (unit, point);
            if (!past.Keys.Contains(key))
            {
                return null;
            }

            if (Slots is { } slots)
            {
                var free = slots.Days.Where(one => one.Unit == unit && one.Day > at.Day && one.Day <= month.Last).ToList();
                var all = past.Keys.Where(other => other.Unit == unit).Sum(other => past.Completed(other).Sum());
                return free.Count == 0 || all == 0 ? null : free.Sum(one => one.Free) * past.Completed(key).Sum() / (double)all;
            }

            var before = month.SameMonthLastYear;
            var open = Enumerable.Range(1, before.Last.Day).Count(number => SimulateRegion.IsOpen(new(before.Year, before.Number, number)));
            var used = past.Completed(key)[month.Number - 1] / Math.Max(0.1, 1 - appointments[point].NoShow);
            return Math.Max(0, (used / Math.Max(1, open) * left.Count(SimulateRegion.IsOpen)) - bookedHere);
        }
    }
}
