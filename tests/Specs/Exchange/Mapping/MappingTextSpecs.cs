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
