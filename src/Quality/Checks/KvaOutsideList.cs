using Trettio.Care;
using Trettio.Measuring.Judging;
using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class KvaOutsideList
{
    public static Check Check { get; } = new(
        "kva_outside_list",
        new("KVÅ-kod utanför listan", "KVÅ code outside the list"),
        (count, of) => new(
            $"{count} av {of} genomförda utredningar och behandlingar med KVÅ-kod har ingen kod ur mätpunktens lista.",
            $"{count} of {of} done investigations and treatments with a KVÅ code have none of the list of their measuring point."))
    {
        OnParts = ByParts,
    };

    private static PartByPart ByParts(RegionFacts region, CheckSettings by, Marks marks)
    {
        if (region.Lists is not { } lists)
        {
            return new(_ => { }, () => marks.NotApplicable(new("Ingen kodlista att jämföra med.", "No list of codes to compare with.")));
        }

        // Few texts on few days: asked once each.
        var known = new Dictionary<(int Kva, byte Kind, int Day), bool>();
        return new(part => part.EachContact((in contact, row) => Ask(part, (contact, row), (lists, known), marks)), () => { });
    }

    private static void Ask(
        PartFacts part, (ContactFact Contact, int Row) asked, (CodeLists Lists, Dictionary<(int Kva, byte Kind, int Day), bool> Known) by, Marks marks)
    {
        var (contact, row) = asked;
        if (!contact.IsMeasured || contact.Kind == (byte)ContactKind.FirstVisit || contact.Kva < 0 || !marks.Asks(contact.Unit))
        {
            return;
        }

        var key = (contact.Kva, contact.Kind, contact.Day);
        if (!by.Known.TryGetValue(key, out var isListed))
        {
            var (codes, day) = (part.Region.Kva.Text(contact.Kva), DateOnly.FromDayNumber(contact.Day));
            isListed = contact.Kind == (byte)ContactKind.Investigation ? by.Lists.HasInvestigation(codes, day) : by.Lists.TreatmentGroups(codes, day).Any();
            by.Known.Add(key, isListed);
        }

        if (!isListed)
        {
            marks.Add(RecordKind.Contact, row, contact.Unit, contact.Day);
        }
    }
}
