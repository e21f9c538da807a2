using Trettio.Care;
using Trettio.Measuring;
using Why = Trettio.Measuring.Reasons;

namespace Trettio.Exchange.National;

/// <summary>Counts completed and waiting standings into figures: what of figures.csv the national format can carry. The rest is null.</summary>
public sealed class StandingCounts
{
    private readonly Dictionary<FigureKey, MonthlyFigure> figures = [];
    private readonly Dictionary<NationalKind, int> records = [];

    /// <summary>By unit and measuring point.</summary>
    public IReadOnlyList<MonthlyFigure> Figures =>
        [.. figures.Values.OrderBy(figure => figure.Key.Unit, StringComparer.Ordinal).ThenBy(figure => figure.Key.Point)];

    public int Records(NationalKind kind) => records.GetValueOrDefault(kind);

    /// <summary>Nothing of a unit and point that was never met.</summary>
    public MonthlyFigure Of(FigureKey key) => figures.GetValueOrDefault(key) ?? Nothing(key);

    internal void Add(NationalCase one, string unit)
    {
        var standing = one.Standing;
        var key = new FigureKey(one.Month, unit, one.Point);
        var kind = standing is Standing.Completed ? NationalKind.Completed : NationalKind.Waiting;
        records[kind] = records.GetValueOrDefault(kind) + 1;
        figures[key] = Plus(Of(key), standing);
    }

    private static MonthlyFigure Plus(MonthlyFigure figure, Standing standing) => standing switch
    {
        Standing.Completed completed => figure with
        {
            Completed = figure.Completed + 1,
            ExcludedMov = figure.ExcludedMov + (completed.Why == Why.ExcludedMov ? 1 : 0),
            ExcludedSov = figure.ExcludedSov + (completed.Why == Why.ExcludedSov ? 1 : 0),
            ExcludedPvv = figure.ExcludedPvv + (completed.Why == Why.ExcludedPvv ? 1 : 0),
            Counted = figure.Counted + (completed.IsCounted ? 1 : 0),
            InTime = figure.InTime + (completed.Why == Why.InTime ? 1 : 0),
        },
        Standing.Waiting { IsCounted: true } waiting => figure with
        {
            Waiting = figure.Waiting + 1,
            WaitingInTime = figure.WaitingInTime + (waiting.IsInTime ? 1 : 0),
        },
        _ => figure,
    };

    private static MonthlyFigure Nothing(FigureKey key) => new(key)
    {
        Completed = 0,
        ExcludedMov = 0,
        ExcludedSov = 0,
        ExcludedPvv = 0,
        Counted = 0,
        InTime = 0,
        Waiting = 0,
        WaitingInTime = 0,
    };
}

/// <summary>The patients that a delivery's records speak of, and which of them must not appear: protected ones and whoever is merged with them.</summary>
internal sealed class CasePatients
{
    private readonly Dictionary<string, Patient> known = [];
    private readonly Dictionary<string, string> mergedInto = [];
    private readonly HashSet<string> protectedRoots;

    public CasePatients(IEnumerable<Patient> patients, IEnumerable<string> asked)
    {
        var ids = asked.ToHashSet();
        var shielded = new List<string>();
        foreach (var patient in patients)
        {
            if (ids.Contains(patient.PatientId))
            {
                known[patient.PatientId] = patient;
            }

            if (patient.MergedInto is { } into)
            {
                mergedInto[patient.PatientId] = into;
            }

            if (patient.IsProtected)
            {
                shielded.Add(patient.PatientId);
            }
        }

        protectedRoots = [.. shielded.Select(Root)];
    }

    public Patient? Of(string id) => known.GetValueOrDefault(id);

    public bool IsProtected(string id) => protectedRoots.Contains(Root(id));

    private string Root(string id)
    {
        // A chain that bites its own tail has its least member for root, wherever it is entered.
        var seen = new HashSet<string>();
        while (mergedInto.TryGetValue(id, out var next))
        {
            if (!seen.Add(id))
            {
                return Ring(id).Min(StringComparer.Ordinal)!;
            }

            id = next;
        }

        return id;
    }

    private IEnumerable<string> Ring(string start)
    {
        var id = start;
        do
        {
            yield return id;
            id = mergedInto[id];
        }
        while (id != start);
    }
}
