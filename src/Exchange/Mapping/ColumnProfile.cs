using System.Globalization;

namespace Trettio.Exchange;

/// <summary>What a column of a source file looks like in its first rows. The values themselves stay here.</summary>
internal sealed class ColumnProfile(string name)
{
    private const int MostValues = 40;

    /// <summary>Written day first before month first: a Swedish export that has both orders open means the day.</summary>
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy/MM/dd", "dd/MM/yyyy", "d/M/yyyy",
        "MM/dd/yyyy", "dd.MM.yyyy", "d.M.yyyy", "dd-MM-yyyy", "dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss", "MM/dd/yyyy HH:mm", "MM/dd/yyyy HH:mm:ss", "dd.MM.yyyy HH:mm",
        "dd-MM-yyyy HH:mm", "yyyy/MM/dd HH:mm", "yyyy-MM", "yyyyMM",
    ];

    private readonly Dictionary<string, long> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> formats = [.. Formats];
    private long identities;

    public string Name => name;

    public long Filled { get; private set; }

    /// <summary>The values and how often each stands; null when they are too many to be codes.</summary>
    public IReadOnlyDictionary<string, long>? Values => values.Count <= MostValues ? values : null;

    /// <summary>How its dates are written; null when they are none.</summary>
    public string? DateFormat => Filled == 0 ? null : Formats.FirstOrDefault(formats.Contains);

    /// <summary>Whether day and month could be either way round.</summary>
    public bool IsDayFirstAGuess => DateFormat is { } first && first.StartsWith("dd/MM/", StringComparison.Ordinal) && formats.Contains("MM/dd/" + first[6..]);

    public bool HoldsIdentities => Filled > 0 && identities * 2 > Filled;

    public void Meet(string value)
    {
        if (value.Length == 0)
            return;
        Filled++;
        identities += IdentityNumbers.HasShapeOfOne(value) ? 1 : 0;
        if (values.Count <= MostValues)
            values[value] = values.GetValueOrDefault(value) + 1;
        formats.RemoveWhere(format => !DateTime.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year is < CellText.FirstYear or > CellText.LastYear);
    }
}
