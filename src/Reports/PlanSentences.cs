using Trettio.Care;
using Trettio.Planning.Producing;

namespace Trettio.Reports;

/// <summary>What a plan says of one month, in sentences. Both views are told side by side, and neither is called the better.</summary>
public static class PlanSentences
{
    /// <summary>The month to act on: the one after the last outcome, within the year. A gap before it is no month to act on.</summary>
    public static Month MonthToPlan(IReadOnlyList<PksTable> tables)
    {
        var year = tables[0].Year;
        var done = Month.Range(new(year, 1), new(year, 12)).Where(month => tables.Any(table => table[month].Basis == PksBasis.Outcome)).Select(month => month.Number).LastOrDefault();
        return new(year, Math.Min(12, done + 1));
    }

    /// <summary>"I september 2025 behövs inom 30 dagar, för 75 %: första besök 932 av 1 242, …".</summary>
    public static Phrase Lead(IReadOnlyList<PksTable> tables, Month month, Phrase limit)
    {
        List<PksTable> known = [.. tables.Where(table => table[month].Completed is not null)];
        return known.Count == 0
            ? new($"Ingenting är planerat för {Written.MonthAndYear(month, Language.Swedish)}, och fjolåret är inte känt; skriv planen nedan.",
                $"Nothing is planned for {Written.MonthAndYear(month, Language.English)}, and last year is not known; write the plan below.")
            : new(Line(Language.Swedish), Line(Language.English));

        string Line(Language language)
        {
            var parts = known.Select(table => $"{Small(table.Point.Name().In(language))} {Written.Count(table[month].NeededForShare, language)} {new Phrase("av", "of").In(language)} {Written.Count(table[month].Completed, language)}");
            var goal = Written.WholePercent(tables[0].Goals.CompletedPercent / 100.0, language);
            var when = Written.MonthAndYear(month, language);
            return new Phrase($"I {when} behövs inom {limit.Sv}, för {goal}:", $"In {when}, for {goal}, within {limit.En}:").In(language) + " " + string.Join(", ", parts) + ".";
        }
    }

    /// <summary>What the goals that pay ask of the month.</summary>
    public static Phrase Money(PksTable table, Month month)
    {
        var row = table[month];
        if (row.Completed is not { } completed)
        {
            return new("Ingenting är planerat och fjolåret är inte känt.", "Nothing is planned and last year is not known.");
        }

        return new(Line(Language.Swedish), Line(Language.English));

        string Line(Language language)
        {
            var needs = table.Goals.Improvements.Zip(row.NeededForImprovements).Where(one => one.Second != PksNeed.NotKnown)
                .Select(one => $"+{one.First.Points}: {(one.Second.IsImpossible ? PlanWords.NotPossible.In(language) : Written.Count(one.Second.Visits, language))}");
            var goal = Written.WholePercent(table.Goals.CompletedPercent / 100.0, language);
            var planned = row.InTime is { } inTime
                ? new Phrase($" {(row.Basis == PksBasis.Outcome ? "Utfallet är" : "Planerat är")} {Written.Count(inTime, language)}.", $" {(row.Basis == PksBasis.Outcome ? "The outcome is" : "Planned is")} {Written.Count(inTime, language)}.").In(language)
                : "";
            return new Phrase($"Av {Written.Count(completed, language)} genomförda behövs", $"Of {Written.Count(completed, language)} completed are needed").In(language)
                + $" {string.Join(", ", needs.Prepend($"{goal}: {Written.Count(row.NeededForShare, language)}"))}.{planned}";
        }
    }

    /// <summary>What those who have waited longest need: the latest queue that is known, or the one planned for the month.</summary>
    public static Phrase Equity(PksTable table, Month month, Phrase limit)
    {
        var row = table.Rows.LastOrDefault(row => row.Month <= month && row.LongWaitsToLeave is not null);
        if (row is not { Waiting: { } waiting, WaitingInTime: { } inTime, LongWaitsToLeave: { } leave })
        {
            return new("Hur många som väntar, och hur länge, är inte känt.", "How many wait, and for how long, is not known.");
        }

        return new(
            $"{Written.Capital(Written.MonthAndYear(row.Month, Language.Swedish))}: {Text(waiting - inTime, Language.Swedish)} av {Text(waiting, Language.Swedish)} väntar längre än {limit.Sv}; "
                + (leave == 0 ? "andelen räcker, och de väntar ändå." : $"när {Text(leave, Language.Swedish)} av dem har fått sin tid är andelen {table.Goals.WaitingPercent} %."),
            $"{Written.MonthAndYear(row.Month, Language.English)}: {Text(waiting - inTime, Language.English)} of {Text(waiting, Language.English)} wait longer than {limit.En}; "
                + (leave == 0 ? "the share is enough, and they wait all the same." : $"when {Text(leave, Language.English)} of them have had their time the share is {table.Goals.WaitingPercent} %."));

        // A few who have waited long are a few known children, here as in the report.
        static string Text(int number, Language language) => Masking.Text(number, Masking.OfRegion(number), language);
    }

    private static string Small(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
