using Trettio.Care;
using Trettio.Measuring;
using Trettio.Store;

namespace Trettio.Work;

/// <summary>The waits that changed records concern, and what they counted for before and after.</summary>
internal sealed class TouchedWaits
{
    private readonly ILookup<string, string> waitsOfReferral;
    private readonly ILookup<string, string> patientOfWait;
    private readonly (Rows Before, Rows After) rows;

    internal TouchedWaits(IReadOnlyList<RecordChange> changes, ICareEvents before, ICareEvents after)
    {
        HashSet<string> waits = [.. changes.SelectMany(Sides).SelectMany(Named)];
        HashSet<string> referrals = [.. changes.SelectMany(Sides).OfType<Referral>().Select(referral => referral.ReferralId)];
        rows = (new Rows(before, waits, referrals), new Rows(after, waits, referrals));
        waitsOfReferral = rows.Before.OfReferrals.Concat(rows.After.OfReferrals).Distinct().ToLookup(pair => pair.Referral, pair => pair.Wait, StringComparer.Ordinal);
        patientOfWait = rows.Before.Patients.Concat(rows.After.Patients).Distinct().ToLookup(pair => pair.Wait, pair => pair.Patient, StringComparer.Ordinal);
    }

    /// <summary>The waits that a record is about; a contact that names none may be one of its own.</summary>
    internal IEnumerable<string> WaitsOf(RecordChange change) =>
        Sides(change).SelectMany(side => side is Referral referral ? waitsOfReferral[referral.ReferralId] : Named(side)).Distinct(StringComparer.Ordinal);

    internal IEnumerable<string> PatientsOf(RecordChange change) => Sides(change).SelectMany(side => side switch
    {
        Patient patient => [patient.PatientId],
        Referral referral => [referral.PatientId],
        Commitment commitment => [commitment.PatientId],
        Wait wait => [wait.PatientId],
        Contact contact => [contact.PatientId],
        Medication medication => [medication.PatientId],
        Move move => patientOfWait[move.WaitId],
        Offer offer => patientOfWait[offer.WaitId],
        _ => (IEnumerable<string>)[],
    });

    /// <summary>By wait, the cells that it counts in otherwise than before; a number is how many times it itself is counted there.</summary>
    internal Dictionary<string, IReadOnlyList<CellChange>> Effects(RuleSet rules, (Month From, Month To) months)
    {
        var (before, after) = (rows.Before.Figures(rules, months), rows.After.Figures(rules, months));
        return before.Keys.Union(after.Keys).ToDictionary(
            wait => wait,
            wait => DeliveryDifferences.CellsBetween(before.GetValueOrDefault(wait) ?? [], after.GetValueOrDefault(wait) ?? []),
            StringComparer.Ordinal);
    }

    private static IEnumerable<object> Sides(RecordChange change) => new[] { change.Before, change.After }.OfType<object>();

    private static IEnumerable<string> Named(object row) => row switch
    {
        Wait wait => [wait.WaitId],
        Contact contact => [contact.WaitId ?? contact.ContactId],
        Move move => [move.WaitId],
        Offer offer => [offer.WaitId],
        _ => (IEnumerable<string>)[],
    };

    /// <summary>The rows of one state that concern these waits, read through once.</summary>
    private sealed class Rows
    {
        private readonly List<CareUnit> units;
        private readonly Dictionary<string, List<CareEvent>> byWait = new(StringComparer.Ordinal);

        internal Rows(ICareEvents events, HashSet<string> waits, HashSet<string> referrals)
        {
            units = [.. events.Units()];
            var named = new Dictionary<string, List<string>>(StringComparer.Ordinal);
            foreach (var wait in events.Waits().Where(wait => waits.Contains(wait.WaitId) || (wait.ReferralId is { } id && referrals.Contains(id))))
            {
                Add(wait.WaitId, wait);
                Patients.Add((wait.WaitId, wait.PatientId));
                Note(named, wait.ReferralId, wait.WaitId);
            }

            foreach (var contact in events.Contacts())
            {
                var wait = contact.WaitId ?? contact.ContactId;
                if (byWait.ContainsKey(wait) || waits.Contains(wait) || (contact is { WaitId: null, ReferralId: { } id } && referrals.Contains(id)))
                {
                    Add(wait, contact);
                    Note(named, contact.ReferralId, wait);
                }
            }

            foreach (var move in events.Moves().Where(move => byWait.ContainsKey(move.WaitId)))
            {
                Add(move.WaitId, move);
            }

            foreach (var referral in events.Referrals())
            {
                foreach (var wait in named.GetValueOrDefault(referral.ReferralId) ?? [])
                {
                    Add(wait, referral);
                }
            }

            OfReferrals = [.. named.SelectMany(pair => pair.Value.Select(wait => (pair.Key, wait)))];
        }

        internal IReadOnlyList<(string Referral, string Wait)> OfReferrals { get; }

        internal List<(string Wait, string Patient)> Patients { get; } = [];

        /// <summary>By wait, what it alone counts for: the plain figures of it and nothing else.</summary>
        internal Dictionary<string, IReadOnlyList<MonthlyFigure>> Figures(RuleSet rules, (Month From, Month To) months) => byWait.ToDictionary(
            pair => pair.Key,
            pair => PlainFigures.Of(new CareEventList([.. units, .. pair.Value]), rules, months.From, months.To, rules.CareLevel),
            StringComparer.Ordinal);

        private static void Note(Dictionary<string, List<string>> named, string? referral, string wait)
        {
            if (referral is not null)
            {
                var known = named.TryGetValue(referral, out var list) ? list : named[referral] = [];
                if (!known.Contains(wait))
                {
                    known.Add(wait);
                }
            }
        }

        private void Add(string wait, CareEvent row)
        {
            if (!byWait.TryGetValue(wait, out var known))
            {
                byWait[wait] = known = [];
            }

            known.Add(row);
        }
    }
}
