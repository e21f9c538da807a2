using Trettio.Care;
using Trettio.Exchange;
using Trettio.Exchange.Typed;
using Trettio.Store;
using Trettio.Work.Closing;

namespace Trettio.Work.Typing;

/// <summary>Rows typed at a unit, and who stands for them.</summary>
public sealed record TypedDelivery(string Unit, string UnitName, IReadOnlyList<TypedRow> Rows, string Who);

/// <summary>
/// Stores typed rows as one delivery, through the same import as files. It adds its rows and takes the place of earlier versions of the same ids;
/// whatever else is stored, of the same unit or month too, stands.
/// </summary>
public static class DeliverTyped
{
    /// <exception cref="RefusedException">
    /// A name or a row is not right (2); the rows were changed by somebody else meanwhile, or the store is busy or cannot be written (12).
    /// </exception>
    public static Imported Run(TypedDelivery given, StoreAddress address, CheckedBy by, DateTimeOffset now, CancellationToken stop)
    {
        TakeStep.RefuseText(given.Who);
        if (given.Who.Trim().Length == 0 || given.Rows.Count == 0)
        {
            throw TakeStep.Wrong(new("Leveransen behöver ett namn och minst en rad; skriv ditt namn och lägg till en rad.", "The delivery needs a name and at least one row; write your name and add a row."));
        }

        using var store = TrettioStore.Open(address, create: false);
        var desk = new TypingDesk(store, given.Unit, DateOnly.FromDateTime(now.DateTime));
        if (given.Rows.Any(row => desk.Mistakes(row, given.Rows).Count > 0))
        {
            throw TakeStep.Wrong(new("Någon rad behöver rättas; ändra den eller ta bort den, och leverera sedan.", "Some row needs correcting; change it or remove it, and then deliver."));
        }

        var delivery = Open();
        var info = new DeliveryInfo(now, delivery.ContentHash, given.Who.Trim(), Program.Version, $"formulär: {given.UnitName}");
        return ImportDelivery.Run(delivery, store, info, by, new ImportHost(null, stop) { Demand = () => DemandUnchanged(delivery.ContentHash) });

        CareDelivery Open() => TypedFiles.Open(desk.Events(given.Rows), Told(given));

        // Looked at once more when nobody else can store: two persons who correct the same row cannot both believe they were last.
        void DemandUnchanged(string hash)
        {
            if (given.Rows.Any(row => desk.Mistakes(row, given.Rows).Count > 0) || Open().ContentHash != hash)
            {
                throw new RefusedException(ExitCode.NotPermitted, new(
                    "Någon annan har just levererat samma rader; se över dem och leverera igen.", "Somebody else has just delivered the same rows; look them over and deliver again."));
            }
        }
    }

    private static Phrase Told(TypedDelivery given)
    {
        var (waits, contacts) = (given.Rows.Count(row => row.Kind == TypedKind.Wait), given.Rows.Count(row => row.Kind == TypedKind.Contact));
        return new(
            $"Skrivet i formuläret för {given.UnitName} ({given.Unit}): väntande {waits}, besök {contacts}.",
            $"Typed in the form for {given.UnitName} ({given.Unit}): waits {waits}, contacts {contacts}.");
    }
}
