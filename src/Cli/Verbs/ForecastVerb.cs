using System.Globalization;
using Trettio.Care;
using Trettio.Planning.Forecasting;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>trettio forecast: how many will come in, and how sure is it?</summary>
internal static class ForecastVerb
{
    internal static Verb Verb { get; } = new(
        "forecast",
        new("Gör prognos av inflödet per månad, med intervall och med hur sådana prognoser har slagit in.", "Forecasts the inflow of each month, with intervals and with how such forecasts have turned out."),
        "trettio forecast leverans/ --region SYN --point first_visit --horizon 12",
        Run)
    {
        Paths = "[PATH…]",
        PathsMean = ReportVerb.Inputs,
        PathCount = (0, 100),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--region", "R", new("regionens namn eller id; behövs när det finns flera", "the region's name or id; needed when there are several")),
            new("--unit", "U", new("en enhets namn eller id; förval hela regionen", "a unit's name or id; default the whole region")),
            new("--point", "POINT", new("mätpunkt: first_visit (förval), investigation, treatment", "measuring point: first_visit (default), investigation, treatment")),
            new("--inflow", "added|referrals", new("nytillkomna till mätpunkten (förval) eller inkomna remisser", "those added to the queue (default) or referrals received")),
            new("--horizon", "N", new("antal månader framåt, 1–36; förval 12", "months ahead, 1–36; default 12")),
            new("--model", "MODEL", new("combined (förval), smoothing, theta, seasonal_naive, percentage, rate", "combined (default), smoothing, theta, seasonal_naive, percentage, rate")),
            new("--growth", "PERCENT", new("samma månad förra året och så många procent, som i SKR:s mall", "the same month last year and so many percent, as in SKR's template")),
            new("--exclude", "YYYY-MM=WHY", new("räkna inte med en månad, och varför; kan upprepas", "set a month aside, and why; may be repeated"), IsMany: true),
            new("--break", "YYYY-MM=WHY", new("använd bara historiken från den månaden, och varför", "use the history from that month only, and why")),
            new("--until", "YYYY-MM", new("den sista månaden som är hel; förval den sista som finns", "the last month that is whole; default the last there is")),
            new("--calendar", "swedish|none", new("gör månaderna jämförbara efter arbetsdagar (förval) eller inte", "make the months comparable by working days (default) or not")),
            new("--steps", null, new("visa också hur stor andel som går vidare till nästa steg, och hur snart", "show also what share goes on to the next step, and how soon")),
            new("--rules", "ID", new("regelverk; förval bup-2025", "rule set; default bup-2025")),
            Call.AsOfOption,
            MappingOption.Option,
            new("--backtest", "DIR", new("pröva modellerna på Skottlands publicerade remisser i den mappen", "try the models on Scotland's published referrals in that folder")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        if (call.Text("--backtest") is { } folder)
        {
            ForecastBacktestOut.Write(ForecastBacktest.Run(folder), call);
            return Task.FromResult(ExitCode.Done);
        }

        var settings = Settings(call);
        var asked = new InflowAsked(
            call.Text("--region"), call.Text("--unit"), call.Text("--point") is { } point ? PointOf(point) : MeasuringPoint.FirstVisit,
            call.Choice<InflowKind>("--inflow") ?? InflowKind.Added)
        {
            Until = call.Month("--until"),
        };
        using var progress = new ProgressLine(call);
        using var inputs = call.Open(progress, mapping: MappingOption.Of(call));
        var book = inputs.Book(call.Definitions.RuleSet(call.Text("--rules")));
        var found = ForecastInflow.Run(inputs, book, asked, settings);
        var steps = call.Has("--steps") ? ForecastInflow.Steps(inputs, book, asked) : [];
        ForecastOut.Write((asked, found, steps), call);
        return Task.FromResult(ExitCode.Done);
    }

    private static ForecastSettings Settings(Call call)
    {
        var growth = Growth(call);
        var model = call.Choice<ForecastModel>("--model") ?? (growth is null ? ForecastModel.Combined : ForecastModel.Percentage);
        if ((model == ForecastModel.Percentage) != growth.HasValue)
        {
            throw Call.Wrong(new(
                "--growth hör till --model percentage, som behöver den; ange båda eller ingen.", "--growth belongs to --model percentage, which needs it; give both or neither."));
        }

        return new()
        {
            Horizon = (int)(call.Number("--horizon", 1, 36) ?? 12),
            Model = model,
            GrowthPercent = growth ?? 0,
            Calendar = call.Text("--calendar") switch
            {
                null or "swedish" => WorkCalendar.Swedish,
                "none" => WorkCalendar.None,
                var other => throw Call.Wrong(new($"--calendar '{other}' finns inte; välj swedish eller none.", $"There is no --calendar '{other}'; choose swedish or none.")),
            },
            Excluded = [.. call.Texts("--exclude").Select(text => MonthAndWhy("--exclude", text))],
            Break = call.Text("--break") is { } broke ? MonthAndWhy("--break", broke) : null,
        };
    }

    private static double? Growth(Call call) => call.Text("--growth") switch
    {
        null => null,
        var text when double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent is >= -100 and <= 1000 => percent,
        var text => throw Call.Wrong(new($"--growth '{text}' ska vara procent från -100 till 1000.", $"--growth '{text}' must be percent from -100 to 1000.")),
    };

    private static (Month Month, string Why) MonthAndWhy(string option, string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && parts[1].Length > 0 && Month.TryParse(parts[0], out var month)
            ? (month, parts[1].TrimEnd('.'))
            : throw Call.Wrong(new(
                $"{option} '{text}' ska vara månad=skäl, till exempel 2020-04=pandemin.", $"{option} '{text}' must be month=reason, for example 2020-04=pandemic."));
    }

    private static MeasuringPoint PointOf(string text) => Codes.MeasuringPoints.Where(point => point.Code() == text).Select(point => (MeasuringPoint?)point).FirstOrDefault()
        ?? throw Call.Wrong(new(
            $"--point '{text}' är okänd; välj bland {string.Join(", ", Codes.MeasuringPoints.Select(point => point.Code()))}.",
            $"--point '{text}' is unknown; choose among {string.Join(", ", Codes.MeasuringPoints.Select(point => point.Code()))}."));
}
