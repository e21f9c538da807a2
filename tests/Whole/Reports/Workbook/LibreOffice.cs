using System.Diagnostics;

namespace Trettio.Whole.Reports.Workbook;

/// <summary>The office program as an independent calculator: it opens a workbook, calculates, and writes each sheet's raw values.</summary>
internal static class LibreOffice
{
    public const string Program = "/usr/bin/soffice";

    // Fields: semicolon, quote, UTF-8, first row, formats, language, quote texts, values as shown, formulas, …, every sheet.
    private const string RawCsv = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1";

    // 0: calculate when opening, whatever made the file.
    private const string AlwaysCalculate = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    /// <summary>Beside each workbook in the folder: one file per sheet, named <c>workbook-Sheet.csv</c>.</summary>
    public static void Calculate(string folder, IEnumerable<string> workbooks) => Convert(folder, RawCsv, folder, workbooks);

    /// <summary>Opens each workbook and saves it again in another folder, under the same name.</summary>
    public static void Save(string folder, string to, IEnumerable<string> workbooks) => Convert(folder, "xlsx", to, workbooks);

    private static void Convert(string folder, string format, string to, IEnumerable<string> workbooks)
    {
        var profile = Path.Combine(folder, "profile");
        Directory.CreateDirectory(Path.Combine(profile, "user"));
        File.WriteAllText(Path.Combine(profile, "user", "registrymodifications.xcu"), AlwaysCalculate);
        var start = new ProcessStartInfo(Program) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[$"-env:UserInstallation={new Uri(profile)}", "--headless", "--convert-to", format, "--outdir", to, .. workbooks])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The office program did not start.");
        var said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)) || process.ExitCode != 0)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"The office program could not convert: {said.Result}");
        }
    }

    /// <summary>Rows of cells; quotes as in RFC 4180.</summary>
    public static List<List<string>> Read(string path)
    {
        List<List<string>> rows = [[]];
        var (cell, isQuoted) = (new System.Text.StringBuilder(), false);
        foreach (var letter in File.ReadAllText(path))
        {
            switch (letter)
            {
                case '"':
                    // A doubled quote ends and begins again: the second keeps one quote.
                    if (!isQuoted && cell.Length > 0)
                    {
                        cell.Append('"');
                    }

                    isQuoted = !isQuoted;
                    break;
                case ';' when !isQuoted:
                    rows[^1].Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\n' when !isQuoted:
                    rows[^1].Add(cell.ToString());
                    cell.Clear();
                    rows.Add([]);
                    break;
                default:
                    cell.Append(letter);
                    break;
            }
        }

        return rows;
    }
}
