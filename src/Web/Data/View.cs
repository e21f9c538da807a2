using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Trettio.Care;

namespace Trettio.Web.Data;

/// <summary>What every page knows: where it is, in which language, and the figures as they stand (null: there are none yet).</summary>
public sealed record View(Address Address, bool IsDemo)
{
    internal Snapshot? Snapshot { get; init; }

    public Language Language => Address.Language;

    internal static async Task<View> OfAsync(HttpContext context)
    {
        var snapshot = await context.RequestServices.GetRequiredService<SnapshotCache>().CurrentAsync().ConfigureAwait(false);
        return Without(context) with { Snapshot = snapshot };
    }

    internal static View Without(HttpContext context)
    {
        var query = context.Request.Query;
        var address = new Address(context.Request.Path.Value ?? "/", query["lang"] == "en" ? Language.English : Language.Swedish)
        {
            Region = Text("region"),
            Unit = Text("unit"),
            Month = Month.TryParse(query["month"], out var month) ? month : null,
        };
        return new View(address, context.RequestServices.GetRequiredService<WebOptions>().IsDemo);

        string? Text(string name) => query[name].ToString() is { Length: > 0 and <= 100 } text ? text : null;
    }
}
