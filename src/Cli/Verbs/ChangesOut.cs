using System.Text.Json;
using Trettio.Care;
using Trettio.Measuring.Explaining;

namespace Trettio.Cli.Verbs;

/// <summary>What would change a standing, as explain shows it.</summary>
internal static class ChangesOut
{
    private static readonly Phrase Head = new("Vad som skulle ändra det:", "What would change it:");

    internal static void Print(IReadOnlyList<Change> changes, Call call)
    {
        if (changes.Count == 0)
        {
            return;
        }

        call.Output.WriteLine($"  {Head.In(call.Language)}");
        foreach (var change in changes)
        {
            call.Output.WriteLine($"  → {change.Told.Phrase.In(call.Language)} [{change.Reason.Source}]");
        }
    }

    /// <summary>The array <c>changes</c>: the reason's id, the sentence, the source, and the reasons of the standings that would follow.</summary>
    internal static void Json(Utf8JsonWriter json, IReadOnlyList<Change> changes, Language language)
    {
        json.WriteStartArray("changes");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("reason", change.Reason.Id);
            json.WriteString("sentence", change.Told.Phrase.In(language));
            json.WriteString("source", change.Reason.Source.ToString());
            json.WriteString("month", change.Month?.ToString());
            json.WriteStartArray("becomes");
            foreach (var reason in change.Becomes)
            {
                json.WriteStringValue(reason.Id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
