using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Trettio.Care;
using Trettio.Exchange.Typed;
using Trettio.Store;
using Trettio.Web.Data;
using Trettio.Web.Hosting;
using Trettio.Web.Layout;
using Trettio.Work.Typing;

namespace Trettio.Web.Typing;

/// <summary>Formulär: a small clinic types its waits and contacts, delivers them as one delivery, sees its own figures and attests.</summary>
internal static class TypingPages
{
    internal const string Path = "/leveranser/formular";

    internal static void MapTyping(this IEndpointRouteBuilder app)
    {
        app.MapPage(Path, ShowAsync);
        app.MapMethods(Path, [HttpMethods.Post], TypeAsync);
    }

    private static async Task ShowAsync(HttpContext context)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        if (view.Snapshot is null)
        {
            await Asked.WriteAsync<EmptyPage>(context, view, []).ConfigureAwait(false);
            return;
        }

        var asked = AskedOf(context, view);
        using var store = asked.Store;
        await ShowAsync(context, asked, new(TypingForm.Empty(TypedKind.Wait))).ConfigureAwait(false);
    }

    private static async Task TypeAsync(HttpContext context)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = TypingForm.LargestForm;
        if (!context.Request.HasFormContentType)
        {
            throw new BadHttpRequestException("not a form");
        }

        var sent = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var form = TypingForm.Of(sent);
        try
        {
            await TakeAsync(context, form).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or BadHttpRequestException) && !context.Response.HasStarted)
        {
            // Whatever it is – the store cannot be reached, the unit has gone, a fault of ours –, what was typed stays with whoever typed it.
            var (status, sentence) = Faults.Told(context, fault);
            context.Response.Headers.CacheControl = "no-store";
            await Asked.WriteAsync<TypingKept>(
                context, View.Without(context), new() { [nameof(TypingKept.Sentence)] = sentence, [nameof(TypingKept.Sent)] = sent }, status).ConfigureAwait(false);
        }
    }

    private static async Task TakeAsync(HttpContext context, TypingForm form)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        var asked = AskedOf(context, view.Snapshot is not null ? view : throw new RefusedException(ExitCode.NotPermitted, new(
            "Det finns inga uppgifter i lagret längre; importera enhetens rad i units.csv och prova igen.", "There is nothing in the store any more; import the unit’s row of units.csv and try again.")));
        using var store = asked.Store;
        if (asked.Unit is not { } unit)
        {
            throw new BadHttpRequestException("no unit");
        }

        var answer = TypingSteps.Take(form, new TypingDesk(store, unit.UnitId, DateOnly.FromDateTime(Now(context).DateTime)));
        if (answer.Delivers)
        {
            try
            {
                var delivered = Deliver(context, new(unit.UnitId, unit.Name, answer.Form.Draft, answer.Form.Who));
                // See other: loading the page again delivers nothing again.
                context.Response.StatusCode = StatusCodes.Status303SeeOther;
                context.Response.Headers.Location = (asked.View.Address with { More = [("delivery", delivered.ToString(CultureInfo.InvariantCulture))] }).ToString();
                return;
            }
            catch (RefusedException refused)
            {
                answer = answer with { DeliverFault = refused.Sentence };
            }
        }

        await ShowAsync(context, asked, answer).ConfigureAwait(false);
    }

    /// <summary>0 when all of it was stored before.</summary>
    private static int Deliver(HttpContext context, TypedDelivery delivery)
    {
        var options = context.RequestServices.GetRequiredService<WebOptions>();
        var definitions = new Work.Definitions(options.Data);
        // Told to stop by the reader's going away, it would leave them not knowing whether the rows were stored.
        return DeliverTyped.Run(delivery, options.Store, definitions.CheckedBy(definitions.RuleSet(null)), Now(context), CancellationToken.None).Delivery;
    }

    private static async Task ShowAsync(HttpContext context, AskedUnit asked, TypingAnswer answer)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (view, unit) = (asked.View, asked.Unit);
        if (unit is null)
        {
            await Asked.WriteAsync<UnitToType>(context, view, new() { [nameof(UnitToType.Units)] = asked.Units }).ConfigureAwait(false);
            return;
        }

        var now = Now(context);
        var own = OwnFigures.Of(asked.Store, view.Snapshot!, (unit.UnitId, view.Address.Month), now);
        var desk = new TypingDesk(asked.Store, unit.UnitId, DateOnly.FromDateTime(now.DateTime));
        var definitions = new Work.Definitions(context.RequestServices.GetRequiredService<WebOptions>().Data);
        var book = context.RequestServices.GetRequiredService<TypedBooks>().Of(asked.Store, unit.UnitId, view.Snapshot!.Delivery);
        await Asked.WriteAsync<TypingPage>(context, view with { Address = view.Address with { Month = own.Month } }, new()
        {
            [nameof(TypingPage.Unit)] = unit,
            [nameof(TypingPage.Answer)] = answer,
            [nameof(TypingPage.Wrong)] = answer.Form.Draft.Select(row => desk.Mistakes(row, answer.Form.Draft)).ToList(),
            [nameof(TypingPage.Book)] = answer.Form.Sought.Trim() is { Length: > 0 } child ? book.Of(child) : book,
            [nameof(TypingPage.Own)] = own,
            [nameof(TypingPage.Desk)] = desk,
            [nameof(TypingPage.Lists)] = new TypingLists(desk.OtherUnits, definitions.CodeLists(), book.Questions),
            [nameof(TypingPage.WasThere)] = HttpMethods.IsGet(context.Request.Method) && context.Request.Query["delivery"] == "0",
            [nameof(TypingPage.Delivered)] = Delivered(context, asked.Store),
        }).ConfigureAwait(false);
    }

    /// <summary>The delivery that this page has just made; null when it was only opened.</summary>
    private static Delivery? Delivered(HttpContext context, TrettioStore store) =>
        HttpMethods.IsGet(context.Request.Method) && int.TryParse(context.Request.Query["delivery"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? store.Deliveries().FirstOrDefault(delivery => delivery.Id == number)
            : null;

    /// <exception cref="RefusedException">There is no such unit (2).</exception>
    private static AskedUnit AskedOf(HttpContext context, View view)
    {
        Asked.RefuseOtherThanMonths(context.Request);
        var store = TrettioStore.Open(context.RequestServices.GetRequiredService<WebOptions>().Store, create: false);
        try
        {
            var today = DateOnly.FromDateTime(Now(context).DateTime);
            // Of several rows of a unit the one that holds today, else the latest.
            IReadOnlyList<CareUnit> units = [.. store.Events().Units().GroupBy(unit => unit.UnitId, StringComparer.Ordinal)
                .Select(rows => rows.FirstOrDefault(row => row.IsValidOn(today)) ?? rows.MaxBy(row => row.ValidFrom ?? DateOnly.MinValue)!)
                .OrderBy(unit => unit.Name, Reports.Written.InSwedishOrder)];
            var unit = units.FirstOrDefault(unit => unit.UnitId == view.Address.Unit);
            return view.Address.Unit is null || unit is not null
                ? new AskedUnit(view, store, units, unit)
                : throw new RefusedException(ExitCode.WrongUsage, new(
                    "Enheten finns inte i units.csv; välj en enhet i formuläret, eller importera enhetens rad först.",
                    "The unit is not in units.csv; choose a unit in the form, or import the unit’s row first."));
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private static DateTimeOffset Now(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetLocalNow();

    /// <summary>What the address asks for. <see cref="Unit"/> null: it names none.</summary>
    private sealed record AskedUnit(View View, TrettioStore Store, IReadOnlyList<CareUnit> Units, CareUnit? Unit);
}

/// <summary>What each unit has stored, read once for as long as no delivery comes.</summary>
internal sealed class TypedBooks
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, TypedBook> books = new(StringComparer.Ordinal);
    private int known;

    internal TypedBook Of(TrettioStore store, string unit, int delivery)
    {
        lock (gate)
        {
            if (known != delivery)
            {
                books.Clear();
                known = delivery;
            }

            if (!books.TryGetValue(unit, out var book))
            {
                books[unit] = book = TypedBook.Of(store, unit);
            }

            return book;
        }
    }
}
