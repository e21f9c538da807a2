using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Reports;
using Trettio.Reports.Json;
using Trettio.Store;

namespace Trettio.Work.Closing;

/// <summary>What a decision is made with: the figures' book, and the definitions that they rest on.</summary>
public sealed record DecidedBy(Inputs Inputs, RegionBook Book, RuleSet Rules, Agreement Agreement, Definitions Definitions)
{
    public bool IsDemo { get; init; }
}

/// <summary>
/// Deciding a month freezes its figures with what they were made of: the deliveries' hash, the definitions' texts and hash, the program's
/// version, and the report as it read. A correction is one version more, with its reason and the figures that differ.
/// </summary>
public static class DecideMonth
{
    /// <exception cref="RefusedException">It may not be decided (12), or a delivery came meanwhile (12).</exception>
    public static async Task<Publication> RunAsync(TrettioStore store, ClosingMonth month, DecidedBy by, StepToTake step, CancellationToken stop)
    {
        var (asked, actor) = TakeStep.Demand(month, step);
        var (series, before) = (month.Of.Series, month.Latest);
        var lacking = month.Status.Unattested;
        var figures = FrozenFigures.Csv(series, month.Month);
        var changes = before is null ? null : FrozenFigures.Changes(before.Figures, figures);
        var version = (before?.Version ?? 0) + 1;
        var report = MakeReport.Of(by.Inputs, by.Book, (by.Rules, by.Agreement), new(month.Region, month.Month, step.Now)
        {
            IsDemo = by.IsDemo,
            Closing = new MonthClosing(version, step.Now, actor.Who) { Reason = asked.Reason, MissingAttests = [.. lacking.Select(unit => unit.Name)], Left = [.. month.Status.Facts.Errors.Select(left => new LeftFinding(left.Check, month.NameOf(left.Unit), left.Count))] },
        });
        var files = await FilesAsync(report, by, version, stop).ConfigureAwait(false);
        var published = new Publication
        {
            Region = month.Region,
            Month = month.Month,
            Version = version,
            Delivery = month.Of.Delivery,
            InputsHash = Hashes.OfInputs(month.Deliveries.Select(one => (one.Id, one.Info.ContentHash))),
            RuleSet = by.Rules.Id,
            RulesHash = Hashes.OfTexts(by.Definitions.Texts(by.Rules.Id, by.Agreement.Id)),
            Agreement = by.Agreement.Id,
            Program = Program.Version,
            DecidedAt = step.Now,
            DecidedBy = actor.Who,
            Reason = asked.Reason,
            Figures = figures,
            Goals = Goals(report.Goals),
            Changes = changes is null ? null : FrozenFigures.Json(changes),
        };
        var taken = new CloseStep(month.Region, month.Month, null, CloseStepKind.Decided, step.Now, actor.Who)
        {
            InsteadOf = actor.InsteadOf,
            Comment = step.Comment ?? asked.Reason,
            Delivery = published.Delivery,
            Detail = ClosingOfMonth.Detail(published.Version, lacking.Select(unit => unit.Id), month.Status.Facts.Errors),
        };
        return store.Publish(
            published, taken, [.. files.Select(file => new KeptFile(month.Region, month.Month, KeptFileKind.Report, file.Name, file.Content, step.Now, actor.Who))]);
    }

    /// <summary>The second person's check of the latest version.</summary>
    /// <exception cref="RefusedException">It may not be checked, or not by that person (12).</exception>
    public static Publication Check(TrettioStore store, ClosingMonth month, StepToTake step)
    {
        var (_, actor) = TakeStep.Demand(month, step);
        var latest = month.Latest!;
        var taken = new CloseStep(month.Region, month.Month, null, CloseStepKind.Checked, step.Now, actor.Who)
        {
            InsteadOf = actor.InsteadOf,
            Comment = step.Comment,
            Delivery = latest.Delivery,
            Detail = latest.Version.ToString(CultureInfo.InvariantCulture),
        };
        return store.CheckPublication(latest.Id, actor.Who, taken) ?? throw new RefusedException(ExitCode.NotPermitted, new(
            "Någon annan hann kontrollera eller rätta månaden; se på sidan igen.", "Somebody else has just checked or corrected the month; look at the page again."));
    }

    /// <summary>The report in each format that can be made here, and the definitions' texts.</summary>
    private static async Task<IReadOnlyList<(string Name, byte[] Content)>> FilesAsync(MonthlyReport report, DecidedBy by, int version, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("trettio-close-").FullName;
        try
        {
            var written = await MakeReport.WriteAsync(report, folder, [ReportFormat.Html, ReportFormat.Pdf, ReportFormat.Xlsx], Language.Swedish, stop).ConfigureAwait(false);
            var at = string.Create(CultureInfo.InvariantCulture, $"version-{version}/");
            return
            [
                .. written.Written.Select(path => ($"{at}report/{Path.GetFileName(path)}", File.ReadAllBytes(path))),
                .. by.Definitions.Texts(by.Rules.Id, by.Agreement.Id).Select(text => ($"{at}rules/{text.Name}", Encoding.UTF8.GetBytes(text.Text))),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Goals(GoalsResult goals)
    {
        using var buffer = new MemoryStream();
        GoalsJson.Write(goals, Language.Swedish, buffer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}

/// <summary>The hashes that a decided month is known by, so that an archive can be checked without the program's store.</summary>
internal static class Hashes
{
    internal static string Of(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Over each delivery's number and content, a line each, in order.</summary>
    internal static string OfInputs(IEnumerable<(int Id, string ContentHash)> deliveries) => Of(Encoding.UTF8.GetBytes(string.Concat(
        deliveries.OrderBy(one => one.Id).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Id} {one.ContentHash}\n")))));

    /// <summary>Over each text's name and its own hash, a line each, in order of name.</summary>
    internal static string OfTexts(IEnumerable<(string Name, string Text)> texts) => Of(Encoding.UTF8.GetBytes(string.Concat(
        texts.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"{one.Name} {Of(Encoding.UTF8.GetBytes(one.Text))}\n"))));
}
