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

    private SyntheticRegion(SyntheticOptions options)
    {
        this.options = options;
        rhythm = new(options);
    }

    /// <exception cref="RefusedException">The number of patients, years or the last year is outside what can be made.</exception>
    public static SyntheticRegion Of(SyntheticOptions options)
    {
        options.Check();
        return new(options);
    }

    public IEnumerable<CareUnit> Units() => Clinics.Rows(options);

    public IEnumerable<Patient> Patients() => Stories().Select(EventRows.PatientOf);

    public IEnumerable<Referral> Referrals() => Stories().SelectMany(story => EventRows.Referrals(story, options));

    public IEnumerable<Commitment> Commitments() => Stories().SelectMany(story => EventRows.Commitments(story, options));

    public IEnumerable<Wait> Waits() => Stories().SelectMany(story => EventRows.Waits(story, options));

    public IEnumerable<Move> Moves() => Stories().SelectMany(story => EventRows.Moves(story, options));

    public IEnumerable<Offer> Offers() => Stories().SelectMany(story => EventRows.Offers(story, options));

    public IEnumerable<Contact> Contacts() => Stories().SelectMany(story => ContactRows.Of(story, options));

    // One and the same story object, filled anew for each child.
    private IEnumerable<Story> Stories()
    {
        var teller = new StoryTeller(options, rhythm);
        var story = new Story();
        for (var index = 0; index < options.Patients; index++)
        {
            teller.Tell(story, index);
            yield return story;
        }
    }
}
