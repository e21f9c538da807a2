namespace Trettio.Measuring.Columns;

/// <summary>
/// Care events as columns of numbers, all of one person's beside each other: what judging and counting a country needs of them, and no more.
/// A person is a patient with those merged into the same. A part is whole in itself: whatever one row names in another lies in the same part.
/// </summary>
/// <remarks>
/// Days are day numbers (<see cref="DateOnly.DayNumber"/>); <see cref="None"/> is no such date. A reference is the row's number, -1 for none,
/// and at most -2 for one that was never delivered: <c>-2 - n</c> is text n of the missing. Numbers of texts are -1 for none.
/// </remarks>
public sealed record CareColumns
{
    /// <summary>No such date.</summary>
    public const int None = int.MaxValue;

    public required PeopleColumns People { get; init; }

    public required PatientColumns Patients { get; init; }

    public required ReferralColumns Referrals { get; init; }

    public required WaitColumns Waits { get; init; }

    public required MoveColumns Moves { get; init; }

    public required ContactColumns Contacts { get; init; }

    public required MedicationColumns Medications { get; init; }

    public required TextColumns Texts { get; init; }

    /// <summary>Writes the columns to a file, or reads them from one when <paramref name="from"/> is null.</summary>
    public static CareColumns Exchange(IColumnFile file, CareColumns? from = null) => new()
    {
        People = PeopleColumns.Exchange(file, from?.People),
        Patients = PatientColumns.Exchange(file, from?.Patients),
        Referrals = ReferralColumns.Exchange(file, from?.Referrals),
        Waits = WaitColumns.Exchange(file, from?.Waits),
        Moves = MoveColumns.Exchange(file, from?.Moves),
        Contacts = ContactColumns.Exchange(file, from?.Contacts),
        Medications = MedicationColumns.Exchange(file, from?.Medications),
        Texts = TextColumns.Exchange(file, from?.Texts),
    };
}

/// <summary>Where each person's rows end in the other columns; they begin where the person before ended.</summary>
public sealed record PeopleColumns(
    ReadOnlyMemory<int> PatientEnd, ReadOnlyMemory<int> ReferralEnd, ReadOnlyMemory<int> WaitEnd, ReadOnlyMemory<int> ContactEnd, ReadOnlyMemory<int> MedicationEnd)
{
    public int Count => PatientEnd.Length;

    internal static PeopleColumns Exchange(IColumnFile file, PeopleColumns? from) => new(
        file.Column("people.patient_end", from?.PatientEnd ?? default),
        file.Column("people.referral_end", from?.ReferralEnd ?? default),
        file.Column("people.wait_end", from?.WaitEnd ?? default),
        file.Column("people.contact_end", from?.ContactEnd ?? default),
        file.Column("people.medication_end", from?.MedicationEnd ?? default));
}

/// <summary>Patients by person, also those that are only named. <see cref="BirthYear"/> is 0 without a row.</summary>
public sealed record PatientColumns
{
    public required TextColumn Id { get; init; }

    /// <summary>The way from an id to its row: see <see cref="TextIndex"/>.</summary>
    public required ReadOnlyMemory<int> Slots { get; init; }

    public required ReadOnlyMemory<int> Person { get; init; }

    public required ReadOnlyMemory<int> BirthYear { get; init; }

    /// <summary>0: not known.</summary>
    public required ReadOnlyMemory<byte> BirthMonth { get; init; }

    /// <summary>0: not told.</summary>
    public required ReadOnlyMemory<byte> Sex { get; init; }

    /// <summary>Text of the places.</summary>
    public required ReadOnlyMemory<int> Municipality { get; init; }

    /// <summary>Text of the places.</summary>
    public required ReadOnlyMemory<int> HomeRegion { get; init; }

    /// <summary>The row of the patient merged into; -1 for none.</summary>
    public required ReadOnlyMemory<int> MergedInto { get; init; }

    /// <summary>1: a row of patients.csv; 0: only named.</summary>
    public required ReadOnlyMemory<byte> IsDelivered { get; init; }

    internal static PatientColumns Exchange(IColumnFile file, PatientColumns? from) => new()
    {
        Id = TextColumn.Exchange(file, "patient.id", from?.Id),
        Slots = file.Column("patient.slots", from?.Slots ?? default),
        Person = file.Column("patient.person", from?.Person ?? default),
        BirthYear = file.Column("patient.birth_year", from?.BirthYear ?? default),
        BirthMonth = file.Column("patient.birth_month", from?.BirthMonth ?? default),
        Sex = file.Column("patient.sex", from?.Sex ?? default),
        Municipality = file.Column("patient.municipality", from?.Municipality ?? default),
        HomeRegion = file.Column("patient.home_region", from?.HomeRegion ?? default),
        MergedInto = file.Column("patient.merged_into", from?.MergedInto ?? default),
        IsDelivered = file.Column("patient.is_delivered", from?.IsDelivered ?? default),
    };
}

/// <summary>Referrals by the patient they were delivered as. <see cref="Accepted"/> is the day an accepted one was accepted.</summary>
public sealed record ReferralColumns
{
    public required TextColumn Id { get; init; }

    public required ReadOnlyMemory<int> Patient { get; init; }

    public required ReadOnlyMemory<int> Decided { get; init; }

    public required ReadOnlyMemory<int> Received { get; init; }

    public required ReadOnlyMemory<int> Assessed { get; init; }

    public required ReadOnlyMemory<int> Accepted { get; init; }

    /// <summary><see cref="Care.ReferrerAssessment"/>; 255: not told.</summary>
    public required ReadOnlyMemory<byte> Assessment { get; init; }

    internal static ReferralColumns Exchange(IColumnFile file, ReferralColumns? from) => new()
    {
        Id = TextColumn.Exchange(file, "referral.id", from?.Id),
        Patient = file.Column("referral.patient", from?.Patient ?? default),
        Decided = file.Column("referral.decided", from?.Decided ?? default),
        Received = file.Column("referral.received", from?.Received ?? default),
        Assessed = file.Column("referral.assessed", from?.Assessed ?? default),
        Accepted = file.Column("referral.accepted", from?.Accepted ?? default),
        Assessment = file.Column("referral.assessment", from?.Assessment ?? default),
    };
}

/// <summary>Waits by person. A wait's referral may be another person's.</summary>
public sealed record WaitColumns
{
    public required TextColumn Id { get; init; }

    public required ReadOnlyMemory<int> Patient { get; init; }

    public required ReadOnlyMemory<int> Unit { get; init; }

    public required ReadOnlyMemory<int> Referral { get; init; }

    public required ReadOnlyMemory<int> Listed { get; init; }

    public required ReadOnlyMemory<int> Decided { get; init; }

    public required ReadOnlyMemory<int> Removed { get; init; }

    public required ReadOnlyMemory<int> Closed { get; init; }

    public required ReadOnlyMemory<int> Commitment { get; init; }

    public required ReadOnlyMemory<int> Kva { get; init; }

    public required ReadOnlyMemory<int> Question { get; init; }

    public required ReadOnlyMemory<byte> Point { get; init; }

    public required ReadOnlyMemory<byte> Deviation { get; init; }

    /// <summary>0 no, 1 yes, 255 not told.</summary>
    public required ReadOnlyMemory<byte> Redo { get; init; }

    internal static WaitColumns Exchange(IColumnFile file, WaitColumns? from) => new()
    {
        Id = TextColumn.Exchange(file, "wait.id", from?.Id),
        Patient = file.Column("wait.patient", from?.Patient ?? default),
        Unit = file.Column("wait.unit", from?.Unit ?? default),
        Referral = file.Column("wait.referral", from?.Referral ?? default),
        Listed = file.Column("wait.listed", from?.Listed ?? default),
        Decided = file.Column("wait.decided", from?.Decided ?? default),
        Removed = file.Column("wait.removed", from?.Removed ?? default),
        Closed = file.Column("wait.closed", from?.Closed ?? default),
        Commitment = file.Column("wait.commitment", from?.Commitment ?? default),
        Kva = file.Column("wait.kva", from?.Kva ?? default),
        Question = file.Column("wait.question", from?.Question ?? default),
        Point = file.Column("wait.point", from?.Point ?? default),
        Deviation = file.Column("wait.deviation", from?.Deviation ?? default),
        Redo = file.Column("wait.redo", from?.Redo ?? default),
    };
}

/// <summary>Moves by wait; those of waits that were never delivered come last.</summary>
public sealed record MoveColumns(ReadOnlyMemory<int> Wait, ReadOnlyMemory<int> Day, ReadOnlyMemory<int> FromUnit, ReadOnlyMemory<int> ToUnit)
{
    internal static MoveColumns Exchange(IColumnFile file, MoveColumns? from) => new(
        file.Column("move.wait", from?.Wait ?? default),
        file.Column("move.day", from?.Day ?? default),
        file.Column("move.from_unit", from?.FromUnit ?? default),
        file.Column("move.to_unit", from?.ToUnit ?? default));
}

/// <summary>Contacts by person, in the order of days and ids.</summary>
public sealed record ContactColumns
{
    public required TextColumn Id { get; init; }

    public required ReadOnlyMemory<int> Patient { get; init; }

    public required ReadOnlyMemory<int> Unit { get; init; }

    public required ReadOnlyMemory<int> Day { get; init; }

    public required ReadOnlyMemory<int> Wait { get; init; }

    public required ReadOnlyMemory<int> Referral { get; init; }

    public required ReadOnlyMemory<int> Decided { get; init; }

    public required ReadOnlyMemory<int> Form { get; init; }

    public required ReadOnlyMemory<int> Kva { get; init; }

    public required ReadOnlyMemory<int> Commitment { get; init; }

    public required ReadOnlyMemory<int> Question { get; init; }

    public required ReadOnlyMemory<byte> Status { get; init; }

    /// <summary><see cref="Care.ContactKind"/>; 255: none.</summary>
    public required ReadOnlyMemory<byte> Kind { get; init; }

    public required ReadOnlyMemory<byte> Deviation { get; init; }

    /// <summary><see cref="Care.Present"/>; 255: not told.</summary>
    public required ReadOnlyMemory<byte> Present { get; init; }

    /// <summary>The contacts that name another person's wait or referral, and the waits (as <c>-1 - row</c>) that name another person's referral.</summary>
    public required ReadOnlyMemory<int> Across { get; init; }

    internal static ContactColumns Exchange(IColumnFile file, ContactColumns? from) => new()
    {
        Id = TextColumn.Exchange(file, "contact.id", from?.Id),
        Patient = file.Column("contact.patient", from?.Patient ?? default),
        Unit = file.Column("contact.unit", from?.Unit ?? default),
        Day = file.Column("contact.day", from?.Day ?? default),
        Wait = file.Column("contact.wait", from?.Wait ?? default),
        Referral = file.Column("contact.referral", from?.Referral ?? default),
        Decided = file.Column("contact.decided", from?.Decided ?? default),
        Form = file.Column("contact.form", from?.Form ?? default),
        Kva = file.Column("contact.kva", from?.Kva ?? default),
        Commitment = file.Column("contact.commitment", from?.Commitment ?? default),
        Question = file.Column("contact.question", from?.Question ?? default),
        Status = file.Column("contact.status", from?.Status ?? default),
        Kind = file.Column("contact.kind", from?.Kind ?? default),
        Deviation = file.Column("contact.deviation", from?.Deviation ?? default),
        Present = file.Column("contact.present", from?.Present ?? default),
        Across = file.Column("contact.across", from?.Across ?? default),
    };
}

/// <summary>Medicines begun, by person. The unit is -1 when it was not told.</summary>
public sealed record MedicationColumns(ReadOnlyMemory<int> Patient, ReadOnlyMemory<int> Unit, ReadOnlyMemory<int> Day, ReadOnlyMemory<int> Atc)
{
    internal static MedicationColumns Exchange(IColumnFile file, MedicationColumns? from) => new(
        file.Column("medication.patient", from?.Patient ?? default),
        file.Column("medication.unit", from?.Unit ?? default),
        file.Column("medication.day", from?.Day ?? default),
        file.Column("medication.atc", from?.Atc ?? default));
}

/// <summary>The texts that rows name by number. Questions are the same whatever their letters' case.</summary>
public sealed record TextColumns
{
    public required TextColumn Units { get; init; }

    public required TextColumn Kva { get; init; }

    public required TextColumn Forms { get; init; }

    public required TextColumn Questions { get; init; }

    public required TextColumn Commitments { get; init; }

    public required TextColumn Atc { get; init; }

    public required TextColumn Places { get; init; }

    public required TextColumn MissingWaits { get; init; }

    public required TextColumn MissingReferrals { get; init; }

    internal static TextColumns Exchange(IColumnFile file, TextColumns? from) => new()
    {
        Units = TextColumn.Exchange(file, "text.units", from?.Units),
        Kva = TextColumn.Exchange(file, "text.kva", from?.Kva),
        Forms = TextColumn.Exchange(file, "text.forms", from?.Forms),
        Questions = TextColumn.Exchange(file, "text.questions", from?.Questions),
        Commitments = TextColumn.Exchange(file, "text.commitments", from?.Commitments),
        Atc = TextColumn.Exchange(file, "text.atc", from?.Atc),
        Places = TextColumn.Exchange(file, "text.places", from?.Places),
        MissingWaits = TextColumn.Exchange(file, "text.missing_waits", from?.MissingWaits),
        MissingReferrals = TextColumn.Exchange(file, "text.missing_referrals", from?.MissingReferrals),
    };
}

/// <summary>Finds a text's number in a column of distinct texts, without reading the column through: open addressing, with a hash that is the same in every process.</summary>
internal static class TextIndex
{
    internal static int[] Slots(TextColumn texts)
    {
        var slots = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, texts.Count * 2))];
        for (var number = 0; number < texts.Count; number++)
        {
            var slot = First(texts[number], slots.Length);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = number + 1;
        }

        return slots;
    }

    /// <summary>-1 when it is not there.</summary>
    internal static int Find(TextColumn texts, ReadOnlySpan<int> slots, ReadOnlySpan<byte> text)
    {
        if (slots.IsEmpty)
        {
            return -1;
        }

        var slot = First(text, slots.Length);
        while (slots[slot] != 0)
        {
            if (texts[slots[slot] - 1].SequenceEqual(text))
            {
                return slots[slot] - 1;
            }

            slot = (slot + 1) & (slots.Length - 1);
        }

        return -1;
    }

    // FNV-1a, with its high bits folded in.
    private static int First(ReadOnlySpan<byte> text, int slots)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var one in text)
            {
                hash = (hash ^ one) * 1099511628211UL;
            }

            return (int)((hash ^ (hash >> 32)) & (uint)(slots - 1));
        }
    }
}
