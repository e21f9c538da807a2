using System.Globalization;
using Trettio.Care;

namespace Trettio.Exchange.National;

/// <summary>The manifest as a text that a person reads: what was written, what would be rejected and what to do about it, and the control totals.</summary>
public static class NationalSummary
{
    /// <summary>What to do about a line of the readiness list.</summary>
    public static Phrase ToDo(ReadinessLine line) => line.Breach.Rule.Id switch
    {
        "setting_missing" => new($"Sätt {line.Origin.Name} för {line.UnitId} i national-units.yaml.", $"Set {line.Origin.Name} for {line.UnitId} in national-units.yaml."),
        "no_origin" => new("Ge fältet ett ursprung i definitions/national/origins.yaml.", "Give the field an origin in definitions/national/origins.yaml."),
        "names_patient" => new($"Byt id:t ({line.Origin.Name}) mot ett som inte innehåller patientens.", $"Replace the id ({line.Origin.Name}) by one that does not hold the patient's."),
        "id_twice" => new($"Ge posterna var sitt id ({line.Origin.Name}).", $"Give each record an id of its own ({line.Origin.Name})."),
        "empty" => new($"Fyll i {line.Origin.Name} i journalsystemet och läs in på nytt.", $"Fill in {line.Origin.Name} in the journal system and read again."),
        _ => new($"Rätta värdet ({line.Origin.Words.Sv}) till fältets form eller kod.", $"Mend the value ({line.Origin.Words.En}) to the field's form or code."),
    };

    public static string Text(NationalManifest manifest, Language language) =>
        string.Join('\n', Lines(manifest).Select(line => line.In(language))) + "\n";

    private static IEnumerable<Phrase> Lines(NationalManifest manifest)
    {
        var export = manifest.Export;
        yield return new($"Nationell leverans {export.DeliveryId} för {export.Month}", $"National delivery {export.DeliveryId} for {export.Month}");
        yield return new($"Format: {manifest.Terms.Format.Name.Sv}, {manifest.Terms.Format.Version}. Regelverk: {manifest.Terms.Rules.Id}.", $"Format: {manifest.Terms.Format.Name.En}, {manifest.Terms.Format.Version}. Rule set: {manifest.Terms.Rules.Id}.");
        foreach (var kind in Enum.GetValues<NationalKind>())
        {
            yield return new(
                $"{Name(kind).Sv}: {manifest.Written(kind)} poster; {manifest.Rejected(kind)} skulle avvisas; {export.HeldBack(kind)} hålls inne (skyddade personuppgifter).",
                $"{Name(kind).En}: {manifest.Written(kind)} records; {manifest.Rejected(kind)} would be rejected; {export.HeldBack(kind)} held back (protected identities).");
        }

        foreach (var line in Files(manifest).Concat(Readiness(export)).Concat(Control(manifest)).Concat(Fields(manifest)))
        {
            yield return line;
        }
    }

    private static IEnumerable<Phrase> Files(NationalManifest manifest) => manifest.Files.Count == 0 ? [] :
    [
        Empty, new("Filer:", "Files:"),
        .. manifest.Files.Select(file => new Phrase($"  {file.Name}: {file.Records} poster, {file.Bytes} byte, SHA-256 {file.Sha256}", $"  {file.Name}: {file.Records} records, {file.Bytes} bytes, SHA-256 {file.Sha256}")),
    ];

    private static IEnumerable<Phrase> Readiness(NationalExport export)
    {
        yield return Empty;
        yield return export.Readiness.Count == 0
            ? new("Inget skulle avvisas, och inget lämnades tomt för sin forms skull.", "Nothing would be rejected, and nothing was left empty for its form.")
            : new("Att rätta (leverans, fält, enhet, antal: regel; åtgärd):", "To mend (delivery, field, unit, count: rule; what to do):");
        // A setting that several units lack is one thing to do: most are the same for all, and are set once.
        foreach (var same in export.Readiness.GroupBy(line => (line.Kind, line.Breach, line.Origin, Unit: line.Breach.Rule.Id == "setting_missing" ? "" : line.UnitId)))
        {
            var line = same.First();
            var what = line.Breach.Rejects ? new Phrase("avvisas", "rejected") : new Phrase("lämnas tomt", "left empty");
            var units = same.Select(one => one.UnitId).ToList();
            var (where, todo) = units.Count == 1
                ? (new Phrase(line.UnitId, line.UnitId), ToDo(line))
                : (new($"{units.Count} enheter", $"{units.Count} units"), new Phrase(
                    $"Sätt {line.Origin.Name} i national-units.yaml, en gång för alla (utan unit) eller för var och en: {string.Join(", ", units)}.",
                    $"Set {line.Origin.Name} in national-units.yaml, once for all (without unit) or for each: {string.Join(", ", units)}."));
            var count = same.Sum(one => one.Count);
            yield return new(
                $"  {Name(line.Kind).Sv}, {line.Breach.Field}, {where.Sv}, {count} ({what.Sv}): {line.Breach.Rule.Says.Sv} {todo.Sv}",
                $"  {Name(line.Kind).En}, {line.Breach.Field}, {where.En}, {count} ({what.En}): {line.Breach.Rule.Says.En} {todo.En}");
        }
    }

    private static IEnumerable<Phrase> Control(NationalManifest manifest)
    {
        var control = manifest.Control;
        yield return Empty;
        yield return control.IsExplained
            ? new("Kontrollsummor: figures.csv = skrivna + avvisade + innehållna, för varje enhet och mätpunkt.", "Control totals: figures.csv = written + rejected + held back, for each unit and measuring point.")
            : new("Kontrollsummorna går INTE ihop med figures.csv; skicka inte leveransen.", "The control totals do NOT agree with figures.csv; do not send the delivery.");
        foreach (var line in control.Lines.Where(line => line.Figures != 0 || line.Written != 0 || line.Unexplained != 0))
        {
            var rest = line.Unexplained == 0 ? new Phrase("", "") : new(Number(line.Unexplained, " oförklarade"), Number(line.Unexplained, " unexplained"));
            yield return new(
                $"  {line.Point.Name().Sv}, {line.Column}: {line.Figures} = {line.Written} + {line.Rejected} + {line.HeldBack}{rest.Sv}",
                $"  {line.Point.Name().En}, {line.Column}: {line.Figures} = {line.Written} + {line.Rejected} + {line.HeldBack}{rest.En}");
        }

        foreach (var unit in control.Units.Where(unit => !unit.IsExplained))
        {
            yield return new($"  {unit.Written.Key.Unit}, {unit.Written.Key.Point.Name().Sv}: går inte ihop.", $"  {unit.Written.Key.Unit}, {unit.Written.Key.Point.Name().En}: does not agree.");
        }

        yield return new(
            $"  Utanför formatet: {control.LeftOut} utan klockstart eller med kontakt före den, {control.Planned} på planeringslistan.",
            $"  Outside the format: {control.LeftOut} without a clock start or with a contact before it, {control.Planned} on the planning list.");
        if (manifest.ReadsBackEqual is { } equal)
        {
            yield return equal
                ? new("  Filerna lästa på nytt ger samma siffror per enhet.", "  The files read again give the same figures per unit.")
                : new("  Filerna lästa på nytt ger ANDRA siffror per enhet; se efter om två enheter har samma HSA-id eller om regelverket läser faserna annorlunda.", "  The files read again give OTHER figures per unit; see whether the rule set reads phases or the care guarantee otherwise.");
        }
    }

    private static IEnumerable<Phrase> Fields(NationalManifest manifest) =>
    [
        Empty, new("Fält som är tomma i alla poster, och varför:", "Fields that are empty in every record, and why:"),
        .. manifest.EmptyFields.GroupBy(field => (field.Field, field.Origin)).Select(same => new Phrase(
            $"  {same.Key.Field} ({string.Join(", ", same.Select(field => Name(field.Kind).Sv))}): {same.Key.Origin.Words.Sv}",
            $"  {same.Key.Field} ({string.Join(", ", same.Select(field => Name(field.Kind).En))}): {same.Key.Origin.Words.En}")),
        Empty, new("Det formatet inte kan bära:", "What the format cannot carry:"),
        .. NotCarried.All.Select(one => new Phrase($"  {one.Name}: {one.Why.Sv}", $"  {one.Name}: {one.Why.En}")),
    ];

    private static Phrase Empty => new("", "");

    private static Phrase Name(NationalKind kind) => kind == NationalKind.Completed ? new("genomförda", "completed") : new("väntande", "waiting");

    private static string Number(int number, string unit) => string.Create(CultureInfo.InvariantCulture, $" ({number:+0;-0}{unit})");
}
