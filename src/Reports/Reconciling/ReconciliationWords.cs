using Trettio.Care;
using Trettio.Quality.Reconciling;

namespace Trettio.Reports.Reconciling;

/// <summary>A reconciliation in sentences, for the command and the page alike.</summary>
public static class ReconciliationWords
{
    private const int MostNamed = 3;

    /// <summary>The answer first: which differences give the published figure, that several do, or that none does.</summary>
    public static Phrase Answer(Reconciliation found) => Written.Both(language =>
    {
        var (swedish, ways) = (language == Language.Swedish, found.Explanations);
        if (found.IsEqual)
        {
            return swedish ? "Talen är lika: ingenting behöver förklaras." : "The figures are equal: there is nothing to explain.";
        }

        if (ways.Count == 1)
        {
            return swedish ? $"En prövad skillnad ger talet exakt: {Together(ways[0], language)}." : $"One difference tried gives the figure exactly: {Together(ways[0], language)}.";
        }

        if (ways.Count > 1)
        {
            var named = string.Join("; ", ways.Take(MostNamed).Select((way, at) => $"({at + 1}) {Together(way, language)}"));
            return swedish
                ? $"{Written.Capital(Written.InWords(ways.Count, language))} förklaringar ger talet exakt och kan inte skiljas åt av talen: {named}{(ways.Count > MostNamed ? "; …" : ".")}"
                : $"{Written.Capital(Written.InWords(ways.Count, language))} explanations give the figure exactly and cannot be told apart by the figures: {named}{(ways.Count > MostNamed ? "; …" : ".")}";
        }

        return found.Best is { } near
            ? swedish
                ? $"Ingen av de prövade skillnaderna ger talet; närmast: {Together(near, language)}, {OffBy(near, found.Published, language)}."
                : $"None of the differences tried gives the figure; nearest: {Together(near, language)}, {OffBy(near, found.Published, language)}."
            : swedish ? "Det finns ingen skillnad att pröva på det här talet." : "There is no difference to try on this figure.";
    });

    /// <summary>The answer as a heading: what is long is said under it.</summary>
    public static Phrase Headline(Reconciliation found) => Written.Both(language =>
    {
        var (swedish, ways) = (language == Language.Swedish, found.Explanations.Count);
        if (found.IsEqual || ways == 1)
        {
            return Answer(found).In(language);
        }

        if (ways == 0)
        {
            return swedish ? "Ingen av de prövade skillnaderna ger talet." : "None of the differences tried gives the figure.";
        }

        var many = Written.Capital(Written.InWords(ways, language));
        return swedish ? $"{many} förklaringar ger talet exakt och kan inte skiljas åt av talen." : $"{many} explanations give the figure exactly and cannot be told apart by the figures.";
    });

    /// <summary>The nearest, when none is exact; null else.</summary>
    public static Phrase? Near(Reconciliation found) => found.Exact.Count > 0 || found.Best is not { } near ? null : Written.Both(language => language == Language.Swedish
        ? $"Närmast: {Together(near, language)}, {OffBy(near, found.Published, language)}."
        : $"Nearest: {Together(near, language)}, {OffBy(near, found.Published, language)}.");

    /// <summary>How many were tried, and what that says of a hit by several differences at once.</summary>
    public static Phrase Tried(Reconciliation found) => Written.Both(language =>
    {
        var swedish = language == Language.Swedish;
        var tried = swedish
            ? $"{Written.Count(found.Tried.Switches, language)} skillnader är prövade i {Written.Count(found.Tried.Combinations, language)} kombinationer."
            : $"{Written.Count(found.Tried.Switches, language)} differences were tried in {Written.Count(found.Tried.Combinations, language)} combinations.";
        if (found.Exact.Count == 0 || found.Exact[0].Switches.Count < 2)
        {
            return tried;
        }

        return tried + (swedish
            ? " Bland så många kan en träff vara en slump; stäm av fler månader eller fler tal innan du litar på den."
            : " Among so many a hit can be chance; reconcile more months or more figures before you trust it.");
    });

    /// <summary>How many records differ by the first explanation.</summary>
    public static Phrase Records(Reconciliation found) => Written.Both(language =>
    {
        var (swedish, records) = (language == Language.Swedish, found.Records);
        var text = (records.Count, swedish) switch
        {
            (0, true) => "Inga poster skiljer.",
            (0, _) => "No records differ.",
            (1, true) => "1 post skiljer.",
            (1, _) => "1 record differs.",
            (var count, true) => $"{Written.Count(count, language)} poster skiljer.",
            var (count, _) => $"{Written.Count(count, language)} records differ.",
        };
        return (records.Hidden, swedish) switch
        {
            (0, _) => text,
            (var hidden, true) => $"{text} {Written.Count(hidden, language)} av dem har skyddad identitet och visas inte.",
            var (hidden, _) => $"{text} {Written.Count(hidden, language)} of them have a protected identity and are not shown.",
        };
    });

    /// <summary>"PvV räknas aldrig bland genomförda, och andelen avkortas".</summary>
    public static string Together(Explanation way, Language language) => way.Switches.Count == 0
        ? language == Language.Swedish ? "ingen skillnad" : "no difference"
        : string.Join(language == Language.Swedish ? ", och " : ", and ", way.Switches.Select(one => one.Says.In(language)));

    /// <summary>"3 för mycket" of each figure that is not met, named where more than one is printed; "exakt" when all are.</summary>
    public static string OffBy(Explanation way, PublishedFigure published, Language language)
    {
        var parts = published.Values.Where(value => way.Figure.Off(value.Key, value.Value) != 0).OrderBy(value => value.Key)
            .Select(value => (published.Values.Count > 1 ? Name(value.Key).In(language) + " " : "") + Distance(way.Figure, value, language))
            .ToList();
        return parts.Count == 0 ? language == Language.Swedish ? "exakt" : "exact" : string.Join("; ", parts);
    }

    /// <summary>What a figure is called.</summary>
    public static Phrase Name(FigureField field) => field switch
    {
        FigureField.InTime => new("inom tidsgränsen", "in time"),
        FigureField.Counted => new("räknade", "counted"),
        FigureField.Completed => new("alla genomförda", "all completed"),
        FigureField.Share => new("andel inom tidsgränsen", "share in time"),
        FigureField.Waiting => new("väntande", "waiting"),
        FigureField.WaitingInTime => new("väntande inom tidsgränsen", "waiting in time"),
        FigureField.WaitingShare => new("andel väntande inom tidsgränsen", "share of the waiting in time"),
        _ => new("median", "median"),
    };

    /// <summary>The same with its unit, as a heading.</summary>
    public static Phrase Label(FigureField field)
    {
        var name = Name(field);
        var unit = field switch
        {
            FigureField.Share or FigureField.WaitingShare => new Phrase(", %", ", %"),
            FigureField.Median => new(", dagar", ", days"),
            _ => new("", ""),
        };
        return new(Written.Capital(name.Sv) + unit.Sv, Written.Capital(name.En) + unit.En);
    }

    /// <summary>As it is printed; "N" when it is suppressed.</summary>
    public static string Value(PublishedValue value, Language language) => value.IsSuppressed ? "N" : Written.Decimals((double)value.Number, value.Decimals, language);

    /// <summary>Ours with as many decimals as theirs.</summary>
    public static string Value(ReconciledFigure figure, FigureField field, PublishedValue like, Language language) =>
        figure.Printed(field, like.Decimals) is { } number ? Written.Decimals((double)number, like.Decimals, language) : Written.NoFigure;

    /// <summary>What a record is part of.</summary>
    public static string Parts(Parts parts, Language language)
    {
        var swedish = language == Language.Swedish;
        List<string> said = [];
        if ((parts & Quality.Reconciling.Parts.Completed) != Quality.Reconciling.Parts.None)
        {
            said.Add((parts & Quality.Reconciling.Parts.InTime) != Quality.Reconciling.Parts.None
                ? swedish ? "räknad, inom tidsgränsen" : "counted, in time"
                : (parts & Quality.Reconciling.Parts.Counted) != Quality.Reconciling.Parts.None ? swedish ? "räknad, efter tidsgränsen" : "counted, late" : swedish ? "genomförd men exkluderad" : "completed but excluded");
        }

        if ((parts & Quality.Reconciling.Parts.Waiting) != Quality.Reconciling.Parts.None)
        {
            said.Add((parts & Quality.Reconciling.Parts.WaitingInTime) != Quality.Reconciling.Parts.None ? swedish ? "väntande, inom tidsgränsen" : "waiting, in time" : swedish ? "väntande, över tidsgränsen" : "waiting, past the limit");
        }

        return said.Count == 0 ? swedish ? "inte med" : "not in it" : string.Join("; ", said);
    }

    /// <summary>The same question where there are finished figures only.</summary>
    public static Phrase Answer(FiguresReconciliation found) => Written.Both(language =>
    {
        var swedish = language == Language.Swedish;
        if (found.Exact.Count > 0)
        {
            var ways = string.Join(swedish ? "; eller " : "; or ", found.Exact.Select(one => one.Says.In(language)));
            return swedish ? $"Talen går ihop: {ways}." : $"The figures agree: {ways}.";
        }

        if (found.Presumed.Count > 0)
        {
            var (whole, presumes) = (found.Presumed[0].Whole!.Value, found.Presumed[0].Presumes!.Value);
            var share = Written.Share((double)presumes / whole, language);
            return swedish
                ? $"Talet är {Written.Count(presumes, language)} mer än våra {Written.Count(whole - presumes, language)} räknade ({share} av det). Det stämmer om alla genomförda räknas och så många exkluderades; månadssiffrorna säger inte hur många det var, och sena registreringar kan ge samma skillnad. Vårdhändelser kan avgöra det."
                : $"The figure is {Written.Count(presumes, language)} more than the {Written.Count(whole - presumes, language)} we counted ({share} of it). It holds if all completed count and so many were excluded; the monthly figures do not tell how many those were, and late registrations can give the same difference. Care events can decide it.";
        }

        return found.Nearest.Count > 0
            ? swedish
                ? $"Inget som månadssiffrorna innehåller ger talet; närmast: {found.Nearest[0].Says.Sv}, {Written.Decimals((double)found.Nearest[0].Off, 0, language)} fel i sista siffran. Med vårdhändelser kan fler skillnader prövas."
                : $"Nothing in the monthly figures gives it; nearest: {found.Nearest[0].Says.En}, {Written.Decimals((double)found.Nearest[0].Off, 0, language)} off in the last digit. With care events more differences can be tried."
            : swedish ? "Månadssiffrorna innehåller inget av det som är publicerat; det kan inte stämmas av." : "The monthly figures hold nothing of what is published; it cannot be reconciled.";
    });

    /// <summary>What the printed share itself says; null where it says nothing.</summary>
    public static Phrase? Denominators(FiguresReconciliation found) => found.Denominators is not { } range ? null : Written.Both(language => language == Language.Swedish
        ? $"Den tryckta andelen svarar mot nämnaren {Range(range, "till", language)}."
        : $"The printed share answers to the denominator {Range(range, "to", language)}.");

    private static string Range((int From, int To) range, string to, Language language) =>
        range.From == range.To ? Written.Count(range.From, language) : $"{Written.Count(range.From, language)} {to} {Written.Count(range.To, language)}";

    private static string Distance(ReconciledFigure figure, KeyValuePair<FigureField, PublishedValue> value, Language language)
    {
        var swedish = language == Language.Swedish;
        if (value.Value.IsSuppressed)
        {
            return swedish ? "är inte så litet att det döljs" : "is not so small that it is hidden";
        }

        if (figure.Printed(value.Key, value.Value.Decimals) is not { } ours)
        {
            return swedish ? "har inget värde" : "has no value";
        }

        var unit = value.Key switch
        {
            FigureField.Share or FigureField.WaitingShare => swedish ? " procentenheter" : " percentage points",
            FigureField.Median => swedish ? " dagar" : " days",
            _ => "",
        };
        var difference = Written.Decimals((double)Math.Abs(ours - value.Value.Number), value.Value.Decimals, language) + unit;
        return (ours > value.Value.Number, swedish) switch
        {
            (true, true) => $"{difference} för mycket",
            (true, _) => $"{difference} too much",
            (_, true) => $"{difference} för lite",
            _ => $"{difference} too little",
        };
    }
}
