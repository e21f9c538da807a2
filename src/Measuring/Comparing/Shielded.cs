using Trettio.Care;

namespace Trettio.Measuring.Comparing;

/// <summary>The patients whose records no list shows: protected identities, and everyone joined with one.</summary>
public sealed class Shielded
{
    private readonly Dictionary<string, List<string>> joined = [];
    private readonly HashSet<string> shielded = [];

    public Shielded(IEnumerable<Patient> patients)
    {
        var protectedOnes = new List<string>();
        foreach (var patient in patients)
        {
            if (patient.MergedInto is { } into)
            {
                Join(patient.PatientId, into);
                Join(into, patient.PatientId);
            }

            if (patient.IsProtected)
            {
                protectedOnes.Add(patient.PatientId);
            }
        }

        var next = new Stack<string>(protectedOnes);
        while (next.TryPop(out var patient))
        {
            if (shielded.Add(patient) && joined.TryGetValue(patient, out var others))
            {
                others.ForEach(next.Push);
            }
        }
    }

    public bool Contains(string patientId) => shielded.Contains(patientId);

    private void Join(string one, string other)
    {
        if (!joined.TryGetValue(one, out var others))
        {
            joined.Add(one, others = []);
        }

        others.Add(other);
    }
}
