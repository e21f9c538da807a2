using System.Text.Json;
using Trettio.Care;
using Trettio.Exchange;
using Trettio.Goals;
using Trettio.Measuring.Judging;
using Trettio.Reports;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>What <c>trettio differences --json</c> prints.</summary>
internal static class DifferencesJson
{
    internal static void Write(Utf8JsonWriter json, DifferencesFound found, JournalRefs journals, Call call)
    {
        json.WriteStartObject();
        json.WriteString("region", found.Region);
        json.WriteString("month", found.Month.ToString());
        json.WriteString("unitId", found.Unit);
        json.WriteString("sentence", DifferenceWords.Headline(found.Figures).In(call.Language));
        Share(json, "undecidable", found.Undecidable);
        json.WriteNumber("withheld", found.Withheld);
        json.WriteNumber("withoutEffect", found.WithoutEffect);
        json.WriteStartArray("figures");
        foreach (var one in found.Figures)
        {
            json.WriteStartObject();
            json.WriteString("unitId", one.Key.Unit);
            json.WriteString("measuringPoint", one.Key.Point.Code());
            Tally(json, "registered", one.Registered);
            Tally(json, "judged", one.Judged);
            Tally(json, "uncounted", one.Uncounted);
            Tally(json, "overCounted", one.OverCounted);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("undecidableByUnit");
        foreach (var (unit, share) in found.UndecidableOf.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("unitId", unit);
            Share(json, "undecidable", share);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Pay(json, found.Stake, call.Language);
        if (call.Has("--list"))
        {
            Records(json, found.Records, journals);
        }

        json.WriteEndObject();
    }

    private static void Pay(Utf8JsonWriter json, PayAtStake stake, Language language)
    {
        json.WriteStartObject("pay");
        json.WriteString("sentence", stake.Sentence.In(language));
        json.WriteOrNull("registeredKr", stake.Registered.TotalKr);
        json.WriteOrNull("judgedKr", stake.Judged.TotalKr);
        json.WriteOrNull("differenceKr", stake.DifferenceKr);
        json.WriteStartArray("areas");
        foreach (var (registered, judged) in stake.Registered.Areas.Zip(stake.Judged.Areas))
        {
            json.WriteStartObject();
            json.WriteString("area", registered.Area.Code());
            json.WriteString("registeredTier", registered.Tier?.Code(registered.LevelPercent));
            json.WriteString("judgedTier", judged.Tier?.Code(judged.LevelPercent));
            json.WriteOrNull("registeredKr", registered.PayoutKr);
            json.WriteOrNull("judgedKr", judged.PayoutKr);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("units");
        foreach (var unit in stake.Units)
        {
            json.WriteStartObject();
            json.WriteString("unitId", unit.Unit);
            json.WriteOrNull("computedShareKr", unit.DifferenceKr);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Records(Utf8JsonWriter json, IReadOnlyList<Difference> records, JournalRefs journals)
    {
        json.WriteStartArray("records");
        foreach (var one in records)
        {
            json.WriteStartObject();
            foreach (var (name, value) in DifferencesCsv.Cells(one, journals.Of("contact", one.ContactId)))
            {
                json.WriteString(JsonOut.Camel(name), value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Share(Utf8JsonWriter json, string name, UndecidableShare share)
    {
        json.WriteStartObject(name);
        json.WriteNumber("contacts", share.Undecidable);
        json.WriteNumber("of", share.Judged);
        json.WriteOrNull("share", share.Share);
        json.WriteEndObject();
    }

    private static void Tally(Utf8JsonWriter json, string name, ContactTally tally)
    {
        json.WriteStartObject(name);
        json.WriteNumber("completed", tally.Completed);
        json.WriteNumber("counted", tally.Counted);
        json.WriteNumber("inTime", tally.InTime);
        json.WriteOrNull("share", tally.Share);
        json.WriteNumber("excludedMov", tally.ExcludedMov);
        json.WriteNumber("excludedSov", tally.ExcludedSov);
        json.WriteNumber("excludedPvv", tally.ExcludedPvv);
        json.WriteNumber("leftOut", tally.LeftOut);
        json.WriteEndObject();
    }
}
