using System.Text;
using Trettio.Care;
using Trettio.Exchange;

namespace Trettio.Specs.Exchange.Mapping;

/// <summary>A region's own export read through a mapping: the same care events, findings and quarantine as a native file gives.</summary>
public class MappingSpecs
{
    [Fact]
    public void A_wide_row_of_an_own_export_becomes_a_wait_and_a_contact()
    {
        using var files = new Deliveries();
        var delivery = Open(files, JournalMapping.Parsed, "7;p1;K;M;N;31/01/2025;;01/02/2025;1;03/02/2025;Klar;hej\n8;p2;K;M;U;2025-01-31;02/02/2025;09/09/2025;;;;\n9;p3;K;M;X;;;;;;;\n");
        var waits = delivery.Waits().OrderBy(wait => wait.WaitId, StringComparer.Ordinal).ToList();
        Assert.Equal(["7", "8"], waits.Select(wait => wait.WaitId));
        Assert.Equal(("K-M", new DateOnly(2025, 1, 31), new DateOnly(2025, 2, 1), Deviation.PatientChosen), (waits[0].UnitId, waits[0].ListedOn, waits[0].DecidedOn, waits[0].Deviation));
        Assert.Equal((MeasuringPoint.Investigation, new DateOnly(2025, 2, 2), Deviation.None), (waits[1].MeasuringPoint, waits[1].DecidedOn, waits[1].Deviation));
        var contact = delivery.Contacts().Single();
        Assert.Equal(("7/03/02/2025", "7", ContactStatus.Done, ContactKind.FirstVisit), (contact.ContactId, contact.WaitId, contact.Status, contact.Kind));
        Assert.Empty(delivery.Findings);
        Assert.Equal([("vänte 2025.txt (waits)", 2L), ("vänte 2025.txt (contacts)", 1L)], delivery.Files.Select(file => (file.Name, file.Read)));
    }

    [Fact]
    public void A_code_that_is_not_in_the_mapping_puts_the_row_aside_by_the_sources_own_column()
    {
        using var files = new Deliveries();
        // Natively 3 is SoV; through a table of codes that lacks it, it is unknown.
        var delivery = Open(files, JournalMapping.Parsed, "7;p1;K;M;N;31/01/2025;;;3;;;\n8;p1;K;M;N;01/31/2025;;;;;;\n");
        Assert.Empty(delivery.Waits());
        Assert.Equal(
            [(2L, "Avv", "code not in the mapping"), (3L, "Uppsatt", "date not as the mapping says")],
            delivery.UnreadRows.Select(row => (row.Line, row.Column, row.ValueClass)));
        Assert.Equal(ReadingChecks.UnreadRow, delivery.Findings.Single().Check);
    }

    [Fact]
    public void A_cell_that_is_not_counted_with_is_kept_raw_under_the_sources_name()
    {
        using var files = new Deliveries();
        var mapping = JournalMapping.With("wait_id: Väntenr\ntests", "wait_id: Väntenr\n          registered_on: { from: Uppsatt, dates: dd/MM/yyyy }\ntests");
        var delivery = Open(files, mapping, "7;p1;K;M;N;2025-01-31;;;;03/02/2025;Klar;\n");
        Assert.Null(delivery.Contacts().Single().RegisteredOn);
        var cell = delivery.UnreadCells.Single();
        Assert.Equal(("Uppsatt", "2025-01-31", 2L), (cell.Column, cell.RawText, cell.Line));
    }

    [Fact]
    public void The_log_tells_every_interpretation()
    {
        using var files = new Deliveries();
        var delivery = Open(files, JournalMapping.Parsed, "7;p1;K;M;N;31/01/2025;;;1;;;\n9;p3;K;M;X;;;;;;;\n");
        delivery.ReadAll();
        var log = string.Join('\n', delivery.Log.Select(told => told.Sv));
        string[] expected =
        [
            "windows-1252, avgränsare semikolon", "mappningen provsystemet version 3", JournalMapping.Parsed.Hash[..12],
            "Avv → deviation: 1 = PvV, 2 = MoV, – = –", "datum i Uppsatt skrivna dd/MM/yyyy, yyyy-MM-dd", "1 rader togs inte med",
        ];
        Assert.All(expected, part => Assert.Contains(part, log, StringComparison.Ordinal));
    }

    [Fact]
    public void A_native_files_tolerant_readings_are_told_too()
    {
        using var files = new Deliveries();
        var delivery = files.OpenText("waits.csv", "wait_id;patient_id;unit_id;measuring_point;listed_on;decided_on;deviation\nw1;p1;u1;Nybesök;20250131;2025-01-31T08:00:00;2\nw2;p1;u1;treatment;2025-01-31;;\n");
        delivery.ReadAll();
        var log = string.Join('\n', delivery.Log.Select(told => told.Sv));
        Assert.Contains("measuring_point lästes som nybesök = first_visit.", log, StringComparison.Ordinal);
        Assert.Contains("deviation lästes som 2 = MoV.", log, StringComparison.Ordinal);
        Assert.Contains("datum i listed_on skrivna ÅÅÅÅMMDD", log, StringComparison.Ordinal);
        Assert.Contains("av klockslag i decided_on räknas dagen", log, StringComparison.Ordinal);
        Assert.Equal(5, delivery.Log.Count);
    }

    [Fact]
    public void Another_mapping_of_the_same_files_is_another_delivery()
    {
        using var files = new Deliveries();
        const string Row = "7;p1;K;M;N;31/01/2025;;;1;;;\n";
        var (first, other) = (Open(files, JournalMapping.Parsed, Row).ContentHash, Open(files, JournalMapping.With("version: 3", "version: 4"), Row).ContentHash);
        Assert.NotEqual(first, other);
        Assert.Equal(first, Open(files, JournalMapping.Parsed, Row).ContentHash);
    }

    [Fact]
    public void A_column_that_nothing_reads_is_told_and_one_that_is_missing_refuses()
    {
        using var files = new Deliveries();
        files.Write("vänte.txt", Latin("Väntenr;Pat;Klinik;Typ;Uppsatt;Ny;Besöksdatum;Status;Anm\n7;p1;K;N;31/01/2025;x;;;\n"));
        var delivery = CareFiles.Open([files.Folder], JournalMapping.Parsed);
        Assert.Equal("K-", delivery.Waits().Single().UnitId);
        var unknown = delivery.Findings.Single(finding => finding.Check == ReadingChecks.UnknownColumn);
        Assert.Contains("Ny", unknown.Sentence.Sv, StringComparison.Ordinal);
        // Mott twice (both tables), Beslut, Beslut2 and Avv.
        Assert.Equal(5, delivery.Findings.Count(finding => finding.Check == ReadingChecks.MappingUnused));

        files.Write("vänte.txt", Latin("Väntenr;Klinik;Mott;Typ;Uppsatt;Besöksdatum;Status\n7;K;M;N;31/01/2025;;\n"));
        var refused = Deliveries.Refused(() => CareFiles.Open([files.Folder], JournalMapping.Parsed));
        Assert.Contains("Pat", refused.Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_the_mapping_expects_and_nobody_delivers_is_told()
    {
        using var files = new Deliveries();
        files.Write("units.csv", "unit_id;name\nK-M;BUP\n");
        var delivery = CareFiles.Open([files.Folder], JournalMapping.Parsed);
        Assert.Single(delivery.Units());
        Assert.Equal(ReadingChecks.MappingUnused, delivery.Findings.Single().Check);
    }

    [Fact]
    public void A_header_further_down_and_another_encoding_are_found_as_the_mapping_says()
    {
        using var files = new Deliveries();
        var mapping = JournalMapping.With("encoding: windows-1252", "encoding: utf-16\n    header_line: 3");
        files.Write("väntelista.txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Rapport 2025\n\n" + JournalMapping.Header + "7;p1;K;M;N;31/01/2025;;;9;;;\n8;p1;K;M;B;31/01/2025;;;;;;\n")]);
        var delivery = CareFiles.Open([files.Folder], mapping);
        Assert.Equal(MeasuringPoint.Treatment, delivery.Waits().Single().MeasuringPoint);
        Assert.Equal(4, delivery.UnreadRows.Single().Line);
    }

    [Fact]
    public void Parts_of_a_months_figures_are_put_together_and_what_is_not_there_stays_unknown()
    {
        using var files = new Deliveries();
        files.Write("seen.csv", "Board,Month,Seen,In,SeenQF\nA,202401,\"1 234,0\",1000,p u\nA,202402,,,:\n");
        files.Write("waiting.csv", "Board,Month,Waiting\nA,202401,7\nA,202403,8\n");
        var delivery = CareFiles.Open([files.Folder], SourceMapping.Parse(Figures, "m.yaml"));
        var rows = delivery.Figures().Rows.OrderBy(row => row.Figure.Key.Month).ToList();
        Assert.Equal([new Month(2024, 1), new(2024, 3)], rows.Select(row => row.Figure.Key.Month));
        Assert.Equal((1000, 1234, 7, "A"), (rows[0].Figure.InTime, rows[0].Figure.Counted, rows[0].Figure.Waiting, rows[0].Unit));
        Assert.Equal((null, null, 8), (rows[1].Figure.InTime, rows[1].Figure.Counted, rows[1].Figure.Waiting));
        Assert.Equal(
            [(ReadingChecks.FigureMissing, 1L), (ReadingChecks.SourceMark, 1L), (ReadingChecks.SourceMark, 1L), (ReadingChecks.SourceMark, 1L)],
            delivery.Findings.Select(finding => (finding.Check, finding.Count)));
        Assert.Contains("preliminär", delivery.Findings[2].Sentence.Sv, StringComparison.Ordinal);
        Assert.Contains("inte känner", delivery.Findings[3].Sentence.Sv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("waiting,1", "waiting,1", 0, 1)]
    [InlineData("waiting,1", "waiting,2", 1, 2)]
    [InlineData("waiting,2", "waiting,1", 1, 2)]
    public void Of_parts_that_differ_the_greater_counts_and_is_told(string one, string two, int findings, int waiting)
    {
        using var files = new Deliveries();
        files.Write("waiting.csv", $"Board,Month,Waiting\nA,202401,{one.Split(',')[1]}\nA,202401,{two.Split(',')[1]}\n");
        files.Write("seen.csv", "Board,Month,Seen,In,SeenQF\n");
        var delivery = CareFiles.Open([files.Folder], SourceMapping.Parse(Figures, "m.yaml"));
        Assert.Equal(waiting, delivery.Figures().Rows.Single().Figure.Waiting);
        Assert.Equal(findings, delivery.Findings.Count);
    }

    [Fact]
    public void Workbooks_are_read_by_sheet()
    {
        var yaml = JournalMapping.Changed("file: \"vänte*.txt\"", "file: \"bok*.xlsx\"\n    sheet: Lista").Replace("    encoding: windows-1252\n    separator: \";\"\n", "", StringComparison.Ordinal);
        var mapping = SourceMapping.Parse(yaml, "m.yaml");
        Assert.NotNull(mapping.Find("Bok1.xlsx", ("lista", false)));
        Assert.Null(mapping.Find("bok1.xlsx", ("annat", true)));
        Assert.Null(mapping.Find("vänte.txt"));
        var first = SourceMapping.Parse(yaml.Replace("    sheet: Lista\n", "", StringComparison.Ordinal), "m.yaml");
        Assert.NotNull(first.Find("bok.xlsx", ("vad som helst", true)));
        Assert.Null(first.Find("bok.xlsx", ("vad som helst", false)));
    }

    internal const string Figures = """
        id: f
        version: 1
        made_by: B
        source_system: S
        files:
          - file: seen.csv
            marks:
              - { column: SeenQF, means: { p: { sv: preliminär, en: provisional }, ":": { sv: saknas, en: missing } } }
            tables:
              - table: figures
                columns:
                  region: { constant: R }
                  unit: Board
                  month: { from: Month, dates: yyyyMM }
                  measuring_point: { constant: treatment }
                  completed_counted: { from: Seen, decimal: "," }
                  completed_in_time: In
          - file: waiting.csv
            tables:
              - table: figures
                columns:
                  region: { constant: R }
                  unit: Board
                  month: { from: Month, dates: yyyyMM }
                  measuring_point: { constant: treatment }
                  waiting: Waiting
        """;

    private static byte[] Latin(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1252).GetBytes(text);
    }

    private static CareDelivery Open(Deliveries files, SourceMapping mapping, string rows)
    {
        files.Write("vänte 2025.txt", Latin(JournalMapping.Header + rows));
        return CareFiles.Open([files.Folder], mapping);
    }
}
