namespace Trettio.Measuring.Columns;

/// <summary>What is held while one person is judged; one a thread, used again for the next.</summary>
internal sealed class PersonRoom
{
    /// <summary>Beyond so many commitments they are looked up instead of looked through: an id that stands for nobody may have thousands.</summary>
    private const int Few = 16;

    private readonly List<(long Key, int Contact)> openers = [];
    private readonly Dictionary<long, int> places = [];
    private ulong[] treatmentGroups = [];
    private ulong[] now = [];
    private int words;

    /// <summary>By contact, counted from the person's first: the number of its commitment; negative when it cannot be told.</summary>
    internal long[] Commitment { get; private set; } = [];

    /// <summary>By contact: the number of its question, else its wait's.</summary>
    internal int[] Question { get; private set; } = [];

    /// <summary>Contacts that count as investigations, in order.</summary>
    internal List<int> Investigations { get; } = [];

    internal List<int> Treatments { get; } = [];

    /// <summary>The treatment groups of the contact at hand.</summary>
    internal Span<ulong> Now => now.AsSpan(0, words);

    internal bool Investigates { get; set; }

    internal bool Treats { get; set; }

    internal void Begin(int contacts, int wordsOfGroups)
    {
        if (Commitment.Length < contacts)
        {
            Commitment = new long[contacts * 2];
            Question = new int[contacts * 2];
        }

        Array.Fill(Commitment, -1, 0, contacts);
        if (now.Length < wordsOfGroups)
        {
            now = new ulong[wordsOfGroups];
        }

        words = wordsOfGroups;
        openers.Clear();
        places.Clear();
        Investigations.Clear();
        Treatments.Clear();
    }

    /// <summary>The contact that opens a commitment; -1 until there is one.</summary>
    internal ref int Opener(long key)
    {
        var at = openers.Count > Few ? places.GetValueOrDefault(key, -1) : Find(key);
        if (at < 0)
        {
            at = openers.Count;
            openers.Add((key, -1));
            places[key] = at;
        }

        return ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(openers)[at].Contact;
    }

    private int Find(long key)
    {
        for (var at = 0; at < openers.Count; at++)
        {
            if (openers[at].Key == key)
            {
                return at;
            }
        }

        return -1;
    }

    internal void AddTreatment(int contact)
    {
        var at = Treatments.Count * words;
        Treatments.Add(contact);
        if (treatmentGroups.Length < at + words)
        {
            Array.Resize(ref treatmentGroups, Math.Max(16, (at + words) * 2));
        }

        Now.CopyTo(treatmentGroups.AsSpan(at));
    }

    /// <summary>Whether both that treatment's groups and those at hand are known, and have none in common.</summary>
    internal bool GroupsDiffer(int treatment)
    {
        var groups = treatmentGroups.AsSpan(treatment * words, words);
        return Now.ContainsAnyExcept(0UL) && groups.ContainsAnyExcept(0UL) && !Overlap(groups, Now, null);
    }

    internal bool ShareMedicine(int treatment, ulong[] medicines) => Overlap(treatmentGroups.AsSpan(treatment * words, words), Now, medicines);

    private static bool Overlap(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, ulong[]? within)
    {
        for (var word = 0; word < left.Length; word++)
        {
            if ((left[word] & right[word] & (within?[word] ?? ulong.MaxValue)) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
