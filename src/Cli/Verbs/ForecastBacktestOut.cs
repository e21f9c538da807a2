using System.Text.Json;
using Trettio.Care;
using Trettio.Planning.Forecasting;
using Trettio.Reports;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>A backtest as text and as JSON.</summary>
internal static class ForecastBacktestOut
{
    internal static void Write(BacktestDone done, Call call)
    {
        if (call.Json)
        {
            Json(done, call);
            return;
        }

        var language = call.Language;
        var origins = string.Join(", ", done.Origins);
        Line(call, new(
            $"Historik från {done.From}, tolv månader framåt, sista kända månad {origins}; ingen prognos ser en senare månad.",
            $"History from {done.From}, twelve months ahead, last known month {origins}; no forecast sees a later month."));
        Line(call, new(
            $"{"Område",-30}{"Remisser",-11}{"MASE",6}{"WAPE",9}{"Inom 80 %",11}{"MASE, samma månad förra året",30}",
            $"{"Area",-30}{"Referrals",-11}{"MASE",6}{"WAPE",9}{"Within 80%",11}{"MASE, same month last year",30}"));
        foreach (var series in done.Series)
        {
            var (all, naive) = (Of(series, ForecastModel.Combined).All, Of(series, ForecastModel.SeasonalNaive).All);
            call.Output.WriteLine($"{series.Name,-30}{Measure(series.IsAccepted).In(language),-11}{Figures(all, language)}{ForecastOut.Scaled(naive.Mase, language),30}");
        }

        Line(call, new("Medelvärde över områden och sista kända månader:", "Mean over areas and last known months:"));
        foreach (var isAccepted in (bool[])[false, true])
        {
            foreach (var model in ForecastBacktest.Models)
            {
                var (all, lastTwo) = Means(done, isAccepted, model);
                call.Output.WriteLine(
                    $"{Name(model).In(language),-30}{Measure(isAccepted).In(language),-11}{Figures(all, language)}   {new Phrase($"de två senaste inom 80 %: {Written.Share(lastTwo.Coverage, language)}", $"the last two within 80%: {Written.Share(lastTwo.Coverage, language)}").In(language)}");
            }
        }

        Line(call, new($"Utan jämförelse, för en lucka i serien: {string.Join(", ", done.LeftOut)}.", $"Not compared, for a gap in the series: {string.Join(", ", done.LeftOut)}."));
    }

    private static string Figures(ForecastErrors errors, Language language) =>
        $"{ForecastOut.Scaled(errors.Mase, language),6}{Written.Share(errors.Wape, language),9}{Written.Share(errors.Coverage, language),11}";

    private static SeriesBacktest Of(BacktestSeries series, ForecastModel model) => series.Models.First(one => one.Model == model);

    private static (ForecastErrors All, ForecastErrors LastTwo) Means(BacktestDone done, bool isAccepted, ForecastModel model)
    {
        var of = done.Series.Where(series => series.IsAccepted == isAccepted).Select(series => Of(series, model)).ToList();
        return (Backtest.Mean(of), Backtest.Mean(of, lastOrigins: 2));
    }

    private static Phrase Measure(bool isAccepted) => isAccepted ? new("godtagna", "accepted") : new("inkomna", "received");

    private static Phrase Name(ForecastModel model) => model switch
    {
        ForecastModel.Combined => new("Sammanvägd", "Combined"),
        ForecastModel.Smoothing => new("Exponentiell utjämning", "Exponential smoothing"),
        ForecastModel.Theta => new("Theta", "Theta"),
        _ => new("Samma månad förra året", "The same month last year"),
    };

    private static void Json(BacktestDone done, Call call) => JsonOut.Write(call.Output, json =>
    {
        json.WriteStartObject();
        json.WriteString("from", done.From.ToString());
        json.WriteNumber("horizon", 12);
        json.WriteStartArray("origins");
        foreach (var origin in done.Origins)
        {
            json.WriteStringValue(origin.ToString());
        }

        json.WriteEndArray();
        json.WriteStartArray("series");
        foreach (var series in done.Series)
        {
            foreach (var model in series.Models)
            {
                json.WriteStartObject();
                json.WriteString("area", series.Area);
                json.WriteString("name", series.Name);
                Figures(json, series.IsAccepted, model.Model, (model.All, model.LastTwo));
                json.WriteStartArray("byOrigin");
                foreach (var origin in model.Origins)
                {
                    json.WriteStartObject();
                    json.WriteString("origin", origin.Origin.ToString());
                    json.WriteOrNull("mase", origin.Mase);
                    json.WriteOrNull("wape", origin.Wape);
                    json.WriteNumber("coverage80", origin.Coverage);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("mean");
        foreach (var isAccepted in (bool[])[false, true])
        {
            foreach (var model in ForecastBacktest.Models)
            {
                json.WriteStartObject();
                Figures(json, isAccepted, model, Means(done, isAccepted, model));
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("leftOut");
        done.LeftOut.ToList().ForEach(json.WriteStringValue);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Figures(Utf8JsonWriter json, bool isAccepted, ForecastModel model, (ForecastErrors All, ForecastErrors LastTwo) errors)
    {
        json.WriteString("measure", isAccepted ? "accepted" : "received");
        json.WriteString("model", Codes.Code(model));
        json.WriteOrNull("mase", errors.All.Mase);
        json.WriteOrNull("wape", errors.All.Wape);
        json.WriteNumber("coverage80", errors.All.Coverage);
        json.WriteNumber("coverage80LastTwo", errors.LastTwo.Coverage);
    }

    private static void Line(Call call, Phrase phrase) => call.Output.WriteLine(phrase.In(call.Language));
}
