namespace Trettio.Measuring;

/// <summary>How a forecast was made, what was set aside, and how far to believe it.</summary>
public static partial class Reasons
{
    private const string Smoothing = "hyndman-2008";
    private const string Template = "skr-2025-12";

    public static Reason ForecastCombined { get; } = new("forecast_combined", new("Medelvärdet av exponentiell utjämning ({form}, vald efter AICc), medianen av alla dess former, och Theta.", "The mean of exponential smoothing ({form}, chosen by AICc), the median of all its forms, and Theta."), new(Smoothing, "ch. 7"));

    public static Reason ForecastSmoothing { get; } = new("forecast_smoothing", new("Exponentiell utjämning, {form}, vald efter AICc.", "Exponential smoothing, {form}, chosen by AICc."), new(Smoothing, "ch. 7"));

    public static Reason ForecastTheta { get; } = new("forecast_theta", new("Theta: utjämning med halva trenden, och ett årsmönster som dras mot inget så långt det kan vara slump.", "Theta: smoothing with half the trend, and a year's pattern drawn towards none as far as it may be chance."), new("theta-2000", "521–530"));

    public static Reason ForecastSeasonalNaive { get; } = new("forecast_seasonal_naive", new("Samma månad förra året.", "The same month last year."), new(Template, "PKS, steg 1"));

    public static Reason ForecastPercentage { get; } = new("forecast_percentage", new("Samma månad förra året och {percent} procent, som i SKR:s mall.", "The same month last year and {percent} percent, as in SKR's template."), new(Template, "PKS, steg 2"));

    public static Reason ForecastRate { get; } = new("forecast_rate", new("Medelvärdet av de senaste {months} månaderna.", "The mean of the last {months} months."), new(Smoothing, "ch. 16"));

    public static Reason ForecastTooShort { get; } = new("forecast_too_short", new("Serien har {months} månader; med färre än {needed} går ett årsmönster inte att skilja från slump, så prognosen är medelvärdet.", "The series has {months} months; with fewer than {needed} a year's pattern cannot be told from chance, so the forecast is the mean."), new(Smoothing, "ch. 7"));

    public static Reason ForecastSparse { get; } = new("forecast_sparse", new("Så få eller så ofta inga att ett mönster vore slump; prognosen är medelvärdet av de senaste {months} månaderna.", "So few, or so often none, that a pattern would be chance; the forecast is the mean of the last {months} months."), new(Smoothing, "ch. 16"));

    public static Reason ForecastWorkingDays { get; } = new("forecast_working_days", new("Månaderna är gjorda jämförbara efter sina arbetsdagar, med helgdagar och aftnar.", "The months are made comparable by their working days, holidays and eves considered."), new("helgdagar-1989", "1 §"));

    public static Reason ForecastScottishDays { get; } = new("forecast_scottish_days", new("Månaderna är gjorda jämförbara efter Skottlands arbetsdagar.", "The months are made comparable by Scotland's working days."), new("bank-holidays-1971", "schedule 1"));

    public static Reason ForecastBreak { get; } = new("forecast_break", new("Det som ligger före {month} används inte: {why}.", "What lies before {month} is not used: {why}."), new(Smoothing, "ch. 12"));

    public static Reason ForecastExcluded { get; } = new("forecast_excluded", new("{month} används inte: {why}.", "{month} is not used: {why}."), new(Smoothing, "ch. 12"));

    public static Reason ForecastPastInterval { get; } = new("forecast_past_interval", new("Intervallen är så vida som modellens fel lika långt fram har varit i den egna historiken.", "The intervals are as wide as the model's errors equally far ahead have been in this history."), new("lee-scholtes-2014", "217–225"));

    public static Reason ForecastCountInterval { get; } = new("forecast_count_interval", new("Intervallen är de som antal med det medelvärdet och den spridningen ligger inom.", "The intervals are those that counts with that mean and spread lie within."), new(Smoothing, "ch. 16"));

    public static Reason ForecastUntried { get; } = new("forecast_untried", new("Historiken är för kort för att pröva hur sådana prognoser har slagit in.", "The history is too short to try how such forecasts have turned out."), new(Smoothing, "ch. 2"));

    public static Reason ForecastNoBetter { get; } = new("forecast_no_better", new("Sådana prognoser har inte träffat bättre än samma månad förra året: lita på intervallet, inte på talet.", "Such forecasts have not hit better than the same month last year: trust the interval, not the number."), new("hyndman-koehler-2006", "679–688"));

    private static IReadOnlyList<Reason> Forecasts =>
        [ForecastCombined, ForecastSmoothing, ForecastTheta, ForecastSeasonalNaive, ForecastPercentage, ForecastRate, ForecastTooShort, ForecastSparse,
         ForecastWorkingDays, ForecastScottishDays, ForecastBreak, ForecastExcluded, ForecastPastInterval, ForecastCountInterval, ForecastUntried, ForecastNoBetter];
}
