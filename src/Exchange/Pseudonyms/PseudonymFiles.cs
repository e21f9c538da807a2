using System.Globalization;
using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>The files of a delivery that is to be written again with pseudonyms, and what is said of those that are not.</summary>
public sealed record PseudonymFiles(IReadOnlyList<PseudonymFile> Files, IReadOnlyList<Phrase> NotWritten)
{
    /// <summary>The file that tells of mergings where no file of patients can.</summary>
    public const string UntoldName = "patients.csv";

    private SourceMapping? Mapping { get; init; }

    /// <param name="paths">Files, folders, archives and workbooks.</param>
    /// <param name="mapping">How they are read; null: as contracts §1 says.</param>
    /// <param name="reserve">The shapes of reserve numbers.</param>
    /// <param name="freeText">Columns, of any file, in whose words identity numbers are replaced.</param>
    /// <exception cref="RefusedException">Something cannot be read, or two files have one name (CannotRead); a column of free text is in no file (WrongUsage).</exception>
    public static PseudonymFiles Open(IReadOnlyList<string> paths, SourceMapping? mapping, ReserveNumbers reserve, IReadOnlyList<string>? freeText = null)
    {
        var found = new DeliveryPaths(mapping);
        foreach (var path in paths)
            found.Add(path);
        var national = found.Files.Where(IsXml).ToList();
        var files = found.Files.Except(national).GroupBy(file => file.SourceHeader, ReferenceEqualityComparer.Instance)
            .Select(views => new PseudonymFile([.. views], reserve, freeText ?? [])).ToList();
        if (files.Count == 0 && national.Count > 0)
            throw new RefusedException(ExitCode.CannotRead, National(national[0].OwnName));
        Refuse(files, freeText ?? []);
        if (files.LastOrDefault(file => file.Patients is { IsMapped: false }) is { } patients)
            patients.TakesUntold = true;
        return new(files, [.. found.Findings.Select(finding => finding.Sentence), .. national.Select(file => National(file.OwnName))]) { Mapping = mapping };
    }

    /// <summary>Before anything is written: whether mergings have somewhere to stand.</summary>
    /// <exception cref="RefusedException">They have not (CannotRead).</exception>
    public void DemandPlaceForMerged()
    {
        foreach (var file in Files)
            file.Patients?.DemandInto(file.Name);
        if (!Files.Any(file => file.TakesUntold) && (Mapping?.Find(UntoldName) is not null || Files.Any(file => file.Name.Equals(UntoldName, StringComparison.OrdinalIgnoreCase))))
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                $"--merged behöver skriva en egen {UntoldName}, men mappningen läser en fil med det namnet; begränsa file i mappningen.",
                $"--merged needs to write a {UntoldName} of its own, but the mapping reads a file of that name; narrow file in the mapping."));
        }
    }

    /// <summary>The mergings that no file has told of, as a file of patients; null when there are none.</summary>
    public static byte[]? Untold(PseudonymRun run)
    {
        using var output = new MemoryStream();
        var count = 0;
        using (var text = new SeparatedText(output, ';', null))
        {
            text.Line("patient_id;birth_year;merged_into");
            foreach (var (earlier, year, into) in run.Merged?.Untold(run) ?? [])
            {
                text.Line(string.Create(CultureInfo.InvariantCulture, $"{earlier};{year};{into}"));
                count++;
            }
        }

        return count > 0 ? output.ToArray() : null;
    }

    private static bool IsXml(SourceFile file) => file is { IsSheet: false, View: null } && file.OwnName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private static Phrase National(string file) => new(
        $"{file} skrivs inte: en nationell fil har inga patienter att ersätta; läs in den som den är.",
        $"{file} is not written: a national file has no patients to replace; import it as it is.");

    private static void Refuse(List<PseudonymFile> files, IReadOnlyList<string> freeText)
    {
        if (files.GroupBy(file => (file.Name.ToUpperInvariant(), file.Sheet)).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            var name = twice.First().Name;
            throw new RefusedException(ExitCode.CannotRead, new(
                $"Två filer heter {name}, och bara en kan skrivas; kör dem var för sig till var sin mapp.",
                $"Two files are called {name}, and only one can be written; run them one by one into folders of their own."));
        }

        if (freeText.FirstOrDefault(column => !files.Exists(file => file.HasFree(column))) is { } unknown)
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"--free-text '{unknown}' är ingen kolumn i filerna; skriv namnet som det står i rubrikraden.",
                $"--free-text '{unknown}' is no column of the files; write the name as it stands in the header."));
        }
    }
}
