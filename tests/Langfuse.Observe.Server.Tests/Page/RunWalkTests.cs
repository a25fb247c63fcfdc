using Langfuse.Observe.Server.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Langfuse.Observe.Server.Tests.Page;

/// <summary>An agent's run on the trace page: as a graph, step by step, and with what is wrong without an error.</summary>
public sealed class RunWalkTests(Browser browser) : ServerTest, IClassFixture<Browser>
{
    private readonly List<string> _complaints = [];

    [SkippableFact]
    public async Task Graph_CountsWhatRanAndWhatFollowed()
    {
        var page = await OpenRunAsync("?show=graph");
        var graph = page.GetByRole(AriaRole.Region, new() { Name = "Graph of the run" });

        await Expect(Node(graph, "think 2 ×")).ToBeVisibleAsync();
        await Expect(Node(graph, "search 2 ×")).ToBeVisibleAsync();
        // The root begins with thinking, and searching leads back to it once.
        Assert.Equal(
            ["helper begins with think, 1 time", "think is followed by search, 2 times", "search is followed by think, 1 time"],
            await graph.Locator("ul.sr li").AllTextContentsAsync());
        await Node(graph, "search 2 ×").ClickAsync();
        await Expect(page.Locator(".detail h2").First).ToHaveTextAsync("search");
        Assert.Contains("observation=" + Ids.Span(0x303), page.Url, StringComparison.Ordinal);
        await Node(graph, "search 2 ×").ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("observation=" + Ids.Span(0x305)));
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Playback_GoesThroughTheRunInTheOrderOfItsSteps()
    {
        var page = await OpenRunAsync("?show=graph");

        await page.GetByRole(AriaRole.Button, new() { Name = "Step by step" }).ClickAsync();
        await Expect(page.Locator(".playback-at")).ToContainTextAsync("1 of 5");
        await Expect(page.Locator(".graph-node.is-ahead")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Next step" }).ClickAsync();
        await Expect(page.Locator(".graph-node[aria-pressed=true]")).ToContainTextAsync("1 of 2");
        await page.GetByLabel("Speed").SelectOptionAsync("fast");
        await page.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true }).ClickAsync();

        await Expect(page.Locator(".playback-at")).ToContainTextAsync("5 of 5");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator(".graph-node.is-ahead")).ToHaveCountAsync(0);
        Assert.Contains("observation=" + Ids.Span(0x305), page.Url, StringComparison.Ordinal);
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task SearchThatFoundNothing_IsSaidInTheTree()
    {
        var page = await OpenRunAsync("");

        await Expect(page.GetByRole(AriaRole.Treeitem).Filter(new() { HasText = "found nothing" })).ToHaveCountAsync(1);
        await Expect(page.Locator($"[data-id='{Ids.Span(0x305)}']")).ToContainTextAsync("found nothing");
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task PictureThatATextRefersTo_IsShown()
    {
        Skip.If(Browser.Executable is null, "No chromium on this machine: apt-get install chromium");
        var picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAYAAADgdz34AAAAK0lEQVR42u3NMQEAAAgDoK1/aM3g4QcFaCZ3VSQSiUQikUgkEolEIpHoWwsqbgE8q1bgkAAAAABJRU5ErkJggg==");
        using var announced = await Client.PostAsync(
            "api/public/media",
            $$"""{"contentLength":{{picture.Length}},"traceId":"{{Ids.Trace(0x310)}}","observationId":"{{Ids.Span(0x311)}}","field":"output","contentType":"image/png","sha256Hash":"{{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(picture))}}"}""");
        var media = await BodyOf(announced);
        using var upload = new HttpRequestMessage(HttpMethod.Put, (string)media["uploadUrl"]!) { Content = new ByteArrayContent(picture) };
        using var uploaded = await Client.SendAsync(upload);
        using var sent = await Client.ExportAsync(new ProtoSpan
        {
            TraceId = Ids.Trace(0x310), SpanId = Ids.Span(0x311), Name = "draw",
            Attributes = new Dictionary<string, object> { ["langfuse.observation.output"] = $$"""{"picture":"@@@langfuseMedia:type=image/png|id={{(string?)media["mediaId"]}}|source=bytes@@@"}""" },
        });
        Assert.True(uploaded.IsSuccessStatusCode && sent.IsSuccessStatusCode);
        var page = await browser.OpenAsync(new Uri(Server.BaseUrl, "/project/local/traces/" + Ids.Trace(0x310)), _complaints);

        var shown = page.Locator("img.media");
        await Expect(shown).ToBeVisibleAsync();
        await Expect(shown).ToHaveJSPropertyAsync("naturalWidth", 24);
        Assert.Empty(_complaints);
    }

    private static ILocator Node(ILocator graph, string name) => graph.GetByRole(AriaRole.Button, new() { Name = name });

    // Thinks, searches, thinks, searches and finds nothing.
    private async Task<IPage> OpenRunAsync(string query)
    {
        Skip.If(Browser.Executable is null, "No chromium on this machine: apt-get install chromium");
        using var sent = await Client.ExportAsync(
            Span(1, null, "helper", "agent", 0, 100, "done"), Span(2, 1, "think", "generation", 1, 10, "search first"), Span(3, 1, "search", "retriever", 11, 20, """[{"title":"Returns"}]"""),
            Span(4, 1, "think", "generation", 21, 30, "once more"), Span(5, 1, "search", "retriever", 31, 40, "[]"));
        Assert.True(sent.IsSuccessStatusCode);
        return await browser.OpenAsync(new Uri(Server.BaseUrl, $"/project/local/traces/{Ids.Trace(0x300)}{query}"), _complaints);
    }

    private static ProtoSpan Span(int number, int? parent, string name, string type, int from, int to, string output)
    {
        const ulong Start = 1_770_000_000_000_000_000;
        return new ProtoSpan
        {
            TraceId = Ids.Trace(0x300), SpanId = Ids.Span(0x300 + number), ParentSpanId = parent is { } id ? Ids.Span(0x300 + id) : null, Name = name,
            Start = Start + (ulong)from * 1_000_000, End = Start + (ulong)to * 1_000_000,
            Attributes = new Dictionary<string, object> { ["langfuse.observation.type"] = type, ["langfuse.observation.output"] = output },
        };
    }
}
