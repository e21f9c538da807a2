using System.Text.Encodings.Web;
using System.Text.Json;
using Trettio.Care;
using Trettio.Goals;
using Trettio.Measuring.Judging;

namespace Trettio.Reports.Json;

/// <summary>
/// One month's goals as <c>trettio goals --json</c> prints them (contracts §4): shares 0–1 and percentage points unrounded, money in whole kr,
/// no figure as null. The field names and codes are promised; new fields may come.
/// </summary>
public static class GoalsJson
{
    // Files and pipes, never a web page: åäö stay readable.
    internal static JsonWriterOptions Options { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Ends with a line break; leaves the stream open. <paramref name="undecidable"/> is null as registered.</summary>
    public static void Write(GoalsResult goals, Language language, Stream output, UndecidableShare? undecidable = null)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            Write(json, goals, phrase => json.WriteStringValue(phrase.In(language)), undecidable);
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>The result as one object; how its sentences are written is the caller's choice.</summary>
    internal static void Write(Utf8JsonWriter json, GoalsResult goals, Action<Phrase> sentence, UndecidableShare? undecidable = null)
    {
        json.WriteStartObject();
        json.WriteString("agreement", goals.Agreement);
        json.WritePropertyName("agreementName");
        sentence(goals.AgreementName);
        json.WriteString("region", goals.Region);
        json.WriteString("regionName", goals.RegionName);
        json.WriteString("month", goals.Month.ToString());
        json.WriteBoolean("isMeasured", goals.IsMeasured);
        json.WriteStartArray("areas");
        foreach (var area in goals.Areas)
        {
            WriteArea(json, area, sentence);
        }

        json.WriteEndArray();
        json.WriteStartArray("flow");
        foreach (var period in goals.Flow)
        {
            WritePeriod(json, period, sentence);
        }

        json.WriteEndArray();
        json.WriteNumberOrNull("totalKr", goals.TotalKr);
        json.WriteNumberOrNull("possibleKr", goals.PossibleKr);
        if (undecidable is not null)
        {
            WriteBasis(json, undecidable);
        }

        json.WriteEndObject();
    }

    /// <summary>Which basis the figures are on, and what could not be told beside judged ones.</summary>
    internal static void WriteBasis(Utf8JsonWriter json, UndecidableShare? undecidable)
    {
        json.WriteString("basis", undecidable is null ? "registered" : "judged");
        if (undecidable is { } share)
        {
            json.WriteStartObject("undecidable");
            json.WriteNumber("contacts", share.Undecidable);
            json.WriteNumber("of", share.Judged);
            json.WriteNumberOrNull("share", share.Share);
            json.WriteEndObject();
        }
    }

    private static void WriteArea(Utf8JsonWriter json, AreaResult area, Action<Phrase> sentence)
    {
        json.WriteStartObject();
        json.WriteString("area", area.Area.Code());
        json.WriteNumberOrNull("inTime", area.InTime);
        json.WriteNumberOrNull("counted", area.Counted);
        json.WriteNumberOrNull("share", area.Share);
        json.WriteNumberOrNull("baseInTime", area.BaseInTime);
        json.WriteNumberOrNull("baseCounted", area.BaseCounted);
        json.WriteNumberOrNull("baseShare", area.BaseShare);
        json.WriteNumberOrNull("changePp", area.ChangePp);
        json.WriteNumberOrNull("waiting", area.Waiting);
        json.WriteNumberOrNull("waitingInTime", area.WaitingInTime);
        json.WriteNumberOrNull("waitingShare", area.WaitingShare);
        json.WriteString("tier", area.Tier?.Code(area.LevelPercent));
        json.WriteString("state", area.State.Code());
        json.WriteNumberOrNull("potShare", area.PotShare);
        json.WriteNumberOrNull("maxKr", area.MaxKr);
        json.WriteNumberOrNull("payoutKr", area.PayoutKr);
        json.WriteStartArray("toReach");
        foreach (var reach in area.ToReach)
        {
            json.WriteStartObject();
            json.WriteString("tier", reach.Tier.Code(area.LevelPercent));
            json.WriteNumberOrNull("more", reach.More);
            json.WriteNumberOrNull("exact", reach.Exact);
            json.WriteBoolean("possible", reach.Possible);
            json.WriteNumberOrNull("waitingMore", reach.WaitingMore);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("sentence");
        sentence(area.Sentence);
        json.WriteEndObject();
    }

    private static void WritePeriod(Utf8JsonWriter json, FlowResult period, Action<Phrase> sentence)
    {
        json.WriteStartObject();
        json.WriteNumber("period", period.Period);
        json.WriteString("from", period.From.ToString());
        json.WriteString("to", period.To.ToString());
        json.WriteString("through", period.Through?.ToString());
        json.WriteNumberOrNull("added", period.Added);
        json.WriteNumberOrNull("completed", period.Completed);
        json.WriteNumberOrNull("difference", period.Difference);
        json.WriteNumberOrNull("ratio", period.Ratio);
        json.WriteNumberOrNull("maxKr", period.MaxKr);
        json.WriteBoolean("decided", period.Decided);
        json.WriteNumberOrNull("payoutKr", period.PayoutKr);
        json.WritePropertyName("sentence");
        sentence(period.Sentence);
        json.WriteEndObject();
    }
}

/// <summary>"No figure" is null, never left out and never 0.</summary>
internal static class JsonNumbers
{
    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
