using System.Text.Json;
using Trettio.Care;
using Trettio.Planning.Forecasting;
using Trettio.Planning.Queues;
using Trettio.Reports;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>A forecast as text and as JSON.</summary>
internal static class ForecastOut
{
    internal static void Write((InflowAsked Asked, InflowForecast Found, IReadOnlyList<StepFound> Steps) of, Call call)
    {
        if (call.Json)
        {
            Json(of, call);
            return;
        }

        var (found, forecast, language) = (of.Found, of.Found.Forecast, call.Language);
        Line(call, new(
            $"{Place(found)}, {What(of.Asked).Sv}; historik {found.History.First}–{found.History.Last}",
            $"{Place(found)}, {What(of.Asked).En}; history {found.History.First}–{found.History.Last}"));
        call.Output.WriteLine(new Phrase($"{"Månad",-9}{"Väntat",8}{"80 %",16}{"95 %",16}", $"{"Month",-9}{"Expected",8}{"80%",16}{"95%",16}").In(language));
        foreach (var month in forecast.Months)
        {
            call.Output.WriteLine($"{month.Month,-9}{Whole(month.Mean, language),8}{Between(month.Eighty, language),16}{Between(month.NinetyFive, language),16}");
        }

        call.Output.WriteLine($"{new Phrase("Summa", "Sum").In(language),-9}{Whole(forecast.Months.Sum(month => month.Mean), language),8}");
        if (forecast.Errors is { } errors)
        {
            Line(call, Tried(errors, language));
        }

        foreach (var reason in forecast.Reasons)
        {
            Line(call, reason.Phrase);
        }

        foreach (var step in of.Steps)
        {
            Line(call, StepSentence(step, language));
        }
    }

    private static string Place(InflowForecast found) => found.UnitName is { } unit ? $"{found.RegionName}, {unit}" : found.RegionName;

    private static Phrase What(InflowAsked asked) => asked.Kind == InflowKind.Referrals
        ? new("inkomna remisser", "referrals received")
        : new($"nytillkomna till {asked.Point.Name().Sv.ToLowerInvariant()}", $"added to {asked.Point.Name().En.ToLowerInvariant()}");

    private static Phrase Tried(ForecastErrors errors, Language language)
    {
        var (mase, wape, held) = (Scaled(errors.Mase, language), Written.Share(errors.Wape, language), Written.Share(errors.Coverage, language));
        return new(
            $"Så har sådana prognoser slagit in: fel {wape} (MASE {mase}), 80-procentsintervallet höll i {held} av månaderna; {errors.Origins} försök.",
            $"How such forecasts have turned out: error {wape} (MASE {mase}), the 80% interval held in {held} of the months; tried {errors.Origins} times.");
    }

    private static Phrase StepSentence(StepFound step, Language language)
    {
        var (from, to, lag) = (step.From.Name(), step.To.Name(), step.Lag);
        if (Within(lag) is not { } day || lag.By(day) is not { } share)
        {
            return new($"{from.Sv} → beslut om {to.Sv.ToLowerInvariant()}: för få att följa.", $"{from.En} → decision on {to.En.ToLowerInvariant()}: too few to follow.");
        }

        var (low, high) = lag.Interval(day)!.Value;
        var half = lag.DayOf(0.5) is { } median
            ? new Phrase($"hälften av alla som går vidare inom {median} dagar", $"half of all who go on within {median} days")
            : new("ingen ännu", "none yet");
        return new(
            $"{from.Sv} → beslut om {to.Sv.ToLowerInvariant()}: {Written.Share(share, language)} (80 %: {Written.Share(low, language)}–{Written.Share(high, language)}) inom {day} dagar, {half.Sv}; {Written.Count(lag.Followed, language)} följda.",
            $"{from.En} → decision on {to.En.ToLowerInvariant()}: {Written.Share(share, language)} (80%: {Written.Share(low, language)}–{Written.Share(high, language)}) within {day} days, {half.En}; {Written.Count(lag.Followed, language)} followed.");
    }

    // A year, or as far as the events reach; null where so few are followed that a share would point at them.
    private static int? Within(StepLag lag) => lag.Followed < StepLag.FewestFollowed ? null : Math.Min(365, lag.LastDay);

    /// <summary>A scaled error with two decimals; a dash where there is no scale.</summary>
    internal static string Scaled(double? error, Language language) => error is { } known ? Written.Decimals(known, 2, language) : Written.NoFigure;

    private static string Whole(double number, Language language) => Written.Count((long)Math.Round(number, MidpointRounding.AwayFromZero), language);

    private static string Between((double Low, double High) interval, Language language) => $"{Whole(interval.Low, language)}–{Whole(interval.High, language)}";

    private static void Json((InflowAsked Asked, InflowForecast Found, IReadOnlyList<StepFound> Steps) of, Call call) => JsonOut.Write(call.Output, json =>
    {
        var (asked, found, steps) = of;
        json.WriteStartObject();
        json.WriteString("region", found.RegionName);
        json.WriteString("unit", found.UnitName);
        json.WriteString("measuringPoint", asked.Kind == InflowKind.Added ? asked.Point.Code() : null);
        json.WriteString("inflow", Codes.Code(asked.Kind));
        json.WriteString("from", found.History.First.ToString());
        json.WriteString("until", found.History.Last.ToString());
        json.WriteString("model", Codes.Code(found.Forecast.Model));
        json.WriteString("form", found.Forecast.Form);
        json.WriteStartArray("months");
        foreach (var month in found.Forecast.Months)
        {
            json.WriteStartObject();
            json.WriteString("month", month.Month.ToString());
            json.WriteNumber("mean", month.Mean);
            json.WriteNumber("low80", month.Eighty.Low);
            json.WriteNumber("high80", month.Eighty.High);
            json.WriteNumber("low95", month.NinetyFive.Low);
            json.WriteNumber("high95", month.NinetyFive.High);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("errors");
        Errors(json, found.Forecast.Errors);
        json.WriteStartArray("reasons");
        foreach (var reason in found.Forecast.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("id", reason.Reason.Id);
            json.WriteString("sentence", reason.Phrase.In(call.Language));
            json.WriteString("source", reason.Reason.Source.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Steps(json, steps);
        json.WriteEndObject();
    });

    /// <summary>MASE, WAPE and 80 % coverage; null when nothing was tried.</summary>
    internal static void Errors(Utf8JsonWriter json, ForecastErrors? errors)
    {
        if (errors is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("origins", errors.Origins);
        json.WriteOrNull("mase", errors.Mase);
        json.WriteOrNull("wape", errors.Wape);
        json.WriteNumber("coverage80", errors.Coverage);
        json.WriteEndObject();
    }

    private static void Steps(Utf8JsonWriter json, IReadOnlyList<StepFound> steps)
    {
        json.WriteStartArray("steps");
        foreach (var step in steps)
        {
            json.WriteStartObject();
            json.WriteString("from", step.From.Code());
            json.WriteString("to", step.To.Code());
            json.WriteNumber("followed", step.Lag.Followed);
            var within = Within(step.Lag);
            json.WriteOrNull("share", within is { } day ? step.Lag.By(day) : null);
            json.WriteOrNull("withinDays", within);
            json.WriteOrNull("medianDays", within is null ? null : step.Lag.DayOf(0.5));
            json.WriteOrNull("p90Days", within is null ? null : step.Lag.DayOf(0.9));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Line(Call call, Phrase phrase) => call.Output.WriteLine(phrase.In(call.Language));
}
