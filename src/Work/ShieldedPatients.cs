using Trettio.Care;

namespace Trettio.Work;

/// <summary>Whose records are counted but never listed.</summary>
internal static class ShieldedPatients
{
    /// <summary>Every patient of a protected identity, and every one that merging joins with such.</summary>
    internal static HashSet<string> Of(ICareEvents events)
    {
        List<string> ids = [.. events.Patients().Where(patient => patient.IsProtected).Select(patient => patient.PatientId)];
        HashSet<string> all = [.. ids];
        all.UnionWith(RecordSearch.Joined(events, ids).Select(patient => patient.PatientId));
        return all;
    }
}
