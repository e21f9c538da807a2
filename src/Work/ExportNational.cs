using System.Security.Cryptography;
using System.Text;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Exchange.National;
using Trettio.Measuring;

namespace Trettio.Work;

/// <summary>The forms a national delivery is written in.</summary>
public enum NationalFileForm
{
    Xml,
    Csv,
}

/// <summary>The verb export --national: a month's delivery to the national database, with all that is told of it.</summary>
public static class ExportNational
{
    /// <summary>The name of the settings file in the data folder.</summary>
    public const string SettingsFile = "national-units.yaml";

    /// <summary>The file asked for, else the data folder's, else none.</summary>
    /// <exception cref="RefusedException">The file asked for is not there, or it cannot be used (10).</exception>
    public static NationalUnitSettings Settings(string? asked, DataFolder data, NationalOrigins origins)
    {
        var path = asked ?? Path.Combine(data.Path, SettingsFile);
        if (asked is null && !File.Exists(path))
        {
            return NationalUnitSettings.None;
        }

        try
        {
            return NationalUnitSettings.Parse(File.ReadAllText(path), Path.GetFileName(path), origins.Settings);
        }
        catch (DefinitionException fault)
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                $"Enhetsinställningarna i {fault.File}, rad {fault.Line}, kan inte läsas: {fault.Reason.Sv.TrimEnd('.')}.",
                $"The unit settings in {fault.File}, line {fault.Line}, cannot be read: {fault.Reason.En.TrimEnd('.')}."), fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                $"Enhetsinställningarna '{path}' kan inte läsas; ange en fil som finns med --settings.",
                $"The unit settings '{path}' cannot be read; name a file that exists with --settings."), fault);
        }
    }

    /// <summary>What would be delivered, and what would not; writes nothing.</summary>
    /// <exception cref="RefusedException">There are no care events (10), or none stands in the month (2).</exception>
    public static NationalManifest Prepare(Inputs inputs, NationalTerms terms, Month month)
    {
        if (inputs.Events is not { } events || inputs.LedgerOf(terms.Rules) is not { } ledger)
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                $"{inputs.Description.Sv} innehåller inga vårdhändelser att leverera; ange en mapp med dem efter --in.",
                $"{inputs.Description.En} holds no care events to deliver; name a folder of them after --in."));
        }

        var export = NationalExport.Of(events, terms, month);
        // After the last thing known, everyone who waited would seem to wait still.
        if (month > ledger.LastMonth || export.Rows.Count + export.Rejected.Count + export.HeldBack(NationalKind.Completed) + export.HeldBack(NationalKind.Waiting) == 0)
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"Ingen är känd som genomförd eller väntande i {month}; uppgifter finns från {ledger.FirstMonth} till {ledger.LastMonth}.",
                $"Nobody is known to be completed or waiting in {month}; there is data from {ledger.FirstMonth} to {ledger.LastMonth}."));
        }

        return new()
        {
            Export = export,
            Terms = terms,
            Control = NationalControl.Of(export, ledger.Figures(new(month, month, terms.Level))),
            ProgramVersion = Program.Version,
        };
    }

    /// <summary>Writes each file whole or not at all, reads the delivery again and compares, and writes manifest, summary and the list of rejected records last.</summary>
    /// <exception cref="RefusedException">The folder cannot be written (12).</exception>
    public static NationalManifest Write(NationalManifest prepared, string folder, IReadOnlyCollection<NationalFileForm> forms, Language language)
    {
        Folders.Ensure(folder);
        var files = new List<DeliveredFile>();
        var equal = true;
        foreach (var form in forms.Distinct().Order())
        {
            // Each form is a delivery of its own: in one folder the two would be the same month twice.
            var place = form == NationalFileForm.Csv && forms.Contains(NationalFileForm.Xml) ? "csv/" : "";
            var written = form == NationalFileForm.Xml ? Xml(prepared, folder) : Csv(prepared, (folder, place));
            files.AddRange(written);
            equal = equal && ReadsBackEqual(prepared, [.. written.Select(file => Path.Combine(folder, file.Name))]);
        }

        var manifest = prepared with { Files = files, ReadsBackEqual = equal };
        var month = manifest.Export.Month;
        Folders.WriteWhole(Path.Combine(folder, $"ej-godkanda-{month}.csv"), stream => Rejected(manifest.Export, stream));
        Folders.WriteWhole(Path.Combine(folder, $"leverans-{month}.txt"), stream => stream.Write(Encoding.UTF8.GetBytes(NationalSummary.Text(manifest, language))));
        Folders.WriteWhole(Path.Combine(folder, $"leverans-{month}.json"), manifest.Write);
        return manifest;
    }

    private static List<DeliveredFile> Xml(NationalManifest manifest, string folder) =>
    [
        .. Enum.GetValues<NationalKind>().Select(kind => Written(
            folder, Name(manifest, kind, "xml"), manifest.Written(kind), stream => NationalWriter.WriteXml(manifest.Export, manifest.Terms.Format, kind, stream))),
    ];

    private static List<DeliveredFile> Csv(NationalManifest manifest, (string Folder, string Place) to) =>
    [
        .. Enum.GetValues<NationalKind>().Select(kind => Written(
            to.Folder, to.Place + Name(manifest, kind, "csv"), manifest.Written(kind), stream => NationalWriter.WriteCsv(manifest.Export, manifest.Terms.Format, kind, stream))),
        Written(
            to.Folder, $"{to.Place}atgarder-{manifest.Export.Month}.csv", manifest.Export.Rows.Sum(row => row.Measures.Count), stream => NationalWriter.WriteMeasuresCsv(manifest.Export, manifest.Terms.Format, stream)),
    ];

    private static string Name(NationalManifest manifest, NationalKind kind, string ending) => $"{manifest.Terms.Format.Layouts[kind].File}-{manifest.Export.Month}.{ending}";

    private static DeliveredFile Written(string folder, string name, int records, Action<Stream> write)
    {
        var path = Path.Combine(folder, name);
        Folders.WriteWhole(path, write);
        using var stream = File.OpenRead(path);
        return new(name, records, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    /// <summary>Whether the files, read as any delivery is and counted by the rule set, give what was meant per unit.</summary>
    private static bool ReadsBackEqual(NationalManifest manifest, IReadOnlyList<string> paths)
    {
        var delivery = CareFiles.Open(paths);
        var read = NationalFigures.Of(delivery, manifest.Terms.Rules).Rows.Where(row => row.Unit is not null).ToDictionary(row => row.Figure.Key, row => Known(row.Figure));
        var meant = manifest.Export.CountsByHsaId.Figures.Where(figure => figure.Completed + figure.Waiting > 0).ToDictionary(figure => figure.Key);
        return meant.Count == read.Count && meant.All(one => read.GetValueOrDefault(one.Key) == one.Value);
    }

    // A delivery without a single record of a kind does not tell that there were none; here it is known.
    private static MonthlyFigure Known(MonthlyFigure figure) => figure with
    {
        Completed = figure.Completed ?? 0,
        ExcludedMov = figure.ExcludedMov ?? 0,
        ExcludedSov = figure.ExcludedSov ?? 0,
        ExcludedPvv = figure.ExcludedPvv ?? 0,
        Counted = figure.Counted ?? 0,
        InTime = figure.InTime ?? 0,
        Waiting = figure.Waiting ?? 0,
        WaitingInTime = figure.WaitingInTime ?? 0,
    };

    private static void Rejected(NationalExport export, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine("delivery;unit_id;record_id;field;rule");
        foreach (var row in export.Rejected)
        {
            foreach (var breach in row.Breaches.Where(breach => breach.Rejects))
            {
                // An id that holds a patient's would carry it along here too.
                var id = row.Breaches.Any(other => other.Rule == FieldRule.NamesPatient) ? "" : row.Id;
                text.WriteLine($"{Codes.Code(row.Kind)};{row.UnitId};{id};{breach.Field};{breach.Rule.Id}");
            }
        }
    }
}
