using Trettio.Care;
using Trettio.Quality;

namespace Trettio.Exchange.National;

/// <summary>
/// What the national records met so far say of the months that were delivered: a month twice, a month missing, and contacts of another month.
/// Holds months and units, not records.
/// </summary>
internal sealed class NationalMonths
{
    public const string Twice = "national_month_twice";
    public const string Missing = "national_month_missing";
    public const string OtherMonth = "national_other_month";
    public const string StopBeforeStart = "national_stop_before_start";
    public const string StartAfterMonth = "national_start_after_month";

    private readonly Dictionary<(NationalKind Kind, string Region, Month Month, string Unit), HashSet<string>> files = [];
    private readonly HashSet<(string Region, string Contact)> ofOtherMonth = [];
    private readonly HashSet<(string Region, string Contact)> beforeStart = [];
    private readonly HashSet<(string Region, Month Month, string Contact)> afterMonth = [];

    public void Meet(NationalRecord record, string file)
    {
        var key = (record.Kind, record.RegionHsaId, record.Month, record.UnitId);
        if (!files.TryGetValue(key, out var inFiles))
            files[key] = inFiles = new(StringComparer.Ordinal);
        inFiles.Add(file);
        // Sets, for a file may be read several times; only what is wrong is held.
        if (record.Kind == NationalKind.Waiting && record.DecidedOn > record.Month.Last)
            afterMonth.Add((record.RegionCode, record.Month, record.ContactId));
        if (record.Kind != NationalKind.Completed || record.StartedOn is not { } started)
            return;
        if (!record.Month.Contains(started))
            ofOtherMonth.Add((record.RegionCode, record.ContactId));
        if (started < record.DecidedOn)
            beforeStart.Add((record.RegionCode, record.ContactId));
    }

    public IEnumerable<Finding> Findings()
    {
        foreach (var month in files.Where(entry => entry.Value.Count > 1).GroupBy(entry => (entry.Key.Kind, entry.Key.Month)).OrderBy(group => group.Key.Month).ThenBy(group => group.Key.Kind))
        {
            var (kind, names) = (Name(month.Key.Kind), string.Join(", ", month.SelectMany(entry => entry.Value).Distinct().Order(StringComparer.Ordinal)));
            yield return new(Twice, Severity.Error, month.Count(), files.Count, new(
                $"{kind.Sv} för {month.Key.Month} finns i flera filer för samma enhet ({names}); varje kontakt räknas en gång, men en annan månad kan saknas.",
                $"{kind.En} for {month.Key.Month} stand in several files for the same unit ({names}); each contact counts once, but another month may be missing."));
        }

        foreach (var finding in MissingMonths())
            yield return finding;
        if (ofOtherMonth.Count > 0)
        {
            yield return new(OtherMonth, Severity.Warning, ofOtherMonth.Count, ofOtherMonth.Count, new(
                $"{ofOtherMonth.Count} genomförda kontakter började i en annan månad än den som leveransen gäller; de räknas i månaden då de började.",
                $"{ofOtherMonth.Count} done contacts began in another month than the delivery is for; they count in the month they began."));
        }

        if (beforeStart.Count > 0)
        {
            yield return new(StopBeforeStart, Severity.Error, beforeStart.Count, beforeStart.Count, new(
                $"{beforeStart.Count} genomförda kontakter började före sitt beslut (BeslutAktivitet efter StartAktivitet) och lämnas utanför.",
                $"{beforeStart.Count} done contacts began before their decision (BeslutAktivitet after StartAktivitet) and are left out."));
        }

        if (afterMonth.Count > 0)
        {
            yield return new(StartAfterMonth, Severity.Error, afterMonth.Count, afterMonth.Count, new(
                $"{afterMonth.Count} väntande poster har sitt beslut (BeslutAktivitet) efter månadens slut och räknas inte; rätta datumet eller månaden (DatatGallerFor).",
                $"{afterMonth.Count} waiting records have their decision (BeslutAktivitet) after the month's end and do not count; mend the date or the month (DatatGallerFor)."));
        }
    }

    private static Phrase Name(NationalKind kind) =>
        kind == NationalKind.Completed ? new("Genomförda", "Completed") : new("Väntande", "Waiting");

    /// <summary>Of each region, the months between its first and last that one of its deliveries lacks.</summary>
    private IEnumerable<Finding> MissingMonths()
    {
        foreach (var region in files.Keys.GroupBy(key => key.Region).OrderBy(region => region.Key, StringComparer.Ordinal))
        {
            var months = Month.Range(region.Min(key => key.Month), region.Max(key => key.Month)).ToList();
            foreach (var kind in Enum.GetValues<NationalKind>())
            {
                var missing = months.Except(region.Where(key => key.Kind == kind).Select(key => key.Month)).ToList();
                if (missing.Count == 0)
                    continue;
                var list = missing.Count > 12 ? $"{missing[0]} … {missing[^1]}" : string.Join(", ", missing);
                yield return new(Missing, Severity.Warning, missing.Count, months.Count, new(
                    $"{Name(kind).Sv} saknas för {list} hos {region.Key} i leveransen; kom de inte i en tidigare är månadens siffror av det slaget inte kända.",
                    $"{Name(kind).En} are missing for {list} at {region.Key} in the delivery; unless an earlier one brought them, that month's figures of the kind are not known."));
            }
        }
    }
}
