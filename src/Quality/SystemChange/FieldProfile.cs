namespace Trettio.Quality.SystemChange;

/// <summary>What one field holds on one side of the date.</summary>
public sealed class FieldSide
{
    private const int MostKept = 500;

    private readonly Dictionary<string, int> values = [];

    public int Rows { get; private set; }

    public int Filled { get; private set; }

    /// <summary>0–1; null without rows.</summary>
    public double? Fill => Rows > 0 ? (double)Filled / Rows : null;

    /// <summary>Codes of a coded field, shapes of an id or a text, by how many rows have them; the first few hundred kinds met, the rest left out.</summary>
    public IReadOnlyDictionary<string, int> Values => values;

    /// <summary>Fewest and most letters; 0 and 0 when nothing is filled.</summary>
    public (int Least, int Most) Length { get; private set; }

    internal void Add(string? text, FieldKind kind)
    {
        Rows++;
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        Length = Filled == 0 ? (text.Length, text.Length) : (Math.Min(Length.Least, text.Length), Math.Max(Length.Most, text.Length));
        Filled++;
        if (kind == FieldKind.Date)
        {
            return;
        }

        var value = kind == FieldKind.Code ? text : Shape(text);
        if (values.TryGetValue(value, out var count))
        {
            values[value] = count + 1;
        }
        else if (values.Count < MostKept)
        {
            values.Add(value, 1);
        }
    }

    /// <summary>Runs of digits as 9, of letters as a or A, all else as it is: "SE23-S01" is "A9-A9".</summary>
    internal static string Shape(string text)
    {
        Span<char> shape = stackalloc char[Math.Min(text.Length, 24)];
        var length = 0;
        foreach (var letter in text)
        {
            var kind = char.IsDigit(letter) ? '9' : char.IsUpper(letter) ? 'A' : char.IsLetter(letter) ? 'a' : letter;
            if (kind is '9' or 'A' or 'a' && length > 0 && shape[length - 1] == kind)
            {
                continue;
            }

            if (length == shape.Length)
            {
                break;
            }

            shape[length++] = kind;
        }

        return shape[..length].ToString();
    }
}

/// <summary>A field of a table at a unit (null: the region), on both sides of the date.</summary>
public sealed record FieldProfile(string? Unit, string Table, string Field, FieldKind Kind, FieldSide Before, FieldSide After)
{
    private const int FewestShown = 5;

    /// <summary>Filled as time passes, so that younger rows rightly lack it.</summary>
    public bool ComesLater { get; init; }

    /// <summary>How many rows of the table count as one, since a child has several; at least 1.</summary>
    public double Design { get; init; } = 1;

    /// <summary>
    /// Whether a value may be read by anyone: a shape always, a code when five rows or more have it on the two sides together. One that fewer have
    /// points at a child, and in a field of free words it may be somebody's own.
    /// </summary>
    public bool Shows(string value) => Kind != FieldKind.Code || Before.Values.GetValueOrDefault(value) + After.Values.GetValueOrDefault(value) >= FewestShown;
}

/// <summary>How a table's rows come: how many a month, and for contacts the median days until they are registered (null: not told).</summary>
public sealed record TableProfile(string? Unit, string Table, double BeforePerMonth, double AfterPerMonth)
{
    public (int Before, int After) Rows { get; init; }

    /// <summary>False for a unit of a region where units opened, closed or moved in the period: how many rows each has changed with that.</summary>
    public bool ComparesVolume { get; init; } = true;

    /// <summary>What the season would have made of the same rows: of a unit those of the region's other units, of the region its own a year before. Null: not known.</summary>
    public (int Before, int After)? Season { get; init; }

    /// <summary>How many rows count as one, since a child has several; at least 1.</summary>
    public double Design { get; init; } = 1;

    public int? LagBefore { get; init; }

    public int? LagAfter { get; init; }

    /// <summary>How many of how many were registered later than the median of both sides: what Mood's median test asks about.</summary>
    public ((int Part, int Whole) Before, (int Part, int Whole) After) Later { get; init; }
}

/// <summary>What kind of break was marked.</summary>
public enum BreakKind
{
    Fill,
    NewCodes,
    LostCodes,
    MovedCodes,
    NewShape,
    Volume,
    Lag,
}

/// <summary>
/// A difference past its limit. <see cref="Before"/> and <see cref="After"/> are shares 0–1 (fill, codes, shapes: <see cref="After"/> alone), rows a
/// month or days. <see cref="Strength"/>: how many times the limit; the greatest comes first.
/// </summary>
public sealed record MarkedBreak(BreakKind Kind, string? Unit, string Table, string Field, double Before, double After, double Strength)
{
    /// <summary>The codes or shapes it is about, the commonest first; empty for other kinds.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}
