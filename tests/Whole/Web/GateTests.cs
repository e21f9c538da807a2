using System.Net;
using System.Net.Sockets;
using Trettio.Care;
using Trettio.Web;
using Trettio.Work;

namespace Trettio.Whole.Web;

/// <summary>Who is answered, and with what around the page.</summary>
[Collection(nameof(WebFixture))]
public sealed class GateTests(WebFixture web)
{
    [Theory]
    [InlineData("http://0.0.0.0:5030")]
    [InlineData("http://*:5030")]
    [InlineData("http://+:5030")]
    [InlineData("http://[::]:5030")]
    [InlineData("http://192.168.1.4:5030")]
    [InlineData("http://example.se:5030")]
    [InlineData("http://localhost.example.se:5030")]
    [InlineData("http://127.0.0.1:5030;http://0.0.0.0:5031")]
    [InlineData("https://127.0.0.1:5030")]
    [InlineData("http://127.0.0.1:5030/sida")]
    [InlineData("5030")]
    [InlineData("")]
    public void An_address_that_others_could_reach_is_refused(string urls)
    {
        var refused = Assert.Throws<RefusedException>(() => WebHost.RefuseOpenAddress(urls));
        Assert.Equal(ExitCode.WrongUsage, refused.Code);
        Assert.Contains("konton finns inte än", refused.Sentence.Sv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5030")]
    [InlineData("http://localhost:5030")]
    [InlineData("http://[::1]:5030")]
    [InlineData("http://127.0.0.1:0;http://[::1]:0")]
    public void This_computers_own_addresses_are_allowed(string urls) => WebHost.RefuseOpenAddress(urls);

    [Fact]
    public async Task A_port_in_use_is_said_in_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var options = new WebOptions(web.StorePath, new DataFolder(web.Folder), $"http://127.0.0.1:{port}", IsDemo: false);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => WebHost.RunAsync(options, _ => Assert.Fail("it cannot have started"), TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.NotPermitted, refused.Code);
        Assert.Contains($"Porten {port} används redan", refused.Sentence.Sv, StringComparison.Ordinal);
        Assert.Contains("--urls", refused.Sentence.Sv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused_before_anything_starts()
    {
        var path = Path.Combine(web.Folder, "not-a-store.db");
        await File.WriteAllTextAsync(path, new string('x', 5000), TestContext.Current.CancellationToken);
        var options = new WebOptions(path, new DataFolder(web.Folder), "http://127.0.0.1:0", IsDemo: false);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => WebHost.RunAsync(options, _ => Assert.Fail("it cannot have started"), TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.CannotRead, refused.Code);
    }

    [Theory]
    [InlineData("127.0.0.1:5030", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("[::1]:80", HttpStatusCode.OK)]
    [InlineData("trettio.example.se", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.example.se", HttpStatusCode.BadRequest)]
    [InlineData("10.0.0.1", HttpStatusCode.BadRequest)]
    public async Task Only_this_computers_own_names_are_answered(string host, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/health", UriKind.Relative));
        request.Headers.Host = host;
        using var answer = await web.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.BadRequest)]
    [InlineData("same-site", HttpStatusCode.BadRequest)]
    [InlineData("same-origin", HttpStatusCode.OK)]
    public async Task A_form_on_another_site_is_refused(string from, HttpStatusCode expected)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = "x" });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/forklaring", UriKind.Relative)) { Content = form };
        request.Headers.Add("Sec-Fetch-Site", from);
        using var answer = await web.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("/laget?region=VGR&month=2025-08")]
    [InlineData("/trettio.css")]
    [InlineData("/finns-inte")]
    [InlineData("/manadsrapport.json?region=VGR&month=2025-08")]
    public async Task Every_answer_is_closed_to_other_origins_and_sets_no_cookie(string path)
    {
        using var answer = await web.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_style_sheet_is_not_sent_twice()
    {
        using var first = await web.Client.GetAsync(new Uri("/trettio.css", UriKind.Relative), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/trettio.css", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await web.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }
}
