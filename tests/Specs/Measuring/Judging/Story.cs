using System.Globalization;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Judging;
using Trettio.Specs.Tables;

namespace Trettio.Specs.Measuring.Judging;

/// <summary>
/// A patient's events as the tables write them, parted by semicolons: <c>r1 2025-01-02 accepted</c>, <c>w1 investigation decided=2025-01-10</c>,
/// <c>c1 2025-01-20 first_visit k=K1 w=w1</c>, <c>m 2025-01-20 N06BA04</c>. A date without a year is of 2025.
/// Units: A, B, C by their scenario; B is attested from 2025-03-01, C never, U has no scenario and X no row.
/// An optional column gives other readings than the shipped ones, see <see cref="OtherReadings"/>.
/// </summary>
internal static class Story
{
    internal static CodeLists Lists { get; } = CodeLists.Read(id =>
    {
        var path = Path.Combine(MarkdownTable.Root, "definitions", "codes", id + ".yaml");
        return CodeList.Parse(File.ReadAllText(path), path);
    });

    internal static IReadOnlyList<CareUnit> Units { get; } =
    [
        new() { UnitId = "A", Name = "A", EntryScenario = EntryScenario.A },
        new() { UnitId = "B", Name = "B", EntryScenario = EntryScenario.B, ValidTo = new(2025, 2, 28) },
        new() { UnitId = "B", Name = "B", EntryScenario = EntryScenario.B, EntryAttested = true, ValidFrom = new(2025, 3, 1) },
        new() { UnitId = "C", Name = "C", EntryScenario = EntryScenario.C, EntryAttested = false },
        new() { UnitId = "U", Name = "U", EntryAttested = true },
    ];

    internal static Judgement Judge(TableRow row)
    {
        var judge = new Judge(new UnitRegister(Units), Lists, Readings(row));
        return judge.Patient(Of(row["Events"])).Single(judgement => judgement.Contact.ContactId == row["Contact"]);
    }

    internal static DatedReadings Readings(TableRow row) =>
        row.Cells.GetValueOrDefault("Readings") is { Length: > 0 } other ? OtherReadings.Of(other) : Given.Bup2025.Judging!;

    /// <summary>The judged kind's code; undecidable when it cannot be told.</summary>
    internal static string Say(JudgedKind? kind) => kind is { } known ? Codes.Code(known) : "undecidable";

    internal static PatientHistory Of(string events)
    {
        var rows = new CareEventList(Events(events));
        return new PatientHistory([.. rows.Contacts()], rows.Waits(), rows.Referrals()) { Medications = [.. rows.Medications()] };
    }

    /// <summary>The rows of one patient, without units.</summary>
    internal static IReadOnlyList<CareEvent> Events(string events) =>
    [
        .. events.Split(';', StringSplitOptions.TrimEntries).Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(row => row[0][0] switch
        {
            'm' => new Medication { PatientId = "p", StartedOn = Day(row[1]), Atc = row[2], UnitId = row.Length > 3 ? row[3][2..] : null },
            'c' => Contact(row),
            'w' => Wait(row),
            _ => (CareEvent)Referral(row),
        }),
    ];

    private static Contact Contact(string[] row)
    {
        var contact = Given.Contact(row[0], null, Day(row[1]));
        foreach (var word in row[2..])
        {
            var (name, value) = Pair(word);
            contact = name switch
            {
                "k" => contact with { CommitmentId = value },
                "w" => contact with { WaitId = value },
                "r" => contact with { ReferralId = value },
                "q" => contact with { Question = value },
                "unit" => contact with { UnitId = value },
                "form" => contact with { ContactType = value },
                "kva" => contact with { Kva = value.Replace('+', ' ') },
                "decided" => contact with { DecidedOn = Day(value) },
                "present" => contact with { Present = Given.Choice<Present>(value) },
                "no_show" or "cancelled" or "booked" => contact with { Status = Given.Choice<ContactStatus>(name) },
                "none" => contact,
                _ => contact with { Kind = Enum.GetValues<ContactKind>().Single(kind => kind.Code() == name) },
            };
        }

        return contact;
    }

    private static Wait Wait(string[] row)
    {
        var wait = Given.Wait(row[0], Given.Point(row[1]), new(2024, 1, 1));
        foreach (var word in row[2..])
        {
            var (name, value) = Pair(word);
            wait = name switch
            {
                "k" => wait with { CommitmentId = value },
                "r" => wait with { ReferralId = value },
                "q" => wait with { Question = value },
                "kva" => wait with { Kva = value },
                "decided" => wait with { DecidedOn = Day(value) },
                "closed" => wait with { ClosedOn = Day(value) },
                "redo" => wait with { Redo = value == "1" },
                _ => throw new FormatException($"'{word}' is no part of a wait"),
            };
        }

        return wait;
    }

    private static Referral Referral(string[] row)
    {
        var referral = new Referral { ReferralId = row[0], PatientId = "p", UnitId = "A", ReceivedOn = Day(row[1]) };
        foreach (var word in row[2..])
        {
            var (name, value) = Pair(word);
            referral = name switch
            {
                "decided" => referral with { DecidedOn = Day(value) },
                "on" => referral with { OutcomeOn = Day(value) },
                "sufficient" or "to_validate" => referral with { Assessment = Given.Choice<ReferrerAssessment>(name) },
                _ => referral with { Outcome = Given.Choice<ReferralOutcome>(name) },
            };
        }

        return referral;
    }

    private static (string Name, string Value) Pair(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (word[..at], word[(at + 1)..]) : (word, "");

    private static DateOnly Day(string text) =>
        DateOnly.ParseExact(text.Length == 5 ? "2025-" + text : text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
