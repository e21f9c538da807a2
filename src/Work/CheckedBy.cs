using Trettio.Care;
using Trettio.Exchange;
using Trettio.Measuring;
using Trettio.Measuring.Judging;
using Trettio.Quality;
using Trettio.Store;

namespace Trettio.Work;

/// <summary>All that decides how a delivery is checked: the rule set that resolves its waits, the lists of codes and each check's settings.</summary>
public sealed record CheckedBy(RuleSet Rules, CodeLists Lists, CodeList Mvo, IReadOnlyDictionary<string, CheckSettings> Settings)
{
    internal IReadOnlyList<CheckResult> Run(ICareEvents? events, IReadOnlyList<FigureRow> figures, INationalRecords? national) => AllChecks.Run(
        new CheckInput(Rules) { Events = events, Lists = Lists, Mvo = Mvo, Figures = figures, National = CheckInputs.National(national), SetAside = PrivateFile.Open }, Settings);

    /// <summary>What a delivery's reading found, and then what its checks did.</summary>
    internal static IReadOnlyList<Finding> Findings(CareDelivery delivery, IReadOnlyList<CheckResult> checks) =>
        [.. delivery.Findings, .. checks.Select(check => check.Finding).OfType<Finding>()];
}
