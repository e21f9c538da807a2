using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality;

/// <summary>Runs one check and says how it ended.</summary>
internal static class CheckRun
{
    private static readonly Phrase NoEvents = new("Inga vårdhändelser att kontrollera.", "No care events to check.");
    private static readonly Phrase NoFigures = new("Inga månadssiffror att kontrollera.", "No monthly figures to check.");
    private static readonly Phrase NoNational = new("Inga nationella poster att kontrollera.", "No national records to check.");
    private static readonly Phrase NoEarlier = new("Ingen tidigare leverans att jämföra med.", "No earlier delivery to compare with.");
    private static readonly Phrase NothingAsked = new("Det finns inget av det slag som kontrollen räknar över.", "There is nothing of the kind that the check counts over.");

    internal static Outcome Of(Check check, CheckSettings by, CheckInput input, RegionFacts? region)
    {
        var units = region is null ? new Measuring.Fast.IdTable() : region.Units;
        var marks = new Marks(units.Text, [.. by.Off.Select(off => off.Unit)]);
        var asked = false;
        if (check.OnRegion is { } onRegion && region is not null)
        {
            onRegion(region, by, marks);
            asked = true;
        }

        if (check.OnFigures is { } onFigures && input.Figures.Count > 0)
        {
            onFigures(input.Figures, by, marks);
            asked = true;
        }

        if (check.OnNational is { } onNational && input.National.Count > 0)
        {
            onNational(input, by, marks);
            asked = true;
        }

        if (check.OnEarlier is { } onEarlier && input.Earlier is { } earlier)
        {
            onEarlier(earlier, by, marks);
            asked = true;
        }

        return asked ? Ended(check, by, marks, region) : new Outcome.NotApplicable(Missing(check));
    }

    /// <summary>True when more rows failed than are allowed. On the threshold is allowed.</summary>
    internal static bool IsOver(long count, long of, CheckSettings by) => count > 0 && count * 1000 > by.AllowedPermille * of;

    private static Phrase Missing(Check check) =>
        check.OnNational is not null ? NoNational : check.OnEarlier is not null ? NoEarlier : check.OnRegion is not null ? NoEvents : NoFigures;

    private static Outcome Ended(Check check, CheckSettings by, Marks marks, RegionFacts? region)
    {
        if (marks.Nothing is { } why)
        {
            return new Outcome.NotApplicable(why) { IsAsked = true };
        }

        var count = (long)marks.Found.Count;
        if (count == 0)
        {
            return marks.Of == 0 ? new Outcome.NotApplicable(NothingAsked) { IsAsked = true } : new Outcome.Passed(marks.Of, marks.Details);
        }

        var records = new MarkedRecords(marks, region);
        var sentence = marks.Details is [var first, ..] && check.Id != Checks.FlowBalance.Check.Id
            ? new Phrase($"{check.Say(count, marks.Of).Sv} {first.Sv}", $"{check.Say(count, marks.Of).En} {first.En}")
            : check.Say(count, marks.Of);
        var rows = new FailedRows(count, marks.Of, sentence, records.Rows)
        {
            Details = marks.Details,
            Where = records.Where(),
            Protected = marks.Found.LongCount(records.IsProtected),
        };
        return IsOver(count, marks.Of, by) ? new Outcome.Failed(rows) : new Outcome.PassedWithRows(rows);
    }
}

/// <summary>The marks of a check as records with ids.</summary>
internal sealed class MarkedRecords(Marks marks, RegionFacts? region)
{
    private readonly string?[] unitTexts = new string?[region?.Units.Count ?? 0];

    internal IEnumerable<FailedRow> Rows()
    {
        foreach (var mark in marks.Found)
        {
            if (!IsProtected(mark))
            {
                yield return new(Codes.Code(mark.Kind), IdOf(mark), UnitOf(mark), MonthOf(mark.Day));
            }
        }
    }

    internal IReadOnlyList<UnitMonthCount> Where()
    {
        var counts = new Dictionary<(string Unit, Month? Month), long>();
        foreach (var mark in marks.Found)
        {
            var key = (UnitOf(mark), MonthOf(mark.Day));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return [.. counts.Select(count => new UnitMonthCount(count.Key.Unit, count.Key.Month, count.Value))
            .OrderBy(count => count.Unit, StringComparer.Ordinal).ThenBy(count => count.Month)];
    }

    internal bool IsProtected(Mark mark) => mark.Kind switch
    {
        RecordKind.Wait => region!.IsProtected(region.Waits[mark.Row].Patient),
        RecordKind.Contact => region!.IsProtected(region.Contacts[mark.Row].Patient),
        RecordKind.Referral => region!.IsProtected(region.Referrals[mark.Row].Patient),
        RecordKind.Record => marks.NamedRows[mark.Row].IsProtected,
        _ => false,
    };

    private string? IdOf(Mark mark) => mark.Kind switch
    {
        RecordKind.Wait => region!.WaitIds.Text(mark.Row),
        RecordKind.Contact => System.Text.Encoding.UTF8.GetString(region!.ContactIds[mark.Row]),
        RecordKind.Referral => region!.ReferralIds.Text(mark.Row),
        RecordKind.Move => region!.MovesOfUnknown[mark.Row].WaitId,
        RecordKind.Record => marks.NamedRows[mark.Row].Id,
        _ => null,
    };

    private string UnitOf(Mark mark) =>
        mark.Kind == RecordKind.Record ? marks.NamedRows[mark.Row].Unit : mark.Unit < 0 ? "" : unitTexts[mark.Unit] ??= region!.Units.Text(mark.Unit);

    private static Month? MonthOf(int day) => day is < 0 or WaitFact.None ? null : Month.Of(DateOnly.FromDayNumber(day));
}
