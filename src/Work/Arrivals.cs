using Trettio.Care;
using Trettio.Quality.Completeness;

namespace Trettio.Work;

/// <summary>When each contact came to be known as done: by which delivery, where the store remembers.</summary>
/// <param name="Days">The days on which contacts came.</param>
/// <param name="Of">The day of the delivery that first brought a contact as done, by its id.</param>
internal sealed record Arrivals(DeliveryDays Days, IReadOnlyDictionary<string, DateOnly> Of)
{
    /// <summary>Null where deliveries do not tell it: its month was over before the first one, or none came in the month after.</summary>
    public DateOnly? KnownOn(Contact contact) => Days.Tells(Month.Of(contact.StartedOn)) && Of.TryGetValue(contact.ContactId, out var day) ? day : null;
}
