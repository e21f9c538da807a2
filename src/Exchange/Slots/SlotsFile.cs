using System.Globalization;
using System.Text;
using Trettio.Care;

namespace Trettio.Exchange.Slots;

/// <summary>Times that a unit has on a day, and how many of them are booked (slots.csv, contracts §1.1); booked is null where the file does not say.</summary>
public sealed record SlotDay(string Unit, DateOnly Day, string? Profession, string? ContactType, double? Minutes, int Slots, int? Booked)
{
    /// <summary>Times left; never below 0, also where a clinic has booked more than it has.</summary>
    public int Free => Math.Max(0, Slots - (Booked ?? 0));
}

/// <summary>A slots.csv as read; rows that could not be read, by line.</summary>
public sealed record SlotsSet(IReadOnlyList<SlotDay> Days, IReadOnlyList<long> Unread);

/// <summary>Reads slots.csv.</summary>
public static class SlotsFile
{
    private static readonly string[] Needed = ["unit_id", "date", "slots"];

    /// <exception cref="RefusedException">It cannot be read, or a column is missing (10).</exception>
    public static SlotsSet Read(string path)
    {
        if (!File.Exists(path))
        {
            throw Refusals.NoSuchPath(path);
        }

        var file = SourceFile.Text(Path.GetFileName(path), () => File.OpenRead(path), ("", new FileInfo(path).Length));
        var header = file.Header.Select(name => name.ToLowerInvariant()).ToList();
        if (Array.Find(Needed, name => !header.Contains(name)) is { } missing)
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                $"{file.Name} saknar kolumnen {missing}; den behöver unit_id, date och slots.", $"{file.Name} lacks the column {missing}; it needs unit_id, date and slots."));
        }

        try
        {
            return Read(file, header);
        }
        catch (IOException broken)
        {
            throw Refusals.Unreadable(file.Name, broken);
        }
    }

    private static SlotsSet Read(SourceFile file, List<string> header)
    {
        var (days, unread) = (new List<SlotDay>(), new List<long>());
        using var rows = file.Rows();
        while (rows.Read())
        {
            string? Text(string name) => header.IndexOf(name) is >= 0 and var at && Encoding.UTF8.GetString(rows.Cell(at)).Trim() is { Length: > 0 } text ? text : null;
            if (Text("unit_id") is { } unit && Day(Text("date")) is { } day && Number(Text("slots")) is { } slots)
            {
                var minutes = double.TryParse(Text("minutes")?.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var length) ? length : (double?)null;
                days.Add(new(unit, day, Text("profession"), Text("contact_type"), minutes, slots, Number(Text("booked"))));
            }
            else
            {
                unread.Add(rows.Line);
            }
        }

        return new(days, unread);
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text is { Length: > 10 } ? text[..10] : text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000 ? number : null;
}
