using System.Text.Json;
using Trettio.Care;
using Trettio.Measuring.Explaining;
using Trettio.Measuring.Judging;

namespace Trettio.Cli.Verbs;

/// <summary>A contact's judgement as explain shows it: registered, judged, every condition.</summary>
internal static class JudgementOut
{
    internal static void Print(Judgement judgement, Explanation explanation, Call call)
    {
        var language = call.Language;
        var registered = judgement.Registered is { } kind
            ? Judgement.Name((JudgedKind)kind)
            : new Phrase("ingen mätpunkt", "no measuring point");
        call.Output.WriteLine(new Phrase(
            $"Registrerad: {registered.Sv}. Enligt regelverket: {Judgement.Name(judgement.Judged).Sv}.",
            $"Registered: {registered.En}. As judged: {Judgement.Name(judgement.Judged).En}.").In(language));
        if (LeftBehind(judgement, explanation) is { } wait)
        {
            call.Output.WriteLine(new Phrase(
                $"Kontakten mäts för sig; väntan {wait} står kvar.", $"The contact is measured by itself; the wait {wait} stays.").In(language));
        }

        ExplainVerb.Print(judgement.Conditions, call);
    }

    internal static void Json(Utf8JsonWriter json, Judgement judgement, Explanation explanation, Language language)
    {
        json.WriteStartObject("judgement");
        json.WriteString("registered", judgement.Registered?.Code());
        json.WriteString("judged", judgement.Judged is { } kind ? Codes.Code(kind) : null);
        json.WriteBoolean("undecidable", judgement.IsUndecidable);
        json.WriteString("reason", judgement.Decided.Id);
        json.WriteString("sentence", judgement.Decided.Sentence.In(language));
        json.WriteString("waitLeft", LeftBehind(judgement, explanation));
        ExplainVerb.Json(json, judgement.Conditions, language);
        json.WriteEndObject();
    }

    /// <summary>The wait that the contact named and no longer stops, when that is so.</summary>
    private static string? LeftBehind(Judgement judgement, Explanation explanation) =>
        judgement.Contact.WaitId is { } wait && explanation.WaitId != wait && explanation.ContactStanding != Measuring.Reasons.WaitUnknown ? wait : null;
}
