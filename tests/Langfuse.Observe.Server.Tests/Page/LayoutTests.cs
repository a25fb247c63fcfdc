using Langfuse.Observe.Server.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Langfuse.Observe.Server.Tests.Page;

/// <summary>Long names, deep trees and narrow windows: nothing runs out of the page or over something else.</summary>
public sealed class LayoutTests(Browser browser) : ServerTest, IClassFixture<Browser>
{
    private const string WidthTooMuch = "() => [document.documentElement, document.querySelector('main')].map(box => box.scrollWidth - box.clientWidth)";
    private readonly List<string> _complaints = [];

    [SkippableTheory]
    [InlineData(380)]
    [InlineData(800)]
    [InlineData(1400)]
    public async Task LongTexts_InAWindowOfAnyWidth_StayInIt(int width)
    {
        await SendLongTextsAsync();
        var page = await Open(width, new Uri(Server.BaseUrl, "/project/local/traces"));

        await page.WaitForSelectorAsync("tbody.rows tr");
        await AssertNothingIsTooWideAsync(page);
        Assert.InRange((await page.Locator("tbody.rows a").First.BoundingBoxAsync())!.Width, 100, width);
        await page.GotoAsync(Server.GetTraceUrl(Ids.Trace(1)).AbsoluteUri);
        await page.WaitForSelectorAsync("[data-ready] [data-panel=output]");
        await AssertNothingIsTooWideAsync(page);
        Assert.InRange((await page.Locator(".detail h2").BoundingBoxAsync())!.Height, 10, 90);
        Assert.Empty(_complaints);
    }

    [SkippableTheory]
    [InlineData(380)]
    [InlineData(1400)]
    public async Task DeepTrace_EachName_StandsBesideItsBar(int width)
    {
        await Client.ExportAsync([.. Enumerable.Range(1, 200).Select(level => new ProtoSpan
        {
            SpanId = Ids.Span(level), ParentSpanId = level == 1 ? null : Ids.Span(level - 1), Name = $"level-{level}",
            Start = 1_770_000_000_000_000_000 + (ulong)level * 1_000_000,
        })]);
        var page = await Open(width, Server.GetTraceUrl(Ids.Trace(1)));

        await Expect(page.GetByRole(AriaRole.Treeitem).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.GetByRole(AriaRole.Treeitem, new() { Name = "level-200 " })).ToBeVisibleAsync();
        var room = await page.EvaluateAsync<int[]>(
            "() => [...document.querySelectorAll('.row')].map(row => { const label = row.querySelector('.label').getBoundingClientRect(); "
            + "const end = row.querySelector('.lane').getBoundingClientRect().left; return Math.round(Math.min(label.right, end) - label.left); })");
        Assert.All(room, pixels => Assert.InRange(pixels, 30, width));
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task ObservationWithoutName_IsStillNamed()
    {
        await Client.ExportAsync(new ProtoSpan { Name = "" });
        var page = await Open(1400, Server.GetTraceUrl(Ids.Trace(1)));

        await Expect(page.Locator(".row .label")).ToHaveTextAsync("(no name)");
        await Expect(page.Locator(".detail h2")).ToHaveTextAsync("(no name)");
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task ManyScores_TheHeadSaysHowManyMore()
    {
        await Client.ExportAsync(new ProtoSpan { Name = "scored" });
        for (var number = 0; number < 11; number++)
        {
            using var scored = await Client.PostAsync("api/public/scores", $$"""{"name":"score-{{number}}","value":{{number}},"traceId":"{{Ids.Trace(1)}}"}""");
        }

        var page = await Open(1400, Server.GetTraceUrl(Ids.Trace(1)));

        await Expect(page.Locator(".trace-head")).ToContainTextAsync("3 more below");
        await Expect(page.Locator("[data-panel=scores] .score-line")).ToHaveCountAsync(11);
        Assert.Empty(_complaints);
    }

    private static async Task AssertNothingIsTooWideAsync(IPage page)
    {
        var excess = await page.EvaluateAsync<int[]>(WidthTooMuch);
        Assert.Equal(new int[] { 0, 0 }, excess);
    }

    private async Task SendLongTextsAsync() => await Client.ExportAsync(new ProtoSpan
    {
        Name = "step " + new string('n', 400),
        Attributes =
        {
            ["langfuse.trace.name"] = "trace " + new string('t', 300),
            ["user.id"] = new string('u', 190),
            ["session.id"] = new string('s', 190),
            ["langfuse.trace.tags"] = Enumerable.Range(0, 30).Select(number => $"tag-{number}").ToArray(),
            ["langfuse.observation.input"] = new string('i', 3000),
            ["langfuse.observation.output"] = $$"""{"text":"{{new string('o', 3000)}}"}""",
        },
    });

    private async Task<IPage> Open(int width, Uri address)
    {
        Skip.If(Browser.Executable is null, "No chromium on this machine: apt-get install chromium");
        var page = await browser.OpenAsync(address, _complaints);
        await page.SetViewportSizeAsync(width, 800);
        return page;
    }
}
