using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Judging;
using Trettio.Reports;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>The option --basis, and the sentence that stands beside judged figures.</summary>
internal static class Basis
{
    internal const string Registered = "registered";

    internal const string Judged = "judged";

    /// <summary>The option as a verb offers it.</summary>
    internal static Asked Option { get; } =
        new("--basis", "registered|judged", new("enligt registrering (förval) eller enligt regelverket", "as registered (default) or as the definitions say"));

    /// <summary>The inputs on the basis asked for; disposing them disposes those given.</summary>
    /// <exception cref="RefusedException">There is no such basis (2), or a code list cannot be used (10).</exception>
    internal static Inputs Of(Call call, RuleSet rules, Func<Inputs> open) =>
        IsJudged(call) ? open().Judged(rules, call.Definitions.CodeLists()) : open();

    internal static bool IsJudged(Call call) => call.Text("--basis") switch
    {
        null or Registered => false,
        Judged => true,
        var other => throw Call.Wrong(new($"--basis '{other}' finns inte; välj registered eller judged.", $"There is no --basis '{other}'; choose registered or judged.")),
    };

    /// <summary>Said where judged figures were asked for and the month has monthly figures only.</summary>
    internal static Phrase FiguresAreNotJudged { get; } = new(
        "Månaden har bara månadssiffror; de är som de levererats, också enligt regelverket.",
        "The month has monthly figures only; they are as delivered, on the judged basis too.");

    /// <summary>Said where judged figures were asked for and the month is counted on national records.</summary>
    internal static Phrase RecordsAreNotJudged { get; } = new(
        "Månaden räknas på nationella poster; de bär ingen kontakt som kan bedömas och är som de levererats.",
        "The month is counted on national records; they carry no contact that could be judged and are as delivered.");

    /// <summary>Why judged figures are not judged, by what the month was counted on.</summary>
    internal static Phrase NotJudged(RegionSeries series, Care.Month month) =>
        series.Sources.GetValueOrDefault(month, FigureSource.Figures) == FigureSource.NationalRecords ? RecordsAreNotJudged : FiguresAreNotJudged;

    internal static Phrase Sentence(UndecidableShare undecidable) => BasisWords.Sentence(undecidable);
}
