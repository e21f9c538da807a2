using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>
/// How a rule set reads national records where the format does not say it: which phase is which measuring point, and what the care guarantee's
/// mark means. Each is dated: the value in force on the last day of the record's month. Read from the part <c>national</c> of a rule set.
/// </summary>
public sealed record NationalReading
{
    private static readonly Source Format = new("rivta-tillganglighet", "kodFAS");

    /// <summary>What a rule set without that part reads by: the default of contracts §1.2.</summary>
    public static NationalReading Default { get; } = new()
    {
        Phases =
        [
            new(DateOnly.MinValue, new Dictionary<NationalPhase, MeasuringPoint>
            {
                [NationalPhase.FirstContact] = MeasuringPoint.FirstVisit,
                [NationalPhase.Procedure] = MeasuringPoint.Treatment,
                [NationalPhase.Examination] = MeasuringPoint.Investigation,
            }, Format),
        ],
        Activities = [],
        CountsOutsideGuarantee = [new(DateOnly.MinValue, true, Format)],
    };

    /// <summary>The measuring point of each phase; a phase that is not there has none.</summary>
    public required IReadOnlyList<Dated<IReadOnlyDictionary<NationalPhase, MeasuringPoint>>> Phases { get; init; }

    /// <summary>By Aktivitet or AktivitetKVA, which then outranks the phase; empty: by the phase alone.</summary>
    public required IReadOnlyList<Dated<IReadOnlyDictionary<string, MeasuringPoint>>> Activities { get; init; }

    /// <summary>Whether a record with Vardgaranti 2 counts.</summary>
    public required IReadOnlyList<Dated<bool>> CountsOutsideGuarantee { get; init; }

    /// <summary>Null when neither activity nor phase is of a measuring point.</summary>
    public MeasuringPoint? PointOf(NationalRecord record)
    {
        var day = record.Month.Last;
        if (On(Activities, day) is { } activities)
        {
            foreach (var code in (string?[])[record.Activity, record.ActivityKva])
            {
                if (code is not null && activities.TryGetValue(code, out var byActivity))
                {
                    return byActivity;
                }
            }
        }

        return On(Phases, day)!.TryGetValue(record.Phase, out var point) ? point : null;
    }

    /// <summary>The phase that a wait to the point is delivered as in that month; null when no phase is of the point, or several are.</summary>
    public NationalPhase? PhaseOf(MeasuringPoint point, Month month)
    {
        List<NationalPhase> phases = [.. On(Phases, month.Last)!.Where(phase => phase.Value == point).Select(phase => phase.Key)];
        return phases.Count == 1 ? phases[0] : null;
    }

    internal bool Counts(NationalRecord record) => record.IsGuaranteed || On(CountsOutsideGuarantee, record.Month.Last);

    /// <summary>Reads the part <c>national</c>.</summary>
    /// <exception cref="DefinitionException">Something is missing, unknown or out of range.</exception>
    internal static NationalReading Parse(DefinitionNode node)
    {
        node.Only("phases", "activities", "counts_outside_guarantee");
        var phases = Values(node["phases"], PhasesIn);
        return new()
        {
            Phases = phases.Count > 0 ? phases : throw node["phases"].Refuse(new("minst ett värde behövs.", "at least one value is needed.")),
            Activities = node.Find("activities") is { } activities ? Values(activities, ActivitiesIn) : [],
            CountsOutsideGuarantee = Values(node["counts_outside_guarantee"], value => value.Choice([true, false], yes => yes ? "true" : "false")),
        };
    }

    private static List<Dated<T>> Values<T>(DefinitionNode node, Func<DefinitionNode, T> read)
    {
        var values = new List<Dated<T>>();
        foreach (var item in node.Items)
        {
            item.Only("from", "value", "source");
            var value = new Dated<T>(item["from"].Date, read(item["value"]), item["source"].Source);
            if (values.Count > 0 && value.From <= values[^1].From)
            {
                throw item["from"].Refuse(new("datumen ska stå i ordning.", "the dates must be in order."));
            }

            values.Add(value);
        }

        return values;
    }

    private static IReadOnlyDictionary<NationalPhase, MeasuringPoint> PhasesIn(DefinitionNode node)
    {
        node.Only("1", "2", "3", "4", "5");
        return Enum.GetValues<NationalPhase>()
            .Select(phase => (phase, Point: node.Find(((int)phase).ToString(System.Globalization.CultureInfo.InvariantCulture))))
            .Where(one => one.Point is not null)
            .ToDictionary(one => one.phase, one => Point(one.Point!));
    }

    private static IReadOnlyDictionary<string, MeasuringPoint> ActivitiesIn(DefinitionNode node) => node.Items
        .Select(item => item.Only("code", "point"))
        .ToDictionary(item => item["code"].Text, item => Point(item["point"]), StringComparer.OrdinalIgnoreCase);

    private static MeasuringPoint Point(DefinitionNode node) => node.Choice(Codes.MeasuringPoints, point => point.Code());

    /// <summary>The default of the type before the first value.</summary>
    private static T? On<T>(IReadOnlyList<Dated<T>> values, DateOnly day)
    {
        var found = values.Count > 0 ? values[0].Value : default;
        foreach (var value in values)
        {
            if (value.From <= day)
            {
                found = value.Value;
            }
        }

        return found;
    }
}
