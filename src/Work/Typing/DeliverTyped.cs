using System.Security.Cryptography;
using System.Text;
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
    /// <returns><see cref="Imported.Unchanged"/>, and nothing stored, when all of it was there already: a list that is sent twice is stored once.</returns>
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

        if (desk.AreStored(given.Rows))
        {
            return new Imported(0, true, [], []);
        }

        var (delivery, removed) = (Open(), desk.Removed(given.Rows));
        var hash = HashOf(delivery, removed);
        var info = new DeliveryInfo(now, hash, given.Who.Trim(), Program.Version, $"formulär: {given.UnitName}");
        return ImportDelivery.Run(delivery, store, info, by, new ImportHost(null, stop) { Demand = DemandUnchanged, Beside = Remove });

        CareDelivery Open() => TypedFiles.Open(desk.Events(given.Rows), Told(given));

        void Remove(ImportSession session)
        {
            foreach (var one in removed)
            {
                session.End(one);
            }
        }

        // Looked at once more when nobody else can store: two persons who correct the same row cannot both believe they were last.
        void DemandUnchanged()
        {
            if (given.Rows.Any(row => desk.Mistakes(row, given.Rows).Count > 0) || HashOf(Open(), desk.Removed(given.Rows)) != hash)
            {
                throw new RefusedException(ExitCode.NotPermitted, new(
                    "Någon annan har just levererat samma rader; se över dem och leverera igen.", "Somebody else has just delivered the same rows; look them over and deliver again."));
            }
        }
    }

    /// <summary>What is taken away belongs to what the delivery holds.</summary>
    private static string HashOf(CareDelivery delivery, IReadOnlyList<CareEvent> removed) => removed.Count == 0
        ? delivery.ContentHash
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(delivery.ContentHash + string.Concat(removed.Select(one => "\nremoved:" + one)))));

    private static Phrase Told(TypedDelivery given)
    {
        var (sv, en) = (new List<string>(), new List<string>());
        Count(TypedKind.Wait, "väntande", "waits");
        Count(TypedKind.Contact, "besök", "contacts");
        Count(TypedKind.Referral, "remisser", "referrals");
        Count(TypedKind.Move, "flyttar", "moves");
        Count(TypedKind.Offer, "erbjudna tider", "offers");
        if (given.Rows.Count(row => row.IsRemoval) is > 0 and var removed)
        {
            sv.Add($"borttagna rader {removed}");
            en.Add($"removed rows {removed}");
        }

        return new(
            $"Skrivet i formuläret för {given.UnitName} ({given.Unit}): {string.Join(", ", sv)}.",
            $"Typed in the form for {given.UnitName} ({given.Unit}): {string.Join(", ", en)}.");

        void Count(TypedKind kind, string inSwedish, string inEnglish)
        {
            var count = given.Rows.Count(row => row.Kind == kind && !row.IsRemoval);
            if (count > 0 || kind is TypedKind.Wait or TypedKind.Contact)
            {
                sv.Add($"{inSwedish} {count}");
                en.Add($"{inEnglish} {count}");
            }
        }
    }
}
