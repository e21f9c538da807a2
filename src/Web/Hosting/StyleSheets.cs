using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trettio.Reports;
using Trettio.Web.Data;

namespace Trettio.Web.Hosting;

/// <summary>The style sheets and the icon. Their addresses carry a mark of the content, so that they may be kept for ever.</summary>
internal static class StyleSheets
{
    private const string Icon =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b5d66"/><text x="16" y="22" text-anchor="middle" font-family="system-ui,sans-serif" font-size="16" font-weight="700" fill="#fff">30</text></svg>""";

    private static readonly byte[] WebCss = Embedded("web.css");

    private static readonly byte[] ReportCss = Encoding.UTF8.GetBytes(Styles.Css);

    internal static string Report { get; } = $"/trettio.css?v={Mark(ReportCss)}";

    internal static string Web { get; } = $"/web.css?v={Mark(WebCss)}";

    internal static void MapStyles(this IEndpointRouteBuilder app)
    {
        app.MapPage("/trettio.css", context => SendAsync(context, ReportCss, "text/css; charset=utf-8"));
        app.MapPage("/web.css", context => SendAsync(context, WebCss, "text/css; charset=utf-8"));
        app.MapPage("/favicon.svg", context => SendAsync(context, Encoding.UTF8.GetBytes(Icon), "image/svg+xml"));
        app.MapPage("/utskrift.css", MarginsAsync);
        app.MapPage("/health", context => context.Response.WriteAsync("ok\n"));
    }

    /// <summary>GET, and HEAD for those who only ask whether it is there.</summary>
    internal static void MapPage(this IEndpointRouteBuilder app, string path, RequestDelegate page) =>
        app.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], page);

    /// <summary>A resource of this project.</summary>
    internal static byte[] Embedded(string name)
    {
        using var stream = typeof(StyleSheets).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>What stands in the margins of a printed report: it names the region and month, so it is a sheet of its own.</summary>
    private static async Task MarginsAsync(HttpContext context)
    {
        var view = await View.OfAsync(context).ConfigureAwait(false);
        var css = view is { Snapshot: { } snapshot, Address: { Region: { } region, Month: { } month } }
            ? HtmlReport.PageMargins(snapshot.Report(region, month), view.Language)
            : "";
        context.Response.ContentType = "text/css; charset=utf-8";
        await context.Response.WriteAsync(css).ConfigureAwait(false);
    }

    private static async Task SendAsync(HttpContext context, byte[] content, string type)
    {
        var response = context.Response;
        var mark = $"\"{Mark(content)}\"";
        response.Headers.ETag = mark;
        response.Headers.CacheControl = context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
        if (context.Request.Headers.IfNoneMatch.ToString() == mark)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = type;
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(content).ConfigureAwait(false);
        }
    }

    private static string Mark(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..12];
}
