using System.Globalization;
using Microsoft.AspNetCore.Http;
using Trettio.Care;
using Trettio.Planning.Simulating;
using Trettio.Work.Simulating;

namespace Trettio.Web.Simulating;

/// <summary>What the page's form asks for, as it stands in the address.</summary>
public sealed record AskedSimulation
{
    /// <summary>Percent more or less, by measuring point.</summary>
    public required IReadOnlyDictionary<MeasuringPoint, int> Capacity { get; init; }

    public required int Inflow { get; init; }

    /// <summary>As it is written; empty: as booked in the year before.</summary>
    public required string Rule { get; init; }

    /// <summary>As it is written; empty: none.</summary>
    public required string Closed { get; init; }

    public required int Years { get; init; }

    /// <summary>The scenario asked for.</summary>
    /// <exception cref="RefusedException">A rule or weeks that cannot be read (2).</exception>
    public Scenario Scenario => new()
    {
        Capacity = Capacity.Where(entry => entry.Value != 0).ToDictionary(entry => entry.Key, entry => 1 + (entry.Value / 100.0)),
        Inflow = 1 + (Inflow / 100.0),
        Rule = Rule.Length == 0 ? null : AskedScenario.Rule(Rule),
        Closed = [.. Closed.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(AskedScenario.Closed)],
    };

    /// <summary>The same as the address writes it: only what differs from as today.</summary>
    public IReadOnlyList<(string Name, string Value)> Query =>
    [
        .. Capacity.Where(entry => entry.Value != 0).OrderBy(entry => entry.Key).Select(entry => (entry.Key.Code(), Written(entry.Value))),
        .. Inflow == 0 ? Array.Empty<(string, string)>() : [("inflow", Written(Inflow))],
        .. Rule.Length == 0 ? Array.Empty<(string, string)>() : [("rule", Rule)],
        .. Closed.Length == 0 ? Array.Empty<(string, string)>() : [("closed", Closed)],
        .. Years == 1 ? Array.Empty<(string, string)>() : [("years", Written(Years))],
    ];

    /// <exception cref="RefusedException">A number that is none, or outside its range (2).</exception>
    internal static AskedSimulation Of(HttpRequest request) => new()
    {
        Capacity = Codes.MeasuringPoints.ToDictionary(point => point, point => Number(request, point.Code(), -100, 300)),
        Inflow = Number(request, "inflow", -100, 300),
        Rule = Text(request, "rule"),
        Closed = Text(request, "closed"),
        Years = Math.Max(1, Number(request, "years", 0, 3)),
    };

    private static int Number(HttpRequest request, string name, int least, int most)
    {
        var text = Text(request, name).TrimEnd('%').Trim();
        return text.Length == 0 ? 0
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw new RefusedException(ExitCode.WrongUsage, new(
                $"'{name}' ska vara ett heltal från {least} till {most}.", $"'{name}' must be a whole number from {least} to {most}."));
    }

    private static string Text(HttpRequest request, string name) => request.Query[name].ToString() is { Length: <= 100 } text ? text.Trim() : "";

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
