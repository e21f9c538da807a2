using System.Text;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Synthetic;

namespace Trettio.Whole.Synthetic;

public sealed class CareFileWriterSpecs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trettio-synth-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_contact_is_written_in_the_canonical_order_with_codes_and_dates()
    {
        var contact = new Contact
        {
            ContactId = "c1",
            PatientId = "p1",
            UnitId = "u1",
            StartedOn = new(2025, 3, 1),
            Status = ContactStatus.NoShow,
            CancelledBy = CancelledBy.Clinic,
            Kind = ContactKind.FollowUp,
            WaitId = "w1",
            ReferralId = "r1",
            DecidedOn = new(2024, 12, 31),
            ContactType = "0",
            Present = Present.Guardian,
            Profession = "XS915",
            Kva = "AU006 AA085",
            Icd = "F900",
            Deviation = Deviation.MedicallyCaused,
            CommitmentId = "v1",
            Question = "adhd",
            Bought = false,
            BookedOn = new(2025, 2, 2),
            RegisteredOn = new(2025, 3, 4),
        };
        Assert.Equal(
            "contact_id;patient_id;unit_id;started_on;status;cancelled_by;measuring_point;wait_id;referral_id;decided_on;contact_type;present;profession;kva;icd;deviation;commitment_id;question;bought;booked_on;registered_on\n"
            + "c1;p1;u1;2025-03-01;no_show;clinic;follow_up;w1;r1;2024-12-31;0;guardian;XS915;AU006 AA085;F900;MoV;v1;adhd;0;2025-02-02;2025-03-04\n",
            Written("contacts.csv", contact));
    }

    [Fact]
    public void Every_other_table_has_its_columns_and_codes()
    {
        Assert.EndsWith("\nu1;Namn;rot;Region;private;day_care;B;1;general;2025-01-01;2025-12-31\n", Written("units.csv", new CareUnit
        {
            UnitId = "u1",
            Name = "Namn",
            ParentUnitId = "rot",
            Provider = "Region",
            ProviderForm = ProviderForm.Private,
            CareLevel = CareLevel.DayCare,
            EntryScenario = EntryScenario.B,
            EntryAttested = true,
            Mission = "general",
            ValidFrom = new(2025, 1, 1),
            ValidTo = new(2025, 12, 31),
        }), StringComparison.Ordinal);
        Assert.EndsWith("\np1;2012;7;2;1480;14;1;p2;j\n", Written("patients.csv", new Patient
        {
            PatientId = "p1",
            BirthYear = 2012,
            BirthMonth = 7,
            Sex = Sex.Woman,
            Municipality = "1480",
            HomeRegion = "14",
            IsProtected = true,
            MergedInto = "p2",
            JournalRef = "j",
        }), StringComparison.Ordinal);
        Assert.EndsWith("\nr1;p1;u1;self;school;adhd;2025-01-01;2025-01-02;2025-01-03;forwarded;2025-01-04;u2;to_validate\n", Written("referrals.csv", new Referral
        {
            ReferralId = "r1",
            PatientId = "p1",
            UnitId = "u1",
            Kind = ReferralKind.Self,
            ReferrerType = "school",
            Reason = "adhd",
            DecidedOn = new(2025, 1, 1),
            ReceivedOn = new(2025, 1, 2),
            AssessedOn = new(2025, 1, 3),
            Outcome = ReferralOutcome.Forwarded,
            OutcomeOn = new(2025, 1, 4),
            ForwardedTo = "u2",
            Assessment = ReferrerAssessment.ToValidate,
        }), StringComparison.Ordinal);
        Assert.EndsWith("\nv1;p1;u1;2025-01-01;;avslutad\n", Written("commitments.csv", new Commitment
        {
            CommitmentId = "v1",
            PatientId = "p1",
            UnitId = "u1",
            OpenedOn = new(2025, 1, 1),
            CloseReason = "avslutad",
        }), StringComparison.Ordinal);
        Assert.EndsWith("\nw1;p1;u1;first_visit;r1;v1;2025-01-01;2025-01-02;PvV;AU006;adhd;2;2025-01-03;care_elsewhere;2025-01-04;1\n", Written("waits.csv", new Wait
        {
            WaitId = "w1",
            PatientId = "p1",
            UnitId = "u1",
            MeasuringPoint = MeasuringPoint.FirstVisit,
            ReferralId = "r1",
            CommitmentId = "v1",
            ListedOn = new(2025, 1, 1),
            DecidedOn = new(2025, 1, 2),
            Deviation = Deviation.PatientChosen,
            Kva = "AU006",
            Question = "adhd",
            Priority = "2",
            RemovedOn = new(2025, 1, 3),
            RemovalReason = RemovalReason.CareElsewhere,
            ClosedOn = new(2025, 1, 4),
            Redo = true,
        }), StringComparison.Ordinal);
        Assert.EndsWith("\nw1;2025-01-01;u1;u2;patients_choice\n", Written("moves.csv", new Move
        {
            WaitId = "w1",
            MovedOn = new(2025, 1, 1),
            FromUnitId = "u1",
            ToUnitId = "u2",
            Reason = MoveReason.PatientsChoice,
        }), StringComparison.Ordinal);
        Assert.EndsWith("\nw1;2025-01-01;2025-01-02;0;none\n", Written("offers.csv", new Offer
        {
            WaitId = "w1",
            GivenOn = new(2025, 1, 1),
            OfferedFor = new(2025, 1, 2),
            InformedOfGuarantee = false,
            Answer = OfferAnswer.None,
        }), StringComparison.Ordinal);
        Assert.EndsWith("\np1;u1;2025-01-01;N06BA04;2025-02-01\n", Written("medications.csv", new Medication
        {
            PatientId = "p1",
            UnitId = "u1",
            StartedOn = new(2025, 1, 1),
            Atc = "N06BA04",
            FollowedUpOn = new(2025, 2, 1),
        }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\rb", "\"a\rb\"")]
    [InlineData("a,b å", "a,b å")]
    public void Quotes_stand_where_the_text_needs_them_and_nowhere_else(string name, string cell) =>
        Assert.EndsWith($"\nu1;{cell};;;;specialist;;;;;\n", Written("units.csv", new CareUnit { UnitId = "u1", Name = name }), StringComparison.Ordinal);

    [Fact]
    public void Text_longer_than_the_buffer_is_written_whole()
    {
        var name = new string('å', 100_000);
        Assert.EndsWith($"\nu1;{name};;;;specialist;;;;;\n", Written("units.csv", new CareUnit { UnitId = "u1", Name = name }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_has_every_file_in_utf8_without_mark_and_with_line_feeds_alone()
    {
        CareFileWriter.WriteFolder(SyntheticRegion.Of(new() { Patients = 400, Years = 1, Seed = 4 }), Path.Combine(folder, "new"));
        var files = Directory.GetFiles(Path.Combine(folder, "new")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(CareFileWriter.Files.Order(StringComparer.Ordinal), files);
        foreach (var file in CareFileWriter.Files)
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, "new", file));
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            Assert.NotEqual(0xEF, bytes[0]);
            Assert.DoesNotContain('\r', text);
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
            var lines = text.TrimEnd('\n').Split('\n');
            Assert.Equal(string.Join(';', CareFileWriter.ColumnsOf(file)), lines[0]);
            Assert.All(lines, line => Assert.Equal(CareFileWriter.ColumnsOf(file).Count, line.Split(';').Length));
        }
    }

    [Fact]
    public void What_was_written_can_be_read_back_line_by_line()
    {
        var region = SyntheticRegion.Of(new() { Patients = 400, Years = 1, Seed = 4 });
        CareFileWriter.WriteFolder(region, folder);
        Assert.Equal(
            region.Waits().Select(wait => (wait.WaitId, wait.ListedOn, wait.DecidedOn, wait.MeasuringPoint.Code())),
            Cells("waits.csv").Select(cells => (cells[0], DateOnly.Parse(cells[6], null), cells[7].Length == 0 ? (DateOnly?)null : DateOnly.Parse(cells[7], null), cells[3])));
        Assert.Equal(
            region.Contacts().Select(contact => (contact.ContactId, contact.StartedOn, contact.WaitId ?? "")),
            Cells("contacts.csv").Select(cells => (cells[0], DateOnly.Parse(cells[3], null), cells[7])));
    }

    [Fact]
    public void Raw_rows_follow_the_events_as_they_stand_and_an_older_file_is_replaced()
    {
        var region = SyntheticRegion.Of(new() { Patients = 400, Years = 1, Seed = 4, Faults = true });
        File.WriteAllText(Path.Combine(folder, "contacts.csv"), new string('x', 10_000_000));
        CareFileWriter.WriteFolder(region, folder, region.RawRows());
        var raw = region.RawRows()["contacts.csv"];
        var last = Cells("contacts.csv").TakeLast(raw.Count).ToList();
        Assert.Equal(raw.Select(row => (row["contact_id"], row["started_on"])), last.Select(cells => (cells[0], cells[3])));
        Assert.Contains(last, cells => cells[3] == "i morgon");
    }

    [Fact]
    public void A_file_of_another_name_is_refused() =>
        Assert.Throws<ArgumentException>(() => CareFileWriter.Write(new CareEventList([]), "visits.csv", TextWriter.Null));

    private IEnumerable<string[]> Cells(string file) => File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(';'));

    private static string Written(string file, CareEvent one)
    {
        using var text = new StringWriter();
        CareFileWriter.Write(new CareEventList([one]), file, text);
        return text.ToString();
    }
}
