using System.Globalization;
using System.Text;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Exchange.National;
using Trettio.Measuring;
using Trettio.Specs.Measuring;

namespace Trettio.Specs.Exchange.National;

/// <summary>How national files are read (contracts §1, §1.2): XML and CSV, what is read as a code, and what is put aside.</summary>
public sealed class ReadingNationalSpecs
{
    private const string Header =
        "DatatGallerFor;Regionkod;HSAIdRegion;Sjukhus;SjukhusNamn;HSAIdVardgivare;HSAIdVardenhet;HSAIdEnhet;VardkontaktId;Vardgaranti;Fas;Mvo;FodelseAr;Kon;Lkf;Bokningssatt;Vardkontakt;Yrkeskategori;Avvikelse;BeslutAktivitet;StartAktivitet;TypAkutverksamhet";

    private const string Row = "2025-08-31;99;SE-R;00000;Sjukhus saknas;SE-P;SE-V;SE-E;c1;1;1;999;2012;2;1480;4;0;XS917;;2025-07-02;2025-08-01;0";

    static ReadingNationalSpecs() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_record_is_read_whole_from_either_form(bool xml)
    {
        using var files = new Deliveries();
        var delivery = xml ? files.OpenText("augusti.xml", Xml(Besok())) : files.OpenText("augusti.csv", Header + "\n" + Row + "\n");
        Assert.Equal((false, true), (delivery.HasCareEvents, delivery.HasNational));
        var record = Assert.Single(delivery.Completed());
        Assert.Empty(delivery.Waiting());
        Assert.Equal((new Month(2025, 8), "99", "SE-R", "SE-E", "c1"), (record.Month, record.RegionCode, record.RegionHsaId, record.UnitId, record.ContactId));
        Assert.Equal((true, NationalPhase.FirstContact, Sex.Woman, 2012, Deviation.None), (record.IsGuaranteed, record.Phase, record.Sex, record.BirthYear, record.Deviation));
        Assert.Equal((new DateOnly(2025, 7, 2), new DateOnly(2025, 8, 1)), (record.DecidedOn, record.StartedOn));
        Assert.DoesNotContain(delivery.Findings, finding => finding.Check != NationalMonths.Missing);
        Assert.Equal(1, delivery.Files.Single().Read);
    }

    [Fact]
    public void A_record_that_began_on_the_day_of_its_decision_began_before_nothing()
    {
        var delivery = Read(With("BeslutAktivitet", "2025-08-01"));
        delivery.ReadAll();
        Assert.DoesNotContain(delivery.Findings, finding => finding.Check == NationalMonths.StopBeforeStart);
    }

    [Fact]
    public void Without_a_unit_of_its_own_a_record_counts_for_its_care_unit() =>
        Assert.Equal("SE-V", Read(Row.Replace(";SE-E;", ";;", StringComparison.Ordinal)).Completed().Single().UnitId);

    [Theory]
    [InlineData("Kon", "K", 2)]
    [InlineData("Kon", "kvinna", 2)]
    [InlineData("Kon", "MAN", 1)]
    [InlineData("Kon", "okänt", 3)]
    [InlineData("Vardgaranti", "JA", 1)]
    [InlineData("Vardgaranti", "f", 2)]
    [InlineData("Vardgaranti", "True", 1)]
    public void A_word_is_read_as_its_code_and_the_log_says_so(string field, string word, int code)
    {
        var delivery = Read(With(field, word));
        var record = delivery.Completed().Single();
        Assert.Equal(code, field == "Kon" ? (int)record.Sex : record.IsGuaranteed ? 1 : 2);
        Assert.Contains(delivery.Log, line => line.En.Contains(field, StringComparison.Ordinal) && line.En.Contains("1 rows", StringComparison.Ordinal));
        var plain = Read(Row);
        plain.ReadAll();
        Assert.Single(plain.Log);
    }

    [Theory]
    [InlineData("2025-08-01T23:59:59")]
    [InlineData("2025-08-01T23:59:59.123+02:00")]
    [InlineData("2025-08-01 23:59:59")]
    [InlineData("2025-08-01+02:00")]
    [InlineData("2025-08-01Z")]
    [InlineData("20250801")]
    public void Only_the_day_of_a_time_counts(string written) =>
        Assert.Equal(new DateOnly(2025, 8, 1), Read(With("StartAktivitet", written)).Completed().Single().StartedOn);

    [Theory]
    [InlineData("StartAktivitet", "2025-08-01T25:00:00")]
    [InlineData("StartAktivitet", "2025-08-01x")]
    [InlineData("StartAktivitet", "2025-02-30")]
    [InlineData("StartAktivitet", "")]
    [InlineData("BeslutAktivitet", "i går")]
    [InlineData("DatatGallerFor", "augusti")]
    [InlineData("Fas", "6")]
    [InlineData("Avvikelse", "4")]
    [InlineData("Kon", "4")]
    [InlineData("Vardgaranti", "kanske")]
    [InlineData("Mvo", "99")]
    [InlineData("Mvo", "9999")]
    [InlineData("Mvo", "99x")]
    [InlineData("Sjukhus", "1234")]
    [InlineData("VardkontaktId", "c")]
    [InlineData("Bokningssatt", "6")]
    [InlineData("Vardkontakt", "9")]
    [InlineData("Yrkeskategori", "XS927")]
    [InlineData("Lkf", "")]
    [InlineData("FodelseAr", "12")]
    public void A_record_that_cannot_be_read_is_put_aside_with_its_place_and_reason(string field, string value)
    {
        foreach (var xml in (bool[])[true, false])
        {
            using var files = new Deliveries();
            var delivery = xml
                ? files.OpenText("a.xml", Xml(field == "DatatGallerFor" ? Besok() : Besok((field, value)), field == "DatatGallerFor" ? value : "2025-08-31"))
                : files.OpenText("a.csv", $"{Header}\n{With(field, value)}\n{Row.Replace(";c1;", ";c2;", StringComparison.Ordinal)}\n");
            Assert.Equal(xml ? 0 : 1, delivery.Completed().Count());
            var unread = Assert.Single(delivery.UnreadRows);
            Assert.Equal((xml ? "a.xml" : "a.csv", xml ? 5 : 2, field), (unread.File, unread.Line, unread.Column));
            Assert.NotEqual("", unread.ValueClass);
            if (value.Length > 1)
            {
                Assert.DoesNotContain(value, unread.Reason.Sv + unread.Reason.En + unread.ValueClass, StringComparison.Ordinal);
            }

            Assert.Contains(delivery.Findings, finding => finding.Check == ReadingChecks.UnreadRow);
        }
    }

    [Fact]
    public void An_optional_field_of_no_meaning_is_read_as_empty_and_told()
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("a.xml", Xml(Besok(("AktivitetKVA", "AU1"), ("RemissDatum", "nyss"))));
        Assert.Equal((null, null), (delivery.Completed().Single().ActivityKva, delivery.Completed().Single().ReferredOn));
        Assert.Equal(2, delivery.Findings.Single(finding => finding.Check == ReadingChecks.UnreadableCell).Count);
    }

    [Fact]
    public void A_file_without_an_obligatory_column_is_refused_by_its_name()
    {
        using var files = new Deliveries();
        var refused = Deliveries.Refused(() => files.OpenText("a.csv", Header.Replace("Mvo;", "", StringComparison.Ordinal) + "\n"));
        Assert.Contains("Mvo", refused.Sentence.Sv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE TillgangligVardSpeciGenomforda>")]
    public void A_document_type_is_refused(string declaration)
    {
        using var files = new Deliveries();
        Deliveries.Refused(() => files.OpenText("a.xml", declaration + Xml(Besok())));
    }

    [Theory]
    [InlineData("<Annat/>")]
    [InlineData("<TillgangligVardSpeciGenomforda><Kontakt>")]
    [InlineData("<TillgangligVardSpeciGenomforda></Kontakt></TillgangligVardSpeciGenomforda>")]
    public void Another_root_or_a_broken_file_refuses_the_delivery(string text)
    {
        using var files = new Deliveries();
        Deliveries.Refused(() => files.OpenText("a.xml", text).ReadAll());
    }

    [Fact]
    public void Names_in_any_case_and_any_namespace_are_known_and_an_unknown_one_is_told_once()
    {
        using var files = new Deliveries();
        var text = Xml(Besok(("Okänt", "x")) + Besok(("VardkontaktId", "c2"), ("Okänt", "y"))).Replace("<BeslutAktivitet>", "<BESLUTaktivitet>", StringComparison.Ordinal).Replace("</BeslutAktivitet>", "</BESLUTaktivitet>", StringComparison.Ordinal)
            .Replace("<TillgangligVardSpeciGenomforda>", "<TillgangligVardSpeciGenomforda xmlns=\"urn:riv:x\">", StringComparison.Ordinal);
        var delivery = files.OpenText("a.xml", text);
        Assert.Equal(2, delivery.Completed().Count());
        Assert.Contains("Okänt", Assert.Single(delivery.Findings, finding => finding.Check == ReadingChecks.UnknownColumn).Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_stands_twice_or_never_ends_puts_the_record_aside()
    {
        using var files = new Deliveries();
        var long_ = new string('x', 5000);
        var delivery = files.OpenText("a.xml", Xml(
            Besok().Replace("<Fas>1</Fas>", "<Fas>1</Fas><Fas>3</Fas>", StringComparison.Ordinal) + Besok(("VardkontaktId", "c2"), ("SjukhusNamn", long_)) + Besok(("VardkontaktId", "c3"), ("Okänt", long_))));
        Assert.Equal("c3", delivery.Completed().Single().ContactId);
        Assert.Equal(["field twice", "too long"], delivery.UnreadRows.Select(row => row.ValueClass));
    }

    [Fact]
    public void Windows_1252_is_read_when_the_file_says_so()
    {
        using var files = new Deliveries();
        files.Write("a.xml", Encoding.GetEncoding(1252).GetBytes("<?xml version=\"1.0\" encoding=\"windows-1252\"?>" + Xml(Besok(("SjukhusNamn", "Östra Åsen")))));
        Assert.Equal("Östra Åsen", files.Open("a.xml").Completed().Single().HospitalName);
    }

    [Fact]
    public void The_codes_beside_the_contacts_are_read_from_both_forms()
    {
        using var files = new Deliveries();
        const string Beside = "<Diagnoser><DatatGallerFor>2025-08-31</DatatGallerFor><Diagnos><Regionkod>99</Regionkod><VardkontaktId>c1</VardkontaktId><Diagnos>F900</Diagnos><DiagnosTyp>1</DiagnosTyp></Diagnos>"
            + "<Diagnos><Regionkod>99</Regionkod><VardkontaktId>c1</VardkontaktId><Diagnos>F840</Diagnos><DiagnosTyp>0</DiagnosTyp></Diagnos></Diagnoser>"
            + "<Atgarder><DatatGallerFor>2025-08-31</DatatGallerFor><Atgard><Regionkod>99</Regionkod><VardkontaktId>c1</VardkontaktId><Atgard>AU118</Atgard></Atgard></Atgarder>";
        files.Write("a.xml", Xml(Besok()).Replace("</TillgangligVardSpeciGenomforda>", Beside + "</TillgangligVardSpeciGenomforda>", StringComparison.Ordinal));
        files.Write("orsaker.csv", "DatatGallerFor;Regionkod;VardkontaktId;Orsak\n2025-08-31;99;c1;X60\n");
        var delivery = files.Open("a.xml", "orsaker.csv");
        Assert.Equal(
            ["Causes X60 ", "Diagnoses F840 False", "Diagnoses F900 True", "Measures AU118 "], delivery.NationalCodes().Select(code => $"{code.Block} {code.Code} {code.IsMain}").Order(StringComparer.Ordinal));
        Assert.Single(delivery.Completed());
    }

    [Fact]
    public void A_month_in_two_files_and_another_in_none_are_findings_and_each_contact_counts_once()
    {
        using var files = new Deliveries();
        files.Write("juni.csv", Header + "\n" + Month("2025-06-30", "c0") + "\n");
        files.Write("juli.csv", Header + "\n" + Row + "\n");
        files.Write("augusti.csv", Header + "\n" + Row + "\n");
        var delivery = CareFiles.Open([files.Folder]);
        delivery.ReadAll();
        Assert.Equal(2, NationalFigures.Of(delivery, Given.Bup2025).Rows.Where(row => row.Unit is null).Sum(row => row.Figure.Completed));
        var twice = Assert.Single(delivery.Findings, finding => finding.Check == NationalMonths.Twice);
        Assert.Contains("augusti.csv, juli.csv", twice.Sentence.Sv, StringComparison.Ordinal);
        Assert.Contains("2025-08", twice.Sentence.Sv, StringComparison.Ordinal);
        var missing = delivery.Findings.Where(finding => finding.Check == NationalMonths.Missing).ToList();
        Assert.Equal(2, missing.Count);
        Assert.Contains("Genomförda saknas för 2025-07 ", missing[0].Sentence.Sv, StringComparison.Ordinal);
        Assert.Contains("2025-06, 2025-07, 2025-08", missing[1].Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_providers_in_two_files_are_one_month_once()
    {
        using var files = new Deliveries();
        files.Write("a.csv", Header + "\n" + Row + "\n");
        files.Write("b.csv", Header + "\n" + Row.Replace(";SE-E;c1;", ";SE-F;c2;", StringComparison.Ordinal) + "\n");
        var delivery = CareFiles.Open([files.Folder]);
        delivery.ReadAll();
        Assert.DoesNotContain(delivery.Findings, finding => finding.Check == NationalMonths.Twice);
    }

    [Fact]
    public void A_contact_of_another_month_and_one_before_its_decision_are_findings()
    {
        var delivery = Read(Month("2025-08-31", "c8").Replace("2025-08-01", "2025-07-15", StringComparison.Ordinal) + "\n" + Row.Replace("2025-07-02", "2025-08-02", StringComparison.Ordinal));
        delivery.ReadAll();
        Assert.Equal((1, 1), (Count(NationalMonths.OtherMonth), Count(NationalMonths.StopBeforeStart)));
        var rows = NationalFigures.Of(delivery, Given.Bup2025).Rows.Where(row => row.Unit is null).Select(row => row.Figure).Where(figure => figure.Key.Point == MeasuringPoint.FirstVisit);
        Assert.Equal([("2025-07", 1), ("2025-08", 0)], rows.Select(figure => (figure.Key.Month.ToString(), figure.Completed!.Value)));

        long Count(string check) => delivery.Findings.Single(finding => finding.Check == check).Count;
    }

    [Fact]
    public void A_queue_is_a_snapshot_of_each_month_and_what_is_not_delivered_is_not_known()
    {
        using var files = new Deliveries();
        var header = Header.Replace(";StartAktivitet;TypAkutverksamhet", "", StringComparison.Ordinal);
        string Queue(string month) => Month(month, "w1").Replace(";2025-08-01;0", "", StringComparison.Ordinal);
        files.Write("v.csv", $"{header}\n{Queue("2025-07-31")}\n{Queue("2025-08-31")}\n{Queue("2025-08-30")}\n");
        var figures = NationalFigures.Of(files.Open("v.csv"), Given.Bup2025).Rows.Where(row => row.Unit is null && row.Figure.Key.Point == MeasuringPoint.FirstVisit).Select(row => row.Figure).ToList();
        Assert.Equal([(1, 1), (1, 0)], figures.Select(figure => (figure.Waiting!.Value, figure.WaitingInTime!.Value)));
        Assert.All(figures, figure => Assert.Equal((null, null, null, null), (figure.Completed, figure.Counted, figure.Added, figure.Removed)));
    }

    [Fact]
    public void A_waiting_record_decided_after_its_month_is_in_no_figure_and_is_a_finding()
    {
        using var files = new Deliveries();
        var header = Header.Replace(";StartAktivitet;TypAkutverksamhet", "", StringComparison.Ordinal);
        string Queue(string id, string decided) => Month("2025-07-31", id).Replace(";2025-08-01;0", "", StringComparison.Ordinal).Replace("2025-07-02", decided, StringComparison.Ordinal);
        files.Write("v.csv", $"{header}\n{Queue("w1", "2025-07-31")}\n{Queue("w2", "2025-08-01")}\n{Queue("w3", "2026-07-02")}\n");
        var delivery = files.Open("v.csv");
        delivery.ReadAll();
        Assert.Equal(2, Assert.Single(delivery.Findings, finding => finding.Check == NationalMonths.StartAfterMonth).Count);
        Assert.Equal(1, NationalFigures.Of(delivery, Given.Bup2025).Rows.Where(row => row.Unit is null).Sum(row => row.Figure.Waiting));
    }

    [Fact]
    public void The_table_of_fields_is_the_formats()
    {
        var format = NationalFormat.Bundled;
        Assert.Equal((35, 29), (format.FieldsOf(NationalKind.Completed).Count, format.FieldsOf(NationalKind.Waiting).Count));
        string Required(NationalKind kind) => string.Join(' ', format.FieldsOf(kind).Where(field => field.RequiredIn.Contains(kind)).Select(field => field.Name));
        Assert.Equal(
            "Regionkod HSAIdRegion Sjukhus SjukhusNamn HSAIdVardgivare HSAIdVardenhet VardkontaktId Vardgaranti Fas Mvo FodelseAr Kon Lkf Bokningssatt Vardkontakt Yrkeskategori BeslutAktivitet StartAktivitet TypAkutverksamhet",
            Required(NationalKind.Completed));
        Assert.Equal(
            "Regionkod HSAIdRegion HSAIdVardgivare HSAIdVardenhet VardkontaktId Vardgaranti Fas Mvo FodelseAr Kon Lkf Bokningssatt Vardkontakt Yrkeskategori BeslutAktivitet", Required(NationalKind.Waiting));
    }

    private static CareDelivery Read(string rows)
    {
        var files = new Deliveries();
        return files.OpenText("a.csv", Header + "\n" + rows + "\n");
    }

    private static string Month(string day, string id) => Row.Replace("2025-08-31", day, StringComparison.Ordinal).Replace(";c1;", $";{id};", StringComparison.Ordinal)
        .Replace(";2025-08-01;", day.StartsWith("2025-06", StringComparison.Ordinal) ? ";2025-06-01;" : ";2025-08-01;", StringComparison.Ordinal)
        .Replace(";2025-07-02;", day.StartsWith("2025-06", StringComparison.Ordinal) ? ";2025-05-02;" : ";2025-07-02;", StringComparison.Ordinal);

    private static string With(string field, string value)
    {
        var cells = Row.Split(';');
        cells[Array.IndexOf(Header.Split(';'), field)] = value;
        return string.Join(';', cells);
    }

    private static string Besok(params (string Field, string Value)[] changed)
    {
        var cells = Header.Split(';').Zip(Row.Split(';')).Skip(1).ToDictionary(cell => cell.First, cell => cell.Second);
        foreach (var (field, value) in changed)
        {
            cells[field] = value;
        }

        return "<Besok>" + string.Concat(cells.Where(cell => cell.Value.Length > 0).Select(cell => string.Create(CultureInfo.InvariantCulture, $"<{cell.Key}>{cell.Value}</{cell.Key}>"))) + "</Besok>\n";
    }

    private static string Xml(string records, string month = "2025-08-31") =>
        $"<TillgangligVardSpeciGenomforda>\n<LeveransReferens>x</LeveransReferens>\n<Kontakt>\n<DatatGallerFor>{month}</DatatGallerFor>\n{records}</Kontakt></TillgangligVardSpeciGenomforda>";
}
