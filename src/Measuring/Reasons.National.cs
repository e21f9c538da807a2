namespace Trettio.Measuring;

/// <summary>Why a national record is in no figure.</summary>
public static partial class Reasons
{
    public static Reason NationalFollowUp { get; } = OfFormat("national_follow_up", "Återbesök (fas 4): ingen mätpunkt.", "A follow-up (phase 4): no measuring point.", "kodFAS");

    public static Reason NationalAcute { get; } = OfFormat("national_acute", "Akut kontakt (fas 5): ingen mätpunkt.", "An acute contact (phase 5): no measuring point.", "kodFAS");

    public static Reason NationalPhaseWithoutPoint { get; } = OfFormat("national_phase_without_point", "Regelverket knyter fasen till ingen mätpunkt.", "The rule set ties the phase to no measuring point.", "kodFAS");

    public static Reason NationalOutsideGuarantee { get; } = OfFormat("national_outside_guarantee", "Omfattas inte av vårdgarantin (Vardgaranti 2), och regelverket räknar då inte posten.", "Not covered by the care guarantee (Vardgaranti 2), and the rule set then does not count the record.", "kodVÅRDGARANTI");

    public static Reason NationalStartAfterMonth { get; } = OfFormat("national_start_after_month", "Beslutet ligger efter månadens slut: klockan har inte startat.", "The decision is after the month's end: the clock has not started.", "BeslutAktivitet");

    private static IReadOnlyList<Reason> National =>
        [NationalFollowUp, NationalAcute, NationalPhaseWithoutPoint, NationalOutsideGuarantee, NationalStartAfterMonth];

    private static Reason OfFormat(string id, string sv, string en, string section) => new(id, new(sv, en), new("rivta-tillganglighet", section));
}
