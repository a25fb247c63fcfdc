using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Langfuse.Observe.Server.Tests.Page;

/// <summary>What a team does on the page beyond looking at traces, click by click.</summary>
public sealed class WalkTests(Browser browser) : ServerTest, IClassFixture<Browser>
{
    private readonly List<string> _complaints = [];

    private async Task<IPage> Open(string view)
    {
        Skip.If(Browser.Executable is null, "No chromium on this machine: apt-get install chromium");
        return await browser.OpenAsync(new Uri(Server.BaseUrl, "/project/local/" + view), _complaints);
    }

    private static async Task<string> IdOfAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        response.Dispose();
        return (string?)JsonNode.Parse(body)!["id"] ?? throw new InvalidOperationException(body);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [SkippableFact]
    public async Task Prompt_LabelIsMovedAndRolledBack()
    {
        await Client.PostAsync("api/public/v2/prompts", """{"name":"greet","prompt":"Hello {{name}}","labels":["production"]}""");
        await Client.PostAsync("api/public/v2/prompts", """{"name":"greet","prompt":"Good day {{name}}"}""");
        var page = await Open("prompts/greet");

        await Button(page, "Move a label here").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "production now on version 1" }).ClickAsync();
        await Expect(page.Locator(".versions li").First).ToContainTextAsync("production");
        Assert.Equal(2, (int)(await Client.GetAsync("api/public/v2/prompts/greet"))["version"]!);

        await page.GetByRole(AriaRole.Link, new() { Name = "Version 1" }).ClickAsync();
        await Button(page, "Move a label here").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "production now on version 2" }).ClickAsync();
        await Expect(page.Locator(".versions li").Nth(1)).ToContainTextAsync("production");
        Assert.Equal(1, (int)(await Client.GetAsync("api/public/v2/prompts/greet"))["version"]!);

        await page.GetByRole(AriaRole.Link, new() { Name = "Version 2" }).ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Changes" }).ClickAsync();
        await Expect(page.Locator(".diff del")).ToHaveTextAsync("Hello");
        await Expect(page.Locator(".diff ins")).ToHaveTextAsync("Good day");
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Dataset_ItemIsAddedHeldAgainstItsSchemaAndRunsAreCompared()
    {
        await Client.PostAsync("api/public/v2/datasets", """{"name":"returns","inputSchema":{"type":"object","required":["question"]}}""");
        var page = await Open("datasets/returns");

        await Button(page, "Add an item").ClickAsync();
        await page.GetByLabel("Input, text or JSON").FillAsync("no object");
        await Button(page, "Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("input");
        await page.GetByLabel("Input, text or JSON").FillAsync("""{"question":"Where is it?"}""");
        await page.GetByLabel("Expected output").FillAsync("On its way");
        await Button(page, "Save").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Items" })).ToContainTextAsync("Where is it?");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Compare runs" }).ClickAsync();
        await Expect(page.GetByText("No runs to compare yet.")).ToBeVisibleAsync();
        // The refused item is the browser's one complaint.
        Assert.All(_complaints, complaint => Assert.Contains("400", complaint, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Policy_IsTriedSavedAndItsViolationAccepted()
    {
        await Client.ExportAsync(new ProtoSpan { Name = "nobody-asked" });
        var page = await Open("policies?tab=policies");

        await page.GetByLabel("Begin with").SelectOptionAsync("Every trace has a user");
        await Button(page, "New policy").ClickAsync();
        await Button(page, "Try it").ClickAsync();
        await Expect(page.GetByText("1 trace of 1 that match")).ToBeVisibleAsync();
        await Button(page, "Save").ClickAsync();
        await Button(page, "Run on stored").ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Violations" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Violations" })).ToContainTextAsync("nobody-asked");
        await Button(page, "Accept").ClickAsync();

        await Expect(page.GetByText("Nothing open. A policy flags traces as they arrive.")).ToBeVisibleAsync();
        Assert.Equal(1, (int)(await Client.GetAsync("api/violations"))["counts"]!["accepted"]!);
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Evaluator_IsMadeAndARuleJudgesWhatIsStored()
    {
        await Client.ExportAsync(new ProtoSpan { Name = "answer", Attributes = { ["langfuse.observation.type"] = "generation", ["langfuse.observation.output"] = "see http://handbook" } });
        var page = await Open("evaluators");

        await page.GetByLabel("Begin with").SelectOptionAsync("The output has a text");
        await Button(page, "New evaluator").ClickAsync();
        await Button(page, "Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Evaluators" })).ToContainTextAsync("cites-a-source");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Rules" }).ClickAsync();
        await Button(page, "New rule").ClickAsync();
        await Button(page, "Save").ClickAsync();
        await Button(page, "Judge stored").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Rules" })).ToContainTextAsync("completed");

        await page.GotoAsync(new Uri(Server.BaseUrl, "/project/local/scores").AbsoluteUri);
        await Expect(page.Locator("tbody.rows")).ToContainTextAsync("cites-a-source");
        await Expect(page.Locator("tbody.rows")).ToContainTextAsync("true");
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Judge_IsWrittenTriedAndStarted_AndItsScoresAndReasonsAreThere()
    {
        await using var judge = await FakeJudge.StartAsync();
        using var made = await Client.SendAsync(HttpMethod.Put, "api/public/llm-connections", new JsonObject { ["provider"] = "openai", ["adapter"] = "openai", ["secretKey"] = "sk-judge", ["baseURL"] = judge.Address.AbsoluteUri }.ToJsonString());
        static ProtoSpan Answer(int number, string? output) => new()
        {
            TraceId = Ids.Trace(number), SpanId = Ids.Span(number), Name = "answer",
            Attributes = output is null
                ? new() { ["langfuse.observation.type"] = "generation", ["langfuse.observation.input"] = "where?" }
                : new() { ["langfuse.observation.type"] = "generation", ["langfuse.observation.input"] = "where?", ["langfuse.observation.output"] = output },
        };
        using var sent = await Client.ExportAsync(Answer(1, "here"), Answer(2, null));
        var page = await Open("evaluators");

        await page.GetByLabel("Begin with").SelectOptionAsync("A judge: is the answer helpful?");
        await Button(page, "New evaluator").ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("helpful");
        await Button(page, "Try it").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("because");
        await Button(page, "Save").ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Rules" }).ClickAsync();
        await Button(page, "New rule").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Only where" })).ToContainTextAsync("Type is generation");
        await Button(page, "Add a filter").ClickAsync();
        await page.GetByLabel("Field").SelectOptionAsync("Name");
        await page.Locator(".menu-form [name=value]").FillAsync("answer");
        await Button(page, "Add filter").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Only where" })).ToContainTextAsync("Name is answer");
        await Button(page, "Save").ClickAsync();
        await Button(page, "Judge stored").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Rules" })).ToContainTextAsync("completed");

        await page.GetByRole(AriaRole.Tab, new() { Name = "Runs" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Runs" })).ToContainTextAsync("the variable 'output' maps to nothing");
        await page.GotoAsync(new Uri(Server.BaseUrl, "/project/local/scores").AbsoluteUri);
        await Expect(page.Locator("tbody.rows")).ToContainTextAsync("helpful");
        var filter = (await Client.GetAsync("api/public/v2/evaluation-rules"))["data"]![0]!["filter"]!.AsArray();
        Assert.Equal(["type", "name"], filter.Select(condition => (string)condition!["column"]!));
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Alert_IsSetByTheForm_AndItsFiringIsInTheLog()
    {
        await using var hook = await FakeWebhook.StartAsync();
        var page = await Open("alerts");

        await page.GetByLabel("Begin with").SelectOptionAsync("Errors");
        await Button(page, "New alert").ClickAsync();
        await page.GetByLabel("Bound").FillAsync("0");
        await page.GetByLabel("Tell this address").FillAsync(hook.Address.AbsoluteUri);
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Only where" })).ToContainTextAsync("Level is ERROR");
        await Button(page, "Add a filter").ClickAsync();
        await page.GetByLabel("Field").SelectOptionAsync("Name");
        await page.Locator(".menu-form [name=op]").SelectOptionAsync("is");
        await page.Locator(".menu-form [name=value]").FillAsync("charge");
        await Button(page, "Add filter").ClickAsync();
        await Button(page, "Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "The secret of the webhook" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        var alert = (string)(await Client.GetAsync("api/local/alerts"))["data"]![0]!["id"]!;
        using var often = await Client.SendAsync(HttpMethod.Patch, $"api/local/alerts/{alert}", """{"intervalSeconds":5}""");
        using var sent = await Client.ExportAsync(new ProtoSpan { Name = "charge", StatusCode = 2, Start = (ulong)(DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalMicroseconds * 1000 });

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Alerts" }).Locator(".state")).ToHaveTextAsync("alert", new() { Timeout = 30_000 });
        await Button(page, "Log").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Events" })).ToContainTextAsync("fired");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Events" })).ToContainTextAsync("delivered", new() { Timeout = 30_000 });
        Assert.Contains("alert.fired", Assert.Single(hook.Received).Body, StringComparison.Ordinal);
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Queue_IsWorkedThroughByKeyboardAlone()
    {
        await Client.ExportAsync([.. Enumerable.Range(1, 20).Select(number => new ProtoSpan
        {
            TraceId = Ids.Trace(number), SpanId = Ids.Span(number), Name = $"answer-{number}", Attributes = { ["langfuse.observation.type"] = "generation", ["langfuse.observation.output"] = $"text {number}" },
        })]);
        var config = await IdOfAsync(await Client.PostAsync("api/public/score-configs", """{"name":"helpful","dataType":"BOOLEAN"}"""));
        var queue = await IdOfAsync(await Client.PostAsync("api/public/annotation-queues", new JsonObject { ["name"] = "review", ["scoreConfigIds"] = new JsonArray(config) }.ToJsonString()));
        await Client.PostAsync($"api/local/annotation-queues/{queue}/items", """{"objectType":"OBSERVATION","limit":100}""");
        var page = await Open("annotation/" + queue);

        await Expect(page.GetByText("0 of 20")).ToBeVisibleAsync();
        for (var item = 1; item < 20; item++)
        {
            var (answer, done) = (item % 2 == 0 ? "2" : "1", $"{item} of 20");
            await Expect(page.GetByRole(AriaRole.Group, new() { Name = "helpful" })).ToBeVisibleAsync();
            await page.Keyboard.PressAsync(answer);
            await Expect(page.Locator(".choices [aria-pressed=true]")).ToHaveCountAsync(1);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByText(done)).ToBeVisibleAsync();
        }

        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "helpful" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("s");
        await Expect(page.GetByText("Nothing left for you here.")).ToBeVisibleAsync();
        var scores = (await Client.GetAsync("api/public/v3/scores?limit=100"))["data"]!.AsArray();
        Assert.Equal(19, scores.Count);
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Settings_KeyIsMadeShownOnceAndRevoked()
    {
        var page = await Open("settings?tab=keys");

        await page.GetByLabel("Note").FillAsync("ci");
        await Button(page, "New key").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("LANGFUSE_SECRET_KEY=sk-lf-");
        await page.Keyboard.PressAsync("Escape");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "ci" });
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();

        await Expect(row).ToHaveCountAsync(0);
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Metrics_PanelIsAddedAndStandsInTheAddress()
    {
        await RagTrace.SendAsync(Client, DateTimeOffset.UtcNow);
        var page = await Open("metrics");

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Traces by name" })).ToContainTextAsync("support-answer");
        await Button(page, "Panel").ClickAsync();
        await page.GetByLabel("Measure").SelectOptionAsync("totalTokens");
        await page.Locator("select[name=dimension]").SelectOptionAsync("name");
        await page.GetByLabel("Shown as").SelectOptionAsync("list");
        await Button(page, "Add it").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Tokens, p95 by name" })).ToBeVisibleAsync();
        Assert.Contains("observations.totalTokens.p95.name.list", page.Url, StringComparison.Ordinal);
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task Integration_IsTestedAndSaved()
    {
        await using var source = await LangfuseLocalServer.StartAsync();
        var page = await Open("integrations");

        await Button(page, "New integration").ClickAsync();
        await page.GetByLabel("Name").FillAsync("production");
        await page.GetByLabel("Address").FillAsync(source.BaseUrl.AbsoluteUri);
        await page.GetByLabel("Public key").FillAsync("pk-lf-local");
        await page.GetByLabel("Secret key").FillAsync("wrong");
        await Button(page, "Test connection").ClickAsync();
        await Expect(page.Locator("[role=status].error-text")).ToContainTextAsync("Authentication failed");
        await page.GetByLabel("Secret key").FillAsync("sk-lf-local");
        await Button(page, "Test connection").ClickAsync();
        await Expect(page.Locator(".hint[role=status]")).ToContainTextAsync("Connection successful");
        await Button(page, "Save").ClickAsync();
        await Button(page, "Sync now").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Integrations" })).ToContainTextAsync("completed");
        Assert.Empty(_complaints);
    }
}
