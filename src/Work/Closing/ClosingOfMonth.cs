using System.Globalization;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality.Closing;
using Trettio.Reports;
using Trettio.Store;

namespace Trettio.Work.Closing;

/// <summary>Whether a month is preliminary, decided or corrected: the one place that says so.</summary>
internal static class ClosingOfMonth
{
    /// <summary>Null while the month is preliminary. <paramref name="series"/> are today's figures.</summary>
    internal static MonthClosing? Of(TrettioStore store, RegionSeries series, Month month) =>
        store.Publications(series.Id).LastOrDefault(one => one.Month == month) is { } decided
            ? Of(decided, store.CloseSteps(series.Id, month), series)
            : null;

    internal static MonthClosing Of(Publication decided, IReadOnlyList<CloseStep> steps, RegionSeries series)
    {
        // Whoever attested before the decision was not lacking then; whoever has done so since has to have attested what was decided.
        var marks = FrozenFigures.Marks(decided.Figures);
        var attested = steps.Where(step => step is { Kind: CloseStepKind.Attested, Unit: not null } && step.At >= decided.DecidedAt
            && (FindingDetails.Figures(step.Detail) is not { } figures || figures == CloseFacts.MarkIn(marks, step.Unit))).Select(step => step.Unit).ToHashSet();
        var lines = steps.Where(step => step.Kind == CloseStepKind.Decided).Select(step => LinesOf(step, decided.Version)).OfType<IReadOnlyList<string>>().LastOrDefault() ?? [];
        var lacked = lines.Where(line => !line.Contains(FindingDetails.Mark, StringComparison.Ordinal));
        return new MonthClosing(decided.Version, decided.DecidedAt.ToLocalTime(), decided.DecidedBy)
        {
            CheckedBy = decided.CheckedBy,
            Reason = decided.Reason,
            MissingAttests = [.. lacked.Where(unit => !attested.Contains(unit)).Select(unit => NameOf(unit, series)).Order(Written.InSwedishOrder)],
            Left = [.. FindingDetails.Read(lines).Select(left => new LeftFinding(left.Check, NameOf(left.Unit ?? series.Id, series), left.Count))],
            Changed = FrozenFigures.Changes(decided.Figures, FrozenFigures.Csv(series, decided.Month)),
        };
    }

    internal static string NameOf(string unit, RegionSeries series) => unit == series.Id ? series.Name : series.UnitNames.GetValueOrDefault(unit, unit);

    /// <summary>What a decision's step is about: the version, the units whose attest was missing then and the findings that were left, a line each.</summary>
    internal static string Detail(int version, IEnumerable<string> lacking, IEnumerable<StandingError> left) =>
        string.Join('\n', lacking.Prepend(version.ToString(CultureInfo.InvariantCulture)).Concat(FindingDetails.Lines(left)));

    private static string[]? LinesOf(CloseStep step, int version) =>
        step.Detail?.Split('\n') is [var first, .. var lines] && first == version.ToString(CultureInfo.InvariantCulture) ? lines : null;
}

/// <summary>Findings as a step keeps them: check, unit and number, a line each.</summary>
internal static class FindingDetails
{
    /// <summary>Between the parts; no id has it.</summary>
    internal const char Mark = '\t';

    private const string FiguresKey = "figures";

    internal static IEnumerable<string> Lines(IEnumerable<StandingError> left) =>
        left.Select(one => string.Join(Mark, one.Check, one.Unit ?? "", one.Count.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What an attest keeps: the findings that were left, and a mark of the figures that it stands for.</summary>
    internal static string OfAttest(IEnumerable<StandingError> left, string figures) => string.Join('\n', Lines(left).Append(FiguresKey + Mark + figures));

    /// <summary>The mark that an attest keeps; null where an earlier program kept none.</summary>
    internal static string? Figures(string? detail) => detail?.Split('\n').Select(line => line.Split(Mark)).FirstOrDefault(parts => parts is [FiguresKey, _])?[1];

    internal static IReadOnlyList<StandingError> Read(IEnumerable<string> lines) =>
    [
        .. lines.Select(line => line.Split(Mark)).Where(parts => parts.Length == 3)
            .Select(parts => new StandingError(parts[0], parts[1].Length > 0 ? parts[1] : null, long.Parse(parts[2], CultureInfo.InvariantCulture))),
    ];
}
