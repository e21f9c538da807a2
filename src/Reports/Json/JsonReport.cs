using System.Text.Json;
using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring;

namespace Trettio.Reports.Json;

/// <summary>
/// The whole monthly report as one JSON object: camelCase, ISO dates, codes where people read names, and each sentence as <c>{sv, en}</c>.
/// What would point at a child is null and named in its object's <c>masked</c>.
/// </summary>
public static class JsonReport
{
    /// <summary>Ends with a line break; leaves the stream open.</summary>
    public static void Write(MonthlyReport report, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, GoalsJson.Options))
        {
            json.WriteStartObject();
            WriteHead(json, report);
            json.WritePropertyName("goals");
            WriteGoals(json, report.Goals);
            json.WriteStartArray("yearToDate");
            foreach (var month in report.YearToDate)
            {
                WriteGoals(json, month);
            }

            json.WriteEndArray();
            WriteAccumulated(json, report);
            WriteSeries(json, report);
            WriteDefinitions(json, report.Definitions);
            WriteFindings(json, report);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteHead(Utf8JsonWriter json, MonthlyReport report)
    {
        json.WriteString("region", report.Goals.Region);
        json.WriteString("regionName", report.Goals.RegionName);
        json.WriteString("month", report.Month.ToString());
        json.WriteString("state", Codes.Code(report.State));
        WriteClosing(json, report.Closing);
        json.WriteBoolean("isDemo", report.IsDemo);
        GoalsJson.WriteBasis(json, report.Undecidable);
        json.WriteNumber("limitInDays", report.LimitInDays);
        if (report.StillToCome is { } expected)
        {
            json.WriteStartObject("stillToCome");
            json.WriteNumber("registered", expected.SoFar);
            json.WriteNumber("expected", expected.ToCome);
            json.WriteNumber("low80", expected.Low);
            json.WriteNumber("high80", expected.High);
            json.WriteEndObject();
        }

        json.WriteString("runAt", report.RunAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("programVersion", report.ProgramVersion);
        Write(json, "inputs", report.Inputs);
    }

    // Nothing of a preliminary month: there is nothing to say. Which figures changed is no part of it, for a unit's may be few.
    private static void WriteClosing(Utf8JsonWriter json, MonthClosing? closing)
    {
        if (closing is null)
        {
            return;
        }

        json.WriteStartObject("closing");
        json.WriteNumber("version", closing.Version);
        json.WriteString("decidedOn", closing.DecidedAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("decidedBy", closing.DecidedBy);
        json.WriteString("checkedBy", closing.CheckedBy);
        json.WriteString("reason", closing.Reason);
        json.WriteStartArray("missingAttests");
        foreach (var unit in closing.MissingAttests)
        {
            json.WriteStringValue(unit);
        }

        json.WriteEndArray();
        json.WriteNumber("changedSince", closing.Changed.Count);
        json.WriteEndObject();
    }

    private static void WriteGoals(Utf8JsonWriter json, GoalsResult goals) => GoalsJson.Write(json, goals, phrase => Write(json, phrase));

    // The known payouts of the year added up, as "Pengar" in the workbook.
    private static void WriteAccumulated(Utf8JsonWriter json, MonthlyReport report)
    {
        var payouts = report.YearToDate.SelectMany(month => month.Areas).Where(area => area.PayoutKr is not null).ToLookup(area => area.Area, area => area.PayoutKr!.Value);
        var ended = report.Goals.Flow.Where(period => period.PayoutKr is not null).Select(period => period.PayoutKr!.Value).ToList();
        json.WriteStartObject("accumulated");
        json.WriteStartArray("areas");
        foreach (var area in report.Goals.Areas.Select(area => area.Area))
        {
            json.WriteStartObject();
            json.WriteString("area", area.Code());
            json.WriteNumberOrNull("payoutKr", payouts.Contains(area) ? payouts[area].Sum() : (long?)null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumberOrNull("flowKr", ended.Count > 0 ? ended.Sum() : (long?)null);
        var all = payouts.SelectMany(amounts => amounts).Concat(ended).ToList();
        json.WriteNumberOrNull("totalKr", all.Count > 0 ? all.Sum() : (long?)null);
        json.WriteEndObject();
    }

    private static void WriteSeries(Utf8JsonWriter json, MonthlyReport report)
    {
        var series = report.Series;
        json.WriteStartArray("months");
        foreach (var figure in series.Figures.OrderBy(figure => figure.Key.Month).ThenBy(figure => figure.Key.Point))
        {
            json.WriteStartObject();
            json.WriteString("month", figure.Key.Month.ToString());
            json.WriteString("area", figure.Key.Point.Code());
            json.WriteString("source", series.Sources.TryGetValue(figure.Key.Month, out var source) ? Codes.Code(source) : null);
            FigureJson.Write(json, figure, null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("units");
        foreach (var row in Masking.Units(report).OrderBy(row => row.Figure.Key.Unit, StringComparer.Ordinal).ThenBy(row => row.Figure.Key.Point))
        {
            var figure = row.Figure;
            json.WriteStartObject();
            json.WriteString("unit", figure.Key.Unit);
            json.WriteString("unitName", series.UnitNames.GetValueOrDefault(figure.Key.Unit));
            json.WriteString("month", figure.Key.Month.ToString());
            json.WriteString("area", figure.Key.Point.Code());
            FigureJson.Write(json, figure, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("distributions");
        foreach (var row in series.Distributions.Where(row => row.Splits.Count == 0).OrderBy(row => row.Key.Month).ThenBy(row => row.Key.Point))
        {
            WriteDistribution(json, row);
        }

        json.WriteEndArray();
    }

    private static void WriteDistribution(Utf8JsonWriter json, Distribution row)
    {
        json.WriteStartObject();
        json.WriteString("month", row.Key.Month.ToString());
        json.WriteString("area", row.Key.Point.Code());
        WriteSpread("completed", row.Completed);
        WriteSpread("waiting", row.Waiting);
        json.WriteEndObject();

        void WriteSpread(string name, Spread spread)
        {
            json.WriteStartObject(name);
            json.WriteNumber("count", spread.Count);
            json.WriteNumberOrNull("median", spread.Median);
            json.WriteNumberOrNull("p90", spread.P90);
            json.WriteNumberOrNull("longest", spread.Longest);
            (string Name, int Count)[] over = [("over30", spread.Over30), ("over60", spread.Over60), ("over90", spread.Over90), ("over365", spread.Over365)];
            foreach (var (limit, count) in over)
            {
                json.WriteNumberOrNull(limit, Masking.OfRegion(count) == Shown.AsItIs ? count : (long?)null);
            }

            json.WriteStartArray("masked");
            foreach (var (limit, _) in over.Where(limit => Masking.OfRegion(limit.Count) != Shown.AsItIs))
            {
                json.WriteStringValue(limit);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void WriteDefinitions(Utf8JsonWriter json, IReadOnlyList<DefinitionUsed> definitions)
    {
        json.WriteStartArray("definitions");
        foreach (var definition in definitions)
        {
            json.WriteStartObject();
            json.WriteString("id", definition.Id);
            Write(json, "name", definition.Name);
            Write(json, "sentence", definition.Sentence);
            json.WriteStartObject("source");
            json.WriteString("document", definition.Source.Document);
            json.WriteString("section", definition.Source.Section);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFindings(Utf8JsonWriter json, MonthlyReport report)
    {
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            json.WriteStartObject();
            json.WriteString("check", finding.Check);
            json.WriteString("severity", Codes.Code(finding.Severity));
            json.WriteNumber("count", finding.Count);
            json.WriteNumber("of", finding.Of);
            Write(json, "sentence", finding.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (report.Accepted.Count == 0)
        {
            return;
        }

        json.WriteStartArray("acceptedFindings");
        foreach (var one in report.Accepted)
        {
            json.WriteStartObject();
            json.WriteString("check", one.Check);
            json.WriteString("where", one.Where);
            json.WriteString("month", one.Month?.ToString());
            json.WriteNumber("count", one.Count);
            json.WriteString("reason", one.Reason);
            json.WriteString("who", one.Who);
            json.WriteString("on", CloseWords.Day(one.On));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, Phrase phrase)
    {
        json.WritePropertyName(name);
        Write(json, phrase);
    }

    private static void Write(Utf8JsonWriter json, Phrase phrase)
    {
        json.WriteStartObject();
        json.WriteString("sv", phrase.Sv);
        json.WriteString("en", phrase.En);
        json.WriteEndObject();
    }
}
