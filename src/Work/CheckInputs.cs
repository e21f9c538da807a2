using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Store;

namespace Trettio.Work;

/// <summary>What the checks are given beside the care events: the national records, and the figures before the latest delivery.</summary>
internal static class CheckInputs
{
    /// <summary>Empty where there are none. Whose record it is cannot be told by the format, which carries no protected identities.</summary>
    internal static IReadOnlyList<NationalRow> National(INationalRecords? records) =>
        records is null ? [] : [.. records.Completed().Concat(records.Waiting()).Select(Row)];

    /// <summary>Every check run on all that the store knows, and on what it knew before the latest delivery that counts.</summary>
    internal static IReadOnlyList<CheckResult> Run(TrettioStore store, CheckedBy by)
    {
        var events = store.HasCareEvents() ? store.Events() : null;
        var input = new CheckInput(by.Rules)
        {
            Events = events,
            Lists = by.Lists,
            Mvo = by.Mvo,
            Figures = store.Figures(),
            National = National(store.National()),
            Earlier = Earlier(store, by.Rules),
            SetAside = PrivateFile.Open,
        };
        return AllChecks.Run(input, by.Settings);
    }

    /// <summary>
    /// The figures of units before the latest delivery that counts, and now: by care events where there are some, and the monthly figures and national
    /// records beside them. Null when there was nothing before.
    /// </summary>
    private static EarlierFigures? Earlier(TrettioStore store, RuleSet rules)
    {
        var counting = StoreInputs.Counting(store.Deliveries());
        return counting.Count < 2 ? null : new(
            Known(rules, (LedgerOf(store.HasCareEvents(counting[^2].Id) ? store.Events(counting[^2].Id) : null, rules), store.National(counting[^2].Id), store.Figures(counting[^2].Id))),
            Known(rules, (LedgerOf(store.HasCareEvents() ? store.Events() : null, rules), store.National(), store.Figures())));
    }

    internal static IReadOnlyList<MonthlyFigure> Known(RuleSet rules, (Ledger? Ledger, INationalRecords? National, IReadOnlyList<FigureRow> Figures) known)
    {
        var figures = new Dictionary<FigureKey, MonthlyFigure>();

        // For one month of a unit one source counts: care events, then national records, then figures.
        foreach (var figure in OfLedger(known.Ledger, rules)
            .Concat(known.National is { } records ? NationalFigures.Of(records, rules).Rows.Select(row => row.Figure) : [])
            .Concat(known.Figures.Select(row => row.Figure)))
        {
            figures.TryAdd(figure.Key, figure);
        }

        return [.. figures.Values];
    }

    private static Ledger? LedgerOf(ICareEvents? events, RuleSet rules) => events is null ? null : Ledger.Of(events, rules);

    private static IEnumerable<MonthlyFigure> OfLedger(Ledger? known, RuleSet rules) =>
        known is { FirstMonth: { } first, LastMonth: { } last } ledger ? ledger.Figures(new(first, last, rules.CareLevel)) : [];

    private static NationalRow Row(NationalRecord record) => new(record.Kind == NationalKind.Completed, record.ContactId, Text(record.UnitId), record.Month)
    {
        StartedOn = record.StartedOn,
        SnapshotOn = record.SnapshotOn,
        Mvo = Text(record.MedicalArea),
    };

    private static string? Text(string text) => text.Length > 0 ? text : null;
}
