using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trettio.Web.Data;

namespace Trettio.Web.Hosting;

/// <summary>Renders a page whole, then sends it: a fault in the middle never leaves half a page behind.</summary>
internal sealed class PageRenderer : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    internal async Task WriteAsync<TPage>(HttpContext context, IReadOnlyDictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        await SendAsync(context.Response, await RenderAsync<TPage>(parameters).ConfigureAwait(false), status).ConfigureAwait(false);

    /// <summary>The same for a page that is its address and figures alone: rendered once, then kept with the figures.</summary>
    internal async Task WriteKeptAsync<TPage>(HttpContext context, KeptPages kept, string address, IReadOnlyDictionary<string, object?> parameters)
        where TPage : IComponent
    {
        var page = kept.Find(address);
        if (page is null)
        {
            page = await RenderAsync<TPage>(parameters).ConfigureAwait(false);
            kept.Keep(address, page);
        }

        await SendAsync(context.Response, page, StatusCodes.Status200OK).ConfigureAwait(false);
    }

    public void Dispose() => services.Dispose();

    private async Task<byte[]> RenderAsync<TPage>(IReadOnlyDictionary<string, object?> parameters)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () => Encoding.UTF8.GetBytes(
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(new Dictionary<string, object?>(parameters)))).ToHtmlString())).ConfigureAwait(false);
    }

    private static async Task SendAsync(HttpResponse response, byte[] page, int status)
    {
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
        {
            await response.Body.WriteAsync(page).ConfigureAwait(false);
        }
    }
}
