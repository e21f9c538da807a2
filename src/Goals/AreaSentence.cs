using Trettio.Care;

namespace Trettio.Goals;

/// <summary>
/// What a board would be told of an area's month: the tier, or how many patients were missing to the nearest one that pays more.
/// Says "patients" and never "children", since one child may have several waits.
/// </summary>
internal sealed class AreaSentence
{
    private readonly Agreement agreement;
    private readonly AreaResult result;
    private readonly Month month;
    private readonly Phrase limit;
    private readonly int level;
    private readonly bool pays;

    private AreaSentence(Agreement agreement, (AreaResult Result, Phrase Limit) of, Month month)
    {
        this.agreement = agreement;
        (result, limit) = of;
        this.month = month;
        level = agreement.Scale.Level.CompletedPercent;
        pays = agreement.Measures(month) && agreement.Pays;
    }

    private bool AsksOfWaiting => agreement.Scale.Level.WaitingPercent > 0;

    /// <param name="agreement">Its limits and measured months.</param>
    /// <param name="of">The area's result, save for its sentence, and the limit in words.</param>
    /// <param name="judged">The state that the figures alone give, whatever is excepted.</param>
    /// <param name="month">The month judged.</param>
    /// <param name="exception">Null in an ordinary month.</param>
    public static Phrase Of(Agreement agreement, (AreaResult Result, Phrase Limit) of, AreaState judged, Month month, MonthException? exception)
    {
        var sentence = new AreaSentence(agreement, of, month);
        var told = exception?.SharePercent is { } percent ? Share(percent) : sentence.Judged(judged);
        if (exception is not null)
        {
            told = Join(new($"Undantagen månad: {exception.Reason.Sv}.", $"Excepted month: {exception.Reason.En}."), told);
        }

        return agreement.Measures(month)
            ? told
            : Join(told, new("Månaden mäts inte i överenskommelsen och ger inga pengar.", "The agreement does not measure this month, so nothing is paid."));
    }

    private static Phrase Share(int percent)
    {
        var pot = Whole(percent);
        return new($"Undantaget ger {pot.Sv} av potten.", $"The exception gives {pot.En} of the pot.");
    }

    private Phrase Judged(AreaState judged) => judged switch
    {
        AreaState.NoData => NoData(),
        AreaState.NoBase => NoBase(),
        AreaState.CannotBeTold => Join(result.Tier == Tier.None ? UnmetWithoutLevel() : Met(), CannotBeTold()),
        _ => result.Tier == Tier.None ? Unmet() : Met(),
    };

    private Phrase NoData()
    {
        var name = Wording.Name(month);
        return result.Counted == 0
            ? new($"Underlag saknas: inga genomförda att räkna i {name.Sv}.", $"Figures are missing: nothing completed to count in {name.En}.")
            : new($"Underlag saknas: ingen siffra för {name.Sv}.", $"Figures are missing: no figure for {name.En}.");
    }

    private Phrase NoBase()
    {
        var name = Wording.Name(month.SameMonthLastYear);
        var told = new Phrase(
            $"Underlag saknas: {name.Sv} har ingen andel att jämföra med", $"Figures are missing: {name.En} has no share to compare with");
        if (Nearest() is not { } nearest)
        {
            return new(
                told.Sv + $", och {level} %-målet går inte att avgöra eftersom de väntande inte är kända.",
                told.En + $", and the {level}% goal cannot be told since the waiting are not known.");
        }

        var missing = Missing(nearest);
        return new($"{told.Sv}. {missing.Sv}.", $"{told.En}. {missing.En}.");
    }

    private Phrase Met()
    {
        var told = result.Tier == Tier.Level75 ? LevelMet() : Improved();
        if (result.PotShare == 1)
        {
            return pays ? Join(told, new("Det ger hela potten.", "That gives the whole pot.")) : told;
        }

        return Nearest() is { } nearest ? Join(told, Stop(Missing(nearest)), Impossible()) : Join(told, Impossible());
    }

    private Phrase Improved()
    {
        var name = result.Tier!.Value.Name(level);
        var change = Wording.NotReaching((decimal)result.ChangePp!.Value, agreement.Scale.Improvements.Select(goal => goal.Points));
        var before = Wording.Name(month.SameMonthLastYear);
        return new(
            $"{name.Sv} uppnådd: {change.Sv} procentenheter över {before.Sv}.",
            $"{name.En} reached: {change.En} percentage points above {before.En}.");
    }

    private Phrase LevelMet()
    {
        var completed = Wording.Percent(result.Share!.Value);
        if (!AsksOfWaiting)
        {
            return new(
                $"{level} %-målet uppnått: {completed.Sv} av de genomförda inom {limit.Sv}.",
                $"The {level}% goal reached: {completed.En} of the completed within {limit.En}.");
        }

        if (result.WaitingShare is not { } share)
        {
            return new(
                $"{level} %-målet uppnått: {completed.Sv} av de genomförda inom {limit.Sv}, och ingen väntade vid månadens slut.",
                $"The {level}% goal reached: {completed.En} of the completed within {limit.En}, and nobody was waiting at the end of the month.");
        }

        var waiting = Wording.Percent(share);
        return new(
            $"{level} %-målet uppnått: {completed.Sv} av de genomförda och {waiting.Sv} av de väntande inom {limit.Sv}.",
            $"The {level}% goal reached: {completed.En} of the completed and {waiting.En} of the waiting within {limit.En}.");
    }

    private Phrase Unmet()
    {
        // A decided month below every tier always misses level 75 by a number that is known.
        var nearest = Nearest()!;
        var missing = Missing(nearest);
        var told = IsNear(nearest)
            ? new Phrase($"Ej uppnått, men det var nära: {missing.Sv}.", $"Not reached, but it was close: {missing.En}.")
            : new Phrase($"Ej uppnått: {missing.Sv}.", $"Not reached: {missing.En}.");
        return Join(told, RoundedElsewhere(nearest), Impossible());
    }

    private Phrase UnmetWithoutLevel() => Nearest() is { } nearest
        ? Join(Labelled(Missing(nearest)), RoundedElsewhere(nearest), Impossible())
        : Join(new($"Ej uppnått utan {level} %-målet.", $"Not reached without the {level}% goal."), Impossible());

    private Phrase Labelled(Phrase missing) =>
        new($"Ej uppnått utan {level} %-målet: {missing.Sv}.", $"Not reached without the {level}% goal: {missing.En}.");

    private Phrase CannotBeTold()
    {
        var share = Wording.Percent(result.Share!.Value);
        return new(
            $"{level} %-målet går inte att avgöra: {share.Sv} av de genomförda var inom {limit.Sv}, men de väntande är inte kända. Utfallet är räknat utan {level} %-målet.",
            $"The {level}% goal cannot be told: {share.En} of the completed were within {limit.En}, but the waiting are not known. The payout is given without the {level}% goal.");
    }

    /// <summary>
    /// The tier that pays more than the one reached and is fewest patients away; of two as near, the better. Level 75 counts only
    /// when the waiting are known, or when no improvement is left to reach. Null when nothing more can be reached or counted.
    /// </summary>
    private ToReach? Nearest()
    {
        var now = result.Tier is { } tier ? agreement.Scale.PotPercent(tier) : 0;
        var better = result.ToReach.Where(reach => reach.Possible && agreement.Scale.PotPercent(reach.Tier) > now).ToList();
        return better.Where(reach => reach.Tier != Tier.Level75 || result.Waiting is not null || !AsksOfWaiting)
                .OrderBy(reach => reach.More + (reach.WaitingMore ?? 0)).ThenBy(reach => reach.Tier).FirstOrDefault()
            ?? better.Find(reach => reach is { Tier: Tier.Level75, More: > 0 });
    }

    private bool IsNear(ToReach reach) =>
        100L * reach.More <= (long)agreement.NearPercent * result.Counted
        && 100L * (reach.WaitingMore ?? 0) <= (long)agreement.NearPercent * (result.Waiting ?? 0);

    private Phrase Missing(ToReach reach)
    {
        var goal = reach.Tier.Goal(level);
        var pot = Whole(agreement.Scale.PotPercent(reach.Tier));
        var pay = pays ? new Phrase($" ({pot.Sv} av potten)", $" ({pot.En} of the pot)") : new("", "");
        var who = Who(reach);
        var also = AsksOfWaiting && reach.Tier == Tier.Level75 && result.Waiting is null
            ? new Phrase("; om de väntande nådde sin del är inte känt", "; whether the waiting reached their part is not known")
            : new("", "");
        return new(
            $"{who.Sv} saknades inom {limit.Sv} för {goal.Sv}{pay.Sv}{also.Sv}",
            $"{who.En} missing within {limit.En} for {goal.En}{pay.En}{also.En}");
    }

    private static Phrase Who(ToReach reach)
    {
        var more = Patients(reach.More!.Value);
        if (reach.WaitingMore is not { } waiting)
        {
            return new(more.Sv, $"{more.En} {Were(reach.More.Value)}");
        }

        var waiters = Patients(waiting);
        return reach.More == 0
            ? new($"{waiters.Sv} bland de väntande", $"{waiters.En} among the waiting {Were(waiting)}")
            : new($"{more.Sv} bland de genomförda och {Wording.Number(waiting).Sv} bland de väntande",
                $"{more.En} among the completed and {Wording.Number(waiting).En} among the waiting were");
    }

    private static string Were(int number) => number == 1 ? "was" : "were";

    /// <summary>
    /// SKR's printed report gave 42 where 42.37 are missing: rounded, one too few. Said wherever rounding or cutting off would mislead.
    /// </summary>
    private static Phrase RoundedElsewhere(ToReach reach)
    {
        if (reach.Tier == Tier.Level75 || (decimal)reach.Exact!.Value is var exact && reach.More == exact)
        {
            return default;
        }

        var shown = Wording.Number(Math.Floor(exact));
        var real = Wording.NotWhole(exact);
        var isRounded = exact - Math.Floor(exact) < 0.5m;
        return new(
            $"SKR:s rapport kan visa {shown.Sv}, som är {real.Sv} {(isRounded ? "avrundat" : "utan decimaler")}; {shown.Sv} räcker inte.",
            $"SKR's report may show {shown.En}, which is {real.En} {(isRounded ? "rounded" : "without its decimals")}; {shown.En} are not enough.");
    }

    /// <summary>The lowest tier of improvement that last year's share leaves no room for; empty when there is room for all.</summary>
    private Phrase Impossible()
    {
        if (result.ToReach.FirstOrDefault(reach => !reach.Possible) is not { } reach)
        {
            return default;
        }

        var name = reach.Tier.Name(level);
        var before = Wording.Name(month.SameMonthLastYear);
        var share = Wording.PercentBeyond(result.BaseShare!.Value, 100 - TierWords.Points(reach.Tier));
        return new(
            $"{name.Sv} är inte möjlig: andelen var {share.Sv} i {before.Sv}.",
            $"{name.En} is not possible: the share was {share.En} in {before.En}.");
    }

    private static Phrase Patients(int number)
    {
        var count = Wording.Number(number);
        return number == 1 ? new("1 patient", "1 patient") : new($"{count.Sv} patienter", $"{count.En} patients");
    }

    private static Phrase Whole(int percent) => Wording.Percent(percent / 100.0, 0);

    private static Phrase Stop(Phrase phrase) => new($"{phrase.Sv}.", $"{phrase.En}.");

    private static Phrase Join(params ReadOnlySpan<Phrase> sentences)
    {
        var told = new Phrase("", "");
        foreach (var sentence in sentences)
        {
            told = string.IsNullOrEmpty(sentence.Sv) ? told
                : told.Sv.Length == 0 ? sentence
                : new($"{told.Sv} {sentence.Sv}", $"{told.En} {sentence.En}");
        }

        return told;
    }
}
