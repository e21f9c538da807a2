using Trettio.Care;

namespace Trettio.Measuring.Judging;

/// <summary>How far a list of codes can be trusted.</summary>
public enum Certainty
{
    /// <summary>Ours, until the published list is known.</summary>
    Proposal,

    Published,
}

/// <summary>One code with the days it holds, both included; <see cref="To"/> null: still. <see cref="Group"/> is null where the list has no groups.</summary>
public sealed record ListedCode(string Code, string? Group, DateOnly From, DateOnly? To, Phrase Text)
{
    public bool HoldsOn(DateOnly day) => From <= day && !(To < day);
}

/// <summary>A dated list of codes with its source, read from <c>definitions/codes/ID.yaml</c>.</summary>
public sealed record CodeList(string Id, Phrase Name, Certainty Certainty, Source Source, IReadOnlyList<ListedCode> Codes)
{
    /// <exception cref="DefinitionException">Something is missing, unknown or out of range.</exception>
    public static CodeList Parse(string text, string file)
    {
        var root = DefinitionNode.Read(text, file).Only("id", "name", "certainty", "source", "codes");
        return new(
            root["id"].Text,
            root["name"].Phrase,
            root["certainty"].Choice(Enum.GetValues<Certainty>(), Care.Codes.Code),
            root["source"].Source,
            [.. root["codes"].Items.Select(Listed)]);
    }

    /// <summary>The code as it stands on that day, whatever its letters' case; null when it is not listed.</summary>
    public ListedCode? Find(string code, DateOnly day) =>
        Codes.FirstOrDefault(listed => listed.HoldsOn(day) && string.Equals(listed.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The longest listed code that the given one begins with on that day; null when there is none.</summary>
    public ListedCode? FindBeginning(string code, DateOnly day) => Codes
        .Where(listed => listed.HoldsOn(day) && code.StartsWith(listed.Code, StringComparison.OrdinalIgnoreCase))
        .MaxBy(listed => listed.Code.Length);

    private static ListedCode Listed(DefinitionNode node)
    {
        node.Only("code", "group", "from", "to", "text");
        var listed = new ListedCode(node["code"].Text, node.Find("group")?.Text, node["from"].Date, node.Find("to")?.Date, node["text"].Phrase);
        return listed.To < listed.From
            ? throw node["to"].Refuse(new("sista dagen ligger före den första.", "the last day is before the first."))
            : listed;
    }
}

/// <summary>The four lists that a judgement asks.</summary>
public sealed record CodeLists(CodeList Investigation, CodeList Treatment, CodeList Atc, CodeList UncountedForms)
{
    public const string InvestigationId = "kva-investigation";

    public const string TreatmentId = "kva-treatment";

    public const string AtcId = "atc-groups";

    public const string UncountedFormsId = "contact-forms";

    /// <summary>Not asked by any rule: what BUP's reports are known by (medicinskt verksamhetsområde).</summary>
    public const string MvoId = "mvo";

    /// <summary>Every list that ships, those that a judgement asks first.</summary>
    public static IReadOnlyList<string> Ids { get; } = [InvestigationId, TreatmentId, AtcId, UncountedFormsId, MvoId];

    private static readonly char[] Between = [' ', '\t', ',', ';'];

    /// <summary>Each list found by its id, e.g. from a folder of texts.</summary>
    /// <exception cref="DefinitionException">One of the lists cannot be used.</exception>
    public static CodeLists Read(Func<string, CodeList> byId) => new(byId(InvestigationId), byId(TreatmentId), byId(AtcId), byId(UncountedFormsId));

    /// <summary>Whether one of the codes performed is an investigation's on that day; codes are separated by blanks, null is none.</summary>
    public bool HasInvestigation(string? kva, DateOnly day) => Split(kva).Any(code => Investigation.Find(code, day) is not null);

    /// <summary>The treatment groups of the codes on that day, empty when none is known.</summary>
    public IEnumerable<string> TreatmentGroups(string? kva, DateOnly day) =>
        Split(kva).Select(code => Treatment.Find(code, day)).OfType<ListedCode>().Select(listed => listed.Group ?? listed.Code);

    /// <summary>The group of a medicine on that day; null when it is in none.</summary>
    public string? MedicationGroup(string atc, DateOnly day) =>
        Atc.FindBeginning(atc, day) is { } listed ? MedicationPrefix + (listed.Group ?? listed.Code) : null;

    /// <summary>Groups of medicines and of talks never have the same name.</summary>
    internal const string MedicationPrefix = "atc:";

    private static string[] Split(string? codes) =>
        codes?.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
