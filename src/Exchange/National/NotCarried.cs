using Trettio.Care;

namespace Trettio.Exchange.National;

/// <summary>What care events tell and the national format has no room for: figures that are empty when a delivery is read, and what is not there at all.</summary>
public static class NotCarried
{
    /// <summary>The columns of figures.csv first, then what care events hold beside them.</summary>
    public static IReadOnlyList<(string Name, Phrase Why)> All { get; } =
    [
        ("added", new("En kö vid månadens slut säger inte när någon ställdes i den.", "A queue at the month's end does not say when anyone joined it.")),
        ("removed", new("Den som avförs lämnar kön utan en post.", "Whoever is removed leaves the queue without a record.")),
        ("planned", new("Formatet kräver ett beslutsdatum; planeringslistan saknar det.", "The format demands a decision date, which the planning list lacks.")),
        ("left_out", new("Formatet kräver ett beslutsdatum på eller före kontakten.", "The format demands a decision date on or before the contact.")),
        ("moved_in", new("En post säger var väntan slutade eller står, inte varifrån den kom.", "A record says where a wait ended or stands, not where it came from.")),
        ("moved_out", new("Som moved_in.", "As moved_in.")),
        ("completed_for_others", new("Posten bär den utförande enheten, inte enheten som hade väntan.", "The record carries the unit that did it, not the unit that had the wait.")),
        ("completed_elsewhere", new("Som completed_for_others.", "As completed_for_others.")),
        ("question", new("Frågeställningen finns inte i formatet.", "The question is not in the format.")),
        ("commitment", new("Vårdåtagandet finns inte i formatet.", "The care commitment is not in the format.")),
        ("offers", new("Erbjudna tider och svar finns inte i formatet.", "Times offered and their answers are not in the format.")),
        ("removals", new("Skäl till att någon avfördes finns inte i formatet.", "Why anyone was removed is not in the format.")),
        ("referral_outcome", new("Bedömning och utfall av remissen finns inte i formatet.", "The referral's assessment and outcome are not in the format.")),
        ("patient", new("En och samma patient kan inte följas från post till post.", "One patient cannot be followed from record to record.")),
        ("other_contacts", new("Uteblivna, avbokade och senare kontakter levereras inte.", "Missed, cancelled and later contacts are not delivered.")),
    ];
}
