namespace Trettio.Cli.Verbs;

/// <summary>What the program does, in the order of its help.</summary>
public static class AllVerbs
{
    public static IReadOnlyList<Verb> All { get; } =
    [
        DemoVerb.Verb,
        ServeVerb.Verb,
        ImportVerb.Verb,
        DeliveriesVerb.Verb,
        FindingsVerb.Verb,
        CheckVerb.Verb,
        MappingVerb.Verb,
        PseudonymiseVerb.Verb,
        MeasureVerb.Verb,
        ExplainVerb.Verb,
        RecordsVerb.Verb,
        DifferencesVerb.Verb,
        GoalsVerb.Verb,
        PlanVerb.Verb,
        CompareRulesVerb.Verb,
        ReconcileVerb.Verb,
        CompletenessVerb.Verb,
        ProfileVerb.Verb,
        CompareDeliveriesVerb.Verb,
        ForecastVerb.Verb,
        SimulateVerb.Verb,
        NeededVerb.Verb,
        ReportVerb.Verb,
        ExportVerb.Verb,
        CloseVerb.Verb,
        SynthVerb.Verb,
    ];
}
