using Trettio.Care;
using Trettio.Measuring;

namespace Trettio.Work;

/// <summary>Which source figures were counted from, in words.</summary>
public static class SourceWords
{
    /// <summary>The codes that <c>--source</c> takes, and the source of each.</summary>
    public static IReadOnlyDictionary<string, FigureSource> Codes { get; } = new Dictionary<string, FigureSource>(StringComparer.OrdinalIgnoreCase)
    {
        ["care"] = FigureSource.CareEvents,
        ["care_events"] = FigureSource.CareEvents,
        ["national"] = FigureSource.NationalRecords,
        ["national_records"] = FigureSource.NationalRecords,
        ["figures"] = FigureSource.Figures,
    };

    /// <summary>"vårdhändelser"; null: whichever there is.</summary>
    public static Phrase Of(FigureSource? source) => source switch
    {
        FigureSource.CareEvents => new("vårdhändelser", "care events"),
        FigureSource.NationalRecords => new("nationella poster", "national records"),
        FigureSource.Figures => new("månadssiffror", "monthly figures"),
        _ => new("vårdhändelser eller nationella poster", "care events or national records"),
    };

    /// <summary>Which source counted for a region's month, and which others had it too.</summary>
    public static Phrase Sentence(RegionBook book, RegionSeries series, Month month, FigureSource? only)
    {
        var source = series.Sources[month];
        var others = book.Available(series.Id, month).Where(other => other != source).ToList();
        var (sv, en) = (string.Join(" och ", others.Select(other => Of(other).Sv)), string.Join(" and ", others.Select(other => Of(other).En)));
        var why = (others.Count, only) switch
        {
            (0, _) => new Phrase("", ""),
            (_, null) => new Phrase($"; {sv} finns också men räknas inte", $"; there are {en} too, which do not count"),
            _ => new Phrase($", som valts; {sv} finns också", $", as chosen; there are {en} too"),
        };
        return new($"{month} räknas på {Of(source).Sv}{why.Sv}.", $"{month} is counted on {Of(source).En}{why.En}.");
    }

    /// <summary>The months of each region and source; empty when nothing was chosen among.</summary>
    public static IReadOnlyList<Phrase> Sentences(Measured measured) =>
    [
        .. measured.Sources.GroupBy(one => (one.Region, one.Source)).Select(group =>
        {
            var months = group.Select(one => one.Month).Distinct().Order().ToList();
            var span = months.Count == 1 ? $"{months[0]}" : months[^1].Since(months[0]) == months.Count - 1 ? $"{months[0]}–{months[^1]}" : string.Join(", ", months);
            return new Phrase($"{group.Key.Region}, {span}: {Of(group.Key.Source).Sv}.", $"{group.Key.Region}, {span}: {Of(group.Key.Source).En}.");
        }),
    ];
}
