using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trettio.Care;
using Trettio.Measuring;
using Trettio.Planning.Simulating;
using Trettio.Web.Data;
using Trettio.Web.Hosting;
using Trettio.Web.Layout;
using Trettio.Work.Simulating;

namespace Trettio.Web.Simulating;

/// <summary>Simulering: what happens if …? The address is the question; the run goes on in the background and the page shows how far it has come.</summary>
internal static class SimulatingPages
{
    internal const string Path = "/simulering";

    internal static void MapSimulating(this IEndpointRouteBuilder app) => app.MapPage(Path, ShowAsync);

    private static async Task ShowAsync(HttpContext context)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        if (view.Snapshot is not { } snapshot || snapshot.Start() is not { } start)
        {
            await Asked.WriteAsync<EmptyPage>(context, view, []).ConfigureAwait(false);
            return;
        }

        var region = snapshot.Book.Find(view.Address.Region ?? WithEvents(snapshot, start.Region)).Id;
        var asked = AskedSimulation.Of(context.Request);
        var whole = view.Address with { Region = region, Month = null, More = asked.Query };
        if (view.Address.Region is null)
        {
            context.Response.Redirect(whole.ToString());
            return;
        }

        await AnswerAsync(context, view with { Address = whole }, asked).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(HttpContext context, View view, AskedSimulation asked)
    {
        // What the form was given stands in it, whether or not it can be run.
        var parameters = new Dictionary<string, object?> { [nameof(SimulatingPage.Asked)] = asked };
        try
        {
            var (asToday, scenario) = Jobs(context, view, asked);
            await Task.WhenAny(Task.WhenAll(asToday.Running, scenario.Running), Task.Delay(TimeSpan.FromMilliseconds(700), context.RequestAborted)).ConfigureAwait(false);
            if ((asToday.Fault ?? scenario.Fault) is { } fault)
            {
                throw fault;
            }

            parameters[nameof(SimulatingPage.AsToday)] = asToday.Shown;
            parameters[nameof(SimulatingPage.Simulated)] = scenario.Shown;
            parameters[nameof(SimulatingPage.Part)] = ReferenceEquals(asToday, scenario) ? scenario.Part : (asToday.Part + scenario.Part) / 2;
            if (!asToday.IsDone || !scenario.IsDone)
            {
                // Asks again by itself, without a script; whoever has left finds it where it has come to.
                context.Response.Headers["Refresh"] = "2";
            }
        }
        catch (RefusedException refused) when (refused.Code is ExitCode.WrongUsage or ExitCode.CannotRead)
        {
            parameters[nameof(SimulatingPage.Fault)] = refused.Sentence;
        }

        await Asked.WriteAsync<SimulatingPage>(context, view, parameters).ConfigureAwait(false);
    }

    private static (SimulationJob AsToday, SimulationJob Scenario) Jobs(HttpContext context, View view, AskedSimulation asked)
    {
        var (snapshot, jobs) = (view.Snapshot!, context.RequestServices.GetRequiredService<SimulationJobs>());
        var request = new SimulationRequest
        {
            Region = view.Address.Region!,
            Unit = view.Address.Unit,
            Months = 12 * asked.Years,
            Rules = snapshot.Rules,
            Agreement = snapshot.Agreement,
        };
        var scenario = asked.Scenario;
        var asToday = jobs.Of(snapshot, request, ("", Scenario.AsToday));
        return (asToday, scenario.IsAsToday ? asToday : jobs.Of(snapshot, request, (string.Join('&', asked.Query.Select(one => $"{one.Name}={one.Value}")), scenario)));
    }

    /// <summary>The region asked for by nobody: the first whose latest month rests on care events, else the given.</summary>
    private static string WithEvents(Snapshot snapshot, string start) => snapshot.Book.Regions.Select(region => region.Id).Prepend(start)
        .FirstOrDefault(region => snapshot.MonthsOf(region) is { Count: > 0 } months
            && snapshot.Book.Series(region, months[^1], months[^1]).Sources.GetValueOrDefault(months[^1], FigureSource.Figures) == FigureSource.CareEvents) ?? start;
}
