using System.Globalization;
using Trettio.Quality.Closing;
using Trettio.Store;

namespace Trettio.Work.Closing;

/// <summary>Between what the store keeps of a step and what the rules ask of it.</summary>
internal static class TakenSteps
{
    internal static CloseStepKind KindOf(CloseStage stage) => stage switch
    {
        CloseStage.Delivered => CloseStepKind.Delivered,
        CloseStage.Assigned => CloseStepKind.Assigned,
        CloseStage.Corrected => CloseStepKind.Corrected,
        CloseStage.Attested => CloseStepKind.Attested,
        CloseStage.Decided => CloseStepKind.Decided,
        CloseStage.Checked => CloseStepKind.Checked,
        CloseStage.Sent => CloseStepKind.Sent,
        _ => CloseStepKind.Received,
    };

    /// <summary>Null for what is no stage of its own: a confirmation is told by the deliveries, a reminder asks nothing.</summary>
    internal static CloseStage? StageOf(CloseStepKind kind)
    {
        foreach (var stage in Enum.GetValues<CloseStage>())
        {
            if (KindOf(stage) == kind)
            {
                return stage;
            }
        }

        return null;
    }

    /// <summary>An assignment's check and person; no check's id has a blank in it.</summary>
    internal static string Detail(string check, string to) => $"{check} {to}";

    /// <summary>
    /// In order of time. Decisions and checks are those of the versions themselves, so that a month is decided exactly when there is a version
    /// of it; their steps add whose deputy it was.
    /// </summary>
    internal static IReadOnlyList<TakenStep> Of(IReadOnlyList<CloseStep> steps, IReadOnlyList<Publication> versions) =>
    [
        .. versions.SelectMany(version => OfVersion(version, steps))
            .Concat(steps.Where(step => step.Kind is not (CloseStepKind.Decided or CloseStepKind.Checked)).Select(Of).OfType<TakenStep>())
            .OrderBy(step => step.At),
    ];

    private static IEnumerable<TakenStep> OfVersion(Publication version, IReadOnlyList<CloseStep> steps)
    {
        var number = version.Version.ToString(CultureInfo.InvariantCulture);
        var decided = steps.LastOrDefault(step => step.Kind == CloseStepKind.Decided && step.Detail?.Split('\n')[0] == number);
        yield return new(CloseStage.Decided, null, version.DecidedAt.ToLocalTime(), version.DecidedBy)
        {
            InsteadOf = decided?.InsteadOf,
            Comment = version.Reason ?? decided?.Comment,
            Delivery = version.Delivery,
            Left = FindingDetails.Read(decided?.Detail?.Split('\n') ?? []),
        };
        if (version.CheckedBy is { } second)
        {
            var check = steps.LastOrDefault(step => step.Kind == CloseStepKind.Checked && step.Detail == number);
            yield return new(CloseStage.Checked, null, (check?.At ?? version.DecidedAt).ToLocalTime(), second) { InsteadOf = check?.InsteadOf, Comment = check?.Comment };
        }
    }

    private static TakenStep? Of(CloseStep step)
    {
        if (StageOf(step.Kind) is not { } stage)
        {
            return null;
        }

        var words = step.Detail?.Split(' ', 2) ?? [];
        return new TakenStep(stage, step.Unit, step.At.ToLocalTime(), step.Who)
        {
            InsteadOf = step.InsteadOf,
            Comment = step.Comment,
            Delivery = step.Delivery ?? 0,
            DueOn = step.DueOn,
            Figures = stage == CloseStage.Attested ? FindingDetails.Figures(step.Detail) : null,
            Left = stage == CloseStage.Attested ? FindingDetails.Read(step.Detail?.Split('\n') ?? []) : [],
            Check = stage is CloseStage.Assigned or CloseStage.Corrected && words.Length > 0 ? words[0] : null,
            To = stage == CloseStage.Assigned && words.Length > 1 ? words[1] : null,
        };
    }
}
