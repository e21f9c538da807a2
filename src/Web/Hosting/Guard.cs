using System.Net;
using Microsoft.AspNetCore.Http;

namespace Trettio.Web.Hosting;

/// <summary>
/// What every answer obeys. A page elsewhere may point a name of its own at this computer and let its visitor's browser ask us
/// (DNS rebinding), so only loopback names are answered.
/// </summary>
internal static class Guard
{
    /// <summary>Nothing but our own style sheets and forms: no script at all, no other origin, no frame.</summary>
    internal const string ContentPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    internal static Task Run(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (IsOurs(context.Request.Host.Host) && !IsFromElsewhere(context.Request))
        {
            headers.CacheControl = "private, no-cache";
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("Trettio svarar bara på 127.0.0.1, [::1] och localhost. / Trettio answers on 127.0.0.1, [::1] and localhost only.\n");
    }

    internal static bool IsOurs(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>A form on another site that posts to us, as browsers tell.</summary>
    private static bool IsFromElsewhere(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
}
