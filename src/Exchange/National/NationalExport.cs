using System.Security.Cryptography;
using System.Text;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Rules;

namespace Trettio.Exchange.National;

/// <summary>By what a national delivery is made.</summary>
public sealed record NationalTerms(RuleSet Rules, NationalFormat Format, NationalOrigins Origins, NationalUnitSettings Settings)
{
    /// <summary>Null: every care level.</summary>
    public CareLevel? Level { get; init; } = Rules.CareLevel;
}

/// <summary>A record of the delivery, its cells in the format's order, with what it counts as and the measure codes beside it.</summary>
public sealed record NationalRow(NationalKind Kind, string UnitId, MeasuringPoint Point, string Id, IReadOnlyList<string?> Cells)
{
    public required IReadOnlyList<string> Measures { get; init; }

    public required Deviation Deviation { get; init; }
}

/// <summary>A record that the receiver would reject, and why. It is in no file.</summary>
public sealed record RejectedRow(NationalKind Kind, string UnitId, string Id, IReadOnlyList<FieldBreach> Breaches);

/// <summary>How many records of a unit break a rule in a field.</summary>
public sealed record ReadinessLine(NationalKind Kind, string UnitId, FieldBreach Breach, Origin Origin, int Count);

/// <summary>
/// The national delivery of one month, made of care events. Protected patients' records are counted and are in neither list; what is rejected
/// is listed and in no file.
/// </summary>
public sealed record NationalExport
{
    public required Month Month { get; init; }

    /// <summary>Of what is delivered: the same records give the same id.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>Ordered by unit and id.</summary>
    public required IReadOnlyList<NationalRow> Rows { get; init; }

    public required IReadOnlyList<RejectedRow> Rejected { get; init; }

    public required IReadOnlyList<ReadinessLine> Readiness { get; init; }

    /// <summary>What the delivered, the rejected and the held back records count to, per care-event unit.</summary>
    public required (StandingCounts Written, StandingCounts Rejected, StandingCounts HeldBack) Counts { get; init; }

    /// <summary>What the delivered records count to, per unit as the receiver sees it: HSAIdEnhet, else HSAIdVardenhet.</summary>
    public required StandingCounts CountsByHsaId { get; init; }

    public int HeldBack(NationalKind kind) => Counts.HeldBack.Records(kind);

    /// <summary>Reads the waits, then the patients. The histories are held in memory; only those that stand in the month's figures are kept.</summary>
    public static NationalExport Of(ICareEvents events, NationalTerms terms, Month month)
    {
        var cases = Cases(events, terms, month);
        var patients = new CasePatients(events.Patients(), cases.SelectMany(one => one.PatientIds));
        var cells = new NationalCells(terms.Format, terms.Origins, terms.Settings);
        var (rows, rejected, lines) = (new List<NationalRow>(), new List<RejectedRow>(), new Dictionary<(NationalKind, string, FieldBreach), int>());
        var (written, turned, held, byHsaId) = (new StandingCounts(), new StandingCounts(), new StandingCounts(), new StandingCounts());
        foreach (var one in cases.Select(one => one with { Patient = patients.Of(one.Course.PatientId) }))
        {
            if (one.PatientIds.Any(patients.IsProtected))
            {
                held.Add(one, one.Standing.UnitId);
                continue;
            }

            var (values, breaches) = cells.Of(one);
            foreach (var breach in breaches)
            {
                var key = (one.Kind, one.Standing.UnitId, breach);
                lines[key] = lines.GetValueOrDefault(key) + 1;
            }

            if (breaches.Any(breach => breach.Rejects))
            {
                turned.Add(one, one.Standing.UnitId);
                rejected.Add(new(one.Kind, one.Standing.UnitId, one.Id, breaches));
            }
            else
            {
                written.Add(one, one.Standing.UnitId);
                byHsaId.Add(one, cells.UnitOf(one.Kind, values));
                rows.Add(Row(one, values));
            }
        }

        return new()
        {
            Month = month,
            Rows = [.. Ordered(rows, row => (row.Kind, row.UnitId, row.Id))],
            Rejected = [.. Ordered(rejected, row => (row.Kind, row.UnitId, row.Id))],
            Readiness = [.. lines.Select(line => new ReadinessLine(line.Key.Item1, line.Key.Item2, line.Key.Item3, terms.Origins.Of(line.Key.Item1, line.Key.Item3.Field), line.Value))
                .OrderByDescending(line => line.Breach.Rejects).ThenBy(line => line.Kind).ThenBy(line => line.Breach.Field, StringComparer.Ordinal).ThenBy(line => line.UnitId, StringComparer.Ordinal)],
            Counts = (written, turned, held),
            CountsByHsaId = byHsaId,
            DeliveryId = IdOf(rows, month),
        };
    }

    private static List<NationalCase> Cases(ICareEvents events, NationalTerms terms, Month month)
    {
        var units = new UnitRegister(events.Units());
        var cases = new List<NationalCase>();
        foreach (var history in Histories.Of(events).All)
        {
            var course = Course.Of(history, terms.Rules);
            if (!CareLevelAtEntry.Holds(course, units, terms.Level))
            {
                continue;
            }

            // A wait that does not count among the waiting by this rule set waits all the same; the receiver judges by its own.
            foreach (var standing in MonthStanding.Of(course, month, terms.Rules).Where(standing => standing is Standing.Completed or Standing.Waiting))
            {
                cases.Add(new()
                {
                    Kind = standing is Standing.Completed ? NationalKind.Completed : NationalKind.Waiting,
                    Month = month,
                    Point = course.Point,
                    Standing = standing,
                    Course = course,
                    History = history,
                    Phase = terms.Rules.National.PhaseOf(course.Point, month),
                });
            }
        }

        return cases;
    }

    private static NationalRow Row(NationalCase one, IReadOnlyList<string?> cells) => new(one.Kind, one.Standing.UnitId, one.Point, one.Id, cells)
    {
        Deviation = one.Kind == NationalKind.Completed ? one.Course.Deviation : one.Course.WaitDeviation,
        Measures = one.Kind == NationalKind.Completed ? [.. (one.Course.Stop!.Kva ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(code => code.All(char.IsLetterOrDigit)).Distinct()] : [],
    };

    private static IEnumerable<T> Ordered<T>(IEnumerable<T> rows, Func<T, (NationalKind Kind, string Unit, string Id)> by) => rows
        .OrderBy(row => by(row).Kind).ThenBy(row => by(row).Unit, StringComparer.Ordinal).ThenBy(row => by(row).Id, StringComparer.Ordinal);

    private static string IdOf(List<NationalRow> rows, Month month)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in Ordered(rows, row => (row.Kind, row.UnitId, row.Id)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{row.Kind}\0{string.Join('\0', row.Cells)}\0{string.Join(' ', row.Measures)}\n"));
        }

        return $"TRETTIO-{month}-{Convert.ToHexStringLower(hash.GetHashAndReset())[..12]}";
    }
}
