using System.Globalization;
using Trettio.Care;

namespace Trettio.Exchange;

/// <summary>Where in a file of patients the patient and the one merged into stand. <see cref="Into"/> is −1 where a column is to be added.</summary>
internal sealed record PatientPlaces(int Patient, int Into, bool IsMapped)
{
    private const string Table = "patients";

    /// <summary>Null for a file of something else.</summary>
    public static PatientPlaces? Of(IReadOnlyList<SourceFile> views)
    {
        var header = views[0].SourceHeader;
        if (views[0].View is null)
        {
            return views[0].Table?.Name == Table && MergedNumbers.Place(header, "patient_id") is >= 0 and var patient
                ? new(patient, MergedNumbers.Place(header, "merged_into"), false)
                : null;
        }

        var table = views.FirstOrDefault(view => view.Table?.Name == Table)?.View!.Table;
        return table is null ? null : new(Source(table, header, "patient_id"), Source(table, header, "merged_into"), true);
    }

    /// <exception cref="RefusedException">The mapping reads patients without the column that a merging is written in (CannotRead).</exception>
    public void DemandInto(string file)
    {
        if (!IsMapped || (Patient >= 0 && Into >= 0))
            return;
        throw new RefusedException(ExitCode.CannotRead, new(
            $"{file} läses som patienter utan merged_into, så --merged har ingen kolumn att skriva i; lägg till en kolumn i exporten och merged_into i mappningen.",
            $"{file} is read as patients without merged_into, so --merged has no column to write in; add a column to the export and merged_into to the mapping."));
    }

    /// <summary>A row of the file for a merging of someone who has no row in it.</summary>
    public void Make(WrittenRow made, IReadOnlyList<string> header, (string Earlier, int BirthYear, string Into) one)
    {
        made.Clear();
        for (var place = 0; place < header.Count; place++)
        {
            made.Add(place == Patient ? one.Earlier : place == Into ? one.Into
                : header[place].Equals("birth_year", StringComparison.OrdinalIgnoreCase) ? one.BirthYear.ToString(CultureInfo.InvariantCulture) : "");
        }

        if (Into < 0)
            made.Add(one.Into);
    }

    /// <summary>The place of the one column that is taken as it is; −1 where several are put together, or none.</summary>
    private static int Source(MappedTable table, IReadOnlyList<string> header, string target) =>
        table.Columns.FirstOrDefault(column => column.Target == target) is { Sources: [var only], Codes: null } ? MergedNumbers.Place(header, only) : -1;
}
