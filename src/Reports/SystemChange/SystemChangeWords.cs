using Trettio.Care;
using Trettio.Measuring;
using Trettio.Quality.SystemChange;

namespace Trettio.Reports.SystemChange;

/// <summary>A change of journal system in sentences, for the commands, the page and the charts alike.</summary>
public static class SystemChangeWords
{
    /// <summary>The answer first: how much has changed, and what most.</summary>
    public static Phrase Answer(SystemChangeProfile found, IReadOnlyDictionary<string, string> units) => Written.Both(language =>
    {
        var (swedish, breaks, day) = (language == Language.Swedish, found.Breaks, found.Query.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        if (breaks.Count == 0)
        {
            return swedish ? $"Inget fält har ändrats mer än gränserna kring {day}." : $"No field has changed past the limits around {day}.";
        }

        return swedish
            ? $"{Written.Count(breaks.Count, language)} brott kring {day}; det starkaste: {Break(breaks[0], units, language)}."
            : $"{Written.Count(breaks.Count, language)} breaks around {day}; the strongest: {Break(breaks[0], units, language)}.";
    });

    /// <summary>"Kontakter: KVÅ, alla enheter: ifylld 92,0 % → 3,1 %".</summary>
    public static string Break(MarkedBreak one, IReadOnlyDictionary<string, string> units, Language language) => $"{Where(one, units, language)}: {What(one, language)}";

    public static string Where(MarkedBreak one, IReadOnlyDictionary<string, string> units, Language language) =>
        $"{Written.Capital(FieldWords.Of(one.Table, one.Field, language))}, {(one.Unit is { } unit ? units.GetValueOrDefault(unit, unit) : language == Language.Swedish ? "alla enheter" : "all units")}";

    public static string What(MarkedBreak one, Language language)
    {
        var swedish = language == Language.Swedish;
        var (before, after) = (Written.Share(one.Before, language), Written.Share(one.After, language));
        var examples = one.Examples.Count > 0 ? $" ({string.Join(", ", one.Examples)})" : "";
        return one.Kind switch
        {
            BreakKind.Fill => swedish ? $"ifylld {before} → {after}" : $"filled {before} → {after}",
            BreakKind.NewCodes => swedish ? $"koder som inte fanns förut i {after} av raderna{examples}" : $"codes not seen before in {after} of the rows{examples}",
            BreakKind.LostCodes => swedish ? $"koder i {before} av raderna finns inte längre{examples}" : $"codes in {before} of the rows are no longer seen{examples}",
            BreakKind.MovedCodes => swedish ? $"{after} av raderna har bytt kod{examples}" : $"{after} of the rows have changed code{examples}",
            BreakKind.NewShape => swedish ? $"{after} av värdena har en form som inte fanns förut{examples}" : $"{after} of the values have a shape not seen before{examples}",
            BreakKind.Volume => swedish
                ? $"{Written.Decimals(one.Before, 1, language)} → {Written.Decimals(one.After, 1, language)} rader per månad"
                : $"{Written.Decimals(one.Before, 1, language)} → {Written.Decimals(one.After, 1, language)} rows a month",
            _ => swedish
                ? $"registreras efter {Written.Decimals(one.Before, 0, language)} → {Written.Decimals(one.After, 0, language)} dagar (median)"
                : $"registered after {Written.Decimals(one.Before, 0, language)} → {Written.Decimals(one.After, 0, language)} days (median)",
        };
    }

    /// <summary>Why no unit's volume is compared; null when each is.</summary>
    public static Phrase? Reorganised(SystemChangeProfile found, IReadOnlyDictionary<string, string> units) => found.Reorganised.Count == 0 ? null : Written.Both(language =>
    {
        var names = Written.List([.. found.Reorganised.Select(unit => units.GetValueOrDefault(unit, unit))], language);
        return language == Language.Swedish
            ? $"Öppnade, stängde eller bytte plats i organisationen under månaderna: {names}. Enheternas antal rader jämförs därför inte."
            : $"Opened, closed or moved in the organisation in these months: {names}. The units’ numbers of rows are therefore not compared.";
    });

    /// <summary>What became of the waits that stood open, a sentence each.</summary>
    public static IReadOnlyList<Phrase> Waits(WaitsOverChange waits)
    {
        return
        [
            Written.Both(language => language == Language.Swedish
                ? $"{Written.Count(waits.Open, language)} väntan stod öppna dagen före bytet."
                : $"{Written.Count(waits.Open, language)} waits stood open on the day before the change."),
            Written.Both(language => language == Language.Swedish
                ? $"{Written.Count(waits.Undecided.Without.Count, language)} av {Written.Count(waits.Undecided.Of, language)} öppna till utredning och behandling saknar beslutsdatum; av dem som avslutats före bytet var det {Written.Count(waits.UndecidedBefore.Without, language)} av {Written.Count(waits.UndecidedBefore.Of, language)}."
                : $"{Written.Count(waits.Undecided.Without.Count, language)} of {Written.Count(waits.Undecided.Of, language)} open to investigation and treatment have no decision date; of those over before the change it was {Written.Count(waits.UndecidedBefore.Without, language)} of {Written.Count(waits.UndecidedBefore.Of, language)}."),
            Written.Both(language => waits.CanTellSilence
                ? language == Language.Swedish
                    ? $"{Written.Count(waits.Silent.Count, language)} öppna väntan har ingen motsvarighet efter bytet: varken avslutade, nämnda eller ersatta."
                    : $"{Written.Count(waits.Silent.Count, language)} open waits have no counterpart after the change: neither over, named nor replaced."
                : language == Language.Swedish
                    ? "Det har gått för kort tid för att säga vilka öppna väntan som saknar motsvarighet efter bytet."
                    : "Too little time has passed to tell which open waits have no counterpart after the change."),
            Written.Both(language => language == Language.Swedish
                ? $"{Written.Count(waits.Doubled.Count, language)} väntan är troligen registrerade två gånger, under gammalt och nytt id."
                : $"{Written.Count(waits.Doubled.Count, language)} waits are probably registered twice, under an old and a new id."),
        ];
    }

    /// <summary>What the agreement allows: its rule is not public, so only what is recorded is listed.</summary>
    public static Phrase Agreement(int recorded) => Written.Both(language => (recorded, language) switch
    {
        (0, Language.Swedish) => "Ändringsöverenskommelsen ska låta regioner som byter journalsystem slippa förlora ersättning, men dess regel är inte offentlig och inget undantag är antecknat för regionen.",
        (0, _) => "The amending agreement is to keep regions that change journal system from losing money, but its rule is not public and no exception is recorded for the region.",
        (var count, Language.Swedish) => $"Ändringsöverenskommelsens regel är inte offentlig; {Written.Count(count, language)} undantag är antecknade för regionen.",
        var (count, _) => $"The amending agreement's rule is not public; {Written.Count(count, language)} exceptions are recorded for the region.",
    });

    /// <summary>A chart's label: the new system, and the unit when it is one unit's.</summary>
    public static Phrase Label(RecordedChange change, RegionSeries series) => Written.Both(_ =>
        change.Unit is { } unit ? $"{change.To}, {series.UnitNames.GetValueOrDefault(unit, unit)}" : change.To);

    /// <summary>The same as a sentence.</summary>
    public static Phrase Marked(RecordedChange change, RegionSeries series) => Written.Both(language =>
    {
        var unit = change.Unit is { } id ? $" ({series.UnitNames.GetValueOrDefault(id, id)})" : "";
        return language == Language.Swedish
            ? $"Byte av journalsystem {change.On:yyyy-MM-dd}: {change.From} → {change.To}{unit}."
            : $"Change of journal system {change.On:yyyy-MM-dd}: {change.From} → {change.To}{unit}.";
    });

    /// <summary>Two deliveries side by side, in a sentence.</summary>
    public static Phrase Answer(DeliveryComparison found) => Written.Both(language =>
    {
        var (a, b, differ, same) = (found.Rows.Sum(row => row.OnlyA), found.Rows.Sum(row => row.OnlyB), found.Rows.Sum(row => row.Differing), found.Rows.Sum(row => row.Same));
        return (found.IsEqual, language) switch
        {
            (true, Language.Swedish) => $"Leveranserna är lika: {Written.Count(same, language)} rader.",
            (true, _) => $"The deliveries are equal: {Written.Count(same, language)} rows.",
            (_, Language.Swedish) => $"{Written.Count(same, language)} rader är lika, {Written.Count(differ, language)} skiljer, {Written.Count(a, language)} finns bara i A och {Written.Count(b, language)} bara i B.",
            _ => $"{Written.Count(same, language)} rows are equal, {Written.Count(differ, language)} differ, {Written.Count(a, language)} are in A only and {Written.Count(b, language)} in B only.",
        };
    });
}
