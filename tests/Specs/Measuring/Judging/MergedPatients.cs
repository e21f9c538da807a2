using Trettio.Care;
using Trettio.Measuring.Judging;

namespace Trettio.Specs.Measuring.Judging;

/// <summary>Patients that turned out to be one are judged as one.</summary>
public sealed class MergedPatients
{
    [Theory]
    [InlineData("b→a", "a,b|c")]
    [InlineData("b→a c→b", "a,b,c")]
    [InlineData("a→b b→c c→a", "a,b,c")]
    [InlineData("a→a", "a|b|c")]
    [InlineData("b→unknown c→unknown", "a|b,c")]
    public void Merged_patients_are_one(string merges, string expected)
    {
        List<CareEvent> events = [.. "abc".Select(id => Given.Contact($"c{id}", ContactKind.FirstVisit, new(2025, 1, 1)) with { PatientId = $"{id}" })];
        events.AddRange(merges.Split(' ').Select(merge => merge.Split('→')).Select(merge => new Patient { PatientId = merge[0], BirthYear = 2010, MergedInto = merge[1] }));
        var groups = PatientHistory.AllOf(new CareEventList(events))
            .Select(history => string.Join(',', history.Contacts.Select(contact => contact.PatientId).Order()));
        Assert.Equal(expected, string.Join('|', groups.Order()));
    }

    [Fact]
    public void A_first_visit_before_the_merge_is_the_first_visit()
    {
        List<CareEvent> events =
        [
            new Patient { PatientId = "old", BirthYear = 2010, MergedInto = "p" },
            Given.Contact("c1", ContactKind.FirstVisit, new(2025, 1, 1)) with { PatientId = "old", CommitmentId = "K" },
            Given.Contact("c2", ContactKind.FirstVisit, new(2025, 1, 2)) with { CommitmentId = "K" },
        ];
        var judged = new JudgedEvents(new CareEventList(events), Given.Bup2025, Story.Lists).Contacts().ToDictionary(contact => contact.ContactId);
        Assert.Equal(ContactKind.FirstVisit, judged["c1"].Kind);
        Assert.Equal(ContactKind.FollowUp, judged["c2"].Kind);
    }

    [Fact]
    public void A_medicine_begun_before_the_merge_is_the_same_medicine_after_it()
    {
        Contact Treated(string id, string patient, string unit, DateOnly day) =>
            Given.Contact(id, ContactKind.Treatment, day) with { PatientId = patient, UnitId = unit, CommitmentId = "K", Question = id };
        Medication Begun(string patient, string unit, DateOnly day) => new() { PatientId = patient, UnitId = unit, StartedOn = day, Atc = "N06BA04" };
        List<CareEvent> events =
        [
            new Patient { PatientId = "old", BirthYear = 2010, MergedInto = "p" },
            Given.Contact("c0", ContactKind.FirstVisit, new(2025, 1, 1)) with { PatientId = "old", CommitmentId = "K" },
            Treated("c1", "old", "A", new(2025, 1, 10)), Begun("old", "A", new(2025, 1, 10)),
            Treated("c2", "p", "B", new(2025, 2, 10)), Begun("p", "B", new(2025, 2, 10)),
        ];
        var judged = new JudgedEvents(new CareEventList(events), Given.Bup2025, Story.Lists);
        Assert.Equal(ContactKind.FollowUp, judged.Contacts().Single(contact => contact.ContactId == "c2").Kind);
        Assert.Equal(2, judged.Medications().Count());
    }

    [Fact]
    public void The_same_commitment_id_of_another_patient_is_another_commitment()
    {
        List<CareEvent> events =
        [
            Given.Contact("c1", ContactKind.FirstVisit, new(2025, 1, 1)) with { CommitmentId = "K" },
            Given.Contact("c2", ContactKind.FollowUp, new(2025, 1, 2)) with { PatientId = "other", CommitmentId = "K" },
        ];
        var judged = new JudgedEvents(new CareEventList(events), Given.Bup2025, Story.Lists).Contacts();
        Assert.All(judged, contact => Assert.Equal(ContactKind.FirstVisit, contact.Kind));
    }
}
