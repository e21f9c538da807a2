using System.Text;

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

    /// <summary>The same list as another system gives it: every word that a mapping knows is used.</summary>
    public const string Whole = """
        id: prov-2
        version: 12
        made_by: A
        source_system: Prov 2
        files:
          - file: "lista*.txt"
            separator: "|"
            encoding: windows-1252
            header_line: 3
            ignore: [Anm]
            identities: [Vårdnadshavare]
            free_text: [Fritext]
            marks:
              - column: Kval
                means:
                  p: { sv: preliminär, en: provisional }
                  "d": { sv: dubblett, en: duplicate }
            tables:
              - table: patients
                where: [{ column: Typ, is: P }]
                columns:
                  patient_id: Pnr
                  birth_year: { from: Född, dates: [yyyyMMdd, yyyy-MM-dd] }
                  sex: { from: Kön, codes: { M: "1", K: "2", "": "3" } }
                  merged_into: Tidigare
              - table: waits
                where:
                  - { column: Typ, is: [N, U] }
                  - { column: Makulerad, not: [J, X] }
                columns:
                  wait_id: Nr
                  patient_id: Pnr
                  unit_id: { from: [Klinik, Mott], join: "/" }
                  measuring_point: { from: Typ, codes: { N: first_visit, U: investigation } }
                  listed_on: { first: [Uppsatt, Född], dates: [yyyyMMdd, dd/MM/yyyy] }
                  question: Fritext
                  priority: { constant: normal }
          - file: "*.xlsx"
            sheet: "Uttag*"
            tables:
              - table: figures
                columns: { region: R, month: { from: Månad, dates: yyyyMM }, measuring_point: { constant: treatment }, completed: { from: Antal, decimal: "," } }
        tests:
          - name: en patient
            file: lista.txt
            row: { Nr: "1", Pnr: p1, Typ: P, Född: "20120229", Kön: K }
            gives: [{ table: patients, patient_id: p1, birth_year: "2012", sex: "2" }]
          - name: ett oläsligt datum
            file: lista.txt
            row: { Nr: "1", Pnr: p1, Typ: N, Klinik: K, Mott: M, Uppsatt: i går }
            refused: listed_on
        """;

    /// <summary>Rows for <see cref="Whole"/>, with identity numbers.</summary>
    public static byte[] Identities { get; } = Encoding.Latin1.GetBytes("Väntelista\nuttag 1\nNr|Pnr|Vårdnadshavare|Tidigare|Typ|Klinik|Mott|Född|Kön|Uppsatt|Makulerad|Kval|Fritext|Anm\n" + string.Concat(Enumerable.Range(1, 60).Select(number =>
        $"{number}|{Seeds.Numbers[number % Seeds.Numbers.Count]}|{(number % 4 == 0 ? Seeds.Numbers[0] : "")}||{"NUP"[number % 3]}|K|M{number % 3}|2012{(number % 12) + 1:00}28|{"MK"[number % 2]}|{(number % 28) + 1:00}/01/2025|||\"åt {(number % 5 == 0 ? Seeds.Numbers[1] : "barnet")} | {number}\"|\n")));

    public static string Rows { get; } = "Nr;Pat;Klinik;Mott;Typ;Uppsatt;Beslut;Besök;Kval;Anm\n" + string.Concat(Enumerable.Range(1, 60).Select(number =>
        $"{number};p{number % 17};K;M{number % 3};{"NUBX"[number % 4]};{(number % 28) + 1:00}/01/2025;;{(number % 2 == 0 ? "03/02/2025" : "")};{(number % 5 == 0 ? "p" : "")};\"text; med \"\"citat\"\" {number}\"\n"));
}
