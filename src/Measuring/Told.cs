using System.Globalization;
using System.Text.RegularExpressions;
using Trettio.Care;

namespace Trettio.Measuring;

/// <summary>
/// A reason as it is said of one record, its places filled. Only <see cref="Reason.Says"/> makes one, so that whatever is told has an id,
/// both languages and a source.
/// </summary>
public sealed partial record Told
{
    private Told(Reason reason, Phrase phrase)
    {
        Reason = reason;
        Phrase = phrase;
    }

    public Reason Reason { get; }

    public Phrase Phrase { get; }

    /// <summary>The names in braces of a sentence, each once, in ordinal order.</summary>
    public static IReadOnlyList<string> PlacesOf(string sentence) =>
        [.. Place().Matches(sentence).Select(place => place.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>One after the other, with a blank between.</summary>
    public static Phrase Together(IReadOnlyList<Told> all) => all.Count == 1
        ? all[0].Phrase
        : new(string.Join(' ', all.Select(one => one.Phrase.Sv)), string.Join(' ', all.Select(one => one.Phrase.En)));

    internal static Told Of(Reason reason, (string Place, object Value)[] given)
    {
        var places = PlacesOf(reason.Sentence.Sv);
        return given.Select(one => one.Place).Order(StringComparer.Ordinal).SequenceEqual(places)
            ? new(reason, new(Filled(reason.Sentence.Sv, given, Language.Swedish), Filled(reason.Sentence.En, given, Language.English)))
            : throw new ArgumentException(
                $"{reason.Id} takes [{string.Join(' ', places)}], not [{string.Join(' ', given.Select(one => one.Place))}].", nameof(given));
    }

    private static string Filled(string sentence, (string Place, object Value)[] given, Language language) => given.Length == 0
        ? sentence
        : Place().Replace(sentence, place => Text(given.First(one => one.Place == place.Groups["name"].Value).Value, language));

    private static string Text(object value, Language language) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Phrase phrase => phrase.In(language),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    [GeneratedRegex(@"\{(?<name>[a-z_]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
