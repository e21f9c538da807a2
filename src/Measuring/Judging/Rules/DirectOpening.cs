using System.Diagnostics;
using Trettio.Care;

namespace Trettio.Measuring.Judging.Rules;

/// <summary>Whether a care commitment may be opened by an investigation or a treatment, with no first visit. The table beside this file is the rule.</summary>
public static class DirectOpening
{
    /// <summary><paramref name="unit"/> is the unit as it was on the day of the contact; null when it has no row.</summary>
    public static Ruling Of(CareUnit? unit, Referral? referral, Readings readings) => (referral?.Assessment, unit?.EntryScenario) switch
    {
        (ReferrerAssessment.ToValidate, _) => new(false, Reasons.OpeningToValidate),
        (ReferrerAssessment.Sufficient, _) => new(true, Reasons.OpeningSufficient),
        (_, EntryScenario.A) => new(false, Reasons.OpeningScenarioA),
        (_, null) => new(null, Reasons.OpeningScenarioUnknown),
        _ when unit?.EntryAttested == true => new(true, Reasons.OpeningAttested),
        _ => Unattested(readings),
    };

    private static Ruling Unattested(Readings readings) => readings.UnattestedOpening switch
    {
        UnattestedOpening.Undecidable => new(null, Reasons.OpeningNotAttested),
        UnattestedOpening.FirstVisit => new(false, Reasons.OpeningUnattestedFirstVisit),
        UnattestedOpening.Direct => new(true, Reasons.OpeningUnattestedDirect),
        _ => throw new UnreachableException(),
    };
}
