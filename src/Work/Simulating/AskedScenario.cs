using Trettio.Care;
using Trettio.Measuring;
using Trettio.Planning.Simulating;

namespace Trettio.Work.Simulating;

/// <summary>Scenarios as they are asked for: on the command line, in a page's address, or in a file.</summary>
public static class AskedScenario
{
    /// <exception cref="RefusedException">The file cannot be read or is no scenario (10).</exception>
    public static Scenario Read(string path)
    {
        try
        {
            return ScenarioText.Parse(File.ReadAllText(path), Path.GetFileName(path));
        }
        catch (DefinitionException fault)
        {
            throw new RefusedException(ExitCode.CannotRead, new($"Scenariot kan inte läsas: {fault.Sentence.Sv}", $"The scenario cannot be read: {fault.Sentence.En}"), fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                $"Scenariofilen {path} kan inte läsas; kontrollera namnet.", $"The scenario file {path} cannot be read; check its name."), fault);
        }
    }

    /// <summary>Changes of capacity: <c>+10%</c> for all, or <c>investigation:+10%</c>; a later one wins.</summary>
    /// <exception cref="RefusedException">Not a change (2).</exception>
    public static IReadOnlyDictionary<MeasuringPoint, double> Capacity(IReadOnlyList<string> changes)
    {
        var found = new Dictionary<MeasuringPoint, double>();
        foreach (var change in changes)
        {
            var colon = change.IndexOf(':', StringComparison.Ordinal);
            var points = colon < 0 ? Codes.MeasuringPoints : [Point(change[..colon], "--capacity")];
            foreach (var point in points)
            {
                found[point] = Change(change[(colon + 1)..], "--capacity");
            }
        }

        return found;
    }

    /// <summary>A change in percent as a factor.</summary>
    /// <exception cref="RefusedException">Not a change (2).</exception>
    public static double Change(string text, string called) => ScenarioText.TryChange(text, out var factor)
        ? factor
        : throw Wrong(new(
            $"{called} '{text}' ska vara en förändring i procent från −100 till 1000, till exempel +10% eller -5%.",
            $"{called} '{text}' must be a change in percent from −100 to 1000, for example +10% or -5%."));

    /// <summary>A part in percent, 0 to 90, as a fraction.</summary>
    /// <exception cref="RefusedException">Not a part (2).</exception>
    public static double Share(string text, string called) => ScenarioText.TryShare(text, out var share)
        ? share
        : throw Wrong(new($"{called} '{text}' ska vara 0 till 90 procent, till exempel 8%.", $"{called} '{text}' must be 0 to 90 percent, for example 8%."));

    /// <exception cref="RefusedException">Not a rule (2).</exception>
    public static BookingRule Rule(string text) => BookingRule.Parse(text) ?? throw Wrong(new(
        $"Bokningsregeln '{text}' finns inte; välj oldest, in_time eller mixed:40 (procent av tiden till dem över gränsen).",
        $"There is no booking rule '{text}'; choose oldest, in_time or mixed:40 (percent of the time for those past the limit)."));

    /// <exception cref="RefusedException">Not weeks (2).</exception>
    public static Weeks Closed(string text) => Weeks.Parse(text) ?? throw Wrong(new(
        $"Veckorna '{text}' kan inte läsas; skriv 2027-W28 eller 2027-W28..W31.", $"The weeks '{text}' cannot be read; write 2027-W28 or 2027-W28..W31."));

    private static MeasuringPoint Point(string text, string called) => Codes.MeasuringPoints.Cast<MeasuringPoint?>().FirstOrDefault(point => point!.Value.Code() == text.Trim())
        ?? throw Wrong(new(
            $"{called}: mätpunkten '{text}' finns inte; välj first_visit, investigation eller treatment.",
            $"{called}: there is no measuring point '{text}'; choose first_visit, investigation or treatment."));

    private static RefusedException Wrong(Phrase sentence) => new(ExitCode.WrongUsage, sentence);
}
