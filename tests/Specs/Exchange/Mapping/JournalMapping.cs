using Trettio.Exchange;

namespace Trettio.Specs.Exchange.Mapping;

/// <summary>A made-up journal export, and a mapping that reads it.</summary>
internal static class JournalMapping
{
    public const string Header = "Väntenr;Pat;Klinik;Mott;Typ;Uppsatt;Beslut;Beslut2;Avv;Besöksdatum;Status;Anm\n";

    public const string Yaml = """
        id: provsystemet
        version: 3
        made_by: A. Andersson
        source_system: Provsystemet 7
        files:
          - file: "vänte*.txt"
            encoding: windows-1252
            separator: ";"
            ignore: [Anm]
            tables:
              - table: waits
                where:
                  - { column: Typ, is: [N, U, B] }
                columns:
                  wait_id: Väntenr
                  patient_id: Pat
                  unit_id: { from: [Klinik, Mott], join: "-" }
                  measuring_point: { from: Typ, codes: { N: first_visit, U: investigation, B: treatment } }
                  listed_on: { from: Uppsatt, dates: [dd/MM/yyyy, yyyy-MM-dd] }
                  decided_on: { first: [Beslut, Beslut2], dates: dd/MM/yyyy }
                  deviation: { from: Avv, codes: { 1: PvV, 2: MoV, "": "" } }
              - table: contacts
                where:
                  - { column: Besöksdatum, not: "" }
                columns:
                  contact_id: { from: [Väntenr, Besöksdatum], join: "/" }
                  patient_id: Pat
                  unit_id: { from: [Klinik, Mott], join: "-" }
                  started_on: { from: Besöksdatum, dates: dd/MM/yyyy }
                  status: { from: Status, codes: { Klar: done, Ute: no_show } }
                  measuring_point: { from: Typ, codes: { N: first_visit, U: investigation, B: treatment } }
                  wait_id: Väntenr
        tests:
          - name: en bred rad ger en väntan och en kontakt
            row: { Väntenr: "7", Pat: p1, Klinik: K, Mott: M, Typ: n, Uppsatt: 31/01/2025, Beslut2: 01/02/2025, Avv: "1", Besöksdatum: 03/02/2025, Status: klar }
            gives:
              - { table: waits, wait_id: "7", unit_id: K-M, listed_on: 2025-01-31, decided_on: 2025-02-01, deviation: PvV }
              - { table: contacts, contact_id: 7/03/02/2025, started_on: 2025-02-03, status: done }
          - name: en rad av annat slag ger ingenting
            row: { Väntenr: "8", Pat: p1, Typ: X }
            gives: []
          - name: en okänd avvikelse läses inte
            row: { Väntenr: "9", Pat: p1, Klinik: K, Mott: M, Typ: U, Uppsatt: 2025-01-31, Avv: "3" }
            refused: deviation
        """;

    public static SourceMapping Parsed => SourceMapping.Parse(Yaml, "m.yaml");

    public static SourceMapping With(string before, string after) => SourceMapping.Parse(Changed(before, after), "m.yaml");

    public static string Changed(string before, string after)
    {
        Assert.Contains(before, Yaml, StringComparison.Ordinal);
        return Yaml.Replace(before, after, StringComparison.Ordinal);
    }
}
