using System.Globalization;
using Trettio.Care;

namespace Trettio.Reports;

/// <summary>A figure that is another than the one decided. <see cref="Unit"/> is as in figures.csv, <see cref="Column"/> its column's name there.</summary>
public sealed record FigureChange(string Unit, MeasuringPoint Point, string Column, int? Old, int? New);

/// <summary>Errors that stood when a month was decided: the check, the unit's name (the region's for those of no unit), and how many.</summary>
public sealed record LeftFinding(string Check, string Where, long Count);

/// <summary>
/// A decided month: which version, when and by whom, why it was corrected, whose attest is missing and which of today's figures are others.
/// The one answer to whether a month is preliminary, decided or corrected, for every page and document.
/// </summary>
public sealed record MonthClosing(int Version, DateTimeOffset DecidedAt, string DecidedBy)
{
    /// <summary>Null: nobody has checked it.</summary>
    public string? CheckedBy { get; init; }

    /// <summary>Why there is another version; null for the first.</summary>
    public string? Reason { get; init; }

    /// <summary>Names of units that had figures and whose manager has not attested them.</summary>
    public IReadOnlyList<string> MissingAttests { get; init; } = [];

    /// <summary>What was left to correct when it was decided; empty: nothing, or an earlier program kept none.</summary>
    public IReadOnlyList<LeftFinding> Left { get; init; } = [];

    /// <summary>Figures that are others today; empty when none is.</summary>
    public IReadOnlyList<FigureChange> Changed { get; init; } = [];

    public MonthState State => Version > 1 ? MonthState.Corrected : MonthState.Settled;

    /// <summary>"Fastställd 2025-09-18 (version 1) av Cecilia, kontrollerad av Sam. Attest saknas från Ekbacka."</summary>
    public Phrase Sentence => Written.Both(language => string.Join(' ', Sentences(language)));

    /// <summary>Null when today's figures are those decided.</summary>
    public Phrase? ChangedSince => Changed.Count == 0 ? null : Written.Both(language => language == Language.Swedish
        ? $"Ändrat sedan fastställandet: {Written.Count(Changed.Count, language)} tal."
        : $"Changed since the decision: {Written.Count(Changed.Count, language)} {(Changed.Count == 1 ? "figure" : "figures")}.");

    private IEnumerable<string> Sentences(Language language)
    {
        var (swedish, day) = (language == Language.Swedish, DecidedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var check = CheckedBy is { } second ? (swedish ? $"kontrollerad av {second}" : $"checked by {second}") : (swedish ? "inte kontrollerad av en andra person" : "not checked by a second person");
        yield return (swedish, State) switch
        {
            (true, MonthState.Settled) => $"Fastställd {day} (version {Version}) av {DecidedBy}, {check}.",
            (true, _) => $"Rättad {day} (version {Version}) av {DecidedBy}, {check}. Orsak: {Ended(Reason)}",
            (false, MonthState.Settled) => $"Decided {day} (version {Version}) by {DecidedBy}, {check}.",
            _ => $"Corrected {day} (version {Version}) by {DecidedBy}, {check}. Reason: {Ended(Reason)}",
        };
        if (MissingAttests.Count > 0)
        {
            yield return $"{(swedish ? "Attest saknas från" : "No attest from")} {Written.List(MissingAttests, language)}.";
        }

        // The sum alone: a unit's may be few.
        if (Left.Count > 0)
        {
            var (count, where) = (Written.Count(Left.Sum(one => one.Count), language), Written.List([.. Left.Select(one => one.Where).Distinct()], language));
            yield return swedish ? $"Fel kvar att rätta vid fastställandet: {count}, på {where}." : $"Errors left to correct at the decision: {count}, at {where}.";
        }
    }

    private static string Ended(string? text) => text is null ? Written.NoFigure : text.TrimEnd('.') + ".";
}
