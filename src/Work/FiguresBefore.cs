using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Quality.Checks;
using Trettio.Store;

namespace Trettio.Work;

/// <summary>
/// The figures of units as they were before a delivery came, for the check that asks which of them it changed. From the columns beside the store: the
/// past itself need not be read again.
/// </summary>
internal sealed class FiguresBefore
{
    private readonly IReadOnlyList<MonthlyFigure> figures;

    private FiguresBefore(IReadOnlyList<MonthlyFigure> figures) => this.figures = figures;

    /// <summary>Null before the first delivery that counts.</summary>
    internal static FiguresBefore? Of(TrettioStore store, RuleSet rules) => StoreInputs.Counting(store.Deliveries()).Count == 0 ? null : new(Known(store, rules));

    /// <summary>How the checks ended, with how many of the figures the delivery changed.</summary>
    internal IReadOnlyList<CheckResult> Compared(TrettioStore store, CheckedBy by, IReadOnlyList<CheckResult> checks)
    {
        var input = new CheckInput(by.Rules) { Earlier = new(figures, Known(store, by.Rules)) };
        var changed = AllChecks.Run(input, by.Settings).Single(result => result.Check == FigureChanged.Check);
        return [.. checks.Select(result => result.Check == FigureChanged.Check ? changed : result)];
    }

    private static IReadOnlyList<MonthlyFigure> Known(TrettioStore store, RuleSet rules)
    {
        var columns = store.HasCareEvents() ? store.Columns() : null;

        // What comes next brings these up to date instead of reading the store through.
        columns?.Keep();
        return CheckInputs.Known(rules, (columns?.Book.Registered(rules), store.National(), store.Figures()));
    }
}
