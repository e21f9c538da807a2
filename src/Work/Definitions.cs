using System.Collections.Concurrent;
using System.Diagnostics;
using Trettio.Care;
using Trettio.Exchange.National;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Measuring.Judging;
using Trettio.Quality;
using Trettio.Quality.Closing;
using Trettio.Quality.SystemChange;
using Trettio.Work.Mail;

namespace Trettio.Work;

/// <summary>
/// Rule sets, agreements and code lists: those that ship with the program, each replaced by a file of the same name in the data folder's
/// <c>definitions/</c> when there is one.
/// </summary>
public sealed class Definitions(DataFolder data)
{
    public const string DefaultRules = "bup-2025";

    public const string DefaultAgreement = "bup-2025";

    // The same text gives the same object, so that what a running program has worked out by it can be known again.
    private static readonly ConcurrentDictionary<(Type Type, string File, string Text), object> Parsed = new();
    private static readonly ConcurrentDictionary<CodeLists, CodeLists> Lists = new();

    /// <exception cref="RefusedException">There is no such rule set (2), or its file cannot be used (10).</exception>
    public RuleSet RuleSet(string? id) => Read("measuring", id ?? DefaultRules, new("regelverket", "rule set"), Measuring.RuleSet.Parse);

    /// <exception cref="RefusedException">There is no such agreement (2), or its file cannot be used (10).</exception>
    public Agreement Agreement(string? id) => Read("agreements", id ?? DefaultAgreement, new("överenskommelsen", "agreement"), Goals.Agreement.Parse);

    /// <summary>When a difference over a change of journal system is marked as a break.</summary>
    /// <exception cref="RefusedException">The file cannot be used (10).</exception>
    public BreakLimits BreakLimits() => Read("quality", "system-change", new("gränserna", "limits"), Quality.SystemChange.BreakLimits.Parse);

    /// <summary>The lists that contacts are judged by.</summary>
    /// <exception cref="RefusedException">One of the files cannot be used (10).</exception>
    public CodeLists CodeLists()
    {
        var lists = Measuring.Judging.CodeLists.Read(CodeList);
        return Lists.GetOrAdd(lists, lists);
    }

    /// <summary>Where the fields of the national delivery get their values from.</summary>
    /// <exception cref="RefusedException">The file cannot be used (10).</exception>
    public NationalOrigins NationalOrigins() => Read(
        "national", "origins", new("ursprunget", "list of origins"), (text, file) => Exchange.National.NationalOrigins.Parse(text, file, NationalFormat.Bundled));

    /// <summary>Every list that ships, for those who read them.</summary>
    /// <exception cref="RefusedException">One of the files cannot be used (10).</exception>
    public IReadOnlyList<CodeList> EveryCodeList() => [.. Measuring.Judging.CodeLists.Ids.Select(CodeList)];

    /// <summary>Each check's threshold, severity, owner and the units it is switched off for, by the check's id.</summary>
    /// <exception cref="RefusedException">One of the files cannot be used (10).</exception>
    public IReadOnlyDictionary<string, CheckSettings> Checks() =>
        AllChecks.All.ToDictionary(check => check.Id, check => Read("checks", check.Id, new("kontrollen", "check"), CheckSettings.Parse));

    /// <summary>The settings that ship, whatever the data folder says: for those who have none.</summary>
    public static IReadOnlyDictionary<string, CheckSettings> ShippedChecks() => AllChecks.All.ToDictionary(
        check => check.Id,
        check => $"definitions/checks/{check.Id}.yaml" is var name ? CheckSettings.Parse(Shipped.Text(name)!, name) : throw new UnreachableException());

    /// <summary>How a delivery is checked by a rule set.</summary>
    /// <exception cref="RefusedException">One of the files cannot be used (10).</exception>
    public CheckedBy CheckedBy(RuleSet rules) => new(rules, CodeLists(), CodeList(Measuring.Judging.CodeLists.MvoId), Checks());

    private CodeList CodeList(string id) => Read("codes", id, new("kodlistan", "code list"), Measuring.Judging.CodeList.Parse);

    /// <summary>How months are closed here: <c>close.yaml</c> in the data folder, and what it does not say as in the one that ships.</summary>
    /// <exception cref="RefusedException">The file cannot be used (10).</exception>
    public CloseSettings Closing()
    {
        var (local, name, what) = (System.IO.Path.Combine(data.Path, "close.yaml"), "definitions/close/close.yaml", new Phrase("månadsslutet", "month close"));
        var shipped = Parse(null, name, what, (text, file) => CloseSettings.Parse(text, file));
        return File.Exists(local) ? Parse(local, name, what, (text, file) => CloseSettings.Parse(text, file, shipped)) : shipped;
    }

    /// <summary>The region's mail server: <c>mail.yaml</c> in the data folder; none ships.</summary>
    /// <exception cref="RefusedException">There is no such file (12), or it cannot be used (10).</exception>
    public MailSettings Mail()
    {
        var local = System.IO.Path.Combine(data.Path, "mail.yaml");
        return File.Exists(local)
            ? Parse(local, "mail.yaml", new("e-postservern", "mail server"), MailSettings.Parse)
            : throw new RefusedException(ExitCode.NotPermitted, new(
                $"Ingen e-postserver är inställd; skriv {local}, eller spara påminnelserna som filer med --out.", $"No mail server is set; write {local}, or keep the reminders as files with --out."));
    }

    /// <summary>The texts that a rule set's figures and an agreement's goals rest on, by name, as they are now.</summary>
    public IReadOnlyList<(string Name, string Text)> Texts(string rules, string agreement) =>
    [
        .. new[] { $"agreements/{agreement}.yaml", $"measuring/{rules}.yaml" }
            .Select(name => (name, Text(System.IO.Path.Combine(data.Path, "definitions", name), $"definitions/{name}").Text)),
    ];

    /// <summary>Ids in order, shipped and local.</summary>
    public IReadOnlyList<string> Ids(string kind)
    {
        var shipped = Shipped.Names($"definitions/{kind}/").Select(name => System.IO.Path.GetFileNameWithoutExtension(name));
        var folder = LocalFolder(kind);
        var local = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml").Select(System.IO.Path.GetFileNameWithoutExtension) : [];
        return [.. shipped.Concat(local).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    private string LocalFolder(string kind) => System.IO.Path.Combine(data.Path, "definitions", kind);

    private T Read<T>(string kind, string id, Phrase what, Func<string, string, T> parse)
    {
        if (!Ids(kind).Contains(id))
        {
            var known = string.Join(", ", Ids(kind));
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"{Capital(what.Sv)} '{id}' finns inte; de som finns är {known}.", $"There is no {what.En} '{id}'; there is {known}."));
        }

        return Parse(System.IO.Path.Combine(LocalFolder(kind), id + ".yaml"), $"definitions/{kind}/{id}.yaml", what, parse);
    }

    private static (string File, string Text) Text(string? local, string name) => File.Exists(local) ? (local, File.ReadAllText(local)) : (name, Shipped.Text(name)!);

    private static T Parse<T>(string? local, string name, Phrase what, Func<string, string, T> parse)
    {
        try
        {
            var (file, text) = Text(local, name);
            return (T)Parsed.GetOrAdd((typeof(T), file, text), _ => parse(text, file)!);
        }
        catch (DefinitionException fault)
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                $"{Capital(what.Sv)} i {fault.File}, rad {fault.Line}, kan inte läsas: {fault.Reason.Sv.TrimEnd('.')}.",
                $"The {what.En} in {fault.File}, line {fault.Line}, cannot be read: {fault.Reason.En.TrimEnd('.')}."), fault);
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
