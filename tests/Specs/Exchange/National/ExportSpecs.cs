using Trettio.Care;
using Trettio.Exchange.National;
using Trettio.Measuring;
using Trettio.Specs.Conventions;
using Trettio.Specs.Measuring;

namespace Trettio.Specs.Exchange.National;

/// <summary>What a delivery holds, what it must not hold, and what is said of the rest.</summary>
public sealed class ExportSpecs
{
    private static readonly Month August = new(2025, 8);

    [Fact]
    public void A_completed_contact_is_written_field_by_field_from_its_origin()
    {
        var row = Assert.Single(Of(Events()).Rows, row => row.Kind == NationalKind.Completed);
        var cells = NationalFormat.Bundled.FieldsOf(NationalKind.Completed).Select((field, index) => (field.Name, Cell: row.Cells[index])).Where(one => one.Cell is not null);
        Assert.Equal(
            [
                ("Regionkod", "99"), ("HSAIdRegion", "SE-R"), ("Sjukhus", "00000"), ("SjukhusNamn", "Sjukhus saknas"), ("HSAIdVardgivare", "SE-P"), ("HSAIdVardenhet", "SE-VA"),
                ("HSAIdEnhet", "SE-EA"), ("VardkontaktId", "c-1"), ("Vardgaranti", "1"), ("Fas", "1"), ("Mvo", "999"), ("AktivitetKVA", "AU118"), ("AktivitetICD", "F900"),
                ("FodelseAr", "2012"), ("Kon", "2"), ("Lkf", "1480"), ("Bokningssatt", "4"), ("Vardkontakt", "0"), ("Yrkeskategori", "XS917"), ("Avvikelse", "1"),
                ("BeslutAktivitet", "2025-07-20"), ("StartAktivitet", "2025-08-05"), ("TypAkutverksamhet", "0"), ("Remittenttyp", "2"), ("RemissId", "ref-1"),
                ("RemissDatum", "2025-07-20"), ("AnkomstDatum", "2025-07-22"),
            ],
            cells);
        Assert.Equal(["AU118", "AU011"], row.Measures);
    }

    [Fact]
    public void A_waiting_record_has_the_waits_id_its_deviation_and_no_start()
    {
        var row = Assert.Single(Of(Events()).Rows, row => row.Kind == NationalKind.Waiting);
        var fields = NationalFormat.Bundled.FieldsOf(NationalKind.Waiting).Select(field => field.Name).ToList();
        Assert.DoesNotContain("StartAktivitet", fields);
        string? Cell(string field) => row.Cells[fields.IndexOf(field)];
        Assert.Equal(("wait-2", "3", "3", "5", "XS922"), (Cell("VardkontaktId"), Cell("Fas"), Cell("Avvikelse"), Cell("Bokningssatt"), Cell("Yrkeskategori")));
        Assert.Equal(("2025-08-01", "3", "0000"), (Cell("BeslutAktivitet"), Cell("Kon"), Cell("Lkf")));
    }

    [Fact]
    public void No_pseudonym_of_a_patient_is_in_any_file()
    {
        var text = Exported.Text(Of(Events()));
        Assert.Contains("c-1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pat-", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pat-1", null)]
    [InlineData("pat-9", "pat-9")]
    public void A_protected_patient_and_whoever_is_merged_with_one_is_counted_and_written_nowhere(string isProtected, string? mergedInto)
    {
        List<CareEvent> events = [.. Events().Select(one => one is Patient { PatientId: "pat-1" } patient ? patient with { IsProtected = isProtected == "pat-1", MergedInto = mergedInto } : one)];
        if (isProtected == "pat-9")
        {
            events.Add(new Patient { PatientId = "pat-9", BirthYear = 2012, IsProtected = true });
        }

        // Whatever is wrong with the record besides: it is in no list either.
        var export = Of([.. events.Select(one => one is Contact contact ? contact with { Profession = null } : one)]);
        Assert.Equal((1, 0), (export.HeldBack(NationalKind.Completed), export.HeldBack(NationalKind.Waiting)));
        Assert.DoesNotContain(export.Rows, row => row.Id == "c-1");
        Assert.Empty(export.Rejected);
        Assert.Empty(export.Readiness);
        var control = NationalControl.Of(export, Figures(events));
        Assert.True(control.IsExplained);
        Assert.Equal(new ControlLine(MeasuringPoint.FirstVisit, "completed", 1, 0, 0, 1), control.Lines[0]);
    }

    [Theory]
    [InlineData("profession", "Yrkeskategori", "empty")]
    [InlineData("profession_code", "Yrkeskategori", "wrong_form")]
    [InlineData("patient", "FodelseAr", "empty")]
    [InlineData("id", "VardkontaktId", "names_patient")]
    [InlineData("short", "VardkontaktId", "wrong_form")]
    [InlineData("number", "VardkontaktId", "names_patient")]
    public void What_the_receiver_would_reject_is_listed_and_not_written(string fault, string field, string rule)
    {
        List<CareEvent> events = [.. Events().Where(one => fault != "patient" || one is not Patient { PatientId: "pat-1" }).Select(one => one is not Contact contact ? one : fault switch
        {
            "profession" => contact with { Profession = null },
            "profession_code" => contact with { Profession = "XS999" },
            "id" => contact with { ContactId = "besök-pat-1-3" },
            "short" => contact with { ContactId = "c" },
            "number" => contact with { ContactId = "20120101-" + "2398" },
            _ => contact,
        })];
        var export = Of(events);
        var rejected = Assert.Single(export.Rejected);
        Assert.Equal((field, rule, true), (rejected.Breaches[0].Field, rejected.Breaches[0].Rule.Id, rejected.Breaches[0].Rejects));
        Assert.Equal(("A", 1, field), (export.Readiness[0].UnitId, export.Readiness[0].Count, export.Readiness[0].Breach.Field));
        Assert.Equal(NationalKind.Waiting, Assert.Single(export.Rows).Kind);
        Assert.True(NationalControl.Of(export, Figures(events)).IsExplained);
    }

    [Fact]
    public void A_field_that_a_phase_demands_is_obligatory_in_that_phase()
    {
        var rules = Given.Bup2025 with
        {
            National = Given.Bup2025.National with
            {
                Phases = [new(DateOnly.MinValue, new Dictionary<NationalPhase, MeasuringPoint> { [NationalPhase.FollowUp] = MeasuringPoint.FirstVisit, [NationalPhase.Examination] = MeasuringPoint.Investigation }, new("test", ""))],
            },
        };
        var export = NationalExport.Of(new CareEventList(Events()), Exported.Terms(rules), August);
        Assert.Equal(("MedicinsktMaldatum", "no_origin"), (Assert.Single(export.Rejected).Breaches[0].Field, export.Rejected[0].Breaches[0].Rule.Id));

        // A measuring point that two phases are of, or none, has no phase to be delivered as.
        var twice = Given.Bup2025 with { National = Given.Strict };
        Assert.Equal(["Fas"], NationalExport.Of(new CareEventList(Events()), Exported.Terms(twice), August).Rejected.SelectMany(row => row.Breaches).Where(breach => breach.Rejects).Select(breach => breach.Field));
    }

    [Fact]
    public void An_optional_field_of_the_wrong_form_is_left_empty_and_told()
    {
        var export = Of([.. Events().Select(one => one is Contact contact ? contact with { Kva = "AU1189" } : one)]);
        Assert.Empty(export.Rejected);
        Assert.Equal(("AktivitetKVA", "wrong_form", false), (export.Readiness[0].Breach.Field, export.Readiness[0].Breach.Rule.Id, export.Readiness[0].Breach.Rejects));
        var row = export.Rows.Single(row => row.Kind == NationalKind.Completed);
        Assert.Null(row.Cells[NationalFormat.Bundled.FieldsOf(NationalKind.Completed).Index().Single(field => field.Item.Name == "AktivitetKVA").Index]);
    }

    [Fact]
    public void Two_waits_and_contacts_of_one_id_are_two_deliveries_but_two_records_of_one_id_are_not_written()
    {
        // An implied wait still stands in July's queue by the id of its contact, which may be that of another wait.
        List<CareEvent> events = [.. Events(), new Contact { ContactId = "wait-2", PatientId = "pat-2", UnitId = "A", StartedOn = new(2025, 9, 1), Status = ContactStatus.Done, Kind = ContactKind.Treatment, DecidedOn = new(2025, 8, 20), Profession = "XS917", ContactType = "0" }];
        var export = Of(events);
        Assert.Equal("id_twice", Assert.Single(Assert.Single(export.Rejected).Breaches).Rule.Id);
        Assert.Equal(2, export.Rows.Count);
    }

    [Fact]
    public void A_setting_that_is_missing_is_named_with_its_unit_and_nothing_is_invented()
    {
        var export = NationalExport.Of(new CareEventList(Events()), Exported.Terms(Given.Bup2025, NationalUnitSettings.None), August);
        Assert.Empty(export.Rows);
        var missing = export.Readiness.Where(line => line.Breach.Rule == FieldRule.SettingMissing && line.Kind == NationalKind.Completed).Select(line => line.Origin.Name);
        Assert.Equal(
            ["booking", "care_guarantee", "care_unit_hsa_id", "hospital_code", "hospital_name", "mvo", "provider_hsa_id", "region_code", "region_hsa_id"], missing.Order(StringComparer.Ordinal));
        Assert.Contains("mvo", NationalSummary.ToDo(export.Readiness.First(line => line.Breach.Field == "Mvo")).Sv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-08-04", "SE-OLD")]
    [InlineData("2025-08-05", "SE-EA")]
    [InlineData("2025-08-06", "SE-EA")]
    public void A_contact_has_the_settings_of_its_day(string contact, string expected)
    {
        var settings = NationalUnitSettings.Parse(
            Exported.ForAll + "  - { unit: A, from: 2000-01-01, care_unit_hsa_id: SE-VA, unit_hsa_id: SE-OLD }\n  - { unit: A, from: 2025-08-05, unit_hsa_id: SE-EA }\n", "x", Exported.Origins.Settings);
        List<CareEvent> events = [.. Events().Select(one => one is Contact done ? done with { StartedOn = DateOnly.Parse(contact, System.Globalization.CultureInfo.InvariantCulture) } : one)];
        var export = NationalExport.Of(new CareEventList(events), Exported.Terms(Given.Bup2025, settings), August);
        Assert.Equal(expected, export.CountsByHsaId.Figures.Single(figure => figure.Completed > 0).Key.Unit);
        Assert.Equal(("SE-VA", null), (settings.Value("A", new(2025, 8, 6), "care_unit_hsa_id"), settings.Value("A", new(1999, 12, 31), "mvo")));
        Assert.Equal("999", settings.Value("Z", new(2025, 8, 6), "mvo"));
    }

    [Theory]
    [InlineData("settings: [{ from: 2025-01-01, mov: '1' }]", "mov")]
    [InlineData("settings: [{ unit: A, mvo: '1' }]", "from")]
    [InlineData("settings: [{ unit: A, from: 2025-01-01 }, { unit: A, from: 2025-01-01 }]", "'A'")]
    public void Settings_that_cannot_be_meant_are_refused(string text, string names)
    {
        var fault = Assert.Throws<DefinitionException>(() => NationalUnitSettings.Parse(text, "units.yaml", Exported.Origins.Settings));
        Assert.Contains(names, fault.Reason.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_care_events_give_the_same_delivery_id_and_bytes_whatever_their_order()
    {
        var (one, other) = (Of(Events()), Of([.. Enumerable.Reverse(Events())]));
        Assert.Equal(one.DeliveryId, other.DeliveryId);
        Assert.Equal(Exported.Text(one), Exported.Text(other));
        Assert.NotEqual(one.DeliveryId, Of([.. Events().Select(row => row is Contact contact ? contact with { StartedOn = new(2025, 8, 6) } : row)]).DeliveryId);
    }

    [Fact]
    public void Every_field_has_a_stated_origin_and_an_unknown_one_is_refused()
    {
        foreach (var kind in Enum.GetValues<NationalKind>())
        {
            Assert.All(NationalFormat.Bundled.FieldsOf(kind), field =>
                Assert.True(!field.RequiredIn.Contains(kind) || Exported.Origins.Of(kind, field.Name).Kind != OriginKind.None, field.Name));
        }

        var text = Repository.Text("definitions/national/origins.yaml");
        NationalOrigins Parse(string changed) => NationalOrigins.Parse(changed, "origins.yaml", NationalFormat.Bundled);
        Assert.Throws<DefinitionException>(() => Parse(text.Replace("event: patients.sex", "event: patients.name", StringComparison.Ordinal)));
        Assert.Throws<DefinitionException>(() => Parse(text.Replace("  Mvo: { setting: mvo }\n", "", StringComparison.Ordinal)));
        Assert.Throws<DefinitionException>(() => Parse(text.Replace("  Mvo:", "  Mwo:", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_guide_lists_every_fields_origin_and_all_that_the_format_cannot_carry()
    {
        var guide = Repository.Text("docs/guide/nationell-fil.md");
        foreach (var field in NationalFormat.Bundled.Fields)
        {
            var names = field.In.Select(kind => Exported.Origins.Of(kind, field.Name).Words.Sv).Distinct();
            var row = Assert.Single(guide.Split('\n'), line => line.StartsWith($"| `{field.Name}` |", StringComparison.Ordinal));
            Assert.All(names, name => Assert.Contains(name, row, StringComparison.Ordinal));
        }

        Assert.All(NotCarried.All, one => Assert.Contains($"| `{one.Name}` | {one.Why.Sv} |", guide, StringComparison.Ordinal));
    }

    internal static NationalExport Of(IReadOnlyList<CareEvent> events) => NationalExport.Of(new CareEventList(events), Exported.Terms(Given.Bup2025), August);

    internal static IReadOnlyList<MonthlyFigure> Figures(IReadOnlyList<CareEvent> events) => PlainFigures.Of(new CareEventList(events), Given.Bup2025, August, August, CareLevel.Specialist);

    /// <summary>One first visit done in August and one investigation waited for at its end.</summary>
    internal static List<CareEvent> Events() =>
    [
        new Patient { PatientId = "pat-1", BirthYear = 2012, Sex = Sex.Woman, Municipality = "1480" },
        new Patient { PatientId = "pat-2", BirthYear = 2010 },
        new Referral { ReferralId = "ref-1", PatientId = "pat-1", UnitId = "A", Kind = ReferralKind.Self, DecidedOn = new(2025, 7, 20), ReceivedOn = new(2025, 7, 22) },
        new Wait { WaitId = "wait-1", PatientId = "pat-1", UnitId = "B", MeasuringPoint = MeasuringPoint.FirstVisit, ReferralId = "ref-1", ListedOn = new(2025, 7, 22) },
        new Wait { WaitId = "wait-2", PatientId = "pat-2", UnitId = "B", MeasuringPoint = MeasuringPoint.Investigation, ListedOn = new(2025, 8, 1), DecidedOn = new(2025, 8, 1), Deviation = Deviation.SpeciallyCaused },
        new Contact
        {
            ContactId = "c-1", PatientId = "pat-1", UnitId = "A", StartedOn = new(2025, 8, 5), Status = ContactStatus.Done, Kind = ContactKind.FirstVisit, WaitId = "wait-1",
            Deviation = Deviation.PatientChosen, Profession = "XS917", ContactType = "0", Kva = "AU118 AU011", Icd = "F900 F840",
        },
    ];
}
