using Trettio.Care;

namespace Trettio.Synthetic;

/// <summary>
/// A made-up region that resembles Västra Götaland's published months: nobody in it exists. Each table is told anew from the
/// seed, child by child, in a fixed order and in constant memory, so that tables of millions of rows can be streamed.
/// The children come in order of their number; what happened before the first day is left out, save the waits and
/// commitments still open then, and nothing is known of what happened after the last day.
/// </summary>
public sealed class SyntheticRegion : ICareEvents
{
    private readonly SyntheticOptions options;
    private readonly Rhythm rhythm;
    private readonly BulkFaults? bulk;
    private readonly FaultyChildren? faulty;

    private SyntheticRegion(SyntheticOptions options)
    {
        this.options = options;
        rhythm = new(options);
        if (!options.Faults)
            return;
        bulk = new(options);
        faulty = new(options);
    }

    /// <summary>What is wrong on purpose, each kind once; empty without <see cref="SyntheticOptions.Faults"/>.</summary>
    public IReadOnlyList<SeededFault> ManifestOfFaults => bulk is null ? [] : [.. FaultyChildren.Manifest, .. bulk.Manifest()];

    /// <exception cref="RefusedException">The number of patients, years or the last year is outside what can be made.</exception>
    public static SyntheticRegion Of(SyntheticOptions options)
    {
        options.Check();
        return new(options);
    }

    public IEnumerable<CareUnit> Units() => Clinics.Rows(options);

    public IEnumerable<Patient> Patients() => With(Stories().Select(EventRows.PatientOf));

    public IEnumerable<Referral> Referrals() => With(Stories().SelectMany(story => EventRows.Referrals(story, options)));

    public IEnumerable<Commitment> Commitments() => With(Stories().SelectMany(story => EventRows.Commitments(story, options)));

    public IEnumerable<Wait> Waits() => With(Stories().SelectMany(story => EventRows.Waits(story, options)));

    public IEnumerable<Move> Moves() => With(Stories().SelectMany(story => EventRows.Moves(story, options)));

    public IEnumerable<Offer> Offers() => With(Stories().SelectMany(story => EventRows.Offers(story, options)));

    public IEnumerable<Contact> Contacts()
    {
        var contacts = Stories().SelectMany(story => ContactRows.Of(story, options));
        return With(bulk is null ? contacts : contacts.SelectMany(bulk.Spoil));
    }

    public IEnumerable<Medication> Medications() => With(Stories().SelectMany(story => EventRows.Medications(story, options)));

    /// <summary>
    /// Rows that no valid record can hold, as text by column name, under the name of the file they belong to: to be written after the events.
    /// Empty without <see cref="SyntheticOptions.Faults"/>.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> RawRows()
    {
        var rows = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>();
        if (faulty is not null)
            rows["contacts.csv"] = faulty.RawContacts();
        return rows;
    }

    private IEnumerable<T> With<T>(IEnumerable<T> clean)
        where T : CareEvent => faulty is null ? clean : clean.Concat(faulty.Events().OfType<T>());

    // One and the same story object, filled anew for each child.
    private IEnumerable<Story> Stories()
    {
        var teller = new StoryTeller(options, rhythm);
        var story = new Story();
        for (var index = 0; index < options.Patients; index++)
        {
            teller.Tell(story, index);
            bulk?.Spoil(story);
            yield return story;
        }
    }
}
