using System.Globalization;
using Trettio.Care;

namespace Trettio.Work.Typing;

/// <summary>Said of a done visit whose days would leave it, and the wait that it ends, out of every figure (contracts §2.5). It may be delivered all the same.</summary>
internal static class NotCountedVisit
{
    /// <param name="start">The day the wait's clock starts; null: there is none.</param>
    /// <param name="day">The visit's.</param>
    internal static Phrase? OfWait(DateOnly? start, DateOnly day) => start switch
    {
        null => new(
            "Väntan har inget beslut, så varken den eller besöket räknas; rätta väntan och skriv dagen för beslutet.", "The wait has no decision, so neither it nor the visit counts; correct the wait and write the day of the decision."),
        { } started when day < started => new(
            $"Besöket ligger före dagen då klockan startade ({Day(started)}), så varken väntan eller besöket räknas; kontrollera båda dagarna.",
            $"The visit is before the day the clock started ({Day(started)}), so neither the wait nor the visit counts; look at both days."),
        _ => null,
    };

    /// <summary>The same of a visit that names no wait.</summary>
    internal static Phrase? Alone(DateOnly? decided, DateOnly day) => decided switch
    {
        null => new(
            "Besöket hör inte till någon väntan och har inget beslut, så det räknas inte; skriv dagen för beslutet, eller välj Skriv besök vid barnets väntan.",
            "The visit belongs to no wait and has no decision, so it does not count; write the day of the decision, or choose Write visit at the child’s wait."),
        { } start when day < start => new(
            $"Besöket ligger före beslutet ({Day(start)}), så det räknas inte; kontrollera båda dagarna.", $"The visit is before the decision ({Day(start)}), so it does not count; look at both days."),
        _ => null,
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
