using System.Diagnostics;
using Trettio.Care;
using Trettio.Quality;

namespace Trettio.Reports;

/// <summary>How a check and what became of it are told, the same on every page.</summary>
public static class CheckWords
{
    public static Badge Of(CheckStanding standing) => standing switch
    {
        CheckStanding.Failed => new("✕", new("Underkänd", "Failed"), "bad"),
        CheckStanding.PassedWithRows => new("◔", new("Godkänd med felaktiga rader", "Passed with failed rows"), "open"),
        CheckStanding.Accepted => new("=", new("Godtagen", "Accepted"), "quiet"),
        CheckStanding.NotApplicable => new("?", new("Kunde inte bedömas", "Could not be judged"), "quiet"),
        CheckStanding.Passed => new("✓", new("Godkänd", "Passed"), "good"),
        _ => throw new UnreachableException(),
    };

    /// <summary>How a check ended, as its code is kept (<see cref="Outcome.Code"/>).</summary>
    public static Badge OfOutcome(string code) => Of(code switch
    {
        "failed" => CheckStanding.Failed,
        "passed_with_rows" => CheckStanding.PassedWithRows,
        "passed" => CheckStanding.Passed,
        _ => CheckStanding.NotApplicable,
    });

    public static Phrase Of(Severity severity) => severity == Severity.Error
        ? new("Fel: ändrar en räknad siffra eller tappar en rad.", "Error: changes a counted figure or loses a row.")
        : new("Varning: kan ändra en räknad siffra.", "Warning: may change a counted figure.");

    public static Phrase Of(CheckOwner owner) => owner switch
    {
        CheckOwner.ExportMaker => new("den som gör exporten", "the person who makes the export"),
        CheckOwner.CareAdministrator => new("enhetens vårdadministratör", "the clinic’s care administrator"),
        CheckOwner.ClinicHead => new("enhetschefen", "the clinic’s head"),
        CheckOwner.Coordinator => new("regionens väntetidssamordnare", "the region’s waiting-time coordinator"),
        _ => throw new UnreachableException(),
    };

    /// <summary>The kind of a failed row, as <see cref="FailedRow.Kind"/> writes it.</summary>
    public static Phrase Kind(string kind) => kind switch
    {
        "wait" => new("väntan", "wait"),
        "contact" => new("kontakt", "contact"),
        "referral" => new("remiss", "referral"),
        "move" => new("flytt", "move"),
        "unit" => new("enhet", "unit"),
        _ => new("post", "record"),
    };

    /// <summary>"högst 2 ‰", or that none may fail.</summary>
    public static Phrase Threshold(int permille) => permille == 0 ? new("inga", "none") : new($"{permille} ‰", $"{permille} ‰");

    /// <summary>What must be dealt with first, in a sentence: the answer of the page.</summary>
    public static Phrase Answer(int errors, int warnings) => (errors, warnings) switch
    {
        (0, 0) => new("Ingen kontroll är underkänd", "No check has failed"),
        (0, 1) => new("En varning att se över, och inga fel", "One warning to look at, and no errors"),
        (0, _) => new($"{warnings} varningar att se över, och inga fel", $"{warnings} warnings to look at, and no errors"),
        (1, _) => new("Ett fel att rätta först", "One error to correct first"),
        _ => new($"{errors} fel att rätta först", $"{errors} errors to correct first"),
    };
}
