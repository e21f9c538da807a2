using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Trettio.Web.Hosting;

/// <summary>Renders a page whole, then sends it: a fault in the middle never leaves half a page behind.</summary>
internal sealed class PageRenderer : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    internal async Task WriteAsync<TPage>(HttpContext context, IReadOnlyDictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        var html = await RenderAsync<TPage>(parameters).ConfigureAwait(false);
        await SendAsync(context.Response, html, status).ConfigureAwait(false);
    }

    public void Dispose() => services.Dispose();

    private async Task<string> RenderAsync<TPage>(IReadOnlyDictionary<string, object?> parameters)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(new Dictionary<string, object?>(parameters)))).ToHtmlString()).ConfigureAwait(false);
    }

    private static async Task SendAsync(HttpResponse response, string html, int status)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(html);
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
        {
            await response.Body.WriteAsync(bytes).ConfigureAwait(false);
        }
    }
}
