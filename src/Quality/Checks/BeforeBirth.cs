using Trettio.Quality.Facts;

namespace Trettio.Quality.Checks;

/// <summary>See the page beside this file.</summary>
public static class BeforeBirth
{
    public static Check Check { get; } = new(
        "before_birth",
        new("Kontakt före födelsen", "Contact before birth"),
        (count, of) => new(
            $"{count} av {of} kontakter ligger före den månad då patienten föddes.",
            $"{count} of {of} contacts lie before the month in which the patient was born."))
    {
        OnPart = Run,
    };

    private static void Run(PartFacts part, CheckSettings by, Marks marks) => part.EachContact((in contact, row) =>
    {
        ref readonly var patient = ref part.Patients[contact.Patient];
        if (patient.BirthYear > 0 && marks.Asks(contact.Unit) && contact.Day < patient.EarliestBirth)
        {
            marks.Add(RecordKind.Contact, row, contact.Unit, contact.Day);
        }
    });
}
