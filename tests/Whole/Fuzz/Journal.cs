namespace Trettio.Whole.Fuzz;

/// <summary>A mapping and a list of a journal system, whole, to be damaged.</summary>
internal static class Journal
{
    public const string Yaml = """
        id: provsystemet
        version: 1
        made_by: A
        source_system: Prov
        files:
          - file: "*.txt"
            ignore: [Anm]
            marks: [{ column: Kval, means: { p: { sv: preliminär, en: provisional } } }]
            tables:
              - table: waits
                where: [{ column: Typ, is: [N, U, B] }]
                columns:
                  wait_id: Nr
                  patient_id: Pat
                  unit_id: { from: [Klinik, Mott], join: "-" }
                  measuring_point: { from: Typ, codes: { N: first_visit, U: investigation, B: treatment } }
                  listed_on: { from: Uppsatt, dates: [dd/MM/yyyy, yyyy-MM-dd] }
                  decided_on: { first: [Beslut, Uppsatt], dates: dd/MM/yyyy }
              - table: contacts
                where: [{ column: Besök, not: "" }]
                columns: { contact_id: Nr, patient_id: Pat, unit_id: Mott, started_on: { from: Besök, dates: dd/MM/yyyy }, status: { constant: done }, wait_id: Nr }
        tests:
          - name: en rad
            row: { Nr: "1", Pat: p1, Klinik: K, Mott: M, Typ: N, Uppsatt: 31/01/2025 }
            gives: [{ table: waits, wait_id: "1", unit_id: K-M }]
        """;

    public static string Rows { get; } = "Nr;Pat;Klinik;Mott;Typ;Uppsatt;Beslut;Besök;Kval;Anm\n" + string.Concat(Enumerable.Range(1, 60).Select(number =>
        $"{number};p{number % 17};K;M{number % 3};{"NUBX"[number % 4]};{(number % 28) + 1:00}/01/2025;;{(number % 2 == 0 ? "03/02/2025" : "")};{(number % 5 == 0 ? "p" : "")};\"text; med \"\"citat\"\" {number}\"\n"));
}
