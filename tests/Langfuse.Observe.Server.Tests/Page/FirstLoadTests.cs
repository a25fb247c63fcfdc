using System.Collections.Concurrent;
using Langfuse.Observe.Server.Tests.Support;
using Microsoft.Playwright;

namespace Langfuse.Observe.Server.Tests.Page;

/// <summary>What a browser fetches to show a page for the first time.</summary>
public sealed class FirstLoadTests(Browser browser) : ServerTest, IClassFixture<Browser>
{
    private const int MostFiles = 10;
    private const int MostBytes = 120 * 1024;

    [SkippableTheory]
    [InlineData("/")]
    [InlineData("/project/local/traces")]
    [InlineData("/project/local/traces/8f3b9c1e64d24a07b5e0c7d1f2a96b38")]
    public async Task Files_AreFewAndSmall(string path)
    {
        Skip.If(Browser.Executable is null, "No chromium on this machine: apt-get install chromium");
        await RagTrace.SendAsync(Client);
        var complaints = new List<string>();
        var page = await browser.OpenAsync(new Uri(Server.BaseUrl, "/project/local/warnings"), complaints);
        await page.WaitForSelectorAsync("[data-ready]");
        await using var context = await page.Context.Browser!.NewContextAsync();
        var fresh = await context.NewPageAsync();
        var files = new ConcurrentDictionary<string, int>();
        fresh.Response += (_, response) =>
        {
            if (!new Uri(response.Url).AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
            {
                files[response.Url] = int.Parse(response.Headers.GetValueOrDefault("content-length", "0"), System.Globalization.CultureInfo.InvariantCulture);
            }
        };

        await fresh.GotoAsync(new Uri(Server.BaseUrl, path).AbsoluteUri);
        await fresh.WaitForSelectorAsync("[data-ready]");

        Assert.True(files.Count <= MostFiles, string.Join('\n', files.Keys));
        Assert.True(files.Values.Sum() <= MostBytes, string.Join('\n', files.OrderByDescending(file => file.Value)));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task File_IsCompressedForThoseWhoTakeIt_AndNotSentAgainUnchanged()
    {
        using var http = new HttpClient { BaseAddress = Server.BaseUrl };
        using var plain = await http.GetAsync("/page/app.js");
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/page/app.js") { Headers = { { "Accept-Encoding", "gzip" } } };
        using var packed = await http.SendAsync(asked);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/page/app.js") { Headers = { IfNoneMatch = { plain.Headers.ETag! } } };
        using var unchanged = await http.SendAsync(again);

        Assert.Equal("gzip", Assert.Single(packed.Content.Headers.ContentEncoding));
        Assert.InRange(packed.Content.Headers.ContentLength!.Value, 1, plain.Content.Headers.ContentLength!.Value / 2);
        Assert.Equal(304, (int)unchanged.StatusCode);
        Assert.Contains("script-src 'self'", plain.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
