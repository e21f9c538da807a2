using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Explaining;

namespace Trettio.Work;

/// <summary>The verb records: which waits and contacts a figure counts.</summary>
public static class ListRecords
{
    /// <exception cref="RefusedException">No such unit, region or reason (2), or there are no care events (10).</exception>
    public static RecordList Run(Inputs inputs, RuleSet rules, RecordQuery query)
    {
        var events = inputs.Events ?? throw new RefusedException(ExitCode.CannotRead, new(
            $"{inputs.Description.Sv} innehåller inga vårdhändelser, bara månadssiffror; en siffra utan poster kan inte öppnas.",
            $"{inputs.Description.En} holds no care events, only monthly figures; a figure without records cannot be opened."));
        RefuseUnknown(query);
        return Of(events, rules, query, inputs.ShieldedSince);
    }

    private static RecordList Of(ICareEvents events, RuleSet rules, RecordQuery query, IReadOnlySet<string> shieldedSince)
    {
        var all = RecordsOf.Of(events, rules, query);
        var ids = all.Select(record => record.PatientId).ToHashSet();
        var shielded = ShieldedPatients.Of(events);
        shielded.UnionWith(shieldedSince);
        var journals = events.Patients().Where(patient => ids.Contains(patient.PatientId) && patient.JournalRef is not null)
            .ToDictionary(patient => patient.PatientId, patient => patient.JournalRef!);
        // A contact may name another's wait: a faulty row must not point at a protected one either.
        var waits = events.Waits().Where(wait => shielded.Contains(wait.PatientId)).Select(wait => wait.WaitId).ToHashSet();
        var contacts = shielded.Count == 0 ? [] : events.Contacts().Where(contact => shielded.Contains(contact.PatientId)).Select(contact => contact.ContactId).ToHashSet();
        var shown = all.Where(record => !shielded.Contains(record.PatientId) && !waits.Contains(record.WaitId ?? "") && !contacts.Contains(record.ContactId ?? ""))
            .Select(record => new ListedRecord(record, journals.GetValueOrDefault(record.PatientId)))
            .ToList();
        return new(shown, all.Count - shown.Count);
    }

    private static void RefuseUnknown(RecordQuery query)
    {
        if (query.Reason is { } id && Reasons.All.All(reason => reason.Id != id))
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"Skälet '{id}' finns inte; ta ett skäls id ur trettio explain --json, till exempel late.",
                $"There is no reason '{id}'; take a reason's id from trettio explain --json, for example late."));
        }
    }
}

/// <summary>A record and the reference that opens it in the unit's own journal system; null when none was delivered.</summary>
public sealed record ListedRecord(FigureRecord Record, string? JournalRef);

/// <summary>The records that may be shown, and how many may not since their identities are protected: together what the figure says.</summary>
public sealed record RecordList(IReadOnlyList<ListedRecord> Shown, int Protected)
{
    public int Count => Shown.Count + Protected;

    public static Phrase NotShown(int hidden) => hidden == 1
        ? new("1 post med skyddade uppgifter visas inte.", "1 record of a protected identity is not shown.")
        : new($"{hidden} poster med skyddade uppgifter visas inte.", $"{hidden} records of protected identities are not shown.");
}
