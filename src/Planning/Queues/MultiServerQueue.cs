namespace Trettio.Planning.Queues;

/// <summary>What a queue comes to when it has run for long. Times in the unit of the rates.</summary>
/// <param name="Load">Arrivals over what can be served, 0 to below 1.</param>
/// <param name="MustWait">The share of arrivals that must wait at all.</param>
/// <param name="Waiting">How many wait, on average.</param>
/// <param name="WaitingTime">How long they wait, on average, those who need not included.</param>
/// <param name="TimeInSystem">Wait and service together.</param>
/// <param name="InSystem">How many wait or are served, on average.</param>
public readonly record struct QueueFigures(double Load, double MustWait, double Waiting, double WaitingTime, double TimeInSystem, double InSystem);

/// <summary>
/// Chance arrivals to one list that several places work off, each service of chance length (M/M/c). A yardstick, not a portrait: real visits
/// are booked, and real lists are longer. Source: Erlang 1917 ("Erlang C"), as in any textbook of queues.
/// </summary>
public static class MultiServerQueue
{
    /// <summary>Null at a load of 1 or more: the list then grows without end and has no average.</summary>
    /// <param name="arrivals">Per unit of time.</param>
    /// <param name="service">How many one place serves per unit of time.</param>
    /// <param name="places">The places.</param>
    /// <exception cref="ArgumentOutOfRangeException">Arrivals are negative, or service or places not above zero.</exception>
    public static QueueFigures? Of(double arrivals, double service, int places)
    {
        if (MustWait(arrivals, service, places) is not { } mustWait)
        {
            return null;
        }

        var load = QueueLoad.Of(arrivals, service * places);
        var wait = mustWait / ((places * service) - arrivals);
        var system = wait + (1 / service);
        return new(load, mustWait, arrivals * wait, wait, system, arrivals * system);
    }

    /// <summary>Erlang C: the share that must wait at all; null at a load of 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Arrivals are negative, or service or places not above zero.</exception>
    public static double? MustWait(double arrivals, double service, int places)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(service);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(places);
        var load = QueueLoad.Of(arrivals, service * places);
        var blocked = ErlangB.Of(arrivals / service, places);
        return load < 1 ? blocked / (1 - (load * (1 - blocked))) : null;
    }

    /// <summary>The share that waits longer than a time, first come first served; null at a load of 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Arrivals or the time is negative, or service or places not above zero.</exception>
    public static double? WaitingLongerThan(double time, double arrivals, double service, int places)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        return MustWait(arrivals, service, places) * Math.Exp(-((places * service) - arrivals) * time);
    }
}
