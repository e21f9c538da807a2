using Trettio.Care;
using Trettio.Exchange.National;
using Trettio.Specs.Measuring;

namespace Trettio.Specs.Exchange.National;

/// <summary>What decides whether a record is delivered and as what, where one letter, one patient or one unit more would come out otherwise.</summary>
public sealed class NationalLimits
{
    [Theory] // the patient's id, and the contact's
    [InlineData("abc", "besök-abc-3", "names_patient")]
    [InlineData("abc", "BESÖK-ABC-3", "names_patient")]
    [InlineData("ab", "besök-ab-3", null)]
    [InlineData("abc", "c-1\u0001x", "wrong_form")]
    public void An_id_holds_no_patients_id_of_three_letters_or_more_nor_what_cannot_be_written(string patient, string contact, string? rule)
    {
        var export = ExportSpecs.Of(
        [
            .. ExportSpecs.Events().Select(one => one switch
            {
                Patient { PatientId: "pat-1" } known => known with { PatientId = patient },
                Wait { PatientId: "pat-1" } wait => wait with { PatientId = patient },
                Contact done => done with { PatientId = patient, ContactId = contact },
                _ => one,
            }),
        ]);
        Assert.Equal(rule, export.Rejected.SingleOrDefault()?.Breaches[0].Rule.Id);
        Assert.Equal(rule is null, export.Rows.Any(row => row.Kind == NationalKind.Completed));
    }

    [Fact]
    public void A_referrals_id_that_holds_the_patients_is_left_empty_and_told()
    {
        var export = ExportSpecs.Of(
        [
            .. ExportSpecs.Events().Select(one => one switch
            {
                Referral referral => referral with { ReferralId = "pat-1-r" },
                Wait { ReferralId: not null } wait => wait with { ReferralId = "pat-1-r" },
                _ => one,
            }),
        ]);
        Assert.Empty(export.Rejected);
        Assert.Equal(("RemissId", "names_patient", false), (export.Readiness[0].Breach.Field, export.Readiness[0].Breach.Rule.Id, export.Readiness[0].Breach.Rejects));
        Assert.DoesNotContain("pat-1", Exported.Text(export), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wait_that_a_protected_patients_contact_stops_is_held_back()
    {
        List<CareEvent> events =
        [
            .. ExportSpecs.Events().Select(one => one is Contact contact ? contact with { PatientId = "pat-9" } : one),
            new Patient { PatientId = "pat-9", BirthYear = 2012, IsProtected = true },
        ];
        Assert.Equal((1, 0), (ExportSpecs.Of(events).HeldBack(NationalKind.Completed), ExportSpecs.Of(events).HeldBack(NationalKind.Waiting)));
        Assert.DoesNotContain(ExportSpecs.Of(events).Rows, row => row.Kind == NationalKind.Completed);
    }

    [Fact]
    public void A_contact_and_a_wait_of_one_id_are_two_records_and_a_unit_without_an_own_id_is_its_care_units()
    {
        var export = ExportSpecs.Of([.. ExportSpecs.Events().Select(one => one is Contact contact ? contact with { ContactId = "wait-2" } : one)]);
        Assert.Empty(export.Rejected);
        Assert.Equal([NationalKind.Completed, NationalKind.Waiting], export.Rows.Select(row => row.Kind).Order());
        Assert.Equal("SE-VB", export.CountsByHsaId.Figures.Single(figure => figure.Waiting > 0).Key.Unit);
    }

    [Fact]
    public void Measures_are_the_contacts_codes_once_each()
    {
        var export = ExportSpecs.Of([.. ExportSpecs.Events().Select(one => one is Contact contact ? contact with { Kva = "AU118 AU-11 AU011 AU118" } : one)]);
        Assert.Equal(["AU118", "AU011"], export.Rows.Single(row => row.Kind == NationalKind.Completed).Measures);
    }

    [Fact]
    public void The_control_tells_deviations_and_what_the_format_does_not_carry()
    {
        List<CareEvent> events =
        [
            .. ExportSpecs.Events(),
            Given.Wait("w-left", MeasuringPoint.Treatment, new(2025, 8, 1)), Given.Contact("c-left", ContactKind.Treatment, new(2025, 8, 11)) with { WaitId = "w-left" },
            Given.Wait("w-plan", MeasuringPoint.Treatment, new(2025, 8, 1)), Given.Wait("w-plan2", MeasuringPoint.Treatment, new(2025, 8, 2)),
        ];
        var control = NationalControl.Of(ExportSpecs.Of(events), ExportSpecs.Figures(events));
        Assert.Equal([(NationalKind.Completed, Deviation.PatientChosen, 1), (NationalKind.Waiting, Deviation.SpeciallyCaused, 1)], control.Deviations);
        Assert.Equal((1, 2, true), (control.LeftOut, control.Planned, control.IsExplained));
    }

    [Theory] // what figures.csv says beside what was written: one more at A; or one more there and one less elsewhere
    [InlineData(1, 0, 1)]
    [InlineData(1, -1, 0)]
    public void A_control_that_does_not_add_up_says_so(int atA, int atX, int unexplained)
    {
        var figures = ExportSpecs.Figures(ExportSpecs.Events()).ToList();
        var first = figures.FindIndex(figure => figure.Completed == 1);
        figures[first] = figures[first] with { Completed = figures[first].Completed + atA };
        if (atX != 0)
        {
            figures.Add(new(figures[first].Key with { Unit = "X" }) { Completed = atX });
        }

        var control = NationalControl.Of(ExportSpecs.Of(ExportSpecs.Events()), figures);
        Assert.False(control.IsExplained);
        Assert.Equal(unexplained, control.Lines.Single(line => line is { Point: MeasuringPoint.FirstVisit, Column: "completed" }).Unexplained);
        Assert.Contains(control.Units, unit => !unit.IsExplained);
    }

    [Fact]
    public void A_units_own_setting_stands_before_alls_and_the_latest_before_the_earlier_however_they_are_written()
    {
        var settings = NationalUnitSettings.Parse(
            Exported.ForAll + "  - { unit: A, from: 2025-08-05, mvo: '2' }\n  - { unit: A, from: 2000-01-01, mvo: '1' }\n  - { from: 2025-08-20, mvo: '998' }\n", "x", Exported.Origins.Settings);
        Assert.Equal(["1", "1", "2", "2"], new[] { 3, 4, 5, 25 }.Select(day => settings.Value("A", new(2025, 8, day), "mvo")));
        Assert.Equal(["999", "998"], new[] { 19, 20 }.Select(day => settings.Value("B", new(2025, 8, day), "mvo")));
    }

    [Fact]
    public void Of_a_delivery_without_records_only_fields_that_nothing_tells_are_said_to_be_empty()
    {
        var (full, empty) = (ManifestOf(ExportSpecs.Events()), ManifestOf([]));
        Assert.All(empty.EmptyFields, field => Assert.Equal(OriginKind.None, field.Origin.Kind));
        Assert.NotEmpty(empty.EmptyFields);
        // Of the records there are, what is empty in all of them, whatever its origin.
        Assert.Contains(full.EmptyFields, field => field is { Kind: NationalKind.Waiting, Field: "RemissId" });
        Assert.DoesNotContain(full.EmptyFields, field => field is { Kind: NationalKind.Completed, Field: "RemissId" });
    }

    private static NationalManifest ManifestOf(List<CareEvent> events) => new()
    {
        Export = ExportSpecs.Of(events),
        Terms = Exported.Terms(Given.Bup2025),
        Control = NationalControl.Of(ExportSpecs.Of(events), ExportSpecs.Figures(events)),
        ProgramVersion = "1",
    };
}
