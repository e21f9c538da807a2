namespace Trettio.Measuring;

/// <summary>What a comparison of rule sets tells apart: how the waiting stand, and contacts that no set judges.</summary>
public static partial class Reasons
{
    public static Reason WaitingInTime { get; } = Ours("waiting_in_time", "Står i kön vid månadens slut, inom gränsen.", "In the queue at the end of the month, within the limit.", "7");

    public static Reason WaitingLate { get; } = Ours("waiting_late", "Står i kön vid månadens slut, efter gränsen.", "In the queue at the end of the month, past the limit.", "7");

    public static Reason WaitingExcludedPvv { get; } = Ours("waiting_excluded_pvv", "Står i kön vid månadens slut, men regelverket räknar den inte: patientvald väntan (PvV).", "In the queue at the end of the month, but the rule set does not count it: patient-chosen wait (PvV).", "7");

    public static Reason WaitingExcludedMov { get; } = Ours("waiting_excluded_mov", "Står i kön vid månadens slut, men regelverket räknar den inte: medicinskt orsakad väntan (MoV).", "In the queue at the end of the month, but the rule set does not count it: medically caused wait (MoV).", "7");

    public static Reason WaitingExcludedSov { get; } = Ours("waiting_excluded_sov", "Står i kön vid månadens slut, men regelverket räknar den inte: särskilt orsakad väntan (SoV).", "In the queue at the end of the month, but the rule set does not count it: specially caused wait (SoV).", "7");

    public static Reason AsRegistered { get; } = Ours("as_registered", "Kontakten räknas som den är registrerad.", "The contact counts as it is registered.", "2");

    private static IReadOnlyList<Reason> Compared => [WaitingInTime, WaitingLate, WaitingExcludedPvv, WaitingExcludedMov, WaitingExcludedSov, AsRegistered];
}
