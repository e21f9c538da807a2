using Trettio.Care;
using Trettio.Quality.Facts;

namespace Trettio.Quality;

/// <summary>Runs one check, part by part and then over the whole, and says how it ended.</summary>
internal sealed class CheckRun
{
    private static readonly Phrase NoEvents = new("Inga vårdhändelser att kontrollera.", "No care events to check.");
    private static readonly Phrase NoFigures = new("Inga månadssiffror att kontrollera.", "No monthly figures to check.");
    private static readonly Phrase NoNational = new("Inga nationella poster att kontrollera.", "No national records to check.");
    private static readonly Phrase NoEarlier = new("Ingen tidigare leverans att jämföra med.", "No earlier delivery to compare with.");
    private static readonly Phrase NothingAsked = new("Det finns inget av det slag som kontrollen räknar över.", "There is nothing of the kind that the check counts over.");

    private readonly Check check;
    private readonly CheckSettings by;
    private readonly RegionFacts? region;
    private readonly Marks marks;
    private readonly PartByPart? parts;

    internal CheckRun(Check check, CheckSettings by, RegionFacts? region, SpillRoom room)
    {
        (this.check, this.by, this.region) = (check, by, region);
        marks = new(unit => region!.Units.Text(unit), [.. by.Off.Select(off => off.Unit)], room);
        parts = region is null ? null : check.OnParts?.Invoke(region, by, marks);
    }

    /// <summary>Each part once, in turn.</summary>
    internal void On(PartFacts part)
    {
        marks.Part = part;
        check.OnPart?.Invoke(part, by, marks);
        parts?.Each(part);
        marks.Part = null;
    }

    /// <summary>When every part has been seen.</summary>
    internal Outcome End(CheckInput input)
    {
        var asked = false;
        if (region is not null && check.IsOfEvents)
        {
            check.OnRegion?.Invoke(region, by, marks);
            parts?.End();
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

        return asked ? Ended() : new Outcome.NotApplicable(Missing(check));
    }

    /// <summary>True when more rows failed than are allowed. On the threshold is allowed.</summary>
    internal static bool IsOver(long count, long of, CheckSettings by) => count > 0 && count * 1000 > by.AllowedPermille * of;

    private static Phrase Missing(Check check) =>
        check.OnNational is not null ? NoNational : check.OnEarlier is not null ? NoEarlier : check.IsOfEvents ? NoEvents : NoFigures;

    private Outcome Ended()
    {
        if (marks.Nothing is { } why)
        {
            return new Outcome.NotApplicable(why) { IsAsked = true };
        }

        var count = marks.Count;
        if (count == 0)
        {
            return marks.Of == 0 ? new Outcome.NotApplicable(NothingAsked) { IsAsked = true } : new Outcome.Passed(marks.Of, marks.Details);
        }

        var sentence = marks.Details is [var first, ..] && !check.DetailsStandApart
            ? new Phrase($"{check.Say(count, marks.Of).Sv} {first.Sv}", $"{check.Say(count, marks.Of).En} {first.En}")
            : check.Say(count, marks.Of);
        var rows = new FailedRows(count, marks.Of, sentence, marks.Records)
        {
            Details = marks.Details,
            Where = marks.Where(),
            Protected = marks.Protected,
        };
        return IsOver(count, marks.Of, by) ? new Outcome.Failed(rows) : new Outcome.PassedWithRows(rows);
    }
}
