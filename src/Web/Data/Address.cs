using Trettio.Care;

namespace Trettio.Web.Data;

/// <summary>
/// A page's address, which is its whole state: a link in a mail opens the same view. Holds no record's id and no patient's, ever.
/// </summary>
public sealed record Address(string Path, Language Language = Language.Swedish)
{
    /// <summary>A region's id; null where the page speaks of none.</summary>
    public string? Region { get; init; }

    public Month? Month { get; init; }

    /// <summary>A unit's id; null for the whole region.</summary>
    public string? Unit { get; init; }

    /// <summary>The rule sets compared; null where the page compares none.</summary>
    public ComparedSets? Sets { get; init; }

    /// <summary>Null for all.</summary>
    public MeasuringPoint? Point { get; init; }

    /// <summary>Of a list: from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>True for figures as the definitions say, false as registered.</summary>
    public bool IsJudged { get; init; }

    /// <summary>A figure's column in figures.csv, on the page of its records; null elsewhere.</summary>
    public string? Figure { get; init; }

    /// <summary>What a form of the page's own asks for, in its order: figures, dates and switches, never anybody's id.</summary>
    public IReadOnlyList<(string Name, string Value)> More { get; init; } = [];

    public Address To(string path) => this with { Path = path, Unit = null, Sets = null, Point = null, Figure = null, Page = 1, More = [] };

    public Address In(Language language) => this with { Language = language };

    public Address On(Month month) => this with { Month = month, Page = 1 };

    public override string ToString()
    {
        var query = new List<string>();
        Add("region", Region);
        Add("unit", Unit);
        Add("month", Month?.ToString());
        Add("from", Sets?.From);
        Add("to", Sets?.To);
        Add("point", Point?.Code());
        Add("figure", Figure);
        Add("page", Page == 1 ? null : Page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("basis", IsJudged || Sets is { IsJudged: true } ? "judged" : null);
        foreach (var (name, value) in More)
        {
            Add(name, value);
        }

        Add("lang", Language == Language.English ? "en" : null);
        return query.Count == 0 ? Path : $"{Path}?{string.Join('&', query)}";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }
}

/// <summary>Two rule sets by their ids, and whether contacts are judged by them.</summary>
public sealed record ComparedSets(string From, string To, bool IsJudged);
