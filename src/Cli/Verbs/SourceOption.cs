using Trettio.Measuring;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>The option --source: which of a month's sources counts.</summary>
internal static class SourceOption
{
    internal static Asked Option { get; } =
        new("--source", "care|national|figures", new("räkna bara på den källan", "count on that source only"));

    /// <summary>Null: the first that has the month, in the order of the option.</summary>
    /// <exception cref="Care.RefusedException">There is no such source (2).</exception>
    internal static FigureSource? Of(Call call) => call.Text("--source") switch
    {
        null => null,
        var text when SourceWords.Codes.TryGetValue(text, out var source) => source,
        var other => throw Call.Wrong(new(
            $"--source '{other}' är okänt; välj bland care, national, figures.", $"--source '{other}' is unknown; choose among care, national, figures.")),
    };

    /// <summary>Whether there was anything to choose among, so that the choice is worth a sentence.</summary>
    internal static bool IsWorthSaying(Call call, RegionBook book) => call.Text("--source") is not null || book.HasNational;
}
