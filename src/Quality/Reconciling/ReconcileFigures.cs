using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Quality.Reconciling;

/// <summary>One way of reading finished figures: what the denominator is, what "completed" means, how the share is rounded. <see cref="Off"/> as in <see cref="Explanation"/>.</summary>
public sealed record FiguresExplanation(string Id, Phrase Says, int? Whole, Rounding Rounding, decimal Off)
{
    /// <summary>How many excluded it presumes without our figures telling; null when they tell all that it needs.</summary>
    public int? Presumes { get; init; }

    internal int Rank { get; init; }
}

/// <summary>
/// What finished figures alone can tell about a published one. <see cref="Presumed"/> would explain it, but rest on a number of excluded that
/// our figures do not hold: care events can decide those, figures cannot.
/// </summary>
public sealed record FiguresReconciliation(PublishedFigure Published, MonthlyFigure Own)
{
    public required IReadOnlyList<FiguresExplanation> Exact { get; init; }

    public required IReadOnlyList<FiguresExplanation> Presumed { get; init; }

    public required IReadOnlyList<FiguresExplanation> Nearest { get; init; }

    /// <summary>
    /// The denominators that the printed share allows with the number in time printed beside it, or else ours; null when it has no share, or a
    /// share of nothing.
    /// </summary>
    public (int From, int To)? Denominators { get; init; }
}

/// <summary>The same question where there are no records: which sums of the known figures give the published one?</summary>
public static class ReconcileFigures
{
    private const int MostNear = 3;

    private static readonly (Deviation Deviation, Func<MonthlyFigure, int?> Count)[] Excluded =
    [
        (Deviation.PatientChosen, figure => figure.ExcludedPvv),
        (Deviation.MedicallyCaused, figure => figure.ExcludedMov),
        (Deviation.SpeciallyCaused, figure => figure.ExcludedSov),
    ];

    /// <param name="own">Ours of the same period, summed; null is not known, and never 0.</param>
    /// <param name="published">What was printed.</param>
    public static FiguresReconciliation Of(MonthlyFigure own, PublishedFigure published)
    {
        var tried = Wholes(own)
            .SelectMany(whole => Enum.GetValues<Rounding>(), (whole, rounding) => (whole, rounding))
            .Where(pair => pair.rounding == Rounding.HalfUp || published.Values.ContainsKey(FigureField.Share) || published.Values.ContainsKey(FigureField.WaitingShare))
            .Select(pair => Read(own, published, pair.whole, pair.rounding))
            .OfType<FiguresExplanation>()
            .OrderBy(one => one.Off).ThenBy(one => one.Rank).ThenBy(one => one.Id, StringComparer.Ordinal)
            .ToList();
        var exact = tried.Where(one => one.Off == 0).ToList();
        // Rounding otherwise explains nothing where the ordinary way is exact.
        exact.RemoveAll(one => one.Rounding != Rounding.HalfUp && exact.Exists(other => other.Id == one.Id && other.Rounding == Rounding.HalfUp));
        return new(published, own)
        {
            Exact = exact,
            Presumed = exact.Count > 0 ? [] : Presumed(own, published),
            Nearest = exact.Count > 0 ? [] : [.. tried.Take(MostNear)],
            Denominators = DenominatorsOf(own, published),
        };
    }

    private static IEnumerable<(string Id, Phrase Says, int? Whole, int Rank)> Wholes(MonthlyFigure own)
    {
        yield return ("counted", new("samma räknade som våra", "the same counted as ours"), own.Counted, 0);
        yield return ("completed", new("alla genomförda räknas, inga exkluderas", "all completed count, none are excluded"), own.Completed, 1);
        for (var chosen = 1; chosen < 7; chosen++)
        {
            var (codes, sum, isKnown) = (new List<string>(), 0, own.Completed is not null);
            for (var at = 0; at < Excluded.Length; at++)
            {
                if ((chosen & (1 << at)) != 0)
                {
                    codes.Add(Excluded[at].Deviation.Code());
                    isKnown &= Excluded[at].Count(own) is not null;
                    sum += Excluded[at].Count(own) ?? 0;
                }
            }

            if (isKnown)
            {
                yield return ($"completed_less:{string.Join('+', codes)}", new(
                    $"alla genomförda utan {string.Join(" och ", codes)}{(codes.Contains("PvV") ? " (PvV över tidsgränsen)" : "")} räknas",
                    $"all completed without {string.Join(" and ", codes)}{(codes.Contains("PvV") ? " (PvV past the limit)" : "")} count"), own.Completed - sum, 1 + codes.Count);
            }
        }
    }

    /// <summary>Null when what it needs is not known.</summary>
    private static FiguresExplanation? Read(MonthlyFigure own, PublishedFigure published, (string Id, Phrase Says, int? Whole, int Rank) whole, Rounding rounding)
    {
        var off = 0m;
        foreach (var (field, value) in published.Values)
        {
            if (Ours(field) is not { } ours)
            {
                return null;
            }

            off += ours.Off(field, value);
        }

        var rounded = rounding == Rounding.HalfUp ? whole.Says : new Phrase(
            $"{whole.Says.Sv}, och andelen {(rounding == Rounding.Down ? "avkortas" : "avrundas uppåt")}",
            $"{whole.Says.En}, and the share is {(rounding == Rounding.Down ? "cut off" : "rounded up")}");
        return new(whole.Id, rounded, whole.Whole, rounding, off) { Rank = (whole.Rank * 3) + (int)rounding };

        ReconciledFigure? Ours(FigureField field) => field switch
        {
            FigureField.InTime => Known(own.InTime, figure => figure with { InTime = own.InTime!.Value }),
            FigureField.Counted => Known(whole.Whole, figure => figure with { Counted = whole.Whole!.Value }),
            FigureField.Share => Known(own.InTime + whole.Whole, figure => figure with { InTime = own.InTime!.Value, Counted = whole.Whole!.Value }),
            // Where the denominator is read otherwise, "completed" is as it is; the whole that is all completed is one reading of it.
            FigureField.Completed => Known(own.Completed, figure => figure with { Completed = own.Completed!.Value }),
            FigureField.Waiting => Known(own.Waiting, figure => figure with { Waiting = own.Waiting!.Value }),
            FigureField.WaitingInTime => Known(own.WaitingInTime, figure => figure with { WaitingInTime = own.WaitingInTime!.Value }),
            FigureField.WaitingShare => Known(own.Waiting + own.WaitingInTime, figure => figure with { Waiting = own.Waiting!.Value, WaitingInTime = own.WaitingInTime!.Value }),
            _ => null,
        };

        ReconciledFigure? Known(int? needed, Func<ReconciledFigure, ReconciledFigure> make) =>
            needed is null ? null : make(new(0, 0, 0, 0, 0) { Rounding = rounding });
    }

    /// <summary>A number of completed that is more than what we counted: the rest may be the excluded, which these figures do not tell.</summary>
    private static List<FiguresExplanation> Presumed(MonthlyFigure own, PublishedFigure published)
    {
        if (own is not { Counted: { } counted, Completed: null })
        {
            return [];
        }

        return
        [
            .. new[] { FigureField.Completed, FigureField.Counted }
                .Where(field => published.Values.TryGetValue(field, out var value) && !value.IsSuppressed && value.Number > counted)
                .Take(1)
                .Select(field => (int)published.Values[field].Number)
                .Select(whole => new FiguresExplanation("completed", new(
                    "alla genomförda räknas, också de som vi exkluderar", "all completed count, those we exclude too"), whole, Rounding.HalfUp, 0) { Presumes = whole - counted }),
        ];
    }

    private static (int From, int To)? DenominatorsOf(MonthlyFigure own, PublishedFigure published)
    {
        if (!published.Values.TryGetValue(FigureField.Share, out var share) || share.IsSuppressed || share.Number <= 0)
        {
            return null;
        }

        var part = published.Values.TryGetValue(FigureField.InTime, out var printed) && !printed.IsSuppressed ? (int)printed.Number : own.InTime;
        if (part is not > 0)
        {
            return null;
        }

        var half = 0.5m / ReconciledFigure.Power(share.Decimals);
        var (from, to) = ((int)Math.Floor(100m * part.Value / (share.Number + half)) + 1, (int)Math.Floor(100m * part.Value / Math.Max(0.000001m, share.Number - half)));
        from = Math.Max(from, part.Value);
        return from <= to ? (from, to) : null;
    }
}
