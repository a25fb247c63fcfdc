using System.Text.RegularExpressions;
using Langfuse.Observe.Server.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Langfuse.Observe.Server.Tests.Page;

public sealed class PageTests(Browser browser) : ServerTest, IClassFixture<Browser>
{
    private readonly List<string> _complaints = [];

    private Uri Traces => new(Server.BaseUrl, "/project/local/traces");

    private async Task<IPage> Open(Uri? address = null, ColorScheme scheme = ColorScheme.Light)
    {
        Skip.If(Browser.Executable is null, "No chromium on this machine: apt-get install chromium");
        return await browser.OpenAsync(address ?? Server.BaseUrl, _complaints, scheme);
    }

    [SkippableFact]
    public async Task EmptyServer_TellsHowToConnect()
    {
        var page = await Open();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Waiting for the first trace" })).ToBeVisibleAsync();
        await Expect(page.Locator(".snippet").First).ToContainTextAsync($"LANGFUSE_BASE_URL={Server.BaseUrl.GetLeftPart(UriPartial.Authority)}");
        await Expect(page.Locator(".snippet").First).ToContainTextAsync("LANGFUSE_SECRET_KEY=sk-lf-local");
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task List_ShowsATraceWithItsNumbers_AndANewOneByItself()
    {
        await RagTrace.SendAsync(Client);
        var page = await Open(Traces);

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "support-answer" });
        foreach (var text in (string[])["user-4711", "chat-2f9c", "production", "2.72 s", "1,758", "$0.0024", "groundedness", "0.94"])
        {
            await Expect(row).ToContainTextAsync(text);
        }

        await Client.ExportAsync(new ProtoSpan { Name = "arrived-later", Start = (ulong)DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1_000_000 });
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "arrived-later" })).ToBeVisibleAsync();
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Filter_TakesWordsAndFullText()
    {
        await RagTrace.SendAsync(Client);
        await Client.ExportAsync(new ProtoSpan { Name = "other", Attributes = { ["user.id"] = "ada" } });
        var page = await Open(Traces);
        var box = page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter traces" });

        await box.FillAsync("saleable condition");
        await Expect(page.Locator("tbody.rows tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("tbody.rows tr")).ToContainTextAsync("support-answer");
        await box.FillAsync("user:ada");
        await Expect(page.Locator("tbody.rows tr")).ToContainTextAsync("other");
        await box.FillAsync("level:error tag:production");
        await Expect(page.Locator("tbody.rows tr")).ToContainTextAsync("support-answer");
        await box.FillAsync("no such words anywhere");
        await Expect(page.GetByText("No trace matches this filter.")).ToBeVisibleAsync();
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task DeepLink_OpensTheTraceWithTreeTimeLineAndDetails()
    {
        await RagTrace.SendAsync(Client);
        var page = await Open(Server.GetTraceUrl(RagTrace.TraceId));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "support-answer" })).ToBeVisibleAsync();
        var tree = page.GetByRole(AriaRole.Tree, new() { Name = "Observations" });
        await Expect(tree.GetByRole(AriaRole.Treeitem)).ToHaveCountAsync(12);
        var generation = tree.GetByRole(AriaRole.Treeitem, new() { NameRegex = new Regex("^generate-answer gpt-4o 1.88 s, generation$") });
        await Expect(generation).ToHaveAttributeAsync("aria-level", "2");
        await Expect(tree.GetByRole(AriaRole.Treeitem, new() { NameRegex = new Regex("^embed-query") })).ToHaveAttributeAsync("aria-level", "3");
        await Expect(tree.GetByRole(AriaRole.Treeitem, new() { NameRegex = new Regex("^order-lookup.*error$") })).ToBeVisibleAsync();

        var lane = (await generation.Locator(".lane").BoundingBoxAsync())!;
        var bar = (await generation.Locator(".bar-span").BoundingBoxAsync())!;
        Assert.InRange((bar.X - lane.X) / lane.Width, 0.14, 0.16);
        Assert.InRange(bar.Width / lane.Width, 0.68, 0.70);
        var waiting = (await generation.Locator(".waiting").BoundingBoxAsync())!;
        Assert.InRange(waiting.Width / bar.Width, 0.25, 0.28);
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Details_OfAGeneration_ShowChatTokensCostScoresAndParameters()
    {
        await RagTrace.SendAsync(Client);
        var page = await Open(Server.GetTraceUrl(RagTrace.TraceId));

        await page.GetByRole(AriaRole.Treeitem, new() { NameRegex = new Regex("^generate-answer") }).ClickAsync();

        var input = page.Locator("[data-panel=input]");
        await Expect(input.Locator(".message-system")).ToContainTextAsync("You answer questions of customers");
        await Expect(input.Locator(".message-user")).ToContainTextAsync(RagTrace.Question);
        var output = page.Locator("[data-panel=output]");
        await Expect(output.Locator(".message-assistant strong")).ToHaveTextAsync("saleable condition");
        await Expect(output.Locator("ol li")).ToHaveCountAsync(3);
        var tokens = page.Locator("[data-panel=tokens]");
        foreach (var text in (string[])["estimate", "In834", "Cached512", "Out87", "Total921", "$0.0023"])
        {
            await Expect(tokens).ToContainTextAsync(text);
        }

        var scores = page.Locator("[data-panel=scores]");
        await Expect(scores).ToContainTextAsync("Every sentence is in the retrieved pages.");
        await Expect(scores).ToContainTextAsync("friendly");
        await Expect(page.GetByLabel("Model parameters", new() { Exact = true })).ToContainTextAsync("max_tokens500");
        await Expect(page.Locator(".detail")).ToContainTextAsync("support-answer v4");
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Keyboard_MovesThroughListAndTree()
    {
        await RagTrace.SendAsync(Client);
        var page = await Open(Traces);
        await page.WaitForSelectorAsync("tbody.rows tr");

        await page.Keyboard.PressAsync("j");
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Trace" })).ToContainTextAsync(RagTrace.Question);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Treeitem, new() { Selected = true })).ToBeVisibleAsync();
        for (var step = 0; step < 3; step++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await Expect(page.GetByRole(AriaRole.Treeitem, new() { Selected = true })).ToHaveAttributeAsync("aria-label", new Regex("^embed-query"));
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("ArrowLeft");

        await Expect(page.GetByRole(AriaRole.Treeitem, new() { NameRegex = new Regex("^retrieve-documents") })).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(page.GetByRole(AriaRole.Treeitem)).ToHaveCountAsync(9);
        await Expect(page.Locator(".detail h2")).ToHaveTextAsync("retrieve-documents");
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task BigTrace_DrawsWhatIsInSightAndReadsContentWhenAsked()
    {
        await Client.ExportAsync([.. Enumerable.Range(1, 3000).Select(number => new ProtoSpan
        {
            SpanId = Ids.Span(number), ParentSpanId = number == 1 ? null : Ids.Span(1), Name = $"step-{number}", Start = 1_770_000_000_000_000_000 + (ulong)number * 1_000_000,
            Attributes = { ["langfuse.observation.input"] = $"input of {number}" },
        })]);
        var page = await Open(Server.GetTraceUrl(Ids.Trace(1)));

        await page.GetByRole(AriaRole.Treeitem, new() { NameRegex = new Regex("^step-7 ") }).ClickAsync();
        await Expect(page.Locator("[data-panel=input]")).ToContainTextAsync("input of 7");
        await page.Keyboard.PressAsync("End");
        await Expect(page.GetByRole(AriaRole.Treeitem, new() { NameRegex = new Regex("^step-3000 ") })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-panel=input]")).ToContainTextAsync("input of 3000");
        Assert.InRange(await page.GetByRole(AriaRole.Treeitem).CountAsync(), 10, 100);
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Content_ThatLooksLikeMarkup_StaysText()
    {
        await Client.ExportAsync(new ProtoSpan
        {
            Name = "<img src=x onerror=alert(1)>",
            Attributes = { ["langfuse.observation.input"] = "<script>alert(1)</script> **bold**", ["langfuse.observation.output"] = """[{"role":"user","content":"<b>no</b>"}]""" },
        });
        var page = await Open(Server.GetTraceUrl(Ids.Trace(1)));

        await Expect(page.Locator("[data-panel=input]")).ToContainTextAsync("<script>alert(1)</script> bold");
        await Expect(page.Locator("[data-panel=output] .bubble")).ToHaveTextAsync("<b>no</b>");
        Assert.Equal(0, await page.Locator("main script, main img").CountAsync());
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task OtherViews_ListSessionsScoresAndWarnings()
    {
        await RagTrace.SendAsync(Client);
        await Client.ExportAsync(new ProtoSpan { Attributes = { ["langfuse.observation.type"] = "Generation" } });
        var page = await Open();

        await page.GetByRole(AriaRole.Link, new() { Name = "Sessions" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "chat-2f9c" }).ClickAsync();
        await Expect(page.Locator(".message-user")).ToContainTextAsync(RagTrace.Question);
        await page.GetByRole(AriaRole.Link, new() { Name = "Scores" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "user-feedback" })).ToContainTextAsync("true");
        await page.GetByRole(AriaRole.Link, new() { Name = "warning" }).ClickAsync();
        await Expect(page.Locator(".warnings")).ToContainTextAsync("unknown-type");
        Assert.Empty(_complaints);
    }
}
