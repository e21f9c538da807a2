using System.Text.RegularExpressions;
using Trettio.Care;
using YamlDotNet.RepresentationModel;

namespace Trettio.Exchange;

/// <summary>The shapes of the regions' reserve numbers, read from <c>definitions/codes/reserve-numbers.yaml</c>.</summary>
public sealed class ReserveNumbers
{
    private readonly IReadOnlyList<Regex> patterns;

    private ReserveNumbers(IReadOnlyList<Regex> patterns) => this.patterns = patterns;

    /// <summary>The list the program comes with.</summary>
    public static ReserveNumbers Bundled { get; } = Parse(BundledText());

    public bool Any => patterns.Count > 0;

    public bool Match(string id) => patterns.Any(pattern => pattern.IsMatch(id));

    /// <exception cref="RefusedException">The text is not a list of regions with patterns (CannotRead).</exception>
    public static ReserveNumbers Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            var entries = (YamlSequenceNode)stream.Documents[0].RootNode["reserve_numbers"];
            return new([.. entries.Select(entry => Pattern(((YamlScalarNode)entry["pattern"]).Value ?? ""))]);
        }
        catch (Exception fault) when (fault is YamlDotNet.Core.YamlException or KeyNotFoundException or InvalidCastException
            or ArgumentException or NotSupportedException)
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                "Listan över reservnummer (reserve-numbers.yaml) kunde inte läsas: varje post behöver region, pattern och source.",
                "The list of reserve numbers (reserve-numbers.yaml) could not be read: each entry needs region, pattern and source."), fault);
        }
    }

    private static Regex Pattern(string pattern) =>
        new("^(?:" + pattern + ")$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static string BundledText()
    {
        using var stream = typeof(ReserveNumbers).Assembly.GetManifestResourceStream("reserve-numbers.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
