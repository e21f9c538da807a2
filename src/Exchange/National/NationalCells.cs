using System.Text;
using Trettio.Care;

namespace Trettio.Exchange.National;

/// <summary>Why a field cannot be delivered as it is. The list is closed.</summary>
public sealed record FieldRule(string Id, Phrase Says)
{
    public static FieldRule NoOrigin { get; } = new("no_origin", new("Fältet har inget ursprung i vårdhändelser eller inställningar.", "The field has no origin in care events or settings."));

    public static FieldRule SettingMissing { get; } = new("setting_missing", new("Enhetens inställning saknas.", "The unit's setting is missing."));

    public static FieldRule Empty { get; } = new("empty", new("Fältet är obligatoriskt men tomt i vårdhändelserna.", "The field is obligatory but empty in the care events."));

    public static FieldRule WrongForm { get; } = new("wrong_form", new("Värdet har inte fältets form eller kod.", "The value has not the field's form or code."));

    public static FieldRule NamesPatient { get; } = new("names_patient", new("Id:t innehåller patientens id eller liknar ett personnummer.", "The id holds the patient's id or is shaped like a personal identity number."));

    public static FieldRule IdTwice { get; } = new("id_twice", new("En annan post i leveransen har samma id.", "Another record of the delivery has the same id."));

    public static IReadOnlyList<FieldRule> All { get; } = [NoOrigin, SettingMissing, Empty, WrongForm, NamesPatient, IdTwice];
}

/// <summary>A field that breaks a rule; <see cref="Rejects"/>: the receiver would reject the record for it, otherwise it is left empty.</summary>
public sealed record FieldBreach(string Field, FieldRule Rule, bool Rejects);

/// <summary>Makes the cells of a record from their origins, and tells what is wrong with them.</summary>
internal sealed class NationalCells(NationalFormat format, NationalOrigins origins, NationalUnitSettings settings)
{
    // Ids that leave the region must not carry a patient's along; shorter ones stand in any text.
    private const int ShortestPatientId = 3;

    private const string ContactId = "VardkontaktId";

    private static readonly string[] Ids = [ContactId, "RemissId"];

    private readonly HashSet<(NationalKind, string)> given = [];

    private readonly Dictionary<NationalKind, IReadOnlyList<NationalField>> fields =
        Enum.GetValues<NationalKind>().ToDictionary(kind => kind, kind => format.FieldsOf(kind));

    /// <summary>Null for a field that stays empty, in the format's order.</summary>
    public (IReadOnlyList<string?> Cells, IReadOnlyList<FieldBreach> Breaches) Of(NationalCase one)
    {
        var (cells, breaches) = (new string?[fields[one.Kind].Count], new List<FieldBreach>());
        for (var index = 0; index < cells.Length; index++)
        {
            var field = fields[one.Kind][index];
            var origin = origins.Of(one.Kind, field.Name);
            var value = Value(origin, one);
            var isRequired = field.RequiredIn.Contains(one.Kind) || (field.RequiredInPhase is { } phase && one.Phase is { } own && phase == ((int)own).ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (Broken(field, origin, value, one) is not { } rule || (value is null && !isRequired))
            {
                cells[index] = value;
                continue;
            }

            breaches.Add(new(field.Name, rule, isRequired));
        }

        // The receiver keeps one record an id: the second would replace the first.
        if (Cell(one.Kind, cells, ContactId) is { } id && !given.Add((one.Kind, id)))
        {
            breaches.Add(new(ContactId, FieldRule.IdTwice, true));
        }

        return (cells, breaches);
    }

    /// <summary>The unit as the receiver sees it.</summary>
    public string UnitOf(NationalKind kind, IReadOnlyList<string?> cells) => Cell(kind, cells, "HSAIdEnhet") ?? Cell(kind, cells, "HSAIdVardenhet") ?? "";

    private string? Cell(NationalKind kind, IReadOnlyList<string?> cells, string field)
    {
        for (var index = 0; index < cells.Count; index++)
        {
            if (fields[kind][index].Name == field)
            {
                return cells[index];
            }
        }

        return null;
    }

    private string? Value(Origin origin, NationalCase one) => origin.Kind switch
    {
        OriginKind.Event => NationalSources.Of(origin.Name, one),
        OriginKind.Setting => settings.Value(one.Standing.UnitId, one.Day, origin.Name),
        OriginKind.Constant => origin.Name,
        _ => null,
    };

    private static FieldRule? Broken(NationalField field, Origin origin, string? value, NationalCase one)
    {
        if (value is null)
        {
            return origin.Kind switch
            {
                OriginKind.None => FieldRule.NoOrigin,
                OriginKind.Setting => FieldRule.SettingMissing,
                _ => FieldRule.Empty,
            };
        }

        if (Ids.Contains(field.Name) && (IdentityNumbers.HasShapeOfOne(Encoding.UTF8.GetBytes(value)) || one.PatientIds.Any(id => id.Length >= ShortestPatientId && value.Contains(id, StringComparison.OrdinalIgnoreCase))))
        {
            return FieldRule.NamesPatient;
        }

        return HasForm(field, value) ? null : FieldRule.WrongForm;
    }

    // A control character cannot be written in XML at all.
    private static bool HasForm(NationalField field, string value) => !value.Any(char.IsControl) && field.Type switch
    {
        ColumnType.Text => field.Rule.Breach(value) is null,
        ColumnType.Choice => field.Words!.IsCode(Encoding.UTF8.GetBytes(value)),
        ColumnType.Year => CellText.TryNumber(Encoding.UTF8.GetBytes(value), out var year) && year is >= CellText.FirstYear and <= CellText.LastYear,
        _ => CellText.TryTimeStamp(Encoding.UTF8.GetBytes(value), out _, out _),
    };
}
