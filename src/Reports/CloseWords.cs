using System.Diagnostics;
using System.Globalization;
using Trettio.Care;
using Trettio.Quality;
using Trettio.Quality.Closing;

namespace Trettio.Reports;

/// <summary>How a month's close is told: badges and sentences, the same on the page, in the terminal and in a reminder.</summary>
public static class CloseWords
{
    public static Badge Of(StageStatus status) => status.State switch
    {
        StageState.Done => new("✓", status.Days == 0 ? new("Klar", "Done") : Days("Klar, ", "Done ", status.Days, " sent", " late"), "good"),
        StageState.Due => new("◔", status.Days == 0 ? new("Ska vara klar i dag", "Due today") : Days("Om ", "In ", status.Days, "", ""), "open"),
        StageState.Late => new("!", Days("Försenad ", "Late by ", status.Days, "", ""), "bad"),
        StageState.Missing => new("✕", new("Saknas", "Missing"), "bad"),
        StageState.NotNeeded => new("–", new("Behövs inte", "Not needed"), "quiet"),
        _ => throw new UnreachableException(),
    };

    public static Badge Of(AssignmentState state) => state switch
    {
        AssignmentState.Open => new("→", new("Ska rättas", "To be corrected"), "open"),
        AssignmentState.AwaitsDelivery => new("◔", new("Rättad, väntar på nästa leverans", "Corrected, awaits the next delivery"), "open"),
        AssignmentState.StillThere => new("✕", new("Kvar efter leveransen", "Still there after the delivery"), "bad"),
        AssignmentState.Confirmed => new("✓", new("Borta, bekräftat", "Gone, confirmed"), "good"),
        _ => throw new UnreachableException(),
    };

    /// <summary>"Levererad: Klar 2025-09-03" – the stage's name, its state and its day.</summary>
    public static Phrase Line(StageStatus status) => Written.Both(language =>
    {
        var day = status switch
        {
            { DoneOn: { } on } => $" ({Day(on)})",
            { State: StageState.NotNeeded } => "",
            _ => $" ({(language == Language.Swedish ? "senast" : "by")} {Day(status.Due)})",
        };
        return $"{StageRule.Of(status.Stage).Name.In(language)}: {Of(status).Word.In(language)}{day}";
    });

    /// <summary>The answer to whether the month is closed, in one or two sentences.</summary>
    public static Phrase Answer(CloseStatus status, MonthClosing? closing) => Written.Both(language =>
    {
        var swedish = language == Language.Swedish;
        var waiting = Lacking(status, CloseStage.Delivered, language) is { } silent ? (swedish ? $" Leverans saknas från {silent}." : $" No delivery from {silent}.") : "";
        if (closing is null)
        {
            var attests = Lacking(status, CloseStage.Attested, language) is { } names ? (swedish ? $" Attest saknas från {names}." : $" No attest from {names}.") : "";
            var due = status.Of(CloseStage.Decided);
            var (sv, en) = due.State == StageState.Late ? ("skulle ha fastställts", "was to be decided") : ("ska fastställas", "is to be decided");
            return (swedish ? $"Nej, månaden är preliminär; den {sv} senast {Day(due.Due)}." : $"No, the month is preliminary; it {en} by {Day(due.Due)}.") + waiting + attests;
        }

        var isClosed = Enum.GetValues<CloseStage>().Where(stage => stage >= CloseStage.Decided).All(stage => status.Of(stage).State is StageState.Done or StageState.NotNeeded);
        var start = (isClosed, swedish) switch
        {
            (true, true) => "Ja, månaden är stängd. ",
            (true, false) => "Yes, the month is closed. ",
            (false, true) => "Månaden är fastställd, men inte stängd. ",
            _ => "The month is decided, but not closed. ",
        };
        return start + closing.Sentence.In(language) + waiting + (closing.ChangedSince is { } changed ? " " + changed.In(language) : "");
    });

    /// <summary>"Godtagna felsignaler: 3 rader av 2 kontroller." – one line for the report and the position.</summary>
    public static Phrase Accepted(IReadOnlyList<AcceptedNote> accepted) => Written.Both(language =>
    {
        var (rows, checks) = (accepted.Sum(one => one.Count), accepted.Select(one => one.Check).Distinct().Count());
        return language == Language.Swedish
            ? $"Godtagna felsignaler: {Written.Count(rows, language)} {(rows == 1 ? "rad" : "rader")} av {checks} {(checks == 1 ? "kontroll" : "kontroller")}."
            : $"Findings accepted: {Written.Count(rows, language)} {(rows == 1 ? "row" : "rows")} of {checks} {(checks == 1 ? "check" : "checks")}.";
    });

    /// <summary>"senast 2025-09-12" – by which day, where one was said.</summary>
    public static string Due(Assignment one, Language language) => one.DueOn is { } due ? $"{(language == Language.Swedish ? "senast" : "by")} {Day(due)}" : "";

    /// <summary>"Kvar att rätta: Beslutsdatum saknas (2)." – null when nothing is.</summary>
    public static Phrase? Left(IReadOnlyList<StandingError> errors) => errors.Count == 0 ? null : Written.Both(language =>
    {
        var listed = Written.List([.. errors.Select(one => $"{NameOfCheck(one.Check).In(language)} ({Written.Count(one.Count, language)})")], language);
        return language == Language.Swedish ? $"Kvar att rätta: {listed}." : $"Left to correct: {listed}.";
    });

    /// <summary>"Attesterad 2025-09-10 av Anna, men …" – null where no earlier attest was of other figures.</summary>
    public static Phrase? Outdated(StageStatus status) => status.Outdated is not { } step ? null : new(
        $"Attesterad {Day(step.On)} av {step.Who}, men enhetens siffror har ändrats sedan dess; se på dem och attestera igen.",
        $"Attested on {Day(step.On)} by {step.Who}, but the unit’s figures have changed since; look at them and attest again.");

    /// <summary>"De nya siffrorna är inte attesterade av Ekbacka." – null before a decision, and when each unit whose figures have changed has attested them.</summary>
    public static Phrase? UnattestedSince(CloseStatus status)
    {
        var (decided, today) = (status.Facts.FiguresDecided, status.Facts.FiguresToday);
        List<string> units = decided is null ? [] : [.. status.Unattested.Where(unit => CloseFacts.MarkIn(decided, unit.Id) != CloseFacts.MarkIn(today, unit.Id)).Select(unit => unit.Name)];
        return units.Count == 0 ? null : Written.Both(language =>
            (language == Language.Swedish ? "De nya siffrorna är inte attesterade av " : "The new figures are not attested by ") + Written.List(units, language) + ".");
    }

    /// <summary>The check's name, else what reading is called.</summary>
    public static Phrase NameOfCheck(string check) => AllChecks.All.FirstOrDefault(one => one.Id == check)?.Name ?? check switch
    {
        "unread_row" => new("Rader som inte kunde läsas", "Rows that could not be read"),
        "unreadable_cell" => new("Celler som inte kunde läsas", "Cells that could not be read"),
        "repeated_id" => new("Samma id med olika innehåll", "One id with different content"),
        _ => new(check, check),
    };

    public static Phrase NameOf(CloseRole role) => role switch
    {
        CloseRole.Manager => new("enhetens chef", "the unit’s manager"),
        CloseRole.Coordinator => new("samordnaren", "the coordinator"),
        CloseRole.Second => new("den andra personen", "the second person"),
        _ => new("den som ansvarar", "whoever is responsible"),
    };

    /// <summary>"Attesterad, Ekbacka: Om 2 dagar (senast 2025-09-15)".</summary>
    public static Phrase Line(ToRemindOf one) => Written.Both(language =>
    {
        var what = new[] { StageRule.Of(one.Stage.Stage).Name.In(language), one.Check is { } check ? NameOfCheck(check).In(language) + (one.Count is { } count ? $" ({Written.Count(count, language)})" : "") : null, one.Unit?.Name }.OfType<string>();
        return $"{string.Join(", ", what)}: {Of(one.Stage).Word.In(language)} ({(language == Language.Swedish ? "senast" : "by")} {Day(one.Stage.Due)})";
    });

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Lacking(CloseStatus status, CloseStage stage, Language language) =>
        status.Lacking(stage) is { Count: > 0 } units ? Written.List([.. units.Select(unit => unit.Name)], language) : null;

    private static Phrase Days(string sv, string en, int days, string after, string behind) =>
        new($"{sv}{days} {(days == 1 ? "dag" : "dagar")}{after}", $"{en}{days} {(days == 1 ? "day" : "days")}{behind}");
}
