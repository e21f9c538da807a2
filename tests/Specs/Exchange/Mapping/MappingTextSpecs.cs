using Trettio.Exchange;
using Trettio.Measuring;

namespace Trettio.Specs.Exchange.Mapping;

/// <summary>What a mapping file may say, that its test rows try it, and that a proposal can be run.</summary>
public class MappingTextSpecs
{
    [Theory]
    [InlineData("version: 3", "version: 0", "version")]
    [InlineData("made_by: A. Andersson\n", "", "made_by")]
    [InlineData("separator: \";\"", "separator: \"#\"", "separator")]
    [InlineData("encoding: windows-1252", "encoding: ebcdic", "encoding")]
    [InlineData("table: waits\n", "table: wait\n", "table")]
    [InlineData("          wait_id: Väntenr\n          patient_id: Pat\n          unit_id: { from: [Klinik, Mott], join: \"-\" }\n          measuring", "          measuring", "wait_id")]
    [InlineData("deviation: { from: Avv", "avvikelse: { from: Avv", "avvikelse")]
    [InlineData("{ first: [Beslut, Beslut2], dates: dd/MM/yyyy }", "{ first: [Beslut, Beslut2], join: \"-\" }", "join")]
    [InlineData("{ first: [Beslut, Beslut2], dates: dd/MM/yyyy }", "{ first: [Beslut], constant: x }", "first")]
    [InlineData("{ first: [Beslut, Beslut2], dates: dd/MM/yyyy }", "{ first: [Beslut], dates: MM/yyyy }", "MM/yyyy")]
    [InlineData("{ first: [Beslut, Beslut2], dates: dd/MM/yyyy }", "{ first: [Beslut], dates: yy-MM }", "yy-MM")]
    [InlineData("wait_id: Väntenr\n          patient_id: Pat\n          unit_id", "wait_id: { from: Väntenr, dates: yyyy-MM-dd }\n          patient_id: Pat\n          unit_id", "wait_id")]
    [InlineData("{ first: [Beslut, Beslut2], dates: dd/MM/yyyy }", "{ first: [Beslut], decimal: \",\" }", "decided_on")]
    [InlineData("{ N: first_visit, U: investigation, B: treatment }", "{ N: first_visit, n: investigation }", "två gånger")]
    [InlineData("is: [N, U, B]", "is: [N], not: [U]", "is")]
    [InlineData("is: [N, U, B]", "is: []", "minst ett värde")]
    [InlineData("{ N: first_visit, U: investigation, B: treatment }", "{ N: firstvisit, U: investigation }", "tillåtet är first_visit, investigation, treatment")]
    [InlineData("{ N: first_visit, U: investigation, B: treatment }", "{ N: follow_up, U: investigation }", "follow_up")]
    [InlineData("{ 1: PvV, 2: MoV, \"\": \"\" }", "{ 1: PVX }", "PvV, MoV, SoV")]
    [InlineData("deviation: { from: Avv, codes: { 1: PvV, 2: MoV, \"\": \"\" } }", "redo: { constant: kanske }", "0, 1")]
    [InlineData("refused: deviation", "nothing: 1", "nothing")]
    [InlineData("gives: []", "name: x", "")]
    [InlineData("status: done }", "staus: done }", "staus")]
    public void What_a_mapping_cannot_mean_is_refused_with_its_line(string before, string after, string word)
    {
        var fault = Assert.Throws<DefinitionException>(() => JournalMapping.With(before, after));
        Assert.InRange(fault.Line, 1, 60);
        Assert.Contains(word, fault.Reason.Sv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: &x [*x]")]
    [InlineData("a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public void Text_that_could_be_followed_for_ever_is_refused(string yaml) =>
        Assert.Throws<DefinitionException>(() => SourceMapping.Parse(yaml, "m.yaml"));

    [Fact]
    public void The_test_rows_of_a_right_mapping_pass() =>
        Assert.All(MappingTrial.Run(JournalMapping.Parsed), result => Assert.Null(result.Failure));

    [Theory]
    [InlineData("N: first_visit, U: investigation, B: treatment } }\n          listed", "N: treatment, U: investigation, B: treatment } }\n          listed", 0)]
    [InlineData("{ 1: PvV, 2: MoV, \"\": \"\" }", "{ 1: MoV, 2: MoV, \"\": \"\" }", 1)]
    [InlineData("{ 1: PvV, 2: MoV, \"\": \"\" }", "{ 1: PvV, 2: MoV, 3: SoV, \"\": \"\" }", 1)]
    [InlineData("is: [N, U, B]", "is: [N, U, B, X]", 1)]
    [InlineData("not: \"\"", "is: \"\"", 2)]
    [InlineData("first: [Beslut, Beslut2]", "first: [Beslut2, Beslut]", 0)]
    [InlineData("first: [Beslut, Beslut2]", "first: [Beslut]", 1)]
    [InlineData("join: \"-\" }\n          measuring", "join: \"+\" }\n          measuring", 1)]
    [InlineData("refused: deviation", "refused: wait_id", 1)]
    [InlineData("Väntenr: \"8\"", "Annat: \"8\"", 1)]
    public void A_test_row_notices_a_changed_mapping(string before, string after, int failed) =>
        Assert.Equal(failed, MappingTrial.Run(JournalMapping.With(before, after)).Count(result => result.Failure is not null));

    [Fact]
    public void A_mapping_is_proposed_from_headers_and_values()
    {
        using var files = new Deliveries();
        files.Write("lista.csv", "Väntelistenr;Personnummer;Mottagning;Kö;Uppsatt datum;Beslutsdatum;Avvikelse;Kön;Födelsedatum;Rum\n"
            + "v1;811218-9876;M1;Nybesök;31/01/2025;2025-01-31 08:00;1;K;2012-03-04;A\nv2;19811218-9876;M2;Utredning;28/02/2025;2025-02-28 09:30;;M;2013-03-04;B\nv3;8112789873;M2;Annat;28/02/2025;2025-02-28 09:30;;M;2013-03-04;B\n");
        var proposal = MappingProposal.Of([Path.Combine(files.Folder, "lista.csv")]);
        var mapping = SourceMapping.Parse(proposal.Yaml, "m.yaml");
        Assert.Equal(["patients", "waits"], mapping.Files.Single().Tables.Select(table => table.Table).Order(StringComparer.Ordinal));
        var waits = mapping.Files[0].Tables.Single(table => table.Table == "waits");
        Assert.Equal(["dd/MM/yyyy"], waits.Columns.Single(column => column.Target == "listed_on").Dates);
        Assert.Equal(["yyyy-MM-dd HH:mm"], waits.Columns.Single(column => column.Target == "decided_on").Dates);
        Assert.Equal("investigation", waits.Columns.Single(column => column.Target == "measuring_point").Codes!["utredning"]);
        var patients = mapping.Files[0].Tables.Single(table => table.Table == "patients");
        Assert.Equal(("1", "2"), (patients.Columns.Single(column => column.Target == "sex").Codes!["M"], patients.Columns.Single(column => column.Target == "sex").Codes!["K"]));
        Assert.Equal(["Personnummer"], mapping.Files[0].Identities);
        Assert.Contains("okända koder 'Annat'", proposal.Yaml, StringComparison.Ordinal);
        Assert.Contains(proposal.Notes, note => note.Sv.Contains("pseudonymise", StringComparison.Ordinal));
        Assert.Contains(proposal.Notes, note => note.Sv.Contains("Rum", StringComparison.Ordinal));
        Assert.DoesNotContain("9876", proposal.Yaml, StringComparison.Ordinal);
        Assert.All(MappingTrial.Run(mapping), result => Assert.Null(result.Failure));
    }

    [Fact]
    public void A_day_that_is_surely_another_column_is_no_guess_and_a_moment_is_a_day()
    {
        using var files = new Deliveries();
        files.Write("besök.csv", "Kontakt-id\tPatient\tMottagning\tDatum\tStatus\tBeslutsdatum\nk1\tp1\tM1\t31/01/2025 09:30\tGenomförd\t02/01/2025\nk2\tp2\tM1\t28/02/2025 10:00\tGenomförd\t\n");
        files.Write("utan.csv", "Kontakt-id;Patient;Mottagning;När;Status;Beslutsdatum\nk1;p1;M1;x;Genomförd;31/01/2025\n");
        var columns = SourceMapping.Parse(MappingProposal.Of([Path.Combine(files.Folder, "besök.csv")]).Yaml, "m.yaml").Files.Single().Tables.Single(table => table.Table == "contacts").Columns;
        var started = columns.Single(column => column.Target == "started_on");
        Assert.Equal(("Datum", "dd/MM/yyyy HH:mm"), (started.Sources.Single(), started.Dates.Single()));
        Assert.Equal("Beslutsdatum", columns.Single(column => column.Target == "decided_on").Sources.Single());
        Assert.Contains("# started_on: SAKNAS", MappingProposal.Of([Path.Combine(files.Folder, "utan.csv")]).Yaml, StringComparison.Ordinal);
    }

    /// <summary>An export without column names begins with a child.</summary>
    [Theory]
    [InlineData("v1;811218-9876;M1;Anna\nv2;811218-9876;M1;Bo\n")]
    [InlineData("v1;8112189876;M1;Anna\nv2;8112189876;M1;Bo\n")]
    [InlineData("v1;p1;M1 (811218-9876);Anna\nv2;p1;M1;Bo\n")]
    [InlineData("v1;p1;2025-01-31;Anna\nv2;p1;2025-01-31;Bo\n")]
    [InlineData("v1;4711;M1;Anna\nv2;4711;M1;Bo\n")]
    public void A_file_without_column_names_is_not_quoted(string text)
    {
        using var files = new Deliveries();
        files.Write("lista.csv", text);
        var proposal = MappingProposal.Of([files.Folder]);
        Assert.Contains(proposal.Notes, note => note.Sv.Contains("lista.csv: rubrikraden innehåller värden", StringComparison.Ordinal));
        foreach (var word in (string[])["Anna", "9876", "M1", "v1"])
            Assert.DoesNotContain(word, proposal.Yaml + string.Concat(proposal.Notes.Select(note => note.Sv + note.En)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_of_birth_needs_no_day()
    {
        using var files = new Deliveries();
        files.Write("patienter.csv", "Patient;Född;Kön\np1;2012-03;K\np2;2013-11;M\n");
        var mapping = SourceMapping.Parse(MappingProposal.Of([Path.Combine(files.Folder, "patienter.csv")]).Yaml, "m.yaml");
        Assert.Equal(["yyyy-MM"], mapping.Files[0].Tables[0].Columns.Single(column => column.Target == "birth_year").Dates);
        var patients = CareFiles.Open([Path.Combine(files.Folder, "patienter.csv")], mapping).Patients().Select(patient => (patient.BirthYear, patient.BirthMonth)).ToList();
        Assert.Equal([(2012, 3), (2013, 11)], patients.Select(birth => (birth.BirthYear, birth.BirthMonth ?? 0)));
        foreach (var wrong in (string[])["MM", "mm", "yyy"])
            Assert.Throws<DefinitionException>(() => SourceMapping.Parse(MappingProposal.Of([Path.Combine(files.Folder, "patienter.csv")]).Yaml.Replace("birth_year: { from: \"Född\", dates: \"yyyy-MM\"", $"birth_year: {{ from: \"Född\", dates: \"{wrong}\"", StringComparison.Ordinal), "m.yaml"));
    }

    /// <summary>A proposal that says how the file is written is one that reads it.</summary>
    [Theory]
    [InlineData("utf-16", "\t", 0, "encoding: utf-16")]
    [InlineData("utf-16", ";", 2, "header_line: 3")]
    [InlineData("utf-16", "|", 0, "separator: \"|\"")]
    [InlineData("utf-8", "|", 0, "separator: \"|\"")]
    [InlineData("utf-8", ";", 3, "header_line: 4")]
    [InlineData("iso-8859-1", "|", 1, "header_line: 2")]
    [InlineData("utf-8", "\t", 0, null)]
    [InlineData("iso-8859-1", ";", 0, null)]
    [InlineData("utf-8", ",", 0, null)]
    public void An_export_written_otherwise_is_proposed_as_it_is_written(string encoding, string separator, int before, string? said)
    {
        using var files = new Deliveries();
        var rows = string.Join('\n', ((string[])["Väntelistenr;Patient;Mottagning;Kö;Uppsatt datum;Fråga", "v1;p1;Åby;Nybesök;2025-01-31;\"a; b, c | d\"", "v2;p2;Åby;Utredning;2025-02-28;x"]).Select(line => separator == ";" ? line : line.Replace(";", separator, StringComparison.Ordinal))) + "\n";
        var text = string.Concat(Enumerable.Range(0, before).Select(line => $"Uttag {line}, gjort av systemet\n")) + rows;
        var how = System.Text.Encoding.GetEncoding(encoding);
        files.Write("lista.csv", [.. encoding.StartsWith("utf-16", StringComparison.Ordinal) ? how.GetPreamble() : [], .. how.GetBytes(text)]);
        var proposal = MappingProposal.Of([files.Folder]);
        if (said is null)
            Assert.DoesNotContain(["encoding:", "separator:", "header_line:"], word => proposal.Yaml.Contains(word, StringComparison.Ordinal));
        else
            Assert.Contains(said, proposal.Yaml, StringComparison.Ordinal);
        var waits = CareFiles.Open([files.Folder], SourceMapping.Parse(proposal.Yaml, "m.yaml")).Waits().ToList();
        Assert.Equal([("v1", "Åby"), ("v2", "Åby")], waits.Select(wait => (wait.WaitId, wait.UnitId)));
    }

    /// <summary>UTF-16 with the bytes the other way round reads as letters of no script: it is said that the column is not there, and nothing breaks.</summary>
    [Theory]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-8", true)]
    public void A_file_in_another_encoding_than_the_mapping_says_is_refused_in_a_sentence(string encoding, bool marked)
    {
        using var files = new Deliveries();
        var how = System.Text.Encoding.GetEncoding(encoding);
        files.Write("vänte.txt", [.. marked ? how.GetPreamble() : [], .. how.GetBytes(JournalMapping.Header + "7;p1;K;M;N;2025-01-31;;;;;;\n")]);
        var refused = Deliveries.Refused(() => CareFiles.Open([files.Folder], JournalMapping.With("encoding: windows-1252", "encoding: utf-16")));
        Assert.Equal(Trettio.Care.ExitCode.CannotRead, refused.Code);
        Assert.Contains("Väntenr", refused.Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_of_no_script_in_a_mapping_is_no_fault_of_ours() =>
        Assert.Null(Record.Exception(() => JournalMapping.With("source_system: Provsystemet 7", "source_system: \"\\uFFFE\"").Find("\uFFFE.csv")));

    [Fact]
    public void A_native_delivery_is_proposed_as_it_is()
    {
        using var files = new Deliveries();
        files.Write("d/units.csv", "unit_id;name\nu1;BUP\n");
        files.Write("d/contacts.csv", "contact_id;patient_id;unit_id;started_on;status\nc1;p1;u1;2025-01-02;done\n");
        files.Write("d/notes.csv", "a;b\n1;2\n");
        var proposal = MappingProposal.Of([Path.Combine(files.Folder, "d")]);
        Assert.Contains(proposal.Notes, note => note.Sv.Contains("notes.csv", StringComparison.Ordinal));
        var delivery = CareFiles.Open([Path.Combine(files.Folder, "d")], SourceMapping.Parse(proposal.Yaml, "m.yaml"));
        Assert.Equal(Deliveries.EventsOf(files.Open("d")), Deliveries.EventsOf(delivery));
    }
}
