using Trettio.Care;
using Trettio.Measuring;
using Trettio.Planning.Forecasting;
using Trettio.Planning.Simulating;

namespace Trettio.Work.Simulating;

/// <summary>The verb simulate: the linked queues of a region or a unit, from the list of today.</summary>
public static class SimulateRegion
{
    /// <summary>Whether clinics are open.</summary>
    internal static bool IsOpen(DateOnly day) => SwedishCalendar.IsWorkingDay(day);

    /// <exception cref="RefusedException">No such region or unit, or nothing to begin with (2); no care events (10).</exception>
    public static PreparedSimulation Prepare(Inputs inputs, SimulationRequest request)
    {
        var rules = request.Rules;
        var ledger = inputs.LedgerOf(rules, splits: true) ?? throw new RefusedException(ExitCode.CannotRead, new(
            $"{inputs.Description.Sv} innehåller inga vårdhändelser, bara månadssiffror; simuleringen börjar med den verkliga väntelistan och behöver dem.",
            $"{inputs.Description.En} holds no care events, only monthly figures; the simulation begins with the actual waiting list and needs them."));
        var book = inputs.Book(rules);
        var (id, name) = book.Find(request.Region);
        var first = request.From ?? After(book.MonthsOf(id), name);
        var day = first.First.AddDays(-1);
        var unit = request.Unit is { } asked ? UnitOf(ledger, (id, name), asked, day) : null;
        var past = RegionPast.Of(WaitDates.Of(ledger, day, rules.CareLevel).Where(wait => ledger.Register.RootOn(wait.Unit, day) == id), day, rules);
        if (past.Keys.Count == 0 || (unit is not null && past.Keys.All(key => key.Unit != unit)))
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"Det finns ingen väntelista och inga besök för {request.Unit ?? name} året före {first}; simuleringen behöver vårdhändelser från den tiden.",
                $"There is no waiting list and no visit of {request.Unit ?? name} in the year before {first}; the simulation needs care events of that time."));
        }

        var appointments = ReadAppointments.Of(inputs.Columns!, day);
        var series = book.Series(id, first.Plus(-12), first.Previous);
        var forecast = Forecast(inputs, book, (id, first), request.Months);
        return new PreparedSimulation
        {
            Request = request,
            RegionName = name,
            UnitName = unit is null ? null : ledger.Register.NameOn(unit, day),
            UnitNames = ledger.Register.Ids.ToDictionary(one => one, one => ledger.Register.NameOn(one, day)),
            Model = ModelMaker.Of(past, new ModelSettings
            {
                First = first,
                Months = request.Months,
                IsOpen = IsOpen,
                Appointments = point => appointments[point],
                Limit = rules.LimitInDays,
                Inflow = forecast is null ? null : month => Expected(forecast.Months[month.Since(first)]),
                Unit = unit,
            }),
            Before = (unit is null ? series.Figures : series.UnitFigures.Where(figure => figure.Key.Unit == unit)).ToDictionary(figure => (figure.Key.Month, figure.Key.Point)),
            Appointments = appointments,
            PlannedWithoutDate = past.PlannedWithoutDate,
            Forecast = forecast,
            KrPerAreaMonth = unit is null && request.Agreement.Pays ? request.MaxPerAreaMonth ?? request.Agreement.AmountOf(series)?.KrPerAreaMonth : null,
        };
    }

    /// <summary>The forecast of first visits' inflow; null where fewer than two years are known, which shows no season.</summary>
    private static Forecast? Forecast(Inputs inputs, RegionBook book, (string Region, Month First) at, int months)
    {
        const int FewestKnown = 24;
        var known = book.MonthsOf(at.Region).Count(month => month < at.First);
        if (known < FewestKnown)
        {
            return null;
        }

        var asked = new InflowAsked(at.Region, null, MeasuringPoint.FirstVisit, InflowKind.Added) { Until = at.First.Previous };
        var found = ForecastInflow.Run(inputs, book, asked, new ForecastSettings { Horizon = months, TriesErrors = false }).Forecast;

        // A history that ends earlier would give other months.
        return found.Months[0].Month == at.First ? found : null;
    }

    private static ExpectedInflow Expected(ForecastMonth month) => new(month.Mean, month.Eighty.Low, month.Eighty.High);

    /// <exception cref="RefusedException">The scenario names a unit that is not simulated, or it is too large to be run (2).</exception>
    public static SimulatedScenario Run(
        PreparedSimulation prepared, Scenario scenario, SimulationPlan plan, Action<SimulationResult>? soFar = null, CancellationToken stop = default)
    {
        var model = ModelOf(prepared, scenario);
        var kinds = (long)model.Queues.Count * model.Months * (Enum.GetValues<Counted>().Length);
        if (kinds * plan.Replications > SimulationResult.MostCells)
        {
            var most = SimulationResult.MostCells / kinds;
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"{plan.Replications} omgångar av {model.Queues.Count} köer i {model.Months} månader är för mycket; välj högst {most} omgångar.",
                $"{plan.Replications} replications of {model.Queues.Count} queues over {model.Months} months are too many; choose at most {most}."));
        }

        return new SimulatedScenario(scenario, prepared, Simulation.Run(model, plan, soFar, stop));
    }

    private static SimulationModel ModelOf(PreparedSimulation prepared, Scenario scenario)
    {
        var units = prepared.Model.Queues.Select(queue => queue.Unit).Distinct().Order(StringComparer.Ordinal).ToList();
        var named = scenario.Groups.Select(group => group.Unit).Concat(scenario.Added.Select(added => added.Unit)).OfType<string>();
        if (named.FirstOrDefault(unit => !units.Contains(unit)) is { } stranger)
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"Scenariot nämner enheten '{stranger}', som inte simuleras; där finns {string.Join(", ", units)}.",
                $"The scenario names the unit '{stranger}', which is not simulated; there is {string.Join(", ", units)}."));
        }

        var points = scenario.Groups.Select(group => group.Point).Concat(scenario.Added.Select(added => added.Point));
        if (points.Cast<MeasuringPoint?>().FirstOrDefault(point => prepared.Model.Queues.All(queue => queue.Point != point)) is { } missing)
        {
            throw new RefusedException(ExitCode.WrongUsage, new(
                $"Scenariot lägger till tid till {missing.Name().Sv.ToLowerInvariant()}, som ingen simulerad enhet har någon kö till.",
                $"The scenario adds time for {missing.Name().En.ToLowerInvariant()}, to which no simulated unit has a queue."));
        }

        return prepared.Model.With(scenario);
    }

    private static string UnitOf(Ledger ledger, (string Id, string Name) region, string asked, DateOnly day)
    {
        var known = ledger.Register.Ids.Where(unit => ledger.Register.RootOn(unit, day) == region.Id).ToList();
        return known.FirstOrDefault(unit => string.Equals(unit, asked, StringComparison.OrdinalIgnoreCase))
            ?? known.FirstOrDefault(unit => string.Equals(ledger.Register.NameOn(unit, day), asked, StringComparison.OrdinalIgnoreCase))
            ?? throw new RefusedException(ExitCode.WrongUsage, new(
                $"Enheten '{asked}' finns inte i {region.Name}; där finns {string.Join(", ", known)}.",
                $"There is no unit '{asked}' in {region.Name}; there is {string.Join(", ", known)}."));
    }

    private static Month After(IReadOnlyList<Month> months, string region) => months.Count > 0
        ? months[^1].Next
        : throw new RefusedException(ExitCode.WrongUsage, new(
            $"Det finns inga uppgifter för {region} att börja med.", $"There are no figures for {region} to begin with."));
}
