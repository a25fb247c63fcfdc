using System.Runtime.CompilerServices;
using Langfuse.Observe.Server.Tests.Support;
using Microsoft.Playwright;

namespace Langfuse.Observe.Server.Tests.Page;

/// <summary>What axe finds on each page: nothing serious, in neither theme.</summary>
public sealed class AccessibilityTests(Browser browser) : ServerTest, IClassFixture<Browser>
{
    private const string Serious = """
        async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.filter(each => ["serious", "critical"].includes(each.impact))
          .map(each => `${each.id}: ${each.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" | ")}`)
        """;

    private static readonly string[] s_views =
        ["home", "traces", $"traces/{RagTrace.TraceId}", $"traces/{RagTrace.TraceId}?show=graph&play=1", "observations", "sessions", "users", "metrics", "scores", "scores?tab=figures", "scores?tab=agreement", "evaluators", "evaluators?tab=rules", "evaluators?tab=runs", "evaluators?tab=bounds", "annotation", "prompts", "prompts/greet", "prompts/greet?tab=changes", "prompts/greet?tab=replay",
         "datasets", "datasets/returns", "agents", "policies", "policies?tab=policies", "alerts", "integrations", "settings", "settings?tab=keys", "settings?tab=members", "settings?tab=prices", "settings?tab=models", "settings?tab=account", "warnings"];

    private readonly List<string> _complaints = [];

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task EveryPage_HasNoSeriousFinding(ColorScheme scheme)
    {
        Skip.If(Browser.Executable is null, "No chromium on this machine: apt-get install chromium");
        var axe = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../peers/page/node_modules/axe-core/axe.min.js"));
        Skip.IfNot(File.Exists(axe), "npm ci --prefix tests/peers/page");
        await RagTrace.SendAsync(Client);
        await Client.PostAsync("api/public/v2/prompts", """{"name":"greet","prompt":"Hello {{name}}","labels":["production"]}""");
        await Client.PostAsync("api/public/v2/prompts", """{"name":"greet","prompt":"Good day {{name}}"}""");
        await Client.PostAsync("api/public/v2/datasets", """{"name":"returns"}""");
        await Client.PostAsync("api/public/dataset-items", """{"datasetName":"returns","input":"q","expectedOutput":"a"}""");
        await Client.PostAsync("api/policies", """{"name":"a user","rule":{"type":"missing","fields":["user"]}}""");
        var page = await browser.OpenAsync(Server.BaseUrl, _complaints, scheme);

        var found = new List<string>();
        foreach (var view in s_views)
        {
            await page.GotoAsync(new Uri(Server.BaseUrl, "/project/local/" + view).AbsoluteUri);
            await page.WaitForSelectorAsync("[data-ready]");
            await page.EvaluateAsync(await File.ReadAllTextAsync(axe));
            found.AddRange((await page.EvaluateAsync<string[]>(Serious)).Select(finding => $"{view}: {finding}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Empty(_complaints);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
