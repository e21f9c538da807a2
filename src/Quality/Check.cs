using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Quality;

/// <summary>
/// A check on resolved waits: what is counted over what. It finds and never repairs; a check with nothing counted gives no finding.
/// Its page beside it says the default threshold, honest reasons to fail and what to do.
/// </summary>
public sealed record Check(string Id, Phrase Name, Severity Severity, Func<Tallies, long> Count, Func<Tallies, long> Of, Func<long, long, Phrase> Say)
{
    /// <summary>Null when nothing was found.</summary>
    public Finding? Try(Tallies tallies) =>
        Count(tallies) is > 0 and var count ? new(Id, Severity, count, Of(tallies), Say(count, Of(tallies))) : null;
}
