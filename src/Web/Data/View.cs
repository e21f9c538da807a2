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
        // What a page does not ask for must not make an address of its own.
        var isList = context.Request.Path == Differing.DifferencesPages.Path || context.Request.Path == Records.RecordPages.Path;
        var address = new Address(context.Request.Path.Value ?? "/", query["lang"] == "en" ? Language.English : Language.Swedish)
        {
            Region = Text("region"),
            Unit = Text("unit"),
            Point = isList ? Point(query["point"]) : null,
            Page = isList && int.TryParse(query["page"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var page) ? page : 1,
            Figure = isList ? Text("figure") : null,
            IsJudged = query["basis"] == "judged",
            Month = Month.TryParse(query["month"], out var month) ? month : null,
        };
        return new View(address, context.RequestServices.GetRequiredService<WebOptions>().IsDemo);

        static MeasuringPoint? Point(string? code) => code switch
        {
            null or "" => null,
            _ => Codes.MeasuringPoints.Where(point => point.Code() == code).Select(point => (MeasuringPoint?)point).FirstOrDefault(),
        };

        string? Text(string name) => query[name].ToString() is { Length: > 0 and <= 100 } text ? text : null;
    }
}
