using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Quality.Reconciling;

/// <summary>Every difference that is tried, written out; what depends on the region (units, levels) is made from its facts.</summary>
internal static class AllSwitches
{
    private const FigureField Share = FigureField.Share;

    private static readonly FigureField[] OfCounted = [FigureField.InTime, FigureField.Counted, Share, FigureField.Median];
    private static readonly FigureField[] OfWaiting = [FigureField.Waiting, FigureField.WaitingInTime, FigureField.WaitingShare];
    private static readonly FigureField[] Days = [.. OfCounted, FigureField.WaitingInTime, FigureField.WaitingShare, FigureField.Waiting];
    private static readonly FigureField[] All = Enum.GetValues<FigureField>();

    private static readonly Source Tables = new("vantetider-bup-tables", "PVV 31 dagar eller längre");
    private static readonly Source General = new("kchd-vql", "Avvikelser");
    private static readonly Source Agreement = new("skr-2025-12", "Sammanställd statistik");
    private static readonly Source Small = new("vantetider-extended", "Små tal");

    internal static IReadOnlyList<Switch> Of(PublishedFigure published, Counting own, RegionFacts region)
    {
        List<Switch> all = [.. Deviations(own), .. WaitingDeviations(own), .. Common(own), .. Known(published), .. Levels(own, region)];
        if (published.Point == MeasuringPoint.FirstVisit)
        {
            all.AddRange(Clocks(own));
        }

        all.AddRange(region.OtherRules.Select(OtherRules));
        if (region.CanJudge)
        {
            all.Add(new("basis:judged", new("kontakter räknas enligt regelverket, inte enligt registreringen", "contacts count as the definitions say, not as registered"), Agreement, Axes.Basis | Axes.KnownBy | Axes.Clock, 4, counting => counting with { IsJudged = true }) { Changes = All });
        }

        if (published.Unit is null)
        {
            all.AddRange(SmallOnes());
            all.AddRange(region.UnitNames.Select(Missing));
        }

        return [.. all.Where(one => one.Changes.Any(published.Values.ContainsKey))];
    }

    private static IEnumerable<Switch> Deviations(Counting own)
    {
        yield return new("excluded:none", new("inga genomförda exkluderas, varken MoV, SoV eller PvV", "no completed are excluded, neither MoV, SoV nor PvV"), Agreement, Axes.Pvv | Axes.Mov | Axes.Sov, 1, counting => counting
            .With(Deviation.PatientChosen, ExcludedWhen.Never).With(Deviation.MedicallyCaused, ExcludedWhen.Never).With(Deviation.SpeciallyCaused, ExcludedWhen.Never))
        { Changes = OfCounted };
        yield return new("denominator:completed", new("andelen räknas av alla genomförda, också de exkluderade", "the share is of all completed, the excluded too"), Agreement, Axes.Denominator, 2, counting => counting with { OfAllCompleted = true }) { Changes = [FigureField.Counted, Share] };
        foreach (var (deviation, axis, rank) in new[] { (Deviation.PatientChosen, Axes.Pvv, 1), (Deviation.MedicallyCaused, Axes.Mov, 2), (Deviation.SpeciallyCaused, Axes.Sov, 3) })
        {
            foreach (var when in new[] { ExcludedWhen.Never, ExcludedWhen.BeyondLimit, ExcludedWhen.Always }.Where(when => when != own.Rules.ExcludedFromCompleted.GetValueOrDefault(deviation)))
            {
                // That MoV or SoV leaves past the limit only is described nowhere.
                if (when != ExcludedWhen.BeyondLimit || deviation == Deviation.PatientChosen)
                {
                    yield return new($"{deviation.Code()}:{Codes.Code(when)}", Words(deviation, when), when == ExcludedWhen.BeyondLimit ? Tables : General, axis, rank, counting => counting.With(deviation, when)) { Changes = OfCounted };
                }
            }
        }
    }

    private static Phrase Words(Deviation deviation, ExcludedWhen when) => when switch
    {
        ExcludedWhen.Never => new($"{deviation.Code()} räknas bland genomförda", $"{deviation.Code()} counts among completed"),
        ExcludedWhen.Always => new($"{deviation.Code()} räknas aldrig bland genomförda", $"{deviation.Code()} never counts among completed"),
        _ => new($"{deviation.Code()} räknas inte över tidsgränsen", $"{deviation.Code()} does not count past the limit"),
    };

    private static IEnumerable<Switch> WaitingDeviations(Counting own)
    {
        foreach (var (deviation, axis, rank) in new[] { (Deviation.PatientChosen, Axes.WaitingPvv, 1), (Deviation.MedicallyCaused, Axes.WaitingMov, 2), (Deviation.SpeciallyCaused, Axes.WaitingSov, 3) })
        {
            var when = own.Rules.ExcludedFromWaiting.GetValueOrDefault(deviation) == ExcludedWhen.Never ? ExcludedWhen.Always : ExcludedWhen.Never;
            yield return new($"waiting:{deviation.Code()}:{Codes.Code(when)}", when == ExcludedWhen.Always
                ? new($"{deviation.Code()} räknas inte bland väntande", $"{deviation.Code()} does not count among the waiting")
                : new($"{deviation.Code()} räknas bland väntande", $"{deviation.Code()} counts among the waiting"), General, axis, rank, counting => counting.WithWaiting(deviation, when))
            { Changes = OfWaiting };
        }
    }

    private static IEnumerable<Switch> Common(Counting own)
    {
        yield return new("residents:not_elsewhere", new("bara den egna regionens barn räknas, med dem vars hemort inte är känd", "only the region's own children count, with those whose home is not known"), new("kchd-vql", "is_hemregion"), Axes.Residents, 1, counting => counting with { Residents = Residents.NotFromElsewhere }) { Changes = All };
        yield return new("residents:known_here", new("bara barn som säkert bor i regionen räknas", "only children known to live in the region count"), new("kchd-vql", "is_hemregion"), Axes.Residents, 3, counting => counting with { Residents = Residents.KnownHere }) { Changes = All };
        yield return new("unit:standing", new("genomförda räknas på enheten där väntan stod", "completed belong to the unit where the wait stood"), new("trettio", "2.8"), Axes.Coding, 2, counting => counting with { Coding = UnitCoding.Standing }) { Changes = All };
        yield return new("unit:listing", new("allt räknas på enheten där väntan skrevs in, utan flyttar", "everything belongs to the unit of listing, without moves"), new("trettio", "2.8"), Axes.Coding, 3, counting => counting with { Coding = UnitCoding.Listing }) { Changes = All };
        yield return new("limit:late", new($"dag {own.Rules.LimitInDays} räknas som sen", $"day {own.Rules.LimitInDays} counts as late"), new("skr-faq-calendar", "Kalenderdagar"), Axes.Limit, 3, counting => counting with { LimitIsLate = true }) { Changes = Days };
        yield return new("rounding:down", new("andelen avkortas i stället för att avrundas", "the share is cut off instead of rounded"), new("trettio", "2.3"), Axes.Rounding, 1, counting => counting with { Rounding = Rounding.Down }) { Changes = [Share, FigureField.WaitingShare] };
        yield return new("rounding:up", new("andelen avrundas alltid uppåt", "the share is always rounded up"), new("trettio", "2.3"), Axes.Rounding, 3, counting => counting with { Rounding = Rounding.Up }) { Changes = [Share, FigureField.WaitingShare] };
    }

    private static IEnumerable<Switch> Known(PublishedFigure published)
    {
        var next = published.To.Next;
        (string Id, DateOnly Day, int Rank)[] days = [("20th", new(next.Year, next.Number, 20), 1), ("month_end", published.To.Last, 2), ("next_month_end", next.Last, 3)];
        foreach (var (id, day, rank) in days)
        {
            yield return new($"known_by:{id}", new($"kontakter registrerade efter {day:yyyy-MM-dd} saknas", $"contacts registered after {day:yyyy-MM-dd} are missing"), new("skr-faq-specialised", "den 20:e"), Axes.KnownBy, rank, counting => counting with { KnownBy = day }) { Changes = All };
        }
    }

    private static IEnumerable<Switch> Levels(Counting own, RegionFacts region)
    {
        var others = region.Levels.Where(level => level != own.Rules.CareLevel).ToList();
        foreach (var level in others)
        {
            yield return new($"level:{Codes.Code(level)}", new($"också vårdnivån {Level(level).Sv} räknas", $"the care level {Level(level).En} counts too"), new("vantetider-bup", "Primärvård och specialistvård"), Axes.Level, 2, counting => counting with { AlsoLevel = level }) { Changes = All };
        }

        if (others.Count > 1)
        {
            yield return new("level:all", new("alla vårdnivåer räknas", "all care levels count"), new("vantetider-bup", "Primärvård och specialistvård"), Axes.Level, 2, counting => counting with { EveryLevel = true }) { Changes = All };
        }
    }

    private static IEnumerable<Switch> Clocks(Counting own)
    {
        (FirstVisitClock Clock, Phrase Says)[] clocks =
        [
            (FirstVisitClock.Decided, new("första besökets klocka startar när remissen beslutas", "the first visit's clock starts when the referral is decided")),
            (FirstVisitClock.Received, new("första besökets klocka startar när remissen kommer in", "the first visit's clock starts when the referral is received")),
            (FirstVisitClock.Assessed, new("första besökets klocka startar när remissen bedöms", "the first visit's clock starts when the referral is assessed")),
        ];
        return clocks.Where(one => own.Rules.FirstVisitClocks is not [var only] || only.Value != one.Clock)
            .Select(one => new Switch($"clock:{Codes.Code(one.Clock)}", one.Says, new("skr-faq-guarantee", "Startdatum"), Axes.Clock, 2, counting => counting with { Clock = one.Clock }) { Changes = All });
    }

    private static Switch OtherRules(RuleSet rules) => new(
        $"rules:{rules.Id}", new($"regelverket {rules.Id}", $"the rule set {rules.Id}"), rules.Source, Axes.Rules, 3, counting => counting with { Rules = rules })
    { Changes = All };

    private static IEnumerable<Switch> SmallOnes()
    {
        foreach (var below in new[] { 5, PublishedValue.SuppressedBelow })
        {
            yield return new($"small:cells:{below}", new($"enheters tal under {below} är borttagna ur summan", $"units' figures under {below} are left out of the sum"), Small, Axes.Small, 3, counting => counting with { Small = new(below, false) }) { Changes = All };
            yield return new($"small:units:{below}", new($"enheter med färre än {below} är borttagna ur summan", $"units with fewer than {below} are left out of the sum"), Small, Axes.Small, 3, counting => counting with { Small = new(below, true) }) { Changes = All };
        }
    }

    private static Switch Missing(KeyValuePair<string, string> unit) => new(
        $"without:{unit.Key}", new($"enheten {unit.Value} saknas", $"the unit {unit.Value} is missing"), new("trettio", "2.8"), Axes.MissingUnit, 4, counting => counting with { WithoutUnit = unit.Key })
    { Changes = All };

    private static Phrase Level(CareLevel level) => level switch
    {
        CareLevel.FirstLine => new("första linjen", "first line"),
        CareLevel.DayCare => new("dagvård", "day care"),
        CareLevel.Inpatient => new("slutenvård", "inpatient care"),
        CareLevel.Emergency => new("akutmottagning", "emergency care"),
        _ => new("specialistvård", "specialist care"),
    };
}
