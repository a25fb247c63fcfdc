using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Langfuse.Observe.Server.Tests.Page;

/// <summary>What several people share: views kept on the server, scores of many at once and how two agree, projects, prompts tried over what is stored.</summary>
public sealed class TeamWalkTests(Browser browser) : ServerTest, IClassFixture<Browser>
{
    private readonly List<string> _complaints = [];

    private async Task<IPage> Open(string view)
    {
        Skip.If(Browser.Executable is null, "No chromium on this machine: apt-get install chromium");
        return await browser.OpenAsync(new Uri(Server.BaseUrl, "/project/local/" + view), _complaints);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [SkippableFact]
    public async Task Dashboard_IsSavedForEverybodyAndForgotten()
    {
        var page = await Open("metrics?panel=traces.count.count.name.list&panel=traces.latency.p95.none.line");

        await Button(page, "Dashboards").ClickAsync();
        await page.Locator(".menu-form input[name=name]").FillAsync("Two panels");
        await Button(page, "Save this dashboard").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved for the project" })).ToBeVisibleAsync();

        // Another browser, without anything of the first.
        var other = await Open("metrics");
        await Expect(other.Locator("section.metric")).ToHaveCountAsync(9);
        await Button(other, "Dashboards").ClickAsync();
        await Button(other, "Two panels").ClickAsync();
        await Expect(other.Locator("section.metric")).ToHaveCountAsync(2);
        await Button(other, "Dashboards").ClickAsync();
        await Button(other, "Forget the dashboard Two panels").ClickAsync();
        await Expect(Button(other, "Two panels")).ToHaveCountAsync(0);
        Assert.Empty((await Client.GetAsync("api/local/views?list=metrics")).AsArray());
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Traces_AreScoredTogether()
    {
        await SendTracesAsync(3);
        var page = await Open("traces");

        await page.GetByRole(AriaRole.Columnheader).GetByRole(AriaRole.Checkbox).CheckAsync();
        await Button(page, "Score").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("useful");
        await page.GetByLabel("Type").SelectOptionAsync("BOOLEAN");
        await Button(page, "Save score").ClickAsync();

        await Expect(page.Locator("tbody.rows .score").Filter(new() { HasText = "useful" })).ToHaveCountAsync(3);
        var scores = (await Client.GetAsync("api/public/v2/scores?name=useful"))["data"]!.AsArray();
        Assert.Equal(3, scores.Select(score => (string?)score!["traceId"]).Distinct().Count());
        Assert.All(scores, score => Assert.Equal(1, (int)score!["value"]!));
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Scores_AreShownAsDistributionAndHeldAgainstEachOther()
    {
        await SendTracesAsync(4);
        foreach (var (number, judge, person) in new[] { (0, 0.1, 0.2), (1, 0.4, 0.5), (2, 0.7, 0.8), (3, 0.9, 1.0) })
        {
            foreach (var (name, value) in new[] { ("judge", judge), ("person", person) })
            {
                using var scored = await Client.PostAsync("api/public/scores", FormattableString.Invariant($$"""{"name":"{{name}}","value":{{value}},"traceId":"{{Ids.Trace(0x500 + number)}}"}"""));
                Assert.True(scored.IsSuccessStatusCode);
            }
        }

        var page = await Open("scores");
        await Button(page, "Distribution").ClickAsync();
        var spread = page.GetByRole(AriaRole.Region, new() { Name = "Distribution of judge" });
        await Expect(spread).ToContainTextAsync("4 scores");
        await Expect(spread.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(10);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "person over time" })).ToBeVisibleAsync();

        await Button(page, "Agreement").ClickAsync();
        await page.GetByLabel("One").SelectOptionAsync("judge");
        await page.GetByLabel("Other").SelectOptionAsync("person");
        await Expect(page.Locator(".facts")).ToContainTextAsync("Judged by both4");
        await Expect(page.Locator(".facts")).ToContainTextAsync("Correlation1.00");
        await Expect(page.Locator(".matrix tbody td span").Filter(new() { HasText = "1" })).ToHaveCountAsync(4);
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Prompt_IsRunOverStoredGenerationsWithTheValuesThatTheyHad()
    {
        await using var model = await FakeJudge.StartAsync();
        model.Answer = (asked, context) => FakeJudge.SayAsync(context, "new answer");
        await Client.SendAsync(HttpMethod.Put, "api/public/llm-connections", $$"""{"provider":"fake","adapter":"openai","secretKey":"sk-1","baseURL":"{{model.Address}}","customModels":["gpt-4o-mini"]}""");
        await Client.PostAsync("api/public/v2/prompts", """{"name":"greet","prompt":"Hello {{name}}, be short."}""");
        await Client.PostAsync("api/public/v2/prompts", """{"name":"greet","prompt":"Good day {{name}}!"}""");
        using var sent = await Client.ExportAsync(new ProtoSpan
        {
            TraceId = Ids.Trace(0x600), SpanId = Ids.Span(0x600), Name = "greeting",
            Attributes = new Dictionary<string, object>
            {
                ["langfuse.observation.type"] = "generation", ["langfuse.observation.prompt.name"] = "greet", ["langfuse.observation.prompt.version"] = 1L,
                ["langfuse.observation.input"] = """[{"role":"system","content":"Hello Ada, be short."},{"role":"user","content":"Who am I?"}]""", ["langfuse.observation.output"] = "old answer",
            },
        });
        var page = await Open("prompts/greet?tab=replay");

        await page.GetByLabel("Model").FillAsync("gpt-4o-mini");
        await Button(page, "Ask 1 generation again with version 2").ClickAsync();
        await Expect(page.Locator(".compare-sides")).ToContainTextAsync("old answer");
        await Expect(page.Locator(".compare-sides")).ToContainTextAsync("new answer");
        await Button(page, "Differences").ClickAsync();
        await Expect(page.Locator(".diff ins")).ToHaveTextAsync("new");

        var messages = Assert.Single(model.Requests)["messages"]!.AsArray();
        Assert.Equal(["system: Good day Ada!", "user: Who am I?"], messages.Select(message => $"{(string?)message!["role"]}: {(string?)message["content"]}"));
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Policy_IsWrittenByAFormWithoutJson()
    {
        var page = await Open("policies?tab=policies");

        await Button(page, "New policy").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("cheap agents");
        await dialog.GetByLabel("Severity").SelectOptionAsync("high");
        await dialog.GetByLabel("It flags").SelectOptionAsync("cost");
        await dialog.GetByLabel("At most, US dollars").FillAsync("0.25");
        await dialog.GetByLabel("Only agents").FillAsync("Support*, refund-agent");
        await Button(page, "Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Policies" })).ToContainTextAsync("cheap agents");

        var policy = (await Client.GetAsync("api/policies"))["data"]![0]!;
        Assert.Equal("high", (string?)policy["severity"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"type":"cost","max":0.25}"""), policy["rule"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""["Support*","refund-agent"]"""), policy["match"]!["agents"]));
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Project_IsMadeAndChosen()
    {
        await SendTracesAsync(1);
        var page = await Open("settings");

        await page.Locator("form").Filter(new() { HasText = "Make it" }).GetByLabel("Name").FillAsync("second");
        await Button(page, "Make it").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Project: local" }).ClickAsync();
        await Button(page, "second").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/project/local/", StringComparison.Ordinal));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Project: second" })).ToBeVisibleAsync();

        // What is made there stands there, and the traces of the first do not.
        await page.GetByRole(AriaRole.Link, new() { Name = "Prompts" }).ClickAsync();
        await Button(page, "New prompt").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("here");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).Nth(1).FillAsync("Hello");
        await page.GetByRole(AriaRole.Dialog).Locator("button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/prompts", StringComparison.Ordinal));
        Assert.Empty((await Client.GetAsync("api/public/v2/prompts"))["data"]!.AsArray());
        await page.GetByRole(AriaRole.Link, new() { Name = "Traces" }).ClickAsync();
        await Expect(page.GetByText("traffic-0")).ToHaveCountAsync(0);
        Assert.Empty(_complaints);
    }

    private async Task SendTracesAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            var start = (ulong)DateTimeOffset.UtcNow.AddMinutes(-number - 1).ToUnixTimeMilliseconds() * 1_000_000;
            using var sent = await Client.ExportAsync(new ProtoSpan { TraceId = Ids.Trace(0x500 + number), SpanId = Ids.Span(0x500 + number), Name = $"traffic-{number}", Start = start, End = start + 1_000_000 });
            Assert.True(sent.IsSuccessStatusCode);
        }
    }
}
