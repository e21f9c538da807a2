using System.Globalization;
using Trettio.Care;

namespace Trettio.Quality.Closing;

/// <summary>A step that somebody wants to take. <see cref="Unit"/> null: the region's; <see cref="Reason"/> is a correction's.</summary>
public sealed record AskedStep(CloseStage Stage, string? Unit, string Who)
{
    public string? Check { get; init; }

    public string? To { get; init; }

    /// <summary>By which day an assigned finding is to be corrected; null: by the stage's own.</summary>
    public DateOnly? DueOn { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Why a step cannot be taken: a stable id and a sentence that says what to do.</summary>
public sealed record WhyNot(string Id, Phrase Sentence);

/// <summary>Which steps may be taken on a day, by whom, and why not. The second table of <c>MonthClose.md</c> is the rule.</summary>
public static class MayTake
{
    /// <summary>Null: it may be taken.</summary>
    public static WhyNot? Of(AskedStep asked, CloseStatus status, CloseSettings settings, DateOnly today) =>
        OfName(asked, settings, today) ?? OfUnit(asked, status) ?? OfOrder(asked, status, settings, today) ?? asked.Stage switch
        {
            CloseStage.Assigned => OfAssigning(asked, status, today),
            CloseStage.Corrected => OfCorrecting(asked, status),
            CloseStage.Decided => OfDeciding(asked, status.Facts),
            CloseStage.Checked => OfChecking(asked, status.Facts),
            CloseStage.Delivered or CloseStage.Sent or CloseStage.Received => OfRepeating(asked, status),
            _ => null,
        };

    private static WhyNot? OfName(AskedStep asked, CloseSettings settings, DateOnly today)
    {
        if (CloseSettings.Plain(asked.Who).Length == 0)
        {
            return new("no_name", new("Steget behöver ett namn; skriv vem du är.", "The step needs a name; write who you are."));
        }

        if (!settings.Stages[asked.Stage].IsNeeded)
        {
            return new("not_needed", Both(asked, "ingår inte i månadsslutet här; ändra close.yaml om det ska göras", "is no part of the close here; change close.yaml if it is to be done"));
        }

        if (settings.ActorOf(asked.Who, asked.Stage, asked.Unit, today) is not null)
        {
            return null;
        }

        var holders = settings.HoldersOf(asked.Stage, asked.Unit);
        var deputies = settings.Deputies.Where(one => one.From <= today && today <= one.To && holders.Any(holder => CloseSettings.IsSame(holder, one.For))).Select(one => one.Name);
        var names = string.Join(", ", holders.Concat(deputies));
        return new("not_yours", new(
            $"Steget '{StageRule.Of(asked.Stage).Name.Sv}' får tas av {names}; be någon av dem, eller lägg till en ersättare i close.yaml.",
            $"The step '{StageRule.Of(asked.Stage).Name.En}' may be taken by {names}; ask one of them, or add a deputy to close.yaml."));
    }

    private static WhyNot? OfUnit(AskedStep asked, CloseStatus status)
    {
        var rule = StageRule.Of(asked.Stage);
        var isEither = asked.Stage is CloseStage.Assigned or CloseStage.Corrected;
        if (asked.Unit is null)
        {
            return rule.IsOfUnit && !isEither ? new("unit_missing", Both(asked, "tas för en enhet; säg vilken", "is taken for a unit; say which")) : null;
        }

        if (!rule.IsOfUnit)
        {
            return new("not_of_unit", Both(asked, "gäller hela regionen; ta det utan enhet", "is the whole region’s; take it without a unit"));
        }

        var units = status.Facts.Units;
        return units.Any(unit => unit.Id == asked.Unit && unit.IsNeeded) ? null : new("unit_unknown", new(
            $"Enheten '{asked.Unit}' ingår inte i månaden; de som ingår är {string.Join(", ", units.Where(unit => unit.IsNeeded).Select(unit => unit.Id))}.",
            $"The unit '{asked.Unit}' is no part of the month; those that are: {string.Join(", ", units.Where(unit => unit.IsNeeded).Select(unit => unit.Id))}."));
    }

    private static WhyNot? OfOrder(AskedStep asked, CloseStatus status, CloseSettings settings, DateOnly today)
    {
        var last = status.Facts.Month.Last;
        if (today <= last)
        {
            return new("month_not_over", new(
                $"Månaden {status.Facts.Month} är inte slut; stegen kan tas från {Day(last.AddDays(1))}.",
                $"The month {status.Facts.Month} is not over; steps can be taken from {Day(last.AddDays(1))}."));
        }

        var rule = StageRule.Of(asked.Stage);
        var lacking = settings.NeedsOf(asked.Stage)
            .Concat(rule.MayBlock.Where(stage => settings.Stages[stage] is { Blocks: true, IsNeeded: true }))
            .Select(stage => (Stage: stage, Of: LackingOf(asked, status, stage)))
            .FirstOrDefault(one => one.Of is not null);
        if (lacking.Of is null)
        {
            return null;
        }

        var (before, whose) = (StageRule.Of(lacking.Stage), lacking.Of.Length > 0 ? $" ({lacking.Of})" : "");
        return new($"needs_{Codes.Code(lacking.Stage)}", Both(
            asked, $"kan inte tas innan '{before.Name.Sv}' är gjort{whose}", $"cannot be taken before '{before.Name.En}' is done{whose}"));
    }

    /// <summary>Null: nothing is lacking. Of a unit's step its own, of the region's every unit's; the names of those, or nothing to name.</summary>
    private static string? LackingOf(AskedStep asked, CloseStatus status, CloseStage stage)
    {
        // A new version is made of today's figures, and so it is those that are to be attested.
        List<string?> lacking = asked.Stage == CloseStage.Decided && stage == CloseStage.Attested
            ? [.. status.Unattested.Select(unit => unit.Id)]
            : [.. status.Stages.Where(one => one.Stage == stage && (asked.Unit is null || one.Unit == asked.Unit) && one.State is not (StageState.Done or StageState.NotNeeded)).Select(one => one.Unit)];
        return lacking.Count == 0 ? null : string.Join(", ", lacking.Select(id => status.Facts.Units.FirstOrDefault(unit => unit.Id == id)?.Name).OfType<string>());
    }

    /// <summary>Without a unit it is given at every unit that has it.</summary>
    private static WhyNot? OfAssigning(AskedStep asked, CloseStatus status, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(asked.To))
        {
            return new("to_missing", new("En felsignal ges till en person; skriv vem.", "A finding is given to a person; write whom."));
        }

        if (asked.DueOn < today)
        {
            return new("due_passed", new(
                $"Dagen {Day(asked.DueOn.Value)} har passerat; skriv en dag från och med {Day(today)}.", $"The day {Day(asked.DueOn.Value)} has passed; write a day from {Day(today)} on."));
        }

        var standing = status.Facts.Errors.Where(error => asked.Unit is null || error.Unit == asked.Unit).Select(error => error.Check).Distinct().ToList();
        return asked.Check is { } check && standing.Contains(check) ? null : new("check_unknown", standing.Count == 0
            ? new("Det finns ingen felsignal att fördela.", "There is no finding to assign.")
            : new($"Felsignalen finns inte; de som finns är {string.Join(", ", standing)}.", $"There is no such finding; there is {string.Join(", ", standing)}."));
    }

    private static WhyNot? OfCorrecting(AskedStep asked, CloseStatus status)
    {
        var open = status.Assignments.Where(one => one.IsOpen && (asked.Unit is null || one.Unit == asked.Unit)).ToList();
        var mine = open.Where(one => one.Check == asked.Check).ToList();
        if (mine.Count == 0)
        {
            var checks = string.Join(", ", open.Select(one => one.Check).Distinct());
            return new("not_assigned", open.Count == 0
                ? new("Ingen fördelad felsignal väntar på rättning.", "No assigned finding waits to be corrected.")
                : new($"Felsignalen är inte fördelad; de som väntar på rättning är {checks}.", $"The finding is not assigned; those that wait to be corrected: {checks}."));
        }

        // One person's word is not another's.
        var units = string.Join(", ", mine.Select(one => one.Unit).OfType<string>());
        return mine.Select(one => CloseSettings.Plain(one.To)).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1 ? null : new("unit_missing", new(
            $"Flera personer har felsignalen; säg vilken enhet som är rättad: {units}.", $"Several persons have the finding; say which unit is corrected: {units}."));
    }

    private static WhyNot? OfDeciding(AskedStep asked, CloseFacts facts) => facts.Decision switch
    {
        null => string.IsNullOrWhiteSpace(asked.Reason) ? null : new("nothing_to_correct", new(
            "Månaden är inte fastställd, så det finns inget att rätta; fastställ den utan orsak.", "The month is not decided, so there is nothing to correct; decide it without a reason.")),
        var decided when string.IsNullOrWhiteSpace(asked.Reason) => new("reason_missing", new(
            $"Månaden fastställdes {Day(decided.On)}; en ny version är en rättelse och behöver en orsak.",
            $"The month was decided on {Day(decided.On)}; a new version is a correction and needs a reason.")),
        var decided when !facts.HasChanged => new("nothing_changed", new(
            $"Inget tal har ändrats sedan fastställandet {Day(decided.On)}; det finns inget att rätta.",
            $"No figure has changed since the decision on {Day(decided.On)}; there is nothing to correct.")),
        _ => null,
    };

    private static WhyNot? OfChecking(AskedStep asked, CloseFacts facts)
    {
        var decided = facts.Decision!;
        if (CloseSettings.IsSame(decided.Who, asked.Who))
        {
            return new("same_person", new(
                $"{decided.Who} fastställde månaden; kontrollen görs av någon annan.", $"{decided.Who} decided the month; the check is made by somebody else."));
        }

        return facts.Latest(CloseStage.Checked) is { } done
            ? new("already_done", new($"Månaden kontrollerades {Day(done.On)} av {done.Who}.", $"The month was checked on {Day(done.On)} by {done.Who}."))
            : null;
    }

    private static WhyNot? OfRepeating(AskedStep asked, CloseStatus status)
    {
        var one = status.Of(asked.Stage, asked.Unit);
        return one is { State: StageState.Done, DoneOn: { } on } && asked.Stage != CloseStage.Received
            ? new("already_done", Both(asked, $"är redan taget {Day(on)}", $"was already taken on {Day(on)}"))
            : null;
    }

    private static Phrase Both(AskedStep asked, string sv, string en) =>
        new($"Steget '{StageRule.Of(asked.Stage).Name.Sv}' {sv}.", $"The step '{StageRule.Of(asked.Stage).Name.En}' {en}.");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
