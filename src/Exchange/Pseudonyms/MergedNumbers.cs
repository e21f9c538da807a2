using System.Text;
using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>
/// Who has changed number (sammanslagna patienter): a table of the earlier number (<c>patient_id</c>) and the one that holds now (<c>merged_into</c>),
/// as <c>patients.csv</c> has them. Kept as pseudonyms.
/// </summary>
public sealed class MergedNumbers
{
    private const string Earlier = "patient_id";
    private const string Now = "merged_into";

    private readonly Dictionary<string, (string Into, int? BirthYear, long Line)> merged = new(StringComparer.Ordinal);
    private readonly HashSet<string> written = new(StringComparer.Ordinal);
    private readonly string name;

    private MergedNumbers(string name) => this.name = name;

    public int Count => merged.Count;

    /// <summary>Mergings that no row of a file has told of yet.</summary>
    public bool Awaits => written.Count < merged.Count;

    /// <summary>Reads the table: a .csv or the first sheet of an .xlsx.</summary>
    /// <exception cref="RefusedException">It cannot be read, or lacks one of the two columns (CannotRead).</exception>
    public static MergedNumbers Read(string path, PseudonymRun run)
    {
        if (DeliveryPaths.Anything([path]) is not [var (file, _, _), ..])
            throw Refusals.NoSuchPath(path);
        var header = file.SourceHeader;
        var (from, into) = (Place(header, Earlier), Place(header, Now));
        if (from < 0 || into < 0)
            throw Refusals.OwnColumnMissing(file.OwnName, from < 0 ? Earlier : Now);
        var made = new MergedNumbers(file.OwnName);
        using var rows = file.Rows();
        while (rows.Read())
        {
            run.Look();
            if (rows.FaultAmong(header.Count) is not RowFault.None and var fault)
            {
                var line = rows.Line;
                rows.ReadOnAfterFirstLine();
                run.SetAside(RowSetAside.Broken(made.name, line, fault));
                continue;
            }

            made.Take(run, rows.Line, Text(rows, from), Text(rows, into));
        }

        return made;
    }

    /// <summary>The pseudonym that the person has now; null for one who has not changed number. It then counts as told.</summary>
    internal byte[]? Into(ReadOnlySpan<byte> pseudonym)
    {
        var earlier = Encoding.UTF8.GetString(pseudonym);
        if (!merged.TryGetValue(earlier, out var one))
            return null;
        written.Add(earlier);
        return Encoding.UTF8.GetBytes(one.Into);
    }

    /// <summary>The mergings not yet told, as rows of patients: who, born when, merged into whom. One without a birth year is set aside.</summary>
    internal IEnumerable<(string Earlier, int BirthYear, string Into)> Untold(PseudonymRun run)
    {
        foreach (var (earlier, one) in merged)
        {
            if (!written.Add(earlier))
                continue;
            if (one.BirthYear is { } year)
                yield return (earlier, year, one.Into);
            else
                run.SetAside(RowSetAside.InMerging(name, one.Line, "", new(
                    "Inget av numren säger födelseåret, och patienten saknas i patients.", "Neither number tells the birth year, and the patient is not in patients.")));
        }
    }

    private void Take(PseudonymRun run, long line, string earlier, string now)
    {
        foreach (var (column, text) in new[] { (Earlier, earlier), (Now, now) })
        {
            if (text.Length == 0)
                run.SetAside(RowSetAside.InMerging(name, line, column, Reasons.Empty.Reason));
            else if (IdentitySpelling.LooksLikeOne(text))
                run.SetAside(RowSetAside.Unreadable(name, line, column));
            else
                continue;
            return;
        }

        var (from, into) = (run.Pseudonyms.Of(earlier), run.Pseudonyms.Of(now));
        if (merged.TryGetValue(from, out var before) ? before.Into != into : from == into)
        {
            run.SetAside(RowSetAside.InMerging(name, line, Now, new(
                "Samma nummer är redan sammanslaget med ett annat, eller med sig självt.", "The same number is merged into another already, or into itself.")));
        }
        else
        {
            merged[from] = (into, run.Pseudonyms.BirthYear(now) ?? run.Pseudonyms.BirthYear(earlier), line);
        }
    }

    private static string Text(RowReader rows, int place) => Encoding.UTF8.GetString(CellText.Trim(rows.Cell(place)));

    internal static int Place(IReadOnlyList<string> header, string column)
    {
        for (var place = 0; place < header.Count; place++)
        {
            if (header[place].Composed().Equals(column, StringComparison.OrdinalIgnoreCase))
                return place;
        }

        return -1;
    }
}
