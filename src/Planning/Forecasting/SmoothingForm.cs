namespace Trettio.Planning.Forecasting;

/// <summary>How the trend of exponential smoothing runs: not, straight on, or ever flatter.</summary>
internal enum SmoothingTrend
{
    None,
    Straight,
    Damped,
}

/// <summary>How the season of exponential smoothing enters: not, added, or as a factor.</summary>
internal enum SmoothingSeason
{
    None,
    Added,
    Factor,
}

/// <summary>
/// A form of exponential smoothing as a state space model: error (added or relative), trend and season. Source: Hyndman, Koehler, Ord and Snyder
/// 2008, Forecasting with Exponential Smoothing, table 2.2–2.3.
/// </summary>
internal sealed record SmoothingForm(bool IsRelative, SmoothingTrend Trend, SmoothingSeason Season)
{
    /// <summary>
    /// The forms that are tried. Left out for what they do to forecasts: trends as factors, which run away, and a season as a factor with an added
    /// error, whose variance has no bound.
    /// </summary>
    internal static IReadOnlyList<SmoothingForm> All { get; } =
        [.. from isRelative in new[] { false, true }
            from trend in Enum.GetValues<SmoothingTrend>()
            from season in Enum.GetValues<SmoothingSeason>()
            where isRelative || season != SmoothingSeason.Factor
            select new SmoothingForm(isRelative, trend, season)];

    /// <summary>Alpha, beta, gamma, phi: those that the form has.</summary>
    internal int Weights => 1 + (Trend == SmoothingTrend.None ? 0 : 1) + (Season == SmoothingSeason.None ? 0 : 1) + (Trend == SmoothingTrend.Damped ? 1 : 0);

    /// <summary>Level, slope and eleven of the twelve seasons, which have a fixed sum.</summary>
    internal int States => 1 + (Trend == SmoothingTrend.None ? 0 : 1) + (Season == SmoothingSeason.None ? 0 : Seasons.Period - 1);

    /// <summary>As "ETS(M,Ad,M)".</summary>
    public override string ToString() =>
        $"ETS({(IsRelative ? "M" : "A")},{Trend switch { SmoothingTrend.None => "N", SmoothingTrend.Straight => "A", _ => "Ad" }},{Season switch { SmoothingSeason.None => "N", SmoothingSeason.Added => "A", _ => "M" }})";
}
